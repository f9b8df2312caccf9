import type * as contract from '#contract/charter.ts'
import type { BodyOf } from '#contract/endpoint.ts'
import { confirmationOf, mayAnswer } from '#domain/collaboration/confirmation.ts'
import { authorizeAnswer, authorizeCollaboration } from '#domain/collaboration/policy.ts'
import { AppError } from '#domain/error.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { departmentRefs } from '#server/organisation/refs.ts'
import type { By } from './charter-change.ts'
import { type CharterParts, charterParts, lastAnswers } from './charter-queries.ts'
import { confirmersOf } from './confirmers.ts'
import { nameOf, tellPeople } from './notices.ts'
import { type Collaboration, lockCollaboration } from './queries.ts'
import { tellOfCollaboration } from './tell.ts'

/**
 * Puts the charter as it stands to the heads of all departments. Whoever puts it has said yes for the
 * departments they speak for themselves; who has said yes to the very same is not asked again.
 */
export async function askConfirmation(tx: Db, id: string, by: By): Promise<void> {
  const { actor, app, at } = by
  const matter = await lockCollaboration(tx, id)
  authorizeCollaboration(actor, 'askConfirmation', matter)
  const parts = await charterParts(tx, id)
  if (parts.participations.length === 0) throw new AppError('conflict', 'collaboration.noDepartments')
  await asSystemWithin(tx, () =>
    tx
      .updateTable('collaboration')
      .set({ asked_substance: matter.substance, version: matter.version + 1, updated_at: at })
      .where('id', '=', id)
      .execute(),
  )
  await note(tx, matter, { move: 'askConfirmation', data: { substance: matter.substance } }, by)
  const asked = { ...matter, askedSubstance: matter.substance }
  const answers = await lastAnswers(tx, id)
  const confirmers = await confirmersOf(
    tx,
    parts.participations.map(({ departmentId }) => departmentId),
  )
  const isOpen = (departmentId: string) =>
    confirmationOf(answers.get(departmentId) ?? null, asked) !== 'confirmed'
  const others: string[] = []
  for (const [departmentId, people] of confirmers) {
    if (!isOpen(departmentId)) continue
    if (people.includes(actor.personId)) {
      await addAnswer(tx, asked, { departmentId, answer: 'confirmed', reason: '' }, by)
    } else {
      // The head; a deputy may answer as well but is not called besides.
      others.push(...people.slice(0, 1))
    }
  }
  await tellPeople(tx, app, matter, {
    kind: 'collaboration.toConfirm',
    personIds: others,
    params: { by: await nameOf(tx, actor.personId) },
    occasion: `s${matter.substance}`,
    place: 'charter',
    at,
  })
  await tellIfComplete(tx, asked, by)
  await tellOfCollaboration(tx, id, 'collaboration.changed')
}

export async function answerCharter(
  tx: Db,
  id: string,
  body: BodyOf<typeof contract.answerCharter>,
  by: By,
): Promise<void> {
  const { actor, app, at } = by
  const matter = await lockCollaboration(tx, id)
  authorizeCollaboration(actor, 'view', matter)
  const { departmentId } = body
  const last = (await lastAnswers(tx, id)).get(departmentId) ?? null
  const isThere = matter.departmentIds.includes(departmentId)
  const confirmerIds = isThere ? ((await confirmersOf(tx, [departmentId])).get(departmentId) ?? []) : []
  authorizeAnswer(actor, matter, { confirmerIds, isOpen: mayAnswer(confirmationOf(last, matter), matter) })
  const reason = body.answer === 'objected' ? body.reason : ''
  await addAnswer(tx, matter, { departmentId, answer: body.answer, reason }, by)
  if (body.answer === 'objected') {
    await tellPeople(tx, app, matter, {
      kind: 'collaboration.objected',
      personIds: [matter.leaderId ?? matter.createdById],
      params: { by: await nameOf(tx, actor.personId), dept: await departmentName(tx, departmentId), reason },
      occasion: `${departmentId}:${at.toISOString()}`,
      place: 'charter',
      at,
    })
  } else {
    await tellIfComplete(tx, matter, by)
  }
  await tellOfCollaboration(tx, id, 'collaboration.changed')
}

export async function replyToObjection(
  tx: Db,
  id: string,
  { departmentId, text }: BodyOf<typeof contract.replyToObjection>,
  by: By,
): Promise<void> {
  const { actor, app, at } = by
  const matter = await lockCollaboration(tx, id)
  authorizeCollaboration(actor, 'replyToObjection', matter)
  const last = (await lastAnswers(tx, id)).get(departmentId)
  if (last?.answer !== 'objected' || last.substance !== matter.substance) {
    throw new AppError('conflict', 'collaboration.noObjection')
  }
  await asSystemWithin(tx, () =>
    tx
      .updateTable('charter_answer')
      .set({ reply: text, replied_by: actor.personId, replied_at: at })
      .where('id', '=', last.id)
      .execute(),
  )
  const dept = await departmentName(tx, departmentId)
  await note(tx, matter, { move: 'replyToObjection', reason: text, data: { departmentId, dept } }, by)
  await tellPeople(tx, app, matter, {
    kind: 'collaboration.objectionAnswered',
    personIds: [last.byId],
    params: { by: await nameOf(tx, actor.personId), text },
    occasion: `${last.id}:${at.toISOString()}`,
    place: 'charter',
    at,
  })
  await tellOfCollaboration(tx, id, 'collaboration.changed')
}

async function addAnswer(
  tx: Db,
  matter: Collaboration,
  said: { departmentId: string; answer: 'confirmed' | 'objected'; reason: string },
  by: By,
): Promise<void> {
  const { departmentId, answer, reason } = said
  await asSystemWithin(tx, () =>
    tx
      .insertInto('charter_answer')
      .values({
        collaboration_id: matter.id,
        department_id: departmentId,
        substance: matter.substance,
        answer,
        reason,
        by_id: by.actor.personId,
        at: by.at,
      })
      .execute(),
  )
  const dept = await departmentName(tx, departmentId)
  const move = answer === 'confirmed' ? 'confirmCharter' : 'objectToCharter'
  await note(tx, matter, { move, reason, data: { departmentId, dept, substance: matter.substance } }, by)
}

/** Departments that have not said yes to the charter as it stands. */
export async function unconfirmedOf(
  tx: Db,
  matter: Collaboration,
  { participations }: CharterParts,
): Promise<string[]> {
  const answers = await lastAnswers(tx, matter.id)
  return participations
    .map(({ departmentId }) => departmentId)
    .filter((one) => confirmationOf(answers.get(one) ?? null, matter) !== 'confirmed')
}

async function tellIfComplete(tx: Db, matter: Collaboration, { app, at }: By): Promise<void> {
  if (matter.state !== 'preparing') return
  if ((await unconfirmedOf(tx, matter, await charterParts(tx, matter.id))).length > 0) return
  await tellPeople(tx, app, matter, {
    kind: 'collaboration.allConfirmed',
    personIds: [matter.leaderId],
    params: {},
    occasion: `s${matter.substance}`,
    at,
  })
}

async function departmentName(tx: Db, id: string): Promise<string> {
  return (await departmentRefs(tx, [id])).get(id)?.name ?? ''
}

async function note(
  tx: Db,
  matter: Collaboration,
  made: { move: string; reason?: string; data: Record<string, unknown> },
  { actor, at }: By,
): Promise<void> {
  await noteMove(tx, {
    noun: 'collaboration',
    nounId: matter.id,
    from: matter.state,
    to: matter.state,
    actorId: actor.personId,
    at,
    ...made,
  })
}
