import { addDays, type CivilDate } from './civil-date.ts'
import { isWorkingDay, unannouncedYears, type WorkCalendar } from './work-calendar.ts'

/** Why a deadline is where it is, as data: the reader's language puts it into words. */
export interface Explanation {
  readonly key: ExplanationKey
  readonly params: Readonly<Record<string, string | number>>
}

/** Every reason a deadline can give; each language has a text for each. */
export const explanationKeys = [
  'clock.workingDaysAfter',
  'clock.workingDaysBefore',
  'clock.daysAfter',
  'clock.daysBefore',
  'clock.hoursAfter',
  'clock.hoursBefore',
  'clock.minutesAfter',
  'clock.minutesBefore',
  'clock.workingHoursAfter',
  'clock.weeksAfter',
  'clock.endOfDay',
  'clock.weeklyUpdate',
  'clock.lastWorkingDayOfWeek',
  'clock.skippedHolidays',
  'clock.skippedWeekend',
  'clock.countedMakeUpDay',
  'clock.movedToWorkingDay',
  'clock.onNonWorkingDay',
  'clock.yearNotAnnounced',
] as const
export type ExplanationKey = (typeof explanationKeys)[number]

export function explain(key: ExplanationKey, params: Readonly<Record<string, string | number>>): Explanation {
  return { key, params }
}

/** What the calendar had to say between two dates, both included, in the order of the days. */
export function explainDays(from: CivilDate, to: CivilDate, calendar: WorkCalendar): Explanation[] {
  const told: Explanation[] = []
  let run: CivilDate[] = []
  for (let date = from; date <= to; date = addDays(date, 1)) {
    if (!isWorkingDay(date, calendar)) {
      run.push(date)
      continue
    }
    told.push(...explainRun(run, calendar))
    run = []
    if (calendar.kinds.get(date) === 'workday') {
      told.push(explain('clock.countedMakeUpDay', { date, name: calendar.names.get(date) ?? '' }))
    }
  }
  told.push(...explainRun(run, calendar))
  return [...told, ...explainYears(from, to, calendar)]
}

export function explainYears(from: CivilDate, to: CivilDate, calendar: WorkCalendar): Explanation[] {
  return unannouncedYears(from, to, calendar).map((year) => explain('clock.yearNotAnnounced', { year }))
}

/**
 * One line for each holiday in a row of days off. Weekend days that touch a holiday belong to it, as
 * people say it: the Dragon Boat Festival of 2024 is Saturday to Monday though only Monday is named.
 */
function explainRun(run: readonly CivilDate[], calendar: WorkCalendar): Explanation[] {
  const stretches: { from: CivilDate; to: CivilDate; name: string | undefined }[] = []
  for (const date of run) {
    const name = calendar.kinds.get(date) === 'holiday' ? (calendar.names.get(date) ?? '') : undefined
    const last = stretches.at(-1)
    if (last === undefined || (name !== undefined && last.name !== undefined && name !== last.name)) {
      stretches.push({ from: date, to: date, name })
    } else {
      last.to = date
      last.name ??= name
    }
  }
  return stretches.map(({ from, to, name }) =>
    name === undefined
      ? explain('clock.skippedWeekend', { from, to })
      : explain('clock.skippedHolidays', { from, to, name }),
  )
}
