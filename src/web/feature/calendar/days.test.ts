import { expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { pressed, spansOf, weeksOf } from './days.ts'

it('lays a month out from Monday', () => {
  // November 2026 begins on a Sunday and ends on a Monday.
  const weeks = weeksOf(2026, 11)
  expect(weeks).toHaveLength(6)
  expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01'])
  expect(weeks[5]?.[0]).toBe('2026-11-30')
  expect(weeks.flat().filter(Boolean)).toHaveLength(30)
})

it('lays February of a leap year out whole', () => {
  expect(weeksOf(2028, 2).flat().filter(Boolean)).toHaveLength(29)
})

it('turns a weekday off and back', () => {
  const friday = civilDate('2026-10-02')
  const off = pressed([], friday)
  expect(off).toEqual([{ day: friday, kind: 'holiday', name: '' }])
  expect(pressed(off, friday)).toEqual([])
})

it('turns a weekend worked, then off by name, then back', () => {
  const saturday = civilDate('2026-10-10')
  const worked = pressed([], saturday)
  expect(worked[0]?.kind).toBe('workday')
  const off = pressed(worked, saturday)
  expect(off[0]?.kind).toBe('holiday')
  expect(pressed(off, saturday)).toEqual([])
})

it('takes the name of the holiday beside it, and keeps the days in order', () => {
  const before = [{ day: '2026-10-02', kind: 'holiday', name: '国庆节' }] as const
  expect(pressed(before, civilDate('2026-10-01'))).toEqual([
    { day: '2026-10-01', kind: 'holiday', name: '国庆节' },
    { day: '2026-10-02', kind: 'holiday', name: '国庆节' },
  ])
})

it('says days in a row of one kind and name as one span', () => {
  const day = (day: string, name: string, kind: 'holiday' | 'workday' = 'holiday') => ({ day, kind, name })
  expect(
    spansOf([
      day('2026-02-14', '春节', 'workday'),
      day('2026-02-15', '春节'),
      day('2026-02-16', '春节'),
      day('2026-02-18', '春节'),
      day('2026-02-19', '司庆'),
    ]).map(({ day, until, count }) => [day, until, count]),
  ).toEqual([
    ['2026-02-14', '2026-02-14', 1],
    ['2026-02-15', '2026-02-16', 2],
    ['2026-02-18', '2026-02-18', 1],
    ['2026-02-19', '2026-02-19', 1],
  ])
})
