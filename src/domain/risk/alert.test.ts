import { expect, it } from 'vitest'
import { alertColours, alertRules, colourOf, isGraver } from './alert.ts'

it.each([
  ['yellow', 'owner leader', 'weeklyAdjustment', 'departmentHead'],
  ['orange', 'owner leader departmentHead', 'meeting', 'vicePresident'],
  ['red', 'owner leader departmentHead allHeads vicePresident', 'contingency', 'generalManager'],
] as const)('X-61: %s is heard by %s, asks for %s, and goes on to %s', (colour, receivers, action, next) => {
  const rule = alertRules[colour]
  expect([rule.receivers.join(' '), rule.action, rule.next.join(' ')]).toEqual([receivers, action, next])
})

it('tells everybody of a graver colour whom a lighter one would have told', () => {
  for (const [at, colour] of alertColours.entries()) {
    for (const lighter of alertColours.slice(0, at)) {
      expect(alertRules[colour].receivers).toEqual(expect.arrayContaining([...alertRules[lighter].receivers]))
      expect(isGraver(colour, lighter)).toBe(true)
      expect(isGraver(lighter, colour)).toBe(false)
    }
  }
})

it.each([
  ['green', null],
  ['blue', null],
  ['grey', null],
  ['yellow', 'yellow'],
  ['orange', 'orange'],
  ['red', 'red'],
] as const)('a task whose light is %s raises %s', (light, colour) => {
  expect(colourOf(light)).toBe(colour)
})
