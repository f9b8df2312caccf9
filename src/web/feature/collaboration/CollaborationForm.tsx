import { type FormEvent, type ReactNode, useState } from 'react'
import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import { type Classification, classifications } from '#domain/meeting/enums.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ConflictDialog } from '#web/ui/ConflictDialog.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { DepartmentPicker, DepartmentsPicker } from '#web/ui/DepartmentPicker.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, NumberField, SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { toast } from '#web/ui/toast.tsx'
import { type CollaborationView, presentAfter, useEditCollaboration } from './api.ts'
import './collaboration.css'

interface Filled {
  readonly name: string
  readonly goal: string
  readonly theme: string
  readonly initiating: DepartmentRef | null
  readonly participating: readonly DepartmentRef[]
  readonly leader: PersonRef | null
  readonly targets: CollaborationView['targets']
  readonly launchOn: string | null
  readonly isLaunchProvisional: boolean
  readonly classification: Classification
}

function filledOf(collaboration: CollaborationView): Filled {
  return {
    name: collaboration.name,
    goal: collaboration.goal,
    theme: collaboration.theme,
    initiating: collaboration.initiatingDepartment,
    participating: collaboration.participatingDepartments,
    leader: collaboration.leader,
    targets: collaboration.targets,
    launchOn: collaboration.launchOn,
    isLaunchProvisional: collaboration.isLaunchProvisional,
    classification: collaboration.classification,
  }
}

export const collaborationDraft = (id: string) => `collaboration/${id}/edit`

/** All that a project says of itself. What somebody else changed meanwhile is put beside what was typed. */
export function CollaborationForm({
  collaboration,
  onDone,
}: {
  collaboration: CollaborationView
  onDone: () => void
}): ReactNode {
  const text = useText()
  const sayError = useError()
  const edit = useEditCollaboration(collaboration.id)
  const { value, set, clear, isRestored } = useDraft(collaborationDraft(collaboration.id), {
    version: collaboration.version,
    filled: filledOf(collaboration),
  })
  const [present, setPresent] = useState<CollaborationView>()
  const { filled } = value
  const change = (part: Partial<Filled>) =>
    set((before) => ({ ...before, filled: { ...before.filled, ...part } }))
  const issues = edit.error ? sayError(edit.error).fields : {}

  function leave() {
    clear()
    onDone()
  }

  function save(version: number, asked: Filled) {
    const { initiating, participating, leader, targets, ...plain } = asked
    edit.mutate(
      {
        version,
        change: {
          ...plain,
          initiatingDepartmentId: initiating?.id ?? null,
          participatingDepartmentIds: participating.map(({ id }) => id),
          leaderId: leader?.id ?? null,
          targets: targets.filter(({ metric }) => metric.trim() !== ''),
        },
      },
      {
        onSuccess: () => {
          leave()
          toast(text('collaboration.saved'))
        },
        onError: (error) => setPresent(presentAfter(error)),
      },
    )
  }

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    save(value.version, filled)
  }

  return (
    <form className="form" onSubmit={handleSubmit}>
      {isRestored && <p className="small quiet">{text('common.draftRestored')}</p>}
      <FormField label={text('collaboration.field.name')} issue={issues.name} required>
        <TextField value={filled.name} onChange={(name) => change({ name })} maxLength={200} autoFocus />
      </FormField>
      <FormField label={text('collaboration.field.goal')} issue={issues.goal}>
        <TextArea value={filled.goal} onChange={(goal) => change({ goal })} maxLength={5000} />
      </FormField>
      <fieldset className="stack tight">
        <legend className="field-label">{text('collaboration.field.targets')}</legend>
        {filled.targets.map((target, index) => {
          const put = (part: Partial<typeof target>) =>
            change({ targets: filled.targets.map((one, at) => (at === index ? { ...one, ...part } : one)) })
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows have nothing else to be known by
            <div key={index} className="collaboration-target">
              <TextField
                aria-label={text('collaboration.field.metric')}
                placeholder={text('collaboration.field.metric')}
                value={target.metric}
                onChange={(metric) => put({ metric })}
                maxLength={200}
              />
              <NumberField
                aria-label={text('collaboration.field.value')}
                step="any"
                value={target.value}
                onChange={(amount) => put({ value: amount })}
              />
              <TextField
                aria-label={text('collaboration.field.unit')}
                placeholder={text('collaboration.field.unit')}
                value={target.unit}
                onChange={(unit) => put({ unit })}
                maxLength={50}
              />
              <TextField
                aria-label={text('collaboration.field.region')}
                placeholder={text('collaboration.field.region')}
                value={target.region}
                onChange={(region) => put({ region })}
                maxLength={100}
              />
              <Button
                small
                kind="quiet"
                icon="cross"
                aria-label={text('common.remove', {
                  name: `${text('collaboration.field.targets')} ${index + 1}`,
                })}
                onClick={() => change({ targets: filled.targets.filter((_, at) => at !== index) })}
              />
            </div>
          )
        })}
        <div>
          <Button
            small
            kind="quiet"
            icon="plus"
            onClick={() =>
              change({ targets: [...filled.targets, { metric: '', value: null, unit: '', region: '' }] })
            }
          >
            {text('collaboration.add')}
          </Button>
        </div>
      </fieldset>
      <div className="form-columns">
        <FormField label={text('collaboration.field.theme')} issue={issues.theme}>
          <TextField value={filled.theme} onChange={(theme) => change({ theme })} maxLength={200} />
        </FormField>
        <FormField label={text('collaboration.field.launchOn')} issue={issues.launchOn}>
          <DayField value={filled.launchOn} onChange={(launchOn) => change({ launchOn })} />
        </FormField>
        <CheckField
          checked={filled.isLaunchProvisional}
          onChange={(isLaunchProvisional) => change({ isLaunchProvisional })}
        >
          {text('collaboration.field.isLaunchProvisional')}
        </CheckField>
        <FormField label={text('collaboration.field.leader')} issue={issues.leaderId}>
          <PersonPicker value={filled.leader} onChange={(leader) => change({ leader })} />
        </FormField>
        <FormField
          label={text('collaboration.field.initiatingDepartment')}
          issue={issues.initiatingDepartmentId}
        >
          <DepartmentPicker value={filled.initiating} onChange={(initiating) => change({ initiating })} />
        </FormField>
        <FormField label={text('collaboration.field.classification')}>
          <SelectField
            value={filled.classification}
            onChange={(classification) => change({ classification })}
            options={classifications.map((one) => ({
              value: one,
              label: text(`enum.classification.${one}`),
            }))}
          />
        </FormField>
      </div>
      <FormField
        label={text('collaboration.field.participatingDepartments')}
        issue={issues.participatingDepartmentIds}
      >
        <DepartmentsPicker
          value={filled.participating}
          onChange={(participating) => change({ participating })}
        />
      </FormField>
      <ErrorLine error={present === undefined ? edit.error : null} />
      <div className="form-end">
        <Button type="submit" kind="primary" busy={edit.isPending} disabled={filled.name.trim() === ''}>
          {text('common.save')}
        </Button>
        <Button onClick={leave}>{text('common.cancel')}</Button>
      </div>
      {present !== undefined && (
        <ConflictDialog
          mine={sayAll(filled)}
          theirs={sayAll(filledOf(present))}
          canMerge={false}
          onSettle={(_, choice) => {
            const { version } = present
            setPresent(undefined)
            if (choice === 'theirs') return leave()
            save(version, filled)
          }}
          onClose={() => setPresent(undefined)}
        />
      )}
    </form>
  )
}

/** Two people's versions side by side, line by line. */
function sayAll({ name, goal, theme, launchOn, leader, targets }: Filled): string {
  return [
    name,
    goal,
    theme,
    launchOn,
    leader?.name,
    ...targets.map(({ metric, value, unit, region }) => `${region} ${metric} ${value ?? ''}${unit}`),
  ]
    .filter(Boolean)
    .join('\n')
}
