import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { ChainLink, PersonRef } from '#contract/common.ts'
import type { listTasks, TaskRow } from '#contract/task.ts'
import type { ClockSetting } from '#domain/calendar/clocks.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { DueRule } from '#domain/task/due-rule.ts'
import type { Db } from '#server/db/database.ts'
import { withOnePlan } from '#server/db/one-plan.ts'
import { pageOf } from '#server/http/page.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { type Days, daysOf, filtersOf } from './filter.ts'
import { type Lit, lifeColumns, lifeShown, lightInList } from './light.ts'
import { type Condition, type Order, orderOf } from './order.ts'
import { type Awaited, awaitedColumn, waitingForOf } from './waiting.ts'

export type Asked = z.output<NonNullable<typeof listTasks.query>>

export interface Row extends Lit {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly priority: z.output<typeof TaskRow>['priority']
  readonly percent: number
  readonly version: number
  readonly originalDueOn: string | null
  readonly parentId: string | null
  readonly dueRule: DueRule | null
  readonly awaited: Awaited
  readonly owner: PersonRef | null
  readonly ownerDepartment: { id: string; name: string } | null
  readonly meeting: ChainLink | null
  /** The instant to the microsecond, as a cursor has to have it. */
  readonly updatedKey: string
}

/**
 * The register. Rows are found by one index in the order they are shown, cut to the page, and only then
 * given what stands beside them, so a page costs the same among ten thousand tasks and a million.
 */
export async function listRegister(
  tx: Db,
  actor: Actor,
  asked: Asked,
  now: Date,
  setting: ClockSetting,
): Promise<{ items: z.output<typeof TaskRow>[]; nextCursor: string | null }> {
  const { rows, order } = await findRegister(tx, actor, asked, now, setting)
  return pageOf(
    rows,
    asked.limit,
    (last) => order.keys(last),
    (row) => rowView(row, now, setting),
  )
}

/** One row more than the page, as the register's other views need them too. */
export async function findRegister(
  tx: Db,
  actor: Actor,
  asked: Asked,
  now: Date,
  setting: ClockSetting,
): Promise<{ rows: Row[]; order: Order }> {
  const wanted = asked.limit + 1
  const order = orderOf(asked)
  const day = daysOf(now, setting)
  const rows: Row[] = []
  for (const part of order.partsAfter(asked.cursor)) {
    if (rows.length >= wanted) break
    const search: Search = { actor, asked, order, part, day, limit: wanted - rows.length }
    rows.push(...(await rowsOf(tx, search)))
  }
  return { rows, order }
}

interface Search {
  readonly actor: Actor
  readonly asked: Asked
  readonly order: Order
  readonly part: Condition
  readonly day: Days
  readonly limit: number
}

async function rowsOf(tx: Db, search: Search): Promise<Row[]> {
  const { actor, asked, order, part, day } = search
  // The planner believes that the two walls of sight leave next to nothing, and would rather fetch and sort
  // a whole department than walk its index; a page of it is a short walk.
  if (!asked.q) await sql`set local enable_bitmapscan = off`.execute(tx)
  const shared = sql.join([part, visibleTo(actor, 't'), ...filtersOf(asked, day)], sql` and `)
  const page = sql<Row>`
    with page as (${candidates(search, shared)})
    select ${rowColumns}
    from page ${beside(actor)}
    order by ${order.by('page')}`
  const { rows } = await (asked.q ? page.execute(tx) : withOnePlan(tx, () => page.execute(tx)))
  return rows
}

/** A row out of `page`, which holds columns of task, with what stands beside it. */
export const rowColumns = sql`page.id, page.number, page.name, page.state, page.priority, page.percent, page.version,
      page.planned_start as "plannedStart", page.due_on as "dueOn", page.original_due_on as "originalDueOn",
      page.created_at as "createdAt", page.last_update_at as "lastUpdateAt",
      ${lifeColumns('page')}, ${awaitedColumn('page')}, page.parent_id as "parentId", page.due_rule as "dueRule",
      coalesce(page.last_update_at, '-infinity'::timestamptz)::text as "updatedKey",
      case when page.state = 'delayed' then (
        select max(u.at) from task_update u where u.task_id = page.id and u.kind = 'delay'
      ) end as "delayReportedAt",
      exists (select 1 from task_reviewer r where r.task_id = page.id) as "hasReviewers",
      case when p.id is not null then json_build_object('id', p.id, 'name', p.name, 'jobTitle', p.job_title,
        'departmentId', home.id, 'departmentName', home.name) end as owner,
      case when d.id is not null then json_build_object('id', d.id, 'name', d.name) end as "ownerDepartment",
      case when m.id is not null then json_build_object('noun', 'meeting', 'id', m.id, 'number', m.number,
        'title', m.name, 'state', m.state) end as meeting`

export function beside(actor: Actor): RawBuilder<unknown> {
  return sql`
    left join person p on p.id = page.owner_id
    left join person_department pd on pd.person_id = p.id and pd.is_primary
    left join department home on home.id = pd.department_id
    left join department d on d.id = page.owner_department_id
    left join meeting m on m.id = page.meeting_id and ${visibleTo(actor, 'm')}`
}

/** The columns of task that a row is made of; `t` is the task. */
export const shown = sql`t.id, t.number, t.name, t.state, t.priority, t.percent, t.version, t.planned_start, t.due_on,
  t.original_due_on, t.created_at, t.last_update_at, t.owner_id, t.owner_department_id, t.meeting_id, ${lifeShown}`

function candidates(
  { actor, asked, order, limit }: Search,
  shared: RawBuilder<unknown>,
): RawBuilder<unknown> {
  // Said in the text: a plan that is kept for every value would otherwise be made for a limit unknown.
  const page = sql`order by ${order.by('t')} limit ${sql.lit(limit)}`
  const departments = departmentsOf(actor, asked)
  if (departments !== undefined) {
    // Each department has its own ordered stretch of the index; merged, no more than a page of each is read.
    return sql`
      select t.* from unnest(${departments}::uuid[]) wanted (id)
      cross join lateral (
        select ${shown} from task t where t.owner_department_id = wanted.id and ${shared} ${page}
      ) t
      ${page}`
  }
  if (asked.view === 'waiting') {
    return sql`
      select t.* from (
        (select ${shown} from task t where t.assigner_id = ${actor.personId} and ${shared} ${page})
        union
        (select ${shown} from task t where t.id in (${beforeMine(actor)}) and ${shared} ${page})
      ) t
      ${page}`
  }
  return sql`select ${shown} from task t where ${whose(actor, asked)} and ${shared} ${page}`
}

/** What unfinished work of mine waits for. */
function beforeMine(actor: Actor): RawBuilder<unknown> {
  return sql`
    select b.from_task_id from dependency b join task mine on mine.id = b.to_task_id
    where mine.owner_id = ${actor.personId} and mine.state not in ('done', 'cancelled')
      and b.kind = 'finishToStart'`
}

/** The scope as a condition, where rows are counted and not walked. */
export function whose(actor: Actor, asked: Pick<Asked, 'view'>): Condition {
  switch (asked.view) {
    case 'all':
      return sql`true`
    case 'mine':
      return sql`t.owner_id = ${actor.personId}`
    case 'department':
      return sql`t.owner_department_id = any(${departmentsOfMine(actor)}::uuid[])`
    case 'waiting':
      return sql`(t.assigner_id = ${actor.personId} or t.id in (${beforeMine(actor)}))`
    case 'toReview':
      return sql`t.state = 'pendingAcceptance' and t.id in (
        select r.task_id from task_reviewer r
        where r.person_id = ${actor.personId} and r.verdict is distinct from 'pass')`
  }
}

function departmentsOfMine(actor: Actor): string[] {
  return [...new Set([...actor.departmentIds, ...actor.oversees])]
}

/** Departments by which the page is found; undefined when it is found in another way. */
function departmentsOf(actor: Actor, { view, departmentId }: Asked): string[] | undefined {
  if (view === 'department') {
    return departmentsOfMine(actor).filter((id) => departmentId === undefined || departmentId.includes(id))
  }
  return view === 'all' && departmentId !== undefined && !departmentId.includes('none')
    ? departmentId
    : undefined
}

export function rowView(row: Row, now: Date, setting: ClockSetting): z.output<typeof TaskRow> {
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    state: row.state,
    priority: row.priority,
    percent: row.percent,
    owner: row.owner,
    ownerDepartment: row.ownerDepartment,
    plannedStart: row.plannedStart,
    dueOn: row.dueOn,
    originalDueOn: row.originalDueOn,
    light: lightInList(row, now, setting),
    meeting: row.meeting,
    parentId: row.parentId,
    signedAt: row.signedAt?.toISOString() ?? null,
    waitingFor: waitingForOf(row, now, setting),
    dueRule: row.dueRule,
    lastUpdateAt: row.lastUpdateAt?.toISOString() ?? null,
    version: row.version,
  }
}
