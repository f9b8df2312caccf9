import { type FormEvent, type ReactNode, useState } from 'react'
import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import { type RiskKind, riskKinds } from '#domain/risk/risk.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { DepartmentPicker } from '#web/ui/DepartmentPicker.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField, TextArea } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { toast } from '#web/ui/toast.tsx'
import { type RiskPlace, type RiskView, useAddRisk, useEditRisk } from './api.ts'

export interface Milestone {
  readonly id: string
  readonly deliverable: string
}

interface Typed {
  readonly text: string
  readonly kind: RiskKind | ''
  readonly response: string
  readonly triggerCondition: string
  readonly note: string
  readonly department: DepartmentRef | null
  readonly owner: PersonRef | null
  readonly raisedByDepartment: DepartmentRef | null
  readonly milestoneId: string
  readonly forecastOn: string | null
}

/** Writes a risk down, or changes one. Only what may go wrong has to be said. */
export function RiskDialog({
  risk,
  place,
  milestones,
  onClose,
}: {
  risk?: RiskView
  place: RiskPlace
  milestones: readonly Milestone[]
  onClose: () => void
}): ReactNode {
  const text = useText()
  const sayError = useError()
  const add = useAddRisk()
  const edit = useEditRisk(risk?.id ?? '')
  const save = risk === undefined ? add : edit
  const [idempotencyKey] = useState(() => crypto.randomUUID?.() ?? String(Date.now()))
  const { value, set, clear } = useDraft<Typed>(`risk/${risk?.id ?? JSON.stringify(place)}`, {
    text: risk?.text ?? '',
    kind: risk?.kind ?? '',
    response: risk?.response ?? '',
    triggerCondition: risk?.triggerCondition ?? '',
    note: risk?.note ?? '',
    department: risk?.department ?? null,
    owner: risk?.owner ?? null,
    raisedByDepartment: risk?.raisedByDepartment ?? null,
    milestoneId: risk?.forecast?.milestone?.id ?? '',
    forecastOn: risk?.forecast?.on ?? null,
  })
  const change = (part: Partial<Typed>) => set((before) => ({ ...before, ...part }))
  const issues = save.error ? sayError(save.error).fields : {}

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const fields = {
      text: value.text.trim(),
      kind: value.kind === '' ? null : value.kind,
      response: value.response.trim(),
      triggerCondition: value.triggerCondition.trim(),
      note: value.note.trim(),
      departmentId: value.department?.id ?? null,
      ownerId: value.owner?.id ?? null,
      // Left empty in a new one: it is raised for the department of whoever writes it down.
      ...((risk !== undefined || value.raisedByDepartment !== null) && {
        raisedByDepartmentId: value.raisedByDepartment?.id ?? null,
      }),
      forecastMilestoneId: value.milestoneId === '' ? null : value.milestoneId,
      forecastOn: value.forecastOn,
    }
    const onSuccess = () => {
      clear()
      onClose()
      toast(text(risk === undefined ? 'risk.added' : 'risk.saved'))
    }
    if (risk === undefined) add.mutate({ body: { ...fields, ...place }, idempotencyKey }, { onSuccess })
    else edit.mutate({ ...fields, version: risk.version }, { onSuccess })
  }

  return (
    <Dialog title={text(risk === undefined ? 'risk.add' : 'risk.edit')} onClose={onClose} width={560}>
      <form className="form" onSubmit={handleSubmit}>
        <FormField label={text('risk.field.text')} issue={issues.text} required>
          <TextArea
            value={value.text}
            onChange={(words) => change({ text: words })}
            maxLength={5000}
            autoFocus
          />
        </FormField>
        <FormField label={text('risk.field.response')} issue={issues.response}>
          <TextArea value={value.response} onChange={(response) => change({ response })} maxLength={5000} />
        </FormField>
        <FormField label={text('risk.field.triggerCondition')} issue={issues.triggerCondition}>
          <TextArea
            value={value.triggerCondition}
            onChange={(triggerCondition) => change({ triggerCondition })}
            maxLength={5000}
          />
        </FormField>
        <div className="form-columns">
          <FormField label={text('risk.field.kind')}>
            <SelectField
              value={value.kind}
              none={text('risk.field.noKind')}
              onChange={(kind: RiskKind | '') => change({ kind })}
              options={riskKinds.map((kind) => ({ value: kind, label: text(`enum.riskKind.${kind}`) }))}
            />
          </FormField>
          <FormField label={text('risk.field.department')} issue={issues.departmentId}>
            <DepartmentPicker value={value.department} onChange={(department) => change({ department })} />
          </FormField>
          <FormField label={text('risk.field.owner')} issue={issues.ownerId}>
            <PersonPicker value={value.owner} onChange={(owner) => change({ owner })} />
          </FormField>
          <FormField label={text('risk.field.raisedByDepartment')} issue={issues.raisedByDepartmentId}>
            <DepartmentPicker
              value={value.raisedByDepartment}
              onChange={(raisedByDepartment) => change({ raisedByDepartment })}
            />
          </FormField>
          {milestones.length > 0 && (
            <FormField label={text('risk.field.forecastMilestone')} issue={issues.forecastMilestoneId}>
              <SelectField
                value={value.milestoneId}
                none={text('risk.field.noMilestone')}
                onChange={(milestoneId: string) => change({ milestoneId })}
                options={milestones.map(({ id, deliverable }) => ({ value: id, label: deliverable }))}
              />
            </FormField>
          )}
          <FormField label={text('risk.field.forecastOn')} issue={issues.forecastOn}>
            <DayField value={value.forecastOn} onChange={(forecastOn) => change({ forecastOn })} />
          </FormField>
        </div>
        <FormField label={text('risk.field.note')} issue={issues.note}>
          <TextArea value={value.note} onChange={(note) => change({ note })} maxLength={5000} />
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
