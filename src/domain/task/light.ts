import { addDays, type CivilDate, mondayOf } from '#domain/calendar/civil-date.ts'
import type { ClockParameters } from '#domain/calendar/clocks.ts'
import { weeklyUpdateDay } from '#domain/calendar/deadline.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { type Reason, reason } from '#domain/lifecycle/reason.ts'
import type { AssignmentState } from './assignment.ts'
import { isNearDue, isOverdue, nearDueFrom } from './flags.ts'
import { handInMove, isOpen, type TaskMove, type TaskState, taskLifecycle } from './lifecycle.ts'
import { dayOfPercent, plannedPercent, reaches } from './plan.ts'

/** 蓝 绿 黄 橙 红 灰. */
export const lights = ['blue', 'green', 'yellow', 'orange', 'red', 'grey'] as const
export type Light = (typeof lights)[number]

/** Each language has a text for each. */
export const lightReasons = [
  'task.light.done',
  'task.light.cancelled',
  'task.light.waitingForAcceptance',
  'task.light.suspended',
  'task.light.overdue',
  'task.light.behind',
  'task.light.returned',
  'task.light.needsSupport',
  'task.light.delayedLate',
  'task.light.delayed',
  'task.light.nearDue',
  'task.light.unsigned',
  'task.light.updateMissing',
  'task.light.waitingForEvent',
  'task.light.notStarted',
  'task.light.onPlan',
] as const
export type LightReason = (typeof lightReasons)[number]

export interface LightFacts {
  readonly state: TaskState
  /** Planned start; the day it was given out where nothing was planned. */
  readonly startOn: CivilDate
  readonly dueOn: CivilDate | null
  readonly lastUpdateOn: CivilDate | null
  /** When the delay that now waits for an answer was reported. */
  readonly delayReportedOn: CivilDate | null
  readonly hasReviewers: boolean
  readonly assignment: AssignmentState
  /** The last day on which its owner may sign for it; null when there is nothing to sign. */
  readonly signBy: CivilDate | null
  /** 挂起: nothing is expected of anybody meanwhile. */
  readonly isSuspended: boolean
  /** Its date waits for something to happen. */
  readonly isWaitingForEvent: boolean
  readonly percent: number
  /** When the percentage was last told; null when nobody ever gave one, and the plan says nothing. */
  readonly percentOn: CivilDate | null
}

export interface LightSetting {
  readonly calendar: WorkCalendar
  readonly parameters: Pick<
    ClockParameters,
    'taskReminderDays' | 'delayReportDays' | 'weeklyUpdate' | 'behindPlan'
  >
}

/** What somebody can do about a light: a move, or one of the acts beside the states. */
export const lightTurns = ['update', 'sign', 'reassign', 'insist', 'resume', 'noteEvent'] as const
export type LightTurn = TaskMove | (typeof lightTurns)[number]

export interface TaskLight {
  readonly light: Light
  readonly reason: Reason<LightReason>
  /** What somebody can do about it; `update` is a progress update. */
  readonly turnedBy: readonly LightTurn[]
  /** What it becomes, and when, if nobody does anything. */
  readonly next: { readonly light: Light; readonly on: CivilDate } | null
}

/**
 * The light of a task on a day. Nobody sets it: what is late outranks what is stuck, what is stuck
 * outranks what needs a look.
 */
export function taskLight(facts: LightFacts, today: CivilDate, setting: LightSetting): TaskLight {
  const now = presentLight(facts, today, setting)
  return { ...now, next: nextLight(now.light, facts, today, setting) }
}

/** As `taskLight`, without looking ahead: for lists, where it is asked for a hundred tasks at once. */
export function presentLight(
  facts: LightFacts,
  today: CivilDate,
  setting: LightSetting,
): Omit<TaskLight, 'next'> {
  const { light, why, turnedBy } = lightOn(facts, today, setting)
  const possible = taskLifecycle.movesFrom(facts.state)
  return {
    light,
    reason: why,
    turnedBy: turnedBy.filter((way) => !isMove(way) || possible.includes(way)),
  }
}

function isMove(way: LightTurn): way is TaskMove {
  return !(lightTurns as readonly string[]).includes(way)
}

interface Lit {
  readonly light: Light
  readonly why: Reason<LightReason>
  readonly turnedBy: readonly LightTurn[]
}

function lightOn(facts: LightFacts, today: CivilDate, setting: LightSetting): Lit {
  const { state, dueOn } = facts
  const handIn = handInMove(facts.hasReviewers)
  if (state === 'done') return lit('grey', reason('task.light.done'), ['reopen'])
  if (state === 'cancelled') return lit('grey', reason('task.light.cancelled'), [])
  if (state === 'pendingAcceptance') {
    return lit('grey', reason('task.light.waitingForAcceptance'), ['accept', 'sendBack'])
  }
  if (facts.isSuspended) return lit('grey', reason('task.light.suspended'), ['resume'])
  if (dueOn !== null && isOverdue(facts, today)) {
    return lit('red', reason('task.light.overdue', { since: dueOn }), [handIn, 'reportDelay', 'approveDelay'])
  }
  const missed = missedUpdate(facts, today, setting)
  const behind = behindPlan(facts, today, missed !== undefined, setting)
  if (behind?.light === 'red') return behind
  if (facts.assignment === 'returned') {
    return lit('orange', reason('task.light.returned'), ['reassign', 'insist'])
  }
  if (state === 'needsSupport') return lit('orange', reason('task.light.needsSupport'), ['giveSupport'])
  if (state === 'delayed') {
    const late = isLateReport(facts, setting)
    return lit('orange', reason(late ? 'task.light.delayedLate' : 'task.light.delayed'), ['approveDelay'])
  }
  if (behind?.light === 'orange') return behind
  if (dueOn !== null && isNearDue(facts, today, setting.parameters.taskReminderDays, setting.calendar)) {
    return lit('yellow', reason('task.light.nearDue', { due: dueOn }), [handIn, 'reportDelay'])
  }
  if (isUnsigned(facts, today)) {
    return lit('yellow', reason('task.light.unsigned', { due: facts.signBy ?? '' }), ['sign'])
  }
  if (behind !== undefined) return behind
  if (missed !== undefined) {
    return lit('yellow', reason('task.light.updateMissing', { since: missed }), ['update'])
  }
  if (facts.isWaitingForEvent) return lit('blue', reason('task.light.waitingForEvent'), ['noteEvent'])
  if (state === 'todo')
    return lit('blue', reason('task.light.notStarted', { start: facts.startOn }), ['start'])
  return lit('green', reason('task.light.onPlan'), [])
}

function lit(light: Light, why: Reason<LightReason>, turnedBy: readonly LightTurn[]): Lit {
  return { light, why, turnedBy }
}

/** 未签收: the working day that its owner had to sign for it is over. */
function isUnsigned({ assignment, signBy, state }: LightFacts, today: CivilDate): boolean {
  return assignment === 'unsigned' && state === 'todo' && signBy !== null && today > signBy
}

/**
 * how far the work is behind the working days gone. It is measured at the end of the day on which the
 * percentage was told; once an update is missed, at the end of yesterday, since silence is no progress.
 */
function behindPlan(
  facts: LightFacts,
  today: CivilDate,
  hasMissed: boolean,
  { calendar, parameters }: LightSetting,
): Lit | undefined {
  const { state, startOn, dueOn, percent, percentOn } = facts
  if (state !== 'inProgress' || dueOn === null || percentOn === null) return undefined
  const yesterday = addDays(today, -1)
  const on = hasMissed && yesterday > percentOn ? yesterday : percentOn
  const planned = plannedPercent({ startOn, dueOn }, on, calendar)
  if (planned === null) return undefined
  const light = (['red', 'orange', 'yellow'] as const).find((one) =>
    reaches(planned - percent, parameters.behindPlan[one]),
  )
  if (light === undefined) return undefined
  const params = { planned: Math.round(planned), percent }
  return lit(light, reason('task.light.behind', params), ['update', 'askSupport', 'reportDelay'])
}

/** 未提前反馈: a delay reported later than C-12 allows. */
export function isLateReport(
  { dueOn, delayReportedOn }: Pick<LightFacts, 'dueOn' | 'delayReportedOn'>,
  { parameters }: LightSetting,
): boolean {
  if (dueOn === null || delayReportedOn === null) return false
  return delayReportedOn > addDays(dueOn, -parameters.delayReportDays)
}

/**
 * The last weekly update that is still owed. It has to come in the week it is due in, so that
 * Sunday's does not pass for next Friday's; a late one, though it stays late, settles it.
 */
function missedUpdate(facts: LightFacts, today: CivilDate, setting: LightSetting): CivilDate | undefined {
  for (let monday = mondayOf(today); monday >= mondayOf(facts.startOn); monday = addDays(monday, -7)) {
    const due = weeklyUpdateDay(monday, setting.parameters.weeklyUpdate, setting.calendar)
    if (due === undefined || due >= today) continue
    if (due <= facts.startOn) return undefined
    return isGiven(facts, monday) ? undefined : due
  }
  return undefined
}

function isGiven({ lastUpdateOn }: LightFacts, monday: CivilDate): boolean {
  return lastUpdateOn !== null && lastUpdateOn >= monday
}

/** The first day on which the light is another one. Every day on which it can change is looked at, in order. */
function nextLight(
  now: Light,
  facts: LightFacts,
  today: CivilDate,
  setting: LightSetting,
): TaskLight['next'] {
  if (!isOpen(facts.state) || facts.state === 'pendingAcceptance' || facts.isSuspended) return null
  const days = [...new Set(turningDays(facts, today, setting))].filter((day) => day > today).toSorted()
  for (const on of days) {
    const { light } = lightOn(facts, on, setting)
    if (light !== now) return { light, on }
  }
  return null
}

function turningDays(facts: LightFacts, today: CivilDate, setting: LightSetting): CivilDate[] {
  const { dueOn, signBy, startOn, percent, percentOn } = facts
  const silentFrom =
    missedUpdate(facts, today, setting) === undefined
      ? addDays(nextOwedUpdate(facts, today, setting), 1)
      : addDays(today, 1)
  const days = [silentFrom]
  if (signBy !== null) days.push(addDays(signBy, 1))
  if (dueOn === null) return days
  const { taskReminderDays, behindPlan: limits } = setting.parameters
  days.push(addDays(dueOn, 1), nearDueFrom(dueOn, taskReminderDays, setting.calendar))
  if (percentOn === null) return days
  for (const limit of [limits.yellow, limits.orange, limits.red]) {
    const day = dayOfPercent({ startOn, dueOn }, percent + limit, setting.calendar)
    if (day !== null) days.push(addDays(day, 1))
  }
  return days
}

/** The next weekly update that has not been given, today's included. */
function nextOwedUpdate(facts: LightFacts, today: CivilDate, setting: LightSetting): CivilDate {
  const from = facts.startOn > today ? facts.startOn : today
  for (let monday = mondayOf(from); ; monday = addDays(monday, 7)) {
    const due = weeklyUpdateDay(monday, setting.parameters.weeklyUpdate, setting.calendar)
    if (due !== undefined && due >= today && due > facts.startOn && !isGiven(facts, monday)) return due
  }
}
