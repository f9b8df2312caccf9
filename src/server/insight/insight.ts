import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { PersonRef } from '#contract/common.ts'
import type { getInsights, listUndecided } from '#contract/insight.ts'
import { addDays, type CivilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import type { TopicState } from '#domain/meeting/topic.ts'
import type { Actor } from '#domain/person/actor.ts'
import { nearDueFrom } from '#domain/task/flags.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import type { Db } from '#server/db/database.ts'
import { stuckAt, stuckIn } from '#server/decision/stuck.ts'
import { keysOf, pageOf } from '#server/http/page.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { promisesOf } from './promises.ts'

type Insights = z.output<typeof getInsights.reply>
type Asked = z.output<NonNullable<typeof getInsights.query>>

interface Span {
  readonly from: CivilDate
  readonly to: CivilDate
  readonly zone: string
}

const usualDays = 90

async function spanOf(tx: Db, { from, to }: Asked, now: Date): Promise<Span> {
  const { zone } = await loadWorkTime(tx)
  const until = (to ?? civilDateOf(now, zone)) as CivilDate
  return { from: (from as CivilDate | undefined) ?? addDays(until, -usualDays), to: until, zone }
}

/** Meetings `m` that ended within the days of the span, where the organisation is. */
function endedWithin({ from, to, zone }: Span): RawBuilder<boolean> {
  return sql<boolean>`(m.actual_end >= (${from}::date)::timestamp at time zone ${zone}
    and m.actual_end < (${to}::date + 1)::timestamp at time zone ${zone})`
}

/** Tasks `k` that were due within the span; those without a date by the day they were given. */
function dueWithin({ from, to, zone }: Span): RawBuilder<boolean> {
  return sql<boolean>`(k.due_on between ${from} and ${to}
    or (k.due_on is null and (k.created_at at time zone ${zone})::date between ${from} and ${to}))`
}

/**
 * A topic `t` of an ended meeting `m` that was not decided: it has no outcome at all, or was deferred,
 * parked or escalated and neither came up again nor led to a decision.
 */
const undecided = sql<boolean>`(
  t.state in ('pending', 'running')
  or (t.state in ('deferred', 'parked', 'escalated')
    and not exists (select 1 from topic later where later.carried_from_topic_id = t.id)
    and not exists (select 1 from decision d where d.topic_id = t.id
      and d.state in ('adopted', 'inExecution', 'fulfilled', 'superseded'))))`

export async function insightsOf(tx: Db, actor: Actor, asked: Asked, now: Date): Promise<Insights> {
  const span = await spanOf(tx, asked, now)
  const seen = visibleTo(actor, 'm')
  const { rows } = await sql<Insights['meetings'] & { undecided: number }>`
    with m as (select m.* from meeting m where ${endedWithin(span)} and ${seen})
    select count(*)::int as held,
      coalesce(round(sum(extract(epoch from m.actual_end - m.actual_start)) / 60), 0)::int as minutes,
      coalesce(sum(per.topics), 0)::int as topics,
      coalesce(sum(per.ad_hoc), 0)::int as "adHoc",
      coalesce(sum(per.decided), 0)::int as decided,
      (sum(per.decided_seconds) / 60.0 / nullif(sum(per.decided), 0))::float8 as "minutesPerDecision",
      (sum(per.decided_planned)::float8 / nullif(sum(per.decided), 0)) as "plannedMinutes",
      coalesce(sum(per.undecided), 0)::int as undecided,
      (count(*) filter (where v.at <= x.draft_due_at))::int as "draftsInTime",
      (count(*) filter (where x.draft_due_at is not null and (v.at is not null or x.draft_due_at < ${now})))::int as drafts
    from m
    cross join lateral (
      select count(*) as topics, count(*) filter (where t.is_ad_hoc) as ad_hoc,
        count(*) filter (where t.state = 'decided') as decided,
        sum(t.spent_seconds) filter (where t.state = 'decided') as decided_seconds,
        sum(t.planned_minutes) filter (where t.state = 'decided') as decided_planned,
        count(*) filter (where ${undecided}) as undecided
      from topic t where t.meeting_id = m.id) per
    left join minutes x on x.meeting_id = m.id
    left join minutes_version v on v.minutes_id = x.id and v.no = 1`.execute(tx)
  const { undecided: undecidedCount, ...meetings } = rows[0] as Insights['meetings'] & { undecided: number }
  const round = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10)
  return {
    from: span.from,
    to: span.to,
    meetings: {
      ...meetings,
      minutesPerDecision: round(meetings.minutesPerDecision),
      plannedMinutes: round(meetings.plannedMinutes),
    },
    undecided: undecidedCount,
    stuck: await countStuck(tx, actor, now),
    promises: await promisesOf(tx, actor, { ended: endedWithin(span), due: dueWithin(span), now }),
    departments: await byDepartment(tx, actor, span, now),
    people: await byPerson(tx, actor, span, now),
  }
}

async function countStuck(tx: Db, actor: Actor, now: Date): Promise<number> {
  const at = await stuckAt(tx, now)
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from decision d
    where ${visibleTo(actor, 'd')} and ${stuckIn('d', at)} is not null`.execute(tx)
  return rows[0]?.count ?? 0
}

interface Worked {
  readonly id: string
  readonly tasks: number
  readonly open: number
  readonly overdue: number
  readonly nearDue: number
  readonly done: number
  readonly onTime: number
  readonly onFirstDate: number
  readonly invited: number
  readonly came: number
}

/** What was due within the span, and who came to what ended in it, by a column of task and of attendee. */
async function work(
  tx: Db,
  actor: Actor,
  span: Span,
  now: Date,
  by: {
    readonly task: RawBuilder<string>
    readonly attendee: RawBuilder<string>
    readonly only?: readonly string[]
  },
): Promise<Worked[]> {
  const today = civilDateOf(now, span.zone)
  const near = await lastNearDue(tx, span, today)
  const inSpan = sql`k.due_on between ${span.from} and ${span.to}`
  const isOpen = sql`k.state not in ('done', 'cancelled', 'pendingAcceptance')`
  const { rows } = await sql<Worked>`
    with worked as (
      select ${by.task} as id, (count(*) filter (where ${inSpan}))::int as tasks,
        (count(*) filter (where ${inSpan} and k.state not in ('done', 'cancelled')))::int as open,
        (count(*) filter (where ${inSpan} and ${isOpen} and k.due_on < ${today}))::int as overdue,
        (count(*) filter (where ${isOpen} and k.due_on between ${today} and ${near}))::int as "nearDue",
        (count(*) filter (where ${inSpan} and k.state = 'done'))::int as done,
        (count(*) filter (where ${inSpan} and k.state = 'done' and
          (coalesce(k.submitted_at, k.done_at) at time zone ${span.zone})::date <= k.due_on))::int as "onTime",
        (count(*) filter (where ${inSpan} and k.state = 'done' and
          (coalesce(k.submitted_at, k.done_at) at time zone ${span.zone})::date
            <= coalesce(k.original_due_on, k.due_on)))::int as "onFirstDate"
      from task k
      where k.state <> 'cancelled' and k.due_on between ${span.from} and greatest(${span.to}::date, ${near}::date) and ${visibleTo(actor, 'k')}
      group by 1),
    sat as (
      select ${by.attendee} as id, count(*)::int as invited,
        (count(*) filter (where a.sign_in in ('onTime', 'late', 'leftEarly') or a.proxy_id is not null))::int as came
      from meeting_attendee a join meeting m on m.id = a.meeting_id
      where ${endedWithin(span)} and ${visibleTo(actor, 'm')} and a.sign_in is not null
      group by 1)
    select coalesce(worked.id, sat.id) as id, coalesce(tasks, 0) as tasks, coalesce(open, 0) as open,
      coalesce(overdue, 0) as overdue, coalesce("nearDue", 0) as "nearDue", coalesce(done, 0) as done, coalesce("onTime", 0) as "onTime",
      coalesce("onFirstDate", 0) as "onFirstDate", coalesce(invited, 0) as invited, coalesce(came, 0) as came
    from worked full join sat on sat.id = worked.id
    where coalesce(worked.id, sat.id) is not null
      ${by.only === undefined ? sql`` : sql`and coalesce(worked.id, sat.id) = any(${[...by.only]}::uuid[])`}`.execute(
    tx,
  )
  return rows
}

/** The last due day that is near today; null where the span is over, and nothing of it is near any more. */
async function lastNearDue(tx: Db, { to }: Span, today: CivilDate): Promise<CivilDate | null> {
  if (to < today) return null
  const { calendar, parameters } = await loadClockSetting(tx)
  const { taskReminderDays } = parameters
  // Days off in between can push the reminder forward, never by more than the longest holiday.
  const days = Array.from({ length: taskReminderDays + 15 }, (_, ahead) => addDays(today, ahead))
  return days.findLast((day) => nearDueFrom(day, taskReminderDays, calendar) <= today) ?? null
}

async function byDepartment(tx: Db, actor: Actor, span: Span, now: Date): Promise<Insights['departments']> {
  const rows = await work(tx, actor, span, now, {
    task: sql<string>`k.owner_department_id`,
    attendee: sql<string>`a.department_id`,
  })
  const refs = await departmentRefs(
    tx,
    rows.map(({ id }) => id),
  )
  return rows
    .flatMap(({ id, ...rest }) => {
      const department = refs.get(id)
      return department === undefined ? [] : [{ department, ...rest }]
    })
    .sort((a, b) => a.department.name.localeCompare(b.department.name, 'zh-CN'))
}

/** Nobody reads about their equals: heads read of their people, 督办专员 of all, the others of themselves. */
async function byPerson(tx: Db, actor: Actor, span: Span, now: Date): Promise<Insights['people']> {
  const only = actor.isSupervisor ? undefined : await peopleUnder(tx, actor)
  const rows = await work(tx, actor, span, now, {
    task: sql<string>`k.owner_id`,
    attendee: sql<string>`a.person_id`,
    ...(only !== undefined && { only }),
  })
  const refs = await personRefs(
    tx,
    rows.map(({ id }) => id),
  )
  return rows
    .flatMap(({ id, ...rest }) => {
      const person = refs.get(id)
      return person === undefined ? [] : [{ person: person as PersonRef, ...rest }]
    })
    .sort((a, b) => a.person.name.localeCompare(b.person.name, 'zh-CN'))
}

async function peopleUnder(tx: Db, actor: Actor): Promise<string[]> {
  const rows = await tx
    .selectFrom('person_department')
    .select('person_id')
    .where(sql<boolean>`department_id = any(${[...actor.oversees]}::uuid[])`)
    .execute()
  return [...new Set([actor.personId, ...rows.map(({ person_id }) => person_id)])]
}

interface Undecided {
  readonly id: string
  readonly title: string
  readonly state: TopicState
  readonly note: string
  readonly plannedMinutes: number | null
  readonly spentMinutes: number
  readonly meetingId: string
  readonly number: string
  readonly name: string
  readonly meetingState: string
  readonly endedOn: string
  readonly endedAt: string
}

export async function undecidedOf(
  tx: Db,
  actor: Actor,
  asked: z.output<NonNullable<typeof listUndecided.query>>,
  now: Date,
): Promise<z.output<typeof listUndecided.reply>> {
  const span = await spanOf(tx, asked, now)
  const [at, id] = asked.cursor === undefined ? [null, null] : keysOf(asked.cursor, ['string', 'string'])
  const { rows } = await sql<Undecided>`
    select t.id, t.title, t.state, t.outcome_note as note, t.planned_minutes as "plannedMinutes",
      (t.spent_seconds / 60)::int as "spentMinutes", m.id as "meetingId", m.number, m.name, m.state as "meetingState",
      (m.actual_end at time zone ${span.zone})::date::text as "endedOn", m.actual_end::text as "endedAt"
    from meeting m join topic t on t.meeting_id = m.id
    where ${endedWithin(span)} and ${visibleTo(actor, 'm')} and ${undecided}
      ${at === null ? sql`` : sql`and (m.actual_end, t.id) < (${at}::timestamptz, ${id}::uuid)`}
    order by m.actual_end desc, t.id desc
    limit ${asked.limit + 1}`.execute(tx)
  return pageOf(
    rows,
    asked.limit,
    (last) => [last.endedAt, last.id],
    ({ meetingId, number, name, meetingState, endedAt: _, ...topic }) => ({
      ...topic,
      meeting: { noun: 'meeting', id: meetingId, number, title: name, state: meetingState },
    }),
  )
}
