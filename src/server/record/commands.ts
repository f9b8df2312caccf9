import { sql } from 'kysely'
import type { BodyOf } from '#contract/endpoint.ts'
import type * as contract from '#contract/record.ts'
import type { EntryView } from '#contract/record.ts'
import { AppError } from '#domain/error.ts'
import type { EntryKind } from '#domain/meeting/enums.ts'
import { authorizeMeeting, type MeetingAct } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import type { Db } from '#server/db/database.ts'
import { publish } from '#server/events/publish.ts'
import type { Meeting } from '#server/meeting/meeting.ts'
import { getMeeting } from '#server/meeting/queries.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { checkAttribution } from './attribution.ts'
import type { Entry } from './entry.ts'
import {
  detailOutcome,
  dropOutcome,
  makeOutcome,
  nameOwner,
  rewordOutcome,
  type TaskOfLine,
} from './outcome.ts'
import { entryByClientKey, keepVersion, lockEntry, positionBehind, topicOf } from './queries.ts'
import { entryView } from './view.ts'

interface By {
  readonly actor: Actor
  readonly app: App
  readonly at: Date
}

/** How long others see that somebody is typing after the last sign of it. */
const typingSeconds = 20

/**
 * Writes a line. What arrives twice is one line: the browser's outbox may send again what it got no
 * answer to.
 */
export async function addEntry(
  tx: Db,
  topicId: string,
  line: BodyOf<typeof contract.addEntry>,
  by: By,
): Promise<EntryView> {
  const topic = await topicOf(tx, topicId)
  const meeting = await getMeeting(tx, topic.meetingId)
  authorizeMeeting(by.actor, 'record', meeting)
  // The first of two may still be on its way to its end, as when the app that sent it was killed.
  await sql`select pg_advisory_xact_lock(hashtextextended(${line.clientKey}, 0))`.execute(tx)
  const before = await entryByClientKey(tx, line.clientKey)
  if (before !== undefined) return entryView(tx, before)
  return writeLine(tx, meeting, { ...line, topicId }, by)
}

/** A line on its way into the record, and where its words come from when it was brought in from a text. */
export type NewLine = BodyOf<typeof contract.addEntry> & {
  readonly topicId: string
  readonly imported?: { readonly importId: string; readonly evidence: string }
  /** What a task line says beyond what is typed in the room. */
  readonly task?: TaskOfLine
}

/** Puts a line into the record; whether its writer may is the caller's question. */
export async function writeLine(tx: Db, meeting: Meeting, line: NewLine, by: By): Promise<EntryView> {
  const { actor, at } = by
  await checkAttribution(tx, meeting, line, at)
  requireOutcome(line.kind, line)

  const { topicId } = line
  const position = await positionBehind(tx, topicId, line.afterId === null ? 'last' : { id: line.afterId })
  const outcome = await makeOutcome(tx, { ...line, meetingId: meeting.id }, by)
  const { id } = await tx
    .insertInto('entry')
    .values({
      meeting_id: meeting.id,
      topic_id: topicId,
      kind: line.kind,
      position,
      department_id: line.departmentId,
      person_id: line.personId,
      text: line.text,
      party_ids: line.kind === 'dispute' ? (line.partyIds ?? []) : [],
      decision_id: outcome.decisionId,
      task_id: outcome.taskId,
      author_id: actor.personId,
      client_key: line.clientKey,
      ...(line.imported && { import_id: line.imported.importId, evidence: line.imported.evidence }),
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const entry = await lockEntry(tx, id)
  await keepVersion(tx, entry, at)
  await detailOutcome(tx, entry, line, at)
  return tell(tx, entry)
}

/**
 * Changes a line. Whoever had not seen the version that stands is refused, and gets both texts; the
 * refused one is in the request and in the detail, so it is nowhere lost.
 */
export async function updateEntry(
  tx: Db,
  id: string,
  change: BodyOf<typeof contract.updateEntry>,
  by: By,
): Promise<EntryView> {
  const { actor, at } = by
  const entry = await lockEntry(tx, id)
  const meeting = await getMeeting(tx, entry.meetingId)
  authorizeMeeting(actor, 'record', meeting)
  if (change.version !== entry.version || entry.deletedAt !== null) {
    const detail = { mine: { ...change }, theirs: await entryView(tx, entry) }
    throw new AppError('conflict', entry.deletedAt ? 'entry.wasRemoved' : 'entry.stale', {}, { detail })
  }
  const next = {
    ...entry,
    kind: change.kind ?? entry.kind,
    text: change.text ?? entry.text,
    departmentId: change.departmentId === undefined ? entry.departmentId : change.departmentId,
    personId: change.personId === undefined ? entry.personId : change.personId,
    partyIds: change.partyIds ?? entry.partyIds,
  }
  requireOutcome(next.kind, change)
  await checkAttribution(tx, meeting, next, at)

  let { decisionId, taskId } = entry
  if (next.kind !== entry.kind) {
    await dropOutcome(tx, entry)
    ;({ decisionId, taskId } = await makeOutcome(tx, next, by))
  }
  // What was read back and ticked was the old wording.
  const isReworded = next.text !== entry.text || next.kind !== entry.kind
  const saved: Entry = {
    ...next,
    decisionId,
    taskId,
    ...(isReworded && { confirmedBy: null, confirmedAt: null }),
    authorId: isReworded ? actor.personId : entry.authorId,
    version: entry.version + 1,
    updatedAt: at,
  }
  await save(tx, saved, at)
  if (isReworded) await rewordOutcome(tx, saved, at)
  if (next.personId !== entry.personId || next.departmentId !== entry.departmentId) await nameOwner(tx, saved)
  await detailOutcome(tx, saved, change, at)
  return tell(tx, saved)
}

/** Puts a line behind another, first, or into another topic. */
export async function moveEntry(
  tx: Db,
  id: string,
  to: BodyOf<typeof contract.moveEntry>,
  by: By,
): Promise<EntryView> {
  const { entry } = await opened(tx, id, 'record', by.actor)
  const topic = await topicOf(tx, to.topicId)
  if (topic.meetingId !== entry.meetingId) throw new AppError('invalid', 'record.otherMeeting')
  const position = await positionBehind(tx, to.topicId, to.afterId === null ? 'first' : { id: to.afterId })
  const moved: Entry = {
    ...entry,
    topicId: to.topicId,
    position,
    version: entry.version + 1,
    updatedAt: by.at,
  }
  await save(tx, moved, by.at)
  if (to.topicId !== entry.topicId) {
    if (entry.decisionId !== null) {
      await tx
        .updateTable('decision')
        .set({ topic_id: to.topicId })
        .where('id', '=', entry.decisionId)
        .execute()
    }
    if (entry.taskId !== null) {
      await tx.updateTable('task').set({ topic_id: to.topicId }).where('id', '=', entry.taskId).execute()
    }
  }
  return tell(tx, moved)
}

/** Takes a line out; it can be put back, so this does not ask. */
export async function removeEntry(tx: Db, id: string, by: By): Promise<EntryView> {
  const { entry } = await opened(tx, id, 'record', by.actor)
  if (entry.deletedAt !== null) return entryView(tx, entry)
  await dropOutcome(tx, entry)
  const removed: Entry = {
    ...entry,
    decisionId: null,
    taskId: null,
    deletedAt: by.at,
    version: entry.version + 1,
    updatedAt: by.at,
  }
  await save(tx, removed, by.at)
  return tell(tx, removed)
}

/** Puts a line back; a decision or task line becomes one again, under a new number. */
export async function restoreEntry(tx: Db, id: string, by: By): Promise<EntryView> {
  const { entry } = await opened(tx, id, 'record', by.actor)
  if (entry.deletedAt === null) return entryView(tx, entry)
  const outcome = await makeOutcome(tx, entry, by)
  const restored: Entry = {
    ...entry,
    ...outcome,
    deletedAt: null,
    version: entry.version + 1,
    updatedAt: by.at,
  }
  await save(tx, restored, by.at)
  return tell(tx, restored)
}

/** Shows others that somebody types in a line; nothing is refused because of it. */
export async function noteTyping(tx: Db, id: string, isTyping: boolean, { actor, at }: By): Promise<void> {
  const { entry } = await opened(tx, id, 'record', actor)
  const until = isTyping ? new Date(at.getTime() + typingSeconds * 1000) : null
  if (until === null) {
    await tx
      .deleteFrom('entry_lock')
      .where('entry_id', '=', id)
      .where('person_id', '=', actor.personId)
      .execute()
  } else {
    const lock = { person_id: actor.personId, until }
    await tx
      .insertInto('entry_lock')
      .values({ entry_id: id, ...lock })
      .onConflict((conflict) => conflict.column('entry_id').doUpdateSet(lock))
      .execute()
  }
  const person = (await personRefs(tx, [actor.personId])).get(actor.personId)
  await publish(tx, {
    stream: `meeting:${entry.meetingId}`,
    kind: 'lock',
    noun: 'meeting',
    nounId: entry.meetingId,
    payload: { entryId: id, person, until: until?.toISOString() ?? null },
  })
}

/** Ticks a line while the record is read back (S2-44). */
export async function confirmEntry(tx: Db, id: string, isConfirmed: boolean, by: By): Promise<EntryView> {
  const { entry } = await opened(tx, id, 'readBack', by.actor)
  if (entry.deletedAt !== null) throw new AppError('conflict', 'entry.wasRemoved')
  const ticked: Entry = {
    ...entry,
    confirmedBy: isConfirmed ? by.actor.personId : null,
    confirmedAt: isConfirmed ? by.at : null,
    version: entry.version + 1,
    updatedAt: by.at,
  }
  await save(tx, ticked, by.at)
  return tell(tx, ticked)
}

/** Fixes the final wording of a disputed line on the spot (S2-45); an empty wording takes the lock off. */
export async function lockWording(tx: Db, id: string, finalWording: string, by: By): Promise<EntryView> {
  const { entry } = await opened(tx, id, 'readBack', by.actor)
  if (entry.deletedAt !== null) throw new AppError('conflict', 'entry.wasRemoved')
  const isLocked = finalWording !== ''
  const locked: Entry = {
    ...entry,
    finalWording,
    wordingLockedBy: isLocked ? by.actor.personId : null,
    wordingLockedAt: isLocked ? by.at : null,
    version: entry.version + 1,
    updatedAt: by.at,
  }
  await save(tx, locked, by.at)
  if (entry.decisionId !== null) await rewordOutcome(tx, locked, by.at)
  return tell(tx, locked)
}

/** Only what was decided or handed out has a deadline: words of a discussion never make one (S3-17). */
function requireOutcome(
  kind: EntryKind,
  { dueOn, doneCriterion }: { dueOn?: string | null | undefined; doneCriterion?: string | undefined },
): void {
  const issues = [
    ...(dueOn && kind !== 'decision' && kind !== 'task'
      ? [{ path: ['dueOn'], reason: 'record.noDeadlineHere' }]
      : []),
    ...(doneCriterion && kind !== 'task'
      ? [{ path: ['doneCriterion'], reason: 'record.noCriterionHere' }]
      : []),
  ]
  const [first] = issues
  if (first !== undefined) throw new AppError('invalid', first.reason, {}, { issues })
}

async function opened(
  tx: Db,
  id: string,
  act: MeetingAct,
  actor: Actor,
): Promise<{ entry: Entry; meeting: Meeting }> {
  const entry = await lockEntry(tx, id)
  const meeting = await getMeeting(tx, entry.meetingId)
  authorizeMeeting(actor, act, meeting)
  return { entry, meeting }
}

async function save(tx: Db, entry: Entry, at: Date): Promise<void> {
  await tx
    .updateTable('entry')
    .set({
      topic_id: entry.topicId,
      kind: entry.kind,
      position: entry.position,
      department_id: entry.departmentId,
      person_id: entry.personId,
      text: entry.text,
      party_ids: [...entry.partyIds],
      decision_id: entry.decisionId,
      task_id: entry.taskId,
      final_wording: entry.finalWording,
      wording_locked_by: entry.wordingLockedBy,
      wording_locked_at: entry.wordingLockedAt,
      confirmed_by: entry.confirmedBy,
      confirmed_at: entry.confirmedAt,
      author_id: entry.authorId,
      deleted_at: entry.deletedAt,
      version: entry.version,
      updated_at: at,
    })
    .where('id', '=', entry.id)
    .execute()
  await keepVersion(tx, entry, at)
}

/** The whole line travels to the followers, so that none of them has to ask for it. */
async function tell(tx: Db, entry: Entry): Promise<EntryView> {
  const view = await entryView(tx, entry)
  await publish(tx, {
    stream: `meeting:${entry.meetingId}`,
    kind: 'entry',
    noun: 'meeting',
    nounId: entry.meetingId,
    payload: { entry: view },
  })
  return view
}
