import { type FormEvent, type ReactNode, useState } from 'react'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { isFinal } from '#domain/minutes/lifecycle.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useReading } from '#web/lib/reading.ts'
import { useError, useText } from '#web/lib/text.ts'
import { threeWay } from '#web/lib/three-way.ts'
import { Button } from '#web/ui/Button.tsx'
import { ConflictDialog } from '#web/ui/ConflictDialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { presentAfter, type TaskView, useEditTask } from './api.ts'
import { canMerge, changeOf, fieldsOf, sayField, type TaskFields, withWords } from './fields.ts'
import { FurtherFields, ShortFields } from './TaskForm.tsx'

interface Editing {
  /** What the task was when the typing began, and what it is to be. */
  readonly base: TaskFields
  readonly version: number
  readonly mine: TaskFields
}

/**
 * The whole sheet as a form. A task that somebody else changed meanwhile is saved over what they did,
 * field by field; only where both changed the same field is one asked.
 */
export function EditTask({ task, onDone }: { task: TaskView; onDone: () => void }): ReactNode {
  const text = useText()
  const sayError = useError()
  const edit = useEditTask(task.id)
  const [initial] = useState<Editing>(() => ({
    base: fieldsOf(task),
    version: task.version,
    mine: fieldsOf(task),
  }))
  const { value, set, clear, isRestored } = useDraft(editDraft(task.id), initial)
  const [present, setPresent] = useState<{ task: TaskView; field: keyof TaskFields }>()
  const issues = edit.error ? sayError(edit.error).fields : {}
  const { now, zone } = useReading()
  const areDatesFixed = datesFixed(task, civilDateOf(now, zone))

  function leave() {
    clear()
    onDone()
  }

  function save({ base, version, mine }: Editing) {
    const { change } = threeWay(base, mine, base)
    if (Object.keys(change).length === 0) return leave()
    edit.mutate(
      { version, change: changeOf(change) },
      {
        onSuccess: leave,
        onError: (error) => {
          const now = presentAfter(error)
          if (now !== undefined) settle({ base, version, mine }, now)
        },
      },
    )
  }

  /** Goes on over what stands now, or asks about the first field that both changed. */
  function settle(editing: Editing, now: TaskView) {
    const theirs = fieldsOf(now)
    const { change, conflicts } = threeWay(editing.base, editing.mine, theirs)
    const [field] = conflicts
    if (field !== undefined) {
      set(editing)
      setPresent({ task: now, field })
      return
    }
    setPresent(undefined)
    const next = { base: theirs, version: now.version, mine: { ...theirs, ...change } }
    set(next)
    save(next)
  }

  function answer(words: string, choice: 'mine' | 'theirs' | 'merged') {
    if (present === undefined) return
    const { field } = present
    const theirs = fieldsOf(present.task)
    const mine =
      choice === 'theirs'
        ? { ...value.mine, [field]: theirs[field] }
        : choice === 'merged'
          ? withWords(value.mine, field, words)
          : value.mine
    // The field is settled: from here on it counts as changed from what stands now.
    settle({ ...value, mine, base: { ...value.base, [field]: theirs[field] } }, present.task)
  }

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    save(value)
  }

  const change = (part: Partial<TaskFields>) =>
    set((before) => ({ ...before, mine: { ...before.mine, ...part } }))
  return (
    <form className="form task-form" onSubmit={handleSubmit}>
      {isRestored && <p className="small quiet">{text('common.draftRestored')}</p>}
      <ShortFields fields={value.mine} set={change} issues={issues} areDatesFixed={areDatesFixed} />
      <FurtherFields fields={value.mine} set={change} issues={issues} areDatesFixed={areDatesFixed} />
      <ErrorLine error={present === undefined ? edit.error : null} />
      <div className="form-end">
        <Button type="submit" kind="primary" busy={edit.isPending} disabled={value.mine.name.trim() === ''}>
          {text('common.save')}
        </Button>
        <Button onClick={leave}>{text('common.cancel')}</Button>
      </div>
      {present !== undefined && (
        <ConflictDialog
          key={present.field}
          mine={sayField(value.mine, present.field)}
          theirs={sayField(fieldsOf(present.task), present.field)}
          canMerge={canMerge(present.field)}
          onSettle={answer}
          onClose={() => setPresent(undefined)}
        />
      )}
    </form>
  )
}

export function editDraft(id: string): string {
  return `task/${id}/edit`
}

/** Once handed out and begun, or past, dates move by a delay report only (X-56, S2-66); one never set may be set. */
function datesFixed({ meeting, minutes, state, dueOn }: TaskView, today: string): boolean {
  if (dueOn === null) return false
  if (minutes !== null) return isFinal(minutes.state as never)
  return meeting === null && (state !== 'todo' || dueOn < today)
}
