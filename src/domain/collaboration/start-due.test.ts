import { expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { dueInDivision, isFromStart } from './start-due.ts'

const calendar: WorkCalendar = {
  kinds: new Map(),
  names: new Map(),
  announcedYears: new Set([2023, 2024]),
  dayStart: '09:00' as WorkCalendar['dayStart'],
  dayEnd: '18:00' as WorkCalendar['dayEnd'],
}
const today = civilDate('2023-10-20')
const from = (start: string | null) => ({
  start: start === null ? null : civilDate(start),
  today,
  calendar,
})

it.each([
  ['第1个月末', '2023-10-25', '2023-11-24'],
  ['第2个月中', '2023-10-25', '2023-12-09'],
  ['第2个月末', '2023-10-25', '2023-12-24'],
  ['第二個月底', '2023-10-25', '2023-12-24'],
  ['第3个月初', '2023-10-25', '2023-12-25'],
  ['第1个月', '2023-10-25', '2023-11-24'],
  ['第1个月末', '2024-01-31', '2024-02-29'],
  ['第2周末', '2023-10-25', '2023-11-03'],
  ['第1周初', '2023-10-25', '2023-10-25'],
  ['启动后第10天', '2023-10-25', '2023-11-04'],
  ['启动后2周内', '2023-10-25', '2023-11-08'],
  ['end of month 1', '2023-10-25', '2023-11-24'],
])('S1-26: %s of work that starts on %s is %s', (text, start, due) => {
  expect(isFromStart(text)).toBe(true)
  expect(dueInDivision(text, from(start))).toBe(due)
})

it('S1-26: moves with the start, and waits for one', () => {
  expect(dueInDivision('第1个月末', from('2023-11-01'))).toBe('2023-11-30')
  expect(dueInDivision('第1个月末', from(null))).toBeNull()
})

it.each([
  ['2023年11月20日', '2023-11-20'],
  ['2023-09-01', '2023-09-01'],
  ['11月20日前', '2023-11-20'],
  ['尽快', null],
  ['', null],
])('S1-25: reads %s as any deadline', (text, due) => {
  expect(isFromStart(text)).toBe(false)
  expect(dueInDivision(text, from(null))).toBe(due)
  expect(dueInDivision(text, from('2023-10-25'))).toBe(due)
})
