import { type CivilDate, civilDate } from '#domain/calendar/civil-date.ts'
import type { HourClockMode, WorkTime } from '#domain/calendar/deadline.ts'
import { timeOfDay } from '#domain/calendar/instant.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import type { Db } from '#server/db/database.ts'
import { untilSettingsChange } from '#server/db/setting-stamp.ts'

type OrganisationTime = WorkTime & { readonly hourClockMode: HourClockMode }

/** The organisation's working calendar. Cheap to ask for: it is read once for all who ask. */
export async function loadCalendar(tx: Db): Promise<WorkCalendar> {
  return (await loadWorkTime(tx)).calendar
}

/** The calendar together with the organisation's time zone and how it counts hours (K3). */
export const loadWorkTime: (tx: Db) => Promise<OrganisationTime> = untilSettingsChange(async (tx) => {
  const organisation = await tx
    .selectFrom('organisation')
    .select(['time_zone', 'hour_clock_mode', 'day_start', 'day_end'])
    .executeTakeFirst()
  const days = await tx.selectFrom('calendar_day').select(['day', 'kind', 'name']).orderBy('day').execute()
  const years = await tx.selectFrom('calendar_year').select('year').execute()
  const kinds = new Map<CivilDate, 'holiday' | 'workday'>()
  const names = new Map<CivilDate, string>()
  for (const { day, kind, name } of days) {
    kinds.set(civilDate(day), kind)
    if (name !== '') names.set(civilDate(day), name)
  }
  return {
    calendar: {
      kinds,
      names,
      announcedYears: new Set(years.map(({ year }) => year)),
      dayStart: timeOfDay(organisation?.day_start ?? defaults.dayStart),
      dayEnd: timeOfDay(organisation?.day_end ?? defaults.dayEnd),
    },
    zone: organisation?.time_zone ?? defaults.zone,
    hourClockMode: organisation?.hour_clock_mode ?? 'natural',
  }
})

const defaults = { zone: 'Asia/Shanghai', dayStart: '09:00', dayEnd: '18:00' }
