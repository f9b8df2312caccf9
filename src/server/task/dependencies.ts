import { sql } from 'kysely'
import type { z } from 'zod'
import type { BodyOf } from '#contract/endpoint.ts'
import type { addDependency as addContract, DependenciesView, DependencyView } from '#contract/task.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import { type Waiting, wouldLoop } from '#domain/task/dependency.ts'
import { authorizeTask } from '#domain/task/policy.ts'
import { requireCollaboration } from '#server/collaboration/queries.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { type Act, publishTask, takeUp } from './acting.ts'
import type { Predecessor } from './facts.ts'
import { getTask } from './queries.ts'
import type { Task } from './task.ts'

type Dependency = z.output<typeof DependencyView>

interface Row extends Omit<Dependency, 'other' | 'milestone'> {
  readonly isFrom: boolean
  readonly noun: 'task' | 'collaboration'
  readonly otherId: string
  readonly number: string
  readonly title: string
  readonly state: string
  readonly milestone: Dependency['milestone']
}

/** Both ways, and only where this person may see the other end: it tells of it. */
export async function dependenciesOf(
  tx: Db,
  actor: Actor,
  taskId: string,
): Promise<z.output<typeof DependenciesView>> {
  authorizeTask(actor, 'view', await getTask(tx, taskId))
  const { rows } = await sql<Row>`
    select d.id, d.kind, d.from_task_id = ${taskId} as "isFrom", 'task' as noun, o.id as "otherId", o.number,
      o.name as title, o.state, o.due_on as "otherDueOn",
      case when d.from_task_id = ${taskId} then mine.state in ('done', 'cancelled')
        else o.state in ('done', 'cancelled') end as "isDone",
      case when s.id is not null
        then json_build_object('id', s.id, 'deliverable', s.deliverable, 'dueOn', s.due_on) end as milestone
    from dependency d
    join task mine on mine.id = ${taskId}
    join task o on o.id = case when d.from_task_id = ${taskId} then d.to_task_id else d.from_task_id end
    left join task_milestone s on s.id = d.to_milestone_id
    where ${taskId} in (d.from_task_id, d.to_task_id) and ${visibleTo(actor, 'o')}
    union all
    select d.id, d.kind, true, 'collaboration', c.id, c.number, c.name, c.state, c.launch_on,
      mine.state in ('done', 'cancelled'), null
    from dependency d
    join task mine on mine.id = ${taskId}
    join collaboration c on c.id = d.to_collaboration_id
    where d.from_task_id = ${taskId} and ${visibleTo(actor, 'c')}
    order by "otherDueOn" nulls last, number`.execute(tx)
  const view = ({ isFrom: _, noun, otherId, number, title, state, ...row }: Row): Dependency => ({
    ...row,
    other: { noun, id: otherId, number, title, state },
  })
  return {
    waitsFor: rows.filter(({ isFrom }) => !isFrom).map(view),
    before: rows.filter(({ isFrom }) => isFrom).map(view),
  }
}

/** What has to be finished first, for NM-TRK-15: what the reader may not see is not told of, and not judged. */
export async function predecessorsOf(tx: Db, taskId: string): Promise<Predecessor[]> {
  const { rows } = await sql<Predecessor>`
    select t.id, t.number, t.name, d.to_milestone_id as "milestoneId", t.state in ('done', 'cancelled') as "isDone"
    from dependency d join task t on t.id = d.from_task_id
    where d.to_task_id = ${taskId} and d.kind = 'finishToStart'
    order by t.number`.execute(tx)
  return rows
}

export async function addDependency(tx: Db, act: Act, body: BodyOf<typeof addContract>): Promise<void> {
  const task = await takeUp(tx, act, 'edit')
  const { direction, kind, milestoneId, collaborationId } = body
  if ((body.taskId === null) === (collaborationId === null))
    throw invalid('taskId', 'task.dependencyNeedsOther')
  if (collaborationId !== null && direction === 'waitsFor') {
    throw invalid('collaborationId', 'task.launchComesLast')
  }
  await requireCollaboration(tx, collaborationId)
  const other = body.taskId === null ? null : await getTask(tx, body.taskId)
  if (other !== null) authorizeTask(act.actor, 'view', other)
  const from = direction === 'waitsFor' ? (other as Task).id : task.id
  const to = direction === 'waitsFor' ? task.id : (other?.id ?? null)
  if (milestoneId !== null) await requireMilestone(tx, milestoneId, to)
  if (to !== null && wouldLoop(await chainFrom(tx, to), { from, to })) {
    throw new AppError('conflict', 'task.dependencyLoop')
  }
  await tx
    .insertInto('dependency')
    .values({
      kind,
      from_task_id: from,
      to_task_id: to,
      to_milestone_id: milestoneId,
      to_collaboration_id: collaborationId,
      created_by: act.actor.personId,
      created_at: act.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await note(tx, act, task, 'addDependency')
  if (other !== null) await publishTask(tx, other, 'task.changed')
}

export async function removeDependency(tx: Db, act: Act, dependencyId: string): Promise<void> {
  const task = await takeUp(tx, act, 'edit')
  const removed = await tx
    .deleteFrom('dependency')
    .where('id', '=', dependencyId)
    .where((row) => row.or([row('from_task_id', '=', task.id), row('to_task_id', '=', task.id)]))
    .returning('id')
    .executeTakeFirst()
  if (removed === undefined) throw new AppError('not_found', 'task.dependencyNotFound')
  await note(tx, act, task, 'removeDependency')
}

async function requireMilestone(tx: Db, milestoneId: string, taskId: string | null): Promise<void> {
  const milestone = await tx
    .selectFrom('task_milestone')
    .select('task_id')
    .where('id', '=', milestoneId)
    .executeTakeFirst()
  if (milestone === undefined || milestone.task_id !== taskId)
    throw invalid('milestoneId', 'task.milestoneNotFound')
}

/** Everything that waits for a task, however far: seen or not, work cannot wait for itself. */
async function chainFrom(tx: Db, taskId: string): Promise<Waiting[]> {
  return asSystemWithin(tx, async () => {
    const { rows } = await sql<Waiting>`
      with recursive chain (a, b) as (
        select from_task_id, to_task_id from dependency where from_task_id = ${taskId} and to_task_id is not null
        union
        select d.from_task_id, d.to_task_id from dependency d join chain on d.from_task_id = chain.b
        where d.to_task_id is not null
      ) select a as "from", b as "to" from chain`.execute(tx)
    return rows
  })
}

async function note(tx: Db, { actor, at }: Act, task: Task, move: string): Promise<void> {
  await noteMove(tx, {
    noun: 'task',
    nounId: task.id,
    move,
    from: task.state,
    to: task.state,
    actorId: actor.personId,
    at,
  })
  await publishTask(tx, task, 'task.changed')
}

function invalid(field: string, reason: string): AppError {
  return new AppError('invalid', 'request.invalid', {}, { issues: [{ path: [field], reason, params: {} }] })
}
