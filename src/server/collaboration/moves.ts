import { type CollaborationMove, collaborationLifecycle } from '#domain/collaboration/lifecycle.ts'
import { authorizeCollaboration } from '#domain/collaboration/policy.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { refuseUnaccepted } from '#server/plan/accepted.ts'
import { closeRequestOf } from '#server/request/closing.ts'
import { type Collaboration, lockCollaboration } from './queries.ts'
import { tellOfCollaboration } from './tell.ts'

export interface Moving {
  readonly reason?: string
  /** What the history tells besides: the number of a baseline, what was passed over. */
  readonly data?: Readonly<Record<string, unknown>>
  readonly at: Date
}

/**
 * Makes one move of a collaboration's life: locks it, asks whether this person may and whether it is possible now,
 * and writes it down. The norms that guard a move are asked by whoever calls this, with the facts of their own room.
 * Returns the collaboration as it was before.
 */
export async function moveCollaboration(
  tx: Db,
  actor: Actor,
  id: string,
  move: CollaborationMove,
  { reason = '', data = {}, at }: Moving,
): Promise<Collaboration> {
  const before = await lockCollaboration(tx, id)
  authorizeCollaboration(actor, move, before)
  const row = collaborationLifecycle.rowOf(before.state, move)
  if (row?.needs.includes('reason') && reason.trim() === '') {
    const issues = [{ path: ['reason'], reason: 'field.required' }]
    throw new AppError('invalid', 'request.invalid', {}, { issues })
  }
  if (move === 'accept') await refuseUnaccepted(tx, id)
  const to = collaborationLifecycle.stateAfter(before.state, move)
  await tx
    .updateTable('collaboration')
    .set({ state: to, version: before.version + 1, updated_at: at })
    .where('id', '=', id)
    .execute()
  await noteMove(tx, {
    noun: 'collaboration',
    nounId: id,
    move,
    from: before.state,
    to,
    actorId: actor.personId,
    reason: reason.trim(),
    data,
    at,
  })
  if (to === 'archived' || to === 'terminated') {
    const outcome = to === 'archived' ? 'done' : 'stopped'
    await closeRequestOf(tx, { collaborationId: id }, { outcome, result: reason.trim(), at })
  }
  await tellOfCollaboration(tx, id, 'collaboration.moved')
  return before
}
