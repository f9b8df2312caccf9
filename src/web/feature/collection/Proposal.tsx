import { type FormEvent, type ReactNode, useState } from 'react'
import type { TopicProposalView } from '#contract/collection.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea } from '#web/ui/fields.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { When } from '#web/ui/When.tsx'
import { useAnswerProposal, useWithdrawProposal } from './api.ts'

/** What somebody proposed, and what became of it. */
export function Proposal({
  proposal,
  meetingId,
  canAnswer,
}: {
  proposal: TopicProposalView
  meetingId: string
  canAnswer: boolean
}): ReactNode {
  const text = useText()
  const [isDeclining, setDeclining] = useState(false)
  const answer = useAnswerProposal(meetingId, proposal.id)
  const withdraw = useWithdrawProposal(meetingId, proposal.id)
  const { title, problemToSolve, expectedOutput, plannedMinutes, proposer, department, state } = proposal
  return (
    <li className="proposal">
      <div className="stack tight">
        <span className="line">
          <strong>{title}</strong>
          <span className="small">
            <StateMark kind="proposalState" state={state} />
          </span>
        </span>
        <span className="small quiet">
          {[department?.name, proposer.name].filter(Boolean).join(' ')} · <When at={proposal.at} />
          {plannedMinutes !== null && ` · ${text('meeting.minutes', { count: plannedMinutes })}`}
        </span>
        <span className="small">
          <span className="faint">{text('collection.field.problemToSolve')}</span> {problemToSolve}
        </span>
        {expectedOutput !== '' && (
          <span className="small">
            <span className="faint">{text('collection.field.expectedOutput')}</span> {expectedOutput}
          </span>
        )}
        {proposal.answer !== '' && (
          <span className="small">{text('collection.reason', { reason: proposal.answer })}</span>
        )}
        <ErrorLine error={answer.error ?? withdraw.error} />
      </div>
      <span className="line">
        {canAnswer && state === 'open' && (
          <>
            <Button
              small
              icon="check"
              busy={answer.isPending}
              onClick={() => answer.mutate({ answer: 'accept' })}
            >
              {text('collection.accept')}
            </Button>
            <Button kind="quiet" small onClick={() => setDeclining(true)}>
              {text('collection.decline')}
            </Button>
          </>
        )}
        {proposal.canWithdraw && (
          <Button kind="quiet" small busy={withdraw.isPending} onClick={() => withdraw.mutate(undefined)}>
            {text('collection.withdraw')}
          </Button>
        )}
      </span>
      {isDeclining && (
        <Decline proposal={proposal} meetingId={meetingId} onClose={() => setDeclining(false)} />
      )}
    </li>
  )
}

function Decline({
  proposal,
  meetingId,
  onClose,
}: {
  proposal: TopicProposalView
  meetingId: string
  onClose: () => void
}): ReactNode {
  const text = useText()
  const [reason, setReason] = useState('')
  const answer = useAnswerProposal(meetingId, proposal.id)
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    answer.mutate({ answer: 'decline', reason: reason.trim() }, { onSuccess: onClose })
  }
  return (
    <Dialog title={proposal.title} onClose={onClose}>
      <form className="form" onSubmit={handleSubmit}>
        <FormField label={text('collection.declineReason')} required>
          <TextArea value={reason} onChange={setReason} maxLength={1000} autoFocus />
        </FormField>
        <ErrorLine error={answer.error} />
        <div className="form-end">
          <Button type="submit" busy={answer.isPending} disabled={reason.trim().length < 2}>
            {text('collection.declineSend')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {text('common.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
