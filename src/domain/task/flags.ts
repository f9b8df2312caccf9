import { addDays, type CivilDate } from '#domain/calendar/civil-date.ts'
import { reminderDay } from '#domain/calendar/deadline.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { isOpen, type TaskState } from './lifecycle.ts'

export interface TaskDates {
  readonly state: TaskState
  /** `null` while no date has been agreed on; such a task is never late. */
  readonly dueOn: CivilDate | null
}

/** 逾期: the due day is over and the work not handed in. What waits for acceptance is not its owner's to hurry. */
export function isOverdue({ state, dueOn }: TaskDates, today: CivilDate): boolean {
  return dueOn !== null && today > dueOn && isOpen(state) && state !== 'pendingAcceptance'
}

/** 临期: from the day its owner is reminded (C-08) until the due day is over. */
export function isNearDue(
  task: TaskDates,
  today: CivilDate,
  remindDays: number,
  calendar: WorkCalendar,
): boolean {
  const { state, dueOn } = task
  if (dueOn === null || !isOpen(state) || state === 'pendingAcceptance') return false
  return today <= dueOn && today >= nearDueFrom(dueOn, remindDays, calendar)
}

/** The day C-08 reminds on: natural days before, but a day somebody is at work (K5). */
export function nearDueFrom(dueOn: CivilDate, remindDays: number, calendar: WorkCalendar): CivilDate {
  return reminderDay(addDays(dueOn, -remindDays), calendar)
}

/** 修改 n/2. One more than the limit is a matter for escalation, not for another round (NM-TRK-08). */
export function reworkFlag(
  count: number,
  limit: number,
): { count: number; limit: number; exceeded: boolean } {
  return { count, limit, exceeded: count > limit }
}
