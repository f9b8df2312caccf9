import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { ApprovalView } from '#contract/approval.ts'
import type { PersonRef } from '#contract/common.ts'
import { type ApprovalMove, approvalLifecycle, approvalMoves } from '#domain/approval/lifecycle.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useStream } from '#web/lib/events.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea } from '#web/ui/fields.tsx'
import { Link } from '#web/ui/Link.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { OnDay } from '#web/ui/When.tsx'
import { ApprovalForm } from './ApprovalForm.tsx'
import { yuanOf } from './amount.ts'
import { approvalKeys, approvalsQuery, useMoveApproval } from './api.ts'
import './approval.css'

/** The requests for approval that a decision has started, each with what may be done now (S3-73). */
export function ApprovalPart({
  decisionId,
  owner,
}: {
  decisionId: string
  /** Who hands it in, unless somebody else is named. */
  owner: PersonRef | null
}): ReactNode {
  const text = useText()
  const query = useQuery(approvalsQuery(decisionId))
  const cache = useQueryClient()
  useStream('decisions', ({ kind, nounId }) => {
    if (kind === 'reset' || nounId === decisionId) {
      void cache.invalidateQueries({ queryKey: approvalKeys.decision(decisionId) })
    }
  })
  const [isAdding, setAdding] = useState(false)
  return (
    <Faces query={query}>
      {({ items, canAdd }) => (
        <div className="stack">
          {items.length === 0 && <p className="quiet">{text('approval.none')}</p>}
          {items.map((approval) => (
            <Request key={approval.id} approval={approval} />
          ))}
          {canAdd && (
            <div>
              <Button small icon="plus" onClick={() => setAdding(true)}>
                {text('approval.add')}
              </Button>
            </div>
          )}
          {isAdding && (
            <ApprovalForm decisionId={decisionId} submitter={owner} onClose={() => setAdding(false)} />
          )}
        </div>
      )}
    </Faces>
  )
}

function Request({ approval }: { approval: ApprovalView }): ReactNode {
  const text = useText()
  const [open, setOpen] = useState<'edit' | ApprovalMove>()
  const amount =
    approval.amountCents === null ? null : text('approval.yuan', { amount: yuanOf(approval.amountCents) })
  const facts = [
    text(`enum.approvalKind.${approval.kind}`),
    approval.department?.name,
    approval.headcount !== null && text('approval.people', { count: approval.headcount }),
    amount,
  ].filter(Boolean)
  return (
    <article className="approval" aria-label={approval.subject}>
      <div className="line">
        <strong>{approval.subject}</strong>
        <span className="number">{approval.number}</span>
        <StateMark kind="approvalState" state={approval.state} />
      </div>
      <p className="small quiet">{facts.join(' · ')}</p>
      {approval.note !== '' && <p>{approval.note}</p>}
      <p className="small">
        {text('approval.from', { name: approval.submitter?.name ?? '' })}
        {' → '}
        {approval.approver === null
          ? text('approval.noApprover')
          : text('approval.to', { name: approval.approver.name })}
        {approval.submitBy !== null && approval.state === 'draft' && (
          <>
            {' · '}
            {text('approval.by')} <OnDay day={approval.submitBy} near />
          </>
        )}
      </p>
      {approval.comment !== '' && (
        <p className="small">{text('approval.comment', { text: approval.comment })}</p>
      )}
      <div className="line">
        {approvalMoves
          .filter((move) => approval.can.includes(move))
          .map((move) => (
            <Button
              key={move}
              small
              kind={
                move === 'approve' || move === 'submit' ? 'primary' : move === 'withdraw' ? 'quiet' : 'plain'
              }
              onClick={() => setOpen(move)}
            >
              {text(`approval.move.${move}`)}
            </Button>
          ))}
        <Link to={`/print/approval/${approval.id}`} className="small">
          {text('print.print')}
        </Link>
        {approval.can.includes('edit') && (
          <Button small kind="quiet" icon="pencil" onClick={() => setOpen('edit')}>
            {text('common.edit')}
          </Button>
        )}
      </div>
      {open === 'edit' && (
        <ApprovalForm
          decisionId={approval.decision.id}
          approval={approval}
          submitter={approval.submitter}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open !== undefined && open !== 'edit' && (
        <MoveDialog approval={approval} move={open} onClose={() => setOpen(undefined)} />
      )}
    </article>
  )
}

function MoveDialog({
  approval,
  move,
  onClose,
}: {
  approval: ApprovalView
  move: ApprovalMove
  onClose: () => void
}): ReactNode {
  const text = useText()
  const sayError = useError()
  const make = useMoveApproval(approval.id)
  const comment = useDraft(`approval/${approval.id}/${move}`, '')
  const issues = make.error ? sayError(make.error).fields : {}
  const isAnswer = move === 'approve' || move === 'reject'
  const isNeeded = approvalLifecycle.rowOf(approval.state, move)?.needs.includes('reason') ?? false
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    make.mutate(
      { move, version: approval.version, comment: comment.value.trim() },
      {
        onSuccess: () => {
          comment.clear()
          onClose()
        },
      },
    )
  }
  return (
    <Dialog title={text(`approval.move.${move}`)} onClose={onClose}>
      <form className="form" onSubmit={handleSubmit}>
        <p>
          <strong>{approval.subject}</strong>
          {approval.amountCents !== null && (
            <> {text('approval.yuan', { amount: yuanOf(approval.amountCents) })}</>
          )}
        </p>
        {issues.approverId !== undefined && <p className="late">{text('approval.needsApprover')}</p>}
        {isAnswer && (
          <FormField label={text('approval.opinion')} issue={issues.comment} required={isNeeded}>
            <TextArea value={comment.value} onChange={comment.set} maxLength={200} autoFocus />
          </FormField>
        )}
        <ErrorLine error={issues.approverId === undefined ? make.error : null} />
        <div className="form-end">
          <Button
            type="submit"
            kind="primary"
            busy={make.isPending}
            disabled={isNeeded && comment.value.trim().length < 2}
          >
            {text(`approval.move.${move}`)}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
