import { expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import {
  exactly,
  leftUntil,
  leftUntilDay,
  sayDay,
  sayInstant,
  sayShortDay,
  saySize,
  saySpan,
  sayWeekday,
} from './time.ts'

const zone = 'Asia/Shanghai'
/** Monday 2026-11-16, 09:30 in Shanghai. */
const now = new Date('2026-11-16T01:30:00Z')
const cn = { locale: 'zh-CN', zone, now } as const
const tw = { locale: 'zh-TW', zone, now } as const
const en = { locale: 'en', zone, now } as const

it.each([
  [cn, '周四 11月19日'],
  [tw, '週四 11月19日'],
  [en, 'Thu 19 Nov'],
])('says a day as people say it', (reading, said) => {
  expect(sayDay('2026-11-19', reading)).toBe(said)
})

it('names the year when it is another one', () => {
  expect(sayDay('2027-01-04', cn)).toBe('周一 2027年1月4日')
  expect(sayShortDay('2027-01-04', cn)).toBe('2027年1月4日')
  expect(sayDay('2027-01-04', en)).toBe('Mon 4 Jan 2027')
})

it.each([
  ['2026-11-16T06:00:00Z', '今天 14:00'],
  ['2026-11-17T06:00:00Z', '明天 14:00'],
  ['2026-11-18T06:00:00Z', '后天 14:00'],
  ['2026-11-19T06:00:00Z', '周四 11月19日 14:00'],
  // 23:30 in Shanghai is still yesterday in London, and it is Shanghai that counts.
  ['2026-11-15T15:30:00Z', '昨天 23:30'],
])('says %s as %s', (at, said) => {
  expect(sayInstant(at, cn)).toBe(said)
})

it('says a span with one day, or with two when it needs them', () => {
  expect(saySpan('2026-11-19T06:00:00Z', '2026-11-19T08:00:00Z', cn)).toBe('周四 11月19日 14:00–16:00')
  expect(saySpan('2026-11-19T14:00:00Z', '2026-11-19T18:00:00Z', cn)).toBe(
    '周四 11月19日 22:00–周五 11月20日 02:00',
  )
})

it('gives the exact moment for the hover', () => {
  expect(exactly('2026-11-19T06:00:00Z', zone)).toBe('2026-11-19 14:00 Asia/Shanghai')
})

const calendar: WorkCalendar = {
  kinds: new Map([
    [civilDate('2026-11-18'), 'holiday'],
    [civilDate('2026-11-21'), 'workday'],
  ]),
  names: new Map(),
  announcedYears: new Set([2026]),
  dayStart: '09:00',
  dayEnd: '18:00',
}

it.each([
  ['in 25 minutes', '2026-11-16T01:55:00Z', 'common.time.left.minutes', 25],
  ['in half a minute', '2026-11-16T01:30:30Z', 'common.time.left.minutes', 1],
  ['later today', '2026-11-16T06:00:00Z', 'common.time.left.hours', 4],
  ['tomorrow', '2026-11-17T06:00:00Z', 'common.time.left.workingDays', 1],
  ['behind a holiday', '2026-11-19T06:00:00Z', 'common.time.left.workingDays', 2],
  ['on a worked Saturday', '2026-11-21T06:00:00Z', 'common.time.left.workingDays', 4],
  ['half an hour ago', '2026-11-16T01:00:00Z', 'common.time.late.minutes', 30],
  ['last Friday', '2026-11-13T06:00:00Z', 'common.time.late.days', 3],
])('counts what is left: %s', (_case, at, key, count) => {
  expect(leftUntil(at, { zone, now }, calendar)).toEqual({ key, count, isLate: key.includes('late') })
})

it('counts plain days while the calendar is not there yet', () => {
  expect(leftUntil('2026-11-19T06:00:00Z', { zone, now })).toMatchObject({
    key: 'common.time.left.days',
    count: 3,
  })
})

it('is not late on the day itself', () => {
  expect(leftUntilDay('2026-11-16', { zone, now }, calendar)).toEqual({
    key: 'common.time.left.today',
    count: 0,
    isLate: false,
  })
  expect(leftUntilDay('2026-11-15', { zone, now }, calendar)).toMatchObject({ isLate: true, count: 1 })
})

it.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1234567, '1.2 MB'],
  [524288000, '500 MB'],
])('says %i bytes as %s', (bytes, said) => {
  expect(saySize(bytes)).toBe(said)
})

it.each([
  ['zh-CN', '五'],
  ['zh-TW', '五'],
  ['en', 'Fri'],
] as const)('names the fifth day of the week in %s', (locale, said) => {
  expect(sayWeekday(5, locale)).toBe(said)
})
