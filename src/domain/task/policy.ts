import { type Audience, sees } from '#domain/audience/audience.ts'
import { AppError } from '#domain/error.ts'
import { mayEverMove, offeredMoves } from '#domain/lifecycle/offered.ts'
import type { Mover } from '#domain/lifecycle/roles.ts'
import type { Actor } from '#domain/person/actor.ts'
import { awaitedOf } from '#domain/supervision/urge.ts'
import type { AssignmentState } from './assignment.ts'
import { handInMove, isOpen, type TaskMove, type TaskState, taskLifecycle } from './lifecycle.ts'

/** What the policy looks at; the server's task has more. */
export interface TaskInQuestion extends Audience {
  readonly state: TaskState
  readonly ownerId: string | null
  /** Who handed it out: the meeting's host, or whoever created it. */
  readonly assignerId: string | null
  readonly reviewerIds: readonly string[]
  readonly cooperatorIds: readonly string[]
  /** 更新责任人: named in the minutes, else the recorder of its meeting; null without a meeting. */
  readonly maintainerId: string | null
  /** The department that called the meeting; its head may agree to a delay. */
  readonly initiatingDepartmentId: string | null
  readonly assignment: AssignmentState
  /** The assigner has answered a return by insisting; it cannot be returned again. */
  readonly isInsisted: boolean
  /** 挂起 */
  readonly isSuspended: boolean
  /** Of a sub-item (分解): what it is a part of. */
  readonly parentId: string | null
  /** Who is asked to help and has not answered yet: the person named, or who speaks for the department named. */
  readonly supporterIds: readonly string[]
  /** Its date is counted from something that has not happened yet. */
  readonly isWaitingForEvent: boolean
}

export const taskActs = [
  'edit',
  'update',
  'addDeliverable',
  'setReviewers',
  'tickMilestone',
  'escalate',
  'sign',
  'returnAssignment',
  'reassign',
  'insist',
  'split',
  'refuseSupport',
  'redirectSupport',
  'noteEvent',
  'suspend',
  'resume',
  'urge',
  'collect',
] as const
const acts = taskActs
export type TaskAct = TaskMove | (typeof acts)[number]

export function rolesInTask(actor: Actor, task: TaskInQuestion): Set<Mover> {
  const held = new Set<Mover>()
  const me = actor.personId
  if (me === task.ownerId) held.add('owner')
  if (task.cooperatorIds.includes(me)) held.add('cooperator')
  // Four eyes: nobody accepts their own work.
  if (task.reviewerIds.includes(me) && me !== task.ownerId) held.add('reviewer').add('acceptor')
  if (me === task.assignerId) held.add('host').add('leader')
  if (me === task.maintainerId) held.add('maintainer')
  if (task.supporterIds.includes(me)) held.add('supporter')
  if (task.initiatingDepartmentId !== null && actor.oversees.has(task.initiatingDepartmentId)) {
    held.add('deptHead')
  }
  // 督办专员
  if (actor.isSupervisor) held.add('coordinator')
  return held
}

const who: Record<(typeof acts)[number], readonly Mover[]> = {
  edit: ['host', 'maintainer'],
  // Cooperating people report too; only the owner's report counts as the weekly one (7.3 no. 20).
  update: ['owner', 'cooperator'],
  addDeliverable: ['owner', 'cooperator'],
  setReviewers: ['host', 'maintainer'],
  tickMilestone: ['owner', 'cooperator', 'host', 'maintainer'],
  // 3.8: blocked, a third rework, or overdue and unanswered.
  escalate: ['owner', 'maintainer', 'host', 'reviewer'],
  sign: ['owner'],
  returnAssignment: ['owner'],
  reassign: ['host'],
  insist: ['host'],
  split: ['owner', 'host'],
  refuseSupport: ['supporter'],
  redirectSupport: ['owner', 'host'],
  // Who receives the information knows when it has come; who did note it is on record.
  noteEvent: ['host', 'maintainer', 'owner'],
  suspend: ['host'],
  resume: ['host'],
  // Whoever it waits for is urged: an owner may urge those who review, decide or help.
  urge: ['host', 'maintainer', 'deptHead', 'coordinator', 'owner', 'cooperator'],
  // S2-64
  collect: ['maintainer', 'host', 'coordinator'],
}

/** What is suspended, or has gone back to its assigner, rests: only these are possible. */
const possibleAtRest: readonly TaskAct[] = [
  'urge',
  'edit',
  'setReviewers',
  'escalate',
  'noteEvent',
  'reassign',
  'insist',
  'resume',
  'cancel',
]

function isAtRest({ assignment, isSuspended }: TaskInQuestion): boolean {
  return isSuspended || assignment === 'returned'
}

function canAct(act: (typeof acts)[number], task: TaskInQuestion, me: string): boolean {
  const { state, assignment } = task
  if (!isOpen(state) || (isAtRest(task) && !possibleAtRest.includes(act))) return false
  switch (act) {
    case 'addDeliverable':
    case 'suspend':
      return state !== 'pendingAcceptance'
    case 'sign':
      return assignment === 'unsigned'
    case 'returnAssignment':
      return assignment === 'unsigned' && state === 'todo' && !task.isInsisted
    case 'reassign':
    case 'insist':
      return assignment === 'returned'
    case 'split':
      return assignment === 'signed' && state !== 'pendingAcceptance' && task.parentId === null
    case 'refuseSupport':
      return state === 'needsSupport' && task.supporterIds.length > 0
    case 'redirectSupport':
      return state === 'needsSupport'
    case 'noteEvent':
      return task.isWaitingForEvent
    case 'resume':
      return task.isSuspended
    case 'urge': {
      const party = awaitedOf(task)
      return party !== null && !(party === 'owner' && task.ownerId === me)
    }
    case 'collect':
      return state !== 'pendingAcceptance'
    default:
      return true
  }
}

function canMove(move: TaskMove, task: TaskInQuestion): boolean {
  return taskLifecycle.canMove(task.state, move) && (!isAtRest(task) || possibleAtRest.includes(move))
}

function isAct(act: TaskAct): act is (typeof acts)[number] {
  return (acts as readonly string[]).includes(act)
}

export function mayInTask(actor: Actor, act: TaskAct, task: TaskInQuestion): boolean {
  const held = rolesInTask(actor, task)
  return isAct(act) ? who[act].some((role) => held.has(role)) : mayEverMove(taskLifecycle, act, held)
}

export function authorizeTask(actor: Actor, act: TaskAct | 'view', task: TaskInQuestion): void {
  if (!sees(actor, task)) throw new AppError('not_found', 'task.notFound')
  if (act === 'view') return
  if (!mayInTask(actor, act, task)) throw new AppError('forbidden', 'task.notYours', { action: act })
  const possible = isAct(act) ? canAct(act, task, actor.personId) : canMove(act, task)
  if (!possible) throw new AppError('conflict', 'task.notNow', { action: act, state: task.state })
}

/** What to offer this person now; handing in is one button, whichever of the two moves it makes. */
export function offeredInTask(actor: Actor, task: TaskInQuestion): TaskAct[] {
  const held = rolesInTask(actor, task)
  const handIn = handInMove(task.reviewerIds.length > 0)
  return [
    ...acts.filter((act) => canAct(act, task, actor.personId) && who[act].some((role) => held.has(role))),
    ...offeredMoves(taskLifecycle, task.state, held).filter(
      (move) => canMove(move, task) && ((move !== 'submit' && move !== 'finish') || move === handIn),
    ),
  ]
}
