import { expect, it } from 'vitest'
import { isMeetingSpared } from './need.ts'

it.each([
  ['', false],
  ['meeting', false],
  ['mail', true],
  ['chat', true],
  ['document', true],
] as const)('X-09: %j can be settled without a meeting: %s', (check, isSpared) => {
  expect(isMeetingSpared(check)).toBe(isSpared)
})
