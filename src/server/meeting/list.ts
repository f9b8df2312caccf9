import { type RawBuilder, sql } from 'kysely'
import type { MeetingRow } from '#contract/meeting.ts'
import { type MeetingState, meetingPhase, meetingStates } from '#domain/meeting/lifecycle.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { keysOf, pageOf } from '#server/http/page.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { visibleTo } from './visible.ts'

export interface ListRequest {
  readonly view: 'upcoming' | 'past' | 'mine' | 'all'
  readonly state?: MeetingState | undefined
  readonly q?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

interface Row {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly type: MeetingRow['type']
  readonly state: MeetingState
  readonly classification: MeetingRow['classification']
  readonly planned_start: Date | null
  readonly planned_end: Date | null
  /** To the microsecond, as the order sees it. */
  readonly start_key: string | null
  readonly form: MeetingRow['form']
  readonly place: string
  readonly host_id: string | null
  readonly organiser_id: string
  readonly my_rsvp: MeetingRow['myRsvp']
  readonly topic_count: number
  readonly attendee_count: number
  readonly accepted_count: number
  readonly decision_count: number
  readonly open_task_count: number
}

const over: readonly MeetingState[] = meetingStates.filter((state) => {
  const phase = meetingPhase(state)
  return phase === 'after' || phase === null
})

/** A page of the meetings that this person may see. Upcoming ones come soonest first, all others newest first. */
export async function listMeetings(
  tx: Db,
  actor: Actor,
  request: ListRequest,
): Promise<{ items: MeetingRow[]; nextCursor: string | null }> {
  const isForward = request.view === 'upcoming'
  const conditions = [visibleTo(actor, 'meeting'), ...filtersOf(actor, request)]
  if (request.cursor !== undefined) conditions.push(afterCursor(request.cursor, isForward))
  const order = isForward
    ? sql`planned_start asc nulls last, id asc`
    : sql`planned_start desc nulls last, id desc`
  const rows = await rowsWhere(tx, actor, sql.join(conditions, sql` and `), order, request.limit + 1)
  const items = await viewsOf(tx, rows)
  const byId = new Map(items.map((item) => [item.id, item]))
  return pageOf(
    rows,
    request.limit,
    (row) => [row.start_key, row.id],
    (row) => byId.get(row.id) as MeetingRow,
  )
}

/** The meetings of a person between two instants, soonest first, cancelled ones left out. */
export async function myMeetingsBetween(
  tx: Db,
  actor: Actor,
  from: Date,
  until: Date,
): Promise<MeetingRow[]> {
  const rows = await rowsWhere(
    tx,
    actor,
    sql<boolean>`${visibleTo(actor, 'meeting')} and participant_ids @> array[${actor.personId}]::uuid[]
      and planned_end > ${from} and planned_start < ${until} and state <> 'cancelled'`,
    sql`planned_start asc, id asc`,
    200,
  )
  return viewsOf(tx, rows)
}

function filtersOf(actor: Actor, { view, state, q }: ListRequest): RawBuilder<boolean>[] {
  const filters: RawBuilder<boolean>[] = []
  if (view === 'upcoming') filters.push(sql<boolean>`state <> all(${over})`)
  if (view === 'past') filters.push(sql<boolean>`state = any(${over})`)
  if (view === 'mine') filters.push(sql<boolean>`participant_ids @> array[${actor.personId}]::uuid[]`)
  if (state !== undefined) filters.push(sql<boolean>`state = ${state}`)
  if (q !== undefined && q !== '') filters.push(matches(q))
  return filters
}

/**
 * All tokens of the question, each as a beginning: two Han characters find their pair, a single one the
 * pairs it begins, 'mark' finds 'marketing'. A question of punctuation alone finds nothing.
 */
function matches(q: string): RawBuilder<boolean> {
  return sql<boolean>`search @@ (
    select to_tsquery('simple', string_agg(quote_literal(token) || ':*', ' & '))
    from unnest(string_to_array(trim(search_tokens(${q})), ' ')) as token where token <> '')`
}

function afterCursor(cursor: string, isForward: boolean): RawBuilder<boolean> {
  const [start, id] = keysOf(cursor, ['string?', 'string'])
  const later = isForward ? sql`>` : sql`<`
  if (start === null) return sql<boolean>`(planned_start is null and id ${later} ${id}::uuid)`
  return sql<boolean>`(planned_start is null or (planned_start, id) ${later} (${start}::timestamptz, ${id}::uuid))`
}

/** The page is cut first; only its rows are counted over. */
async function rowsWhere(
  tx: Db,
  actor: Actor,
  where: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  limit: number,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with shown as (
      select id, number, name, type, state, classification, planned_start, planned_end,
        planned_start::text as start_key, form, place, host_id, organiser_id
      from meeting where ${where} order by ${order} limit ${limit}
    )
    select shown.*, topics.*, people.*, decisions.*, tasks.*
    from shown
    cross join lateral (select count(*) as topic_count from topic where meeting_id = shown.id) topics
    cross join lateral (
      select count(*) as attendee_count,
        count(*) filter (where rsvp in ('yes', 'proxy')) as accepted_count,
        max(rsvp) filter (where person_id = ${actor.personId}) as my_rsvp
      from meeting_attendee where meeting_id = shown.id) people
    cross join lateral (select count(*) as decision_count from decision where meeting_id = shown.id) decisions
    cross join lateral (
      select count(*) as open_task_count
      from task where meeting_id = shown.id and state not in ('done', 'cancelled')) tasks
    order by ${order}`.execute(tx)
  return rows
}

async function viewsOf(tx: Db, rows: readonly Row[]): Promise<MeetingRow[]> {
  const people = await personRefs(
    tx,
    rows.flatMap(({ host_id, organiser_id }) => [host_id, organiser_id]),
  )
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    name: row.name,
    type: row.type,
    state: row.state,
    phase: meetingPhase(row.state),
    classification: row.classification,
    plannedStart: row.planned_start?.toISOString() ?? null,
    plannedEnd: row.planned_end?.toISOString() ?? null,
    form: row.form,
    place: row.place,
    host: (row.host_id !== null && people.get(row.host_id)) || null,
    organiser: people.get(row.organiser_id) as MeetingRow['organiser'],
    myRsvp: row.my_rsvp,
    topicCount: row.topic_count,
    attendeeCount: row.attendee_count,
    acceptedCount: row.accepted_count,
    decisionCount: row.decision_count,
    openTaskCount: row.open_task_count,
  }))
}
