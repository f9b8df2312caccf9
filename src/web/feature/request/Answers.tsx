import { type ReactNode, useState } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { Deadlines } from '#web/ui/Deadlines.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { toast } from '#web/ui/toast.tsx'
import { OnDay, When } from '#web/ui/When.tsx'
import { AnswerDialog, ForwardDialog } from './AnswerDialog.tsx'
import { type AnswerView, acts, type RequestView, useRequestAct } from './api.ts'
import './request.css'

type Asked = 'accept' | 'counter' | 'decline' | 'forward' | 'phone' | 'drop'
const icons = {
  accept: 'check',
  counter: 'switch',
  decline: 'cross',
  forward: 'right',
  phone: 'bell',
  drop: 'undo',
} as const

/** What each department says, side by side (S4-21 … S4-23). */
export function Answers({ request }: { request: RequestView }): ReactNode {
  const text = useText()
  const [open, setOpen] = useState<{ readonly answer: AnswerView; readonly act: Asked }>()
  const close = () => setOpen(undefined)
  if (request.answers.length === 0) return <p className="quiet">{text('request.answers.none')}</p>
  return (
    <>
      <div className="request-answers">
        {request.answers.map((answer) => (
          <AnswerCard
            key={answer.department.id}
            request={request}
            answer={answer}
            onAct={(act) => setOpen({ answer, act })}
          />
        ))}
      </div>
      {open !== undefined && ['accept', 'counter', 'decline'].includes(open.act) && (
        <AnswerDialog
          request={request}
          answer={open.answer}
          kind={open.act as 'accept' | 'counter' | 'decline'}
          onClose={close}
        />
      )}
      {open?.act === 'forward' && <ForwardDialog request={request} answer={open.answer} onClose={close} />}
      {open?.act === 'phone' && <Saying request={request} answer={open.answer} act="phone" onClose={close} />}
      {open?.act === 'drop' && <Saying request={request} answer={open.answer} act="drop" onClose={close} />}
    </>
  )
}

function Saying({
  request,
  answer,
  act,
  onClose,
}: {
  request: RequestView
  answer: AnswerView
  act: 'phone' | 'drop'
  onClose: () => void
}): ReactNode {
  const text = useText()
  const make = useRequestAct(request.id, acts[act](request.id, answer.department.id))
  return (
    <Confirm
      title={text(`request.answer.${act}Title`, { name: answer.department.name })}
      action={text(`request.answer.${act}`)}
      reason={text(`request.answer.${act}Reason`)}
      busy={make.isPending}
      error={make.error}
      onConfirm={(reason) =>
        make.mutate(reason, {
          onSuccess: () => {
            onClose()
            toast(text('request.noted'))
          },
        })
      }
      onClose={onClose}
    >
      {act === 'phone' && <p className="quiet">{text('request.answer.phoneHint')}</p>}
    </Confirm>
  )
}

function AnswerCard({
  request,
  answer,
  onAct,
}: {
  request: RequestView
  answer: AnswerView
  onAct: (act: Asked) => void
}): ReactNode {
  const text = useText()
  const isOut = answer.state === 'forwarded' || answer.state === 'dropped'
  const offered = answer.can.filter((act): act is Asked => act !== 'allocate')
  const line = (key: string, value: ReactNode) =>
    value === '' || value === null ? null : (
      <>
        <dt>{text(`request.answer.${key}`)}</dt>
        <dd>{value}</dd>
      </>
    )
  const deadlines = [answer.phoneDeadline, answer.deadline].filter((one) => one !== null)
  return (
    <section className="request-answer" data-out={isOut} aria-label={answer.department.name}>
      <header className="line">
        <h3>{answer.department.name}</h3>
        <span className="push">
          <StateMark kind="requestAnswer" state={answer.state} />
        </span>
      </header>
      <p className="small quiet">
        {answer.answeredBy === null || answer.answeredAt === null ? (
          answer.head !== null && text('request.answer.head', { name: answer.head.name })
        ) : (
          <>
            {answer.answeredBy.name} · <When at={answer.answeredAt} />
          </>
        )}
        {answer.forwardedFrom !== null &&
          ` · ${text('request.answer.from', { name: answer.forwardedFrom.name })}`}
      </p>
      {answer.reason !== '' && <p>{answer.reason}</p>}
      <dl className="request-facts small">
        {line('counterOn', answer.counterOn === null ? null : <OnDay day={answer.counterOn} />)}
        {line('counterResources', answer.counterResources)}
        {line('liaison', answer.liaison?.name ?? null)}
        {line('impact', answer.impact)}
        {line('people', answer.people)}
        {line('material', answer.material)}
        {line(
          'money',
          answer.moneyCents === null ? null : text('request.yuanOf', { amount: answer.moneyCents / 100 }),
        )}
        {line('duration', answer.duration)}
        {line('phoned', answer.phonedAt === null ? null : <When at={answer.phonedAt} />)}
      </dl>
      {!isOut && answer.state !== 'waiting' && request.decision === null && (
        <Deadlines deadlines={deadlines} />
      )}
      {offered.length > 0 && (
        <div className="line no-print">
          {offered.map((act) => (
            <Button
              key={act}
              small
              kind={
                act === 'accept' && answer.state !== 'accepted'
                  ? 'primary'
                  : act === 'drop'
                    ? 'quiet'
                    : 'plain'
              }
              icon={icons[act]}
              onClick={() => onAct(act)}
            >
              {text(
                act === 'accept' && answer.state === 'accepted'
                  ? 'request.answer.amend'
                  : `request.answer.${act}`,
              )}
            </Button>
          ))}
        </div>
      )}
    </section>
  )
}
