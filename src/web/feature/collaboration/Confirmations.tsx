import { type ReactNode, useState } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea } from '#web/ui/fields.tsx'
import { toast } from '#web/ui/toast.tsx'
import { When } from '#web/ui/When.tsx'
import {
  type CharterView,
  type Participation,
  useAnswerCharter,
  useAskConfirmation,
  useReplyToObjection,
} from './charter-api.ts'
import './collaboration.css'

const toneOf = {
  notAsked: 'faint',
  waiting: 'tone-amber',
  confirmed: 'tone-green',
  objected: 'tone-red',
  answered: 'tone-amber',
  changed: 'tone-amber',
} as const

/** Who has confirmed the charter, who has not and what they say. */
export function Confirmations({ charter }: { charter: CharterView }): ReactNode {
  const text = useText()
  const ask = useAskConfirmation(charter.id)
  const open = charter.participations.filter(({ confirmation }) => confirmation !== 'confirmed')
  const canAsk = charter.can.includes('askConfirmation') && open.length > 0 && !charter.isAsked
  return (
    <div className="stack" id="confirm">
      <p className="small quiet" role="status">
        {text(charter.isAsked ? 'charter.confirm.asked' : 'charter.confirm.notAsked')}
      </p>
      <ul className="charter-confirmations">
        {charter.participations.map((part) => (
          <Line key={part.department.id} charter={charter} part={part} />
        ))}
      </ul>
      {canAsk && (
        <div>
          <Button
            kind="primary"
            busy={ask.isPending}
            onClick={() => ask.mutate(undefined, { onSuccess: () => toast(text('charter.confirm.sent')) })}
          >
            {text(
              charter.participations.some(({ lastAnswer }) => lastAnswer !== null)
                ? 'charter.confirm.askAgain'
                : 'charter.confirm.ask',
            )}
          </Button>
        </div>
      )}
      <ErrorLine error={ask.error} />
    </div>
  )
}

function Line({ charter, part }: { charter: CharterView; part: Participation }): ReactNode {
  const text = useText()
  const answer = useAnswerCharter(charter.id)
  const [writing, setWriting] = useState<'objection' | 'reply'>()
  const { department, confirmation, lastAnswer, confirmers, canAnswer } = part
  const canReply = confirmation === 'objected' && charter.can.includes('replyToObjection')
  return (
    <li className="charter-confirmation">
      <div className="line">
        <strong>{department.name}</strong>
        <span className="small quiet">{confirmers[0]?.name ?? text('charter.confirm.noHead')}</span>
        <span className={`push small ${toneOf[confirmation]}`}>
          {text(`enum.confirmationState.${confirmation}`)}
        </span>
      </div>
      {lastAnswer !== null && (
        <div className="small quiet">
          {lastAnswer.by.name} <When at={lastAnswer.at} />
          {lastAnswer.answer === 'objected' && (
            <p>{text('charter.confirm.objection', { reason: lastAnswer.reason })}</p>
          )}
          {lastAnswer.reply !== '' && (
            <p>
              {text('charter.confirm.reply', {
                by: lastAnswer.repliedBy?.name ?? '',
                text: lastAnswer.reply,
              })}
            </p>
          )}
        </div>
      )}
      {(canAnswer || canReply) && (
        <div className="line">
          {canAnswer && (
            <>
              <Button
                small
                kind="primary"
                icon="check"
                busy={answer.isPending}
                onClick={() =>
                  answer.mutate(
                    { answer: 'confirmed', departmentId: department.id },
                    { onSuccess: () => toast(text('charter.confirm.done')) },
                  )
                }
              >
                {text('charter.confirm.confirm', { department: department.name })}
              </Button>
              <Button small onClick={() => setWriting('objection')}>
                {text('charter.confirm.object')}
              </Button>
            </>
          )}
          {canReply && (
            <Button small kind="primary" onClick={() => setWriting('reply')}>
              {text('charter.confirm.answer')}
            </Button>
          )}
        </div>
      )}
      <ErrorLine error={answer.error} />
      {writing !== undefined && (
        <WriteDialog charter={charter} part={part} kind={writing} onClose={() => setWriting(undefined)} />
      )}
    </li>
  )
}

function WriteDialog({
  charter,
  part,
  kind,
  onClose,
}: {
  charter: CharterView
  part: Participation
  kind: 'objection' | 'reply'
  onClose: () => void
}): ReactNode {
  const text = useText()
  const answer = useAnswerCharter(charter.id)
  const reply = useReplyToObjection(charter.id)
  const [words, setWords] = useState('')
  const departmentId = part.department.id
  const isObjection = kind === 'objection'
  const send = () => {
    const said = words.trim()
    if (isObjection) {
      answer.mutate({ answer: 'objected', departmentId, reason: said }, { onSuccess: onClose })
    } else reply.mutate({ departmentId, text: said }, { onSuccess: onClose })
  }
  return (
    <Dialog title={text(isObjection ? 'charter.confirm.object' : 'charter.confirm.answer')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        {!isObjection && part.lastAnswer && (
          <p className="quiet">{text('charter.confirm.objection', { reason: part.lastAnswer.reason })}</p>
        )}
        <FormField
          label={text(isObjection ? 'charter.confirm.reason' : 'charter.confirm.replyText')}
          hint={text(isObjection ? 'charter.confirm.reasonHint' : 'charter.confirm.replyHint')}
          required
        >
          <TextArea value={words} onChange={setWords} maxLength={1000} autoFocus />
        </FormField>
        <ErrorLine error={answer.error ?? reply.error} />
        <div className="form-end">
          <Button
            type="submit"
            kind="primary"
            busy={answer.isPending || reply.isPending}
            disabled={words.trim().length < 2}
          >
            {text('charter.confirm.send')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
