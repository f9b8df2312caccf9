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

type Shared = Exclude<keyof typeof columnOf, 'name'>

export const givenFields: readonly string[] = [...Object.keys(columnOf), 'time']

/** What a series gives to its meetings as it stands: everything but name and time, which each date has of its own. */
export function sharedOf(of: Pick<Meeting, Shared>): Pick<Meeting, Shared> {
  const {
    type,
    classification,
    form,
    place,
    onlineUrl,
    goal,
    expectedOutcome,
    needReason,
    collaborationName,
    confirmMinutes,
    initiatingDepartmentId,
    hostId,
    recorderId,
    timekeeperId,
  } = of
  return {
    type,
    classification,
    form,
    place,
    onlineUrl,
    goal,
    expectedOutcome,
    needReason,
    collaborationName,
    confirmMinutes,
    initiatingDepartmentId,
    hostId,
    recorderId,
    timekeeperId,
  }
}

/** What the series gives to its n-th meeting on a day. */
export async function givenBy(
  tx: Db,
  series: Series,
  { no, day, zone }: { no: number; day: CivilDate; zone: string },
): Promise<Given> {
  const start = startOf(series, day, zone)
  return {
    name: await meetingName(tx, series, no),
    ...sharedOf(series),
    time: timeOf(start, addMinutes(start, series.durationMinutes)),
  }
}

export function hasOf(meeting: Meeting): Given {
  return {
    name: meeting.name,
    ...sharedOf(meeting),
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
