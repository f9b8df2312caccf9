import type { z } from 'zod'
import type * as contract from '#contract/chat-decision.ts'
import type { ChatNoteView, dropChatNote as dropContract } from '#contract/chat-decision.ts'
import type { BodyOf } from '#contract/endpoint.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import { requireCollaboration } from '#server/collaboration/queries.ts'
import type { Db } from '#server/db/database.ts'
import { chainLinks } from '#server/meeting/links.ts'
import { deadlineOf } from './view.ts'

/** What this person announced and has not written down yet, what is due first on top. */
export async function listChatNotes(
  tx: Db,
  actor: Actor,
  now: Date,
  id?: string,
): Promise<z.output<typeof ChatNoteView>[]> {
  let asked = tx
    .selectFrom('chat_note')
    .select(['id', 'text', 'taken_at', 'collaboration_id'])
    .where('by_id', '=', actor.personId)
    .where('decision_id', 'is', null)
    .where('dropped_at', 'is', null)
    .orderBy('taken_at')
    .orderBy('id')
    .limit(100)
  if (id !== undefined) asked = asked.where('id', '=', id)
  const rows = await asked.execute()
  const collaborations = await chainLinks(
    tx,
    actor,
    'collaboration',
    rows.map(({ collaboration_id }) => collaboration_id),
  )
  const views: z.output<typeof ChatNoteView>[] = []
  for (const row of rows) {
    views.push({
      id: row.id,
      text: row.text,
      takenAt: row.taken_at.toISOString(),
      collaboration: (row.collaboration_id !== null && collaborations.get(row.collaboration_id)) || null,
      deadline: await deadlineOf(tx, row.taken_at, null, now),
    })
  }
  return views
}

export async function addChatNote(
  tx: Db,
  actor: Actor,
  { text, takenAt, collaborationId }: BodyOf<typeof contract.addChatNote>,
  now: Date,
): Promise<z.output<typeof ChatNoteView>> {
  await requireCollaboration(tx, collaborationId)
  if (new Date(takenAt) > now) {
    const issues = [{ path: ['takenAt'], reason: 'decision.chatInFuture' }]
    throw new AppError('invalid', 'request.invalid', {}, { issues })
  }
  const { id } = await tx
    .insertInto('chat_note')
    .values({ text, taken_at: takenAt, collaboration_id: collaborationId, by_id: actor.personId, at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  const [view] = await listChatNotes(tx, actor, now, id)
  if (view === undefined) throw new Error(`The note ${id} has just been written`)
  return view
}

export async function dropChatNote(
  tx: Db,
  actor: Actor,
  id: string,
  { reason }: BodyOf<typeof dropContract>,
  now: Date,
): Promise<{ done: true }> {
  const { numUpdatedRows } = await tx
    .updateTable('chat_note')
    .set({ dropped_at: now, drop_reason: reason })
    .where('id', '=', id)
    .where('by_id', '=', actor.personId)
    .where('decision_id', 'is', null)
    .where('dropped_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new AppError('not_found', 'decision.chatNoteNotFound')
  return { done: true }
}
