import { addDays, type CivilDate, civilDate, daysBetween, weekday, yearOf } from './civil-date.ts'
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
  return to < from
    ? 0 - countWorkingDays(to, addDays(from, -1), calendar)
    : countWorkingDays(addDays(from, 1), to, calendar)
}

/**
 * The days worked from one date to another, both counted; none when `to` is the earlier. Not day by day: lists
 * ask this for every row, and plans may be years long.
 */
export function countWorkingDays(from: CivilDate, to: CivilDate, calendar: WorkCalendar): number {
  if (to < from) return 0
  const [first, last] = [daysBetween(aMonday, from), daysBetween(aMonday, to)]
  const shifts = shiftsOf(calendar)
  return (
    weekdaysBefore(last + 1) -
    weekdaysBefore(first) +
    shiftsUpTo(to, shifts) -
    shiftsUpTo(addDays(from, -1), shifts)
  )
}

const aMonday = civilDate('1970-01-05')

/** Mondays to Fridays among the days 0 … n − 1 since a Monday. */
function weekdaysBefore(n: number): number {
  const weeks = Math.floor(n / 7)
  return weeks * 5 + Math.min(n - weeks * 7, 5)
}

interface Shift {
  readonly on: CivilDate
  /** What all named days up to this one add to the weekdays: one less a holiday, one more a make-up day. */
  readonly sum: number
}

/** A calendar does not change once it is made; what is counted from it can be kept with it. */
const known = new WeakMap<WorkCalendar, readonly Shift[]>()

function shiftsOf(calendar: WorkCalendar): readonly Shift[] {
  const before = known.get(calendar)
  if (before !== undefined) return before
  let sum = 0
  const shifts = [...calendar.kinds]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([on, kind]) => {
      const isWeekday = weekday(on) <= 5
      if (isWeekday === (kind === 'workday')) return []
      sum += kind === 'workday' ? 1 : -1
      return [{ on, sum }]
    })
  known.set(calendar, shifts)
  return shifts
}

function shiftsUpTo(date: CivilDate, shifts: readonly Shift[]): number {
  let [low, high] = [0, shifts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((shifts[middle] as Shift).on <= date) low = middle + 1
    else high = middle
  }
  return shifts[low - 1]?.sum ?? 0
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
