import { useIsMutating, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Waiting } from '#web/ui/Waiting.tsx'
import { taskQuery } from './api.ts'

// The long form is wanted for one line in ten; the live room does not wait for it.
const EditTask = lazy(() => import('./EditTask.tsx').then(({ EditTask }) => ({ default: EditTask })))
const TaskSheet = lazy(() => import('./TaskSheet.tsx').then(({ TaskSheet }) => ({ default: TaskSheet })))

/** The whole sheet of a task (form S3-C) from wherever its line stands, without leaving the page. */
export function FillTask({ taskId, onSaved }: { taskId: string; onSaved: () => void }): ReactNode {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button small kind="quiet" icon="task" onClick={() => setOpen(true)}>
        {text('task.fillSheet')}
      </Button>
      {isOpen && (
        <Sheet
          taskId={taskId}
          onClose={() => {
            setOpen(false)
            onSaved()
          }}
        />
      )}
    </>
  )
}

function Sheet({ taskId, onClose }: { taskId: string; onClose: () => void }): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  // Its line may have been typed in since it was read last.
  useState(() => void cache.removeQueries({ queryKey: taskQuery(taskId).queryKey }))
  // What was typed on the line a moment ago belongs on the sheet: it is read when that is saved.
  const saving = useIsMutating({ predicate: ({ options }) => options.scope?.id === `task/${taskId}` })
  const query = useQuery({ ...taskQuery(taskId), enabled: saving === 0 })
  return (
    <Dialog title={text('task.section.sheet')} width={860} onClose={onClose}>
      <Faces query={query}>
        {(task) => (
          <Suspense fallback={<Waiting />}>
            {task.can.includes('edit') ? (
              <EditTask task={task} onDone={onClose} />
            ) : (
              <TaskSheet task={task} />
            )}
          </Suspense>
        )}
      </Faces>
    </Dialog>
  )
}
