import { addDays, type CivilDate, weekday, yearOf } from './civil-date.ts'
import type { TimeOfDay } from './instant.ts'

/**
 * Which days are worked. Monday to Friday, but for the days named here: a `holiday` is off on
 * whatever weekday, a `workday` (调休补班) is worked on whatever weekday.
 */
export interface WorkCalendar {
  readonly kinds: ReadonlyMap<CivilDate, 'holiday' | 'workday'>
  /** What a named day belongs to, as in 春节. */
  readonly names: ReadonlyMap<CivilDate, string>
  /** Years whose arrangement has been published. In any other a deadline may still shift, and says so. */
  readonly announcedYears: ReadonlySet<number>
  readonly dayStart: TimeOfDay
  readonly dayEnd: TimeOfDay
}

export function isWorkingDay(date: CivilDate, calendar: WorkCalendar): boolean {
  const kind = calendar.kinds.get(date)
  return kind === undefined ? weekday(date) <= 5 : kind === 'workday'
}

/**
 * The n-th working day after the date, or before it for a negative n. The date itself is never
 * counted, whether worked or not; n = 0 gives it back.
 */
export function addWorkingDays(date: CivilDate, n: number, calendar: WorkCalendar): CivilDate {
  const step = n < 0 ? -1 : 1
  let found = date
  for (let left = Math.abs(n); left > 0; ) {
    found = addDays(found, step)
    if (isWorkingDay(found, calendar)) left -= 1
  }
  return found
}

export function nextWorkingDay(date: CivilDate, calendar: WorkCalendar): CivilDate {
  return addWorkingDays(date, 1, calendar)
}

export function previousWorkingDay(date: CivilDate, calendar: WorkCalendar): CivilDate {
  return addWorkingDays(date, -1, calendar)
}

/** How many n `addWorkingDays` needs to get from one working day to another; the first day is not counted. */
export function workingDaysBetween(from: CivilDate, to: CivilDate, calendar: WorkCalendar): number {
  const step = to < from ? -1 : 1
  let count = 0
  for (let date = from; date !== to; ) {
    date = addDays(date, step)
    if (isWorkingDay(date, calendar)) count += step
  }
  return count
}

export function isYearAnnounced(year: number, calendar: WorkCalendar): boolean {
  return calendar.announcedYears.has(year)
}

/** The years from one date to another whose holidays are not published yet. */
export function unannouncedYears(from: CivilDate, to: CivilDate, calendar: WorkCalendar): number[] {
  const years: number[] = []
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    if (!isYearAnnounced(year, calendar)) years.push(year)
  }
  return years
}

/** The last day worked in the ISO week of the date; none in a week that is all holiday. */
export function lastWorkingDayOfWeek(date: CivilDate, calendar: WorkCalendar): CivilDate | undefined {
  const sunday = addDays(date, 7 - weekday(date))
  for (let back = 0; back < 7; back += 1) {
    const candidate = addDays(sunday, -back)
    if (isWorkingDay(candidate, calendar)) return candidate
  }
  return undefined
}
