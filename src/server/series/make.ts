import { sql } from 'kysely'
import { type CivilDate, civilDate } from '#domain/calendar/civil-date.ts'
import { addMinutes, civilDateOf, instantAt, timeOfDay } from '#domain/calendar/instant.ts'
import { type Occurrence, occurrences } from '#domain/series/recurrence.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { refreshAudience } from '#server/meeting/audience.ts'
import { addMissingAttendees } from '#server/meeting/people.ts'
import { filled } from '#server/minutes/words.ts'
import { planOf } from './queries.ts'
import type { Series } from './series.ts'
import { madeWords } from './words.ts'

/** More than anybody makes in one go; dates that are taken are passed over on the way. */
const looksAhead = 600

export type Wanted = { readonly count: number } | { readonly until: string }

/**
 * Makes the next meetings that the recurrence asks for and that are not there yet, in order, as drafts that
 * tell nobody. Who is named may not see them all, so it is done as the product itself.
 */
export async function makeMeetings(
  tx: Db,
  series: Series,
  wanted: Wanted,
  by: { readonly actorId: string | null; readonly at: Date },
): Promise<string[]> {
  return asSystemWithin(tx, async () => {
    const { calendar, zone } = await loadWorkTime(tx)
    const there = await takenDates(tx, series.id)
    const dates = occurrences(planOf(series), calendar, {
      count: looksAhead,
      from: civilDateOf(new Date(by.at.getTime() - 31 * 86_400_000), zone),
      ...('until' in wanted && { until: civilDate(wanted.until) }),
    }).filter(({ on, heldOn }) => !there.has(on) && startOf(series, heldOn, zone) > by.at)
    const made: string[] = []
    for (const occurrence of dates.slice(0, 'count' in wanted ? wanted.count : undefined)) {
      made.push(await makeOne(tx, series, occurrence, { ...by, zone }))
    }
    if (made.length > 0) await renumber(tx, series)
    return made
  })
}

export function startOf(series: Series, day: CivilDate, zone: string): Date {
  return instantAt(day, timeOfDay(series.startTime), zone)
}

/** Dates that have a meeting, or on which there is none this once. */
async function takenDates(tx: Db, seriesId: string): Promise<Set<string>> {
  const { rows } = await sql<{ on_day: string }>`
    select occurrence_on as on_day from meeting where series_id = ${seriesId}
    union select on_day from meeting_series_skip where series_id = ${seriesId}`.execute(tx)
  return new Set(rows.map(({ on_day }) => on_day))
}

async function makeOne(
  tx: Db,
  series: Series,
  { on, heldOn }: Occurrence,
  { actorId, at, zone }: { actorId: string | null; at: Date; zone: string },
): Promise<string> {
  const start = startOf(series, heldOn, zone)
  const earlier = await tx
    .selectFrom('meeting')
    .select((meeting) => meeting.fn.max('series_no').as('no'))
    .where('series_id', '=', series.id)
    .where('occurrence_on', '<', on)
    .executeTakeFirst()
  const no = (earlier?.no ?? 0) + 1
  const { id } = await tx
    .insertInto('meeting')
    .values({
      number: sql<string>`next_number('HY', ${Number(civilDateOf(at, zone).slice(0, 4))}::int)`,
      name: await meetingName(tx, series, no),
      type: series.type,
      classification: series.classification,
      planned_start: start,
      planned_end: addMinutes(start, series.durationMinutes),
      form: series.form,
      place: series.place,
      online_url: series.onlineUrl,
      goal: series.goal,
      expected_outcome: series.expectedOutcome,
      need_reason: series.needReason,
      collaboration_name: series.collaborationName,
      collaboration_id: series.collaborationId,
      confirm_minutes: series.confirmMinutes,
      initiating_department_id: series.initiatingDepartmentId,
      organiser_id: series.organiserId,
      host_id: series.hostId,
      recorder_id: series.recorderId,
      timekeeper_id: series.timekeeperId,
      series_id: series.id,
      series_no: no,
      occurrence_on: on,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await invite(tx, series, id)
  if (no > 1) await addReview(tx, id, { seq: 1, ownerId: series.hostId, at })
  await addStandingTopics(tx, series, id, { after: no > 1 ? 1 : 0, at })
  await refreshAudience(tx, id)
  await noteMove(tx, {
    noun: 'meeting',
    nounId: id,
    move: 'create',
    from: null,
    to: 'draft',
    actorId,
    data: { seriesId: series.id },
    at,
  })
  return id
}

async function invite(tx: Db, series: Series, meetingId: string): Promise<void> {
  await addMissingAttendees(tx, meetingId, [
    ...series.people.map(({ personId }) => personId),
    series.organiserId,
    series.hostId,
    series.recorderId,
    series.timekeeperId,
  ])
  for (const { personId, kind, coreRole } of series.people) {
    if (kind === 'core' && coreRole === null) continue
    await tx
      .updateTable('meeting_attendee')
      .set({ kind, core_role: kind === 'core' ? coreRole : null })
      .where('meeting_id', '=', meetingId)
      .where('person_id', '=', personId)
      .execute()
  }
}

/** 上次待办回顾, the first item of every meeting of a series but the first one. */
export async function addReview(
  tx: Db,
  meetingId: string,
  { seq, ownerId, at }: { seq: number; ownerId: string | null; at: Date },
): Promise<string> {
  const { review } = await madeWords(tx)
  const { id } = await tx
    .insertInto('topic')
    .values({
      meeting_id: meetingId,
      seq,
      title: review.title,
      kind: 'inform',
      section: 'progressSync',
      discussion_content: review.content,
      expected_output: review.output,
      owner_id: ownerId,
      is_for_all: ownerId === null,
      planned_minutes: reviewMinutes,
      is_carry_over: true,
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const reviewMinutes = 10

export async function addStandingTopics(
  tx: Db,
  { topics }: Pick<Series, 'topics'>,
  meetingId: string,
  { after, at }: { after: number; at: Date },
): Promise<void> {
  if (topics.length === 0) return
  await tx
    .insertInto('topic')
    .values(
      topics.map((topic, place) => ({
        meeting_id: meetingId,
        seq: after + place + 1,
        title: topic.title,
        kind: topic.kind,
        discussion_content: topic.discussionContent,
        problem_to_solve: topic.problemToSolve,
        expected_output: topic.expectedOutput,
        owner_id: topic.ownerId,
        planned_minutes: topic.plannedMinutes,
        standing_key: topic.key,
        created_at: at,
      })),
    )
    .execute()
}

/** 周例会（第3次） */
export async function meetingName(tx: Db, { name }: Pick<Series, 'name'>, no: number): Promise<string> {
  return filled((await madeWords(tx)).meetingName, { name, no: String(no) })
}

/**
 * A date taken up late stands between others: those after it that nobody has been told of count on from it.
 * A name that somebody changed stays.
 */
async function renumber(tx: Db, series: Series): Promise<void> {
  const meetings = await tx
    .selectFrom('meeting')
    .select(['id', 'name', 'state', 'series_no'])
    .where('series_id', '=', series.id)
    .orderBy('occurrence_on')
    .execute()
  let last = 0
  for (const { id, name, state, series_no } of meetings) {
    const old = series_no ?? 0
    const isOpen = state === 'draft' || state === 'collecting' || state === 'ready'
    if (old > last || !isOpen) {
      last = Math.max(last, old)
      continue
    }
    last += 1
    const isOurs = name === (await meetingName(tx, series, old))
    await tx
      .updateTable('meeting')
      .set({ series_no: last, ...(isOurs && { name: await meetingName(tx, series, last) }) })
      .where('id', '=', id)
      .execute()
  }
}
