import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CivilDate, civilDate } from '#domain/calendar/civil-date.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import { isWorkingDay } from '#domain/calendar/work-calendar.ts'
import { criticalPath, type PlanLink, type PlannedWork } from './critical-path.ts'

const calendar = chinaCalendar()
const work = (id: string, start: string | null, due: string, doneOn?: string): PlannedWork => ({
  id,
  start: start === null ? null : civilDate(start),
  due: civilDate(due),
  ...(doneOn && { doneOn: civilDate(doneOn) }),
})
const link = (pair: string): PlanLink => ({ from: pair[0] ?? '', to: pair[1] ?? '' })

function path(works: readonly PlannedWork[], pairs: readonly string[], whole = false) {
  const found = criticalPath(works, pairs.map(link), calendar, { whole })
  return {
    slack: Object.fromEntries([...found.works].map(([id, { slack }]) => [id, slack])),
    critical: [...found.works].flatMap(([id, { isCritical }]) => (isCritical ? [id] : [])).toSorted(),
    links: found.links.map(({ from, to }) => from + to).toSorted(),
    works: found.works,
  }
}

describe('X-54: the critical path of a plan', () => {
  it('runs along the work that leaves no day over', () => {
    // a 11-16…18, b 11-19…20, c 11-19, both before d 11-23…24: c has a day to spare
    const found = path(
      [
        work('a', '2026-11-16', '2026-11-18'),
        work('b', '2026-11-19', '2026-11-20'),
        work('c', '2026-11-19', '2026-11-19'),
        work('d', '2026-11-23', '2026-11-24'),
      ],
      ['ab', 'ac', 'bd', 'cd'],
    )
    expect(found.slack).toEqual({ a: 0, b: 0, c: 1, d: 0 })
    expect(found.critical).toEqual(['a', 'b', 'd'])
    expect(found.links).toEqual(['ab', 'bd'])
  })

  it.each([
    [
      'a weekend between two works is no slack',
      [work('a', '2026-11-19', '2026-11-20'), work('b', '2026-11-23', '2026-11-24')],
      { a: 0, b: 0 },
    ],
    [
      'a working day between them is one',
      [work('a', '2026-11-18', '2026-11-19'), work('b', '2026-11-23', '2026-11-24')],
      { a: 1, b: 0 },
    ],
    [
      'National Day between them is no slack',
      [work('a', '2026-09-28', '2026-09-30'), work('b', '2026-10-08', '2026-10-09')],
      { a: 0, b: 0 },
    ],
    [
      'a Saturday that is worked is slack',
      [work('a', '2026-10-08', '2026-10-09'), work('b', '2026-10-12', '2026-10-13')],
      { a: 1, b: 0 },
    ],
    [
      'work without a start takes its due day',
      [work('a', null, '2026-11-20'), work('b', '2026-11-23', '2026-11-24')],
      { a: 0, b: 0 },
    ],
  ])('%s', (_case, works, slack) => {
    expect(path(works, ['ab']).slack).toEqual(slack)
  })

  it('says how far a plan that cannot be kept is out, and what is pushed', () => {
    const found = path([work('a', '2026-11-16', '2026-11-20'), work('b', '2026-11-18', '2026-11-24')], ['ab'])
    expect(found.slack).toEqual({ a: -3, b: -3 })
    expect(found.works.get('b')).toMatchObject({
      earliestStart: '2026-11-21',
      earliestFinish: '2026-11-27',
      latestFinish: '2026-11-24',
      pushed: 3,
    })
  })

  it('lets what is done early free what follows, and calls nothing done critical', () => {
    const found = path(
      [work('a', '2026-11-16', '2026-11-24', '2026-11-17'), work('b', '2026-11-18', '2026-11-24')],
      ['ab'],
    )
    expect(found.slack.b).toBe(0)
    expect(found.critical).toEqual(['b'])
  })

  it('takes each group of linked work for a plan of its own, unless it is asked for the whole', () => {
    const works = [
      work('a', '2026-11-16', '2026-11-17'),
      work('b', '2026-11-18', '2026-11-18'),
      work('x', '2026-11-16', '2026-11-20'),
      work('z', '2026-11-16', '2026-11-19'),
    ]
    expect(path(works, ['ab']).slack).toEqual({ a: 0, b: 0 })
    expect(path(works, ['ab'], true).slack).toEqual({ a: 2, b: 2, x: 0, z: 1 })
  })

  it('leaves out what waits for itself, and links to what is not there', () => {
    const works = [
      work('a', '2026-11-16', '2026-11-17'),
      work('b', '2026-11-18', '2026-11-18'),
      work('c', '2026-11-19', '2026-11-19'),
    ]
    expect(path(works, ['ab', 'ba', 'bc', 'cq', 'aa']).slack).toEqual({})
    expect(path(works, ['ab', 'bq', 'qc']).slack).toEqual({ a: 0, b: 0 })
  })

  /** Work in a chain of days, and links only from what ends earlier to what begins later. */
  const feasible = fc
    .array(fc.record({ from: fc.nat(60), length: fc.nat(9), done: fc.boolean() }), {
      minLength: 2,
      maxLength: 12,
    })
    .chain((spans) => {
      const works = spans.map(({ from, length }, at): PlannedWork => {
        const start = addDays(civilDate('2026-09-14'), from)
        return { id: String.fromCharCode(97 + at), start, due: addDays(start, length) }
      })
      const possible = works.flatMap((first) =>
        works.flatMap((next) => (first.due < (next.start as CivilDate) ? [first.id + next.id] : [])),
      )
      return fc.record({ works: fc.constant(works), pairs: fc.subarray(possible), whole: fc.boolean() })
    })

  it('finds no negative slack in a plan whose dates honour its links, and always a critical end', () => {
    fc.assert(
      fc.property(feasible, ({ works, pairs, whole }) => {
        const found = path(works, pairs, whole)
        for (const [id, { slack, pushed, earliestFinish }] of found.works) {
          expect(slack, id).toBeGreaterThanOrEqual(0)
          expect(pushed, id).toBe(0)
          expect(earliestFinish, id).toBe(works.find((one) => one.id === id)?.due)
        }
        if (found.works.size > 0) expect(found.critical.length).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
  })

  it('means by slack the days that work can really be late by before the end moves', () => {
    fc.assert(
      fc.property(feasible, fc.nat(11), ({ works, pairs }, which) => {
        const plan = path(works, pairs, true)
        const late = works[which % works.length]
        const slack = late && plan.works.get(late.id)?.slack
        if (!late || slack === undefined) return
        const endOf = (found: typeof plan) =>
          [...found.works.values()]
            .map(({ earliestFinish }) => earliestFinish)
            .toSorted()
            .at(-1) ?? ''
        const delayed = (days: number) => {
          let due = late.due
          for (let left = days; left > 0; ) {
            due = addDays(due, 1)
            if (isWorkingDay(due, calendar)) left -= 1
          }
          return path(
            works.map((one) => (one.id === late.id ? { ...one, due } : one)),
            pairs,
            true,
          )
        }
        const end =
          works
            .map(({ due }) => due)
            .toSorted()
            .at(-1) ?? ''
        expect(endOf(delayed(slack)) <= end).toBe(true)
        expect(endOf(delayed(slack + 1)) > end).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
