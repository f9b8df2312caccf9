import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { TopicView } from '#contract/meeting.ts'
import { listPositions, type PositionView } from '#contract/preparation.ts'
import type { EntryView } from '#contract/record.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { emptyFields } from './RecordLine.tsx'
import type { Sender } from './sender.ts'

/** What the departments have prepared for this topic; one press makes a point of it a line of the record. */
export function Prepared({
  topic,
  entries,
  sender,
  mutedIds,
}: {
  topic: TopicView
  entries: readonly EntryView[]
  sender: Sender | undefined
  /** Observers, whose points are nobody's viewpoint (NM-MTG-05). */
  mutedIds: readonly string[]
}): ReactNode {
  const text = useText()
  const positions = useQuery({
    queryKey: ['meeting', 'positions', topic.meetingId] as const,
    queryFn: ({ signal }) => call(listPositions, { params: { id: topic.meetingId }, signal }),
    staleTime: 60_000,
  })
  const mine = (positions.data?.items ?? []).filter(({ topicId }) => topicId === topic.id)
  if (mine.length === 0) return null
  const written = new Set(entries.filter(({ isDeleted }) => !isDeleted).map(({ text: words }) => words))
  return (
    <details className="prepared">
      <summary className="small">{text('room.prepared', { count: mine.length })}</summary>
      <ul>
        {mine.map((position) => (
          <li key={position.id}>
            <strong className="small">
              {position.department.name} {position.author.name}
            </strong>
            <ul>
              {pointsOf(position).map((point) => (
                <li key={point}>
                  <span className="read-text">{point}</span>
                  {written.has(point) ? (
                    <span className="small faint">{text('room.pulledIn')}</span>
                  ) : (
                    sender !== undefined &&
                    !mutedIds.includes(position.author.id) && (
                      <Button
                        small
                        kind="quiet"
                        icon="plus"
                        onClick={() => pullIn(sender, topic, position, point)}
                      >
                        {text('room.pullIn')}
                      </Button>
                    )
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  )
}

function pointsOf({ position, needs, suggestion, speakingPoints }: PositionView): string[] {
  return [...new Set([position, needs, suggestion, ...speakingPoints].filter((point) => point !== ''))]
}

/** Through the same outbox as what is typed: it is kept in the browser until the server has it. */
function pullIn(sender: Sender, topic: TopicView, { author, department }: PositionView, point: string): void {
  sender.type(
    { clientKey: crypto.randomUUID(), topicId: topic.id, afterKey: null, server: undefined },
    { ...emptyFields, text: point, personId: author.id, departmentId: department.id },
  )
  sender.flush()
}
