import { AppError } from '#domain/error.ts'
import { authorizeTask } from '#domain/task/policy.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { type Act, addUpdate, makeMove, nameOf, publishTask, takeUp } from './acting.ts'
import { refreshTaskAudience } from './audience.ts'
import { checkDepartment, checkNamed } from './fields.ts'
import { tellOfTask } from './notices.ts'
import { getTask, lockTask } from './queries.ts'
import type { Task } from './task.ts'

interface Addressee {
  readonly personId: string | null
  readonly departmentId: string | null
}

/** S3-36: whoever can give it is asked and sees the task from now on; the host hears of it and has to act if they do not. */
export async function askSupport(
  tx: Db,
  act: Act,
  asked: {
    text: string
    personId: string | null
    awaitingDepartmentId: string | null
    blockedById: string | null
  },
): Promise<void> {
  const task = await takeUp(tx, act, 'askSupport')
  const whom = { personId: asked.personId, departmentId: asked.awaitingDepartmentId }
  await checkAddressee(tx, task, whom, 'awaitingDepartmentId')
  // 受阻: what stands in the way is something that can be looked at.
  if (asked.blockedById !== null) authorizeTask(act.actor, 'view', await getTask(tx, asked.blockedById))
  const moved = await makeMove(tx, act, task, 'askSupport', {
    set: { last_update_at: act.at },
    reason: asked.text,
  })
  await addUpdate(tx, act, {
    kind: 'support',
    state: moved.state,
    text: asked.text,
    awaiting_department_id: asked.awaitingDepartmentId,
    blocked_by_task_id: asked.blockedById,
  })
  await call(tx, act, moved, { ...whom, text: asked.text })
}

/** Asks one more: the call that was open is over, without having been answered. */
export async function redirectSupport(
  tx: Db,
  act: Act,
  { text, ...whom }: Addressee & { text: string },
): Promise<void> {
  const task = await takeUp(tx, act, 'redirectSupport')
  await checkAddressee(tx, task, whom, 'departmentId')
  await answer(tx, act, 'redirected', text)
  await addUpdate(tx, act, {
    kind: 'supportRedirected',
    state: task.state,
    text,
    awaiting_department_id: whom.departmentId,
  })
  await noteAct(tx, act, task, 'redirectSupport', text)
  await call(tx, act, task, { ...whom, text })
}

async function call(tx: Db, act: Act, task: Task, asked: Addressee & { text: string }): Promise<void> {
  await tx
    .insertInto('task_support')
    .values({
      task_id: task.id,
      text: asked.text,
      person_id: asked.personId,
      department_id: asked.departmentId,
      asked_by: act.actor.personId,
      asked_at: act.at,
    })
    .execute()
  // Nobody can help with what they may not see.
  await refreshTaskAudience(tx, task.id)
  const { supporterIds } = await lockTask(tx, task.id)
  await tellOfTask(tx, act.app, task, {
    kind: 'task.support',
    personIds: [task.assignerId, ...supporterIds],
    params: { by: await nameOf(tx, act.actor.personId), text: asked.text },
    occasion: act.at.toISOString(),
    at: act.at,
  })
}

/** Given, by whom was asked or by the host who saw to it: work goes on. */
export async function giveSupport(tx: Db, act: Act, given: { text: string }): Promise<void> {
  const task = await takeUp(tx, act, 'giveSupport')
  await answer(tx, act, 'given', given.text)
  const moved = await makeMove(tx, act, task, 'giveSupport', { reason: given.text })
  await addUpdate(tx, act, { kind: 'supportGiven', state: moved.state, text: given.text })
  await tellOfTask(tx, act.app, task, {
    kind: 'task.supportGiven',
    personIds: [task.ownerId, ...task.cooperatorIds, task.assignerId],
    params: { by: await nameOf(tx, act.actor.personId) },
    occasion: `v${moved.version}`,
    at: act.at,
  })
}

/** Whoever was asked cannot: the task goes on waiting, and now for the host, who reallocates, re-plans or escalates. */
export async function refuseSupport(tx: Db, act: Act, { reason }: { reason: string }): Promise<void> {
  const task = await takeUp(tx, act, 'refuseSupport')
  await answer(tx, act, 'refused', reason)
  await addUpdate(tx, act, { kind: 'supportRefused', state: task.state, text: reason })
  await noteAct(tx, act, task, 'refuseSupport', reason)
  await tellOfTask(tx, act.app, task, {
    kind: 'task.supportRefused',
    personIds: [task.ownerId, task.assignerId],
    params: { by: await nameOf(tx, act.actor.personId), reason },
    occasion: act.at.toISOString(),
    at: act.at,
  })
}

async function answer(
  tx: Db,
  { actor, id, at }: Act,
  said: 'given' | 'refused' | 'redirected',
  text: string,
): Promise<void> {
  await tx
    .updateTable('task_support')
    .set({ answer: said, answer_text: text, answered_by: actor.personId, answered_at: at })
    .where('task_id', '=', id)
    .where('answered_at', 'is', null)
    .execute()
}

async function noteAct(tx: Db, { actor, at }: Act, task: Task, move: string, reason: string): Promise<void> {
  const version = task.version + 1
  await tx.updateTable('task').set({ version, updated_at: at }).where('id', '=', task.id).execute()
  await noteMove(tx, {
    noun: 'task',
    nounId: task.id,
    move,
    from: task.state,
    to: task.state,
    actorId: actor.personId,
    reason,
    at,
  })
  await publishTask(tx, { ...task, version }, 'task.changed')
}

/** Somebody else than the owner, and a department that somebody speaks for. */
async function checkAddressee(
  tx: Db,
  task: Task,
  { personId, departmentId }: Addressee,
  field: string,
): Promise<void> {
  await checkDepartment(tx, field, departmentId)
  if (personId !== null) {
    await checkNamed(tx, { cooperatorIds: [personId] }, { ownerId: null, reviewerIds: [] }, 'personId')
    if (personId === task.ownerId) throw invalid('personId', 'task.supportFromOwner')
  }
  if (personId !== null || departmentId === null) return
  const department = await tx
    .selectFrom('department')
    .select(['head_id', 'deputy_id', 'liaison_id'])
    .where('id', '=', departmentId)
    .executeTakeFirstOrThrow()
  if (Object.values(department).every((id) => id === null))
    throw invalid(field, 'task.nobodySpeaksForDepartment')
}

function invalid(field: string, reason: string): AppError {
  return new AppError('invalid', 'request.invalid', {}, { issues: [{ path: [field], reason }] })
}
