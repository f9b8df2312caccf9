import { type FormEvent, type ReactNode, useState } from 'react'
import type { VoteView } from '#contract/vote.ts'
import { type BallotChoice, ballotChoices } from '#domain/vote/lifecycle.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { Choice, TextArea } from '#web/ui/fields.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { When } from '#web/ui/When.tsx'
import { useCancelVote, useCastBallot, useCastingVote, useCloseVote, useEscalateVote } from './api.ts'
import './vote.css'

type Seat = VoteView['seats'][number]

/** One vote: the words, my ballot, who has voted, and once it is over how. */
export function VoteCard({ vote, compact = false }: { vote: VoteView; compact?: boolean }): ReactNode {
  const text = useText()
  const mine = vote.seats.filter(({ isMine }) => isMine)
  return (
    <article className="vote" aria-label={text('vote.about', { number: vote.decisionNumber })}>
      <div className="line">
        <span className="number">{vote.decisionNumber}</span>
        <StateMark kind="voteState" state={vote.state} />
      </div>
      <p className="serif vote-question">{vote.question}</p>
      <p className="small quiet">
        {text(`enum.voteUnit.${vote.unit}`)} · {text(`enum.voteThreshold.${vote.threshold}`)} ·{' '}
        {text('vote.quorum', { count: vote.quorumCount, all: vote.seats.length })}
        {vote.state === 'open' && vote.closesAt !== null && (
          <>
            {' · '}
            {text('vote.until')} <When at={vote.closesAt} />
          </>
        )}
      </p>
      {vote.can.includes('cast') && mine.map((seat) => <Ballot key={seat.id} vote={vote} seat={seat} />)}
      {vote.count === null ? (
        <p className="small" role="status">
          {text('vote.progress', { count: vote.castCount, all: vote.seats.length })}
        </p>
      ) : (
        <Result vote={vote} />
      )}
      <Seats vote={vote} compact={compact} />
      <Acts vote={vote} />
    </article>
  )
}

/** Three big buttons, and what should be kept of one's reasons. */
function Ballot({ vote, seat }: { vote: VoteView; seat: Seat }): ReactNode {
  const text = useText()
  const cast = useCastBallot(vote.id)
  const opinion = useDraft(`vote/${seat.id}`, seat.ballot?.opinion ?? '')
  const now = seat.ballot?.choice
  const isReworded = seat.ballot !== null && opinion.value.trim() !== seat.ballot.opinion
  function choose(choice: BallotChoice) {
    cast.mutate(
      {
        seatId: seat.id,
        choice,
        opinion: opinion.value.trim(),
        ...(seat.ballot && { version: seat.ballot.version }),
      },
      { onSuccess: opinion.clear },
    )
  }
  return (
    <div className="vote-ballot">
      <p className="small">
        {seat.department !== null && vote.unit === 'department'
          ? text('vote.forDepartment', { name: seat.department.name })
          : text('vote.forPerson', { name: seat.person?.name ?? '' })}
      </p>
      <div className="vote-choices">
        {ballotChoices.map((choice) => (
          <button
            key={choice}
            type="button"
            className={`vote-choice vote-${choice}`}
            aria-pressed={now === choice}
            disabled={cast.isPending}
            onClick={() => choose(choice)}
          >
            {text(`enum.ballot.${choice}`)}
          </button>
        ))}
      </div>
      <FormField label={text('vote.opinion')} hint={text('vote.opinionHint')}>
        <TextArea value={opinion.value} onChange={opinion.set} maxLength={5000} />
      </FormField>
      {now !== undefined && (
        <p className="small quiet" role="status">
          {text('vote.cast', { choice: text(`enum.ballot.${now}`) })}{' '}
          {isReworded && (
            <Button small busy={cast.isPending} onClick={() => choose(now)}>
              {text('vote.keepOpinion')}
            </Button>
          )}
        </p>
      )}
      <ErrorLine error={cast.error} />
    </div>
  )
}

function Result({ vote }: { vote: VoteView }): ReactNode {
  const text = useText()
  const { count } = vote
  if (count === null) return null
  const all = Math.max(1, vote.seats.length)
  return (
    <div className="stack tight">
      <div className="vote-bar" aria-hidden="true">
        {ballotChoices.map((choice) => (
          <span
            key={choice}
            className={`vote-${choice}`}
            style={{ width: `${(count[choice] / all) * 100}%` }}
          />
        ))}
      </div>
      <p>{ballotChoices.map((choice) => `${text(`enum.ballot.${choice}`)} ${count[choice]}`).join(' · ')}</p>
      {vote.state === 'tied' && <p className="small">{text('vote.tied')}</p>}
      {vote.chairChoice !== null && (
        <p className="small">
          {text('vote.chair', {
            name: vote.chair?.name ?? '',
            choice: text(`enum.ballot.${vote.chairChoice}`),
          })}
          {vote.chairReason !== '' && <span className="quiet"> {vote.chairReason}</span>}
        </p>
      )}
      {vote.endReason !== '' && <p className="small quiet">{vote.endReason}</p>}
    </div>
  )
}

/** By name: who has voted, and once it is over how. */
function Seats({ vote, compact }: { vote: VoteView; compact: boolean }): ReactNode {
  const text = useText()
  const list = (
    <ul className="vote-seats small">
      {vote.seats.map((seat) => (
        <li key={seat.id}>
          <span>
            {seat.department?.name ?? ''}{' '}
            {seat.ballot?.by?.name ?? seat.voter?.name ?? seat.person?.name ?? ''}
            {seat.voter === null && !seat.hasVoted && (
              <span className="faint"> {text('vote.nobodyHere')}</span>
            )}
          </span>
          <span className={seat.hasVoted ? '' : 'faint'}>
            {seat.ballot !== null
              ? text(`enum.ballot.${seat.ballot.choice}`)
              : text(seat.hasVoted ? 'vote.hasVoted' : 'vote.notYet')}
          </span>
          {seat.ballot !== null && seat.ballot.opinion !== '' && !seat.isMine && (
            <p className="quiet">{text('vote.reserved', { text: seat.ballot.opinion })}</p>
          )}
        </li>
      ))}
    </ul>
  )
  if (!compact || vote.state === 'open') return list
  return (
    <details>
      <summary className="small">{text('vote.byName')}</summary>
      {list}
    </details>
  )
}

function Acts({ vote }: { vote: VoteView }): ReactNode {
  const text = useText()
  const close = useCloseVote(vote.id)
  const [asking, setAsking] = useState<'cancel' | 'escalate' | 'castingVote'>()
  const isSure = vote.castCount >= vote.quorumCount
  if (!vote.can.some((act) => act !== 'cast')) return null
  return (
    <>
      <div className="line">
        {vote.can.includes('close') && (
          <Button
            small
            kind={isSure ? 'primary' : 'plain'}
            busy={close.isPending}
            onClick={() => close.mutate()}
          >
            {text(isSure ? 'vote.close' : 'vote.closeEarly')}
          </Button>
        )}
        {vote.can.includes('castingVote') && (
          <Button small kind="primary" onClick={() => setAsking('castingVote')}>
            {text('vote.castingVote')}
          </Button>
        )}
        {vote.can.includes('escalate') && (
          <Button small onClick={() => setAsking('escalate')}>
            {text('vote.escalate')}
          </Button>
        )}
        {vote.can.includes('cancel') && (
          <Button small kind="quiet" onClick={() => setAsking('cancel')}>
            {text('vote.cancel')}
          </Button>
        )}
      </div>
      {vote.can.includes('close') && !isSure && <p className="small faint">{text('vote.closeEarlyHint')}</p>}
      <ErrorLine error={close.error} />
      {asking === 'castingVote' && <CastingDialog vote={vote} onClose={() => setAsking(undefined)} />}
      {(asking === 'cancel' || asking === 'escalate') && (
        <ReasonDialog vote={vote} act={asking} onClose={() => setAsking(undefined)} />
      )}
    </>
  )
}

function CastingDialog({ vote, onClose }: { vote: VoteView; onClose: () => void }): ReactNode {
  const text = useText()
  const cast = useCastingVote(vote.id)
  const [choice, setChoice] = useState<'agree' | 'against'>('agree')
  const reason = useDraft(`vote/${vote.id}/casting`, '')
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    cast.mutate(
      { choice, reason: reason.value.trim() },
      {
        onSuccess: () => {
          reason.clear()
          onClose()
        },
      },
    )
  }
  return (
    <Dialog title={text('vote.castingVote')} onClose={onClose}>
      <form className="form" onSubmit={handleSubmit}>
        <p className="serif vote-question">{vote.question}</p>
        <p className="quiet">{text('vote.castingHint')}</p>
        <Choice
          label={text('vote.castingVote')}
          value={choice}
          onChange={setChoice}
          options={(['agree', 'against'] as const).map((one) => ({
            value: one,
            label: text(`enum.ballot.${one}`),
          }))}
        />
        <FormField label={text('common.reason')} hint={text('common.optional')}>
          <TextArea value={reason.value} onChange={reason.set} maxLength={5000} />
        </FormField>
        <ErrorLine error={cast.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={cast.isPending}>
            {text('vote.castingVote')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function ReasonDialog({
  vote,
  act,
  onClose,
}: {
  vote: VoteView
  act: 'cancel' | 'escalate'
  onClose: () => void
}): ReactNode {
  const text = useText()
  const cancel = useCancelVote(vote.id)
  const escalate = useEscalateVote(vote.id)
  const make = act === 'cancel' ? cancel : escalate
  const reason = useDraft(`vote/${vote.id}/${act}`, '')
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    make.mutate(
      { reason: reason.value.trim() },
      {
        onSuccess: () => {
          reason.clear()
          onClose()
        },
      },
    )
  }
  return (
    <Dialog title={text(`vote.${act}`)} onClose={onClose}>
      <form className="form" onSubmit={handleSubmit}>
        <FormField label={text('common.reason')} required>
          <TextArea value={reason.value} onChange={reason.set} maxLength={1000} autoFocus />
        </FormField>
        <ErrorLine error={make.error} />
        <div className="form-end">
          <Button
            type="submit"
            kind="primary"
            busy={make.isPending}
            disabled={reason.value.trim().length < 2}
          >
            {text(`vote.${act}`)}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
