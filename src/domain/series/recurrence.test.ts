import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import { instantAt } from '#domain/calendar/instant.ts'
import { type OnDayOff, occurrences, type Plan, type Recurrence } from './recurrence.ts'

const calendar = chinaCalendar()

const plan = (recurrence: Recurrence, startsOn: string, more: Partial<Plan> = {}): Plan => ({
  recurrence,
  startsOn: civilDate(startsOn),
  endsOn: null,
  endsAfter: null,
  onDayOff: 'next',
  ...more,
})
const held = (of: Plan, count: number, from?: string) =>
  occurrences(of, calendar, { count, ...(from !== undefined && { from: civilDate(from) }) }).map(
    ({ heldOn }) => heldOn,
  )

describe('S0-16: a reviewPlanning meeting on a cycle falls on', () => {
  it.each<[string, Recurrence, string, string[]]>([
    [
      'every Monday',
      { kind: 'weekly', every: 1, weekdays: [1] },
      '2026-03-04',
      ['2026-03-09', '2026-03-16', '2026-03-23'],
    ],
    [
      'every other week on Tuesday and Thursday, counted from the week it starts in',
      { kind: 'weekly', every: 2, weekdays: [4, 2] },
      '2026-03-04',
      ['2026-03-05', '2026-03-17', '2026-03-19', '2026-03-31'],
    ],
    [
      'the 31st, or the last day of a month without one',
      { kind: 'monthlyByDate', every: 1, day: 31 },
      '2026-03-01',
      ['2026-03-31', '2026-04-30', '2026-06-01', '2026-06-30'],
    ],
    [
      'the 29th in February of a leap year and of another',
      { kind: 'monthlyByDate', every: 12, day: 29 },
      '2023-02-01',
      ['2023-02-28', '2024-02-29'],
    ],
    [
      'the second Wednesday of each quarter',
      { kind: 'monthlyByWeekday', every: 3, nth: 2, weekday: 3 },
      '2026-01-01',
      ['2026-01-14', '2026-04-08', '2026-07-08', '2026-10-14'],
    ],
    [
      'the last Friday of the month',
      { kind: 'monthlyByWeekday', every: 1, nth: -1, weekday: 5 },
      '2026-03-01',
      ['2026-03-27', '2026-04-24', '2026-05-29'],
    ],
    [
      'the last working day of the month, make-up Saturdays counted',
      { kind: 'monthlyByWorkingDay', every: 1, nth: -1 },
      '2026-02-01',
      ['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-29'],
    ],
    [
      'the first working day of the month, after the holidays',
      { kind: 'monthlyByWorkingDay', every: 1, nth: 1 },
      '2026-01-01',
      ['2026-01-04', '2026-02-02', '2026-03-02', '2026-04-01', '2026-05-06'],
    ],
  ])('%s', (_case, recurrence, startsOn, dates) => {
    expect(held(plan(recurrence, startsOn), dates.length)).toEqual(dates)
  })
})

const thursdays: Recurrence = { kind: 'weekly', every: 1, weekdays: [4] }
const mondays: Recurrence = { kind: 'weekly', every: 1, weekdays: [1] }
const saturdays: Recurrence = { kind: 'weekly', every: 1, weekdays: [6] }

describe('a meeting that falls on a day off (调休 2026)', () => {
  it.each<[string, Recurrence, string, OnDayOff, string[]]>([
    // 2026-10-01 is 国庆节, worked again from the 8th, which is a Thursday with a meeting of its own.
    [
      'is not held twice in one day',
      thursdays,
      '2026-09-24',
      'next',
      ['2026-09-24', '2026-10-08', '2026-10-15'],
    ],
    [
      'is moved behind the holiday',
      mondays,
      '2026-09-28',
      'next',
      ['2026-09-28', '2026-10-08', '2026-10-12'],
    ],
    ['is left out', mondays, '2026-09-28', 'skip', ['2026-09-28', '2026-10-12']],
    ['is held all the same', mondays, '2026-09-28', 'keep', ['2026-09-28', '2026-10-05', '2026-10-12']],
    // 02-14 and 02-28 are make-up days, 02-21 is 春节.
    [
      'stays on a Saturday that is worked',
      saturdays,
      '2026-02-14',
      'skip',
      ['2026-02-14', '2026-02-28', '2026-05-09'],
    ],
    // Two Mondays of 春节 (02-16, 02-23) lead to the same 02-24.
    [
      'is moved there once, however many lead there',
      mondays,
      '2026-02-09',
      'next',
      ['2026-02-09', '2026-02-24', '2026-03-02'],
    ],
  ])('%s', (_case, recurrence, startsOn, onDayOff, dates) => {
    expect(held(plan(recurrence, startsOn, { onDayOff }), dates.length)).toEqual(dates)
  })

  it('says which holiday moved it, and keeps the date that names it', () => {
    expect(occurrences(plan(mondays, '2026-10-05'), calendar, { count: 1 })).toEqual([
      { on: '2026-10-05', heldOn: '2026-10-08', holiday: '国庆节' },
    ])
  })
})

describe('the end of a series', () => {
  it.each<[string, Partial<Plan>, number]>([
    ['by its last day, that day included', { endsOn: civilDate('2026-03-16') }, 3],
    ['by a number of meetings', { endsAfter: 2 }, 2],
    ['whichever comes first', { endsAfter: 9, endsOn: civilDate('2026-03-09') }, 2],
    ['never', {}, 30],
  ])('comes %s', (_case, more, count) => {
    expect(held(plan(mondays, '2026-03-02', more), 30)).toHaveLength(count)
  })

  it('counts from the first meeting, not from where one looks', () => {
    expect(held(plan(mondays, '2026-03-02', { endsAfter: 3 }), 30, '2026-03-10')).toEqual(['2026-03-16'])
  })

  it('is at once for weeks without a day', () => {
    expect(held(plan({ kind: 'weekly', every: 1, weekdays: [] }, '2026-03-02'), 5)).toEqual([])
  })
})

it('keeps its hour all year round in a zone without summer time', () => {
  const days = held(
    plan({ kind: 'monthlyByDate', every: 1, day: 15 }, '2026-01-01', { onDayOff: 'keep' }),
    12,
  )
  const hours = days.map((day) =>
    instantAt(civilDate(day), '14:00', 'Asia/Shanghai').toISOString().slice(11, 16),
  )
  expect(new Set(hours)).toEqual(new Set(['06:00']))
})
