import type * as contract from '#contract/series.ts'
import { civilDateOf, timeOf } from '#domain/calendar/instant.ts'
import { AppError } from '#domain/error.ts'
import { rolesInMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { levelOf } from '#server/information/level.ts'
import { requireActivePeople } from '#server/meeting/change.ts'
import type { Meeting } from '#server/meeting/meeting.ts'
import { lockMeeting, topicsOf } from '#server/meeting/queries.ts'
import type { BodyOf } from '#server/meeting/requirements.ts'
import { keepAhead } from './ahead.ts'
import { givenFields, sharedOf } from './given.ts'
import { columnsOf, getSeries, refreshSeriesAudience, saveDepartments, savePeople } from './queries.ts'
import type { Series } from './series.ts'

type Fields = BodyOf<typeof contract.createSeries>

export async function createSeries(
  tx: Db,
  actor: Actor,
  asked: Fields & { readonly collaborationId?: string },
  at: Date,
): Promise<string> {
  const { fromMeetingId, ...given } = asked
  const first = fromMeetingId === undefined ? undefined : await firstMeeting(tx, actor, fromMeetingId)
  const fields = first === undefined ? given : { ...(await takenFrom(tx, first)), ...given }
  await requirePeople(tx, fields)
  requireEnd(fields.startsOn, fields.endsOn)
  const { people, departments, ...plain } = fields
  const { id } = await tx
    .insertInto('meeting_series')
    .values({
      ...columnsOf(plain as Partial<Series>),
      classification: fields.classification ?? (await levelOf(tx, 'meeting')),
      name: fields.name,
      recurrence: JSON.stringify(fields.recurrence),
      starts_on: fields.startsOn,
      start_time: fields.startTime,
      organiser_id: actor.personId,
      // Until the audience is worked out: who makes it goes on to see it.
      participant_ids: [actor.personId],
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await savePeople(tx, id, people ?? [])
  await saveDepartments(tx, id, departments ?? [])
  await refreshSeriesAudience(tx, id)
  if (first !== undefined) await makeFirst(tx, id, first)
  await noteMove(tx, {
    noun: 'series',
    nounId: id,
    move: 'create',
    from: null,
    to: 'running',
    actorId: actor.personId,
    at,
  })
  await keepAhead(tx, await getSeries(tx, id), { actorId: actor.personId, at })
  return id
}

/** Whoever answers for a meeting may let it be the first of a series. */
export function mayBeginSeries(actor: Actor, meeting: Meeting, seriesId: string | null): boolean {
  const held = rolesInMeeting(actor, meeting)
  return (
    seriesId === null &&
    meeting.state !== 'cancelled' &&
    meeting.plannedStart !== null &&
    (held.has('organiser') || held.has('host') || held.has('recorder'))
  )
}

async function firstMeeting(tx: Db, actor: Actor, id: string): Promise<Meeting> {
  const meeting = await lockMeeting(tx, id)
  const { series_id } = await tx
    .selectFrom('meeting')
    .select('series_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (series_id !== null) throw new AppError('conflict', 'series.meetingHasOne')
  if (meeting.plannedStart === null || meeting.state === 'cancelled') {
    throw new AppError('conflict', 'series.meetingHasNoTime')
  }
  if (!mayBeginSeries(actor, meeting, series_id)) throw new AppError('forbidden', 'series.notYours')
  return meeting
}

async function takenFrom(tx: Db, meeting: Meeting): Promise<Partial<Fields>> {
  const { zone } = await loadWorkTime(tx)
  const topics = await topicsOf(tx, meeting.id)
  const { plannedStart, plannedEnd } = meeting
  return {
    ...sharedOf(meeting),
    ...(plannedStart !== null && { startTime: timeOf(plannedStart, zone) }),
    ...(plannedStart !== null &&
      plannedEnd !== null && {
        durationMinutes: Math.max(5, Math.round((plannedEnd.getTime() - plannedStart.getTime()) / 60_000)),
      }),
    people: meeting.attendees.map(({ personId, kind, coreRole }) => ({ personId, kind, coreRole })),
    topics: topics
      .filter(({ isAdHoc, title }) => !isAdHoc && title !== '')
      .map((topic) => ({
        key: topic.id,
        title: topic.title,
        kind: topic.kind,
        discussionContent: topic.discussionContent,
        problemToSolve: topic.problemToSolve,
        expectedOutput: topic.expectedOutput,
        ownerId: topic.ownerId,
        plannedMinutes: topic.plannedMinutes,
      })),
  }
}

async function makeFirst(tx: Db, id: string, meeting: Meeting): Promise<void> {
  const { zone } = await loadWorkTime(tx)
  await asSystemWithin(tx, () =>
    tx
      .updateTable('meeting')
      .set({
        series_id: id,
        series_no: 1,
        occurrence_on: civilDateOf(meeting.plannedStart as Date, zone),
        // It was prepared by hand; the series takes nothing of it away.
        series_own: [...givenFields],
      })
      .where('id', '=', meeting.id)
      .execute(),
  )
}

export async function requirePeople(
  tx: Db,
  fields: Partial<
    Pick<Fields, 'hostId' | 'recorderId' | 'timekeeperId' | 'people' | 'departments' | 'topics'>
  >,
): Promise<void> {
  await requireActivePeople(tx, {
    hostId: fields.hostId,
    recorderId: fields.recorderId,
    timekeeperId: fields.timekeeperId,
    ...Object.fromEntries((fields.people ?? []).map(({ personId }, at) => [`people.${at}`, personId])),
    ...Object.fromEntries(
      (fields.departments ?? []).map(({ liaisonId }, at) => [`departments.${at}`, liaisonId]),
    ),
    ...Object.fromEntries((fields.topics ?? []).map(({ ownerId }, at) => [`topics.${at}`, ownerId])),
  })
}

export function requireEnd(startsOn: string, endsOn: string | null | undefined): void {
  if (endsOn === null || endsOn === undefined || endsOn >= startsOn) return
  const issues = [{ path: ['endsOn'], reason: 'series.endBeforeStart' }]
  throw new AppError('invalid', 'series.endBeforeStart', {}, { issues })
}
