import { addDays, type CivilDate, daysBetween } from '#domain/calendar/civil-date.ts'
import { countWorkingDays, type WorkCalendar } from '#domain/calendar/work-calendar.ts'

export interface Plan {
  readonly startOn: CivilDate
  readonly dueOn: CivilDate
}

/**
 * How much of the plan is past at the end of a day, in percent: the working days gone of all from start to
 * due date, both counted. Null when there is none between them and nothing can be measured.
 */
export function plannedPercent(plan: Plan, on: CivilDate, calendar: WorkCalendar): number | null {
  const all = countWorkingDays(plan.startOn, plan.dueOn, calendar)
  if (all === 0) return null
  return (countWorkingDays(plan.startOn, on < plan.dueOn ? on : plan.dueOn, calendar) / all) * 100
}

/** The first day at the end of which at least this much of the plan is past; null when that never comes. */
export function dayOfPercent(plan: Plan, percent: number, calendar: WorkCalendar): CivilDate | null {
  const { startOn, dueOn } = plan
  const all = countWorkingDays(startOn, dueOn, calendar)
  if (all === 0 || percent > 100) return null
  const isPast = (days: number) =>
    reaches((countWorkingDays(startOn, addDays(startOn, days), calendar) / all) * 100, percent)
  // What is past only grows: the day is found by halving, not by walking there.
  let [low, high] = [0, daysBetween(startOn, dueOn)]
  if (!isPast(high)) return null
  while (low < high) {
    const middle = (low + high) >> 1
    if (isPast(middle)) high = middle
    else low = middle + 1
  }
  return addDays(startOn, low)
}

/** Shares are thirds and sevenths of a hundred; a hair's breadth decides nothing. */
export function reaches(value: number, threshold: number): boolean {
  return value >= threshold - 1e-6
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
