import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import type { GanttRow } from './scale.ts'
import { barOf, leftOf, linkPath, scaleOf, spanOf, ticksOf } from './scale.ts'

const today = civilDate('2026-11-18')
const row = (plannedStart: string | null, dueOn: string | null, more: Partial<GanttRow> = {}) =>
  ({ plannedStart, dueOn, originalDueOn: dueOn, doneOn: null, milestones: [], ...more }) as GanttRow

describe('S3-85: where things stand on the chart', () => {
  it.each([
    ['start to due', '2026-11-16', '2026-11-20', { start: '2026-11-16', due: '2026-11-20' }],
    ['the due day alone', null, '2026-11-20', { start: '2026-11-20', due: '2026-11-20' }],
    ['the start alone', '2026-11-16', null, { start: '2026-11-16', due: '2026-11-16' }],
    ['no date, no bar', null, null, undefined],
  ])('%s', (_case, start, due, bar) => {
    expect(barOf(row(start, due))).toEqual(bar)
  })

  it('holds every bar, milestone and first date, and today', () => {
    const scale = scaleOf(
      [
        row('2026-11-23', '2026-11-27', {
          originalDueOn: '2026-12-04',
          milestones: [{ id: '', dueOn: '2026-11-10' }],
        }),
      ],
      today,
      undefined,
    )
    expect(scale).toEqual({ origin: '2026-11-07', days: 40, dayWidth: 26, zoom: 'day' })
    expect(leftOf(civilDate('2026-11-07'), scale)).toBe(0)
    expect(spanOf(civilDate('2026-11-23'), civilDate('2026-11-27'), scale)).toEqual({
      left: 16 * 26,
      width: 5 * 26,
    })
    // what lies beyond the edge is cut off there
    expect(leftOf(civilDate('2030-01-01'), scale)).toBe(40 * 26)
  })

  it('draws from afar what is long, and not more than three years', () => {
    expect(scaleOf([row('2026-11-01', '2027-03-01')], today, undefined).zoom).toBe('week')
    const long = scaleOf([row('2015-01-01', '2040-01-01')], today, undefined)
    expect(long.zoom).toBe('week')
    expect(long.days).toBe(1100)
    expect(long.origin < today).toBe(true)
  })

  it('shows a plan of long ago where it lies', () => {
    const old = scaleOf([row('2023-11-01', '2023-11-20')], today, undefined)
    expect(old).toMatchObject({ origin: '2023-10-29', zoom: 'day' })
    expect(old.days).toBeLessThan(60)
  })

  it('puts months over days, and nothing below months from afar', () => {
    const { months, steps } = ticksOf({ origin: civilDate('2026-11-28'), days: 6, dayWidth: 10, zoom: 'day' })
    expect(months).toEqual([
      { day: '2026-11-28', width: 30 },
      { day: '2026-12-01', width: 30 },
    ])
    expect(steps).toHaveLength(6)
    expect(
      ticksOf({ origin: civilDate('2026-11-28'), days: 9, dayWidth: 9, zoom: 'week' }).steps.map(
        ({ day }) => day,
      ),
    ).toEqual(['2026-11-28', '2026-11-30'])
    expect(ticksOf({ origin: civilDate('2026-11-28'), days: 9, dayWidth: 3, zoom: 'month' }).steps).toEqual(
      [],
    )
  })

  it('leads a link forward, and around where the next begins before', () => {
    expect(linkPath({ x: 10, y: 5 }, { x: 40, y: 39 })).toBe('M10 5H16V39H40')
    expect(linkPath({ x: 40, y: 5 }, { x: 40, y: 39 })).toBe('M40 5h4V30')
    expect(linkPath({ x: 40, y: 39 }, { x: 44, y: 5 })).toBe('M40 39h4V14')
    expect(linkPath({ x: 40, y: 5 }, { x: 10, y: 39 })).toBe('M40 5h6V22H4V39H10')
  })
})
