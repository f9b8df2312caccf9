import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  type CivilDate,
  civilDate,
  compareDates,
  daysBetween,
  isCivilDate,
  lastOfMonth,
  mondayOf,
  weekday,
} from './civil-date.ts'

const dates = fc
  .integer({ min: 0, max: 60_000 })
  .map((days) => new Date(Date.UTC(1950, 0, 1) + days * 86_400_000).toISOString().slice(0, 10) as CivilDate)

it.each([
  '2023-02-29',
  '2023-13-01',
  '2023-00-10',
  '2023-1-1',
  '2023-10-25T00:00',
  '',
  ' 2023-10-25',
  '0000-01-01',
])('refuses %j as a date', (text) => {
  expect(isCivilDate(text)).toBe(false)
  expect(() => civilDate(text)).toThrow(
    expect.objectContaining({ kind: 'invalid', reason: 'date.notADate', params: { text } }),
  )
})

it.each(['2024-02-29', '1999-12-31', '2026-11-25'])('takes %s', (text) => {
  expect(civilDate(text)).toBe(text)
  expect(isCivilDate(text)).toBe(true)
})

it.each([
  ['2023-10-25', 3], // Wednesday
  ['2023-11-05', 7],
  ['2023-11-25', 6],
  ['2024-06-30', 7],
  ['2023-11-10', 5],
  ['2026-11-23', 1],
])('%s is weekday %i', (text, day) => {
  expect(weekday(civilDate(text))).toBe(day)
})

it.each([
  ['2023-01-31', 1, '2023-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2024-03-31', -1, '2024-02-29'],
  ['2023-11-30', 3, '2024-02-29'],
  ['2023-12-15', 1, '2024-01-15'],
  ['2023-01-15', -1, '2022-12-15'],
  ['2023-01-31', -13, '2021-12-31'],
  ['2023-10-31', 12, '2024-10-31'],
])('%s and %i months is %s', (from, months, to) => {
  expect(addMonths(civilDate(from), months)).toBe(to)
})

it.each([
  ['2023-02-01', '2023-02-28'],
  ['2024-02-29', '2024-02-29'],
  ['2023-12-31', '2023-12-31'],
  ['2023-04-10', '2023-04-30'],
])('the month of %s ends on %s', (date, last) => {
  expect(lastOfMonth(civilDate(date))).toBe(last)
})

it.each([
  ['2023-11-05', '2023-10-30'],
  ['2023-11-06', '2023-11-06'],
  ['2024-01-03', '2024-01-01'],
])('the week of %s began on %s', (date, monday) => {
  expect(mondayOf(civilDate(date))).toBe(monday)
})

it('counts days across a leap day and both ways', () => {
  expect(daysBetween(civilDate('2024-02-28'), civilDate('2024-03-01'))).toBe(2)
  expect(daysBetween(civilDate('2024-03-01'), civilDate('2024-02-28'))).toBe(-2)
})

it('undoes its own steps', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
      const there = addDays(date, days)
      expect(addDays(there, -days)).toBe(date)
      expect(daysBetween(date, there)).toBe(days)
      expect(weekday(there)).toBe(((((weekday(date) - 1 + days) % 7) + 7) % 7) + 1)
      expect(compareDates(date, there)).toBe(Math.sign(-days) + 0)
    }),
  )
})

it('never leaves the wanted month, nor misses a day that the month has', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: -240, max: 240 }), (date, months) => {
      const there = addMonths(date, months)
      const wanted = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
      expect(Number(there.slice(0, 4)) * 12 + Number(there.slice(5, 7)) - 1).toBe(wanted)
      if (there.slice(8) !== date.slice(8)) expect(there).toBe(lastOfMonth(there))
    }),
  )
})
