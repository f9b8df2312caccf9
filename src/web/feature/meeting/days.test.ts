import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { byDay, dayAfterKey, weeksOf } from './days.ts'

describe('rows by day', () => {
  it('groups by the wall clock of the organisation, not by that of the server', () => {
    const rows = [
      { id: 1, plannedStart: '2026-11-17T23:00:00Z' },
      { id: 2, plannedStart: '2026-11-18T06:00:00Z' },
      { id: 3, plannedStart: '2026-11-18T16:30:00Z' },
      { id: 4, plannedStart: null },
    ]
    expect(byDay(rows, 'Asia/Shanghai').map(({ day, rows: all }) => [day, all.map(({ id }) => id)])).toEqual([
      ['2026-11-18', [1, 2]],
      ['2026-11-19', [3]],
      [null, [4]],
    ])
  })
})

describe('the weeks of a month', () => {
  it('begins on the Monday before and ends on the Sunday after', () => {
    const weeks = weeksOf('2026-11')
    expect(weeks).toHaveLength(6)
    expect([weeks[0]?.[0], weeks.at(-1)?.at(-1)]).toEqual(['2026-10-26', '2026-12-06'])
  })

  it('has four weeks when the month fits them', () => {
    expect(weeksOf('2027-02').map(([monday]) => monday)).toEqual([
      '2027-02-01',
      '2027-02-08',
      '2027-02-15',
      '2027-02-22',
    ])
  })
})

describe('keys in a month', () => {
  it.each([
    ['ArrowLeft', '2026-10-31'],
    ['ArrowRight', '2026-11-02'],
    ['ArrowUp', '2026-10-25'],
    ['ArrowDown', '2026-11-08'],
    ['Home', '2026-10-26'],
    ['End', '2026-11-01'],
  ])('%s from Sunday 1 November leads to %s', (key, day) => {
    expect(dayAfterKey(key, civilDate('2026-11-01'))).toBe(day)
  })

  it('leaves other keys alone', () => {
    expect(dayAfterKey('a', civilDate('2026-11-01'))).toBeUndefined()
  })
})
