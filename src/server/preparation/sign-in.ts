import QRCode from 'qrcode'
import type { Out } from '#contract/endpoint.ts'
import type * as contract from '#contract/preparation.ts'
import { attendanceWindow, type ClockSetting, signInAt } from '#domain/calendar/clocks.ts'
import { addMinutes } from '#domain/calendar/instant.ts'
import { authorizeMeeting, canInMeeting, mayInMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import { signInTotals } from '#domain/preparation/totals.ts'
import type { Db } from '#server/db/database.ts'
import { loadClockSetting } from '#server/meeting/clock.ts'
import type { Meeting } from '#server/meeting/meeting.ts'
import { getMeeting } from '#server/meeting/queries.ts'

/** 会议签到表: when it is open, how full it is, and the code to show in the room (X-21, C-24). */
export async function signInSheet(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly publicUrl: string; readonly now: Date },
): Promise<Out<typeof contract.getSignIn.reply>> {
  const { id, publicUrl, now } = request
  const meeting = await getMeeting(tx, id)
  authorizeMeeting(actor, 'view', meeting)
  const setting = await loadClockSetting(tx)
  // Whoever calls the roll shows the code; nobody else gets it by asking.
  const showsCode = mayInMeeting(actor, 'noteAttendance', meeting) && canInMeeting('checkIn', meeting.state)
  return {
    window: windowOf(meeting, setting),
    moment: momentOf(meeting, setting, now),
    totals: signInTotals(meeting.attendees),
    code: showsCode ? await codeOf(tx, id, publicUrl) : null,
  }
}

function windowOf({ plannedStart, plannedEnd }: Meeting, setting: ClockSetting) {
  if (plannedStart === null) return null
  const { opensAt, lateAfter } = attendanceWindow(plannedStart, setting)
  return {
    opensAt: opensAt.at.toISOString(),
    lateAfter: lateAfter.at.toISOString(),
    earlyUntil:
      plannedEnd === null ? null : addMinutes(plannedEnd, -setting.parameters.leftEarlyMinutes).toISOString(),
  }
}

function momentOf({ state, plannedStart }: Meeting, setting: ClockSetting, now: Date) {
  if (plannedStart === null || !canInMeeting('checkIn', state)) return 'closed'
  const move = signInAt(now, plannedStart, setting)
  return move === 'signIn' ? 'open' : move === 'signInLate' ? 'late' : 'tooEarly'
}

async function codeOf(tx: Db, meetingId: string, publicUrl: string) {
  const { sign_in_code: code } = await tx
    .selectFrom('meeting')
    .select('sign_in_code')
    .where('id', '=', meetingId)
    .executeTakeFirstOrThrow()
  const link = `${publicUrl}/meetings/${meetingId}/sign-in?code=${code}`
  return { link, svg: await QRCode.toString(link, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' }) }
}
