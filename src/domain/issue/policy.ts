import { type Audience, sees, takesPart } from '#domain/audience/audience.ts'
import { AppError } from '#domain/error.ts'
import { mayEverMove, offeredMoves } from '#domain/lifecycle/offered.ts'
import type { Mover } from '#domain/lifecycle/roles.ts'
import type { Actor } from '#domain/person/actor.ts'
import { type IssueMove, type IssueState, issueLifecycle } from './lifecycle.ts'

/** Where problems are noted: a collaboration, with who leads it. */
export interface IssueHome extends Audience {
  readonly leaderId: string | null
}

export interface IssueInQuestion extends IssueHome {
  readonly state: IssueState
  readonly foundById: string | null
  readonly ownerId: string | null
}

export type IssueAct = IssueMove | 'edit'

function rolesInIssue(actor: Actor, { ownerId, foundById, leaderId }: IssueInQuestion): Set<Mover> {
  const held = new Set<Mover>()
  if (actor.personId === ownerId) held.add('owner')
  if (actor.personId === foundById) held.add('initiator')
  if (actor.personId === leaderId) held.add('leader')
  return held
}

/** Whoever takes part may say what is wrong. */
export function authorizeIssueRaising(actor: Actor, home: IssueHome): void {
  if (!sees(actor, home)) throw new AppError('not_found', 'collaboration.notFound')
  if (!takesPart(actor, home)) throw new AppError('forbidden', 'issue.notYours', { action: 'raise' })
}

export function authorizeIssue(actor: Actor, act: IssueAct | 'view', issue: IssueInQuestion): void {
  if (!sees(actor, issue)) throw new AppError('not_found', 'issue.notFound')
  if (act === 'view') return
  const held = rolesInIssue(actor, issue)
  const may = act === 'edit' ? held.size > 0 : mayEverMove(issueLifecycle, act, held)
  if (!may) throw new AppError('forbidden', 'issue.notYours', { action: act })
  const isPossible = act === 'edit' ? issue.state !== 'closed' : issueLifecycle.canMove(issue.state, act)
  if (!isPossible) throw new AppError('conflict', 'issue.notNow', { action: act, state: issue.state })
}

export function offeredInIssue(actor: Actor, issue: IssueInQuestion): IssueAct[] {
  const held = rolesInIssue(actor, issue)
  return [
    ...(held.size > 0 && issue.state !== 'closed' ? (['edit'] as const) : []),
    ...offeredMoves(issueLifecycle, issue.state, held),
  ]
}
