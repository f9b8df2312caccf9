import { AppError } from '#domain/error.ts'
import type { Db } from '#server/db/database.ts'
import type { Entry } from './entry.ts'

const columns = [
  'id',
  'meeting_id as meetingId',
  'topic_id as topicId',
  'kind',
  'position',
  'department_id as departmentId',
  'person_id as personId',
  'text',
  'party_ids as partyIds',
  'decision_id as decisionId',
  'task_id as taskId',
  'final_wording as finalWording',
  'wording_locked_by as wordingLockedBy',
  'wording_locked_at as wordingLockedAt',
  'confirmed_by as confirmedBy',
  'confirmed_at as confirmedAt',
  'author_id as authorId',
  'client_key as clientKey',
  'deleted_at as deletedAt',
  'version',
  'updated_at as updatedAt',
] as const

const byId = (tx: Db, id: string) => tx.selectFrom('entry').select(columns).where('id', '=', id)

function missing(): never {
  throw new AppError('not_found', 'entry.notFound')
}

export async function getEntry(tx: Db, id: string): Promise<Entry> {
  return (await byId(tx, id).executeTakeFirst()) ?? missing()
}

/** Also holds the line until the transaction ends, so that of two changes the later one sees the earlier. */
export async function lockEntry(tx: Db, id: string): Promise<Entry> {
  return (await byId(tx, id).forUpdate().executeTakeFirst()) ?? missing()
}

/** The line that the browser knows by this key, if it has arrived before. */
export async function entryByClientKey(tx: Db, clientKey: string): Promise<Entry | undefined> {
  return tx.selectFrom('entry').select(columns).where('client_key', '=', clientKey).executeTakeFirst()
}

/** The record of a meeting in its order; lines taken out are left out. */
export async function entriesOf(tx: Db, meetingId: string): Promise<Entry[]> {
  return tx
    .selectFrom('entry')
    .select(columns)
    .where('meeting_id', '=', meetingId)
    .where('deleted_at', 'is', null)
    .orderBy('topic_id')
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** The topic a line is to stand in, and its meeting. */
export async function topicOf(tx: Db, topicId: string): Promise<{ id: string; meetingId: string }> {
  const topic = await tx
    .selectFrom('topic')
    .select(['id', 'meeting_id as meetingId'])
    .where('id', '=', topicId)
    .executeTakeFirst()
  if (topic === undefined) throw new AppError('not_found', 'topic.notFound')
  return topic
}

const step = 1024
/** Closer than this two neighbours leave no room between them for a number that is told apart. */
const closest = 1e-6

/**
 * A place behind one line (or first, or last): between the neighbours, so that moving a line changes
 * one row. When neighbours have come too close the topic's lines are spread out again.
 */
export async function positionBehind(
  tx: Db,
  topicId: string,
  after: { readonly id: string } | 'first' | 'last',
): Promise<number> {
  const lines = await tx
    .selectFrom('entry')
    .select(['id', 'position'])
    .where('topic_id', '=', topicId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  if (after === 'last') return (lines.at(-1)?.position ?? 0) + step
  const index = after === 'first' ? -1 : lines.findIndex(({ id }) => id === after.id)
  // The line it was to follow has gone elsewhere meanwhile: the end is where it is not lost.
  if (after !== 'first' && index === -1) return (lines.at(-1)?.position ?? 0) + step
  const before = lines[index]?.position
  const next = lines[index + 1]?.position
  if (next === undefined) return (before ?? 0) + step
  if (before === undefined) return next - step
  if (next - before > closest) return (before + next) / 2
  for (const [place, line] of lines.entries()) {
    await tx
      .updateTable('entry')
      .set({ position: (place + 1) * step })
      .where('id', '=', line.id)
      .execute()
  }
  return (index + 1) * step + step / 2
}

/** Every wording a line ever had; called with the version that is about to be replaced or has just been written. */
export async function keepVersion(tx: Db, entry: Entry, at: Date): Promise<void> {
  await tx
    .insertInto('entry_version')
    .values({
      entry_id: entry.id,
      version: entry.version,
      text: entry.text,
      kind: entry.kind,
      author_id: entry.authorId,
      at,
    })
    .execute()
}
