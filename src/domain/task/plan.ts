import { addDays, type CivilDate } from '#domain/calendar/civil-date.ts'
import { isWorkingDay, type WorkCalendar } from '#domain/calendar/work-calendar.ts'

export interface Plan {
  readonly startOn: CivilDate
  readonly dueOn: CivilDate
}

/**
 * How much of the plan is past at the end of a day, in percent: the working days gone of all from start to
 * due date, both counted. Null when there is none between them and nothing can be measured.
 */
export function plannedPercent(plan: Plan, on: CivilDate, calendar: WorkCalendar): number | null {
  const all = workingDays(plan.startOn, plan.dueOn, calendar)
  if (all === 0) return null
  return (workingDays(plan.startOn, on < plan.dueOn ? on : plan.dueOn, calendar) / all) * 100
}

/** The first day at the end of which at least this much of the plan is past; null when that never comes. */
export function dayOfPercent(plan: Plan, percent: number, calendar: WorkCalendar): CivilDate | null {
  const all = workingDays(plan.startOn, plan.dueOn, calendar)
  if (all === 0 || percent > 100) return null
  let gone = 0
  for (let day = plan.startOn; day <= plan.dueOn; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) gone += 1
    if (reaches((gone / all) * 100, percent)) return day
  }
  return null
}

/** Shares are thirds and sevenths of a hundred; a hair's breadth decides nothing. */
export function reaches(value: number, threshold: number): boolean {
  return value >= threshold - 1e-6
}

function workingDays(from: CivilDate, to: CivilDate, calendar: WorkCalendar): number {
  let count = 0
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count += 1
  return count
}

/**
 * What a task that was split comes to: each part weighs the same, what its owner told of their own work weighs
 * as much as a part, and what was called off weighs nothing. Null without parts.
 */
export function rolledUp(
  own: number | null,
  subItems: readonly { readonly state: string; readonly percent: number }[],
): number | null {
  const counted = subItems.filter(({ state }) => state !== 'cancelled')
  if (counted.length === 0) return null
  const shares = counted.map(({ state, percent }) => (state === 'done' ? 100 : percent))
  if (own !== null) shares.push(own)
  return Math.round(shares.reduce((total, share) => total + share, 0) / shares.length)
}
