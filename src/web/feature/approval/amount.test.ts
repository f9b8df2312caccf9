import { expect, it } from 'vitest'
import { centsOf, yuanOf } from './amount.ts'

it.each([
  ['3000', 300_000],
  ['3,000.00', 300_000],
  ['¥ 12.5', 1250],
  ['3000元', 300_000],
  ['0.01', 1],
  ['', null],
  ['三千', undefined],
  ['1.234', undefined],
  ['-5', undefined],
] as const)('S3-74: %s is %s 分', (typed, cents) => {
  expect(centsOf(typed)).toBe(cents)
})

it.each([
  [300_000, '3000'],
  [1250, '12.50'],
  [1, '0.01'],
])('%i 分 is shown as %s', (cents, yuan) => {
  expect(yuanOf(cents)).toBe(yuan)
})
