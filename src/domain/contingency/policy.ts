import { type Audience, sees } from '#domain/audience/audience.ts'
import { AppError } from '#domain/error.ts'
import { mayEverMove, offeredMoves } from '#domain/lifecycle/offered.ts'
import type { Mover } from '#domain/lifecycle/roles.ts'
import type { Actor } from '#domain/person/actor.ts'
import { type ContingencyMove, type ContingencyState, contingencyLifecycle } from './lifecycle.ts'

/** What the policy looks at; the server's contingency has more. */
export interface ContingencyInQuestion extends Audience {
  readonly state: ContingencyState
  /** Of what it was started for. */
  readonly leaderIds: readonly string[]
  readonly interimOwnerId: string | null
  readonly createdById: string | null
}

export type ContingencyAct = ContingencyMove | 'edit' | 'makeTask'

function rolesIn(actor: Actor, contingency: ContingencyInQuestion): Set<Mover> {
  const held = new Set<Mover>()
  if (contingency.leaderIds.includes(actor.personId)) held.add('leader')
  if (contingency.interimOwnerId === actor.personId) held.add('interimOwner')
  if (contingency.createdById === actor.personId) held.add('initiator')
  return held
}

/** Until it starts it is written; while it runs only its measures become work. */
function isNow(act: ContingencyAct, state: ContingencyState): boolean {
  if (act === 'edit') return state === 'draft' || state === 'running'
  if (act === 'makeTask') return state === 'running'
  return contingencyLifecycle.canMove(state, act)
}

function mayAct(held: ReadonlySet<Mover>, act: ContingencyAct): boolean {
  if (act === 'edit' || act === 'makeTask') return held.size > 0
  return mayEverMove(contingencyLifecycle, act, held)
}

export function authorizeContingency(
  actor: Actor,
  act: ContingencyAct | 'view',
  contingency: ContingencyInQuestion,
): void {
  if (!sees(actor, contingency)) throw new AppError('not_found', 'contingency.notFound')
  if (act === 'view') return
  const held = rolesIn(actor, contingency)
  if (!mayAct(held, act)) throw new AppError('forbidden', 'contingency.notYours', { action: act })
  if (!isNow(act, contingency.state)) {
    throw new AppError('conflict', 'contingency.notNow', { action: act, state: contingency.state })
  }
}

export function offeredInContingency(actor: Actor, contingency: ContingencyInQuestion): ContingencyAct[] {
  const held = rolesIn(actor, contingency)
  if (held.size === 0) return []
  return [
    ...(['edit', 'makeTask'] as const).filter((act) => isNow(act, contingency.state)),
    ...offeredMoves(contingencyLifecycle, contingency.state, held),
  ]
}
