import type { CivilDate } from '#domain/calendar/civil-date.ts'
import { reminderDay } from '#domain/calendar/deadline.ts'
import { addWorkingDays, type WorkCalendar } from '#domain/calendar/work-calendar.ts'

/** Whom a step of the ladder tells: 负责人, 协同人, 更新责任人, 交办人, 部门负责人, 督办专员, 分管领导, 总经理. */
export const ladderRoles = [
  'owner',
  'cooperators',
  'maintainer',
  'assigner',
  'departmentHead',
  'supervisors',
  'vicePresident',
  'generalManager',
] as const
export type LadderRole = (typeof ladderRoles)[number]

/** One step: so many working days after the due day (0: on that day), these people hear of it. */
export interface Rung {
  readonly workingDays: number
  readonly tells: readonly LadderRole[]
}

/** The reminder two days ahead (C-08) and the collection three days after (C-09) are clocks of their own. */
export const defaultLadder: readonly Rung[] = [
  { workingDays: 0, tells: ['owner', 'cooperators'] },
  { workingDays: 1, tells: ['owner', 'departmentHead'] },
  { workingDays: 3, tells: ['departmentHead', 'assigner', 'supervisors'] },
  { workingDays: 5, tells: ['vicePresident'] },
]

export const mostRungs = 8
export const farthestWorkingDays = 30

/** Why a list of steps cannot be climbed; undefined when it can. `at` is the step. */
export function faultOfLadder(
  ladder: readonly Rung[],
): { readonly at: number; readonly reason: 'notLater' | 'tellsNobody' | 'tooFar' | 'tooMany' } | undefined {
  if (ladder.length > mostRungs) return { at: mostRungs, reason: 'tooMany' }
  for (const [at, { workingDays, tells }] of ladder.entries()) {
    if (workingDays > farthestWorkingDays || workingDays < 0) return { at, reason: 'tooFar' }
    if (tells.length === 0) return { at, reason: 'tellsNobody' }
    if (at > 0 && workingDays <= (ladder[at - 1] as Rung).workingDays) return { at, reason: 'notLater' }
  }
  return undefined
}

/**
 * The day a step falls on. On the due day itself, or, if nobody is at work then, on the working day before
 * (K5); later ones count working days.
 */
export function rungDay(dueOn: CivilDate, { workingDays }: Rung, calendar: WorkCalendar): CivilDate {
  return workingDays === 0 ? reminderDay(dueOn, calendar) : addWorkingDays(dueOn, workingDays, calendar)
}

export interface Standing {
  /** The highest step whose day has come; -1: none. Lower ones that nobody was told of are passed over. */
  readonly reached: number
  readonly next: { readonly rung: number; readonly on: CivilDate } | null
}

/** How far up a task with this date has come by a day, if its owner has done nothing about it. */
export function standingOn(
  dueOn: CivilDate,
  today: CivilDate,
  ladder: readonly Rung[],
  calendar: WorkCalendar,
): Standing {
  const reached = ladder.findLastIndex((rung) => rungDay(dueOn, rung, calendar) <= today)
  const above = ladder[reached + 1]
  return {
    reached,
    next: above === undefined ? null : { rung: reached + 1, on: rungDay(dueOn, above, calendar) },
  }
}
