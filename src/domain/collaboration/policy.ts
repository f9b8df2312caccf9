import { type Audience, sees } from '#domain/audience/audience.ts'
import { AppError } from '#domain/error.ts'
import { mayEverMove, offeredMoves } from '#domain/lifecycle/offered.ts'
import type { Mover } from '#domain/lifecycle/roles.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { CollaborationState } from './collaboration.ts'
import { collaborationLifecycle, collaborationMoves } from './lifecycle.ts'

/** What the policy looks at; the server's collaboration has more. */
export interface CollaborationInQuestion extends Audience {
  readonly state: CollaborationState
  readonly leaderId: string | null
  readonly createdById: string | null
  /** 发起部门: it answers for the result, and its superiors for whether it goes on. */
  readonly initiatingDepartmentId: string | null
  /** Who stands above the initiating department: vice presidents of it and of what it belongs to, general manager. */
  readonly superiorIds: readonly string[]
}

const acts = ['edit'] as const
type Act = (typeof acts)[number]
export const collaborationActs = [...acts, ...collaborationMoves] as const
export type CollaborationAct = (typeof collaborationActs)[number]

const over: readonly CollaborationState[] = ['archived', 'terminated']

export function isOver(state: CollaborationState): boolean {
  return over.includes(state)
}

export function rolesInCollaboration(actor: Actor, matter: CollaborationInQuestion): Set<Mover> {
  const held = new Set<Mover>()
  const me = actor.personId
  if (me === matter.leaderId) held.add('leader')
  if (me === matter.createdById) held.add('initiator')
  if (matter.superiorIds.includes(me)) held.add('superior')
  // Whoever called for the work says whether it is what was called for; nobody accepts what they led.
  const { initiatingDepartmentId: home } = matter
  if (home !== null && actor.oversees.has(home) && me !== matter.leaderId) held.add('acceptor')
  if (matter.departmentIds.some((id) => actor.oversees.has(id))) held.add('deptHead')
  return held
}

/** Until it has a leader, whoever set it up; from then on they share it. */
const who: Record<Act, readonly Mover[]> = { edit: ['leader', 'initiator'] }

function isAct(act: CollaborationAct): act is Act {
  return (acts as readonly string[]).includes(act)
}

export function mayInCollaboration(
  actor: Actor,
  act: CollaborationAct,
  matter: CollaborationInQuestion,
): boolean {
  const held = rolesInCollaboration(actor, matter)
  return isAct(act) ? who[act].some((role) => held.has(role)) : mayEverMove(collaborationLifecycle, act, held)
}

export function authorizeCollaboration(
  actor: Actor,
  act: CollaborationAct | 'view',
  matter: CollaborationInQuestion,
): void {
  if (!sees(actor, matter)) throw new AppError('not_found', 'collaboration.notFound')
  if (act === 'view') return
  if (!mayInCollaboration(actor, act, matter)) {
    throw new AppError('forbidden', 'collaboration.notYours', { action: act })
  }
  const isPossible = isAct(act) ? !isOver(matter.state) : collaborationLifecycle.canMove(matter.state, act)
  if (!isPossible) {
    throw new AppError('conflict', 'collaboration.notNow', { action: act, state: matter.state })
  }
}

export function offeredInCollaboration(actor: Actor, matter: CollaborationInQuestion): CollaborationAct[] {
  const held = rolesInCollaboration(actor, matter)
  return [
    ...acts.filter((act) => !isOver(matter.state) && who[act].some((role) => held.has(role))),
    ...offeredMoves(collaborationLifecycle, matter.state, held),
  ]
}
