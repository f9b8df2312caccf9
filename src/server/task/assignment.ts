import type { Updateable } from 'kysely'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { AppError } from '#domain/error.ts'
import type { TaskAct } from '#domain/task/policy.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import type { Db } from '#server/db/database.ts'
import type { Task as TaskTable } from '#server/db/tables.ts'
import { noteMove } from '#server/history/history.ts'
import { type Act, nameOf, publishTask, rollUp, takeUp } from './acting.ts'
import { refreshTaskAudience } from './audience.ts'
import { checkNamed, homeOf } from './fields.ts'
import { tellAssigned, tellOfTask } from './notices.ts'
import type { Task } from './task.ts'

/** 签收 */
export async function signTask(tx: Db, act: Act): Promise<void> {
  const task = await takeUp(tx, act, 'sign')
  await note(tx, act, task, 'sign', { set: { signed_at: act.at } })
}

/** 退回: it rests with its assigner until it is given to somebody else, or insisted on. */
export async function returnAssignment(tx: Db, act: Act, { reason }: { reason: string }): Promise<void> {
  const task = await takeUp(tx, act, 'returnAssignment')
  await note(tx, act, task, 'returnAssignment', {
    set: { returned_at: act.at, return_reason: reason },
    reason,
  })
  await tellOfTask(tx, act.app, task, {
    kind: 'task.assignmentReturned',
    personIds: [task.assignerId],
    params: { by: await nameOf(tx, act.actor.personId), reason },
    occasion: `v${task.version + 1}`,
    at: act.at,
  })
}

/** The department follows its owner; the new one is told and signs anew. */
export async function reassignTask(
  tx: Db,
  act: Act,
  { ownerId, comment }: { ownerId: string; comment: string },
): Promise<void> {
  const task = await takeUp(tx, act, 'reassign')
  if (ownerId === task.ownerId) throw invalid('ownerId', 'task.reassignToSame')
  await checkNamed(tx, { ownerId }, { ownerId, reviewerIds: task.reviewerIds })
  await note(tx, act, task, 'reassign', {
    set: { ...handedOver, owner_id: ownerId, owner_department_id: await homeOf(tx, ownerId) },
    reason: comment,
    data: { from: task.ownerId, to: ownerId },
  })
  await refreshTaskAudience(tx, task.id)
  await tellAssigned(tx, act.app, task.id, act.at)
}

/** What an owner who changes leaves behind: nothing of it is the next one's. */
export const handedOver = {
  assigned_at: null,
  signed_at: null,
  returned_at: null,
  return_reason: '',
  insisted_at: null,
} as const satisfies Updateable<TaskTable>

/** It stays where it is; its owner signs, or takes it up with the heads. */
export async function insistOnTask(tx: Db, act: Act, { reason }: { reason: string }): Promise<void> {
  const task = await takeUp(tx, act, 'insist')
  await note(tx, act, task, 'insist', {
    set: { returned_at: null, insisted_at: act.at },
    reason,
  })
  await tellOfTask(tx, act.app, task, {
    kind: 'task.insisted',
    personIds: [task.ownerId],
    params: { by: await nameOf(tx, act.actor.personId), reason },
    occasion: `v${task.version + 1}`,
    at: act.at,
  })
}

/** 挂起 */
export async function suspendTask(tx: Db, act: Act, { reason }: { reason: string }): Promise<void> {
  const task = await takeUp(tx, act, 'suspend')
  await note(tx, act, task, 'suspend', {
    set: { suspended_at: act.at, suspend_reason: reason },
    reason,
  })
  await tellOfTask(tx, act.app, task, {
    kind: 'task.suspended',
    personIds: [task.ownerId, ...task.cooperatorIds],
    params: { by: await nameOf(tx, act.actor.personId), reason },
    occasion: `v${task.version + 1}`,
    at: act.at,
  })
}

/** Goes on where it stood. A date that has passed meanwhile can be moved by the same word; the first one is kept. */
export async function resumeTask(
  tx: Db,
  act: Act,
  { newDueOn, comment }: { newDueOn: string | null; comment: string },
): Promise<void> {
  const task = await takeUp(tx, act, 'resume')
  const { zone } = await loadClockSetting(tx)
  if (newDueOn !== null && newDueOn < civilDateOf(act.at, zone)) throw invalid('newDueOn', 'task.dueInPast')
  await note(tx, act, task, 'resume', {
    set: {
      suspended_at: null,
      suspend_reason: '',
      ...(newDueOn !== null && {
        due_on: newDueOn,
        due_at: null,
        original_due_on: task.originalDueOn ?? newDueOn,
      }),
    },
    reason: comment,
    data: newDueOn === null ? {} : { dueOn: task.dueOn, newDueOn },
  })
  await tellOfTask(tx, act.app, task, {
    kind: 'task.resumed',
    personIds: [task.ownerId, ...task.cooperatorIds],
    params: { by: await nameOf(tx, act.actor.personId), dueOn: newDueOn ?? task.dueOn ?? '' },
    occasion: `v${task.version + 1}`,
    at: act.at,
  })
}

/** An act beside the states: written down with who, when and why; the state stays. */
async function note(
  tx: Db,
  { actor, at }: Act,
  task: Task,
  move: TaskAct,
  more: {
    readonly set: Omit<Updateable<TaskTable>, 'state' | 'version'>
    readonly reason?: string
    readonly data?: Readonly<Record<string, unknown>>
  },
): Promise<void> {
  const version = task.version + 1
  await tx
    .updateTable('task')
    .set({ ...more.set, version, updated_at: at })
    .where('id', '=', task.id)
    .execute()
  await noteMove(tx, {
    noun: 'task',
    nounId: task.id,
    move,
    from: task.state,
    to: task.state,
    actorId: actor.personId,
    ...(more.reason !== undefined && { reason: more.reason }),
    ...(more.data !== undefined && { data: more.data }),
    at,
  })
  await publishTask(tx, { ...task, version }, 'task.changed')
  await rollUp(tx, task, at)
}

function invalid(field: string, reason: string): AppError {
  return new AppError('invalid', 'request.invalid', {}, { issues: [{ path: [field], reason }] })
}
