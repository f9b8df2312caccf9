import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, civilDate } from '#domain/calendar/civil-date.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import { countWorkingDays, isWorkingDay, nextWorkingDay } from '#domain/calendar/work-calendar.ts'
import { criticalPath, type PlanLink, type PlannedWork } from './critical-path.ts'
import { moveBar, stretchBar } from './moving.ts'

const calendar = chinaCalendar()
const work = (id: string, start: string, due: string): PlannedWork => ({
  id,
  start: civilDate(start),
  due: civilDate(due),
})
const link = (pair: string): PlanLink => ({ from: pair[0] ?? '', to: pair[1] ?? '' })
const chain = [
  work('a', '2026-11-02', '2026-11-04'),
  work('b', '2026-11-05', '2026-11-06'),
  work('c', '2026-11-09', '2026-11-10'),
]
const links = ['ab', 'bc'].map(link)

describe('S3-85: a bar is moved', () => {
  it.each([
    [
      'later pushes what follows as far as it must',
      'b',
      '2026-11-06',
      ['b 2026-11-06 2026-11-09', 'c 2026-11-10 2026-11-11'],
    ],
    ['onto a weekend begins on Monday', 'c', '2026-11-14', ['c 2026-11-16 2026-11-17']],
    ['before what it waits for stays behind it', 'c', '2026-11-02', []],
    ['earlier leaves what follows where it is', 'a', '2026-10-29', ['a 2026-10-29 2026-11-02']],
  ])('%s', (_case, id, start, expected) => {
    const moved = moveBar(chain, links, { id, start: civilDate(start) }, calendar)
    expect(moved.map((one) => `${one.id} ${one.start} ${one.due}`)).toEqual(expected)
  })

  it('is stretched at its end', () => {
    const moved = stretchBar(chain, links, { id: 'a', due: civilDate('2026-11-05') }, calendar)
    expect(moved.map((one) => `${one.id} ${one.start} ${one.due}`)).toEqual([
      'a 2026-11-02 2026-11-05',
      'b 2026-11-06 2026-11-09',
      'c 2026-11-10 2026-11-11',
    ])
  })

  /** A plan whose dates honour its links, on working days. */
  const feasible = fc
    .array(fc.record({ from: fc.nat(60), length: fc.integer({ min: 1, max: 6 }) }), {
      minLength: 2,
      maxLength: 14,
    })
    .chain((spans) => {
      const works = spans.map(({ from, length }, at): PlannedWork => {
        let start = addDays(civilDate('2026-09-14'), from)
        if (!isWorkingDay(start, calendar)) start = nextWorkingDay(start, calendar)
        let due = start
        for (let left = length - 1; left > 0; left -= 1) due = nextWorkingDay(due, calendar)
        return { id: String.fromCharCode(97 + at), start, due }
      })
      const possible = works.flatMap((one) =>
        works.flatMap((next) => (one.due < (next.start ?? next.due) ? [one.id + next.id] : [])),
      )
      return fc.record({
        works: fc.constant(works),
        links: fc.subarray(possible).map((pairs) => pairs.map(link)),
        which: fc.nat(works.length - 1),
        by: fc.integer({ min: -20, max: 40 }),
      })
    })

  it('never moves what it waits for, keeps every length, and leaves a plan that can be kept', () => {
    fc.assert(
      fc.property(feasible, ({ works, links: all, which, by }) => {
        const target = works[which] as PlannedWork
        const start = addDays(target.start ?? target.due, by)
        const moved = moveBar(works, all, { id: target.id, start }, calendar)
        const before = new Set([target.id])
        for (const one of before) for (const { from, to } of all) if (to === one) before.add(from)
        before.delete(target.id)
        for (const one of moved) {
          expect(before.has(one.id), `${one.id} comes before ${target.id}`).toBe(false)
          const was = works.find(({ id }) => id === one.id) as PlannedWork
          expect(countWorkingDays(one.start, one.due, calendar)).toBe(
            countWorkingDays(was.start ?? was.due, was.due, calendar),
          )
          if (one.id !== target.id) expect(one.start > (was.start ?? was.due)).toBe(true)
        }
        const after = works.map((one) => ({ ...one, ...moved.find(({ id }) => id === one.id) }))
        for (const { slack } of criticalPath(after, all, calendar, { whole: true }).works.values()) {
          expect(slack).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 300 },
    )
  })
})
