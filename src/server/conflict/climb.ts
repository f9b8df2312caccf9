import type * as contract from '#contract/conflict.ts'
import type { BodyOf } from '#contract/endpoint.ts'
import { conflictLifecycle } from '#domain/conflict/lifecycle.ts'
import { authorizeConflict } from '#domain/conflict/policy.ts'
import { commonSuperior, ladderOf } from '#domain/conflict/reporting.ts'
import { AppError } from '#domain/error.ts'
import type { Db } from '#server/db/database.ts'
import { findingsOf, guard } from '#server/norm/guard.ts'
import { nameOf } from '#server/task/acting.ts'
import { type Conflict, disputeOf } from './conflict.ts'
import { conflictFacts, nextOf } from './facts.ts'
import { lockConflict } from './queries.ts'
import { noteTalk } from './sides.ts'
import { type Act, enterStop, noteConflict, tellOfConflict, wordsOf } from './stops.ts'

/** S1-34: the leader calls both sides together; their answer is due by the clock of the lowest level. */
export async function negotiate(
  tx: Db,
  act: Act,
  { commonGoal, options, talk }: BodyOf<typeof contract.negotiate>,
): Promise<void> {
  const conflict = await lockConflict(tx, act.id, act.at)
  authorizeConflict(act.actor, 'negotiate', conflict)
  const to = conflictLifecycle.stateAfter(conflict.state, 'negotiate')
  await tx
    .updateTable('conflict')
    .set({ common_goal: commonGoal, options, responded_at: act.at })
    .where('id', '=', conflict.id)
    .execute()
  await enterStop(tx, act, { conflict, level: 'negotiating', handlerIds: [act.actor.personId] })
  if (talk !== '') await noteTalk(tx, act, conflict, talk)
  await noteConflict(tx, act, { conflict, move: 'negotiate', to })
}

/** Up one level, with what NM-ESC-01 asks for; a level where nobody new can judge is passed, on record. */
export async function raiseConflict(
  tx: Db,
  act: Act,
  { reason, overrides }: BodyOf<typeof contract.raiseConflict>,
): Promise<void> {
  const conflict = await lockConflict(tx, act.id, act.at)
  authorizeConflict(act.actor, 'raise', conflict)
  const next = await nextOf(tx, conflict)
  if (next === undefined) throw new AppError('conflict', 'conflict.nobodyAbove')
  await guard(tx, act.actor, {
    event: ['escalation.raise', 'escalation.next'],
    facts: await conflictFacts(tx, conflict, { to: next.level, expected: next.level }),
    noun: 'conflict',
    nounId: conflict.id,
    overrides,
    now: act.at,
  })
  await enterStop(tx, act, { conflict, level: next.level, handlerIds: next.handlerIds, reason })
  await respond(tx, conflict, act.at)
  await noteConflict(tx, act, {
    conflict,
    move: 'raise',
    to: next.level,
    reason,
    data: { passed: next.passed },
  })
}

/** 越级 (S1-38): what is urgent goes past the levels between. The reason stays, and those passed over are told. */
export async function skipLevels(
  tx: Db,
  act: Act,
  { to, reason }: BodyOf<typeof contract.skipLevels>,
): Promise<void> {
  const conflict = await lockConflict(tx, act.id, act.at)
  authorizeConflict(act.actor, 'skip', conflict)
  const move = to === 'level2' ? 'skipToLevel2' : 'skipToLevel3'
  conflictLifecycle.stateAfter(conflict.state, move)
  const rungs = ladderOf(disputeOf(conflict), conflict.lines)
  const handlerIds = rungs.find(({ level }) => level === to)?.handlerIds ?? []
  if (handlerIds.length === 0) throw new AppError('conflict', 'conflict.nobodyAbove')
  const expected = conflict.state === 'level1' ? 'level2' : 'level1'
  const question = {
    event: ['escalation.raise', 'escalation.next'] as const,
    facts: await conflictFacts(tx, conflict, { to, expected }),
    noun: 'conflict',
    nounId: conflict.id,
    now: act.at,
  }
  // The one reason stands for every step that is left out.
  const overrides = (await findingsOf(tx, question))
    .filter(({ override, overridden }) => override === 'urgent' && overridden === null)
    .map(({ fingerprint }) => ({ fingerprint, reason }))
  await guard(tx, act.actor, { ...question, overrides })
  await enterStop(tx, act, { conflict, level: to, handlerIds, reason, isSkip: true })
  await respond(tx, conflict, act.at)
  await noteConflict(tx, act, { conflict, move: 'skip', to, reason })
  const passedOver = rungs
    .slice(conflict.state === 'level1' ? 1 : 0, to === 'level2' ? 1 : 2)
    .flatMap((rung) => rung.handlerIds)
    .filter((id) => !handlerIds.includes(id))
  await tellOfConflict(tx, { ...act, conflict }, passedOver, {
    kind: 'conflict.skipped',
    params: { ...wordsOf(conflict), by: await nameOf(tx, act.actor.personId), level: to, reason },
    occasion: act.at.toISOString(),
  })
}

/** To whoever arbitrates: a designated 协调人, or the lowest person both sides report to (S1-37, S4-42). */
export async function referConflict(
  tx: Db,
  act: Act,
  { arbiterId, reason, overrides }: BodyOf<typeof contract.referConflict>,
): Promise<void> {
  const conflict = await lockConflict(tx, act.id, act.at)
  authorizeConflict(act.actor, 'refer', conflict)
  const arbiters = [...(await coordinatorsFor(tx, conflict)), superiorOf(conflict)]
  if (!arbiters.includes(arbiterId)) throw new AppError('conflict', 'conflict.notAnArbiter')
  await guard(tx, act.actor, {
    event: ['escalation.raise', 'escalation.next'],
    facts: await conflictFacts(tx, conflict, { to: 'coordinator' }),
    noun: 'conflict',
    nounId: conflict.id,
    overrides,
    now: act.at,
  })
  await enterStop(tx, act, { conflict, level: 'coordinator', handlerIds: [arbiterId], reason })
  await respond(tx, conflict, act.at)
  await noteConflict(tx, act, { conflict, move: 'refer', to: 'coordinator', reason, data: { arbiterId } })
}

export function superiorOf(conflict: Conflict): string | null {
  return commonSuperior(disputeOf(conflict), conflict.lines)?.personId ?? null
}

/** 协调人 who speak for neither side. */
export async function coordinatorsFor(tx: Db, conflict: Conflict): Promise<string[]> {
  const { partyIds } = disputeOf(conflict)
  const rows = await tx
    .selectFrom('person')
    .select('id')
    .where('is_coordinator', '=', true)
    .where('state', '=', 'active')
    .orderBy('name')
    .execute()
  return rows.map(({ id }) => id).filter((id) => !partyIds.has(id))
}

/** S4-04: however it was taken up first. */
async function respond(tx: Db, conflict: Conflict, at: Date): Promise<void> {
  if (conflict.respondedAt !== null) return
  await tx.updateTable('conflict').set({ responded_at: at }).where('id', '=', conflict.id).execute()
}
