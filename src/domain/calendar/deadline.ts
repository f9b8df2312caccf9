import { addDays, type CivilDate, mondayOf, weekday } from './civil-date.ts'
import { type Explanation, explain, explainDays, explainYears } from './explanation.ts'
import {
  addMinutes,
  civilDateOf,
  type Instant,
  instantAt,
  isoWithOffset,
  type TimeOfDay,
  timeOf,
} from './instant.ts'
import {
  addWorkingDays,
  isWorkingDay,
  lastWorkingDayOfWeek,
  nextWorkingDay,
  previousWorkingDay,
  type WorkCalendar,
} from './work-calendar.ts'

export interface Deadline {
  readonly at: Instant
  readonly explanation: readonly Explanation[]
}

/** Where and when an organisation works: what every count of days or hours needs to know. */
export interface WorkTime {
  readonly calendar: WorkCalendar
  /** IANA name. */
  readonly zone: string
}

export const hourClockModes = ['natural', 'working'] as const
/** Whether 24 小时 means hours on the wall or hours at work (K3). */
export type HourClockMode = (typeof hourClockModes)[number]

/** N 个工作日内: same clock time on the n-th working day after. A start on a day off counts from the next morning at work (K2). */
export function workingDaysAfter(start: Instant, n: number, { calendar, zone }: WorkTime): Deadline {
  const date = civilDateOf(start, zone)
  const worked = isWorkingDay(date, calendar)
  const first = worked ? date : nextWorkingDay(date, calendar)
  const last = addWorkingDays(first, n, calendar)
  return {
    at: instantAt(last, worked ? timeOf(start, zone) : calendar.dayStart, zone),
    explanation: [
      explain('clock.workingDaysAfter', { n, from: isoWithOffset(start, zone) }),
      ...(worked ? [] : [explain('clock.movedToWorkingDay', { from: date, to: first })]),
      ...explainDays(date, last, calendar),
    ],
  }
}

/** N 个工作日前: same clock time on the n-th working day before (K2). */
export function workingDaysBefore(anchor: Instant, n: number, { calendar, zone }: WorkTime): Deadline {
  const date = civilDateOf(anchor, zone)
  const found = addWorkingDays(date, -n, calendar)
  return {
    at: instantAt(found, timeOf(anchor, zone), zone),
    explanation: [
      explain('clock.workingDaysBefore', { n, from: isoWithOffset(anchor, zone) }),
      ...explainDays(found, addDays(date, -1), calendar),
    ],
  }
}

/** Natural days, same clock time (K4). */
export function daysAfter(start: Instant, n: number, { zone }: WorkTime): Deadline {
  return {
    at: instantAt(addDays(civilDateOf(start, zone), n), timeOf(start, zone), zone),
    explanation: [explain('clock.daysAfter', { n, from: isoWithOffset(start, zone) })],
  }
}

/** 提前 N 天: natural days, same clock time (K4). */
export function daysBefore(anchor: Instant, n: number, { zone }: WorkTime): Deadline {
  return {
    at: instantAt(addDays(civilDateOf(anchor, zone), -n), timeOf(anchor, zone), zone),
    explanation: [explain('clock.daysBefore', { n, from: isoWithOffset(anchor, zone) })],
  }
}

export function hoursAfter(start: Instant, hours: number, mode: HourClockMode, work: WorkTime): Deadline {
  if (mode === 'working') return workingHoursAfter(start, hours, work)
  return {
    at: addMinutes(start, hours * 60),
    explanation: [explain('clock.hoursAfter', { n: hours, from: isoWithOffset(start, work.zone) })],
  }
}

export function hoursBefore(anchor: Instant, hours: number, { zone }: WorkTime): Deadline {
  return {
    at: addMinutes(anchor, -hours * 60),
    explanation: [explain('clock.hoursBefore', { n: hours, from: isoWithOffset(anchor, zone) })],
  }
}

export function minutesAfter(start: Instant, minutes: number, { zone }: WorkTime): Deadline {
  return {
    at: addMinutes(start, minutes),
    explanation: [explain('clock.minutesAfter', { n: minutes, from: isoWithOffset(start, zone) })],
  }
}

export function minutesBefore(anchor: Instant, minutes: number, { zone }: WorkTime): Deadline {
  return {
    at: addMinutes(anchor, -minutes),
    explanation: [explain('clock.minutesBefore', { n: minutes, from: isoWithOffset(anchor, zone) })],
  }
}

/** Only the time between the beginning and the end of a working day passes. */
export function workingHoursAfter(start: Instant, hours: number, work: WorkTime): Deadline {
  const { calendar, zone } = work
  const first = civilDateOf(start, zone)
  let date = isWorkingDay(first, calendar) ? first : nextWorkingDay(first, calendar)
  let left = hours * 3_600_000
  for (;;) {
    const opens = instantAt(date, calendar.dayStart, zone).getTime()
    const closes = instantAt(date, calendar.dayEnd, zone).getTime()
    const from = Math.max(opens, start.getTime())
    const available = Math.max(0, closes - from)
    if (left <= available) {
      return {
        at: new Date(from + left),
        explanation: [
          explain('clock.workingHoursAfter', { n: hours, from: isoWithOffset(start, zone) }),
          ...explainDays(first, date, calendar),
        ],
      }
    }
    left -= available
    date = nextWorkingDay(date, calendar)
  }
}

/** A date without a time lasts until its last minute (K4); a day off is hinted at, never moved (K5). */
export function endOfDay(date: CivilDate, work: WorkTime): Deadline {
  return {
    at: instantAt(date, '23:59', work.zone),
    explanation: [explain('clock.endOfDay', { date }), ...hintDayOff(date, work.calendar)],
  }
}

/** X 日前 N 天 where only the date is known: until the end of the day n days before. */
export function endOfDayBefore(date: CivilDate, n: number, work: WorkTime): Deadline {
  return until(addDays(date, -n), explain('clock.daysBefore', { n, from: date }), work)
}

/** The same, n natural days after. */
export function endOfDayAfter(date: CivilDate, n: number, work: WorkTime): Deadline {
  return until(addDays(date, n), explain('clock.daysAfter', { n, from: date }), work)
}

/** 下班前: the hour at which the working day ends. */
export function endOfWork(date: CivilDate, { calendar, zone }: WorkTime): Deadline {
  return {
    at: instantAt(date, calendar.dayEnd, zone),
    explanation: [explain('clock.endOfDay', { date }), ...hintDayOff(date, calendar)],
  }
}

/** A reminder is of use only at work: on a day off it is sent on the last working day before (K5). */
export function reminder(deadline: Deadline, { calendar, zone }: WorkTime): Deadline {
  const date = civilDateOf(deadline.at, zone)
  const day = reminderDay(date, calendar)
  const years = explainYears(day, date, calendar)
  if (day === date) return { at: deadline.at, explanation: [...deadline.explanation, ...years] }
  return {
    at: instantAt(day, timeOf(deadline.at, zone), zone),
    explanation: [
      ...deadline.explanation,
      explain('clock.movedToWorkingDay', { from: date, to: day }),
      ...years,
    ],
  }
}

/** K5 for a day. */
export function reminderDay(wanted: CivilDate, calendar: WorkCalendar): CivilDate {
  return isWorkingDay(wanted, calendar) ? wanted : previousWorkingDay(wanted, calendar)
}

export interface WeeklyRhythm {
  /** 1 is Monday. */
  readonly weekday: number
  readonly time: TimeOfDay
}

/**
 * Every weekly update after the day `start` up to the day `until`, included. Due on the rhythm's
 * weekday; where that is off, on the last working day of the ISO week, be it earlier or, after a
 * make-up weekend, later; in a week without work there is none (K6).
 */
export function weeklyUpdates(
  start: CivilDate,
  until: CivilDate,
  rhythm: WeeklyRhythm,
  work: WorkTime,
): Deadline[] {
  const found: Deadline[] = []
  for (let monday = mondayOf(start); monday <= until; monday = addDays(monday, 7)) {
    const date = weeklyUpdateDay(monday, rhythm, work.calendar)
    if (date === undefined || date <= start || date > until) continue
    found.push(weeklyUpdateOn(date, rhythm, work))
  }
  return found
}

/** The first weekly update after the day. */
export function nextWeeklyUpdate(after: CivilDate, rhythm: WeeklyRhythm, work: WorkTime): Deadline {
  for (let monday = mondayOf(after); ; monday = addDays(monday, 7)) {
    const date = weeklyUpdateDay(monday, rhythm, work.calendar)
    if (date !== undefined && date > after) return weeklyUpdateOn(date, rhythm, work)
  }
}

/** On which day the week's update is due; a week that is all holiday has none. */
export function weeklyUpdateDay(
  inWeek: CivilDate,
  rhythm: WeeklyRhythm,
  calendar: WorkCalendar,
): CivilDate | undefined {
  const wanted = addDays(mondayOf(inWeek), rhythm.weekday - 1)
  return isWorkingDay(wanted, calendar) ? wanted : lastWorkingDayOfWeek(wanted, calendar)
}

/** Not a due date of anybody's making but a rhythm, so it may move: to the next working day, and it says so. */
export function weeksAfter(start: Instant, weeks: number, { calendar, zone }: WorkTime): Deadline {
  const date = addDays(civilDateOf(start, zone), weeks * 7)
  const worked = isWorkingDay(date, calendar) ? date : nextWorkingDay(date, calendar)
  return {
    at: instantAt(worked, calendar.dayEnd, zone),
    explanation: [
      explain('clock.weeksAfter', { n: weeks, from: isoWithOffset(start, zone) }),
      ...(worked === date ? [] : [explain('clock.movedToWorkingDay', { from: date, to: worked })]),
      ...explainYears(date, worked, calendar),
    ],
  }
}

function weeklyUpdateOn(date: CivilDate, rhythm: WeeklyRhythm, { calendar, zone }: WorkTime): Deadline {
  const wanted = addDays(mondayOf(date), rhythm.weekday - 1)
  return {
    at: instantAt(date, rhythm.time, zone),
    explanation: [
      explain('clock.weeklyUpdate', { weekday: weekday(wanted), time: rhythm.time }),
      ...(date === wanted ? [] : [explain('clock.lastWorkingDayOfWeek', { from: wanted, to: date })]),
      ...explainYears(date < wanted ? date : wanted, date < wanted ? wanted : date, calendar),
    ],
  }
}

function until(date: CivilDate, counted: Explanation, work: WorkTime): Deadline {
  const { at, explanation } = endOfDay(date, work)
  return { at, explanation: [counted, ...explanation] }
}

function hintDayOff(date: CivilDate, calendar: WorkCalendar): Explanation[] {
  const years = explainYears(date, date, calendar)
  if (isWorkingDay(date, calendar)) return years
  return [explain('clock.onNonWorkingDay', { date, name: calendar.names.get(date) ?? '' }), ...years]
}
