import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useStream } from '#web/lib/events.ts'
import { useText } from '#web/lib/text.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { voteKeys, votesOfDecision, votesOfMeeting } from './api.ts'
import { VoteCard } from './VoteCard.tsx'
import './vote.css'

/**
 * The votes under way in a meeting, for the room and for phones that follow it. What is over stays until
 * the next one is opened, so that everybody sees the result.
 */
export function MeetingVotes({
  meetingId,
  compact = false,
}: {
  meetingId: string
  compact?: boolean
}): ReactNode {
  const text = useText()
  const query = useQuery(votesOfMeeting(meetingId))
  const cache = useQueryClient()
  useStream(`meeting:${meetingId}`, ({ kind }) => {
    if (kind === 'decision.changed' || kind === 'reset') {
      void cache.invalidateQueries({ queryKey: voteKeys.meeting(meetingId) })
    }
  })
  const votes = query.data?.items ?? []
  const shown = votes.filter(
    ({ state }, index) => state === 'open' || state === 'tied' || (index === 0 && state !== 'cancelled'),
  )
  if (shown.length === 0) return null
  return (
    <section aria-label={text('vote.title')} aria-live="polite" className="stack">
      <h2 className="small faint">{text('vote.title')}</h2>
      {shown.map((vote) => (
        <VoteCard key={vote.id} vote={vote} compact={compact} />
      ))}
    </section>
  )
}

/** All votes on one decision, the newest first. */
export function DecisionVotes({ decisionId }: { decisionId: string }): ReactNode {
  const text = useText()
  const query = useQuery(votesOfDecision(decisionId))
  const cache = useQueryClient()
  useStream('decisions', ({ kind, nounId }) => {
    if (kind === 'reset' || nounId === decisionId) {
      void cache.invalidateQueries({ queryKey: voteKeys.decision(decisionId) })
    }
  })
  return (
    <Faces
      query={query}
      isEmpty={({ items }) => items.length === 0}
      empty={<p className="quiet">{text('vote.none')}</p>}
    >
      {({ items }) => (
        <div className="stack">
          {items.map((vote) => (
            <VoteCard key={vote.id} vote={vote} />
          ))}
        </div>
      )}
    </Faces>
  )
}
