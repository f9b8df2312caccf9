import { sql } from 'kysely'
import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import type { TaskView } from '#contract/task.ts'
import type { ClockSetting } from '#domain/calendar/clocks.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { type Act, publishTask, rollUp, takeUp } from './acting.ts'
import { refreshTaskAudience } from './audience.ts'
import { checkNamed, headsOf, homeOf } from './fields.ts'
import { type Lit, lifeColumns, lightInList } from './light.ts'
import { tellAssigned } from './notices.ts'
import { type Awaited, awaitedColumn, waitingForOf } from './waiting.ts'

interface Row extends Lit {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly owner: PersonRef | null
  readonly ownerDepartment: DepartmentRef | null
  readonly awaited: Awaited
}

/** The parts of a task, in the order of their dates, as far as this person may see them. */
export async function subItemsOf(
  tx: Db,
  actor: Actor,
  taskId: string,
  now: Date,
  setting: ClockSetting,
): Promise<TaskView['subItems']> {
  const { rows } = await sql<Row>`
    select t.id, t.number, t.name, t.state, t.percent, t.planned_start as "plannedStart", t.due_on as "dueOn",
      t.created_at as "createdAt", t.last_update_at as "lastUpdateAt", ${lifeColumns('t')}, ${awaitedColumn('t')},
      case when t.state = 'delayed' then (
        select max(u.at) from task_update u where u.task_id = t.id and u.kind = 'delay') end as "delayReportedAt",
      exists (select 1 from task_reviewer r where r.task_id = t.id) as "hasReviewers",
      case when p.id is not null then json_build_object('id', p.id, 'name', p.name, 'jobTitle', p.job_title,
        'departmentId', home.id, 'departmentName', home.name) end as owner,
      case when d.id is not null then json_build_object('id', d.id, 'name', d.name) end as "ownerDepartment"
    from task t
    left join person p on p.id = t.owner_id
    left join person_department pd on pd.person_id = p.id and pd.is_primary
    left join department home on home.id = pd.department_id
    left join department d on d.id = t.owner_department_id
    where t.parent_id = ${taskId} and ${visibleTo(actor, 't')}
    order by t.due_on nulls last, t.number`.execute(tx)
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    name: row.name,
    state: row.state,
    percent: row.percent,
    owner: row.owner,
    ownerDepartment: row.ownerDepartment,
    dueOn: row.dueOn,
    light: lightInList(row, now, setting),
    waitingFor: waitingForOf(row, now, setting),
  }))
}

/**
 * 分解: a part of the work for a cooperating department, with its own owner, date and light. Whoever leads the
 * whole hands it out and accepts it; a department takes it on by its head.
 */
export async function splitTask(
  tx: Db,
  act: Act,
  part: {
    name: string
    description: string
    ownerId: string | null
    departmentId: string | null
    dueOn: string
  },
): Promise<void> {
  const task = await takeUp(tx, act, 'split')
  const { name, description, departmentId, dueOn } = part
  const heads = await headsOf(tx, departmentId === null ? [] : [departmentId], 'departmentId')
  const ownerId = part.ownerId ?? (departmentId === null ? null : (heads.get(departmentId) ?? null))
  if (ownerId === null) throw invalid('ownerId', 'task.subItemNeedsOwner')
  if (task.dueOn !== null && dueOn > task.dueOn) {
    throw invalid('dueOn', 'task.subItemAfterParent', { dueOn: task.dueOn })
  }
  await checkNamed(tx, { ownerId, ownerDepartmentId: departmentId }, { ownerId, reviewerIds: [] })

  const leaderId = task.ownerId ?? act.actor.personId
  const id = await asSystemWithin(tx, async () => {
    const { n } = await tx
      .selectFrom('task')
      .select(({ fn }) => fn.countAll<string>().as('n'))
      .where('parent_id', '=', task.id)
      .executeTakeFirstOrThrow()
    const row = await tx
      .insertInto('task')
      .values({
        // Parts are counted within the whole: RW-2026-0012-1.
        number: `${task.number}-${Number(n) + 1}`,
        parent_id: task.id,
        name,
        description,
        owner_id: ownerId,
        owner_department_id: departmentId ?? (await homeOf(tx, ownerId)),
        assigner_id: leaderId,
        planned_start: null,
        due_on: dueOn,
        original_due_on: dueOn,
        priority: task.priority,
        classification: task.classification,
        collaboration_id: task.collaborationId,
        collaboration_name: task.collaborationName,
        created_by: act.actor.personId,
        created_at: act.at,
        updated_at: act.at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (leaderId !== ownerId) {
      await tx
        .insertInto('task_reviewer')
        .values({ task_id: row.id, person_id: leaderId, department_id: await homeOf(tx, leaderId) })
        .execute()
    }
    await refreshTaskAudience(tx, task.id)
    return row.id
  })
  const { actor, at } = act
  await noteMove(tx, {
    noun: 'task',
    nounId: id,
    move: 'create',
    from: null,
    to: 'todo',
    actorId: actor.personId,
    at,
  })
  await noteMove(tx, {
    noun: 'task',
    nounId: task.id,
    move: 'split',
    from: task.state,
    to: task.state,
    actorId: actor.personId,
    reason: name,
    data: { subItemId: id, dueOn },
    at,
  })
  await publishTask(tx, { id, meetingId: null, state: 'todo', version: 1 }, 'task.created')
  await tellAssigned(tx, act.app, id, at)
  await rollUp(tx, { parentId: task.id }, at)
}

/** What is not handed in yet of a task's parts, by number; whether seen or not. */
export async function openSubItems(tx: Db, taskId: string): Promise<{ id: string; number: string }[]> {
  return asSystemWithin(tx, () =>
    tx
      .selectFrom('task')
      .select(['id', 'number'])
      .where('parent_id', '=', taskId)
      .where('state', 'not in', ['done', 'cancelled'])
      .orderBy('number')
      .execute(),
  )
}

function invalid(field: string, reason: string, params: Readonly<Record<string, string>> = {}): AppError {
  return new AppError('invalid', 'request.invalid', {}, { issues: [{ path: [field], reason, params }] })
}
