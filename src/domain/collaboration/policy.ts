import { type Audience, sees } from '#domain/audience/audience.ts'
import { AppError } from '#domain/error.ts'
import { mayEverMove, offeredMoves } from '#domain/lifecycle/offered.ts'
import type { Mover } from '#domain/lifecycle/roles.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { LeaderPower } from './charter.ts'
import type { CollaborationState } from './collaboration.ts'
import { type CollaborationMove, collaborationLifecycle, collaborationMoves } from './lifecycle.ts'

/** What the policy looks at; the server's collaboration has more. */
export interface CollaborationInQuestion extends Audience {
  readonly state: CollaborationState
  readonly leaderId: string | null
  readonly createdById: string | null
  /** 发起部门: it answers for the result, and its superiors for whether it goes on. */
  readonly initiatingDepartmentId: string | null
  /** Who stands above the initiating department: vice presidents of it and of what it belongs to, general manager. */
  readonly superiorIds: readonly string[]
  /** Powers of the leader that are in other hands now (S1-14). */
  readonly delegates: readonly { readonly power: LeaderPower; readonly personId: string }[]
  /** The leader who asked a superior to end it. */
  readonly stopAskedById: string | null
}

const acts = [
  'edit',
  'editMembers',
  'editCommunication',
  'editDivision',
  'askConfirmation',
  'replyToObjection',
  'delegate',
  'makeTasks',
  'startMeetings',
  'askStop',
  'withdrawStop',
  'refuseStop',
] as const
type Act = (typeof acts)[number]
export const collaborationActs = [...acts, ...collaborationMoves] as const
export type CollaborationAct = (typeof collaborationActs)[number]

const over: readonly CollaborationState[] = ['archived', 'terminated']
/** The group has begun, and its work is not over. */
const running: readonly CollaborationState[] = ['chartered', 'active', 'paused']

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

/** 进度协调, 资源调配, 冲突决策 (S1-14): the leader's, and whoever's hands the leader put it into. */
export function holdsPower(actor: Actor, power: LeaderPower, matter: CollaborationInQuestion): boolean {
  return (
    actor.personId === matter.leaderId ||
    matter.delegates.some((one) => one.power === power && one.personId === actor.personId)
  )
}

/** The permission matrix of S1-14: who may do what, and by which of the leader's powers, so that it can be handed on. */
const who: Record<Act, { readonly roles: readonly Mover[]; readonly power?: LeaderPower }> = {
  edit: { roles: ['leader', 'initiator'] },
  editMembers: { roles: ['leader', 'initiator'], power: 'resources' },
  editCommunication: { roles: ['leader', 'initiator'], power: 'progress' },
  editDivision: { roles: ['leader', 'initiator'], power: 'progress' },
  askConfirmation: { roles: ['leader'] },
  replyToObjection: { roles: ['leader'], power: 'conflicts' },
  delegate: { roles: ['leader'] },
  makeTasks: { roles: ['leader'], power: 'progress' },
  startMeetings: { roles: ['leader'], power: 'progress' },
  askStop: { roles: ['leader'] },
  withdrawStop: { roles: ['leader'] },
  refuseStop: { roles: ['superior'] },
}

function isAct(act: CollaborationAct): act is Act {
  return (acts as readonly string[]).includes(act)
}

function mayAct(actor: Actor, act: Act, matter: CollaborationInQuestion): boolean {
  const { roles, power } = who[act]
  const held = rolesInCollaboration(actor, matter)
  return roles.some((role) => held.has(role)) || (power !== undefined && holdsPower(actor, power, matter))
}

function canAct(act: Act, { state, stopAskedById, superiorIds }: CollaborationInQuestion): boolean {
  if (isOver(state)) return false
  switch (act) {
    case 'makeTasks':
    case 'startMeetings':
      return running.includes(state)
    case 'askConfirmation':
    case 'replyToObjection':
      return state === 'preparing' || running.includes(state)
    case 'askStop':
      return stopAskedById === null && superiorIds.length > 0
    case 'withdrawStop':
    case 'refuseStop':
      return stopAskedById !== null
    default:
      return true
  }
}

/**
 * Stopping takes two: the leader asks with a reason, and whoever stands above agrees. Where nobody stands above, the
 * leader's word is enough.
 */
function canMove(
  move: CollaborationMove,
  matter: CollaborationInQuestion,
  held: ReadonlySet<Mover>,
): boolean {
  if (!collaborationLifecycle.canMove(matter.state, move)) return false
  if (move !== 'terminate') return true
  return held.has('superior') ? matter.stopAskedById !== null : matter.superiorIds.length === 0
}

export function mayInCollaboration(
  actor: Actor,
  act: CollaborationAct,
  matter: CollaborationInQuestion,
): boolean {
  if (isAct(act)) return mayAct(actor, act, matter)
  return mayEverMove(collaborationLifecycle, act, rolesInCollaboration(actor, matter))
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
  const isPossible = isAct(act)
    ? canAct(act, matter)
    : canMove(act, matter, rolesInCollaboration(actor, matter))
  if (isPossible) return
  const isTooEarly = act === 'terminate' && !isOver(matter.state)
  const reason = isTooEarly ? 'collaboration.stopNotAgreed' : 'collaboration.notNow'
  throw new AppError('conflict', reason, { action: act, state: matter.state })
}

/** The head speaks for a department: what its part is, and whether it stands. */
export function authorizeAnswer(
  actor: Actor,
  matter: CollaborationInQuestion,
  { confirmerIds, isOpen }: { readonly confirmerIds: readonly string[]; readonly isOpen: boolean },
): void {
  if (!sees(actor, matter)) throw new AppError('not_found', 'collaboration.notFound')
  if (!confirmerIds.includes(actor.personId)) throw new AppError('forbidden', 'collaboration.notHead')
  if (isOver(matter.state) || !isOpen) throw new AppError('conflict', 'collaboration.nothingToConfirm')
}

export function offeredInCollaboration(actor: Actor, matter: CollaborationInQuestion): CollaborationAct[] {
  const held = rolesInCollaboration(actor, matter)
  return [
    ...acts.filter((act) => canAct(act, matter) && mayAct(actor, act, matter)),
    ...offeredMoves(collaborationLifecycle, matter.state, held).filter((move) => canMove(move, matter, held)),
  ]
}
