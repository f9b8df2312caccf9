import type { Selectable, Updateable } from 'kysely'
import type { Actor } from '#domain/person/actor.ts'
import { isOpen, type TaskMove, type TaskState, taskLifecycle } from '#domain/task/lifecycle.ts'
import { rolledUp } from '#domain/task/plan.ts'
import { authorizeTask, type TaskAct } from '#domain/task/policy.ts'
import type { App } from '#server/app.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import type { Task as TaskTable, TaskUpdate } from '#server/db/tables.ts'
import { publishEach } from '#server/events/publish.ts'
import { noteMove } from '#server/history/history.ts'
import { lockTask } from './queries.ts'
import type { Task } from './task.ts'

/** Who does something to which task, and when. */
export interface Act {
  readonly app: App
  readonly actor: Actor
  readonly id: string
  readonly at: Date
}

/** Holds the task and lets only whom its policy allows, as it stands, go on. */
export async function takeUp(tx: Db, { actor, id }: Act, act: TaskAct): Promise<Task> {
  const task = await lockTask(tx, id)
  authorizeTask(actor, act, task)
  return task
}

/** Makes the move that the table of the lifecycle has, with what else changes in the row. */
export async function makeMove(
  tx: Db,
  { actor, at }: Act,
  task: Task,
  move: TaskMove,
  more: {
    readonly set?: Omit<Updateable<TaskTable>, 'state' | 'version'>
    readonly reason?: string
    readonly data?: Readonly<Record<string, unknown>>
  } = {},
): Promise<Task> {
  const to = taskLifecycle.stateAfter(task.state, move)
  await tx
    .updateTable('task')
    .set({ ...more.set, state: to, version: task.version + 1, updated_at: at })
    .where('id', '=', task.id)
    .execute()
  await noteMove(tx, {
    noun: 'task',
    nounId: task.id,
    move,
    from: task.state,
    to,
    actorId: actor.personId,
    ...(more.reason !== undefined && { reason: more.reason }),
    ...(more.data !== undefined && { data: more.data }),
    at,
  })
  const moved = { ...task, state: to, version: task.version + 1 }
  await publishTask(tx, moved, 'task.changed')
  await rollUp(tx, task, at)
  return moved
}

/** Adds a line to the task's story; lines are never changed or removed (S3-66). */
export async function addUpdate(
  tx: Db,
  { actor, id, at }: Act,
  line: { readonly kind: Selectable<TaskUpdate>['kind']; readonly state: TaskState } & Partial<
    Pick<
      Selectable<TaskUpdate>,
      | 'text'
      | 'percent'
      | 'awaiting_department_id'
      | 'risk_point'
      | 'risk_id'
      | 'blocked_by_task_id'
      | 'old_due_on'
      | 'new_due_on'
      | 'impact'
      | 'remedy'
      | 'responsibility'
      | 'improvement'
      | 'is_late_report'
      | 'collected_state'
    >
  >,
): Promise<void> {
  await tx
    .insertInto('task_update')
    .values({ ...line, task_id: id, person_id: actor.personId, at })
    .execute()
}

type Published = Pick<Task, 'id' | 'meetingId' | 'state' | 'version'>

/** On the register's stream and on the meeting's: whoever may see the task reads it anew. */
export function publishTask(tx: Db, task: Published, kind: 'task.created' | 'task.changed'): Promise<void> {
  return publishTasks(tx, [task], kind)
}

export async function publishTasks(
  tx: Db,
  tasks: readonly Published[],
  kind: 'task.created' | 'task.changed',
): Promise<void> {
  await publishEach(
    tx,
    tasks.flatMap(({ id, state, version, meetingId }) => {
      const event = { kind, noun: 'task', nounId: id, payload: { id, state, version } }
      const streams = ['tasks', ...(meetingId === null ? [] : [`meeting:${meetingId}`])]
      return streams.map((stream) => ({ ...event, stream }))
    }),
  )
}

/**
 * Call after the percentage or the state of a part may have changed: the whole stands where its parts stand
 * together, and its page is told. Whoever reports on a part need not be able to change the whole.
 */
export async function rollUp(
  tx: Db,
  { parentId }: { readonly parentId: string | null },
  at: Date,
): Promise<void> {
  if (parentId === null) return
  await asSystemWithin(tx, async () => {
    const parent = await tx
      .selectFrom('task')
      .select([
        'id',
        'state',
        'version',
        'percent',
        'owner_id',
        'parent_id',
        'plan_position',
        'meeting_id as meetingId',
      ])
      .where('id', '=', parentId)
      .forUpdate()
      .executeTakeFirst()
    if (parent === undefined) return
    const parts = await tx
      .selectFrom('task')
      .select(['state', 'percent'])
      .where('parent_id', '=', parentId)
      .execute()
    const percent = rolledUp(await ownPercent(tx, parentId, parent.owner_id), parts)
    if (percent !== null && isOpen(parent.state) && percent !== parent.percent) {
      await tx.updateTable('task').set({ percent, percent_at: at }).where('id', '=', parentId).execute()
    }
    if (parent.plan_position !== null && parent.owner_id === null) await settleSummary(tx, parent, parts, at)
    await publishTask(tx, parent, 'task.changed')
    await rollUp(tx, { parentId: parent.parent_id }, at)
  })
}

/** A summary line of a plan that nobody owns stands where its parts stand: begun with the first, done with the last. */
async function settleSummary(
  tx: Db,
  parent: { readonly id: string; readonly state: TaskState },
  parts: readonly { readonly state: TaskState }[],
  at: Date,
): Promise<void> {
  if (parent.state === 'cancelled') return
  const counted = parts.filter(({ state }) => state !== 'cancelled')
  const isDone = counted.length > 0 && counted.every(({ state }) => state === 'done')
  const state = isDone ? 'done' : counted.some((one) => one.state !== 'todo') ? 'inProgress' : 'todo'
  if (state === parent.state) return
  await tx
    .updateTable('task')
    .set({ state, done_at: isDone ? at : null, ...(isDone && { percent: 100 }) })
    .where('id', '=', parent.id)
    .execute()
}

/** What the owner told last of their own share. */
async function ownPercent(tx: Db, taskId: string, ownerId: string | null): Promise<number | null> {
  const told = await tx
    .selectFrom('task_update')
    .select('percent')
    .where('task_id', '=', taskId)
    .where('person_id', '=', ownerId)
    .where('kind', '=', 'progress')
    .where('percent', 'is not', null)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return told?.percent ?? null
}

export async function nameOf(tx: Db, personId: string): Promise<string> {
  const person = await tx
    .selectFrom('person')
    .select('name')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  return person.name
}
