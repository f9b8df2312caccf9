import { type Audience, sees } from '#domain/audience/audience.ts'
import { AppError } from '#domain/error.ts'
import { mayEverMove, offeredMoves } from '#domain/lifecycle/offered.ts'
import type { Mover } from '#domain/lifecycle/roles.ts'
import type { Actor } from '#domain/person/actor.ts'
import { type DecisionMove, type DecisionState, decisionLifecycle } from './lifecycle.ts'

/** What the policy looks at; the server's decision has more. */
export interface DecisionInQuestion extends Audience {
  readonly state: DecisionState
  readonly hostId: string | null
  readonly recorderId: string | null
  /** Once the minutes that hold it are final its wording stands (NM-MIN-07). */
  readonly isFixed: boolean
}

export type DecisionAct = DecisionMove | 'edit'

export function rolesInDecision(actor: Actor, decision: DecisionInQuestion): Set<Mover> {
  const held = new Set<Mover>()
  if (actor.personId === decision.hostId) held.add('host').add('leader')
  if (actor.personId === decision.recorderId) held.add('recorder')
  if (decision.departmentIds.some((id) => actor.oversees.has(id)) && actor.personId !== decision.hostId) {
    held.add('superior')
  }
  return held
}

function mayEdit(held: ReadonlySet<Mover>): boolean {
  return held.has('host') || held.has('recorder')
}

export function authorizeDecision(
  actor: Actor,
  act: DecisionAct | 'view',
  decision: DecisionInQuestion,
): void {
  if (!sees(actor, decision)) throw new AppError('not_found', 'decision.notFound')
  if (act === 'view') return
  const held = rolesInDecision(actor, decision)
  const may = act === 'edit' ? mayEdit(held) : mayEverMove(decisionLifecycle, act, held)
  if (!may) throw new AppError('forbidden', 'decision.notYours', { action: act })
  if (act === 'edit') {
    if (decision.isFixed) throw new AppError('conflict', 'decision.isFixed')
  } else if (!decisionLifecycle.canMove(decision.state, act)) {
    throw new AppError('conflict', 'decision.notNow', { action: act, state: decision.state })
  }
}

export function offeredInDecision(actor: Actor, decision: DecisionInQuestion): DecisionAct[] {
  const held = rolesInDecision(actor, decision)
  return [
    ...(mayEdit(held) && !decision.isFixed ? (['edit'] as const) : []),
    ...offeredMoves(decisionLifecycle, decision.state, held),
  ]
}
