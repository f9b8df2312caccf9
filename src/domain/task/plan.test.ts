import { expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import { dayOfPercent, plannedPercent, rolledUp } from './plan.ts'

const calendar = chinaCalendar()
/** Ten working days: 11-13 (Monday) to 11-24 (Friday). */
const plan = { startOn: civilDate('2023-11-13'), dueOn: civilDate('2023-11-24') }

it.each([
  ['before it begins', '2023-11-10', 0],
  ['after its first day', '2023-11-13', 10],
  ['on its first Friday', '2023-11-17', 50],
  ['over the weekend nothing passes', '2023-11-19', 50],
  ['on its last day', '2023-11-24', 100],
  ['later it stays whole', '2023-12-08', 100],
])('of the plan is past %s', (_case, on, percent) => {
  expect(plannedPercent(plan, civilDate(on), calendar)).toBeCloseTo(percent)
})

it('measures nothing where no day is worked', () => {
  const weekend = { startOn: civilDate('2023-11-18'), dueOn: civilDate('2023-11-19') }
  expect(plannedPercent(weekend, civilDate('2023-11-19'), calendar)).toBeNull()
  expect(dayOfPercent(weekend, 10, calendar)).toBeNull()
})

it.each([
  [10, '2023-11-13'],
  [50, '2023-11-17'],
  [51, '2023-11-20'],
  [100, '2023-11-24'],
  [101, null],
])('%i per cent are past on %s', (percent, on) => {
  expect(dayOfPercent(plan, percent, calendar)).toBe(on)
})

it.each([
  ['nothing without sub-items', 40, [], null],
  [
    'the mean',
    null,
    [
      { state: 'inProgress', percent: 40 },
      { state: 'todo', percent: 0 },
    ],
    20,
  ],
  [
    'the mean with what the owner told of their own work',
    60,
    [
      { state: 'inProgress', percent: 40 },
      { state: 'todo', percent: 20 },
    ],
    40,
  ],
  [
    'done is whole, whatever was reported',
    null,
    [
      { state: 'done', percent: 80 },
      { state: 'todo', percent: 0 },
    ],
    50,
  ],
  [
    'what was called off does not count',
    null,
    [
      { state: 'cancelled', percent: 0 },
      { state: 'inProgress', percent: 60 },
    ],
    60,
  ],
  ['all called off', 50, [{ state: 'cancelled', percent: 30 }], null],
] as const)('comes to %s', (_case, own, subItems, percent) => {
  expect(rolledUp(own, subItems)).toBe(percent)
})
