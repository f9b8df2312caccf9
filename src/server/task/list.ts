import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { ChainLink, PersonRef } from '#contract/common.ts'
import type { listTasks, TaskRow } from '#contract/task.ts'
import type { ClockSetting } from '#domain/calendar/clocks.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { withOnePlan } from '#server/db/one-plan.ts'
import { keysOf, pageOf } from '#server/http/page.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { type Lit, lightOf } from './light.ts'

type Asked = z.output<NonNullable<typeof listTasks.query>>

interface Row extends Lit {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly priority: z.output<typeof TaskRow>['priority']
  readonly percent: number
  readonly version: number
  readonly originalDueOn: string | null
  readonly owner: PersonRef | null
  readonly ownerDepartment: { id: string; name: string } | null
  readonly meeting: ChainLink | null
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
  const wanted = asked.limit + 1
  const rows: Row[] = []
  for (const part of partsAfter(asked.cursor)) {
    if (rows.length >= wanted) break
    const found = await rowsOf(tx, actor, asked, part, civilDateOf(now, setting.zone), wanted - rows.length)
    rows.push(...found)
  }
  return pageOf(
    rows,
    asked.limit,
    (last) => [last.dueOn, last.id],
    (row) => viewOf(row, now, setting),
  )
}

type Condition = RawBuilder<boolean>

/** The stretches of the order (due date, then none) after the cursor, each one a range of the index. */
function partsAfter(cursor: string | undefined): Condition[] {
  if (cursor === undefined) return [sql`true`]
  const [dueOn, id] = keysOf(cursor, ['string?', 'string'])
  if (dueOn === null) return [sql`t.due_on is null and t.id > ${id}`]
  return [sql`(t.due_on, t.id) > (${dueOn}::date, ${id}::uuid)`, sql`t.due_on is null`]
}

async function rowsOf(
  tx: Db,
  actor: Actor,
  asked: Asked,
  part: Condition,
  today: string,
  limit: number,
): Promise<Row[]> {
  // The planner believes that the two walls of sight leave next to nothing, and would rather fetch and sort
  // a whole department than walk its index; a page of it is a short walk.
  if (!asked.q) await sql`set local enable_bitmapscan = off`.execute(tx)
  const shared = sql.join([part, visibleTo(actor, 't'), ...filtersOf(asked, today)], sql` and `)
  const page = sql<Row>`
    with page as (${candidates(actor, asked, shared, limit)})
    select page.id, page.number, page.name, page.state, page.priority, page.percent, page.version,
      page.planned_start as "plannedStart", page.due_on as "dueOn", page.original_due_on as "originalDueOn",
      page.created_at as "createdAt", page.last_update_at as "lastUpdateAt",
      case when page.state = 'delayed' then (
        select max(u.at) from task_update u where u.task_id = page.id and u.kind = 'delay'
      ) end as "delayReportedAt",
      exists (select 1 from task_reviewer r where r.task_id = page.id) as "hasReviewers",
      case when p.id is not null then json_build_object('id', p.id, 'name', p.name, 'jobTitle', p.job_title,
        'departmentId', home.id, 'departmentName', home.name) end as owner,
      case when d.id is not null then json_build_object('id', d.id, 'name', d.name) end as "ownerDepartment",
      case when m.id is not null then json_build_object('noun', 'meeting', 'id', m.id, 'number', m.number,
        'title', m.name, 'state', m.state) end as meeting
    from page
    left join person p on p.id = page.owner_id
    left join person_department pd on pd.person_id = p.id and pd.is_primary
    left join department home on home.id = pd.department_id
    left join department d on d.id = page.owner_department_id
    left join meeting m on m.id = page.meeting_id and ${visibleTo(actor, 'm')}
    order by page.due_on nulls last, page.id`
  const { rows } = await (asked.q ? page.execute(tx) : withOnePlan(tx, () => page.execute(tx)))
  return rows
}

const shown = sql`t.id, t.number, t.name, t.state, t.priority, t.percent, t.version, t.planned_start, t.due_on,
  t.original_due_on, t.created_at, t.last_update_at, t.owner_id, t.owner_department_id, t.meeting_id`
const ordered = sql`order by t.due_on nulls last, t.id`

function candidates(
  actor: Actor,
  asked: Asked,
  shared: RawBuilder<unknown>,
  limit: number,
): RawBuilder<unknown> {
  // Said in the text: a plan that is kept for every value would otherwise be made for a limit unknown.
  const atMost = sql`limit ${sql.lit(limit)}`
  const departments = departmentsOf(actor, asked)
  if (departments !== undefined) {
    // Each department has its own ordered stretch of the index; merged, no more than a page of each is read.
    return sql`
      select t.* from unnest(${departments}::uuid[]) wanted (id)
      cross join lateral (
        select ${shown} from task t where t.owner_department_id = wanted.id and ${shared} ${ordered} ${atMost}
      ) t
      ${ordered} ${atMost}`
  }
  const mine: Record<Exclude<Asked['view'], 'department'>, Condition> = {
    all: sql`true`,
    mine: sql`t.owner_id = ${actor.personId}`,
    waiting: sql`t.assigner_id = ${actor.personId}`,
    toReview: sql`t.state = 'pendingAcceptance' and t.id in (
      select r.task_id from task_reviewer r
      where r.person_id = ${actor.personId} and r.verdict is distinct from 'pass')`,
  }
  const whose = asked.view === 'department' ? sql`true` : mine[asked.view]
  return sql`select ${shown} from task t where ${whose} and ${shared} ${ordered} ${atMost}`
}

/** Departments by which the page is found; undefined when it is found in another way. */
function departmentsOf(actor: Actor, { view, departmentId }: Asked): string[] | undefined {
  if (view === 'department') {
    const mine = new Set([...actor.departmentIds, ...actor.oversees])
    return departmentId === undefined ? [...mine] : [...mine].filter((id) => id === departmentId)
  }
  return view === 'all' && departmentId !== undefined ? [departmentId] : undefined
}

function filtersOf(asked: Asked, today: string): Condition[] {
  const { open, state, ownerId, departmentId, meetingId, collaborationId, overdue, q } = asked
  const filters: Condition[] = []
  // The same words as the partial index, so that it can be used.
  if (open === 'open') filters.push(sql`t.state not in ('done', 'cancelled')`)
  if (open === 'closed') filters.push(sql`t.state in ('done', 'cancelled')`)
  if (state !== undefined) filters.push(sql`t.state = ${state}`)
  if (ownerId !== undefined) filters.push(sql`t.owner_id = ${ownerId}`)
  if (departmentId !== undefined) filters.push(sql`t.owner_department_id = ${departmentId}`)
  if (meetingId !== undefined) filters.push(sql`t.meeting_id = ${meetingId}`)
  if (collaborationId !== undefined) filters.push(sql`t.collaboration_id = ${collaborationId}`)
  const isLate = sql<boolean>`coalesce(t.due_on < ${today}::date
    and t.state not in ('done', 'cancelled', 'pendingAcceptance'), false)`
  if (overdue === true) filters.push(isLate)
  if (overdue === false) filters.push(sql`not ${isLate}`)
  if (q !== undefined && q !== '') {
    // The text of tasks stands beside them, where an index may be used; see the migration that made it.
    filters.push(sql`t.id in (
      select found.noun_id from search_text found where found.noun = 'task' and found.search @@ (
        select to_tsquery('simple', string_agg('''' || token || ''':*', ' & '))
        from regexp_split_to_table(btrim(search_tokens(${q})), '\\s+') token where token <> ''))`)
  }
  return filters
}

function viewOf(row: Row, now: Date, setting: ClockSetting): z.output<typeof TaskRow> {
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
    light: lightOf(row, now, setting),
    meeting: row.meeting,
    lastUpdateAt: row.lastUpdateAt?.toISOString() ?? null,
    version: row.version,
  }
}
