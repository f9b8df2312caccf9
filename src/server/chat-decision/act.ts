import type * as contract from '#contract/chat-decision.ts'
import type { BodyOf } from '#contract/endpoint.ts'
import { authorizeChat } from '#domain/decision/chat.ts'
import { AppError } from '#domain/error.ts'
import type { Db } from '#server/db/database.ts'
import { tellOfDecision } from '#server/decision/move.ts'
import { addFile } from '#server/files/queries.ts'
import type { StoredFile } from '#server/files/store.ts'
import { noteMove } from '#server/history/history.ts'
import { type ChatDecision, getChatDecision } from './queries.ts'
import type { Act } from './record.ts'
import { tellOfChat } from './tell.ts'

type Acting = Act & { readonly current: () => Promise<unknown> }

async function note(
  tx: Db,
  { actor, at }: Act,
  chat: ChatDecision,
  { move, reason = '', data = {} }: { move: string; reason?: string; data?: Record<string, unknown> },
): Promise<void> {
  await noteMove(tx, {
    noun: 'decision',
    nounId: chat.id,
    move,
    from: chat.state,
    to: chat.state,
    actorId: actor.personId,
    reason,
    data,
    at,
  })
  await tellOfDecision(tx, { id: chat.id, meetingId: null })
}

function stale(current: unknown): AppError {
  return new AppError('conflict', 'decision.stale', {}, { detail: { current } })
}

/** Another wording: the earlier one stays to be read, and whoever answered it is asked anew. */
export async function correctChatDecision(
  tx: Db,
  act: Acting,
  id: string,
  wanted: BodyOf<typeof contract.correctChatDecision>,
): Promise<void> {
  const chat = await getChatDecision(tx, id, { lock: true })
  authorizeChat(act.actor, 'correct', chat)
  if (chat.version !== wanted.version) throw stale(await act.current())
  const takenAt = wanted.takenAt ?? chat.takenAt.toISOString()
  if (new Date(takenAt) > act.at) {
    const issues = [{ path: ['takenAt'], reason: 'decision.chatInFuture' }]
    throw new AppError('invalid', 'request.invalid', {}, { issues })
  }
  const version = chat.version + 1
  const words = { reason: wanted.reason ?? chat.reason, place: wanted.place ?? chat.place, taken_at: takenAt }
  await tx
    .updateTable('decision')
    .set((row) => ({ content: wanted.content, version: row('version', '+', 1), updated_at: act.at }))
    .where('id', '=', id)
    .execute()
  await tx
    .updateTable('chat_decision')
    .set({ ...words, version })
    .where('id', '=', id)
    .execute()
  await tx
    .insertInto('chat_decision_version')
    .values({
      decision_id: id,
      version,
      content: wanted.content,
      ...words,
      by_id: act.actor.personId,
      at: act.at,
      why: wanted.why,
    })
    .execute()
  await note(tx, act, chat, { move: 'correct', reason: wanted.why, data: { version } })
  await tellOfChat(tx, act.app, id, {
    kind: 'decision.chatCorrected',
    personIds: chat.personIds,
    by: act.actor.personId,
    text: wanted.why,
    occasion: `v${version}`,
    at: act.at,
  })
}

export async function answerChatDecision(
  tx: Db,
  act: Acting,
  id: string,
  { version, answer, note: words }: BodyOf<typeof contract.answerChatDecision>,
): Promise<void> {
  const chat = await getChatDecision(tx, id, { lock: true })
  authorizeChat(act.actor, 'answer', chat)
  // Nobody confirms words that they have not read.
  if (chat.version !== version) throw stale(await act.current())
  if (answer === 'object' && words.length < 2) {
    const issues = [{ path: ['note'], reason: 'decision.chatSayWhat' }]
    throw new AppError('invalid', 'request.invalid', {}, { issues })
  }
  await tx
    .updateTable('chat_decision_person')
    .set({
      answer,
      note: words,
      answered_version: version,
      answered_at: act.at,
      reply: '',
      replied_by: null,
      replied_at: null,
    })
    .where('decision_id', '=', id)
    .where('person_id', '=', act.actor.personId)
    .execute()
  await note(tx, act, chat, {
    move: answer === 'agree' ? 'confirmWriting' : 'objectToWriting',
    reason: words,
  })
  if (answer === 'agree') return
  await tellOfChat(tx, act.app, id, {
    kind: 'decision.chatObjected',
    personIds: [chat.recordedById],
    by: act.actor.personId,
    text: words,
    occasion: `v${version}:${act.actor.personId}:${act.at.toISOString()}`,
    at: act.at,
  })
}

/** The wording stands, and its author says why. */
export async function replyInChatDecision(
  tx: Db,
  act: Act,
  id: string,
  { personId, text }: BodyOf<typeof contract.replyInChatDecision>,
): Promise<void> {
  const chat = await getChatDecision(tx, id, { lock: true })
  authorizeChat(act.actor, 'reply', chat)
  if (!chat.objectorIds.includes(personId)) throw new AppError('conflict', 'decision.chatNoObjection')
  await tx
    .updateTable('chat_decision_person')
    .set({ reply: text, replied_by: act.actor.personId, replied_at: act.at })
    .where('decision_id', '=', id)
    .where('person_id', '=', personId)
    .execute()
  await note(tx, act, chat, { move: 'replyToObjection', reason: text })
  await tellOfChat(tx, act.app, id, {
    kind: 'decision.chatReplied',
    personIds: [personId],
    by: act.actor.personId,
    text,
    occasion: `v${chat.version}:${personId}`,
    at: act.at,
  })
}

export async function attachToChatDecision(tx: Db, act: Act, id: string, file: StoredFile): Promise<void> {
  const chat = await getChatDecision(tx, id, { lock: true })
  authorizeChat(act.actor, 'attach', chat)
  await addFile(tx, file, { noun: 'decision', nounId: id, by: act.actor.personId, at: act.at })
  await note(tx, act, chat, { move: 'attach', data: { name: file.name } })
}
