import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { CheckField } from '#web/ui/fields.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { OnDay, When } from '#web/ui/When.tsx'
import { type TaskView, useTick } from './api.ts'
import './task.css'

/** 里程碑节点: when, whose, what; ticked off by whoever works on it, with who and when. */
export function Milestones({ task }: { task: TaskView }): ReactNode {
  const text = useText()
  const tick = useTick(task.id)
  const canTick = task.can.includes('tickMilestone')
  return (
    <>
      <ul className="task-milestones">
        {task.milestones.map(({ id, dueOn, department, deliverable, doneAt, doneBy }) => {
          const words = [department?.name, deliverable].filter(Boolean).join(' ')
          return (
            <li key={id} className="line">
              {canTick ? (
                <CheckField
                  checked={doneAt !== null}
                  disabled={tick.isPending}
                  onChange={(isDone) => tick.mutate({ milestoneId: id, isDone })}
                >
                  {words || text('task.field.milestones')}
                </CheckField>
              ) : (
                <span>
                  {doneAt !== null && <Icon name="check" label={text('enum.taskState.done')} />} {words}
                </span>
              )}
              <OnDay day={dueOn} />
              {doneAt !== null && (
                <span className="small faint">
                  {text('task.milestone.doneBy', { by: doneBy?.name ?? '' })} <When at={doneAt} />
                </span>
              )}
            </li>
          )
        })}
      </ul>
      <ErrorLine error={tick.error} />
    </>
  )
}
