import { sql } from 'kysely'
import { type CivilDate, civilDate } from '#domain/calendar/civil-date.ts'
import type { HourClockMode, WorkTime } from '#domain/calendar/deadline.ts'
import { timeOfDay } from '#domain/calendar/instant.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import type { Db } from '#server/db/database.ts'

/** The organisation's working calendar. Cheap to ask for: unchanged days are not read again. */
export async function loadCalendar(tx: Db): Promise<WorkCalendar> {
  const stamp = await contentStamp(tx)
  const known = calendars.get(stamp)
  if (known) return known
  const fresh = await readCalendar(tx)
  // Only the latest is asked for; an older one would be kept for nobody.
  if (calendars.size >= kept) calendars.delete(calendars.keys().next().value as string)
  calendars.set(stamp, fresh)
  return fresh
}

/** The calendar together with the organisation's time zone and how it counts hours (K3). */
export async function loadWorkTime(tx: Db): Promise<WorkTime & { readonly hourClockMode: HourClockMode }> {
  const organisation = await tx
    .selectFrom('organisation')
    .select(['time_zone', 'hour_clock_mode'])
    .executeTakeFirst()
  return {
    calendar: await loadCalendar(tx),
    zone: organisation?.time_zone ?? defaults.zone,
    hourClockMode: organisation?.hour_clock_mode ?? 'natural',
  }
}

const defaults = { zone: 'Asia/Shanghai', dayStart: '09:00', dayEnd: '18:00' }

/** Kept by what they contain, so that no change, of whatever node or transaction, can be missed. */
const calendars = new Map<string, WorkCalendar>()
const kept = 8

async function contentStamp(tx: Db): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select concat_ws('|',
      (select md5(string_agg(day || kind || name, ',' order by day)) from calendar_day),
      (select string_agg(year::text, ',' order by year) from calendar_year),
      (select day_start || day_end from organisation)) as stamp`.execute(tx)
  return rows[0]?.stamp ?? ''
}

async function readCalendar(tx: Db): Promise<WorkCalendar> {
  const days = await tx.selectFrom('calendar_day').select(['day', 'kind', 'name']).orderBy('day').execute()
  const years = await tx.selectFrom('calendar_year').select('year').execute()
  const hours = await tx.selectFrom('organisation').select(['day_start', 'day_end']).executeTakeFirst()
  const kinds = new Map<CivilDate, 'holiday' | 'workday'>()
  const names = new Map<CivilDate, string>()
  for (const { day, kind, name } of days) {
    kinds.set(civilDate(day), kind)
    if (name !== '') names.set(civilDate(day), name)
  }
  return {
    kinds,
    names,
    announcedYears: new Set(years.map(({ year }) => year)),
    dayStart: timeOfDay(hours?.day_start ?? defaults.dayStart),
    dayEnd: timeOfDay(hours?.day_end ?? defaults.dayEnd),
  }
}
