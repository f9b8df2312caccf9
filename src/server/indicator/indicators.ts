import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { getIndicators, Indicators, IndicatorsView } from '#contract/indicator.ts'
import { addMonths, type CivilDate, civilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import type { CollaborationState } from '#domain/collaboration/collaboration.ts'
import type { Actor } from '#domain/person/actor.ts'
import { shareOf } from '#domain/retrospective/facts.ts'
import { reachedOf } from '#domain/retrospective/result.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { departmentRefs } from '#server/organisation/refs.ts'
import { problemsIn } from './problems.ts'
import { reviewOf } from './review.ts'

type Asked = z.output<NonNullable<typeof getIndicators.query>>
type Figures = z.output<typeof Indicators>

/** As many collaborations as a period shows. */
const most = 200

interface Span {
  readonly from: CivilDate
  readonly to: CivilDate
  readonly zone: string
}

/** The quarter so far, unless it is asked otherwise. */
export async function spanOf(tx: Db, { from, to }: Asked, now: Date): Promise<Span> {
  const { zone } = await loadWorkTime(tx)
  const until = (to ?? civilDateOf(now, zone)) as CivilDate
  return { from: (from as CivilDate | undefined) ?? quarterOf(until), to: until, zone }
}

function quarterOf(day: CivilDate): CivilDate {
  const month = Number(day.slice(5, 7))
  return addMonths(civilDate(`${day.slice(0, 7)}-01`), -((month - 1) % 3))
}

interface Counted {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly state: CollaborationState
  readonly tasks: number
  readonly done: number
  readonly onTime: number
  readonly late: number
  readonly dated: number
  readonly decisions: number
  readonly executed: number
  readonly responses: number
  readonly responseSeconds: number
  readonly settled: number
  readonly settleSeconds: number
}

const doneOn = (zone: string) => sql`(coalesce(k.submitted_at, k.done_at) at time zone ${zone})::date`

const lateBy = (zone: string, now: Date) => sql`case when k.state in ('done', 'pendingAcceptance')
  then ${doneOn(zone)} > k.due_on else k.due_on < (${now}::timestamptz at time zone ${zone})::date end`

/** Collaborations `c` that ran on any day of the span. */
function ranIn({ from, to, zone }: Span): RawBuilder<boolean> {
  return sql<boolean>`(
    coalesce(c.starts_on, c.initiated_on, (c.created_at at time zone ${zone})::date) <= ${to}::date
    and coalesce((select max((h.at at time zone ${zone})::date) from history h
      where h.noun = 'collaboration' and h.noun_id = c.id and h.to_state in ('archived', 'terminated')), ${to}::date) >= ${from}::date
    and c.state <> 'preparing')`
}

/** X-66, of what this person may see: collaborations, and in them the tasks, decisions and conflicts. */
export async function indicatorsOf(tx: Db, actor: Actor, asked: Asked, now: Date): Promise<IndicatorsView> {
  const span = await spanOf(tx, asked, now)
  const { zone } = span
  const { rows } = await sql<Counted>`
    select c.id, c.number, c.name, c.state, work.*, decided.*, took.*, fought.*
    from collaboration c
    cross join lateral (
      select count(*)::int as tasks, (count(*) filter (where k.state = 'done'))::int as done,
        (count(*) filter (where k.state = 'done' and ${doneOn(zone)} <= k.due_on))::int as "onTime",
        (count(*) filter (where k.due_on is not null and ${lateBy(zone, now)}))::int as late,
        (count(*) filter (where k.due_on is not null))::int as dated
      from task k where k.collaboration_id = c.id and k.state <> 'cancelled' and ${visibleTo(actor, 'k')}) work
    cross join lateral (
      select count(*)::int as decisions, (count(*) filter (where d.state = 'fulfilled'))::int as executed
      from decision d join meeting m on m.id = d.meeting_id
      where m.collaboration_id = c.id and d.state in ('adopted', 'inExecution', 'fulfilled')
        and ${visibleTo(actor, 'd')}) decided
    cross join lateral (
      select count(*)::int as responses, coalesce(sum(extract(epoch from t.responded_at - t.created_at)), 0)::float8 as "responseSeconds"
      from (
        select i.created_at, i.responded_at from issue i where i.collaboration_id = c.id
        union all select x.created_at, x.responded_at from conflict x
          where x.collaboration_id = c.id and x.state <> 'withdrawn' and ${visibleTo(actor, 'x')}) t
      where t.responded_at is not null) took
    cross join lateral (
      select count(*)::int as settled, coalesce(sum(extract(epoch from x.decided_at - x.created_at)), 0)::float8 as "settleSeconds"
      from conflict x where x.collaboration_id = c.id and x.decided_at is not null and x.state <> 'withdrawn'
        and ${visibleTo(actor, 'x')}) fought
    where ${visibleTo(actor, 'c')} and ${ranIn(span)}
    order by c.created_at desc, c.id desc limit ${most + 1}`.execute(tx)
  const shown = rows.slice(0, most)
  const ids = shown.map(({ id }) => id)
  const targets = await targetsIn(tx, ids)
  const marks = await marksIn(tx, ids, now)
  const figures = shown.map((row) => ({
    row,
    targets: targets.filter(({ id }) => id === row.id),
    marks: marks.filter(({ id }) => id === row.id),
  }))
  const problems = await problemsIn(tx, actor, ids, now)
  return {
    from: span.from,
    to: span.to,
    total: figuresOf(figures),
    problems: problems(),
    collaborations: figures.map((one) => ({
      id: one.row.id,
      number: one.row.number,
      name: one.row.name,
      state: one.row.state,
      ...figuresOf([one]),
      problems: problems(one.row.id),
    })),
    departments: await byDepartment(tx, actor, ids, { zone, now }),
    isCut: rows.length > most,
    review: await reviewOf(tx, actor, now),
  }
}

interface Figured {
  readonly row: Counted
  readonly targets: readonly { value: number | null; actual: number | null; isLowerBetter: boolean }[]
  readonly marks: readonly { score: number }[]
}

function figuresOf(of: readonly Figured[]): Figures {
  const sum = (pick: (row: Counted) => number) => of.reduce((total, { row }) => total + pick(row), 0)
  const hours = (seconds: number, count: number) =>
    count === 0 ? null : Math.round(seconds / count / 360) / 10
  const scores = of.flatMap(({ marks }) => marks.map(({ score }) => score))
  return {
    tasks: sum(({ tasks }) => tasks),
    done: shareOf({ kept: sum(({ done }) => done), of: sum(({ tasks }) => tasks) }),
    onTime: shareOf({ kept: sum(({ onTime }) => onTime), of: sum(({ dated }) => dated) }),
    late: shareOf({ kept: sum(({ late }) => late), of: sum(({ dated }) => dated) }),
    responseHours: hours(
      sum(({ responseSeconds }) => responseSeconds),
      sum(({ responses }) => responses),
    ),
    settleHours: hours(
      sum(({ settleSeconds }) => settleSeconds),
      sum(({ settled }) => settled),
    ),
    executed: shareOf({ kept: sum(({ executed }) => executed), of: sum(({ decisions }) => decisions) }),
    reached: shareOf(reachedOf(of.flatMap(({ targets }) => [...targets]))),
    rating:
      scores.length === 0
        ? null
        : Math.round((scores.reduce((total, score) => total + score, 0) / scores.length) * 100) / 100,
  }
}

async function targetsIn(tx: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  const { rows } = await sql<{
    id: string
    value: number | null
    actual: number | null
    isLowerBetter: boolean
  }>`
    select t.collaboration_id as id, t.value, r.actual, coalesce(r.is_lower_better, false) as "isLowerBetter"
    from collaboration_target t
    left join retrospective_result r
      on r.retrospective_id = t.collaboration_id and r.metric = t.metric and r.region = t.region
    where t.collaboration_id = any(${[...ids]}::uuid[])`.execute(tx)
  return rows
}

/** Marks of rounds that are over and in which at least two spoke, so that the mean is nobody's own word. */
async function marksIn(tx: Db, ids: readonly string[], now: Date) {
  if (ids.length === 0) return []
  return asSystemWithin(tx, async () => {
    const { rows } = await sql<{ id: string; score: number }>`
      select g.collaboration_id as id, g.score from department_rating g
      join rating_round r on r.collaboration_id = g.collaboration_id
      where g.collaboration_id = any(${[...ids]}::uuid[]) and r.due_at < ${now}
        and (select count(distinct other.rater_department_id) from department_rating other
          where other.collaboration_id = g.collaboration_id) > 1`.execute(tx)
    return rows
  })
}

async function byDepartment(
  tx: Db,
  actor: Actor,
  ids: readonly string[],
  { zone, now }: { readonly zone: string; readonly now: Date },
): Promise<IndicatorsView['departments']> {
  if (ids.length === 0) return []
  const { rows } = await sql<{
    id: string
    tasks: number
    done: number
    onTime: number
    late: number
    dated: number
  }>`
    select k.owner_department_id as id, count(*)::int as tasks,
      (count(*) filter (where k.state = 'done'))::int as done,
      (count(*) filter (where k.state = 'done' and ${doneOn(zone)} <= k.due_on))::int as "onTime",
      (count(*) filter (where k.due_on is not null and ${lateBy(zone, now)}))::int as late,
      (count(*) filter (where k.due_on is not null))::int as dated
    from task k where k.collaboration_id = any(${[...ids]}::uuid[]) and k.state <> 'cancelled'
      and k.owner_department_id is not null and ${visibleTo(actor, 'k')}
    group by 1`.execute(tx)
  const refs = await departmentRefs(
    tx,
    rows.map(({ id }) => id),
  )
  return rows
    .flatMap(({ id, tasks, done, onTime, late, dated }) => {
      const department = refs.get(id)
      if (department === undefined) return []
      return [
        {
          department,
          tasks,
          done: shareOf({ kept: done, of: tasks }),
          onTime: shareOf({ kept: onTime, of: dated }),
          late: shareOf({ kept: late, of: dated }),
        },
      ]
    })
    .sort((a, b) => a.department.name.localeCompare(b.department.name, 'zh-CN'))
}
