import { type FormEvent, type ReactNode, useState } from 'react'
import { useGoTo } from '#web/lib/address.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import type { CollaborationRef } from '#web/ui/CollaborationPicker.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useCreateTask } from './api.ts'
import { emptyFields, newTaskOf, type TaskFields } from './fields.ts'
import { FurtherFields, ShortFields } from './TaskForm.tsx'

/** Hands out a task: the short form, the rest when wanted. One key for all tries, so that one task comes of it. */
export function NewTaskForm({
  meetingId,
  decisionId,
  collaboration = null,
}: {
  meetingId?: string | undefined
  decisionId?: string | undefined
  collaboration?: CollaborationRef | null
}): ReactNode {
  const text = useText()
  const goTo = useGoTo()
  const sayError = useError()
  const create = useCreateTask()
  const draft = useDraft(collaboration === null ? 'task/new' : `task/new/${collaboration.id}`, {
    fields: { ...emptyFields, collaboration },
    key: crypto.randomUUID?.() ?? String(Date.now()),
  })
  const [isLong, setLong] = useState(false)
  const issues = create.error ? sayError(create.error).fields : {}
  const { fields, key } = draft.value
  const change = (part: Partial<TaskFields>) =>
    draft.set((before) => ({ ...before, fields: { ...before.fields, ...part } }))

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const body = {
      ...newTaskOf(fields),
      ...(meetingId && { meetingId }),
      ...(decisionId && { decisionId }),
    }
    create.mutate(
      { body, idempotencyKey: key },
      {
        onSuccess: ({ id }) => {
          draft.clear()
          toast(text('task.new.done'))
          goTo(`/tasks/${id}`)
        },
      },
    )
  }

  return (
    <form className="form task-form" onSubmit={handleSubmit}>
      {draft.isRestored && (
        <p className="small quiet line">
          {text('common.draftRestored')}
          <Button small kind="quiet" onClick={draft.clear}>
            {text('common.draftDiscard')}
          </Button>
        </p>
      )}
      <ShortFields fields={fields} set={change} issues={issues} />
      {isLong ? (
        <FurtherFields fields={fields} set={change} issues={issues} />
      ) : (
        <div>
          <Button kind="quiet" icon="down" onClick={() => setLong(true)}>
            {text('task.new.more')}
          </Button>
        </div>
      )}
      <ErrorLine error={create.error} />
      <div className="form-end">
        <Button type="submit" kind="primary" busy={create.isPending} disabled={fields.name.trim() === ''}>
          {text('task.new.submit')}
        </Button>
      </div>
    </form>
  )
}
