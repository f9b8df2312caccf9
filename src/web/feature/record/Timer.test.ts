import { expect, it } from 'vitest'
import type { TopicView } from '#contract/meeting.ts'
import { sayClock, secondsSpent, toneOf } from './Timer.tsx'

const topic = (change: Partial<TopicView>): TopicView =>
  ({ state: 'running', startedAt: '2026-03-02T01:00:00Z', spentSeconds: 0, ...change }) as TopicView

it.each<[string, Partial<TopicView>, number]>([
  ['the present run', {}, 90],
  ['the runs before it too', { spentSeconds: 600 }, 690],
  ['nothing more once it has ended', { state: 'decided', spentSeconds: 300 }, 300],
  ['nothing for a clock that runs ahead', { startedAt: '2026-03-02T02:00:00Z' }, 0],
])('counts %s', (_case, change, seconds) => {
  expect(secondsSpent(topic(change), new Date('2026-03-02T01:01:30Z'))).toBe(seconds)
})

it.each([
  [0, '00:00'],
  [61, '01:01'],
  [3727, '1:02:07'],
])('says %i seconds as %s', (seconds, said) => {
  expect(sayClock(seconds)).toBe(said)
})

it.each([
  [null, 'calm'],
  [601, 'calm'],
  [600, 'soon'],
  [300, 'near'],
  [0, 'over'],
  [-5, 'over'],
] as const)('with %s seconds left it is %s (X-14)', (left, tone) => {
  expect(toneOf(left)).toBe(tone)
})
