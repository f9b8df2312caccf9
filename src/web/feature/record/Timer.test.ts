import { expect, it } from 'vitest'
import type { TopicView } from '#contract/meeting.ts'
import { isPaused, sayClock, secondsSpent } from './Timer.tsx'

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

it.each<[string, Partial<TopicView>, boolean]>([
  ['runs', {}, false],
  ['is paused', { startedAt: null, spentSeconds: 240 }, true],
  ['has not begun', { state: 'pending', startedAt: null }, false],
])('X-14: a topic that %s', (_case, change, paused) => {
  expect(isPaused(topic(change))).toBe(paused)
  if (paused) expect(secondsSpent(topic(change), new Date('2026-03-02T05:00:00Z'))).toBe(240)
})
