import type * as contract from '#contract/charter.ts'
import type { moveCollaboration as moveContract } from '#contract/collaboration.ts'
import type { BodyOf } from '#contract/endpoint.ts'
import { authorizeCollaboration } from '#domain/collaboration/policy.ts'
import { AppError } from '#domain/error.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { stopSeriesOf } from '#server/series/life.ts'
import { cancelTasksOf } from '#server/task/moves.ts'
import type { By } from './charter-change.ts'
import { moveCollaboration } from './moves.ts'
import { everybodyIn, nameOf, tellPeople } from './notices.ts'
import { lockCollaboration, refreshCollaborationAudience } from './queries.ts'
import { tellOfCollaboration } from './tell.ts'

/** 权限交出 (S1-14): which power, to whom, until when and why is on record, as is when it was taken back. */
export async function delegatePower(
  tx: Db,
  id: string,
  body: BodyOf<typeof contract.delegatePower>,
  { actor, app, at }: By,
): Promise<void> {
  const matter = await lockCollaboration(tx, id)
  authorizeCollaboration(actor, 'delegate', matter)
  const person = await tx
    .selectFrom('person')
    .select(['id', 'name', 'state'])
    .where('id', '=', body.personId)
    .executeTakeFirst()
  if (person === undefined || person.state === 'disabled' || person.id === matter.leaderId) {
    const issues = [{ path: ['personId'], reason: 'field.unknownPerson' }]
    throw new AppError('invalid', 'request.invalid', {}, { issues })
  }
  await asSystemWithin(tx, async () => {
    await tx
      .updateTable('collaboration_delegation')
      .set({ ended_at: at, ended_by: actor.personId })
      .where('collaboration_id', '=', id)
      .where('power', '=', body.power)
      .where('person_id', '=', body.personId)
      .where('ended_at', 'is', null)
      .execute()
    await tx
      .insertInto('collaboration_delegation')
      .values({
        collaboration_id: id,
        power: body.power,
        person_id: body.personId,
        until_on: body.untilOn,
        reason: body.reason,
        given_by: actor.personId,
        given_at: at,
      })
      .execute()
    await refreshCollaborationAudience(tx, id)
  })
  const data = { power: body.power, personId: body.personId, name: person.name, untilOn: body.untilOn }
  await note(tx, id, { move: 'delegate', reason: body.reason, data }, { actor, at })
  await tellPeople(tx, app, matter, {
    kind: 'collaboration.delegated',
    personIds: [body.personId],
    params: { by: await nameOf(tx, actor.personId), power: body.power, reason: body.reason },
    occasion: at.toISOString(),
    at,
  })
  await tellOfCollaboration(tx, id, 'collaboration.changed')
}

export async function endDelegation(
  tx: Db,
  id: string,
  delegationId: string,
  { actor, at }: By,
): Promise<void> {
  const matter = await lockCollaboration(tx, id)
  authorizeCollaboration(actor, 'delegate', matter)
  const ended = await asSystemWithin(tx, () =>
    tx
      .updateTable('collaboration_delegation')
      .set({ ended_at: at, ended_by: actor.personId })
      .where('id', '=', delegationId)
      .where('collaboration_id', '=', id)
      .where('ended_at', 'is', null)
      .returning(['power', 'person_id'])
      .executeTakeFirst(),
  )
  if (ended === undefined) throw new AppError('not_found', 'collaboration.noSuchDelegation')
  const name = await nameOf(tx, ended.person_id)
  const data = { power: ended.power, personId: ended.person_id, name }
  await note(tx, id, { move: 'endDelegation', data }, { actor, at })
  await tellOfCollaboration(tx, id, 'collaboration.changed')
}

const actOfStop = { ask: 'askStop', withdraw: 'withdrawStop', refuse: 'refuseStop' } as const

/** The leader asks to end it; whoever stands above agrees by ending it, or says why not (3.4). */
export async function askStop(
  tx: Db,
  id: string,
  body: BodyOf<typeof contract.askStop>,
  { actor, app, at }: By,
): Promise<void> {
  const matter = await lockCollaboration(tx, id)
  authorizeCollaboration(actor, actOfStop[body.act], matter)
  const isAsked = body.act === 'ask'
  const reason = body.act === 'withdraw' ? '' : body.reason
  await asSystemWithin(tx, () =>
    tx
      .updateTable('collaboration')
      .set({
        stop_asked_by: isAsked ? actor.personId : null,
        stop_asked_at: isAsked ? at : null,
        stop_reason: isAsked ? reason : '',
        version: matter.version + 1,
        updated_at: at,
      })
      .where('id', '=', id)
      .execute(),
  )
  await note(tx, id, { move: actOfStop[body.act], reason, data: {} }, { actor, at })
  const by = await nameOf(tx, actor.personId)
  if (body.act === 'ask') {
    await tellPeople(tx, app, matter, {
      kind: 'collaboration.stopAsked',
      personIds: matter.superiorIds,
      params: { by, reason },
      occasion: at.toISOString(),
      at,
    })
  }
  if (body.act === 'refuse') {
    await tellPeople(tx, app, matter, {
      kind: 'collaboration.stopRefused',
      personIds: [matter.leaderId],
      params: { by, reason },
      occasion: at.toISOString(),
      at,
    })
  }
  await tellOfCollaboration(tx, id, 'collaboration.changed')
}

const toldAs = {
  pause: 'collaboration.paused',
  resume: 'collaboration.resumed',
  terminate: 'collaboration.terminated',
} as const

/** Pauses it, takes it up again, or ends it; everybody in it hears of it and why. What was to be done is called off. */
export async function moveWithNotice(
  tx: Db,
  id: string,
  { move, reason }: BodyOf<typeof moveContract>,
  by: By,
): Promise<void> {
  const { actor, app, at } = by
  const before = await moveCollaboration(tx, actor, id, move, { reason, at })
  if (move === 'terminate') {
    await cancelTasksOf(tx, { app, actor, at, collaborationId: id, reason })
    await stopSeriesOf(tx, actor, { collaborationId: id, reason, at })
  }
  await tellPeople(tx, app, before, {
    kind: toldAs[move],
    personIds: await everybodyIn(tx, before),
    params: { by: await nameOf(tx, actor.personId), reason },
    occasion: at.toISOString(),
    at,
  })
}

async function note(
  tx: Db,
  id: string,
  made: { move: string; reason?: string; data: Record<string, unknown> },
  { actor, at }: Pick<By, 'actor' | 'at'>,
): Promise<void> {
  const base = { noun: 'collaboration', nounId: id, from: null, to: null, actorId: actor.personId, at }
  await noteMove(tx, { ...base, ...made })
}
