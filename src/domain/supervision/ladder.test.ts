import { describe, expect, it } from 'vitest'
import { addDays, civilDate } from '#domain/calendar/civil-date.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import { isWorkingDay } from '#domain/calendar/work-calendar.ts'
import { defaultLadder, faultOfLadder, type Rung, rungDay, standingOn } from './ladder.ts'

const calendar = chinaCalendar()
const step = (workingDays: number, tells: Rung['tells'] = ['owner']): Rung => ({ workingDays, tells })

describe('the day of a step', () => {
  it.each<[why: string, due: string, workingDays: number, day: string]>([
    ['on the due day itself', '2026-11-25', 0, '2026-11-25'],
    ['nobody is at work on that day: the working day before', '2026-11-28', 0, '2026-11-27'],
    ['a make-up Saturday is worked', '2026-02-14', 0, '2026-02-14'],
    ['the next working day', '2026-11-25', 1, '2026-11-26'],
    ['not on the weekend', '2026-11-27', 1, '2026-11-30'],
    ['a due day off is followed by the first day at work', '2026-11-28', 1, '2026-11-30'],
    ['over the Spring Festival', '2026-02-13', 1, '2026-02-14'],
    ['over the Spring Festival, the second', '2026-02-13', 2, '2026-02-24'],
    ['over the National Day, with its make-up Saturday', '2026-09-30', 3, '2026-10-10'],
  ])('%s: due %s, +%i → %s', (_why, due, workingDays, day) => {
    expect(rungDay(civilDate(due), step(workingDays), calendar)).toBe(day)
  })

  it('is always a day at work, and later steps come later, whatever the date', () => {
    for (let due = civilDate('2026-01-01'); due < '2027-01-01'; due = addDays(due, 1)) {
      const days = defaultLadder.map((rung) => rungDay(due, rung, calendar))
      expect(days.every((day) => isWorkingDay(day, calendar))).toBe(true)
      expect(days.toSorted()).toEqual(days)
    }
  })
})

describe('how far a task has come', () => {
  it.each<[today: string, reached: number, next: string | null]>([
    ['2026-11-24', -1, '2026-11-25'],
    ['2026-11-25', 0, '2026-11-26'],
    ['2026-11-26', 1, '2026-11-30'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-29', 1, '2026-11-30'],
    ['2026-11-30', 2, '2026-12-02'],
    ['2026-12-02', 3, null],
    ['2027-03-01', 3, null],
  ])('due Wednesday 2026-11-25, on %s: step %i, the next on %s', (today, reached, next) => {
    const standing = standingOn(civilDate('2026-11-25'), civilDate(today), defaultLadder, calendar)
    expect([standing.reached, standing.next?.on ?? null]).toEqual([reached, next])
  })

  it('has nothing to climb where there are no steps', () => {
    expect(standingOn(civilDate('2026-11-25'), civilDate('2026-12-25'), [], calendar)).toEqual({
      reached: -1,
      next: null,
    })
  })
})

describe('a ladder that an organisation writes', () => {
  it.each<[what: string, ladder: Rung[], fault: ReturnType<typeof faultOfLadder>]>([
    ['as it comes', [...defaultLadder], undefined],
    ['none at all', [], undefined],
    ['two steps on one day', [step(1), step(1)], { at: 1, reason: 'notLater' }],
    ['a step that tells nobody', [step(0), step(2, [])], { at: 1, reason: 'tellsNobody' }],
    ['a step before the date', [step(-1)], { at: 0, reason: 'tooFar' }],
    ['a step after six weeks', [step(31)], { at: 0, reason: 'tooFar' }],
    ['nine steps', Array.from({ length: 9 }, (_, n) => step(n)), { at: 8, reason: 'tooMany' }],
  ])('%s', (_what, ladder, fault) => {
    expect(faultOfLadder(ladder)).toEqual(fault)
  })
})
