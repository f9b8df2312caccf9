import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import { alertActions, deviationOf, isWorse, levelOf, slipOf, type TrackedWork } from './deviation.ts'

const calendar = chinaCalendar()
const rule = { yellow: 0.1, orange: 0.2, red: 0.3, criticalDays: 3 }
const day = (text: string) => civilDate(`2026-11-${text}`)
/** Ten working days, 11-02 … 11-13. */
const work = (more: Partial<TrackedWork> = {}): TrackedWork => ({
  id: 'a',
  baseStart: day('02'),
  baseDue: day('13'),
  start: day('02'),
  due: day('13'),
  doneOn: null,
  percent: 0,
  percentOn: null,
  ...more,
})

describe('S4-45 X-59 NM-COL-14: deviation from the baseline', () => {
  it.each([
    ['as agreed', work(), '10', 0, null],
    ['one working day later of ten', work({ due: day('16') }), '10', 1, 'yellow'],
    ['two', work({ due: day('17') }), '10', 2, 'orange'],
    ['three', work({ due: day('18') }), '10', 3, 'red'],
    ['over a weekend only', work({ due: day('15') }), '10', 0, null],
    ['late and nobody set another date: as late as today', work(), '17', 2, 'orange'],
    ['done late is no alert any more', work({ doneOn: day('18') }), '20', 3, null],
    ['done early', work({ doneOn: day('11') }), '20', -2, null],
    // At the end of 11-06 half of it should be done.
    ['half planned, 35 % told', work({ percent: 35, percentOn: day('06') }), '09', 0, 'yellow'],
    ['half planned, 20 % told', work({ percent: 20, percentOn: day('06') }), '09', 0, 'red'],
    [
      'ahead in work but late in date: the date counts',
      work({ percent: 90, percentOn: day('06'), due: day('17') }),
      '09',
      2,
      'orange',
    ],
  ] as const)('%s', (_case, tracked, today, days, level) => {
    expect(deviationOf(tracked, day(today), rule, calendar)).toMatchObject({ days, level })
  })

  it.each([
    [0.0999, null],
    [0.1, 'yellow'],
    [0.2, 'orange'],
    [0.3, 'red'],
  ])('%s is %s', (ratio, level) => {
    expect(levelOf(ratio, rule)).toBe(level)
  })

  const follow = {
    ...work(),
    id: 'b',
    baseStart: day('16'),
    start: day('16'),
    baseDue: day('18'),
    due: day('18'),
  }
  it.each([
    ['on time', '13', 0, null],
    ['two working days', '17', 2, null],
    ['three turn it red', '18', 3, 'red'],
  ] as const)('S1-33: a slip of the critical path: %s', (_case, due, days, level) => {
    const works = [work({ due: day(due) }), follow]
    const links = [{ from: 'a', to: 'b' }]
    expect(slipOf(works, links, day('18'), day('09'), rule, calendar)).toMatchObject({ days, level })
  })

  it('X-61: each level has its receivers and what it asks for; the same level is not told twice', () => {
    expect(alertActions.yellow.action).toBe('adjust')
    expect(alertActions.orange.action).toBe('meet')
    expect(alertActions.red).toMatchObject({ action: 'contingency' })
    expect(alertActions.red.receivers).toContain('superior')
    expect(isWorse('orange', 'yellow')).toBe(true)
    expect(isWorse('orange', 'orange')).toBe(false)
    expect(isWorse('yellow', null)).toBe(true)
  })
})
