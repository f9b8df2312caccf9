import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '#domain/calendar/civil-date.ts'
import type { PlanInQuestion } from '#domain/plan/policy.ts'
import type { RaciCell } from '#domain/plan/raci.ts'
import type { Snapshot, SnapshotItem } from '#domain/plan/snapshot.ts'
import { outlineOf, rolledSpans, type SplitBasis } from '#domain/plan/wbs.ts'
import type { TaskState } from '#domain/task/lifecycle.ts'
import { type Collaboration, getCollaboration, lockCollaboration } from '#server/collaboration/queries.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'

/** The collaboration with what the plan's policy looks at, and the plan's own row. */
export interface Plan extends Collaboration, PlanInQuestion {
  readonly splitBasis: SplitBasis
  readonly startOn: CivilDate | null
  readonly planVersion: number
}

export async function getPlanOf(tx: Db, collaborationId: string): Promise<Plan> {
  return withPlan(tx, await getCollaboration(tx, collaborationId))
}

/** Also holds the collaboration until the transaction ends: two edits of one plan stand in line. */
export async function lockPlan(tx: Db, collaborationId: string): Promise<Plan> {
  return withPlan(tx, await lockCollaboration(tx, collaborationId))
}

async function withPlan(tx: Db, collaboration: Collaboration): Promise<Plan> {
  const { id, initiatingDepartmentId } = collaboration
  const row = await tx
    .selectFrom('plan')
    .select(['split_basis', 'start_on', 'baseline_no', 'version'])
    .where('collaboration_id', '=', id)
    .executeTakeFirst()
  const { rows } = await sql<{ departmentId: string; speakerIds: string[]; liaisonIds: string[] }>`
    select d.id as "departmentId", array_remove(array[d.head_id, d.deputy_id], null) as "speakerIds",
      array_remove(array[d.liaison_id, part.lead_id, part.liaison_id], null) as "liaisonIds"
    from department d
    left join collaboration_department part on part.department_id = d.id and part.collaboration_id = ${id}
    where d.id = ${initiatingDepartmentId}::uuid or part.department_id is not null
    order by d.sort, d.name`.execute(tx)
  return {
    ...collaboration,
    splitBasis: row?.split_basis ?? 'stage',
    startOn: (row?.start_on ?? null) as CivilDate | null,
    baselineNo: row?.baseline_no ?? 0,
    planVersion: row?.version ?? 1,
    parties: rows.map(({ departmentId, speakerIds }) => ({ departmentId, speakerIds })),
    planners: [...new Set(rows.flatMap(({ speakerIds, liaisonIds }) => [...speakerIds, ...liaisonIds]))],
  }
}

/** The plan's row, made with its first change; gives the version after it. */
export async function touchPlan(
  tx: Db,
  collaborationId: string,
  at: Date,
  change: { splitBasis?: SplitBasis | undefined; startOn?: string | null | undefined } = {},
): Promise<number> {
  const columns = {
    ...(change.splitBasis !== undefined && { split_basis: change.splitBasis }),
    ...(change.startOn !== undefined && { start_on: change.startOn }),
    updated_at: at,
  }
  const { version } = await tx
    .insertInto('plan')
    .values({ collaboration_id: collaborationId, ...columns })
    .onConflict((conflict) =>
      conflict.column('collaboration_id').doUpdateSet({ ...columns, version: sql`plan.version + 1` }),
    )
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

/** A line of the plan as it stands in the database. */
export interface PlanRow {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly parentId: string | null
  readonly position: number
  readonly state: TaskState
  readonly percent: number
  readonly percentOn: CivilDate | null
  readonly ownerId: string | null
  readonly hostId: string | null
  readonly cooperatingIds: readonly string[]
  readonly start: CivilDate | null
  readonly due: CivilDate | null
  readonly doneOn: CivilDate | null
  readonly standard: string
  readonly split: SplitBasis | null
  readonly after: readonly string[]
  readonly isBaselined: boolean
  readonly version: number
}

/** The lines that this transaction may see, in one query; of all or of those named. */
export async function planRows(
  tx: Db,
  collaborationId: string,
  zone: string,
  which: RawBuilder<boolean> = sql`true`,
): Promise<PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    select t.id, t.number, t.name, t.parent_id as "parentId", t.plan_position as position, t.state, t.percent,
      (t.percent_at at time zone ${zone})::date as "percentOn", t.owner_id as "ownerId",
      t.owner_department_id as "hostId", t.planned_start as start, t.due_on as due,
      case when t.state = 'done' then (t.done_at at time zone ${zone})::date end as "doneOn",
      array_to_string(t.done_criteria, E'\n') as standard, t.plan_split as split, t.is_baselined as "isBaselined",
      t.version,
      coalesce(helping.ids, '{}') as "cooperatingIds", coalesce(waiting.ids, '{}') as after
    from task t
    left join lateral (select array_agg(c.department_id order by c.department_id) as ids
      from task_department c where c.task_id = t.id) helping on true
    left join lateral (select array_agg(d.from_task_id order by d.from_task_id) as ids
      from dependency d where d.to_task_id = t.id and d.kind = 'finishToStart' and d.to_milestone_id is null) waiting on true
    where t.collaboration_id = ${collaborationId} and t.plan_position is not null and t.state <> 'cancelled'
      and ${which}
    order by t.plan_position, t.id`.execute(tx)
  return rows
}

export async function raciCells(
  tx: Db,
  collaborationId: string,
  which: RawBuilder<boolean> = sql`true`,
): Promise<(RaciCell & { readonly kind: 'department' | 'person' })[]> {
  const { rows } = await sql<RaciCell & { kind: 'department' | 'person' }>`
    select r.task_id as "taskId", coalesce(r.department_id, r.person_id) as "partyId", r.letter,
      case when r.department_id is null then 'person' else 'department' end as kind
    from raci r join task t on t.id = r.task_id
    where t.collaboration_id = ${collaborationId} and t.plan_position is not null and t.state <> 'cancelled'
      and ${which}
    order by r.task_id, r.letter, "partyId"`.execute(tx)
  return rows
}

/** The whole plan as it stands, whoever asks: what is agreed to is agreed to by all. */
export async function snapshotOf(tx: Db, collaborationId: string, zone: string): Promise<Snapshot> {
  return asSystemWithin(tx, async () => {
    const rows = await planRows(tx, collaborationId, zone)
    const cells = await raciCells(tx, collaborationId)
    const milestones = await tx
      .selectFrom('milestone')
      .select(['id', 'name', 'due_on as due'])
      .where('collaboration_id', '=', collaborationId)
      .where('state', '<>', 'cancelled')
      .orderBy('due_on')
      .orderBy('id')
      .execute()
    return snapshotFrom(rows, cells, milestones as { id: string; name: string; due: CivilDate }[])
  })
}

export function snapshotFrom(
  rows: readonly PlanRow[],
  cells: readonly RaciCell[],
  milestones: Snapshot['milestones'],
): Snapshot {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const raci = new Map<string, { partyId: string; letter: RaciCell['letter'] }[]>()
  for (const { taskId, partyId, letter } of cells) {
    const own = raci.get(taskId)
    if (own) own.push({ partyId, letter })
    else raci.set(taskId, [{ partyId, letter }])
  }
  const spans = rolledSpans(rows)
  const items = outlineOf(rows).flatMap((place): SnapshotItem[] => {
    const row = byId.get(place.id)
    if (row === undefined) return []
    const span = place.isSummary ? spans.get(row.id) : row
    return [
      {
        id: row.id,
        parentId: place.parentId,
        number: place.number,
        name: row.name,
        isSummary: place.isSummary,
        start: span?.start ?? null,
        due: span?.due ?? null,
        ownerId: row.ownerId,
        hostId: row.hostId,
        cooperatingIds: row.cooperatingIds,
        standard: row.standard,
        raci: raci.get(row.id) ?? [],
        after: row.after.filter((id) => byId.has(id)),
      },
    ]
  })
  return { items, milestones, end: endOf(items) }
}

function endOf(items: readonly SnapshotItem[]): CivilDate | null {
  return items.reduce<CivilDate | null>(
    (last, { due, isSummary }) => (!isSummary && due !== null && (last === null || due > last) ? due : last),
    null,
  )
}

export interface Baseline {
  readonly id: string
  readonly no: number
  readonly content: Snapshot
  readonly endOn: CivilDate | null
}

export async function baselineOf(tx: Db, collaborationId: string, no: number): Promise<Baseline | undefined> {
  if (no < 1) return undefined
  const row = await tx
    .selectFrom('plan_baseline')
    .select(['id', 'no', 'content', 'end_on as endOn'])
    .where('collaboration_id', '=', collaborationId)
    .where('no', '=', no)
    .executeTakeFirst()
  return row as Baseline | undefined
}

/** Who belongs to each department that takes part, for what a department's part of the plan is. */
export async function membersByDepartment(
  tx: Db,
  departmentIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const members = new Map(departmentIds.map((id) => [id, new Set<string>()]))
  if (departmentIds.length === 0) return members
  const rows = await tx
    .selectFrom('person_department')
    .select(['department_id', 'person_id'])
    .where('department_id', 'in', [...departmentIds])
    .where('is_primary', '=', true)
    .execute()
  for (const { department_id, person_id } of rows) members.get(department_id)?.add(person_id)
  return members
}
