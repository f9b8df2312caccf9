import type { ReactNode } from 'react'
import { charterMechanisms, collaborationTypes } from '#domain/collaboration/charter.ts'
import { useText } from '#web/lib/text.ts'
import { DayField } from '#web/ui/DayField.tsx'
import { DepartmentPicker } from '#web/ui/DepartmentPicker.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { Choice, TextField } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import type { CharterChange, CharterView } from './charter-api.ts'
import { PartState } from './PartState.tsx'
import { useSavedPart } from './useSavedPart.ts'

const fieldsOf = (charter: CharterView) => ({
  name: charter.name,
  type: charter.type,
  initiatingDepartment: charter.initiatingDepartment,
  initiatedOn: charter.initiatedOn,
  startsOn: charter.startsOn,
  endsOn: charter.endsOn,
  leader: charter.leader,
  decisionMechanism: charter.decisionMechanism,
})
type Fields = ReturnType<typeof fieldsOf>

function bodyOf({ initiatingDepartment, leader, name, ...plain }: Fields): CharterChange {
  return {
    ...plain,
    // A matter keeps its last name until it has another.
    ...(name.trim() !== '' && { name: name.trim() }),
    initiatingDepartmentId: initiatingDepartment?.id ?? null,
    leaderId: leader?.id ?? null,
  }
}

/** Head of the form (S1-51 … S1-56), and how decisions are taken (S1-66). */
export function CharterBasics({ charter }: { charter: CharterView }): ReactNode {
  const text = useText()
  const part = useSavedPart({ charter, name: 'basics', fieldsOf, bodyOf })
  const { value, change } = part
  const canEdit = charter.can.includes('edit')
  const label = (field: string) => text(`charter.field.${field}`)
  if (!canEdit) return <ReadBasics charter={charter} />
  return (
    <div className="form">
      <FormField label={label('name')} required>
        <TextField
          value={value.name}
          onChange={(name) => change({ name })}
          onBlur={part.flush}
          maxLength={200}
        />
      </FormField>
      <div className="field">
        <span className="field-label">{label('type')}</span>
        <Choice
          label={label('type')}
          value={value.type}
          onChange={(type) => change({ type })}
          options={collaborationTypes.map((one) => ({
            value: one,
            label: text(`enum.collaborationType.${one}`),
          }))}
        />
        <p className="small faint">{text(`charter.typeHint.${value.type}`)}</p>
      </div>
      <div className="form-columns">
        <FormField label={label('initiatingDept')}>
          <DepartmentPicker
            value={value.initiatingDepartment}
            onChange={(initiatingDepartment) => change({ initiatingDepartment })}
          />
        </FormField>
        <FormField label={label('initiatedOn')}>
          <DayField value={value.initiatedOn} onChange={(initiatedOn) => change({ initiatedOn })} />
        </FormField>
        <FormField
          label={label('leader')}
          hint={charter.isLeaderSenior === false ? text('charter.leaderHint') : undefined}
        >
          <PersonPicker value={value.leader} onChange={(leader) => change({ leader })} />
        </FormField>
      </div>
      <fieldset className="charter-period">
        <legend className="field-label">{label('period')}</legend>
        <DayField
          aria-label={text('charter.startsOn')}
          value={value.startsOn}
          onChange={(startsOn) => change({ startsOn })}
        />
        <span className="quiet">—</span>
        <DayField
          aria-label={text('charter.endsOn')}
          value={value.endsOn}
          onChange={(endsOn) => change({ endsOn })}
          {...(value.startsOn !== null && { min: value.startsOn })}
        />
      </fieldset>
      <div className="field">
        <span className="field-label">{label('decisionMechanism')}</span>
        <Choice
          label={label('decisionMechanism')}
          value={value.decisionMechanism ?? ('' as never)}
          onChange={(decisionMechanism) => change({ decisionMechanism })}
          options={charterMechanisms.map((one) => ({
            value: one,
            label: text(`enum.decisionMechanism.${one}`),
          }))}
        />
        <p className="small faint">{text('charter.mechanismHint')}</p>
      </div>
      <PartState part={part} say={say} />
    </div>
  )
}

function say({ name, leader, initiatingDepartment, startsOn, endsOn }: Fields): string {
  return [name, initiatingDepartment?.name, leader?.name, startsOn, endsOn].filter(Boolean).join('\n')
}

function ReadBasics({ charter }: { charter: CharterView }): ReactNode {
  const text = useText()
  const rows: [string, ReactNode][] = [
    ['name', charter.name],
    ['type', text(`enum.collaborationType.${charter.type}`)],
    ['initiatingDept', charter.initiatingDepartment?.name],
    ['initiatedOn', charter.initiatedOn],
    ['leader', charter.leader?.name],
    ['period', [charter.startsOn, charter.endsOn].filter(Boolean).join(' — ')],
    [
      'decisionMechanism',
      charter.decisionMechanism && text(`enum.decisionMechanism.${charter.decisionMechanism}`),
    ],
  ]
  return (
    <dl className="collaboration-sheet">
      {rows.map(([field, value]) => (
        <div className="collaboration-cell" key={field}>
          <dt>{text(`charter.field.${field}`)}</dt>
          <dd>{value || '—'}</dd>
        </div>
      ))}
    </dl>
  )
}
