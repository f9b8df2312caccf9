import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { Link } from '#web/ui/Link.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { OnDay, When } from '#web/ui/When.tsx'
import type { ConflictView } from './api.ts'

/** What was ruled, by whom, and the work that came of it. */
export function Ruling({ conflict }: { conflict: ConflictView }): ReactNode {
  const text = useText()
  const names = conflict.rulingSignedBy.map(({ name }) => name).join(text('common.join'))
  const waits = conflict.handlers.filter((one) => !conflict.rulingSignedBy.some(({ id }) => id === one.id))
  return (
    <div className="stack">
      <p className="conflict-words">{conflict.ruling}</p>
      <p className="small quiet">
        {conflict.resolution !== null && text(`enum.conflictResolution.${conflict.resolution}`)}
        {names !== '' && ` · ${text('conflict.ruledBy', { names })}`}
        {conflict.decidedAt === null && waits.length > 0 && (
          <span className="tone-amber">
            {' · '}
            {text('conflict.waitsFor', {
              names: waits.map(({ name }) => name).join(text('common.join')),
            })}
          </span>
        )}
      </p>
      {conflict.decidedAt !== null && <RulingTasks conflict={conflict} />}
      {conflict.recheckOn !== null && (
        <p className="small">
          <span className="quiet">{text('conflict.field.recheckOn')}</span> <OnDay day={conflict.recheckOn} />
          {conflict.recheckNote !== '' && ` · ${conflict.recheckNote}`}
        </p>
      )}
    </div>
  )
}

function RulingTasks({ conflict }: { conflict: ConflictView }): ReactNode {
  const text = useText()
  if (conflict.tasks.every(({ kind }) => kind === 'recheck')) {
    return <p className="tone-amber small">{text('conflict.noTasks')}</p>
  }
  return (
    <ul className="chain-links">
      {conflict.tasks.map((task) => (
        <li key={task.id} className="line">
          <Link to={`/tasks/${task.id}`}>{task.name}</Link>
          <StateMark kind="taskState" state={task.state} />
          <span className="small quiet">
            <PersonTag person={task.owner} withDepartment={false} />
          </span>
          <span className="small faint">{task.dueOn !== null && <OnDay day={task.dueOn} />}</span>
        </li>
      ))}
    </ul>
  )
}

/** S4-04: when it was raised, taken up, decided and over. */
export function Moments({ conflict }: { conflict: ConflictView }): ReactNode {
  const text = useText()
  const moments = [
    ['raised', conflict.raisedAt],
    ['responded', conflict.respondedAt],
    ['decided', conflict.decidedAt],
    ['resolved', conflict.resolvedAt],
  ] as const
  return (
    <dl className="stack tight small">
      {moments.map(([moment, at]) => (
        <div key={moment} className="line">
          <dt className="quiet">{text(`conflict.times.${moment}`)}</dt>
          <dd style={{ margin: 0 }}>{at === null ? text('conflict.times.notYet') : <When at={at} />}</dd>
        </div>
      ))}
    </dl>
  )
}
