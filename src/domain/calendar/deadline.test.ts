import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CivilDate, civilDate } from './civil-date.ts'
import {
  type Deadline,
  daysAfter,
  daysBefore,
  endOfDay,
  endOfWork,
  hoursAfter,
  nextWeeklyUpdate,
  reminder,
  type WorkTime,
  weeklyUpdates,
  weeksAfter,
  workingDaysAfter,
  workingDaysBefore,
  workingHoursAfter,
} from './deadline.ts'
import { chinaCalendar } from './holidays.test-data.ts'
import { civilDateOf, type Instant, instantAt, isoWithOffset, type TimeOfDay, timeOf } from './instant.ts'
import { isWorkingDay } from './work-calendar.ts'

const work: WorkTime = { calendar: chinaCalendar(), zone: 'Asia/Shanghai' }
const friday = { weekday: 5, time: '18:00' } as const

function at(text: string, zone = work.zone): Instant {
  return instantAt(civilDate(text.slice(0, 10)), text.slice(11) as TimeOfDay, zone)
}

function shown({ at }: Deadline, zone = work.zone): string {
  return isoWithOffset(at, zone).slice(0, 16)
}

const instants = fc
  .integer({ min: 0, max: 4 * 365 * 24 * 60 })
  .map((minutes) => new Date(Date.UTC(2023, 0, 1) + minutes * 60_000))

it.each([
  ['on a working day', '2023-10-26T15:00', 1, '2023-10-27T15:00'],
  ['late in the evening of a working day', '2023-10-26T22:30', 1, '2023-10-27T22:30'],
  ['over a weekend', '2023-10-27T15:00', 1, '2023-10-30T15:00'],
  ['from a Saturday, so from Monday 09:00', '2023-10-28T15:00', 1, '2023-10-31T09:00'],
  ['from a Sunday, two days', '2023-10-29T08:00', 2, '2023-11-01T09:00'],
  ['from inside the Spring Festival', '2026-02-18T10:00', 1, '2026-02-25T09:00'],
  ['onto a make-up Saturday', '2026-02-13T17:00', 1, '2026-02-14T17:00'],
  ['over the Spring Festival', '2026-02-14T17:00', 1, '2026-02-24T17:00'],
])('counts working days forward %s', (_case, start, n, due) => {
  expect(shown(workingDaysAfter(at(start), n, work))).toBe(due)
})

it.each([
  ['in a week', '2023-10-25T14:00', 2, '2023-10-23T14:00'],
  ['onto a make-up day', '2023-10-09T10:00', 2, '2023-10-07T10:00'],
  ['from a Sunday', '2023-10-29T14:00', 2, '2023-10-26T14:00'],
  ['over the National Day', '2023-10-07T10:00', 1, '2023-09-28T10:00'],
])('counts working days backward %s', (_case, start, n, due) => {
  expect(shown(workingDaysBefore(at(start), n, work))).toBe(due)
})

it('counts natural days by the wall clock, through a change of summer time too', () => {
  const newYork = { ...work, zone: 'America/New_York' }
  const start = at('2023-03-10T14:00', newYork.zone)
  expect(shown(daysAfter(start, 3, newYork), newYork.zone)).toBe('2023-03-13T14:00')
  expect(shown(daysBefore(daysAfter(start, 3, newYork).at, 3, newYork), newYork.zone)).toBe(
    '2023-03-10T14:00',
  )
  // while 72 hours are 72 hours
  expect(shown(hoursAfter(start, 72, 'natural', newYork), newYork.zone)).toBe('2023-03-13T15:00')
})

it.each([
  ['24 natural hours', 'natural', '2023-10-25T16:00', 24, '2023-10-26T16:00'],
  ['natural hours over a weekend', 'natural', '2023-10-27T16:00', 24, '2023-10-28T16:00'],
  // nine hours a day: 2 left on Wednesday, 9 on Thursday, 9 on Friday, 4 on Monday
  ['24 working hours', 'working', '2023-10-25T16:00', 24, '2023-10-30T13:00'],
  ['working hours that begin before work', 'working', '2023-10-25T07:00', 3, '2023-10-25T12:00'],
  ['working hours that begin after work', 'working', '2023-10-25T20:00', 3, '2023-10-26T12:00'],
  ['working hours that begin on a Saturday', 'working', '2023-10-28T10:00', 9, '2023-10-30T18:00'],
  ['working hours that end with the day', 'working', '2023-10-25T16:00', 2, '2023-10-25T18:00'],
  ['working hours over the Spring Festival', 'working', '2026-02-14T17:00', 2, '2026-02-24T10:00'],
] as const)('%s (%s mode)', (_case, mode, start, hours, due) => {
  expect(shown(hoursAfter(at(start), hours, mode, work))).toBe(due)
})

it('lets a date last until 23:59 and 下班前 until the end of work', () => {
  expect(shown(endOfDay(civilDate('2023-11-10'), work))).toBe('2023-11-10T23:59')
  expect(shown(endOfWork(civilDate('2023-11-10'), work))).toBe('2023-11-10T18:00')
})

it('hints at a due date on a day off, and does not move it', () => {
  const due = endOfDay(civilDate('2024-06-30'), work)
  expect(shown(due)).toBe('2024-06-30T23:59')
  expect(due.explanation).toContainEqual({
    key: 'clock.onNonWorkingDay',
    params: { date: '2024-06-30', name: '' },
  })
  const holiday = endOfDay(civilDate('2024-02-14'), work)
  expect(holiday.explanation).toContainEqual({
    key: 'clock.onNonWorkingDay',
    params: { date: '2024-02-14', name: '春节' },
  })
  const keys = endOfDay(civilDate('2024-07-01'), work).explanation.map(({ key }) => key)
  expect(keys).toEqual(['clock.endOfDay'])
})

it.each([
  ['a Thursday', '2023-11-23T09:00', '2023-11-23T09:00'],
  ['a Saturday', '2023-11-25T09:00', '2023-11-24T09:00'],
  ['a Sunday', '2023-11-26T09:00', '2023-11-24T09:00'],
  ['the Spring Festival', '2026-02-20T09:00', '2026-02-14T09:00'],
])('sends the reminder of %s when somebody is at work', (_case, wanted, sent) => {
  const moved = reminder({ at: at(wanted), explanation: [] }, work)
  expect(shown(moved)).toBe(sent)
  expect(moved.explanation.map(({ key }) => key)).toEqual(wanted === sent ? [] : ['clock.movedToWorkingDay'])
})

describe('weekly updates', () => {
  function days(start: string, until: string): string[] {
    return weeklyUpdates(civilDate(start), civilDate(until), friday, work).map((each) => shown(each))
  }

  it.each([
    ['not on the day it starts', '2023-11-10', '2023-11-25', ['2023-11-17T18:00', '2023-11-24T18:00']],
    ['on the Friday after a Thursday', '2023-11-09', '2023-11-17', ['2023-11-10T18:00', '2023-11-17T18:00']],
    ['none in three days', '2023-11-13', '2023-11-16', []],
    // Labour Day is Friday 2026-05-01: Thursday is the last day worked
    ['earlier when Friday is off', '2026-04-27', '2026-05-03', ['2026-04-30T18:00']],
    ['no more in that week when it starts on its last day', '2026-04-30', '2026-05-03', []],
    // Friday 2023-10-06 is off, and that Saturday and Sunday are made up
    ['on the make-up Sunday of that week', '2023-09-29', '2023-10-08', ['2023-10-08T18:00']],
    // 02-16 to 02-22 is all Spring Festival
    ['none in a week off', '2026-02-09', '2026-02-27', ['2026-02-13T18:00', '2026-02-27T18:00']],
  ])('%s', (_case, start, until, expected) => {
    expect(days(start, until)).toEqual(expected)
  })

  it('says why it is not Friday', () => {
    const next = nextWeeklyUpdate(civilDate('2026-04-28'), friday, work)
    expect(next.explanation).toEqual([
      { key: 'clock.weeklyUpdate', params: { weekday: 5, time: '18:00' } },
      { key: 'clock.lastWorkingDayOfWeek', params: { from: '2026-05-01', to: '2026-04-30' } },
    ])
  })

  it('gives the next one wherever it starts', () => {
    const starts = fc.integer({ min: 0, max: 1400 }).map((n) => addDays(civilDate('2023-01-01'), n))
    fc.assert(
      fc.property(starts, (start) => {
        const next = nextWeeklyUpdate(start, friday, work)
        const listed = weeklyUpdates(start, addDays(start, 40), friday, work)
        expect(listed[0]).toEqual(next)
        for (const each of listed) {
          const day = civilDateOf(each.at, work.zone)
          expect(day > start).toBe(true)
          expect(isWorkingDay(day, work.calendar)).toBe(true)
        }
      }),
    )
  })
})

it('moves a sync meeting off a holiday, and says so', () => {
  const due = weeksAfter(at('2026-02-09T10:00'), 1, work)
  expect(shown(due)).toBe('2026-02-24T18:00')
  expect(due.explanation).toContainEqual({
    key: 'clock.movedToWorkingDay',
    params: { from: '2026-02-16', to: '2026-02-24' },
  })
})

describe('explanations', () => {
  function said(deadline: Deadline): [key: string, params: object][] {
    return deadline.explanation.map(({ key, params }) => [key.replace('clock.', ''), params])
  }

  it('names the holiday that was skipped', () => {
    expect(said(workingDaysAfter(at('2026-02-14T17:00'), 1, work))).toEqual([
      ['workingDaysAfter', { n: 1, from: '2026-02-14T17:00:00+08:00' }],
      ['countedMakeUpDay', { date: '2026-02-14', name: '春节' }],
      ['skippedHolidays', { from: '2026-02-15', to: '2026-02-23', name: '春节' }],
    ])
  })

  it('tells two holidays in a row apart', () => {
    expect(said(workingDaysAfter(at('2023-09-28T17:00'), 1, work)).slice(1)).toEqual([
      ['skippedHolidays', { from: '2023-09-29', to: '2023-09-29', name: '中秋节' }],
      ['skippedHolidays', { from: '2023-09-30', to: '2023-10-06', name: '国庆节' }],
      ['countedMakeUpDay', { date: '2023-10-07', name: '国庆节' }],
    ])
  })

  it('counts the weekend that touches a holiday to the holiday', () => {
    expect(said(workingDaysAfter(at('2024-06-07T10:00'), 1, work)).slice(1)).toEqual([
      ['skippedHolidays', { from: '2024-06-08', to: '2024-06-10', name: '端午节' }],
    ])
  })

  it('tells of a start that was moved', () => {
    expect(said(workingDaysAfter(at('2023-10-28T15:00'), 1, work)).slice(1)).toEqual([
      ['movedToWorkingDay', { from: '2023-10-28', to: '2023-10-30' }],
      ['skippedWeekend', { from: '2023-10-28', to: '2023-10-29' }],
    ])
  })

  it('warns once of each year that is not announced', () => {
    const warned = said(workingDaysAfter(at('2024-12-28T10:00'), 3, work)).filter(
      ([key]) => key === 'yearNotAnnounced',
    )
    expect(warned).toEqual([['yearNotAnnounced', { year: 2025 }]])
    expect(said(workingDaysAfter(at('2024-12-26T10:00'), 1, work)).map(([key]) => key)).not.toContain(
      'yearNotAnnounced',
    )
  })
})

describe('of every working day deadline', () => {
  const counts = fc.integer({ min: 1, max: 30 })

  it('is on a working day, and not before its start', () => {
    fc.assert(
      fc.property(instants, counts, (start, n) => {
        const due = workingDaysAfter(start, n, work)
        expect(isWorkingDay(civilDateOf(due.at, work.zone), work.calendar)).toBe(true)
        expect(due.at > start).toBe(true)
        expect(workingDaysBefore(start, n, work).at < start).toBe(true)
      }),
    )
  })

  it('is undone by counting back from it, when it started on a working day', () => {
    fc.assert(
      fc.property(instants, counts, (start, n) => {
        fc.pre(isWorkingDay(civilDateOf(start, work.zone), work.calendar))
        expect(workingDaysBefore(workingDaysAfter(start, n, work).at, n, work).at).toEqual(start)
      }),
    )
  })

  it('does not come earlier for a later start', () => {
    fc.assert(
      fc.property(instants, instants, counts, (a, b, n) => {
        const [first, second] = a <= b ? [a, b] : [b, a]
        const day = (start: Instant): CivilDate => civilDateOf(workingDaysAfter(start, n, work).at, work.zone)
        expect(day(first) <= day(second)).toBe(true)
        expect(
          workingHoursAfter(first, n, work).at.getTime() <= workingHoursAfter(second, n, work).at.getTime(),
        ).toBe(true)
      }),
    )
  })

  it('ends working hours while people work, and adds them up', () => {
    fc.assert(
      fc.property(instants, counts, counts, (start, m, n) => {
        const due = workingHoursAfter(start, m, work)
        const time = timeOf(due.at, work.zone)
        expect(isWorkingDay(civilDateOf(due.at, work.zone), work.calendar)).toBe(true)
        expect(time >= '09:00' && time <= '18:00').toBe(true)
        expect(workingHoursAfter(due.at, n, work).at).toEqual(workingHoursAfter(start, m + n, work).at)
      }),
    )
  })
})
