import { sql } from 'kysely'
import type { z } from 'zod'
import type * as contract from '#contract/series.ts'
import type { SeriesMeeting, SeriesRow } from '#contract/series.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import type { Actor } from '#domain/person/actor.ts'
import { authorizeSeries } from '#domain/series/policy.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'
import { keysOf, pageOf } from '#server/http/page.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { getSeries } from './queries.ts'

type Asked = z.output<NonNullable<typeof contract.listSeries.query>>

interface Row {
  readonly id: string
  readonly name: string
  readonly type: SeriesRow['type']
  readonly state: SeriesRow['state']
  readonly recurrence: SeriesRow['recurrence']
  readonly start_time: string
  readonly duration_minutes: number
  readonly host_id: string | null
  readonly next_id: string | null
  readonly next_start: Date | null
  readonly held: number
  readonly open_tasks: number
}

/** Running ones first, by name. */
export async function listSeries(
  tx: Db,
  actor: Actor,
  asked: Asked,
  now: Date,
): Promise<{ items: SeriesRow[]; nextCursor: string | null }> {
  const after =
    asked.cursor === undefined
      ? sql`true`
      : (([state, name, id]) => sql`(state, name, id) > (${state}, ${name}, ${id}::uuid)`)(
          keysOf(asked.cursor, ['string', 'string', 'string']),
        )
  const { rows } = await sql<Row>`
    with shown as (
      select id, name, type, state, recurrence, start_time, duration_minutes, host_id
      from meeting_series s where ${visibleTo(actor, 's')} and ${after}
      order by state, name, id limit ${asked.limit + 1}
    )
    select shown.*, upcoming.id as next_id, upcoming.planned_start as next_start, past.held, past.open_tasks
    from shown
    left join lateral (
      select m.id, m.planned_start from meeting m
      where m.series_id = shown.id and m.planned_start > ${now} and m.state <> 'cancelled' and ${visibleTo(actor, 'm')}
      order by m.planned_start limit 1) upcoming on true
    cross join lateral (
      select count(*)::int as held, coalesce(sum(open.tasks), 0)::int as open_tasks
      from meeting m
      cross join lateral (
        select count(*) as tasks from task t
        where t.meeting_id = m.id and t.state not in ('done', 'cancelled') and ${visibleTo(actor, 't')}) open
      where m.series_id = shown.id and m.state in ('ended', 'followUp', 'closed') and ${visibleTo(actor, 'm')}) past
    order by state, name, id`.execute(tx)
  const people = await personRefs(
    tx,
    rows.map(({ host_id }) => host_id),
  )
  return pageOf(
    rows,
    asked.limit,
    ({ state, name, id }) => [state, name, id],
    (row) => ({
      id: row.id,
      name: row.name,
      type: row.type,
      state: row.state,
      recurrence: row.recurrence,
      startTime: row.start_time,
      durationMinutes: row.duration_minutes,
      host: (row.host_id !== null && people.get(row.host_id)) || null,
      next:
        row.next_id === null || row.next_start === null
          ? null
          : { id: row.next_id, plannedStart: row.next_start.toISOString() },
      heldCount: row.held,
      openTaskCount: row.open_tasks,
    }),
  )
}

interface MeetingOfSeries {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly series_no: number
  readonly state: SeriesMeeting['state']
  readonly occurrence_on: string
  readonly planned_start: Date | null
  readonly planned_end: Date | null
  readonly series_own: string[]
  readonly tasks: number
  readonly done: number
  readonly undecided: number
}

/** `ahead`: what is not over, soonest first; `over`: the others, newest first. */
export async function listMeetingsOf(
  tx: Db,
  actor: Actor,
  id: string,
  asked: z.output<NonNullable<typeof contract.listSeriesMeetings.query>>,
): Promise<{ items: SeriesMeeting[]; nextCursor: string | null }> {
  const series = await getSeries(tx, id)
  authorizeSeries(actor, 'view', series)
  const isAhead = asked.view === 'ahead'
  const order = isAhead ? sql`asc` : sql`desc`
  const later = isAhead ? sql`>` : sql`<`
  const after =
    asked.cursor === undefined
      ? sql`true`
      : (([on, key]) => sql`(m.occurrence_on, m.id) ${later} (${on}::date, ${key}::uuid)`)(
          keysOf(asked.cursor, ['string', 'string']),
        )
  const { rows } = await sql<MeetingOfSeries>`
    with shown as (
      select m.id, m.number, m.name, m.series_no, m.state, m.occurrence_on, m.planned_start, m.planned_end, m.series_own
      from meeting m
      where m.series_id = ${id} and ${visibleTo(actor, 'm')} and ${after}
        and (m.state in ('ended', 'followUp', 'closed', 'cancelled')) = ${!isAhead}
      order by m.occurrence_on ${order}, m.id ${order} limit ${asked.limit + 1}
    )
    select shown.*, work.*, topics.*
    from shown
    cross join lateral (
      select count(*) filter (where state <> 'cancelled')::int as tasks, count(*) filter (where state = 'done')::int as done
      from task t where t.meeting_id = shown.id and ${visibleTo(actor, 't')}) work
    cross join lateral (
      select count(*)::int as undecided from topic
      where meeting_id = shown.id and state in ('deferred', 'escalated', 'parked')) topics
    order by shown.occurrence_on ${order}, shown.id ${order}`.execute(tx)
  const { zone } = await loadWorkTime(tx)
  return pageOf(
    rows,
    asked.limit,
    (row) => [row.occurrence_on, row.id],
    (row) => ({
      id: row.id,
      number: row.number,
      name: row.name,
      no: row.series_no,
      state: row.state,
      on: row.occurrence_on,
      plannedStart: row.planned_start?.toISOString() ?? null,
      plannedEnd: row.planned_end?.toISOString() ?? null,
      isMoved: isMoved(row, zone),
      own: row.series_own,
      taskCount: row.tasks,
      doneCount: row.done,
      undecidedCount: row.undecided,
    }),
  )
}

/** Held on another day than the one that names it: moved by hand, or off a holiday. */
function isMoved({ planned_start, occurrence_on }: MeetingOfSeries, zone: string): boolean {
  return planned_start !== null && civilDateOf(planned_start, zone) !== occurrence_on
}
