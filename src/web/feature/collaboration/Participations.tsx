import type { ReactNode } from 'react'
import { participationRoles } from '#domain/collaboration/charter.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DepartmentPicker } from '#web/ui/DepartmentPicker.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { OnDay } from '#web/ui/When.tsx'
import type { CharterChange, CharterView, Participation } from './charter-api.ts'
import { PartState } from './PartState.tsx'
import { useSavedPart } from './useSavedPart.ts'

const fieldsOf = (charter: CharterView) => ({
  rows: charter.participations.map(
    ({ department, isCore, role, lead, liaison, coreDuty, output, dueText, subGoal }) => ({
      department,
      isCore,
      role,
      lead,
      liaison,
      coreDuty,
      output,
      dueText,
      subGoal,
    }),
  ),
})
type Row = ReturnType<typeof fieldsOf>['rows'][number]

function bodyOf({ rows }: { rows: Row[] }): CharterChange {
  return {
    participations: rows.map(({ department, lead, liaison, ...row }) => ({
      ...row,
      departmentId: department.id,
      leadId: lead?.id ?? null,
      liaisonId: liaison?.id ?? null,
    })),
  }
}

/** 参与部门及职责 (S1-57 … S1-62) with role, liaison and, where the goal is a strategy, each department's part of it. */
export function Participations({ charter }: { charter: CharterView }): ReactNode {
  const text = useText()
  const part = useSavedPart({ charter, name: 'participations', fieldsOf, bodyOf })
  const { rows } = part.value
  const canEdit = charter.can.includes('edit')
  const put = (index: number, change: Partial<Row>) =>
    part.change({ rows: rows.map((row, at) => (at === index ? { ...row, ...change } : row)) })
  const known = new Map(charter.participations.map((one) => [one.department.id, one]))
  return (
    <div className="stack">
      {rows.length === 0 && <p className="faint">{text('charter.noDepartments')}</p>}
      <ul className="charter-departments">
        {rows.map((row, index) => {
          const now = known.get(row.department.id)
          const isInitiating = row.department.id === charter.initiatingDepartment?.id
          return (
            <li key={row.department.id} className="charter-department" id={`department-${row.department.id}`}>
              <div className="line">
                <h3>{row.department.name}</h3>
                {isInitiating && <span className="small quiet">{text('charter.field.initiatingDept')}</span>}
                {canEdit && !isInitiating && (
                  <span className="push">
                    <Button
                      small
                      kind="quiet"
                      icon="cross"
                      aria-label={text('common.remove', { name: row.department.name })}
                      onClick={() => part.change({ rows: rows.filter((_, at) => at !== index) })}
                    />
                  </span>
                )}
              </div>
              {canEdit ? (
                <RowForm
                  row={row}
                  now={now}
                  charter={charter}
                  onChange={(change) => put(index, change)}
                  onLeave={part.flush}
                />
              ) : (
                <RowText row={row} now={now} />
              )}
            </li>
          )
        })}
      </ul>
      {canEdit && (
        <FormField label={text('charter.addDepartment')}>
          <DepartmentPicker
            value={null}
            onChange={(department) => {
              if (department === null || rows.some((row) => row.department.id === department.id)) return
              part.change({ rows: [...rows, emptyRow(department)] })
            }}
          />
        </FormField>
      )}
      <PartState
        part={part}
        say={(fields) =>
          fields.rows
            .map(({ department, coreDuty, output, dueText }) =>
              [department.name, coreDuty, output, dueText].join(' '),
            )
            .join('\n')
        }
      />
    </div>
  )
}

const emptyRow = (department: Row['department']): Row => ({
  department,
  isCore: true,
  role: null,
  lead: null,
  liaison: null,
  coreDuty: '',
  output: '',
  dueText: '',
  subGoal: '',
})

function RowForm({
  row,
  now,
  charter,
  onChange,
  onLeave,
}: {
  row: Row
  now: Participation | undefined
  charter: CharterView
  onChange: (change: Partial<Row>) => void
  onLeave: () => void
}): ReactNode {
  const text = useText()
  const label = (field: string) => text(`charter.field.${field}`)
  return (
    <div className="form tight-form">
      <div className="form-columns">
        <FormField label={label('role')}>
          <SelectField
            value={row.role ?? ''}
            none={text('charter.noRole')}
            onChange={(role) => onChange({ role: role || null })}
            options={participationRoles.map((one) => ({
              value: one,
              label: text(`enum.participationRole.${one}`),
            }))}
          />
        </FormField>
        <FormField label={label('deptLead')}>
          <PersonPicker value={row.lead} onChange={(lead) => onChange({ lead })} />
        </FormField>
        <FormField label={label('liaison')}>
          <PersonPicker value={row.liaison} onChange={(liaison) => onChange({ liaison })} />
        </FormField>
      </div>
      <div className="form-columns">
        <FormField label={label('coreDuty')}>
          <TextArea
            value={row.coreDuty}
            onChange={(coreDuty) => onChange({ coreDuty })}
            onBlur={onLeave}
            placeholder={text('charter.example.coreDuty')}
            maxLength={2000}
          />
        </FormField>
        <FormField label={label('output')}>
          <TextArea
            value={row.output}
            onChange={(output) => onChange({ output })}
            onBlur={onLeave}
            placeholder={text('charter.example.output')}
            maxLength={2000}
          />
        </FormField>
        <FormField label={label('due')} hint={<Due text={row.dueText} now={now} />}>
          <TextField
            value={row.dueText}
            onChange={(dueText) => onChange({ dueText })}
            onBlur={onLeave}
            placeholder={text('charter.example.due')}
            maxLength={100}
          />
        </FormField>
      </div>
      {charter.type === 'strategy' && (
        <FormField label={label('subGoal')} hint={text('charter.subGoalHint')}>
          <TextArea
            value={row.subGoal}
            onChange={(subGoal) => onChange({ subGoal })}
            onBlur={onLeave}
            maxLength={2000}
          />
        </FormField>
      )}
      <CheckField checked={row.isCore} onChange={(isCore) => onChange({ isCore })}>
        {text('charter.isCore')}
      </CheckField>
    </div>
  )
}

/** The day that 第1个月末 comes to, or that none can be told; what has just been typed is not known yet. */
export function Due({
  text: typed,
  now,
}: {
  text: string
  now: { readonly dueText: string; readonly dueOn: string | null } | undefined
}): ReactNode {
  const text = useText()
  if (typed.trim() === '' || now === undefined || now.dueText !== typed.trim()) return null
  if (now.dueOn === null) return <span className="tone-amber">{text('charter.dueUnread')}</span>
  return (
    <>
      {text('charter.dueIs')} <OnDay day={now.dueOn} />
    </>
  )
}

function RowText({ row, now }: { row: Row; now: Participation | undefined }): ReactNode {
  const text = useText()
  const rows: [string, ReactNode][] = [
    ['role', row.role && text(`enum.participationRole.${row.role}`)],
    ['deptLead', row.lead?.name],
    ['liaison', row.liaison?.name],
    ['coreDuty', row.coreDuty],
    ['output', row.output],
    [
      'due',
      row.dueText !== '' && (
        <>
          {row.dueText} {now?.dueOn != null && now.dueOn !== row.dueText && <OnDay day={now.dueOn} />}
        </>
      ),
    ],
    ...(row.subGoal === '' ? [] : ([['subGoal', row.subGoal]] as [string, ReactNode][])),
  ]
  return (
    <dl className="charter-facts">
      {rows.map(([field, value]) => (
        <div key={field}>
          <dt className="small quiet">{text(`charter.field.${field}`)}</dt>
          <dd>{value || '—'}</dd>
        </div>
      ))}
    </dl>
  )
}
