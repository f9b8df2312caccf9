import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, civilDate } from './civil-date.ts'
import { chinaCalendar } from './holidays.test-data.ts'
import {
  addWorkingDays,
  countWorkingDays,
  isWorkingDay,
  isYearAnnounced,
  lastWorkingDayOfWeek,
  nextWorkingDay,
  previousWorkingDay,
  unannouncedYears,
  workingDaysBetween,
} from './work-calendar.ts'

const calendar = chinaCalendar()
const dates = fc.integer({ min: 0, max: 1460 }).map((days) => addDays(civilDate('2023-01-01'), days))
const counts = fc.integer({ min: 0, max: 60 })

it.each([
  ['a Wednesday', '2023-10-25', true],
  ['a Saturday', '2023-11-25', false],
  ['a Sunday', '2024-06-30', false],
  ['a make-up Saturday', '2023-10-07', true],
  ['a make-up Sunday', '2023-10-08', true],
  ['a holiday on a Wednesday', '2024-02-14', false],
  ['a holiday on a Sunday', '2026-02-15', false],
  ['the make-up Saturday before it', '2026-02-14', true],
  ['a Monday off', '2026-02-23', false],
  ['a Monday of a year not announced', '2025-10-06', true],
])('%s, %s: worked %s', (_case, date, worked) => {
  expect(isWorkingDay(civilDate(date), calendar)).toBe(worked)
})

it.each([
  ['2023-10-25', 1, '2023-10-26'],
  ['2023-10-27', 1, '2023-10-30'],
  ['2023-09-28', 1, '2023-10-07'],
  ['2023-09-28', 2, '2023-10-08'],
  ['2023-10-09', -2, '2023-10-07'],
  ['2023-10-07', -1, '2023-09-28'],
  ['2026-02-14', 1, '2026-02-24'],
  ['2023-11-25', 1, '2023-11-27'],
  ['2023-11-25', -1, '2023-11-24'],
  ['2023-11-25', 0, '2023-11-25'],
])('%s and %i working days is %s', (date, n, found) => {
  expect(addWorkingDays(civilDate(date), n, calendar)).toBe(found)
})

it('knows the neighbours of a holiday', () => {
  expect(nextWorkingDay(civilDate('2026-02-14'), calendar)).toBe('2026-02-24')
  expect(previousWorkingDay(civilDate('2026-02-24'), calendar)).toBe('2026-02-14')
})

it.each([
  ['2023-10-25', '2023-10-27'],
  ['2023-10-05', '2023-10-08'], // both days of the weekend are made up
  ['2024-04-05', '2024-04-07'],
  ['2023-06-22', '2023-06-25'], // Dragon Boat week: Sunday is worked
])('the last day worked in the week of %s is %s', (date, last) => {
  expect(lastWorkingDayOfWeek(civilDate(date), calendar)).toBe(last)
})

it('finds no day worked in the week of the Spring Festival', () => {
  expect(lastWorkingDayOfWeek(civilDate('2026-02-18'), calendar)).toBeUndefined()
})

it('says which years nobody has announced', () => {
  expect(isYearAnnounced(2024, calendar)).toBe(true)
  expect(isYearAnnounced(2025, calendar)).toBe(false)
  expect(unannouncedYears(civilDate('2024-12-30'), civilDate('2027-01-02'), calendar)).toEqual([2025, 2027])
})

it('lands on working days only', () => {
  fc.assert(
    fc.property(dates, counts, (date, n) => {
      fc.pre(n > 0)
      expect(isWorkingDay(addWorkingDays(date, n, calendar), calendar)).toBe(true)
      expect(isWorkingDay(addWorkingDays(date, -n, calendar), calendar)).toBe(true)
    }),
  )
})

it('comes back from a working day', () => {
  fc.assert(
    fc.property(dates, counts, (date, n) => {
      fc.pre(isWorkingDay(date, calendar))
      expect(addWorkingDays(addWorkingDays(date, n, calendar), -n, calendar)).toBe(date)
      expect(addWorkingDays(addWorkingDays(date, -n, calendar), n, calendar)).toBe(date)
    }),
  )
})

it('is additive and monotonic', () => {
  fc.assert(
    fc.property(dates, dates, counts, counts, (a, b, m, n) => {
      expect(addWorkingDays(addWorkingDays(a, m, calendar), n, calendar)).toBe(
        addWorkingDays(a, m + n, calendar),
      )
      const [first, second] = a <= b ? [a, b] : [b, a]
      expect(addWorkingDays(first, n, calendar) <= addWorkingDays(second, n, calendar)).toBe(true)
      expect(addWorkingDays(first, -n, calendar) <= addWorkingDays(second, -n, calendar)).toBe(true)
    }),
  )
})

it('counts between two days what it takes to get there', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: -60, max: 60 }), (date, n) => {
      expect(workingDaysBetween(date, addWorkingDays(date, n, calendar), calendar)).toBe(n)
    }),
  )
})

it('counts the days worked as somebody would who crosses them off one by one', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: -5, max: 500 }), (from, length) => {
      const to = addDays(from, length)
      let count = 0
      for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count += 1
      expect(countWorkingDays(from, to, calendar)).toBe(count)
    }),
  )
})

it('counts the days of a century as quickly as those of a week', () => {
  const began = performance.now()
  for (let n = 0; n < 2_000; n += 1) {
    countWorkingDays(civilDate('2026-01-01'), civilDate('2126-01-01'), calendar)
  }
  // Day by day it would be 73 million of them.
  expect(performance.now() - began).toBeLessThan(1_000)
})
