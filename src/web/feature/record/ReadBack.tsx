import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import type { TopicView } from '#contract/meeting.ts'
import type { EntryView } from '#contract/record.ts'
import { confirmEntry, lockWording } from '#contract/record.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea } from '#web/ui/fields.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { putEntry } from './api.ts'

/** All lines in the order of the agenda (S3-16). */
export function inOrder(topics: readonly TopicView[], entries: readonly EntryView[]): EntryView[] {
  const order = new Map(topics.map(({ id }, index) => [id, index]))
  return entries
    .filter(({ isDeleted }) => !isDeleted)
    .toSorted(
      (a, b) =>
        (order.get(a.topicId) ?? 0) - (order.get(b.topicId) ?? 0) ||
        a.position - b.position ||
        a.id.localeCompare(b.id),
    )
}

/** What has to be read out before the end: everything but side notes (NM-MTG-08). */
export function toReadBack(topics: readonly TopicView[], entries: readonly EntryView[]): EntryView[] {
  return inOrder(topics, entries).filter(({ kind }) => kind !== 'note')
}

/** Item by item with everybody: read, agree, tick; disputed words get their final form on the spot. */
export function ReadBack({
  topics,
  entries,
  canTick,
}: {
  topics: readonly TopicView[]
  entries: readonly EntryView[]
  canTick: boolean
}): ReactNode {
  const text = useText()
  const list = useRef<HTMLOListElement>(null)
  const items = toReadBack(topics, entries)
  // S2-45: what is disputed gets its final wording on the spot.
  const unsettled = items.filter(({ kind, finalWording }) => kind === 'dispute' && finalWording === '')
  const done = items.filter(({ confirmedAt }) => confirmedAt !== null).length

  function handleKey(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    if ((event.target as HTMLElement).tagName !== 'INPUT') return
    event.preventDefault()
    const boxes = [...(list.current?.querySelectorAll<HTMLElement>('input[type=checkbox]') ?? [])]
    boxes[boxes.indexOf(event.target as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus()
  }

  return (
    <section className="read-back" aria-label={text('record.readBack')}>
      <header className="line">
        <h2>{text('record.readBack')}</h2>
        <progress value={done} max={Math.max(1, items.length)} aria-label={text('record.readBack')} />
        <span className="small quiet" aria-live="polite">
          {text('record.readBackDone', { done, all: items.length })}
        </span>
      </header>
      <p className="small quiet">{text('record.readBackHint')}</p>
      {unsettled.length > 0 && (
        <p className="read-unsettled" role="status">
          {text('room.unsettledDisputes', { count: unsettled.length })}
        </p>
      )}
      {items.length === 0 && <p className="quiet">{text('record.empty')}</p>}
      <ol ref={list} onKeyDown={handleKey}>
        {items.map((entry, index) => (
          <ReadItem
            key={entry.id}
            entry={entry}
            heading={
              entry.topicId === items[index - 1]?.topicId
                ? undefined
                : topics.find(({ id }) => id === entry.topicId)?.title
            }
            canTick={canTick}
          />
        ))}
      </ol>
    </section>
  )
}

function ReadItem({
  entry,
  heading,
  canTick,
}: {
  entry: EntryView
  heading: string | undefined
  canTick: boolean
}): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const [wording, setWording] = useState<string>()
  const [ticked, setTicked] = useState<boolean>()
  const put = (next: EntryView) => putEntry(cache, next.meetingId, next)
  const tick = useMutation({
    mutationFn: (isConfirmed: boolean) =>
      call(confirmEntry, { params: { id: entry.id }, body: { isConfirmed } }),
    onSuccess: put,
    onSettled: () => setTicked(undefined),
  })
  const fix = useMutation({
    mutationFn: (finalWording: string) =>
      call(lockWording, { params: { id: entry.id }, body: { finalWording } }),
    onSuccess: (next) => {
      put(next)
      setWording(undefined)
    },
  })
  const owner = entry.decision?.owner ?? entry.task?.owner
  const due = entry.decision?.dueOn ?? entry.task?.dueOn
  const who = [entry.department?.name, entry.person?.name].filter(Boolean).join(' ')
  return (
    <li>
      {heading !== undefined && <h3>{heading}</h3>}
      <div className="read-item">
        <label className="check">
          <input
            type="checkbox"
            // The tick is there at once; the server's answer confirms it or takes it back.
            checked={ticked ?? entry.confirmedAt !== null}
            disabled={!canTick}
            onChange={(event) => {
              setTicked(event.target.checked)
              tick.mutate(event.target.checked)
            }}
          />
          <span>
            <StateMark kind="entryKind" state={entry.kind} />{' '}
            {who !== '' && entry.kind === 'viewpoint' && <span className="quiet">{who}：</span>}
            {entry.parties.length > 0 && (
              <span className="quiet">{entry.parties.map(({ name }) => name).join(' / ')}：</span>
            )}
            <span className="read-text">{entry.finalWording || entry.text}</span>
            {entry.wordingLockedBy !== null && (
              <span className="small quiet">
                {' '}
                {text('room.lockedBy', { name: entry.wordingLockedBy.name })}
              </span>
            )}
            {(entry.decision !== null || entry.task !== null) && (
              <span className="small quiet">
                {' '}
                {owner
                  ? [owner.departmentName, owner.name].filter(Boolean).join(' ')
                  : text('record.noOwner')}{' '}
                · {due ?? text('record.noDue')}
              </span>
            )}
          </span>
        </label>
        {entry.kind === 'dispute' && canTick && wording === undefined && (
          <Button small kind="quiet" icon="lock" onClick={() => setWording(entry.finalWording || entry.text)}>
            {text(entry.finalWording === '' ? 'record.fixWording' : 'record.changeWording')}
          </Button>
        )}
      </div>
      {wording !== undefined && (
        <div className="read-wording">
          <FormField label={text('record.finalWording')}>
            <TextArea value={wording} onChange={setWording} maxLength={5000} autoFocus />
          </FormField>
          <Button small kind="primary" busy={fix.isPending} onClick={() => fix.mutate(wording)}>
            {text('record.lockWording')}
          </Button>
          <Button small kind="quiet" onClick={() => setWording(undefined)}>
            {text('common.cancel')}
          </Button>
        </div>
      )}
      <ErrorLine error={tick.error ?? fix.error} />
    </li>
  )
}
