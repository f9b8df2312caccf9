import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { MeetingView, TopicView } from '#contract/meeting.ts'
import type { PositionView } from '#contract/preparation.ts'
import { useText } from '#web/lib/text.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { When } from '#web/ui/When.tsx'
import { positionsQuery } from './api.ts'
import './preparation.css'

/** 各部门会前准备, topic by topic, for whoever may read them; who has said nothing yet is named. */
export function PositionsOverview({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const query = useQuery(positionsQuery(meeting.id))
  const { data } = query
  if (meeting.topics.length === 0 || meeting.noticedAt === null) return null
  // Before people meet there is nothing to read here but one's own, which stands above.
  if (data !== undefined && !data.showsAll) return null
  return (
    <details className="section quiet-part" open={meeting.phase === 'during'}>
      <summary>
        <h2>{text('preparation.position.overview')}</h2>
        {data !== undefined && (
          <span className="small faint">
            {text('preparation.position.count', { count: data.items.length })}
          </span>
        )}
      </summary>
      <Faces
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={<EmptyState title={text('preparation.position.none')} />}
      >
        {({ items }) => (
          <div className="stack">
            {meeting.topics.map((topic) => (
              <OfTopic
                key={topic.id}
                topic={topic}
                statements={items.filter(({ topicId }) => topicId === topic.id)}
                departments={departmentsOf(meeting, topic)}
              />
            ))}
          </div>
        )}
      </Faces>
    </details>
  )
}

function OfTopic({
  topic,
  statements,
  departments,
}: {
  topic: TopicView
  statements: readonly PositionView[]
  departments: ReadonlyMap<string, string>
}): ReactNode {
  const text = useText()
  const said = new Set(statements.map(({ department }) => department.id))
  const silent = [...departments].filter(([id]) => !said.has(id)).map(([, name]) => name)
  return (
    <section className="stack tight">
      <h3>{text('preparation.position.topic', { no: topic.seq, title: topic.title })}</h3>
      {statements.map((statement) => (
        <article key={statement.id} className="position-card">
          <header className="line">
            <strong>{statement.department.name}</strong>
            <span className="small faint">
              {text('preparation.position.by', { name: statement.author.name })}{' '}
              <When at={statement.updatedAt} />
            </span>
          </header>
          <dl>
            {(['position', 'needs', 'suggestion'] as const)
              .filter((field) => statement[field] !== '')
              .map((field) => (
                <div key={field}>
                  <dt className="small faint">{text(`preparation.position.${field}`)}</dt>
                  <dd>{statement[field]}</dd>
                </div>
              ))}
            {statement.speakingPoints.length > 0 && (
              <div>
                <dt className="small faint">{text('preparation.position.points')}</dt>
                <dd>
                  <ul>
                    {statement.speakingPoints.map((point) => (
                      <li key={point}>{point}</li>
                    ))}
                  </ul>
                </dd>
              </div>
            )}
          </dl>
        </article>
      ))}
      {silent.length > 0 && (
        <p className="small faint">
          {text('preparation.position.silent', { departments: silent.join(text('common.join')) })}
        </p>
      )}
    </section>
  )
}

/** Departments that come for a topic with a main participant; one that names nobody concerns all. */
function departmentsOf({ attendees }: MeetingView, { id }: TopicView): Map<string, string> {
  const core = attendees.filter(({ kind, rsvp }) => kind === 'core' && rsvp !== 'no')
  const named = core.filter(({ topicIds }) => topicIds.includes(id))
  return new Map(
    (named.length === 0 ? core : named).flatMap(({ person }) =>
      person.departmentId === null || person.departmentName === null
        ? []
        : [[person.departmentId, person.departmentName] as const],
    ),
  )
}
