import { type Audience, sees } from '#domain/audience/audience.ts'
import { AppError } from '#domain/error.ts'
import { mayEverMove, offeredMoves } from '#domain/lifecycle/offered.ts'
import type { Mover } from '#domain/lifecycle/roles.ts'
import type { Actor } from '#domain/person/actor.ts'
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
}

const acts = ['edit', 'update', 'addDeliverable', 'setReviewers', 'tickMilestone', 'escalate'] as const
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
  if (task.initiatingDepartmentId !== null && actor.oversees.has(task.initiatingDepartmentId)) {
    held.add('deptHead')
  }
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
}

function canAct(act: (typeof acts)[number], state: TaskState): boolean {
  if (act === 'addDeliverable') return isOpen(state) && state !== 'pendingAcceptance'
  return isOpen(state)
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
  const possible = isAct(act) ? canAct(act, task.state) : taskLifecycle.canMove(task.state, act)
  if (!possible) throw new AppError('conflict', 'task.notNow', { action: act, state: task.state })
}

/** What to offer this person now; handing in is one button, whichever of the two moves it makes. */
export function offeredInTask(actor: Actor, task: TaskInQuestion): TaskAct[] {
  const held = rolesInTask(actor, task)
  const handIn = handInMove(task.reviewerIds.length > 0)
  return [
    ...acts.filter((act) => canAct(act, task.state) && who[act].some((role) => held.has(role))),
    ...offeredMoves(taskLifecycle, task.state, held).filter(
      (move) => (move !== 'submit' && move !== 'finish') || move === handIn,
    ),
  ]
}
