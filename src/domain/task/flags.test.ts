import { expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import { isNearDue, isOverdue, reworkFlag } from './flags.ts'
import type { TaskState } from './lifecycle.ts'

const calendar = chinaCalendar()

it.each<[TaskState, string, string, boolean]>([
  ['inProgress', '2023-11-24', '2023-11-24', false],
  ['inProgress', '2023-11-24', '2023-11-25', true],
  ['todo', '2023-11-24', '2023-11-25', true],
  ['needsSupport', '2023-11-24', '2023-11-25', true],
  ['delayed', '2023-11-24', '2023-11-25', true],
  ['pendingAcceptance', '2023-11-24', '2023-11-25', false],
  ['done', '2023-11-24', '2023-11-25', false],
  ['cancelled', '2023-11-24', '2023-11-25', false],
])('%s, due %s, on %s: overdue %s', (state, due, today, overdue) => {
  expect(isOverdue({ state, dueOn: civilDate(due) }, civilDate(today))).toBe(overdue)
})

it.each<[TaskState, string, string, boolean]>([
  ['inProgress', '2023-11-24', '2023-11-21', false],
  ['inProgress', '2023-11-24', '2023-11-22', true],
  ['inProgress', '2023-11-24', '2023-11-24', true],
  ['inProgress', '2023-11-24', '2023-11-25', false],
  // two days before Monday is Saturday, so it shows on Friday, while somebody looks
  ['todo', '2023-11-27', '2023-11-23', false],
  ['todo', '2023-11-27', '2023-11-24', true],
  ['pendingAcceptance', '2023-11-24', '2023-11-24', false],
  ['done', '2023-11-24', '2023-11-24', false],
])('%s, due %s, on %s: near due %s', (state, due, today, near) => {
  expect(isNearDue({ state, dueOn: civilDate(due) }, civilDate(today), 2, calendar)).toBe(near)
})

it('never presses a task without a date', () => {
  const task = { state: 'inProgress', dueOn: null } as const
  expect(isOverdue(task, civilDate('2030-01-01'))).toBe(false)
  expect(isNearDue(task, civilDate('2030-01-01'), 2, calendar)).toBe(false)
})

it.each([
  [0, false],
  [2, false],
  [3, true],
])('rework %i of 2 is too much: %s', (count, exceeded) => {
  expect(reworkFlag(count, 2)).toEqual({ count, limit: 2, exceeded })
})
