import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { PersonRef } from '#contract/common.ts'
import type { TopicView } from '#contract/meeting.ts'
import type { EntryView } from '#contract/record.ts'
import { moveEntry, removeEntry, restoreEntry } from '#contract/record.ts'
import { park } from '#contract/room.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import type { EntryKind } from '#domain/meeting/enums.ts'
import { call } from '#web/lib/api.ts'
import { useWorkCalendar } from '#web/lib/calendar.ts'
import { useNow } from '#web/lib/now.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ConflictDialog } from '#web/ui/ConflictDialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { KeyHint } from '#web/ui/KeyHint.tsx'
import { toast } from '#web/ui/toast.tsx'
import { putEntry, roomQuery, vagueWordsQuery } from './api.ts'
import { type DecisionBeside, DecisionFields, type TaskBeside, TaskFields } from './OutcomeFields.tsx'
import { type Line, type LineFields, linesOf } from './outbox.ts'
import { emptyFields, type LineActs, RecordLine } from './RecordLine.tsx'
import type { Sender } from './sender.ts'
import { type Typing, useOutbox, useTypingSign } from './use-record.ts'
import { useVagueFinder } from './VagueText.tsx'

/** The record of one topic, written by keyboard alone. */
export function TopicRecord({
  topic,
  entries,
  people,
  typing,
  meId,
  isHost,
  besideDecision,
  besideTask,
  sender,
}: {
  topic: TopicView
  entries: readonly EntryView[]
  people: readonly PersonRef[]
  typing: ReadonlyMap<string, Typing>
  meId: string
  isHost: boolean
  /** What other features offer beside a decision that is still proposed. */
  besideDecision?: DecisionBeside | undefined
  besideTask?: TaskBeside | undefined
  sender: Sender
}): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const outbox = useOutbox(sender)
  const said = useSaidOn()
  const list = useRef<HTMLUListElement>(null)
  const words = useQuery(vagueWordsQuery)
  const findWords = useVagueFinder(words.data)
  const sign = useTypingSign()
  const [fresh, setFresh] = useState<Line>()
  const [clashing, setClashing] = useState<string>()
  const parkedKeys = useParkedKeys(entries)
  const saved = linesOf(topic.id, entries, outbox).filter(({ clientKey }) => !parkedKeys.has(clientKey))
  const lines = withFresh(saved, fresh)
  const decisions = useSame(
    entries.flatMap(({ topicId, decision, text: content, isDeleted }) =>
      topicId === topic.id && decision !== null && !isDeleted
        ? [{ id: decision.id, number: decision.number, content }]
        : [],
    ),
  )
  const below = useCallback(
    (entry: EntryView) =>
      entry.decision ? (
        <DecisionFields entry={entry} canWrite isHost={isHost} beside={besideDecision} />
      ) : entry.task ? (
        <TaskFields entry={entry} canWrite decisions={decisions} beside={besideTask} />
      ) : undefined,
    [decisions, isHost, besideDecision, besideTask],
  )

  const put = (entry: EntryView) => putEntry(cache, entry.meetingId, entry)
  const restore = useMutation({
    mutationFn: (id: string) => call(restoreEntry, { params: { id } }),
    onSuccess: put,
  })
  const remove = useMutation({
    mutationFn: (id: string) => call(removeEntry, { params: { id } }),
    onSuccess: (entry) => {
      put(entry)
      toast(text('record.lineRemoved'), () => restore.mutate(entry.id))
    },
  })
  const move = useMutation({
    mutationFn: (to: { id: string; afterId: string | null }) =>
      call(moveEntry, { params: { id: to.id }, body: { topicId: topic.id, afterId: to.afterId } }),
    onSuccess: put,
  })

  const putAside = useMutation({
    mutationFn: ({ line, fields }: { line: Line; fields: LineFields }) =>
      call(park, {
        params: { id: topic.meetingId },
        body: {
          clientKey: line.clientKey,
          text: fields.text.trim(),
          topicId: topic.id,
          ownerId: fields.personId,
        },
      }),
    // The line leaves the record only when the point has arrived where it is kept.
    onSuccess: (_parked, { line }) => {
      sender.drop(line.clientKey)
      parkedKeys.add(line.clientKey)
      void cache.invalidateQueries({ queryKey: roomQuery(topic.meetingId).queryKey })
      toast(text('room.parkedNow'))
    },
  })

  function fieldOf(clientKey: string | undefined) {
    return list.current?.querySelector<HTMLTextAreaElement>(`[data-key="${clientKey ?? ''}"] textarea`)
  }

  function focus(clientKey: string | undefined) {
    requestAnimationFrame(() => fieldOf(clientKey)?.focus())
  }

  function begin(after: Line | undefined, kind: EntryKind) {
    const line: Line = {
      clientKey: crypto.randomUUID(),
      topicId: topic.id,
      server: undefined,
      pending: {
        clientKey: '',
        topicId: topic.id,
        afterKey: after?.clientKey ?? lines.at(-1)?.clientKey ?? null,
        fields: { ...emptyFields, kind },
        entryId: null,
        baseVersion: null,
        status: 'waiting',
      },
    }
    // At once, within this very key press: whoever types fast must not write on in the line before.
    flushSync(() => setFresh(line))
    fieldOf(line.clientKey)?.focus()
  }

  const present: LineActs = {
    onType(line: Line, fields: LineFields) {
      const afterKey = line.pending?.afterKey ?? null
      sender.type({ clientKey: line.clientKey, topicId: topic.id, afterKey, server: line.server }, fields)
      sign(line.server?.id, true)
    },
    onLeave(line) {
      sender.flush()
      sign(line.server?.id, false)
    },
    onEnter(line, kind) {
      sender.flush()
      begin(line, kind)
    },
    onRemove(line) {
      const index = lines.findIndex(({ clientKey }) => clientKey === line.clientKey)
      sender.drop(line.clientKey)
      if (fresh?.clientKey === line.clientKey) setFresh(undefined)
      if (line.server !== undefined) remove.mutate(line.server.id)
      focus((lines[index - 1] ?? lines[index + 1])?.clientKey)
    },
    onMove(line, by) {
      const index = saved.findIndex(({ clientKey }) => clientKey === line.clientKey)
      const before = by === -1 ? saved[index - 2] : saved[index + 1]
      if (line.server === undefined || index + by < 0 || index + by >= saved.length) return
      move.mutate({ id: line.server.id, afterId: before?.server?.id ?? null })
      focus(line.clientKey)
    },
    onGo(line, by) {
      focus(lines[lines.findIndex(({ clientKey }) => clientKey === line.clientKey) + by]?.clientKey)
    },
    onSettle: (line) => setClashing(line.clientKey),
    onPark(line, fields) {
      putAside.mutate({ line, fields })
      begin(line, fields.kind)
    },
  }
  const acts = useSteady(present)

  const clash = clashing === undefined ? undefined : outbox.get(clashing)
  return (
    <section className="record" aria-label={text('record.of', { title: topic.title })}>
      {lines.length === 0 ? (
        <p className="record-empty quiet">{text('record.empty')}</p>
      ) : (
        <ul className="record-lines" ref={list}>
          {lines.map((line) => (
            <RecordLine
              key={line.clientKey}
              line={line}
              people={people}
              typist={typistOf(line, typing, meId)}
              findWords={findWords}
              said={said}
              acts={acts}
              below={below}
            />
          ))}
        </ul>
      )}
      <ErrorLine error={remove.error ?? move.error ?? restore.error ?? putAside.error} />
      <div className="record-foot">
        <Button icon="plus" onClick={() => begin(undefined, 'viewpoint')}>
          {text('record.addLine')}
        </Button>
        <p className="small faint record-keys">
          <KeyHint keys="enter" /> {text('record.keyNew')} · <KeyHint keys="/" /> {text('record.keyKind')} ·{' '}
          <KeyHint keys="@" /> {text('record.keyWho')} · <KeyHint keys="alt+7" /> {text('room.park')}
        </p>
      </div>
      {clash?.theirs !== undefined && (
        <ConflictDialog
          mine={clash.fields.text}
          theirs={clash.theirs.text}
          {...(clash.theirs.author && { theirName: clash.theirs.author.name })}
          onSettle={(chosen) => {
            sender.settle(clash.clientKey, chosen)
            setClashing(undefined)
          }}
          onClose={() => setClashing(undefined)}
        />
      )}
    </section>
  )
}

/**
 * The lines that were put aside. One may still be on its way to the record when its point has already
 * arrived in the parking lot: it is taken out as soon as it is there.
 */
function useParkedKeys(entries: readonly EntryView[]): {
  has: (clientKey: string) => boolean
  add: (clientKey: string) => void
} {
  const cache = useQueryClient()
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  const [asked] = useState(() => new Set<string>())
  useEffect(() => {
    for (const { id, clientKey, isDeleted } of entries) {
      if (isDeleted || !keys.has(clientKey) || asked.has(id)) continue
      asked.add(id)
      call(removeEntry, { params: { id } })
        .then((entry) => putEntry(cache, entry.meetingId, entry))
        .catch(() => asked.delete(id))
    }
  }, [entries, keys, cache, asked])
  return {
    has: (clientKey) => keys.has(clientKey),
    add: (clientKey) => setKeys((before) => new Set(before).add(clientKey)),
  }
}

/** The same object at every drawing, whose acts are always the latest: lines need not be drawn anew for it. */
function useSteady(acts: LineActs): LineActs {
  const latest = useRef(acts)
  useLayoutEffect(() => {
    latest.current = acts
  })
  const [steady] = useState<LineActs>(() => ({
    onType: (...about) => latest.current.onType(...about),
    onLeave: (...about) => latest.current.onLeave(...about),
    onEnter: (...about) => latest.current.onEnter(...about),
    onRemove: (...about) => latest.current.onRemove(...about),
    onMove: (...about) => latest.current.onMove(...about),
    onGo: (...about) => latest.current.onGo(...about),
    onSettle: (...about) => latest.current.onSettle(...about),
    onPark: (...about) => latest.current.onPark(...about),
  }))
  return steady
}

/** The same object for as long as it says the same: whatever is drawn with it need not be drawn anew. */
function useSame<T>(value: T): T {
  const words = JSON.stringify(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are the value
  return useMemo(() => value, [words])
}

/** Today and the working days, by which deadlines are read out of words. */
function useSaidOn() {
  const calendar = useWorkCalendar()
  const { zone } = useReading()
  const today = civilDateOf(useNow(), zone)
  return useMemo(() => calendar && { today, calendar }, [calendar, today])
}

/** The line that has just been begun and holds nothing yet stands where it was begun. */
function withFresh(saved: readonly Line[], fresh: Line | undefined): readonly Line[] {
  if (fresh === undefined || saved.some(({ clientKey }) => clientKey === fresh.clientKey)) return saved
  if (saved[0] !== undefined && saved[0].topicId !== fresh.topicId) return saved
  const behind = saved.findIndex(({ clientKey }) => clientKey === fresh.pending?.afterKey)
  return behind === -1 ? [...saved, fresh] : saved.toSpliced(behind + 1, 0, fresh)
}

function typistOf(line: Line, typing: ReadonlyMap<string, Typing>, meId: string): PersonRef | undefined {
  const sign = line.server && typing.get(line.server.id)
  if (sign === undefined || sign.person.id === meId || new Date(sign.until) < new Date()) return undefined
  return sign.person
}
