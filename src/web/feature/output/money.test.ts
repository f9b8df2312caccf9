import { expect, it } from 'vitest'
import { sayAmount, sayFigure, sayGap } from './money.ts'

it.each([
  [0, '0'],
  [8_000_050, '80,000.50'],
  [3_000_000, '30,000'],
  [5, '0.05'],
])('says %d 分 as %s', (cents, said) => {
  expect(sayAmount(cents)).toBe(said)
})

it('S0-18: says a figure with its unit, and a gap with its sign', () => {
  expect(sayFigure(1200, '万元')).toBe('1,200 万元')
  expect(sayFigure(98.5, '%')).toBe('98.5%')
  expect([sayGap(-119.5, '万元'), sayGap(0, ''), sayGap(2, '%')]).toEqual(['−119.5 万元', '0', '+2%'])
})
