import type { CivilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf, instantAt, type TimeOfDay } from '#domain/calendar/instant.ts'
import {
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  type WorkCalendar,
} from '#domain/calendar/work-calendar.ts'

/** Days as people in an office say them: 0 is today, or the next day at work if today is none; 2 is two working days on, −3 three back. */
export interface When {
  day(workingDays: number): CivilDate
  at(workingDays: number, time: TimeOfDay): Date
}

export function whenOf(now: Date, calendar: WorkCalendar, zone: string): When {
  const today = civilDateOf(now, zone)
  const base = isWorkingDay(today, calendar) ? today : nextWorkingDay(today, calendar)
  const day = (workingDays: number) => addWorkingDays(base, workingDays, calendar)
  return { day, at: (workingDays, time) => instantAt(day(workingDays), time, zone) }
}
