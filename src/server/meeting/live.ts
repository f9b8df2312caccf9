import type * as contract from '#contract/meeting.ts'
import { draftMinutesBy, finalMinutesBy, isLeavingEarly, signInAt } from '#domain/calendar/clocks.ts'
import { AppError } from '#domain/error.ts'
import { attendanceLifecycle, type SignInState } from '#domain/meeting/attendee.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import type { MeetingFacts } from '#domain/norm/facts.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { guard } from '#server/norm/guard.ts'
import { refreshAudience } from './audience.ts'
import { moveMeeting, noteChange, requireActivePeople, tellMeeting, tellTopics } from './change.ts'
import { loadClockSetting } from './clock.ts'
import { meetingFacts } from './facts.ts'
import { openMinutes } from './open-minutes.ts'
import { attendeeOf, lockMeeting } from './queries.ts'
import type { BodyOf, Overrides } from './requirements.ts'
import { pauseRunning } from './running.ts'
import { rowOf } from './view.ts'

/** The minutes begin with the meeting: from here on they are being recorded. */
export async function startMeeting(
  tx: Db,
  actor: Actor,
  request: {
    readonly id: string
    readonly openingChecked: boolean
    readonly overrides: Overrides
    readonly at: Date
  },
): Promise<void> {
  const { id, openingChecked, overrides, at } = request
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'start', meeting)
  const facts = await meetingFacts(tx, id, at)
  await guard(tx, actor, {
    event: 'meeting.start',
    facts: openingChecked ? withOpeningCheck(facts, at) : facts,
    noun: 'meeting',
    nounId: id,
    overrides,
    isImported: meeting.isImported,
    now: at,
  })
  await openMinutes(tx, meeting, at)
  await moveMeeting(tx, actor, meeting, {
    move: 'start',
    at,
    data: { openingChecked },
    change: {
      actual_start: at,
      ...(openingChecked && { opening_checked_by: actor.personId, opening_checked_at: at }),
    },
  })
}

function withOpeningCheck(facts: MeetingFacts, at: Date): MeetingFacts {
  return { ...facts, meeting: { ...facts.meeting, openingCheckedAt: at } }
}

/** C-24. Nobody signs for somebody else: a person signs their own row, or the one they stand in for. */
export async function signMeIn(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly code?: string | undefined; readonly at: Date },
): Promise<void> {
  const { id, at, code = '' } = request
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'checkIn', meeting)
  const row = rowOf(meeting, actor.personId)
  if (row === undefined || meeting.plannedStart === null) {
    throw new AppError('conflict', 'attendance.notPossible')
  }
  const move = signInAt(at, meeting.plannedStart, await loadClockSetting(tx))
  if (move === 'tooEarly') {
    throw new AppError('conflict', 'attendance.tooEarly', { start: meeting.plannedStart.toISOString() })
  }
  const state = attendanceLifecycle.stateAfter(row.signIn ?? 'expected', move) as SignInState
  // Who sent somebody and comes after all sits and votes there themselves.
  const comesAfterAll = row.personId === actor.personId && row.rsvp === 'proxy'
  await tx
    .updateTable('meeting_attendee')
    .set({
      ...(comesAfterAll && { rsvp: 'yes' as const, proxy_id: null, proxy_scope: null }),
      sign_in: state,
      signed_in_at: at,
      sign_in_method: (await isCodeOf(tx, id, code)) ? 'scan' : 'online',
      version: row.version + 1,
    })
    .where('id', '=', row.id)
    .execute()
  if (comesAfterAll) await refreshAudience(tx, id)
  await noteChange(tx, actor, id, { move, at, from: 'expected', to: state, data: { personId: row.personId } })
  await tellMeeting(tx, id, meeting.version)
}

/** An old code is no reason to send somebody away: they are signed in all the same, by the link. */
async function isCodeOf(tx: Db, meetingId: string, code: string): Promise<boolean> {
  if (code === '') return false
  const row = await tx
    .selectFrom('meeting')
    .select('sign_in_code')
    .where('id', '=', meetingId)
    .executeTakeFirst()
  return row?.sign_in_code === code
}

/** one's own going. Shortly before the end nobody left early; when they went is kept all the same. */
export async function leaveMeeting(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly at: Date },
): Promise<void> {
  const { id, at } = request
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'leave', meeting)
  const row = rowOf(meeting, actor.personId)
  if (row === undefined) throw new AppError('conflict', 'attendance.notPossible')
  const isEarly =
    meeting.plannedEnd !== null && isLeavingEarly(at, meeting.plannedEnd, await loadClockSetting(tx))
  const after = attendanceLifecycle.stateAfter(row.signIn ?? 'expected', 'leaveEarly') as SignInState
  const state = isEarly ? after : (row.signIn as SignInState)
  await tx
    .updateTable('meeting_attendee')
    .set({ sign_in: state, left_at: at, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
  await noteChange(tx, actor, id, {
    move: isEarly ? 'leaveEarly' : 'leave',
    at,
    from: row.signIn,
    to: state,
    data: { personId: row.personId },
  })
  await tellMeeting(tx, id, meeting.version)
}

/**
 * The recorder's roll call (S2-27), with whoever called it in the history. A reason for an absence may come
 * later, but before the minutes are final (NM-MTG-02).
 */
export async function noteAttendance(
  tx: Db,
  actor: Actor,
  request: {
    readonly id: string
    readonly attendeeId: string
    readonly attendance: BodyOf<typeof contract.noteAttendance>
    readonly at: Date
  },
): Promise<void> {
  const { id, attendeeId, attendance, at } = request
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'noteAttendance', meeting)
  const row = attendeeOf(meeting, attendeeId)
  const { signIn, reason, proxyId = row.proxyId } = attendance
  if (proxyId === row.personId) {
    const issues = [{ path: ['proxyId'], reason: 'rsvp.proxyIsSelf' }]
    throw new AppError('invalid', 'rsvp.proxyIsSelf', {}, { issues })
  }
  await requireActivePeople(tx, { proxyId })
  const isHere = signIn === 'onTime' || signIn === 'late' || signIn === 'leftEarly'
  await tx
    .updateTable('meeting_attendee')
    .set({
      sign_in: signIn,
      signed_in_at: isHere ? (row.signedInAt ?? at) : null,
      // What somebody signed themselves stays theirs; what is noted for them says that it was.
      sign_in_method: isHere ? (row.signInMethod ?? 'manual') : null,
      left_at: signIn === 'leftEarly' ? (row.leftAt ?? at) : null,
      absence_reason: signIn === 'absent' || signIn === 'leave' || signIn === 'leftEarly' ? reason : '',
      proxy_id: proxyId,
      proxy_scope: proxyId === null ? null : (row.proxyScope ?? 'speakAndVote'),
      rsvp: proxyId === null ? (row.rsvp === 'proxy' ? 'no' : row.rsvp) : 'proxy',
      version: row.version + 1,
    })
    .where('id', '=', attendeeId)
    .execute()
  if (proxyId !== row.proxyId) await refreshAudience(tx, id)
  await noteChange(tx, actor, id, {
    move: 'noteAttendance',
    at,
    from: row.signIn ?? 'expected',
    to: signIn ?? 'expected',
    reason,
    data: { personId: row.personId, ...(proxyId !== null && { proxyId }) },
  })
  await tellMeeting(tx, id, meeting.version)
}

/** The record is read back item by item; no topic runs meanwhile (S2-44). */
export async function beginConfirming(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly at: Date },
): Promise<void> {
  const { id, at } = request
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'beginConfirming', meeting)
  await pauseRunning(tx, id, at)
  await moveMeeting(tx, actor, meeting, { move: 'beginConfirming', at })
  await tellTopics(tx, id)
}

/** From here C-05 and C-07 run. */
export async function endMeeting(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly overrides: Overrides; readonly at: Date },
): Promise<void> {
  const { id, overrides, at } = request
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'end', meeting)
  await guard(tx, actor, {
    event: 'meeting.end',
    facts: await meetingFacts(tx, id, at),
    noun: 'meeting',
    nounId: id,
    overrides,
    isImported: meeting.isImported,
    now: at,
  })
  await pauseRunning(tx, id, at)
  const setting = await loadClockSetting(tx)
  await tx
    .updateTable('minutes')
    .set({
      draft_due_at: draftMinutesBy(at, setting).at,
      final_due_at: finalMinutesBy(at, setting).at,
      updated_at: at,
    })
    .where('meeting_id', '=', id)
    .execute()
  await moveMeeting(tx, actor, meeting, { move: 'end', at, change: { actual_end: at } })
  await tellTopics(tx, id)
}
