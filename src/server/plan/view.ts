import { sql } from 'kysely'
import type { PlanEdit, PlanItemView, PlanView } from '#contract/plan.ts'
import type { CivilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import type { Actor } from '#domain/person/actor.ts'
import { type DeviationRule, deviationOf, slipOf, type TrackedWork } from '#domain/plan/deviation.ts'
import { authorizePlan, offeredInPlan, speaksFor } from '#domain/plan/policy.ts'
import { partOf, printOfPart, type Snapshot, type SnapshotItem } from '#domain/plan/snapshot.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { loadNormSettings } from '#server/norm/load.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { enteredAfter } from './outside.ts'
import {
  type Baseline,
  baselineOf,
  getPlanOf,
  membersByDepartment,
  type Plan,
  type PlanRow,
  planRows,
  snapshotOf,
} from './queries.ts'

export interface Measuring {
  readonly today: CivilDate
  readonly zone: string
  readonly calendar: WorkCalendar
  /** Null: the norm is switched off. */
  readonly rule: DeviationRule | null
}

export async function measuring(tx: Db, now: Date): Promise<Measuring> {
  const { calendar, zone } = await loadWorkTime(tx)
  const { enabled, value } = (await loadNormSettings(tx))['NM-COL-14']
  return { today: civilDateOf(now, zone), zone, calendar, rule: enabled ? value : null }
}

export async function planView(tx: Db, actor: Actor, id: string, now: Date): Promise<PlanView> {
  const plan = await getPlanOf(tx, id)
  authorizePlan(actor, 'view', plan)
  const measure = await measuring(tx, now)
  const rows = await planRows(tx, id, measure.zone, visibleTo(actor, 't'))
  const baseline = await baselineOf(tx, id, plan.baselineNo)
  const milestones = await milestonesIn(tx, id)
  const stones = new Map(baseline?.content.milestones.map((one) => [one.id, one.due]))
  const parties = await partiesOf(tx, actor, plan, measure.zone)
  const items = itemViews(rows, baseline, measure)
  return {
    collaboration: {
      noun: 'collaboration',
      id,
      number: plan.number,
      title: plan.name,
      state: plan.state,
    },
    state: plan.state,
    splitBasis: plan.splitBasis,
    startOn: plan.startOn,
    baselineNo: plan.baselineNo,
    items,
    ...(await namedIn(tx, rows)),
    milestones: milestones.map((one) => ({ ...one, baseDue: stones.get(one.id) ?? null })),
    parties,
    outside: await outsideOf(tx, actor, plan),
    slip: await planSlip(tx, plan, baseline, measure),
    can: offeredInPlan(actor, plan),
    version: plan.planVersion,
  }
}

/** What an edit touched, as its maker may see it. */
export async function editView(
  tx: Db,
  actor: Actor,
  id: string,
  now: Date,
  touched: {
    readonly ids: readonly string[]
    readonly goneIds?: readonly string[]
    readonly version: number
  },
): Promise<PlanEdit> {
  const plan = await getPlanOf(tx, id)
  const measure = await measuring(tx, now)
  const rows =
    touched.ids.length === 0
      ? []
      : await planRows(
          tx,
          id,
          measure.zone,
          sql<boolean>`t.id = any(${[...touched.ids]}::uuid[]) and ${visibleTo(actor, 't')}`,
        )
  const baseline = await baselineOf(tx, id, plan.baselineNo)
  return {
    items: itemViews(rows, baseline, measure),
    goneIds: [...(touched.goneIds ?? [])],
    ...(await namedIn(tx, rows)),
    version: touched.version,
  }
}

async function namedIn(tx: Db, rows: readonly PlanRow[]): Promise<Pick<PlanEdit, 'people' | 'departments'>> {
  const people = await personRefs(
    tx,
    rows.map(({ ownerId }) => ownerId),
  )
  const departments = await departmentRefs(
    tx,
    rows.flatMap(({ hostId, cooperatingIds }) => [hostId, ...cooperatingIds]),
  )
  return { people: [...people.values()], departments: [...departments.values()] }
}

function itemViews(
  rows: readonly PlanRow[],
  baseline: Baseline | undefined,
  measure: Measuring,
): PlanItemView[] {
  const agreed = new Map(baseline?.content.items.map((item) => [item.id, item]))
  return rows.map((row) => {
    const base = agreed.get(row.id)
    const tracked = base && trackedOf(row, base)
    return {
      id: row.id,
      number: row.number,
      name: row.name,
      parentId: row.parentId,
      position: row.position,
      state: row.state,
      percent: row.percent,
      ownerId: row.ownerId,
      hostId: row.hostId,
      cooperatingIds: [...row.cooperatingIds],
      start: row.start,
      due: row.due,
      doneOn: row.doneOn,
      standard: row.standard,
      split: row.split,
      baseStart: base?.start ?? null,
      baseDue: base?.due ?? null,
      deviation: tracked && measure.rule ? viewDeviation(tracked, measure.rule, measure) : null,
      after: [...row.after],
      version: row.version,
    }
  })
}

function viewDeviation(tracked: TrackedWork, rule: DeviationRule, { today, calendar }: Measuring) {
  const { days, ratio, level } = deviationOf(tracked, today, rule, calendar)
  return { days, ratio: Math.round(ratio * 1000) / 1000, level }
}

/** A line held against what was agreed; undefined where nothing was dated. */
export function trackedOf(row: PlanRow, base: SnapshotItem): TrackedWork | undefined {
  const due = row.due ?? base.due
  if (base.isSummary || base.due === null || due === null) return undefined
  return {
    id: row.id,
    baseStart: base.start ?? base.due,
    baseDue: base.due,
    start: row.start,
    due,
    doneOn: row.doneOn,
    percent: row.percent,
    percentOn: row.percentOn,
  }
}

/** The whole against its baseline, over all of its lines: it is the same for everybody. */
export async function planSlip(
  tx: Db,
  plan: Plan,
  baseline: Baseline | undefined,
  { today, zone, calendar, rule }: Measuring,
): Promise<PlanView['slip']> {
  const agreedEnd = baseline?.content.end
  if (!baseline || !agreedEnd || rule === null) return null
  const { tracked, links } = await trackedPlan(tx, plan.id, baseline.content, zone)
  const slip = slipOf(tracked, links, agreedEnd, today, rule, calendar)
  return { agreedEnd, expectedEnd: slip.expectedEnd, days: slip.days, level: slip.level }
}

export async function trackedPlan(tx: Db, collaborationId: string, agreed: Snapshot, zone: string) {
  const rows = await asSystemWithin(tx, () => planRows(tx, collaborationId, zone))
  const base = new Map(agreed.items.map((item) => [item.id, item]))
  const tracked = rows.flatMap((row) => {
    const item = base.get(row.id)
    return (item && trackedOf(row, item)) ?? []
  })
  const links = rows.flatMap((row) => row.after.map((from) => ({ from, to: row.id })))
  return { rows, tracked, links }
}

async function milestonesIn(tx: Db, collaborationId: string) {
  return tx
    .selectFrom('milestone')
    .select(['id', 'number', 'name', 'due_on as dueOn', 'state'])
    .where('collaboration_id', '=', collaborationId)
    .where('state', '<>', 'cancelled')
    .orderBy('due_on')
    .orderBy('id')
    .execute()
}

async function partiesOf(tx: Db, actor: Actor, plan: Plan, zone: string): Promise<PlanView['parties']> {
  const ids = plan.parties.map(({ departmentId }) => departmentId)
  const names = await departmentRefs(tx, ids)
  const given = await tx
    .selectFrom('plan_confirmation')
    .select(['department_id', 'person_id', 'print', 'comment', 'at'])
    .where('collaboration_id', '=', plan.id)
    .execute()
  const people = await personRefs(tx, [
    ...plan.parties.flatMap(({ speakerIds }) => speakerIds),
    ...given.map(({ person_id }) => person_id),
  ])
  const members = await membersByDepartment(tx, ids)
  const snapshot = await snapshotOf(tx, plan.id, zone)
  const mine = new Set(speaksFor(actor, plan))
  const isOpen = offeredInPlan(actor, plan).includes('confirm')
  return plan.parties.flatMap(({ departmentId, speakerIds }) => {
    const department = names.get(departmentId)
    if (department === undefined) return []
    const own = members.get(departmentId) ?? new Set<string>()
    const said = given.find(({ department_id }) => department_id === departmentId)
    const isCurrent =
      said !== undefined && (plan.baselineNo > 0 || said.print === printOfPart(snapshot, departmentId, own))
    return [
      {
        department,
        speakers: speakerIds.flatMap((id) => people.get(id) ?? []),
        lineCount: partOf(snapshot, departmentId, own).length,
        confirmation: said
          ? {
              person: people.get(said.person_id) ?? null,
              at: said.at.toISOString(),
              comment: said.comment,
              isCurrent,
            }
          : null,
        canConfirm: isOpen && mine.has(departmentId) && !isCurrent,
      },
    ]
  })
}

/** Work that names the collaboration and has no line of its own here, nor hangs below one. */
async function outsideOf(tx: Db, actor: Actor, plan: Plan): Promise<PlanView['outside']> {
  const { rows } = await sql<{
    id: string
    number: string
    title: string
    state: string
    dueOn: string | null
    reason: string
    isAfterBaseline: boolean
  }>`
    select t.id, t.number, t.name as title, t.state, t.due_on as "dueOn", t.outside_reason as reason,
      coalesce(${enteredAfter}, false) as "isAfterBaseline"
    from task t
    left join plan_baseline first on first.collaboration_id = t.collaboration_id and first.no = 1
    left join task whole on whole.id = t.parent_id
    where t.collaboration_id = ${plan.id} and t.plan_position is null and t.state <> 'cancelled'
      and whole.id is null and ${visibleTo(actor, 't')}
    order by "isAfterBaseline" desc, t.id desc limit 200`.execute(tx)
  return rows.map((row) => ({ noun: 'task' as const, ...row }))
}
