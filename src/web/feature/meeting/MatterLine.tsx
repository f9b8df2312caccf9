import type { ReactNode } from 'react'
import type { OpenMatter } from '#contract/carry.ts'
import type { TopicState } from '#domain/meeting/topic.ts'
import type { TaskState } from '#domain/task/lifecycle.ts'
import { useText } from '#web/lib/text.ts'
import { Link } from '#web/ui/Link.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'

/** What was left open, how it stands, and at which meeting. */
export function MatterLine({ matter }: { matter: OpenMatter }): ReactNode {
  const text = useText()
  const { noun, id, title, state, meeting } = matter
  const link = noun === 'task' ? `/tasks/${id}` : meeting && `/meetings/${meeting.id}`
  return (
    <div className="stack tight">
      <span className="line">
        {link === null ? <span>{title}</span> : <Link to={link}>{title}</Link>}
        {noun === 'task' && <StateMark kind="taskState" state={state as TaskState} />}
        {noun === 'topic' && <StateMark kind="topicState" state={state as TopicState} />}
        {noun === 'entry' && <span className="small tone-amber">{text('enum.entryKind.dispute')}</span>}
      </span>
      {meeting !== null && (
        <span className="small faint">
          {text('agenda.carry.from')} {meeting.number} {meeting.title}
        </span>
      )}
    </div>
  )
}
