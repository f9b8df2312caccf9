import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { When } from '#web/ui/When.tsx'
import { taskQuery } from './api.ts'
import { TaskSheet } from './TaskSheet.tsx'
import { WaitingFor } from './WaitingFor.tsx'
import { WhyLight } from './WhyLight.tsx'
import './task.css'

/** A look into a task beside the list, without leaving it: the whole sheet, and what was said last. */
export function TaskPeek({ id, onClose }: { id: string; onClose: () => void }): ReactNode {
  const text = useText()
  const query = useQuery(taskQuery(id))
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose()
    }
    document.addEventListener('keydown', leave)
    return () => document.removeEventListener('keydown', leave)
  }, [onClose])
  return (
    <aside className="task-peek" aria-label={text('task.peek')} aria-live="polite">
      <div className="line">
        <span className="small faint">{text('task.peek')}</span>
        <span className="push">
          <Button small kind="quiet" icon="cross" aria-label={text('common.close')} onClick={onClose} />
        </span>
      </div>
      <Faces query={query}>
        {(task) => {
          const last = task.updates.at(-1)
          return (
            <>
              <h2>{task.name}</h2>
              <WhyLight light={task.light} />
              <WaitingFor task={task} />
              <TaskSheet task={task} />
              {last !== undefined && (
                <>
                  <h3 className="small faint">{text('task.progress.last')}</h3>
                  <p>
                    {last.text}{' '}
                    <span className="small faint">
                      {last.person?.name} <When at={last.at} />
                    </span>
                  </p>
                </>
              )}
              <div>
                <LinkButton to={`/tasks/${id}`} small>
                  {text('task.list.keyOpen')}
                </LinkButton>
              </div>
            </>
          )
        }}
      </Faces>
    </aside>
  )
}
