import { type FormEvent, type ReactNode, useState } from 'react'
import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { DepartmentPicker } from '#web/ui/DepartmentPicker.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { NumberField, TextArea, TextField } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { toast } from '#web/ui/toast.tsx'
import { type AnswerView, acts, type RequestView, useRequestAct } from './api.ts'

/** A department confirms with liaison, impact and estimate, or proposes a change, or says why not. */
export function AnswerDialog({
  request,
  answer,
  kind,
  onClose,
}: {
  request: RequestView
  answer: AnswerView
  kind: 'accept' | 'counter' | 'decline'
  onClose: () => void
}): ReactNode {
  const text = useText()
  const sayError = useError()
  const make = useRequestAct(request.id, acts.answer(request.id, answer.department.id))
  const { value, set, clear } = useDraft(`request/${request.id}/${answer.department.id}/${kind}`, {
    reason: '',
    liaison: answer.liaison as PersonRef | null,
    impact: answer.impact,
    people: answer.people,
    material: answer.material,
    moneyCents: answer.moneyCents,
    duration: answer.duration,
    counterOn: answer.counterOn,
    counterResources: answer.counterResources,
  })
  const change = (part: Partial<typeof value>) => set((before) => ({ ...before, ...part }))
  const issues = make.error ? sayError(make.error).fields : {}

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const { liaison, ...said } = value
    make.mutate(
      { ...said, answer: kind, liaisonId: liaison?.id ?? null },
      {
        onSuccess: () => {
          clear()
          onClose()
          toast(text('request.answered'))
        },
      },
    )
  }

  return (
    <Dialog
      title={text(`request.answer.${kind}Title`, { name: answer.department.name })}
      onClose={onClose}
      width={560}
    >
      <form className="form" onSubmit={handleSubmit}>
        {kind !== 'accept' && (
          <FormField label={text(`request.answer.${kind}Reason`)} issue={issues.reason} required>
            <TextArea
              value={value.reason}
              onChange={(reason) => change({ reason })}
              maxLength={5000}
              autoFocus
            />
          </FormField>
        )}
        {kind === 'counter' && (
          <div className="form-columns">
            <FormField label={text('request.answer.counterOn')} issue={issues.counterOn}>
              <DayField value={value.counterOn} onChange={(counterOn) => change({ counterOn })} />
            </FormField>
            <FormField label={text('request.answer.counterResources')} issue={issues.counterResources}>
              <TextField
                value={value.counterResources}
                onChange={(counterResources) => change({ counterResources })}
                maxLength={200}
              />
            </FormField>
          </div>
        )}
        {kind === 'accept' && (
          <>
            <FormField
              label={text('request.answer.liaison')}
              hint={text('request.answer.liaisonHint')}
              issue={issues.liaisonId}
              required
            >
              <PersonPicker value={value.liaison} onChange={(liaison) => change({ liaison })} autoFocus />
            </FormField>
            <FormField
              label={text('request.answer.impact')}
              hint={text('request.answer.impactHint')}
              issue={issues.impact}
              required
            >
              <TextArea value={value.impact} onChange={(impact) => change({ impact })} maxLength={5000} />
            </FormField>
            <fieldset className="stack tight">
              <legend className="field-label">{text('request.answer.estimate')}</legend>
              <p className="small faint">{text('request.answer.estimateHint')}</p>
              <div className="form-columns">
                <FormField label={text('request.answer.people')} issue={issues.people}>
                  <TextField value={value.people} onChange={(people) => change({ people })} maxLength={200} />
                </FormField>
                <FormField label={text('request.answer.material')} issue={issues.material}>
                  <TextField
                    value={value.material}
                    onChange={(material) => change({ material })}
                    maxLength={200}
                  />
                </FormField>
                <FormField label={text('request.answer.money')} issue={issues.moneyCents}>
                  <NumberField
                    min={0}
                    step="any"
                    unit={text('request.yuan')}
                    value={value.moneyCents === null ? null : value.moneyCents / 100}
                    onChange={(yuan) => change({ moneyCents: yuan === null ? null : Math.round(yuan * 100) })}
                  />
                </FormField>
                <FormField label={text('request.answer.duration')} issue={issues.duration}>
                  <TextField
                    value={value.duration}
                    onChange={(duration) => change({ duration })}
                    maxLength={200}
                  />
                </FormField>
              </div>
            </fieldset>
            <FormField label={text('request.answer.note')}>
              <TextArea value={value.reason} onChange={(reason) => change({ reason })} maxLength={5000} />
            </FormField>
          </>
        )}
        <ErrorLine error={make.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={make.isPending}>
            {text(`request.answer.${kind}`)}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Handing it on is counted (S4-01), and says why. */
export function ForwardDialog({
  request,
  answer,
  onClose,
}: {
  request: RequestView
  answer: AnswerView
  onClose: () => void
}): ReactNode {
  const text = useText()
  const sayError = useError()
  const make = useRequestAct(request.id, acts.forward(request.id, answer.department.id))
  const [to, setTo] = useState<DepartmentRef | null>(null)
  const [reason, setReason] = useState('')
  const issues = make.error ? sayError(make.error).fields : {}

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (to === null) return
    make.mutate(
      { toDepartmentId: to.id, reason: reason.trim() },
      {
        onSuccess: () => {
          onClose()
          toast(text('request.noted'))
        },
      },
    )
  }

  return (
    <Dialog title={text('request.answer.forwardTitle', { name: answer.department.name })} onClose={onClose}>
      <form className="form" onSubmit={handleSubmit}>
        <p className="quiet">{text('request.answer.forwardHint')}</p>
        <FormField label={text('request.answer.forwardTo')} issue={issues.toDepartmentId} required>
          <DepartmentPicker value={to} onChange={setTo} />
        </FormField>
        <FormField label={text('request.answer.forwardReason')} issue={issues.reason} required>
          <TextArea value={reason} onChange={setReason} maxLength={1000} />
        </FormField>
        <ErrorLine error={make.error} />
        <div className="form-end">
          <Button
            type="submit"
            kind="primary"
            busy={make.isPending}
            disabled={to === null || reason.trim().length < 2}
          >
            {text('request.answer.forward')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
