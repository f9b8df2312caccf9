import { type ReactNode, useEffect, useState } from 'react'
import type { PersonRef } from '#contract/common.ts'
import { type TaskPriority, taskPriorities } from '#domain/task/lifecycle.ts'
import { hasText, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField } from '#web/ui/fields.tsx'
import { Link } from '#web/ui/Link.tsx'
import { PeoplePicker, PersonPicker } from '#web/ui/PersonPicker.tsx'
import { toast } from '#web/ui/toast.tsx'
import { type Change, type Outcome, useChangeMany, useUndoChange } from './api.ts'
import type { Selection } from './TaskTable.tsx'
import './register.css'

const kinds = ['owner', 'due', 'priority', 'reviewers'] as const
type Kind = (typeof kinds)[number]
/** The server takes so many at once. */
const most = 200

/** What may be done with all that is marked; afterwards what became of each, and the way back. */
export function BulkBar({ selection, onClear }: { selection: Selection; onClear: () => void }): ReactNode {
  const text = useText()
  const [kind, setKind] = useState<Kind>()
  const [done, setDone] = useState<Outcome>()
  const count = selection.size
  if (count === 0 && done === undefined) return null
  return (
    <section className="bulk-bar" aria-label={text('register.bulk.label')}>
      {count > 0 && (
        <div className="line">
          <span aria-live="polite">{text('register.bulk.count', { count })}</span>
          {kinds.map((one) => (
            <Button key={one} small disabled={count > most} onClick={() => setKind(one)}>
              {text(`register.bulk.${one}`)}
            </Button>
          ))}
          {count > most && (
            <span className="small late">{text('register.bulk.tooMany', { count: most })}</span>
          )}
          <span className="push">
            <Button small kind="quiet" icon="cross" onClick={onClear}>
              {text('register.bulk.clear')}
            </Button>
          </span>
        </div>
      )}
      {done !== undefined && (
        <Done key={done.changeId ?? 'none'} outcome={done} onClose={() => setDone(undefined)} />
      )}
      {kind !== undefined && (
        <ChangeDialog
          kind={kind}
          selection={selection}
          onClose={() => setKind(undefined)}
          onDone={(outcome) => {
            setKind(undefined)
            setDone(outcome)
            onClear()
          }}
        />
      )}
    </section>
  )
}

function ChangeDialog({
  kind,
  selection,
  onClose,
  onDone,
}: {
  kind: Kind
  selection: Selection
  onClose: () => void
  onDone: (outcome: Outcome) => void
}): ReactNode {
  const text = useText()
  const change = useChangeMany()
  const [owner, setOwner] = useState<PersonRef | null>(null)
  const [day, setDay] = useState<string | null>(null)
  const [priority, setPriority] = useState<TaskPriority>('P1')
  const [reviewers, setReviewers] = useState<PersonRef[]>([])
  const wanted: Change | undefined = {
    owner: owner ? { ownerId: owner.id } : undefined,
    due: day === null ? undefined : { dueOn: day },
    priority: { priority },
    reviewers: { reviewerIds: reviewers.map(({ id }) => id) },
  }[kind]
  return (
    <Dialog
      title={text(`register.bulk.${kind}`)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
          <Button
            kind="primary"
            disabled={wanted === undefined}
            busy={change.isPending}
            onClick={() =>
              wanted &&
              change.mutate(
                {
                  tasks: [...selection.values()].map(({ id, version }) => ({ id, version })),
                  change: wanted,
                },
                { onSuccess: onDone },
              )
            }
          >
            {text('register.bulk.apply', { count: selection.size })}
          </Button>
        </>
      }
    >
      <div className="form">
        {kind === 'owner' && (
          <FormField label={text('task.field.owner')}>
            <PersonPicker value={owner} onChange={setOwner} autoFocus />
          </FormField>
        )}
        {kind === 'due' && (
          <FormField label={text('task.field.dueOn')} hint={text('register.bulk.dueHint')}>
            <DayField value={day} onChange={setDay} />
          </FormField>
        )}
        {kind === 'priority' && (
          <FormField label={text('task.field.priority')}>
            <SelectField
              value={priority}
              onChange={setPriority}
              options={taskPriorities.map((value) => ({ value, label: text(`enum.taskPriority.${value}`) }))}
            />
          </FormField>
        )}
        {kind === 'reviewers' && (
          <FormField label={text('task.field.reviewers')} hint={text('register.bulk.reviewersHint')}>
            <PeoplePicker value={reviewers} onChange={setReviewers} autoFocus />
          </FormField>
        )}
        <ErrorLine error={change.error} />
      </div>
    </Dialog>
  )
}

/** What became of each row, and for ten seconds the way back. */
function Done({ outcome, onClose }: { outcome: Outcome; onClose: () => void }): ReactNode {
  const text = useText()
  const undo = useUndoChange()
  const left = useSecondsUntil(outcome.undoUntil)
  const changed = outcome.rows.filter(({ isDone }) => isDone).length
  const refused = outcome.rows.filter(({ isDone }) => !isDone)
  return (
    <div className="stack tight" role="status">
      <div className="line">
        <span>{text('register.bulk.done', { count: changed })}</span>
        {refused.length > 0 && (
          <span className="late">{text('register.bulk.refused', { count: refused.length })}</span>
        )}
        {outcome.changeId !== null && left > 0 && (
          <Button
            small
            icon="undo"
            busy={undo.isPending}
            onClick={() =>
              undo.mutate(outcome.changeId ?? '', {
                onSuccess: ({ rows }) => {
                  const kept = rows.filter(({ isDone }) => !isDone).length
                  toast(
                    kept === 0
                      ? text('register.bulk.undone')
                      : text('register.bulk.undoneBut', { count: kept }),
                  )
                  onClose()
                },
              })
            }
          >
            {text('register.bulk.undo', { count: left })}
          </Button>
        )}
        <span className="push">
          <Button small kind="quiet" icon="cross" aria-label={text('common.close')} onClick={onClose} />
        </span>
      </div>
      {refused.length > 0 && (
        <ul className="small bulk-refused">
          {refused.map(({ id, number, name, refusal }) => (
            <li key={id}>
              <Link to={`/tasks/${id}`}>{`${number} ${name}`}</Link>{' '}
              {text(
                refusal !== null && hasText(`error.${refusal.reason}`)
                  ? `error.${refusal.reason}`
                  : 'error.field.invalid',
                refusal?.params,
              )}
            </li>
          ))}
        </ul>
      )}
      <ErrorLine error={undo.error} />
    </div>
  )
}

function useSecondsUntil(until: string | null): number {
  // Counted from when it was shown: the clock of this computer may be wrong, its seconds are not.
  const [left, setLeft] = useState(until === null ? 0 : 10)
  useEffect(() => {
    if (left === 0) return undefined
    const timer = setTimeout(() => setLeft(left - 1), 1_000)
    return () => clearTimeout(timer)
  }, [left])
  return left
}
