import { type FormEvent, type ReactNode, useState } from 'react'
import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import { type IssueLevel, issueLevels } from '#domain/issue/lifecycle.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { DepartmentPicker } from '#web/ui/DepartmentPicker.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, NumberField, SelectField, TextArea } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { toast } from '#web/ui/toast.tsx'
import { type IssueView, useAddIssue, useEditIssue } from './api.ts'

interface Typed {
  readonly text: string
  readonly level: IssueLevel
  readonly department: DepartmentRef | null
  readonly owner: PersonRef | null
  readonly dueOn: string | null
  readonly countermeasure: string
  readonly deviationHours: number | null
  readonly isResourceGap: boolean
}

/** Notes a problem, or changes one. Only what is wrong has to be said. */
export function IssueDialog({
  collaborationId,
  issue,
  onClose,
}: {
  collaborationId: string
  issue?: IssueView
  onClose: () => void
}): ReactNode {
  const text = useText()
  const sayError = useError()
  const add = useAddIssue(collaborationId)
  const edit = useEditIssue(issue?.id ?? '')
  const save = issue === undefined ? add : edit
  const [idempotencyKey] = useState(() => crypto.randomUUID?.() ?? String(Date.now()))
  const { value, set, clear } = useDraft<Typed>(`issue/${issue?.id ?? collaborationId}`, {
    text: issue?.text ?? '',
    level: issue?.level ?? 'minor',
    department: issue?.department ?? null,
    owner: issue?.owner ?? null,
    dueOn: issue?.dueOn ?? null,
    countermeasure: issue?.countermeasure ?? '',
    deviationHours: issue?.deviationHours ?? null,
    isResourceGap: issue?.isResourceGap ?? false,
  })
  const change = (part: Partial<Typed>) => set((before) => ({ ...before, ...part }))
  const issues = save.error ? sayError(save.error).fields : {}

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const fields = {
      text: value.text.trim(),
      level: value.level,
      ownerId: value.owner?.id ?? null,
      dueOn: value.dueOn,
      countermeasure: value.countermeasure.trim(),
      deviationHours: value.deviationHours,
      isResourceGap: value.isResourceGap,
      // Left empty in a new one: it is noted for the department of whoever found it.
      ...((issue !== undefined || value.department !== null) && {
        departmentId: value.department?.id ?? null,
      }),
    }
    const onSuccess = () => {
      clear()
      onClose()
      toast(text(issue === undefined ? 'issue.added' : 'issue.saved'))
    }
    if (issue === undefined) add.mutate({ body: fields, idempotencyKey }, { onSuccess })
    else edit.mutate({ ...fields, version: issue.version }, { onSuccess })
  }

  return (
    <Dialog title={text(issue === undefined ? 'issue.add' : 'issue.edit')} onClose={onClose} width={560}>
      <form className="form" onSubmit={handleSubmit}>
        <FormField label={text('issue.field.text')} issue={issues.text} required>
          <TextArea
            value={value.text}
            onChange={(words) => change({ text: words })}
            maxLength={5000}
            autoFocus
          />
        </FormField>
        <div className="form-columns">
          <FormField label={text('issue.field.level')}>
            <SelectField
              value={value.level}
              onChange={(level: IssueLevel) => change({ level })}
              options={issueLevels.map((level) => ({
                value: level,
                label: text(`enum.issueLevel.${level}`),
              }))}
            />
          </FormField>
          <FormField label={text('issue.field.deviationHours')} hint={text('issue.field.deviationHint')}>
            <NumberField
              value={value.deviationHours}
              onChange={(deviationHours) => change({ deviationHours })}
              min={0}
              max={10_000}
            />
          </FormField>
          <FormField label={text('issue.field.department')} issue={issues.departmentId}>
            <DepartmentPicker value={value.department} onChange={(department) => change({ department })} />
          </FormField>
          <FormField label={text('issue.field.owner')} issue={issues.ownerId}>
            <PersonPicker value={value.owner} onChange={(owner) => change({ owner })} />
          </FormField>
          <FormField label={text('issue.field.dueOn')} issue={issues.dueOn}>
            <DayField value={value.dueOn} onChange={(dueOn) => change({ dueOn })} />
          </FormField>
        </div>
        <CheckField checked={value.isResourceGap} onChange={(isResourceGap) => change({ isResourceGap })}>
          {text('issue.field.isResourceGap')}
        </CheckField>
        <FormField label={text('issue.field.countermeasure')}>
          <TextArea
            value={value.countermeasure}
            onChange={(countermeasure) => change({ countermeasure })}
            maxLength={5000}
          />
        </FormField>
        <ErrorLine error={save.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={save.isPending} disabled={value.text.trim() === ''}>
            {text('common.save')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
