import type { ReactNode } from 'react'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { sayInstant } from '#web/lib/time.ts'
import { Link } from '#web/ui/Link.tsx'
import type { TaskView } from './api.ts'
import { WaitingFor } from './WaitingFor.tsx'
import './task.css'

/** How a task stands beside its state: what it waits for, and what has to be known to answer. */
export function Standing({ task }: { task: TaskView }): ReactNode {
  const text = useText()
  const reading = useReading()
  const { assignment, suspension, support, parent, waitingFor } = task
  const isMine = task.can.includes('sign')
  if (waitingFor === null && parent === null) return null
  return (
    <div className="task-standing" role="status">
      {parent !== null && (
        <div className="small">
          <span className="faint">{text('task.life.split.partOf')}</span>{' '}
          <Link to={`/tasks/${parent.id}`}>{parent.title}</Link>{' '}
          <span className="number">{parent.number}</span>
        </div>
      )}
      <WaitingFor task={task} />
      {isMine && assignment.assignedAt !== null && assignment.signBy !== null && (
        <p>
          {text('task.life.assignment.askBody', {
            by: task.assigner?.name ?? '',
            at: sayInstant(assignment.assignedAt, reading),
            until: sayInstant(assignment.signBy, reading),
          })}
        </p>
      )}
      {assignment.isInsisted && assignment.state === 'unsigned' && (
        <p className="quiet">{text('task.life.assignment.insisted')}</p>
      )}
      {assignment.state === 'returned' && (
        <p>{text('task.life.assignment.returned', { reason: assignment.returnReason })}</p>
      )}
      {suspension !== null && (
        <p className="quiet">{text('task.life.assignment.suspended', { reason: suspension.reason })}</p>
      )}
      {support !== null && task.state === 'needsSupport' && (
        <p>{text('task.life.support.asked', { by: support.askedBy?.name ?? '', words: support.text })}</p>
      )}
    </div>
  )
}
