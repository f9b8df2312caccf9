import type { BodyOf } from '#contract/endpoint.ts'
import type * as contract from '#contract/room.ts'
import { AppError } from '#domain/error.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { noteChange, requireActivePeople, saveMeeting } from '#server/meeting/change.ts'
import { addMissingAttendees } from '#server/meeting/people.ts'
import { lockMeeting, lockTopic } from '#server/meeting/queries.ts'
import { meetingView } from '#server/meeting/view.ts'
import { whyMuted } from './attribution.ts'
import { tellRoom } from './tell.ts'

interface Asked {
  readonly id: string
  readonly actor: Actor
  readonly at: Date
}

type RoomChange = Partial<{
  first_alert_minutes: number
  last_alert_minutes: number
  opening_minutes: number
  speech_minutes: number
  next_sync_on: string | null
  opened_by: string
  opened_at: Date
  speaker_id: string | null
  speaking_since: Date | null
  proposed_topic_id: string | null
  proposed_minutes: number | null
  proposed_by: string | null
}>

async function saveRoom(tx: Db, meetingId: string, change: RoomChange): Promise<void> {
  await tx
    .insertInto('live_room')
    .values({ meeting_id: meetingId, ...change })
    .onConflict((conflict) => conflict.column('meeting_id').doUpdateSet({ meeting_id: meetingId, ...change }))
    .execute()
  await tellRoom(tx, meetingId)
}

export async function changeRoom(
  tx: Db,
  change: BodyOf<typeof contract.changeRoom>,
  { id, actor }: Asked,
): Promise<void> {
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'record', meeting)
  const present = await tx
    .selectFrom('live_room')
    .select(['first_alert_minutes', 'last_alert_minutes'])
    .where('meeting_id', '=', id)
    .executeTakeFirst()
  const first = change.firstAlertMinutes ?? present?.first_alert_minutes ?? 10
  const last = change.lastAlertMinutes ?? present?.last_alert_minutes ?? 5
  if (first <= last) {
    const issues = [{ path: ['lastAlertMinutes'], reason: 'room.alertsInOrder' }]
    throw new AppError('invalid', 'room.alertsInOrder', {}, { issues })
  }
  await saveRoom(tx, id, {
    first_alert_minutes: first,
    last_alert_minutes: last,
    ...(change.openingMinutes !== undefined && { opening_minutes: change.openingMinutes }),
    ...(change.speechMinutes !== undefined && { speech_minutes: change.speechMinutes }),
    ...(change.nextSyncOn !== undefined && { next_sync_on: change.nextSyncOn }),
  })
}

/** whoever leads has said goal, agenda and rules; said twice it stays the first time. */
export async function noteOpening(tx: Db, { id, actor, at }: Asked): Promise<void> {
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'runTopics', meeting)
  const before = await tx
    .selectFrom('live_room')
    .select('opened_at')
    .where('meeting_id', '=', id)
    .executeTakeFirst()
  if (before?.opened_at) return
  await saveRoom(tx, id, { opened_by: actor.personId, opened_at: at })
  await noteChange(tx, actor, id, { move: 'opening', at })
}

/** S0-46: the timekeeper proposes more time, the host gives it. Answers with the meeting's id. */
export async function proposeExtension(tx: Db, minutes: number, { id, actor }: Asked): Promise<string> {
  const { topic, meeting } = await lockTopic(tx, id)
  authorizeMeeting(actor, 'keepTime', meeting)
  if (topic.state !== 'running') throw new AppError('conflict', 'topic.notRunning', { title: topic.title })
  await saveRoom(tx, meeting.id, {
    proposed_topic_id: id,
    proposed_minutes: minutes,
    proposed_by: actor.personId,
  })
  return meeting.id
}

export async function raiseHand(tx: Db, isUp: boolean, { id, actor, at }: Asked): Promise<void> {
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'view', meeting)
  const findings = await whyMuted(tx, meeting, actor.personId, at)
  if (findings.length > 0) {
    throw new AppError('forbidden', 'record.observerMute', {}, { detail: { findings } })
  }
  authorizeMeeting(actor, 'raiseHand', meeting)
  if (isUp) {
    await tx
      .insertInto('raised_hand')
      .values({ meeting_id: id, person_id: actor.personId, raised_at: at })
      .onConflict((conflict) => conflict.columns(['meeting_id', 'person_id']).doNothing())
      .execute()
  } else await lowerHand(tx, id, actor.personId)
  await tellRoom(tx, id)
}

async function lowerHand(tx: Db, meetingId: string, personId: string): Promise<void> {
  await tx
    .deleteFrom('raised_hand')
    .where('meeting_id', '=', meetingId)
    .where('person_id', '=', personId)
    .execute()
}

/** One speaker at a time; whoever gets the floor has asked long enough. */
export async function giveFloor(tx: Db, personId: string | null, { id, actor, at }: Asked): Promise<void> {
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'keepTime', meeting)
  if (personId !== null) {
    const sits = meeting.attendees.some((seat) => seat.personId === personId || seat.proxyId === personId)
    const issue = !sits
      ? 'room.notHere'
      : (await whyMuted(tx, meeting, personId, at)).length > 0
        ? 'record.observerMute'
        : undefined
    if (issue !== undefined) {
      throw new AppError('invalid', issue, {}, { issues: [{ path: ['personId'], reason: issue }] })
    }
    await lowerHand(tx, id, personId)
  }
  await saveRoom(tx, id, { speaker_id: personId, speaking_since: personId === null ? null : at })
}

/** S3-13: the basics stay editable while people sit together, for whoever leads or records. */
export async function correctBasics(
  tx: Db,
  change: BodyOf<typeof contract.correctBasics>,
  { id, actor, at }: Asked,
): Promise<void> {
  const { version, ...fields } = change
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'correctBasics', meeting)
  if (version !== meeting.version) {
    const current = await meetingView(tx, actor, id, at)
    throw new AppError('conflict', 'meeting.stale', {}, { detail: { current } })
  }
  const { hostId, recorderId, timekeeperId } = fields
  await requireActivePeople(tx, { hostId, recorderId, timekeeperId })
  const start = fields.plannedStart === undefined ? meeting.plannedStart : new Date(fields.plannedStart)
  const end = fields.plannedEnd === undefined ? meeting.plannedEnd : new Date(fields.plannedEnd)
  if (start !== null && end !== null && end <= start) {
    const issues = [{ path: ['plannedEnd'], reason: 'meeting.endBeforeStart' }]
    throw new AppError('invalid', 'meeting.endBeforeStart', {}, { issues })
  }
  await addMissingAttendees(tx, id, [hostId, recorderId, timekeeperId])
  if (recorderId !== undefined) {
    await tx.updateTable('minutes').set({ maintainer_id: recorderId }).where('meeting_id', '=', id).execute()
  }
  const columns = {
    name: fields.name,
    form: fields.form,
    place: fields.place,
    planned_start: fields.plannedStart === undefined ? undefined : start,
    planned_end: fields.plannedEnd === undefined ? undefined : end,
    host_id: hostId,
    recorder_id: recorderId,
    timekeeper_id: timekeeperId,
  }
  const set = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
  await saveMeeting(tx, meeting, set, at)
  await noteChange(tx, actor, id, { move: 'edit', at, data: { fields: Object.keys(fields) } })
}
