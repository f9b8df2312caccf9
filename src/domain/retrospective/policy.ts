import { type Audience, sees } from '#domain/audience/audience.ts'
import type { CollaborationState } from '#domain/collaboration/collaboration.ts'
import { AppError } from '#domain/error.ts'
import { offeredMoves } from '#domain/lifecycle/offered.ts'
import type { Mover } from '#domain/lifecycle/roles.ts'
import type { Actor } from '#domain/person/actor.ts'
import { type RetrospectiveMove, type RetrospectiveState, retrospectiveLifecycle } from './lifecycle.ts'

/** What the policy looks at. `state` is null before somebody has opened it. */
export interface RetrospectiveInQuestion extends Audience {
  readonly collaborationState: CollaborationState
  readonly state: RetrospectiveState | null
  readonly leaderId: string | null
  /** Who holds the leader's power over progress, the leader left out. */
  readonly progressIds: readonly string[]
}

const acts = [
  'open',
  'contribute',
  'edit',
  'choose',
  'makeTasks',
  'callMeeting',
  'propose',
  'recognise',
] as const
type Act = (typeof acts)[number]
export const retrospectiveActs = [
  'open',
  'contribute',
  'edit',
  'choose',
  'makeTasks',
  'callMeeting',
  'propose',
  'recognise',
  'review',
  'reopen',
  'finalise',
  'revise',
] as const satisfies readonly (Act | RetrospectiveMove)[]
export type RetrospectiveAct = (typeof retrospectiveActs)[number]

/** When there is something to look back on (3.4): being accepted, accepted, archived, stopped. */
export const lookedBackIn: readonly CollaborationState[] = ['accepting', 'retro', 'archived', 'terminated']

/** The departments taking part that somebody can speak for: their own, and those below them. */
export function speaksFor(actor: Actor, matter: Pick<RetrospectiveInQuestion, 'departmentIds'>): string[] {
  return matter.departmentIds.filter((id) => actor.departmentIds.has(id) || actor.oversees.has(id))
}

/** Heads, and whoever is named in it: leader, members, liaisons, those with a duty. They saw something. */
function takesPart(actor: Actor, matter: RetrospectiveInQuestion): boolean {
  return (
    matter.participantIds.includes(actor.personId) ||
    matter.departmentIds.some((id) => actor.oversees.has(id))
  )
}

function isLeader(actor: Actor, matter: RetrospectiveInQuestion): boolean {
  return actor.personId === matter.leaderId
}

/** Leader's work that can be put into other hands: gathering and preparing. The report itself stays theirs. */
function prepares(actor: Actor, matter: RetrospectiveInQuestion): boolean {
  return isLeader(actor, matter) || matter.progressIds.includes(actor.personId)
}

function mayAct(actor: Actor, act: Act, matter: RetrospectiveInQuestion): boolean {
  switch (act) {
    case 'contribute':
      return takesPart(actor, matter)
    case 'propose':
    case 'recognise':
      return isLeader(actor, matter)
    default:
      return prepares(actor, matter)
  }
}

function canAct(act: Act, { state, collaborationState }: RetrospectiveInQuestion): boolean {
  if (act === 'open') return state === null && lookedBackIn.includes(collaborationState)
  if (state === null) return false
  switch (act) {
    // Also at the 复盘会, when the leader has begun to write.
    case 'contribute':
    case 'edit':
    case 'choose':
    case 'callMeeting':
      return state !== 'final'
    default:
      return true
  }
}

function isAct(act: RetrospectiveAct): act is Act {
  return (acts as readonly string[]).includes(act)
}

function moversOf(actor: Actor, matter: RetrospectiveInQuestion): Set<Mover> {
  return new Set<Mover>(isLeader(actor, matter) ? ['leader'] : [])
}

export function authorizeRetrospective(
  actor: Actor,
  act: RetrospectiveAct | 'view',
  matter: RetrospectiveInQuestion,
): void {
  if (!sees(actor, matter)) throw new AppError('not_found', 'collaboration.notFound')
  if (act === 'view') return
  const may = isAct(act) ? mayAct(actor, act, matter) : isLeader(actor, matter)
  if (!may) throw new AppError('forbidden', 'retrospective.notYours', { action: act })
  const { state, collaborationState } = matter
  const can = isAct(act) ? canAct(act, matter) : state !== null && retrospectiveLifecycle.canMove(state, act)
  if (can) return
  const isTooEarly = act === 'open' && state === null
  throw new AppError('conflict', isTooEarly ? 'retrospective.tooEarly' : 'retrospective.notNow', {
    action: act,
    state: state ?? collaborationState,
  })
}

export function offeredInRetrospective(actor: Actor, matter: RetrospectiveInQuestion): RetrospectiveAct[] {
  return [
    ...acts.filter((act) => canAct(act, matter) && mayAct(actor, act, matter)),
    ...(matter.state === null
      ? []
      : offeredMoves(retrospectiveLifecycle, matter.state, moversOf(actor, matter))),
  ]
}
