import { sql } from 'kysely'
import type { ChainLink } from '#contract/common.ts'
import type * as contract from '#contract/series.ts'
import type { StandingTopic } from '#contract/series.ts'
import { type CivilDate, civilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import { follow, followList } from '#domain/series/follow.ts'
import { authorizeSeries } from '#domain/series/policy.ts'
import { occurrences } from '#domain/series/recurrence.ts'
import { redate } from '#domain/series/redate.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { refreshAudience } from '#server/meeting/audience.ts'
import { saveMeeting, tellTopics } from '#server/meeting/change.ts'
import type { Meeting } from '#server/meeting/meeting.ts'
import { addMissingAttendees } from '#server/meeting/people.ts'
import { lockMeeting } from '#server/meeting/queries.ts'
import type { BodyOf } from '#server/meeting/requirements.ts'
import { keepAhead } from './ahead.ts'
import { requireEnd, requirePeople } from './create.ts'
import { columnsOfGiven, type Given, givenBy, hasOf } from './given.ts'
import { addStandingTopics } from './make.ts'
import {
  columnsOf,
  getSeries,
  lockSeries,
  planOf,
  refreshSeriesAudience,
  saveDepartments,
  savePeople,
} from './queries.ts'
import type { Series } from './series.ts'
import { seriesView } from './view.ts'

type Changes = BodyOf<typeof contract.updateSeries>

export interface Kept {
  readonly meeting: ChainLink
  readonly why: 'own' | 'told' | 'noDate'
  readonly fields: string[]
}

/** Fields of the recurrence: when one changes, the meetings that are prepared are put on new dates. */
const datesFields = ['recurrence', 'startsOn', 'endsOn', 'endsAfter', 'onDayOff'] as const

/**
 * Changes a series from a day on. Meetings that nobody has been told of follow, but for what somebody set on
 * them by hand; those that people were told of are moved only by a move of their own, which asks them again.
 */
export async function updateSeries(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly changes: Changes; readonly at: Date },
): Promise<{ changed: number; kept: Kept[] }> {
  const { id, at } = request
  const { version, from, ...fields } = request.changes
  const before = await lockSeries(tx, id)
  authorizeSeries(actor, 'edit', before)
  if (version !== before.version) {
    const current = await seriesView(tx, actor, id, at)
    throw new AppError('conflict', 'series.stale', {}, { detail: { current } })
  }
  await requirePeople(tx, fields)
  const { calendar, zone } = await loadWorkTime(tx)
  const today = civilDateOf(at, zone)
  const first = from === undefined || from < today ? today : civilDate(from)
  const redates = datesFields.some((field) => fields[field] !== undefined)
  const startsOn = fields.startsOn ?? (redates && from !== undefined ? first : before.startsOn)
  const endsAfter =
    fields.endsAfter === undefined && startsOn !== before.startsOn && before.endsAfter !== null
      ? Math.max(1, before.endsAfter - countBefore(before, first, calendar))
      : fields.endsAfter
  requireEnd(startsOn, fields.endsOn === undefined ? before.endsOn : fields.endsOn)
  const { people, departments, ...plain } = fields
  await saveSeries(tx, id, {
    ...columnsOf(plain as Partial<Series>),
    starts_on: startsOn,
    ...(endsAfter !== undefined && { ends_after: endsAfter }),
    at,
  })
  if (people !== undefined) await savePeople(tx, id, people)
  if (people !== undefined || departments !== undefined) {
    await saveDepartments(tx, id, departments ?? before.departments)
  }
  await refreshSeriesAudience(tx, id)
  const result = await asSystemWithin(tx, async () => {
    const after = await getSeries(tx, id)
    return followAll(tx, { before, after, first, redates, calendar, zone, actor, at })
  })
  await noteMove(tx, {
    noun: 'series',
    nounId: id,
    move: 'edit',
    from: null,
    to: null,
    actorId: actor.personId,
    data: { fields: Object.keys(fields), ...(from !== undefined && { from }), changed: result.changed },
    at,
  })
  await asSystemWithin(tx, async () =>
    keepAhead(tx, await getSeries(tx, id), { actorId: actor.personId, at }),
  )
  return result
}

async function saveSeries(
  tx: Db,
  id: string,
  { at, ...values }: ReturnType<typeof columnsOf> & { readonly at: Date },
): Promise<void> {
  // The row may leave the sight of whoever changes it.
  await asSystemWithin(tx, () =>
    tx
      .updateTable('meeting_series')
      .set({ ...values, version: sql<number>`version + 1`, updated_at: at })
      .where('id', '=', id)
      .execute(),
  )
}

function countBefore(series: Series, day: CivilDate, calendar: WorkCalendar): number {
  return occurrences(planOf(series), calendar, { count: 500, until: day }).filter(({ on }) => on < day).length
}

interface Following {
  readonly before: Series
  readonly after: Series
  readonly first: CivilDate
  readonly redates: boolean
  readonly calendar: WorkCalendar
  readonly zone: string
  readonly actor: Actor
  readonly at: Date
}

interface Member {
  readonly meeting: Meeting
  readonly no: number
  readonly on: CivilDate
  readonly own: readonly string[]
  readonly was: Given
}

async function followAll(tx: Db, change: Following): Promise<{ changed: number; kept: Kept[] }> {
  const { before, after, first, redates, calendar, zone } = change
  const rows = await tx
    .selectFrom('meeting')
    .select(['id', 'number', 'name', 'state', 'series_no', 'occurrence_on', 'series_own'])
    .where('series_id', '=', before.id)
    .where('occurrence_on', '>=', first)
    .orderBy('occurrence_on')
    .execute()
  const kept: Kept[] = []
  const open: Member[] = []
  const fixed = new Set<CivilDate>()
  for (const row of rows) {
    const on = civilDate(row.occurrence_on as string)
    if (['noticed', 'rescheduled'].includes(row.state)) {
      fixed.add(on)
      kept.push({ meeting: linkOf(row), why: 'told', fields: [] })
    } else if (['draft', 'collecting', 'ready'].includes(row.state)) {
      const no = row.series_no ?? 0
      const meeting = await lockMeeting(tx, row.id)
      open.push({
        meeting,
        no,
        on,
        own: row.series_own,
        was: await givenBy(tx, before, { no, day: heldOn(before, on, calendar), zone }),
      })
    } else {
      fixed.add(on)
    }
  }

  const days = new Map(
    open.map(({ meeting, on }) => [meeting.id, { on, heldOn: heldOn(after, on, calendar) }]),
  )
  if (redates) {
    const isFree = (member: Member) =>
      follow(
        { time: member.was.time },
        { time: null },
        { has: { time: hasOf(member.meeting).time }, own: member.own },
      ).kept.length === 0
    const stay = open.filter((member) => !isFree(member))
    for (const { on } of stay) fixed.add(on)
    const moving = open.filter(isFree)
    const dates = occurrences(planOf(after), calendar, { from: first, count: moving.length + fixed.size })
    const { moved, left } = redate(
      moving.map(({ meeting, on }) => ({ id: meeting.id, on })),
      dates,
      fixed,
    )
    await putOn(tx, moved)
    for (const { id, to } of moved) days.set(id, to)
    for (const id of left) {
      const member = moving.find(({ meeting }) => meeting.id === id) as Member
      days.set(id, { on: member.on, heldOn: heldOn(before, member.on, calendar) })
      kept.push({ meeting: linkOf(member.meeting), why: 'noDate', fields: [] })
    }
  }

  let changed = 0
  for (const member of open) {
    const day = days.get(member.meeting.id)?.heldOn ?? member.on
    const will = await givenBy(tx, after, { no: member.no, day, zone })
    const { isChanged, fields } = await followOne(tx, change, member, will)
    if (isChanged) changed += 1
    if (fields.length > 0) kept.push({ meeting: linkOf(member.meeting), why: 'own', fields: [...fields] })
  }
  return { changed, kept }
}

/** The day a date of the recurrence is held on; one that the recurrence does not have any more is its own day. */
function heldOn(series: Series, on: CivilDate, calendar: WorkCalendar): CivilDate {
  const found = occurrences({ ...planOf(series), endsOn: null, endsAfter: null }, calendar, {
    from: on,
    until: on,
    count: 1,
  })
  return found[0]?.heldOn ?? on
}

/** In two steps: one meeting's new date may be another's old one. */
async function putOn(
  tx: Db,
  moved: readonly { readonly id: string; readonly to: { readonly on: CivilDate } }[],
): Promise<void> {
  if (moved.length === 0) return
  const ids = moved.map(({ id }) => id)
  await tx.updateTable('meeting').set({ occurrence_on: null }).where('id', 'in', ids).execute()
  for (const { id, to } of moved) {
    await tx.updateTable('meeting').set({ occurrence_on: to.on }).where('id', '=', id).execute()
  }
}

async function followOne(
  tx: Db,
  { before, after, actor, at }: Following,
  { meeting, own, was }: Member,
  will: Given,
): Promise<{ isChanged: boolean; fields: readonly string[] }> {
  const followed = follow(was, will, { has: hasOf(meeting), own })
  const people = await followPeople(tx, meeting, before, after)
  const topics = await followTopics(tx, meeting.id, before.topics, after.topics, at)
  const isChanged = Object.keys(followed.take).length > 0 || people || topics
  if (isChanged || followed.own.length > own.length) {
    await addMissingAttendees(tx, meeting.id, [
      followed.take.hostId as string | null,
      followed.take.recorderId as string | null,
      followed.take.timekeeperId as string | null,
    ])
    await saveMeeting(tx, meeting, { ...columnsOfGiven(followed.take), series_own: [...followed.own] }, at)
    if (topics) await tellTopics(tx, meeting.id)
  }
  if (isChanged) {
    await noteMove(tx, {
      noun: 'meeting',
      nounId: meeting.id,
      move: 'edit',
      from: null,
      to: null,
      actorId: actor.personId,
      data: { fields: Object.keys(followed.take), seriesId: before.id },
      at,
    })
  }
  return { isChanged, fields: followed.kept }
}

async function followPeople(tx: Db, meeting: Meeting, before: Series, after: Series): Promise<boolean> {
  const items = (people: readonly { personId: string; kind: string; coreRole: string | null }[]) =>
    people.map(({ personId, kind, coreRole }) => ({ key: personId, fields: { kind, coreRole } }))
  const { add, change, remove } = followList(
    items(before.people),
    items(after.people),
    items(meeting.attendees),
  )
  const speakers = [after.hostId, after.recorderId, after.timekeeperId, after.organiserId]
  const off = remove.filter((personId) => !speakers.includes(personId))
  await addMissingAttendees(
    tx,
    meeting.id,
    add.map(({ key }) => key),
  )
  for (const { key, fields } of [...add, ...change]) {
    const { kind, coreRole } = fields as {
      kind?: 'core' | 'observer'
      coreRole?: Series['people'][number]['coreRole']
    }
    await tx
      .updateTable('meeting_attendee')
      .set({
        ...(kind !== undefined && { kind, ...(kind === 'observer' && { core_role: null }) }),
        ...(coreRole !== undefined && kind !== 'observer' && { core_role: coreRole }),
      })
      .where('meeting_id', '=', meeting.id)
      .where('person_id', '=', key)
      .execute()
  }
  if (off.length > 0) {
    await tx
      .deleteFrom('meeting_attendee')
      .where('meeting_id', '=', meeting.id)
      .where('person_id', 'in', off)
      .execute()
    await refreshAudience(tx, meeting.id)
  }
  return add.length + change.length + off.length > 0
}

async function followTopics(
  tx: Db,
  meetingId: string,
  before: readonly StandingTopic[],
  after: readonly StandingTopic[],
  at: Date,
): Promise<boolean> {
  const items = (topics: readonly StandingTopic[]) => topics.map(({ key, ...fields }) => ({ key, fields }))
  const present = await tx
    .selectFrom('topic')
    .select([
      'standing_key as key',
      'title',
      'kind',
      'discussion_content as discussionContent',
      'problem_to_solve as problemToSolve',
      'expected_output as expectedOutput',
      'owner_id as ownerId',
      'planned_minutes as plannedMinutes',
    ])
    .where('meeting_id', '=', meetingId)
    .where('standing_key', 'is not', null)
    .execute()
  const { add, change, remove } = followList(items(before), items(after), items(present as StandingTopic[]))
  const keys = new Set(add.map(({ key }) => key))
  const { last } = await tx
    .selectFrom('topic')
    .select((topic) => topic.fn.coalesce(topic.fn.max('seq'), sql<number>`0`).as('last'))
    .where('meeting_id', '=', meetingId)
    .executeTakeFirstOrThrow()
  await addStandingTopics(tx, { topics: after.filter(({ key }) => keys.has(key)) }, meetingId, {
    after: last,
    at,
  })
  for (const { key, fields } of change) {
    await tx
      .updateTable('topic')
      .set({
        ...(fields.title !== undefined && { title: fields.title }),
        ...(fields.kind !== undefined && { kind: fields.kind }),
        ...(fields.discussionContent !== undefined && { discussion_content: fields.discussionContent }),
        ...(fields.problemToSolve !== undefined && { problem_to_solve: fields.problemToSolve }),
        ...(fields.expectedOutput !== undefined && { expected_output: fields.expectedOutput }),
        ...(fields.ownerId !== undefined && { owner_id: fields.ownerId }),
        ...(fields.plannedMinutes !== undefined && { planned_minutes: fields.plannedMinutes }),
        version: sql<number>`version + 1`,
      })
      .where('meeting_id', '=', meetingId)
      .where('standing_key', '=', key)
      .execute()
  }
  if (remove.length > 0) {
    await tx
      .deleteFrom('topic')
      .where('meeting_id', '=', meetingId)
      .where('standing_key', 'in', [...remove])
      .execute()
  }
  return add.length + change.length + remove.length > 0
}

function linkOf(row: { id: string; number: string; name: string; state: string }): ChainLink {
  return { noun: 'meeting', id: row.id, number: row.number, title: row.name, state: row.state }
}
