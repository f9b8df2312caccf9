import type { z } from 'zod'
import type * as contract from '#contract/minutes.ts'
import { AppError } from '#domain/error.ts'
import { authorizeMinutes } from '#domain/minutes/policy.ts'
import { type FeedbackState, feedbackLifecycle } from '#domain/minutes/recipient.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import type { Db } from '#server/db/database.ts'
import type { Minutes, Recipient } from './minutes.ts'
import { moveMinutes, noteOnMinutes } from './move.ts'
import { lockMinutes, saveMinutes } from './queries.ts'
import { nameOf, tellOfMinutes } from './tell.ts'

/**
 * 确认无误. Whoever had objected and now agrees takes back what is not answered yet. A late answer counts:
 * it is better than none, and the clock that ran out is on record.
 */
export async function confirmMinutes(tx: Db, actor: Actor, id: string, at: Date): Promise<void> {
  const minutes = await lockMinutes(tx, id)
  authorizeMinutes(actor, 'confirm', minutes)
  const mine = ownRow(actor, minutes)
  if (mine.state === 'confirmed') {
    throw new AppError('conflict', 'feedback.moveNotPossible', { state: mine.state, move: 'confirm' })
  }
  const { numUpdatedRows } = await tx
    .updateTable('minutes_proposal')
    .set({ state: 'withdrawn', answered_at: at })
    .where('recipient_id', '=', mine.id)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  await saveAnswer(tx, mine, 'confirmed', at)
  await saveMinutes(tx, id, {}, at)
  await noteOnMinutes(tx, minutes, {
    move: 'confirmMinutes',
    actorId: actor.personId,
    at,
    data: {
      version: minutes.currentVersion,
      isLate: minutes.feedbackDueAt !== null && at > minutes.feedbackDueAt,
      withdrawn: Number(numUpdatedRows),
    },
  })
}

/** 提出修改意见 (S2-60): with a text and where it belongs. The first one on a version puts it under revision. */
export async function proposeChange(
  tx: Db,
  app: App,
  actor: Actor,
  request: { readonly id: string; readonly at: Date } & z.output<
    NonNullable<typeof contract.proposeChange.body>
  >,
): Promise<void> {
  const { id, section, item, text, at } = request
  const minutes = await lockMinutes(tx, id)
  authorizeMinutes(actor, 'propose', minutes)
  const mine = ownRow(actor, minutes)
  const { id: proposalId } = await tx
    .insertInto('minutes_proposal')
    .values({
      minutes_id: id,
      recipient_id: mine.id,
      version_no: minutes.currentVersion,
      section,
      item,
      text,
      at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await saveAnswer(tx, mine, 'proposed', at)
  const data = { proposalId, section, item, version: minutes.currentVersion }
  if (minutes.state === 'inReview') {
    await moveMinutes(tx, minutes, { move: 'propose', actorId: actor.personId, at, data })
  } else {
    await saveMinutes(tx, id, {}, at)
    await noteOnMinutes(tx, minutes, { move: 'propose', actorId: actor.personId, at, data })
  }
  await tellOfMinutes(
    tx,
    minutes,
    {
      kind: 'minutes.proposed',
      personIds: [minutes.recorderId, minutes.hostId],
      params: { person: await nameOf(tx, actor.personId) },
      occasion: proposalId,
    },
    { actorId: actor.personId, app, at },
  )
}

/** Adopts a proposal, or answers it and keeps it: an opinion that is not adopted stays visible. */
export async function answerProposal(
  tx: Db,
  actor: Actor,
  request: {
    readonly id: string
    readonly proposalId: string
    readonly answer: 'adopted' | 'reserved'
    readonly text: string
    readonly at: Date
  },
): Promise<void> {
  const { id, proposalId, answer, text, at } = request
  const minutes = await lockMinutes(tx, id)
  authorizeMinutes(actor, 'answer', minutes)
  const proposal = await tx
    .selectFrom('minutes_proposal')
    .select(['id', 'recipient_id', 'state'])
    .where('id', '=', proposalId)
    .where('minutes_id', '=', id)
    .executeTakeFirst()
  if (proposal === undefined) throw new AppError('not_found', 'minutes.proposalNotFound')
  if (proposal.state !== 'open') throw new AppError('conflict', 'minutes.proposalAnswered')
  if (answer === 'reserved' && text === '') {
    const issues = [{ path: ['text'], reason: 'minutes.answerNeeded' }]
    throw new AppError('invalid', 'minutes.answerNeeded', {}, { issues })
  }
  await tx
    .updateTable('minutes_proposal')
    .set({ state: answer, answer: text, answered_by: actor.personId, answered_at: at })
    .where('id', '=', proposalId)
    .execute()
  await saveAnswered(tx, minutes, proposal.recipient_id, answer)
  await saveMinutes(tx, id, {}, at)
  await noteOnMinutes(tx, minutes, {
    move: answer === 'adopted' ? 'adoptProposal' : 'keepOpinion',
    actorId: actor.personId,
    at,
    reason: text,
    data: { proposalId },
  })
}

function ownRow(actor: Actor, minutes: Minutes): Recipient {
  const mine = minutes.recipients.find(({ personId }) => personId === actor.personId)
  if (mine === undefined) throw new AppError('forbidden', 'minutes.notYours')
  return mine
}

/** Whoever has made several proposals waits until the last of them is answered. */
async function saveAnswered(
  tx: Db,
  minutes: Minutes,
  recipientId: string,
  answer: 'adopted' | 'reserved',
): Promise<void> {
  const recipient = minutes.recipients.find(({ id }) => id === recipientId)
  const more = await tx
    .selectFrom('minutes_proposal')
    .select('id')
    .where('recipient_id', '=', recipientId)
    .where('state', '=', 'open')
    .executeTakeFirst()
  if (recipient === undefined || more !== undefined || recipient.state !== 'proposed') return
  const state = feedbackLifecycle.stateAfter(recipient.state, answer === 'adopted' ? 'adopt' : 'reserve')
  await tx
    .updateTable('minutes_recipient')
    .set((row) => ({ state, version: row('version', '+', 1) }))
    .where('id', '=', recipientId)
    .execute()
}

async function saveAnswer(tx: Db, mine: Recipient, state: FeedbackState, at: Date): Promise<void> {
  await tx
    .updateTable('minutes_recipient')
    .set((row) => ({ state, answered_at: at, version: row('version', '+', 1) }))
    .where('id', '=', mine.id)
    .execute()
}

/** Notes that somebody who is asked has the text before them (签收, X-48); once a version. */
export async function noteOpened(tx: Db, actor: Actor, minutes: Minutes, at: Date): Promise<void> {
  if (minutes.state === 'recording' || minutes.state === 'draft') return
  await tx
    .updateTable('minutes_recipient')
    .set({ opened_at: at })
    .where('minutes_id', '=', minutes.id)
    .where('person_id', '=', actor.personId)
    .where('opened_at', 'is', null)
    .execute()
}
