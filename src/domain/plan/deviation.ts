import type { CivilDate } from '#domain/calendar/civil-date.ts'
import { countWorkingDays, type WorkCalendar, workingDaysBetween } from '#domain/calendar/work-calendar.ts'
import { plannedPercent, reaches } from '#domain/task/plan.ts'
import { criticalPath, type PlanLink } from './critical-path.ts'

export const alertLevels = ['yellow', 'orange', 'red'] as const
export type AlertLevel = (typeof alertLevels)[number]

/** NM-COL-14: shares of the planned length, and working days on the critical path. */
export interface DeviationRule {
  readonly yellow: number
  readonly orange: number
  readonly red: number
  readonly criticalDays: number
}

export interface TrackedWork {
  readonly id: string
  /** What was agreed on. */
  readonly baseStart: CivilDate
  readonly baseDue: CivilDate
  readonly start: CivilDate | null
  readonly due: CivilDate
  readonly doneOn: CivilDate | null
  readonly percent: number
  /** When the percentage was told; null: nobody ever gave one, and the plan says nothing of it. */
  readonly percentOn: CivilDate | null
}

export interface Deviation {
  readonly id: string
  /** Working days after the agreed date, as it looks today; negative when early. */
  readonly days: number
  /** Of the planned length: how far it is, or will be, out. */
  readonly ratio: number
  readonly level: AlertLevel | null
}

/**
 * Baseline against what is (S4-45): the working days that the expected end lies after the agreed one, and the
 * progress that is missing at the day it was told; the greater of the two counts.
 */
export function deviationOf(
  work: TrackedWork,
  today: CivilDate,
  rule: DeviationRule,
  calendar: WorkCalendar,
): Deviation {
  const expected = work.doneOn ?? (work.due < today ? today : work.due)
  const length = Math.max(1, countWorkingDays(work.baseStart, work.baseDue, calendar))
  const days = workingDaysBetween(work.baseDue, expected, calendar)
  const ratio = Math.max(days / length, behindBy(work, calendar))
  return { id: work.id, days, ratio, level: work.doneOn === null ? levelOf(ratio, rule) : null }
}

function behindBy(
  { baseStart, baseDue, percent, percentOn, doneOn }: TrackedWork,
  calendar: WorkCalendar,
): number {
  if (doneOn !== null || percentOn === null) return Number.NEGATIVE_INFINITY
  const planned = plannedPercent({ startOn: baseStart, dueOn: baseDue }, percentOn, calendar)
  return planned === null ? Number.NEGATIVE_INFINITY : (planned - percent) / 100
}

export function levelOf(ratio: number, rule: DeviationRule): AlertLevel | null {
  return alertLevels.toReversed().find((level) => reaches(ratio, rule[level])) ?? null
}

export interface PathSlip {
  /** As agreed, and as it looks now. */
  readonly agreedEnd: CivilDate
  readonly expectedEnd: CivilDate
  /** Working days; negative when the whole will be early. */
  readonly days: number
  readonly level: AlertLevel | null
}

/**
 * The end of the whole worked out anew from what is done, late and waiting (S1-33). A critical path that slips
 * by the norm's working days is red whatever share that is of the whole.
 */
export function slipOf(
  works: readonly TrackedWork[],
  links: readonly PlanLink[],
  agreedEnd: CivilDate,
  today: CivilDate,
  rule: DeviationRule,
  calendar: WorkCalendar,
): PathSlip {
  const expectedEnd = expectedEndOf(works, links, today, calendar) ?? agreedEnd
  const days = workingDaysBetween(agreedEnd, expectedEnd, calendar)
  const level = days >= rule.criticalDays ? 'red' : null
  return { agreedEnd, expectedEnd, days, level }
}

/** When all of it will be finished if nothing more happens than what is planned; what is late is finished today. */
export function expectedEndOf(
  works: readonly Pick<TrackedWork, 'id' | 'start' | 'due' | 'doneOn'>[],
  links: readonly PlanLink[],
  today: CivilDate,
  calendar: WorkCalendar,
): CivilDate | null {
  const expected = works.map(({ id, start, due, doneOn }) => ({
    id,
    start,
    due: doneOn === null && due < today ? today : due,
    doneOn,
  }))
  const path = criticalPath(expected, links, calendar, { whole: true })
  return [...path.works.values()].reduce<CivilDate | null>(
    (last, { earliestFinish }) => (last === null || earliestFinish > last ? earliestFinish : last),
    null,
  )
}

/** who hears of each level and what it asks for; C-15 says by when. */
export const alertActions = {
  yellow: { receivers: ['owner', 'leader'], action: 'adjust' },
  orange: { receivers: ['owner', 'leader', 'deptHead'], action: 'meet' },
  red: { receivers: ['owner', 'leader', 'deptHead', 'superior'], action: 'contingency' },
} as const satisfies Record<AlertLevel, { receivers: readonly string[]; action: string }>
export type AlertAction = (typeof alertActions)[AlertLevel]['action']
export const alertActionNames = ['adjust', 'meet', 'contingency'] as const satisfies readonly AlertAction[]

/** Only what is worse than what was told before is told again. */
export function isWorse(level: AlertLevel, before: AlertLevel | null): boolean {
  return before === null || alertLevels.indexOf(level) > alertLevels.indexOf(before)
}
