import type { z } from 'zod'
import type * as contract from '#contract/chat-decision.ts'
import type { BodyOf } from '#contract/endpoint.ts'
import { closestLevel } from '#domain/decision/chat.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { informationRule, levelOf } from '#server/information/level.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { homeOf, placeOf, stakeholdersOf } from './home.ts'
import { chatFindings } from './norms.ts'
import { deadlineOf } from './view.ts'

type Prepared = typeof contract.prepareChatDecision

/** What the form begins with. */
export async function prepareChatDecision(
  tx: Db,
  actor: Actor,
  { noteId, ...asked }: z.output<NonNullable<Prepared['query']>>,
): Promise<z.output<Prepared['reply']>> {
  const note =
    noteId === undefined
      ? undefined
      : await tx
          .selectFrom('chat_note')
          .select(['id', 'text', 'taken_at', 'collaboration_id'])
          .where('id', '=', noteId)
          .where('by_id', '=', actor.personId)
          .executeTakeFirst()
  if (noteId !== undefined && note === undefined) throw new AppError('not_found', 'decision.chatNoteNotFound')
  const home = await homeOf(tx, actor, {
    collaborationId: asked.collaborationId ?? note?.collaboration_id ?? null,
    meetingId: asked.meetingId ?? null,
    taskId: asked.taskId ?? null,
  })
  const concerned = (await stakeholdersOf(tx, placeOf(home))).filter((id) => id !== actor.personId)
  const people = await personRefs(tx, concerned)
  const { levels, ...links } = home
  return {
    ...links,
    stakeholders: concerned.flatMap((id) => people.get(id) ?? []),
    classification: closestLevel([await levelOf(tx, 'decision'), ...levels]),
    writtenAs: (await informationRule(tx, 'decision'))?.writtenAs ?? null,
    note: note === undefined ? null : { id: note.id, text: note.text, takenAt: note.taken_at.toISOString() },
  }
}

/** What the norms would say, before anything is recorded. */
export async function checkChatDecision(
  tx: Db,
  actor: Actor,
  draft: BodyOf<typeof contract.checkChatDecision>,
  now: Date,
): Promise<z.output<typeof contract.checkChatDecision.reply>> {
  const home = await homeOf(tx, actor, draft)
  const takenAt = new Date(draft.takenAt)
  const findings = await chatFindings(tx, {
    ...draft,
    ...placeOf(home),
    takenAt,
    writtenAt: now,
    recordedById: actor.personId,
    personIds: [...draft.participantIds, ...draft.copyIds],
  })
  return { findings, deadline: await deadlineOf(tx, takenAt, null, now) }
}
