import { sql } from 'kysely'
import type * as contract from '#contract/meeting.ts'
import { topicCollectionUntil } from '#domain/calendar/clocks.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { AppError } from '#domain/error.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import type { NormEvent } from '#domain/norm/event.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { requireCollaboration } from '#server/collaboration/queries.ts'
import type { Db } from '#server/db/database.ts'
import { levelOf } from '#server/information/level.ts'
import { guard } from '#server/norm/guard.ts'
import { requireRequest } from '#server/request/queries.ts'
import { refreshAudience } from './audience.ts'
import { type MeetingChange, moveMeeting, noteChange, requireActivePeople, saveMeeting } from './change.ts'
import { loadClockSetting } from './clock.ts'
import { meetingFacts } from './facts.ts'
import type { Meeting } from './meeting.ts'
import { inviteLate, tellChanged } from './notice.ts'
import { addMissingAttendees } from './people.ts'
import { lockMeeting, topicsOf } from './queries.ts'
import {
  type BodyOf,
  isTold,
  type Overrides,
  requireComplete,
  requireOrder,
  requireReason,
  requireTime,
  type Some,
} from './requirements.ts'
import { meetingView } from './view.ts'

type Fields = BodyOf<typeof contract.createMeeting>
type Changes = BodyOf<typeof contract.updateMeeting>

/** What the norms say when 四定一确认 is declared complete (S0-26). */
export const readyEvents = [
  'meeting.goal.save',
  'meeting.publish',
  'agenda.publish',
] as const satisfies readonly NormEvent[]

/** A draft that tells nobody. Whoever makes it organises it; the head of their department hosts (S2-19). */
export async function createMeeting(tx: Db, actor: Actor, fields: Fields, at: Date): Promise<string> {
  await requirePeople(tx, fields)
  await requireCollaboration(tx, fields.collaborationId)
  await requireRequest(tx, fields.requestId)
  requireOrder(fields.plannedStart ?? null, fields.plannedEnd ?? null)
  requireReason(fields.needCheck ?? '', fields.needReason ?? '')
  const departmentId =
    fields.initiatingDepartmentId === undefined
      ? await primaryDepartment(tx, actor.personId)
      : fields.initiatingDepartmentId
  const hostId = fields.hostId === undefined ? await headOf(tx, departmentId) : fields.hostId
  const { zone } = await loadWorkTime(tx)
  const { rows } = await sql<{ id: string; number: string }>`
    select uuidv7() as id, next_number('HY', ${Number(civilDateOf(at, zone).slice(0, 4))}) as number`.execute(
    tx,
  )
  const { id, number } = rows[0] as { id: string; number: string }
  await tx
    .insertInto('meeting')
    .values({
      ...columnsOf(fields),
      classification: fields.classification ?? (await levelOf(tx, 'meeting')),
      id,
      number,
      name: fields.name,
      initiating_department_id: departmentId,
      organiser_id: actor.personId,
      host_id: hostId,
      // Until the audience is worked out: who makes it goes on to see it.
      participant_ids: [actor.personId],
      created_at: at,
      updated_at: at,
    })
    .execute()
  await addMissingAttendees(tx, id, [actor.personId, hostId, fields.recorderId, fields.timekeeperId])
  await refreshAudience(tx, id)
  await noteChange(tx, actor, id, { move: 'create', to: 'draft', at })
  return id
}

export async function updateMeeting(
  tx: Db,
  app: App,
  actor: Actor,
  request: { readonly id: string; readonly changes: Changes; readonly at: Date },
): Promise<void> {
  const { id, at } = request
  const { version, ...changes } = request.changes
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'edit', meeting)
  if (version !== meeting.version) {
    const current = await meetingView(tx, actor, id, at)
    throw new AppError('conflict', 'meeting.stale', {}, { detail: { current } })
  }
  requireClassifier(actor, meeting, changes.classification)
  requireRescheduled(meeting, changes)
  requireHandover(actor, meeting, changes.organiserId)
  requireAlone(meeting, changes)
  await requirePeople(tx, changes)
  await requireCollaboration(tx, changes.collaborationId)
  await requireRequest(tx, changes.requestId)
  requireOrder(
    changes.plannedStart === undefined ? iso(meeting.plannedStart) : changes.plannedStart,
    changes.plannedEnd === undefined ? iso(meeting.plannedEnd) : changes.plannedEnd,
  )

  if (changes.needCheck !== undefined || changes.needReason !== undefined) {
    requireReason(changes.needCheck ?? meeting.needCheck, changes.needReason ?? meeting.needReason)
  }

  const moved = isTold(meeting) && movesPeople(meeting, changes)
  const { organiserId } = changes
  const roles = [changes.hostId, changes.recorderId, changes.timekeeperId, organiserId]
  await addMissingAttendees(tx, id, roles)
  await saveMeeting(
    tx,
    meeting,
    {
      ...columnsOf(changes),
      ...(organiserId !== undefined && { organiser_id: organiserId }),
      ...(await collectingUntil(tx, meeting, changes.plannedStart)),
      ...(moved && { calendar_sequence: meeting.calendarSequence + 1 }),
    },
    at,
  )
  const fields = Object.keys(changes)
  if (fields.length > 0) await noteChange(tx, actor, id, { move: 'edit', at, data: { fields } })
  if (changes.classification !== undefined && changes.classification !== meeting.classification) {
    // a change of level is kept.
    await noteChange(tx, actor, id, {
      move: 'classify',
      at,
      data: { from: meeting.classification, to: changes.classification },
    })
  }
  const listed = new Set(meeting.attendees.map(({ personId }) => personId))
  for (const personId of new Set(roles)) {
    if (personId && !listed.has(personId)) await inviteLate(tx, app, actor, { meetingId: id, personId, at })
  }
  if (moved) await tellChanged(tx, app, actor, { meetingId: id, at })
}

export async function confirmVenue(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly isConfirmed: boolean; readonly at: Date },
): Promise<void> {
  const { id, isConfirmed, at } = request
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'edit', meeting)
  await saveMeeting(
    tx,
    meeting,
    {
      venue_confirmed_by: isConfirmed ? actor.personId : null,
      venue_confirmed_at: isConfirmed ? at : null,
    },
    at,
  )
  await noteChange(tx, actor, id, { move: isConfirmed ? 'confirmVenue' : 'unconfirmVenue', at })
}

export async function makeReady(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly overrides: Overrides; readonly at: Date },
): Promise<void> {
  const { id, overrides, at } = request
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'makeReady', meeting)
  requireTime(meeting)
  requireComplete(meeting, await topicsOf(tx, id))
  await guard(tx, actor, {
    event: readyEvents,
    facts: await meetingFacts(tx, id, at),
    noun: 'meeting',
    nounId: id,
    overrides,
    isImported: meeting.isImported,
    now: at,
  })
  await moveMeeting(tx, actor, meeting, { move: 'makeReady', at })
}

function requirePeople(tx: Db, fields: Some<Changes>): Promise<void> {
  const { hostId, recorderId, timekeeperId, materialPreparerId, organiserId } = fields
  return requireActivePeople(tx, { hostId, recorderId, timekeeperId, materialPreparerId, organiserId })
}

/** Whoever organises may hand it over, to the project lead or the head of the department (S3-04). */
function requireHandover(actor: Actor, meeting: Meeting, wanted: string | undefined): void {
  if (wanted === undefined || wanted === meeting.organiserId) return
  if (actor.personId !== meeting.organiserId) throw new AppError('forbidden', 'meeting.organiserNotYours')
}

/** The level is set by those who answer for the meeting. */
function requireClassifier(actor: Actor, meeting: Meeting, wanted: string | undefined): void {
  if (wanted === undefined || wanted === meeting.classification) return
  if (actor.personId === meeting.organiserId || actor.personId === meeting.hostId) return
  throw new AppError('forbidden', 'meeting.classificationNotYours')
}

/** Whoever steers or records speaks: an observer becomes neither without being made a main participant first. */
function requireAlone(meeting: Meeting, { hostId, recorderId }: Some<Fields>): void {
  const observers = new Set(
    meeting.attendees.filter(({ kind }) => kind === 'observer').map(({ personId }) => personId),
  )
  for (const personId of [hostId, recorderId]) {
    if (personId != null && observers.has(personId)) throw new AppError('conflict', 'attendee.roleSpeaks')
  }
}

/** The window for proposals goes with the time of the meeting. */
async function collectingUntil(
  tx: Db,
  meeting: Meeting,
  plannedStart: string | null | undefined,
): Promise<MeetingChange> {
  if (meeting.state !== 'collecting' || plannedStart === undefined || plannedStart === null) return {}
  const { at } = topicCollectionUntil(new Date(plannedStart), await loadClockSetting(tx))
  return { collecting_until: at }
}

/** Once people have been told a time it moves only by a move of its own, which asks them again. */
function requireRescheduled(meeting: Meeting, changes: Some<Fields>): void {
  if (!isTold(meeting)) return
  const isMoved = (wanted: string | null | undefined, has: Date | null): boolean =>
    wanted !== undefined && (wanted === null ? null : Date.parse(wanted)) !== (has?.getTime() ?? null)
  if (
    isMoved(changes.plannedStart, meeting.plannedStart) ||
    isMoved(changes.plannedEnd, meeting.plannedEnd)
  ) {
    throw new AppError('conflict', 'meeting.useReschedule')
  }
}

/** What a calendar shows of a meeting besides its time. */
function movesPeople(meeting: Meeting, changes: Some<Fields>): boolean {
  return (['name', 'place', 'onlineUrl', 'form'] as const).some(
    (field) => changes[field] !== undefined && changes[field] !== meeting[field],
  )
}

function columnsOf(fields: Some<Fields>): MeetingChange {
  const columns = {
    name: fields.name,
    type: fields.type,
    classification: fields.classification,
    planned_start: fields.plannedStart,
    planned_end: fields.plannedEnd,
    form: fields.form,
    place: fields.place,
    online_url: fields.onlineUrl,
    goal: fields.goal,
    core_problem: fields.coreProblem,
    expected_outcome: fields.expectedOutcome,
    need_check: fields.needCheck,
    need_reason: fields.needReason,
    out_of_scope: fields.outOfScope,
    collaboration_id: fields.collaborationId,
    // One of the two: what it belongs to here, or words for what is not here.
    collaboration_name: fields.collaborationId ? '' : fields.collaborationName,
    request_id: fields.requestId,
    initiating_department_id: fields.initiatingDepartmentId,
    host_id: fields.hostId,
    recorder_id: fields.recorderId,
    timekeeper_id: fields.timekeeperId,
    material_preparer_id: fields.materialPreparerId,
    decision_power: fields.decisionPower,
    is_resource_contested: fields.isResourceContested,
    confirm_minutes: fields.confirmMinutes,
    break_minutes: fields.breakMinutes,
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
}

async function primaryDepartment(tx: Db, personId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('person_department')
    .select('department_id')
    .where('person_id', '=', personId)
    .orderBy('is_primary', 'desc')
    .executeTakeFirst()
  return row?.department_id ?? null
}

async function headOf(tx: Db, departmentId: string | null): Promise<string | null> {
  if (departmentId === null) return null
  const row = await tx
    .selectFrom('department')
    .select('head_id')
    .where('id', '=', departmentId)
    .executeTakeFirst()
  return row?.head_id ?? null
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null
}
