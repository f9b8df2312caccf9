import { expect, it } from 'vitest'
import { liveNumbers } from './summary.ts'

const topic = (state: string, spentMinutes: number, change: object = {}) => ({
  state,
  isAdHoc: false,
  plannedMinutes: 20,
  spentSeconds: spentMinutes * 60,
  ...change,
})

it('S0-19: counts the topics that came up on the spot', () => {
  const { adHoc, topics } = liveNumbers([
    topic('decided', 10),
    topic('decided', 5, { isAdHoc: true, plannedMinutes: null }),
    topic('pending', 0, { isAdHoc: true }),
  ])
  expect([adHoc, topics]).toEqual([2, 3])
})

it('S0-20: sets planned against actual time, and says how long a decision took', () => {
  expect(
    liveNumbers([topic('decided', 30), topic('decided', 10), topic('deferred', 15), topic('informed', 5)]),
  ).toMatchObject({ plannedMinutes: 80, spentMinutes: 60, minutesToDecision: 20, decided: 2 })
  expect(liveNumbers([topic('deferred', 15)]).minutesToDecision).toBeNull()
})

it.each([
  ['deferred', 15, 1],
  ['pending', 5, 1],
  ['running', 5, 1],
  ['pending', 0, 0],
  ['decided', 15, 0],
  ['escalated', 15, 0],
  ['informed', 15, 0],
])('X-19: a topic that is %s after %i minutes counts %i times as 议而不决', (state, minutes, count) => {
  expect(liveNumbers([topic(state, minutes)]).undecided).toBe(count)
})
