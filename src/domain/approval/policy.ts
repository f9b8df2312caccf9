import { type Audience, sees } from '#domain/audience/audience.ts'
import { AppError } from '#domain/error.ts'
import { mayEverMove, offeredMoves } from '#domain/lifecycle/offered.ts'
import type { Mover } from '#domain/lifecycle/roles.ts'
import type { Actor } from '#domain/person/actor.ts'
import { type ApprovalMove, type ApprovalState, approvalLifecycle } from './lifecycle.ts'

/** What the policy looks at. A request exists for whoever its decision exists for. */
export interface ApprovalInQuestion extends Audience {
  readonly state: ApprovalState
  readonly submitterId: string
  readonly approverId: string | null
  readonly hostId: string | null
  readonly recorderId: string | null
}

export type ApprovalAct = ApprovalMove | 'edit'

function rolesInApproval(actor: Actor, approval: ApprovalInQuestion): Set<Mover> {
  const held = new Set<Mover>()
  if (actor.personId === approval.submitterId) held.add('initiator')
  if (actor.personId === approval.approverId) held.add('superior')
  if (actor.personId === approval.hostId) held.add('host')
  if (actor.personId === approval.recorderId) held.add('recorder')
  return held
}

function mayInApproval(held: ReadonlySet<Mover>, act: ApprovalAct): boolean {
  if (act === 'edit') return held.has('initiator') || held.has('host') || held.has('recorder')
  return mayEverMove(approvalLifecycle, act, held)
}

export function authorizeApproval(
  actor: Actor,
  act: ApprovalAct | 'view',
  approval: ApprovalInQuestion,
): void {
  if (!sees(actor, approval)) throw new AppError('not_found', 'approval.notFound')
  if (act === 'view') return
  if (!mayInApproval(rolesInApproval(actor, approval), act)) {
    throw new AppError('forbidden', 'approval.notYours', { action: act })
  }
  // What has been handed in is what is judged: it is not changed any more.
  const isTime = act === 'edit' ? approval.state === 'draft' : approvalLifecycle.canMove(approval.state, act)
  if (!isTime) throw new AppError('conflict', 'approval.notNow', { action: act, state: approval.state })
}

export function offeredInApproval(actor: Actor, approval: ApprovalInQuestion): ApprovalAct[] {
  const held = rolesInApproval(actor, approval)
  return [
    ...(approval.state === 'draft' && mayInApproval(held, 'edit') ? (['edit'] as const) : []),
    ...offeredMoves(approvalLifecycle, approval.state, held),
  ]
}
