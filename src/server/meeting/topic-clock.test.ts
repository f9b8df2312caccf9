import { expect, it } from 'vitest'
import { spentSecondsAt } from './topic-clock.ts'

const start = new Date('2026-03-09T06:00:00Z')
const after = (milliseconds: number) => new Date(start.getTime() + milliseconds)

it.each([
  ['has not begun', 'pending', null, 0, 90_000, 0],
  ['was paused', 'pending', null, 40, 90_000, 40],
  ['runs for the first time', 'running', start, 0, 90_000, 90],
  ['runs again', 'running', start, 40, 90_000, 130],
  ['runs for part of a second', 'running', start, 0, 1_999, 1],
  ['was begun by a clock ahead of ours', 'running', start, 40, -5_000, 40],
  ['is closed', 'decided', start, 900, 90_000, 900],
] as const)('a topic that %s', (_case, state, startedAt, spentSeconds, milliseconds, seconds) => {
  expect(spentSecondsAt({ state, startedAt, spentSeconds }, after(milliseconds))).toBe(seconds)
})
