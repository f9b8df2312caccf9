import { queryOptions, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { listTaskTopics } from '#contract/carry.ts'
import type { TopicState } from '#domain/meeting/topic.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { Link } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { When } from '#web/ui/When.tsx'

const taskTopicsQuery = (taskId: string) =>
  queryOptions({
    queryKey: ['task', 'topics', taskId] as const,
    queryFn: ({ signal }) => call(listTaskTopics, { params: { id: taskId }, signal }),
  })

/** 上过的会: where a task was on the agenda; nothing where it never was. */
export function TaskTopics({ taskId }: { taskId: string }): ReactNode {
  const text = useText()
  const { data } = useQuery(taskTopicsQuery(taskId))
  if (data === undefined || data.items.length === 0) return null
  return (
    <Section title={text('agenda.carry.taskTopics')}>
      <ul className="chain-links">
        {data.items.map(({ topic, meeting, plannedStart, outcomeNote }) => (
          <li key={topic.id} className="stack tight">
            <span className="line">
              <Link to={`/meetings/${meeting.id}#topic-${topic.id}`}>{meeting.title}</Link>
              <span className="small">
                <StateMark kind="topicState" state={topic.state as TopicState} />
              </span>
            </span>
            <span className="small quiet">
              {plannedStart === null ? text('agenda.carry.timeOpen') : <When at={plannedStart} />} ·{' '}
              {topic.title}
              {outcomeNote !== '' && ` · ${outcomeNote}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
