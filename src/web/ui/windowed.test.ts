import { expect, it } from 'vitest'
import { rangeInSight } from './windowed.ts'

it.each([
  ['at the top', 200, 800, 1000, { from: 0, to: 29 }],
  ['far down', -3600, 800, 1000, { from: 88, to: 135 }],
  ['at the end', -35_500, 800, 1000, { from: 974, to: 1000 }],
  ['beyond the end', -80_000, 800, 1000, { from: 1000, to: 1000 }],
  ['a short list', 200, 800, 3, { from: 0, to: 3 }],
  ['an empty one', 0, 800, 0, { from: 0, to: 0 }],
])('shows the rows in sight and a few around them: %s', (_case, top, height, count, range) => {
  expect(rangeInSight(top, height, 36, count)).toEqual(range)
})
