import { addDays, type CivilDate, mondayOf } from '#domain/calendar/civil-date.ts'
import type { ClockParameters } from '#domain/calendar/clocks.ts'
import { weeklyUpdateDay } from '#domain/calendar/deadline.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { type Reason, reason } from '#domain/lifecycle/reason.ts'
import { isNearDue, isOverdue, nearDueFrom } from './flags.ts'
import { handInMove, type TaskMove, type TaskState, taskLifecycle } from './lifecycle.ts'

/** 蓝 绿 黄 橙 红 灰. */
export const lights = ['blue', 'green', 'yellow', 'orange', 'red', 'grey'] as const
export type Light = (typeof lights)[number]

/** Each language has a text for each. */
export const lightReasons = [
  'task.light.done',
  'task.light.cancelled',
  'task.light.waitingForAcceptance',
  'task.light.overdue',
  'task.light.needsSupport',
  'task.light.delayedLate',
  'task.light.delayed',
  'task.light.nearDue',
  'task.light.updateMissing',
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
}

export interface LightSetting {
  readonly calendar: WorkCalendar
  readonly parameters: Pick<ClockParameters, 'taskReminderDays' | 'delayReportDays' | 'weeklyUpdate'>
}

export interface TaskLight {
  readonly light: Light
  readonly reason: Reason<LightReason>
  /** What somebody can do about it; `update` is a progress update. */
  readonly turnedBy: readonly (TaskMove | 'update')[]
  /** What it becomes, and when, if nobody does anything. */
  readonly next: { readonly light: Light; readonly on: CivilDate } | null
}

/**
 * The light of a task on a day. Nobody sets it: what is late outranks what is stuck, what is stuck
 * outranks what needs a look.
 */
export function taskLight(facts: LightFacts, today: CivilDate, setting: LightSetting): TaskLight {
  const { light, why, turnedBy } = lightOn(facts, today, setting)
  const possible = taskLifecycle.movesFrom(facts.state)
  return {
    light,
    reason: why,
    turnedBy: turnedBy.filter((way) => way === 'update' || possible.includes(way)),
    next: nextLight(light, facts, today, setting),
  }
}

interface Lit {
  readonly light: Light
  readonly why: Reason<LightReason>
  readonly turnedBy: readonly (TaskMove | 'update')[]
}

function lightOn(facts: LightFacts, today: CivilDate, setting: LightSetting): Lit {
  const { state, dueOn } = facts
  const handIn = handInMove(facts.hasReviewers)
  if (state === 'done') return lit('grey', reason('task.light.done'), ['reopen'])
  if (state === 'cancelled') return lit('grey', reason('task.light.cancelled'), [])
  if (state === 'pendingAcceptance') {
    return lit('grey', reason('task.light.waitingForAcceptance'), ['accept', 'sendBack'])
  }
  if (dueOn !== null && isOverdue(facts, today)) {
    return lit('red', reason('task.light.overdue', { since: dueOn }), [handIn, 'reportDelay', 'approveDelay'])
  }
  if (state === 'needsSupport') return lit('orange', reason('task.light.needsSupport'), ['giveSupport'])
  if (state === 'delayed') {
    const late = isLateReport(facts, setting)
    return lit('orange', reason(late ? 'task.light.delayedLate' : 'task.light.delayed'), ['approveDelay'])
  }
  const missed = missedUpdate(facts, today, setting)
  if (dueOn !== null && isNearDue(facts, today, setting.parameters.taskReminderDays, setting.calendar)) {
    return lit('yellow', reason('task.light.nearDue', { due: dueOn }), [handIn, 'reportDelay'])
  }
  if (missed !== undefined) {
    return lit('yellow', reason('task.light.updateMissing', { since: missed }), ['update'])
  }
  if (state === 'todo')
    return lit('blue', reason('task.light.notStarted', { start: facts.startOn }), ['start'])
  return lit('green', reason('task.light.onPlan'), [])
}

function lit(light: Light, why: Reason<LightReason>, turnedBy: readonly (TaskMove | 'update')[]): Lit {
  return { light, why, turnedBy }
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

function nextLight(
  now: Light,
  facts: LightFacts,
  today: CivilDate,
  setting: LightSetting,
): TaskLight['next'] {
  if (now === 'grey' || now === 'red') return null
  const changes: { light: Light; on: CivilDate }[] = []
  if (facts.dueOn !== null) changes.push({ light: 'red', on: addDays(facts.dueOn, 1) })
  if (now === 'blue' || now === 'green') {
    if (facts.dueOn !== null) {
      const { taskReminderDays } = setting.parameters
      changes.push({ light: 'yellow', on: nearDueFrom(facts.dueOn, taskReminderDays, setting.calendar) })
    }
    changes.push({ light: 'yellow', on: addDays(nextOwedUpdate(facts, today, setting), 1) })
  }
  return changes.reduce<TaskLight['next']>(
    (first, change) => (first === null || change.on < first.on ? change : first),
    null,
  )
}

/** The next weekly update that has not been given, today's included. */
function nextOwedUpdate(facts: LightFacts, today: CivilDate, setting: LightSetting): CivilDate {
  const from = facts.startOn > today ? facts.startOn : today
  for (let monday = mondayOf(from); ; monday = addDays(monday, 7)) {
    const due = weeklyUpdateDay(monday, setting.parameters.weeklyUpdate, setting.calendar)
    if (due !== undefined && due >= today && due > facts.startOn && !isGiven(facts, monday)) return due
  }
}
