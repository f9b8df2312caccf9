import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { getAgendaOrigins } from '#contract/carry.ts'
import type { TopicView } from '#contract/meeting.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'

/** What was left open elsewhere and comes up again with this topic. */
export function Origin({ topic }: { topic: TopicView }): ReactNode {
  const text = useText()
  const origins = useQuery({
    queryKey: ['meeting', 'origins', topic.meetingId] as const,
    queryFn: ({ signal }) => call(getAgendaOrigins, { params: { id: topic.meetingId }, signal }),
    staleTime: 60_000,
  })
  const mine = (origins.data?.items ?? []).filter(({ topicId }) => topicId === topic.id)
  if (mine.length === 0) return null
  return (
    <p className="small quiet">
      {text('room.takesUp')}{' '}
      {mine
        .map(({ matter }) => [matter.title, matter.meeting?.number].filter(Boolean).join(' · '))
        .join('；')}
    </p>
  )
}
