import { type FormEvent, type ReactNode, useState } from 'react'
import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import { outlineOf, splitBases } from '#domain/plan/wbs.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { DepartmentPicker, DepartmentsPicker } from '#web/ui/DepartmentPicker.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { type PlanView, useEditLine } from './api.ts'
import type { Line } from './lines.ts'

/** Everything that a line of the plan says (S4-26, S4-30, S4-31); its number is where it stands. */
export function LineDialog({
  view,
  line,
  onClose,
}: {
  view: PlanView
  line: Line
  onClose: () => void
}): ReactNode {
  const text = useText()
  const sayError = useError()
  const edit = useEditLine(view.collaboration.id)
  const [name, setName] = useState(line.name)
  const [owner, setOwner] = useState<PersonRef | null>(
    view.people.find(({ id }) => id === line.ownerId) ?? null,
  )
  const [host, setHost] = useState<DepartmentRef | null>(
    view.departments.find(({ id }) => id === line.hostId) ?? null,
  )
  const [helping, setHelping] = useState<DepartmentRef[]>(
    view.departments.filter(({ id }) => line.cooperatingIds.includes(id)),
  )
  const [start, setStart] = useState(line.start)
  const [due, setDue] = useState(line.due)
  const [standard, setStandard] = useState(line.standard)
  const [after, setAfter] = useState(line.waits.join('、'))
  const [split, setSplit] = useState<(typeof splitBases)[number] | ''>(line.split ?? '')
  const [lost, setLost] = useState<string>()
  const issues = edit.error ? sayError(edit.error).fields : {}

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const numbers = new Map(outlineOf(view.items).map((place) => [place.number, place.id]))
    const typed = after.split(/[、,，\s]+/u).filter(Boolean)
    const missing = typed.find((one) => !numbers.has(one))
    setLost(missing)
    if (missing !== undefined) return
    edit.mutate(
      {
        taskId: line.id,
        body: {
          version: line.version,
          name: name.trim(),
          ...(owner?.id !== (line.ownerId ?? undefined) && { ownerId: owner?.id ?? null }),
          ...(host?.id !== (line.hostId ?? undefined) && { hostId: host?.id ?? null }),
          ...(helping.map(({ id }) => id).join() !== line.cooperatingIds.join() && {
            cooperatingIds: helping.map(({ id }) => id),
          }),
          ...(!line.isSummary && { start, due }),
          standard: standard.trim(),
          split: split === '' ? null : split,
          after: typed.flatMap((one) => numbers.get(one) ?? []),
        },
      },
      { onSuccess: onClose },
    )
  }

  return (
    <Dialog title={text('plan.outline.editTitle', { name: line.name })} onClose={onClose} width={560}>
      <form className="form" onSubmit={handleSubmit}>
        <FormField label={text('plan.column.name')} issue={issues.name} required>
          <TextField value={name} onChange={setName} maxLength={200} autoFocus />
        </FormField>
        <div className="form-columns">
          <FormField label={text('plan.column.host')} issue={issues.ownerDepartmentId}>
            <DepartmentPicker value={host} onChange={setHost} />
          </FormField>
          <FormField label={text('plan.column.owner')} issue={issues.ownerId}>
            <PersonPicker value={owner} onChange={setOwner} />
          </FormField>
        </div>
        <FormField label={text('plan.column.cooperating')} issue={issues.cooperating}>
          <DepartmentsPicker value={helping} onChange={setHelping} isMany />
        </FormField>
        {!line.isSummary && (
          <div className="form-columns">
            <FormField label={text('plan.column.start')} issue={issues.plannedStart}>
              <DayField value={start} onChange={setStart} />
            </FormField>
            <FormField label={text('plan.column.due')} issue={issues.dueOn}>
              <DayField value={due} onChange={setDue} />
            </FormField>
          </div>
        )}
        <FormField label={text('plan.column.standard')} issue={issues.doneCriteria}>
          <TextArea value={standard} onChange={setStandard} maxLength={2000} />
        </FormField>
        <FormField
          label={text('plan.outline.after')}
          hint={text('plan.outline.afterHint')}
          issue={lost === undefined ? undefined : text('plan.outline.noLine', { number: lost })}
        >
          <TextField value={after} onChange={setAfter} maxLength={200} />
        </FormField>
        <FormField label={text('plan.outline.splitBy')}>
          <SelectField
            value={split}
            none={text('plan.outline.asPlan')}
            onChange={setSplit}
            options={splitBases.map((value) => ({ value, label: text(`enum.planSplit.${value}`) }))}
          />
        </FormField>
        <ErrorLine error={edit.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={edit.isPending} disabled={name.trim() === ''}>
            {text('common.save')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
