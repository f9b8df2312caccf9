import type { EntryView } from '#contract/record.ts'
import type { EntryKind } from '#domain/meeting/enums.ts'

/** What the recorder writes into a line. */
export interface LineFields {
  readonly kind: EntryKind
  readonly text: string
  readonly departmentId: string | null
  readonly personId: string | null
  /** Said beside the words, and only sent when it was said in this browser; absent: as the server has it. */
  readonly dueOn?: string | null
  readonly criterion?: string
  readonly partyIds?: readonly string[]
}

/** Only decisions and tasks have a deadline (S3-17), only tasks a criterion, only disputes parties. */
export function fitting({ dueOn, criterion, partyIds, ...words }: LineFields): LineFields {
  const { kind } = words
  return {
    ...words,
    ...(dueOn !== undefined && (kind === 'decision' || kind === 'task') && { dueOn }),
    ...(criterion !== undefined && kind === 'task' && { criterion }),
    ...(partyIds !== undefined && kind === 'dispute' && { partyIds }),
  }
}

/** A refusal shown at the line it is about. */
export interface LineRefusal {
  readonly message: string
  readonly fields: Readonly<Record<string, string>>
}

/** A line with something in it that the server has not acknowledged. */
export interface Pending {
  readonly clientKey: string
  readonly topicId: string
  /** The line it was written behind; null: the end. */
  readonly afterKey: string | null
  readonly fields: LineFields
  /** Null: the server does not know the line yet. */
  readonly entryId: string | null
  readonly baseVersion: number | null
  /**
   * waiting: to be sent; sending: on its way, and what is typed meanwhile comes after it; conflict:
   * somebody changed the line meanwhile; refused: the server said why not.
   */
  readonly status: 'waiting' | 'sending' | 'conflict' | 'refused'
  readonly theirs?: EntryView
  /** All that has been on its way without an answer: any of it may have arrived. */
  readonly sent?: readonly LineFields[]
  readonly refusal?: LineRefusal
}

/** In the order in which lines were begun: a line is sent after the one it follows. */
export type Outbox = ReadonlyMap<string, Pending>

/** Which line is typed in: the server's, if it has it, and where a new one stands. */
export interface LinePlace {
  readonly clientKey: string
  readonly topicId: string
  readonly afterKey: string | null
  readonly server: EntryView | undefined
}

/** Notes what was typed. A line in conflict stays in conflict until somebody settles it. */
export function typed(outbox: Outbox, place: LinePlace, fields: LineFields): Outbox {
  const before = outbox.get(place.clientKey)
  const next: Pending = {
    clientKey: place.clientKey,
    topicId: place.topicId,
    afterKey: before?.afterKey ?? place.afterKey,
    entryId: before?.entryId ?? place.server?.id ?? null,
    baseVersion: before?.baseVersion ?? place.server?.version ?? null,
    fields,
    status: before?.status === 'conflict' || before?.status === 'sending' ? before.status : 'waiting',
    ...(before?.status === 'conflict' && before.theirs && { theirs: before.theirs }),
    ...(before?.sent && { sent: before.sent }),
  }
  return put(outbox, next)
}

/** A viewpoint needs to be somebody's before it is worth sending (NM-MTG-04); until then it waits here. */
export function isComplete({ kind, text, departmentId, personId }: LineFields): boolean {
  if (kind === 'viewpoint') return text.trim() !== '' && departmentId !== null && personId !== null
  return text.trim() !== ''
}

/** The next line to send; one at a time, so that the order of the record is the order of writing. */
export function nextToSend(outbox: Outbox): Pending | undefined {
  const lines = [...outbox.values()]
  if (lines.some(({ status }) => status === 'sending')) return undefined
  return lines.find(({ status, fields }) => status === 'waiting' && isComplete(fields))
}

export function sending(outbox: Outbox, clientKey: string): Outbox {
  const line = outbox.get(clientKey)
  return line
    ? put(outbox, { ...line, status: 'sending', sent: [...(line.sent ?? []), line.fields] })
    : outbox
}

/** The server has it. What was typed while it was on its way is still to be sent, upon the version it got. */
export function acknowledged(outbox: Outbox, sent: Pending, reply: EntryView): Outbox {
  const line = outbox.get(sent.clientKey)
  if (line === undefined) return outbox
  if (sameFields(line.fields, sent.fields) && sameDetails(line.fields, sent.fields))
    return without(outbox, sent.clientKey)
  return put(outbox, { ...line, entryId: reply.id, baseVersion: reply.version, status: 'waiting', sent: [] })
}

/** Nobody answered: it is sent again, and the key that the line carries makes that harmless. */
export function unanswered(outbox: Outbox, clientKey: string): Outbox {
  const line = outbox.get(clientKey)
  return line ? put(outbox, { ...line, status: 'waiting' }) : outbox
}

export function conflicting(outbox: Outbox, clientKey: string, theirs: EntryView): Outbox {
  const line = outbox.get(clientKey)
  if (line === undefined) return outbox
  // The same words twice are no conflict.
  if (holds(theirs, line.fields)) return without(outbox, clientKey)
  // Our own words that arrived while their answer did not: what was typed since goes on top of them.
  if (line.sent?.some((fields) => holds(theirs, fields))) {
    return put(outbox, { ...line, entryId: theirs.id, baseVersion: theirs.version, status: 'waiting' })
  }
  return put(outbox, { ...line, status: 'conflict', theirs })
}

export function refused(outbox: Outbox, clientKey: string, refusal: LineRefusal): Outbox {
  const line = outbox.get(clientKey)
  return line ? put(outbox, { ...line, status: 'refused', refusal }) : outbox
}

/** Somebody chose which text stands: it is written over the version they saw. */
export function settled(outbox: Outbox, clientKey: string, text: string): Outbox {
  const line = outbox.get(clientKey)
  if (line?.theirs === undefined) return outbox
  const { theirs, ...rest } = line
  if (text === theirs.text && theirs.kind === rest.fields.kind) return without(outbox, clientKey)
  const next: Pending = {
    ...rest,
    fields: { ...rest.fields, text },
    entryId: theirs.id,
    baseVersion: theirs.version,
    status: 'waiting',
  }
  return put(outbox, next)
}

export function dropped(outbox: Outbox, clientKey: string): Outbox {
  return without(outbox, clientKey)
}

/** What the browser keeps, so that a closed tab or a dead battery loses nothing. */
export function serialised(outbox: Outbox): string {
  return JSON.stringify([...outbox.values()].map(({ refusal: _, ...line }) => line))
}

/** What was on its way when the tab closed may or may not have arrived: it is sent again. */
export function restored(kept: string | null): Outbox {
  if (kept === null) return new Map()
  try {
    const lines = JSON.parse(kept) as Pending[]
    return new Map(
      lines.map((line) => [
        line.clientKey,
        line.status === 'conflict' ? line : { ...line, status: 'waiting' as const },
      ]),
    )
  } catch {
    return new Map()
  }
}

export function fieldsOf(entry: EntryView): LineFields {
  return {
    kind: entry.kind,
    text: entry.text,
    departmentId: entry.department?.id ?? null,
    personId: entry.person?.id ?? null,
  }
}

export function sameFields(one: LineFields, other: LineFields): boolean {
  return (
    one.kind === other.kind &&
    one.text.trim() === other.text.trim() &&
    one.departmentId === other.departmentId &&
    one.personId === other.personId
  )
}

function sameDetails(one: LineFields, other: LineFields): boolean {
  return (
    one.dueOn === other.dueOn &&
    one.criterion === other.criterion &&
    String(one.partyIds) === String(other.partyIds)
  )
}

/** The server's line says all that was said here. */
function holds(entry: EntryView, fields: LineFields): boolean {
  const due = entry.decision?.dueOn ?? entry.task?.dueOn ?? null
  return (
    sameFields(fields, fieldsOf(entry)) &&
    (fields.dueOn === undefined || fields.dueOn === due) &&
    (fields.criterion === undefined || fields.criterion.trim() === (entry.task?.doneCriteria[0] ?? '')) &&
    (fields.partyIds === undefined || String(fields.partyIds) === String(entry.parties.map(({ id }) => id)))
  )
}

function put(outbox: Outbox, line: Pending): Outbox {
  return new Map(outbox).set(line.clientKey, line)
}

function without(outbox: Outbox, clientKey: string): Outbox {
  const next = new Map(outbox)
  next.delete(clientKey)
  return next
}

/** One line on the screen: what the server has, what is not there yet, or both. */
export interface Line {
  readonly clientKey: string
  readonly topicId: string
  readonly server: EntryView | undefined
  readonly pending: Pending | undefined
}

/** The lines of a topic in order: the server's by position, new ones behind the line they were written behind. */
export function linesOf(topicId: string, entries: readonly EntryView[], outbox: Outbox): Line[] {
  const lines: Line[] = entries
    .filter((entry) => entry.topicId === topicId && !entry.isDeleted)
    .toSorted((a, b) => a.position - b.position || a.id.localeCompare(b.id))
    .map((server) => ({
      clientKey: server.clientKey,
      topicId,
      server,
      pending: outbox.get(server.clientKey),
    }))
  for (const pending of outbox.values()) {
    if (pending.topicId !== topicId || lines.some(({ clientKey }) => clientKey === pending.clientKey))
      continue
    const behind = lines.findIndex(({ clientKey }) => clientKey === pending.afterKey)
    lines.splice(behind === -1 ? lines.length : behind + 1, 0, {
      clientKey: pending.clientKey,
      topicId,
      server: undefined,
      pending,
    })
  }
  return lines
}
