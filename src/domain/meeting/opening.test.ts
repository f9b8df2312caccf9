import { expect, it } from 'vitest'
import { openingLeft } from './opening.ts'

const start = new Date('2026-11-18T14:00:00+08:00')

it.each([
  ['at the beginning', start, false, 0, 180],
  ['after a minute', start, false, 60, 120],
  ['after three minutes', start, false, 180, 0],
  ['after four', start, false, 240, -60],
  ['once a topic was begun', start, true, 60, null],
  ['before anybody sat down', null, false, 0, null],
] as const)('X-13: %s', (_case, actualStart, hasBegun, seconds, left) => {
  expect(openingLeft({ actualStart, hasBegun }, new Date(start.getTime() + seconds * 1000))).toBe(left)
})
