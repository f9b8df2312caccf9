import type { CivilDate } from '#domain/calendar/civil-date.ts'
import { addMinutes } from '#domain/calendar/instant.ts'
import type { Db } from '#server/db/database.ts'
import type { MeetingChange } from '#server/meeting/change.ts'
import type { Meeting } from '#server/meeting/meeting.ts'
import { meetingName, startOf } from './make.ts'
import type { Series } from './series.ts'

/** The fields of a meeting that its series gives, as they are compared. */
export type Given = Readonly<Record<keyof typeof columnOf | 'time', unknown>>

const columnOf = {
  name: 'name',
  type: 'type',
  classification: 'classification',
  form: 'form',
  place: 'place',
  onlineUrl: 'online_url',
  goal: 'goal',
  expectedOutcome: 'expected_outcome',
  needReason: 'need_reason',
  collaborationName: 'collaboration_name',
  confirmMinutes: 'confirm_minutes',
  initiatingDepartmentId: 'initiating_department_id',
  hostId: 'host_id',
  recorderId: 'recorder_id',
  timekeeperId: 'timekeeper_id',
} as const

export const givenFields: readonly string[] = [...Object.keys(columnOf), 'time']

/** What the series gives to its n-th meeting on a day. */
export async function givenBy(
  tx: Db,
  series: Series,
  { no, day, zone }: { no: number; day: CivilDate; zone: string },
): Promise<Given> {
  const start = startOf(series, day, zone)
  return {
    name: await meetingName(tx, series, no),
    type: series.type,
    classification: series.classification,
    form: series.form,
    place: series.place,
    onlineUrl: series.onlineUrl,
    goal: series.goal,
    expectedOutcome: series.expectedOutcome,
    needReason: series.needReason,
    collaborationName: series.collaborationName,
    confirmMinutes: series.confirmMinutes,
    initiatingDepartmentId: series.initiatingDepartmentId,
    hostId: series.hostId,
    recorderId: series.recorderId,
    timekeeperId: series.timekeeperId,
    time: timeOf(start, addMinutes(start, series.durationMinutes)),
  }
}

export function hasOf(meeting: Meeting): Given {
  return {
    name: meeting.name,
    type: meeting.type,
    classification: meeting.classification,
    form: meeting.form,
    place: meeting.place,
    onlineUrl: meeting.onlineUrl,
    goal: meeting.goal,
    expectedOutcome: meeting.expectedOutcome,
    needReason: meeting.needReason,
    collaborationName: meeting.collaborationName,
    confirmMinutes: meeting.confirmMinutes,
    initiatingDepartmentId: meeting.initiatingDepartmentId,
    hostId: meeting.hostId,
    recorderId: meeting.recorderId,
    timekeeperId: meeting.timekeeperId,
    time: timeOf(meeting.plannedStart, meeting.plannedEnd),
  }
}

function timeOf(start: Date | null, end: Date | null): { start: string | null; end: string | null } {
  return { start: start?.toISOString() ?? null, end: end?.toISOString() ?? null }
}

export function columnsOfGiven(take: Partial<Given>): MeetingChange {
  const { time, ...plain } = take
  const columns = Object.entries(plain).map(([field, value]) => [
    columnOf[field as keyof typeof columnOf],
    value,
  ])
  const { start, end } = (time ?? {}) as { start?: string; end?: string }
  return {
    ...(Object.fromEntries(columns) as MeetingChange),
    ...(time !== undefined && { planned_start: start ?? null, planned_end: end ?? null }),
  }
}
