import { type FormEvent, type ReactNode, useState } from 'react'
import type { PersonRef } from '#contract/common.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { Choice, TextArea, TextField } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { toast } from '#web/ui/toast.tsx'
import { acts, type RequestView, useRequestAct } from './api.ts'

/** A collaboration, or where one department does one thing, only a task (S4-09). */
export function ConvertDialog({
  request,
  onClose,
}: {
  request: RequestView
  onClose: () => void
}): ReactNode {
  const text = useText()
  const sayError = useError()
  const agreed = request.answers.filter(({ state }) => state === 'accepted')
  const only = agreed.length === 1 ? agreed[0] : undefined
  const make = useRequestAct(request.id, acts.convert(request.id))
  const [to, setTo] = useState<'collaboration' | 'task'>('collaboration')
  const [name, setName] = useState(request.name)
  const [leader, setLeader] = useState<PersonRef | null>(request.initiator)
  const [owner, setOwner] = useState<PersonRef | null>(only?.liaison ?? null)
  const [dueOn, setDueOn] = useState(request.wishedOn)
  const issues = make.error ? sayError(make.error).fields : {}

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const body =
      to === 'collaboration'
        ? { to, name: name.trim(), ...(leader !== null && { leaderId: leader.id }) }
        : {
            to,
            name: name.trim(),
            ...(owner !== null && { ownerId: owner.id }),
            ...(dueOn !== null && { dueOn }),
          }
    make.mutate(body, {
      onSuccess: () => {
        onClose()
        toast(text('request.convert.done'))
      },
    })
  }

  return (
    <Dialog title={text('request.convert.title')} onClose={onClose} width={520}>
      <form className="form" onSubmit={handleSubmit}>
        {only !== undefined && (
          <Choice
            label={text('request.convert.to')}
            value={to}
            onChange={setTo}
            options={(['collaboration', 'task'] as const).map((one) => ({
              value: one,
              label: text(`request.convert.${one}`),
            }))}
          />
        )}
        <p className="quiet">{text(`request.convert.${to}Hint`)}</p>
        <FormField label={text('request.field.name')} issue={issues.name} required>
          <TextField value={name} onChange={setName} maxLength={200} />
        </FormField>
        {to === 'collaboration' ? (
          <FormField label={text('request.convert.leader')} issue={issues.leaderId}>
            <PersonPicker value={leader} onChange={setLeader} />
          </FormField>
        ) : (
          <div className="form-columns">
            <FormField label={text('request.convert.owner')} issue={issues.ownerId}>
              <PersonPicker value={owner} onChange={setOwner} />
            </FormField>
            <FormField label={text('request.convert.dueOn')} issue={issues.dueOn}>
              <DayField value={dueOn} onChange={setDueOn} />
            </FormField>
          </div>
        )}
        <ErrorLine error={make.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={make.isPending} disabled={name.trim() === ''}>
            {text(`request.convert.${to}`)}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

export function WithdrawDialog({
  request,
  onClose,
}: {
  request: RequestView
  onClose: () => void
}): ReactNode {
  const text = useText()
  const make = useRequestAct(request.id, acts.withdraw(request.id))
  return (
    <Confirm
      title={text('request.withdraw.title')}
      action={text('request.withdraw.action')}
      reason={text('request.withdraw.reason')}
      seal
      busy={make.isPending}
      error={make.error}
      onConfirm={(reason) => make.mutate(reason, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p className="quiet">{text('request.withdraw.hint')}</p>
    </Confirm>
  )
}

const marks = ['1', '2', '3', '4', '5'] as const

/** 办理结果 and 评价. */
export function Outcome({ request }: { request: RequestView }): ReactNode {
  const text = useText()
  const make = useRequestAct(request.id, acts.rate(request.id))
  const { result } = request
  const [mark, setMark] = useState<(typeof marks)[number] | ''>(
    result?.rating == null ? '' : (String(result.rating) as (typeof marks)[number]),
  )
  const [comment, setComment] = useState(result?.ratingComment ?? '')
  if (result === null) return null
  return (
    <div className="stack">
      <p>
        <strong>{text(`enum.requestOutcome.${result.outcome}`)}</strong> {result.text}
      </p>
      {result.rating !== null && (
        <p>
          {text('request.rate.given', { rating: result.rating })} {result.ratingComment}
        </p>
      )}
      {request.can.includes('rate') && (
        <form
          className="request-inset form"
          onSubmit={(event) => {
            event.preventDefault()
            if (mark !== '') make.mutate({ rating: Number(mark), comment: comment.trim() })
          }}
        >
          <h3>{text('request.rate.title')}</h3>
          <Choice
            label={text('request.rate.title')}
            value={mark}
            onChange={setMark}
            options={marks.map((one) => ({ value: one, label: text('request.rate.mark', { rating: one }) }))}
          />
          <FormField label={text('request.rate.comment')}>
            <TextArea value={comment} onChange={setComment} maxLength={5000} />
          </FormField>
          <ErrorLine error={make.error} />
          <div className="form-end">
            <Button type="submit" kind="primary" busy={make.isPending} disabled={mark === ''}>
              {text('request.rate.submit')}
            </Button>
          </div>
        </form>
      )}
    </div>
  )
}
