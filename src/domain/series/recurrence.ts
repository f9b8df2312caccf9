import {
  addDays,
  addMonths,
  type CivilDate,
  lastOfMonth,
  mondayOf,
  weekday,
} from '#domain/calendar/civil-date.ts'
import { addWorkingDays, isWorkingDay, type WorkCalendar } from '#domain/calendar/work-calendar.ts'

export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7
/** First to fourth, or -1: the last. */
export type Nth = 1 | 2 | 3 | 4 | -1

/** When a meeting comes again. `every`: each n-th week or month; three months are a quarter. */
export type Recurrence =
  | { readonly kind: 'weekly'; readonly every: number; readonly weekdays: readonly Weekday[] }
  /** A day that a month does not have is its last. */
  | { readonly kind: 'monthlyByDate'; readonly every: number; readonly day: number }
  | {
      readonly kind: 'monthlyByWeekday'
      readonly every: number
      readonly nth: Nth
      readonly weekday: Weekday
    }
  /** The n-th day worked in the month, or its last (-1): it never falls on a day off. */
  | { readonly kind: 'monthlyByWorkingDay'; readonly every: number; readonly nth: number }

export const recurrenceKinds = ['weekly', 'monthlyByDate', 'monthlyByWeekday', 'monthlyByWorkingDay'] as const

export const dayOffChoices = ['next', 'skip', 'keep'] as const
/** What becomes of a meeting that falls on a day off: the next working day, no meeting, or held all the same. */
export type OnDayOff = (typeof dayOffChoices)[number]

export interface Plan {
  readonly recurrence: Recurrence
  /** No meeting is before this day. */
  readonly startsOn: CivilDate
  readonly endsOn: CivilDate | null
  /** How many meetings in all, those on days off that are skipped not counted. */
  readonly endsAfter: number | null
  readonly onDayOff: OnDayOff
}

export interface Occurrence {
  /** The date that the recurrence gives. It names the meeting, wherever it is moved to. */
  readonly on: CivilDate
  /** The day it is held on. */
  readonly heldOn: CivilDate
  /** Why the two differ. */
  readonly holiday: string | null
}

/** Long enough for any plan that people make, and an end for one that never meets. */
const mostMonths = 600

/**
 * The meetings of a plan in order, as many as are wanted from a day on. A meeting moved off a holiday onto a
 * day that has one already is not held twice.
 */
export function occurrences(
  plan: Plan,
  calendar: WorkCalendar,
  wanted: { readonly from?: CivilDate; readonly until?: CivilDate; readonly count: number },
): Occurrence[] {
  const { from = plan.startsOn, until, count } = wanted
  const found: Occurrence[] = []
  let number = 0
  const taken = new Set<CivilDate>()
  for (const on of datesOf(plan.recurrence, plan.startsOn, calendar)) {
    if (found.length >= count) break
    if (plan.endsOn !== null && on > plan.endsOn) break
    if (plan.endsAfter !== null && number >= plan.endsAfter) break
    if (until !== undefined && on > until) break
    const held = heldOn(on, plan, calendar)
    if (held === undefined || taken.has(held)) continue
    taken.add(held)
    number += 1
    if (on < from) continue
    found.push({ on, heldOn: held, holiday: held === on ? null : (calendar.names.get(on) ?? '') })
  }
  return found
}

/** The day a meeting is held on; undefined where it is not held, or where that day has its own. */
function heldOn(on: CivilDate, plan: Plan, calendar: WorkCalendar): CivilDate | undefined {
  if (plan.onDayOff === 'keep' || isWorkingDay(on, calendar)) return on
  if (plan.onDayOff === 'skip') return undefined
  const moved = addWorkingDays(on, 1, calendar)
  return isNominal(moved, plan, calendar) ? undefined : moved
}

function isNominal(date: CivilDate, { recurrence, startsOn }: Plan, calendar: WorkCalendar): boolean {
  for (const on of datesOf(recurrence, startsOn, calendar)) {
    if (on >= date) return on === date
  }
  return false
}

function* datesOf(
  recurrence: Recurrence,
  startsOn: CivilDate,
  calendar: WorkCalendar,
): Generator<CivilDate, void> {
  if (recurrence.kind === 'weekly') {
    const days = [...new Set(recurrence.weekdays)].sort((a, b) => a - b)
    if (days.length === 0) return
    const last = addMonths(startsOn, mostMonths)
    for (let monday = mondayOf(startsOn); monday <= last; monday = addDays(monday, 7 * recurrence.every)) {
      for (const day of days) {
        const on = addDays(monday, day - 1)
        if (on >= startsOn) yield on
      }
    }
    return
  }
  const first = addDays(startsOn, 1 - Number(startsOn.slice(8)))
  for (let month = 0; month < mostMonths; month += recurrence.every) {
    const on = dayInMonth(recurrence, addMonths(first, month), calendar)
    if (on !== undefined && on >= startsOn) yield on
  }
}

function dayInMonth(
  recurrence: Exclude<Recurrence, { kind: 'weekly' }>,
  first: CivilDate,
  calendar: WorkCalendar,
): CivilDate | undefined {
  const last = lastOfMonth(first)
  switch (recurrence.kind) {
    case 'monthlyByDate': {
      const on = addDays(first, recurrence.day - 1)
      if (on > last) return last
      return on
    }
    case 'monthlyByWeekday': {
      if (recurrence.nth === -1) return addDays(last, -((weekday(last) - recurrence.weekday + 7) % 7))
      return addDays(first, ((recurrence.weekday - weekday(first) + 7) % 7) + 7 * (recurrence.nth - 1))
    }
    case 'monthlyByWorkingDay': {
      const on =
        recurrence.nth === -1
          ? addWorkingDays(addDays(last, 1), -1, calendar)
          : addWorkingDays(addDays(first, -1), recurrence.nth, calendar)
      return on < first || on > last ? undefined : on
    }
  }
}
