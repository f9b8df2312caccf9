import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useMemo, useState } from 'react'
import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import { type ChangeKind, changeKinds } from '#domain/plan/change.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { DepartmentPicker } from '#web/ui/DepartmentPicker.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { NumberField, SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { toast } from '#web/ui/toast.tsx'
import { type NewStep, type PlanView, previewQuery, useRequestChange } from './api.ts'
import { Impact, Steps } from './Impact.tsx'
import { linesOf } from './lines.ts'

const stepKinds = ['redate', 'owner', 'host', 'add', 'remove', 'milestone'] as const
type StepKind = (typeof stepKinds)[number]

/** 变更申请单: what is to be otherwise, why, and what it does to the plan while one writes. */
export function ChangeDialog({
  view,
  steps: given,
  kind: first = 'schedule',
  onClose,
}: {
  view: PlanView
  steps: readonly NewStep[]
  kind?: ChangeKind
  onClose: () => void
}): ReactNode {
  const text = useText()
  const sayError = useError()
  const { id } = view.collaboration
  const request = useRequestChange(id)
  const [key] = useState(() => crypto.randomUUID())
  const [steps, setSteps] = useState<readonly NewStep[]>(given)
  const [kind, setKind] = useState<ChangeKind>(first)
  const [title, setTitle] = useState('')
  const [reason, setReason] = useState('')
  const [afterText, setAfterText] = useState('')
  const [quality, setQuality] = useState('')
  const [scope, setScope] = useState('')
  const [costText, setCostText] = useState('')
  const [measures, setMeasures] = useState('')
  const [cost, setCost] = useState<number | null>(null)
  const issues = request.error ? sayError(request.error).fields : {}
  const whole = steps.filter((step) => !('due' in step) || step.kind === 'add' || step.due !== '')
  const body = { kind, steps: [...whole], costCents: Math.round((cost ?? 0) * 100) }
  const preview = useQuery({ ...previewQuery(id, body), placeholderData: keepPreviousData })

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    request.mutate(
      {
        idempotencyKey: key,
        body: {
          ...body,
          title: title.trim(),
          reason: reason.trim(),
          afterText: afterText.trim(),
          impactQuality: quality.trim(),
          impactScope: scope.trim(),
          impactCost: costText.trim(),
          measures: measures.trim(),
        },
      },
      {
        onSuccess: (made) => {
          onClose()
          toast(text('plan.change.asked', { name: made.approver?.name ?? '' }))
        },
      },
    )
  }

  return (
    <Dialog title={text('plan.change.ask')} onClose={onClose} width={720}>
      <form className="form" onSubmit={handleSubmit}>
        <div className="form-columns">
          <FormField label={text('plan.change.name')} issue={issues.title} required>
            <TextField value={title} onChange={setTitle} maxLength={200} autoFocus />
          </FormField>
          <FormField label={text('plan.change.kind')} required>
            <SelectField
              value={kind}
              onChange={setKind}
              options={changeKinds.map((value) => ({ value, label: text(`enum.changeKind.${value}`) }))}
            />
          </FormField>
        </div>
        <fieldset className="plan-steps">
          <legend>{text('plan.change.steps')}</legend>
          {steps.map((step, at) => (
            <StepEditor
              // biome-ignore lint/suspicious/noArrayIndexKey: a step is where it stands
              key={at}
              view={view}
              step={step}
              onChange={(next) => setSteps(steps.map((one, place) => (place === at ? next : one)))}
              onRemove={() => setSteps(steps.filter((_, place) => place !== at))}
            />
          ))}
          <div>
            <Button
              small
              kind="quiet"
              icon="plus"
              onClick={() => setSteps([...steps, blank('redate', view)])}
            >
              {text('plan.change.addStep')}
            </Button>
          </div>
        </fieldset>
        <FormField label={text('plan.change.afterText')} issue={issues.afterText}>
          <TextArea value={afterText} onChange={setAfterText} maxLength={5000} />
        </FormField>
        <FormField label={text('plan.change.reason')} issue={issues.reason} required>
          <TextArea value={reason} onChange={setReason} maxLength={5000} />
        </FormField>
        <section aria-live="polite" className="plan-impact">
          <h3>{text('plan.change.impact')}</h3>
          {preview.data ? (
            <>
              <Steps steps={preview.data.steps} />
              <Impact impact={preview.data.impact} />
              <p className="small">
                {text('plan.change.willDecide', {
                  name: preview.data.approver?.name ?? '—',
                  level: text(`enum.approverLevel.${preview.data.approverLevel}`),
                })}
              </p>
            </>
          ) : (
            <p className="faint">{preview.isError ? '' : text('plan.change.preview')}</p>
          )}
          <ErrorLine error={preview.error} />
        </section>
        <div className="form-columns">
          <FormField label={text('plan.change.cost')}>
            <NumberField value={cost} onChange={setCost} min={0} />
          </FormField>
          <FormField label={text('plan.change.costText')}>
            <TextField value={costText} onChange={setCostText} maxLength={200} />
          </FormField>
        </div>
        <div className="form-columns">
          <FormField label={text('plan.change.impactOn.quality')}>
            <TextField value={quality} onChange={setQuality} maxLength={500} />
          </FormField>
          <FormField label={text('plan.change.impactOn.scope')}>
            <TextField value={scope} onChange={setScope} maxLength={500} />
          </FormField>
        </div>
        <FormField label={text('plan.change.measures')}>
          <TextArea value={measures} onChange={setMeasures} maxLength={5000} />
        </FormField>
        <ErrorLine error={request.error} />
        <div className="form-end">
          <Button
            type="submit"
            kind="primary"
            busy={request.isPending}
            disabled={title.trim() === '' || reason.trim() === ''}
          >
            {text('plan.change.ask')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function blank(kind: StepKind, view: PlanView): NewStep {
  const line = view.items[0]
  const taskId = line?.id ?? ''
  switch (kind) {
    case 'redate':
      return { kind, taskId, start: line?.start ?? null, due: line?.due ?? '' }
    case 'owner':
      return { kind, taskId, ownerId: '' }
    case 'host':
      return { kind, taskId, departmentId: '' }
    case 'remove':
      return { kind, taskId }
    case 'add':
      return { kind, name: '' }
    case 'milestone':
      return { kind, milestoneId: view.milestones[0]?.id ?? '', due: view.milestones[0]?.dueOn ?? '' }
  }
}

function StepEditor({
  view,
  step,
  onChange,
  onRemove,
}: {
  view: PlanView
  step: NewStep
  onChange: (step: NewStep) => void
  onRemove: () => void
}): ReactNode {
  const text = useText()
  const lines = useMemo(() => linesOf(view), [view])
  const [person, setPerson] = useState<PersonRef | null>(null)
  const [department, setDepartment] = useState<DepartmentRef | null>(null)
  const options = lines.map((line) => ({ value: line.id, label: `${line.wbs} ${line.name}` }))
  return (
    <div className="plan-step">
      <SelectField
        aria-label={text('plan.change.kind')}
        value={step.kind === 'include' ? '' : step.kind}
        {...(step.kind === 'include' && { none: text('plan.change.stepKind.include') })}
        onChange={(kind) => onChange(blank(kind, view))}
        options={stepKinds.map((value) => ({ value, label: text(`plan.change.stepKind.${value}`) }))}
      />
      {'taskId' in step && step.kind !== 'include' && (
        <SelectField
          aria-label={text('plan.change.line')}
          value={step.taskId}
          onChange={(taskId) => {
            const line = lines.find((one) => one.id === taskId)
            onChange(
              step.kind === 'redate'
                ? { ...step, taskId, start: line?.start ?? null, due: line?.due ?? step.due }
                : { ...step, taskId },
            )
          }}
          options={options}
        />
      )}
      {step.kind === 'include' && (
        <span className="small">{view.outside.find(({ id }) => id === step.taskId)?.title}</span>
      )}
      {step.kind === 'redate' && (
        <>
          <FormField label={text('plan.column.start')}>
            <DayField value={step.start} onChange={(start) => onChange({ ...step, start })} />
          </FormField>
          <FormField label={text('plan.column.due')}>
            <DayField value={step.due || null} onChange={(due) => onChange({ ...step, due: due ?? '' })} />
          </FormField>
        </>
      )}
      {step.kind === 'owner' && (
        <FormField label={text('plan.column.owner')}>
          <PersonPicker
            value={person}
            onChange={(next) => {
              setPerson(next)
              onChange({ ...step, ownerId: next?.id ?? '' })
            }}
          />
        </FormField>
      )}
      {step.kind === 'host' && (
        <FormField label={text('plan.column.host')}>
          <DepartmentPicker
            value={department}
            onChange={(next) => {
              setDepartment(next)
              onChange({ ...step, departmentId: next?.id ?? '' })
            }}
          />
        </FormField>
      )}
      {step.kind === 'add' && (
        <>
          <FormField label={text('plan.column.name')}>
            <TextField value={step.name} onChange={(name) => onChange({ ...step, name })} maxLength={200} />
          </FormField>
          <FormField label={text('plan.column.owner')}>
            <PersonPicker
              value={person}
              onChange={(next) => {
                setPerson(next)
                onChange({ ...step, ownerId: next?.id ?? null })
              }}
            />
          </FormField>
          <FormField label={text('plan.column.due')}>
            <DayField value={step.due ?? null} onChange={(due) => onChange({ ...step, due })} />
          </FormField>
        </>
      )}
      {step.kind === 'milestone' && (
        <>
          <SelectField
            aria-label={text('plan.milestone.one')}
            value={step.milestoneId}
            onChange={(milestoneId) => onChange({ ...step, milestoneId })}
            options={view.milestones.map((one) => ({ value: one.id, label: one.name }))}
          />
          <FormField label={text('plan.milestone.dueOn')}>
            <DayField value={step.due || null} onChange={(due) => onChange({ ...step, due: due ?? '' })} />
          </FormField>
        </>
      )}
      <Button small kind="quiet" aria-label={text('plan.change.removeStep')} onClick={onRemove}>
        <Icon name="cross" size={13} />
      </Button>
    </div>
  )
}
