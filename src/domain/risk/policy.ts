import { type Audience, sees, takesPart } from '#domain/audience/audience.ts'
import { AppError } from '#domain/error.ts'
import { mayEverMove, offeredMoves } from '#domain/lifecycle/offered.ts'
import type { Mover } from '#domain/lifecycle/roles.ts'
import type { Actor } from '#domain/person/actor.ts'
import { type RiskMove, type RiskState, riskLifecycle } from './lifecycle.ts'

/** The task, decision, meeting or collaboration that a risk hangs on: who sees it, and who leads there. */
export interface RiskHome extends Audience {
  /** Host, whoever handed the work out, the work's owner, the collaboration's leader. */
  readonly leaderIds: readonly string[]
}

/** What the policy looks at; the server's risk has more. Its audience is its home's. */
export interface RiskInQuestion extends RiskHome {
  readonly state: RiskState
  readonly ownerId: string | null
  readonly raisedById: string | null
  readonly departmentId: string | null
}

export type RiskAct = RiskMove | 'edit'

export function rolesInRisk(actor: Actor, risk: RiskInQuestion): Set<Mover> {
  const held = new Set<Mover>()
  const me = actor.personId
  // Until somebody answers for it, whoever saw it coming does.
  if (me === risk.ownerId || (risk.ownerId === null && me === risk.raisedById)) held.add('owner')
  if (risk.leaderIds.includes(me)) held.add('leader')
  if (risk.departmentId !== null && actor.oversees.has(risk.departmentId)) held.add('deptHead')
  if (takesPart(actor, risk)) held.add('coreMember')
  return held
}

function mayEdit(held: ReadonlySet<Mover>): boolean {
  return held.has('owner') || held.has('leader')
}

export function authorizeRisk(actor: Actor, act: RiskAct | 'view', risk: RiskInQuestion): void {
  if (!sees(actor, risk)) throw new AppError('not_found', 'risk.notFound')
  if (act === 'view') return
  const held = rolesInRisk(actor, risk)
  const may = act === 'edit' ? mayEdit(held) : mayEverMove(riskLifecycle, act, held)
  if (!may) throw new AppError('forbidden', 'risk.notYours', { action: act })
  const isPossible = act === 'edit' ? risk.state !== 'closed' : riskLifecycle.canMove(risk.state, act)
  if (!isPossible) throw new AppError('conflict', 'risk.notNow', { action: act, state: risk.state })
}

/** Whoever takes part may say what may go wrong; 404 for whom its home does not exist. */
export function authorizeRaising(actor: Actor, home: RiskHome): void {
  if (!sees(actor, home)) throw new AppError('not_found', 'risk.homeNotFound')
  if (!takesPart(actor, home)) throw new AppError('forbidden', 'risk.notYours', { action: 'raise' })
}

export function offeredInRisk(actor: Actor, risk: RiskInQuestion): RiskAct[] {
  const held = rolesInRisk(actor, risk)
  return [
    ...(mayEdit(held) && risk.state !== 'closed' ? (['edit'] as const) : []),
    ...offeredMoves(riskLifecycle, risk.state, held),
  ]
}
