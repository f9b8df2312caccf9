import { expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { monthOf, weeksOf } from './month.ts'

it('takes the month of the address, or the present one', () => {
  const today = civilDate('2026-11-18')
  expect(monthOf('2027-02', today)).toBe('2027-02-01')
  expect(monthOf('2027-13', today)).toBe('2026-11-01')
  expect(monthOf(undefined, today)).toBe('2026-11-01')
})

it('shows whole weeks from Monday on', () => {
  const weeks = weeksOf(civilDate('2026-11-01'))
  expect(weeks).toHaveLength(6)
  expect([weeks[0]?.[0], weeks[0]?.[6], weeks[5]?.[6]]).toEqual(['2026-10-26', '2026-11-01', '2026-12-06'])
  expect(weeksOf(civilDate('2027-02-01'))).toHaveLength(4)
})
