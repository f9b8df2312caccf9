import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { AmendmentView, MinutesView } from '#contract/minutes.ts'
import { isFinal } from '#domain/minutes/lifecycle.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Section } from '#web/ui/Page.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { toast } from '#web/ui/toast.tsx'
import { When } from '#web/ui/When.tsx'
import { amendmentsQuery, useAnswerAmendment } from './api.ts'
import { wordChanges } from './diff.ts'

/** Corrections of final minutes: those that wait before those that are settled; nothing where there are none. */
export function Amendments({
  minutes,
  onCompare,
}: {
  minutes: MinutesView
  onCompare: (no: number) => void
}): ReactNode {
  const query = useQuery({ ...amendmentsQuery(minutes.id), enabled: isFinal(minutes.state) })
  if (!isFinal(minutes.state) || query.data?.items.length === 0 || query.isPending) return null
  return (
    <div className="no-print" id="minutes-amendments">
      <Faces query={query}>
        {({ items }) => <Listed minutes={minutes} items={items} onCompare={onCompare} />}
      </Faces>
    </div>
  )
}

function Listed({
  minutes,
  items,
  onCompare,
}: {
  minutes: MinutesView
  items: readonly AmendmentView[]
  onCompare: (no: number) => void
}): ReactNode {
  const text = useText()
  const open = items.filter(({ state }) => state === 'open')
  const settled = items.filter(({ state }) => state !== 'open')
  return (
    <Section
      title={text('minutes.amendments.title')}
      note={
        open.length > 0
          ? text('minutes.amendments.open', { count: open.length })
          : text('minutes.amendments.settled', { count: settled.length })
      }
    >
      {open.map((amendment) => (
        <Amendment key={amendment.id} minutes={minutes} amendment={amendment} onCompare={onCompare} />
      ))}
      {settled.length > 0 && (
        <details className="amendments-settled" open={open.length === 0 && settled.length < 3}>
          <summary>{text('minutes.amendments.settled', { count: settled.length })}</summary>
          {settled.map((amendment) => (
            <Amendment key={amendment.id} minutes={minutes} amendment={amendment} onCompare={onCompare} />
          ))}
        </details>
      )}
    </Section>
  )
}

function Amendment({
  minutes,
  amendment,
  onCompare,
}: {
  minutes: MinutesView
  amendment: AmendmentView
  onCompare: (no: number) => void
}): ReactNode {
  const text = useText()
  const { no, label, oldText, newText, reason, state, proposedBy, at, approvals, newVersion } = amendment
  return (
    <article
      className="proposal"
      data-open={state === 'open'}
      aria-label={text('minutes.amendments.no', { no })}
    >
      <div className="line">
        <strong>{text('minutes.amendments.no', { no })}</strong>
        <span className="small">{label}</span>
        <span className="small push">{text(`minutes.amendments.state.${state}`)}</span>
      </div>
      <p className="proposal-words amendment-words">
        {wordChanges(oldText, newText).map((piece, index) =>
          piece.kind === 'same' ? (
            piece.text
          ) : piece.kind === 'added' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a difference do not move
            <ins key={index}>{piece.text}</ins>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <del key={index}>{piece.text}</del>
          ),
        )}
      </p>
      <p className="small quiet">
        {text('minutes.amendments.byAt', { name: proposedBy.name })} · <When at={at} /> ·{' '}
        {text('minutes.amendments.reason', { reason })}
      </p>
      <ul className="amendment-approvals small" aria-live="polite">
        {approvals.map((approval) => (
          <li key={approval.person.id}>
            <PersonTag person={approval.person} />{' '}
            <span className="faint">{text(`minutes.amendments.role.${approval.role}`)}</span>{' '}
            <strong>{text(`minutes.amendments.approval.${approval.state}`)}</strong>
            {approval.at !== null && (
              <span className="faint">
                {' '}
                <When at={approval.at} />
              </span>
            )}
            {approval.reason !== '' && `：${approval.reason}`}
          </li>
        ))}
      </ul>
      {newVersion !== null && (
        <div className="line">
          <span className="small quiet">{text('minutes.amendments.madeFinal', { no: newVersion })}</span>
          <Button small kind="quiet" onClick={() => onCompare(newVersion)}>
            {text('minutes.amendments.difference')}
          </Button>
        </div>
      )}
      {amendment.can.length > 0 && <Answer minutes={minutes} amendment={amendment} />}
    </article>
  )
}

function Answer({ minutes, amendment }: { minutes: MinutesView; amendment: AmendmentView }): ReactNode {
  const text = useText()
  const answer = useAnswerAmendment(minutes.id)
  const [isRejecting, setRejecting] = useState(false)
  const give = (given: 'approve' | 'reject' | 'withdraw', reason = '') =>
    answer.mutate(
      { amendmentId: amendment.id, answer: given, reason },
      {
        onSuccess: () => {
          setRejecting(false)
          if (given === 'approve') toast(text('minutes.amendments.approved'))
        },
      },
    )
  return (
    <div className="stack tight">
      {!isRejecting && <ErrorLine error={answer.error} />}
      <div className="line">
        {amendment.can.includes('approve') && (
          <Button small kind="primary" icon="check" busy={answer.isPending} onClick={() => give('approve')}>
            {text('minutes.amendments.approve')}
          </Button>
        )}
        {amendment.can.includes('reject') && (
          <Button small onClick={() => setRejecting(true)}>
            {text('minutes.amendments.reject')}
          </Button>
        )}
        {amendment.can.includes('withdraw') && (
          <Button small kind="quiet" busy={answer.isPending} onClick={() => give('withdraw')}>
            {text('minutes.amendments.withdraw')}
          </Button>
        )}
      </div>
      {isRejecting && (
        <Confirm
          title={text('minutes.amendments.rejectTitle')}
          action={text('minutes.amendments.reject')}
          reason={text('minutes.amendments.rejectReason')}
          busy={answer.isPending}
          error={answer.error}
          onConfirm={(reason) => give('reject', reason)}
          onClose={() => setRejecting(false)}
        />
      )}
    </div>
  )
}
