import { afterAll, beforeAll, expect, it } from 'vitest'
import { getCalendar, replaceCalendar } from '#contract/organisation.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { addWorkingDays } from '#domain/calendar/work-calendar.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { freshDatabase } from '#test/fresh-database.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'
import { loadCalendar, loadWorkTime } from './load.ts'
import { seedCalendar } from './seed.ts'

let test: TestApp
let cast: Cast

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
  await asSystem(test.app.db, seedCalendar)
})
afterAll(() => test.close())

type Days = { day: string; kind: 'holiday' | 'workday'; name?: string }[]
const replace = (year: number, days: Days, as = cast.people.admin) =>
  test.call(replaceCalendar, { as, params: { year }, body: { days } })

it('X-70: knows the published years, and that the next one is not published', async () => {
  const calendar = await loadCalendar(test.app.db)
  const years = [...calendar.announcedYears].sort()
  expect([years[0], years.at(-1), years.length]).toEqual([2004, 2026, 23])
  // The notice for 2026: off from 1 to 7 October, worked on 20 September and 10 October.
  expect(addWorkingDays(civilDate('2026-09-30'), 3, calendar)).toBe('2026-10-10')
  expect(addWorkingDays(civilDate('2026-09-18'), 1, calendar)).toBe('2026-09-20')
  expect(calendar.names.get(civilDate('2026-02-17'))).toBe('春节')
})

it('X-70: is read once for all who ask, until an administrator changes it', async () => {
  const before = await loadCalendar(test.app.db)
  expect(await loadCalendar(test.app.db)).toBe(before)
  await replace(2027, [{ day: '2027-01-01', kind: 'holiday', name: '元旦' }])
  const after = await loadCalendar(test.app.db)
  expect(after).not.toBe(before)
  expect(after.announcedYears.has(2027)).toBe(true)
  await replace(2027, [])
  expect((await loadCalendar(test.app.db)).announcedYears.has(2027)).toBe(false)
})

it('does not mix up two databases', async () => {
  const other = await freshDatabase()
  try {
    expect((await loadCalendar(other.db)).kinds.size).toBe(0)
    expect((await loadCalendar(test.app.db)).kinds.size).toBeGreaterThan(300)
    expect(await loadWorkTime(other.db)).toMatchObject({ zone: 'Asia/Shanghai', hourClockMode: 'natural' })
  } finally {
    await other.close()
  }
})

it('leaves entered years alone when it is seeded again', async () => {
  await replace(2026, [{ day: '2026-05-01', kind: 'holiday', name: '劳动节' }])
  await asSystem(test.app.db, seedCalendar)
  const { days } = await test.call(getCalendar, { as: cast.people.newcomer, params: { year: 2026 } })
  expect(days).toEqual([{ day: '2026-05-01', kind: 'holiday', name: '劳动节' }])
})

it.each<[string, Days, string]>([
  ['a day of another year', [{ day: '2028-01-01', kind: 'holiday' }], 'calendar.otherYear'],
  ['a working day on a Monday', [{ day: '2027-03-01', kind: 'workday' }], 'calendar.alreadyWorked'],
])('refuses %s, and keeps what was there', async (_case, days, reason) => {
  const good: Days = [{ day: '2027-10-01', kind: 'holiday', name: '国庆节' }]
  await replace(2027, good)
  await expect(replace(2027, days)).rejects.toThrow(
    expect.objectContaining({
      status: 422,
      issues: [expect.objectContaining({ path: ['days', 0, 'day'], reason })],
    }),
  )
  const kept = await test.call(getCalendar, { as: cast.people.admin, params: { year: 2027 } })
  expect(kept).toEqual({ year: 2027, isAnnounced: true, days: good })
})

it('refuses a day given twice, and anybody but an administrator', async () => {
  const day = { day: '2027-10-01', kind: 'holiday' as const }
  await expect(replace(2027, [day, day])).rejects.toThrow(
    expect.objectContaining({ issues: [expect.objectContaining({ path: ['days', 1, 'day'] })] }),
  )
  await expect(replace(2027, [], cast.people.supervisor)).rejects.toThrow(
    expect.objectContaining({ status: 403 }),
  )
})
