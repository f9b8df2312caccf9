import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { instantAt } from '#domain/calendar/instant.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { judge } from '#domain/norm/engine.ts'
import type { NormEvent } from '#domain/norm/event.ts'
import type { MatterFacts } from '#domain/norm/matter-facts.ts'
import { withDefaults } from '#domain/norm/settings.ts'

const zone = 'Asia/Shanghai'
const calendar: WorkCalendar = {
  kinds: new Map(),
  names: new Map(),
  announcedYears: new Set([2026]),
  dayStart: '09:00' as WorkCalendar['dayStart'],
  dayEnd: '18:00' as WorkCalendar['dayEnd'],
}
const found = (
  event: NormEvent,
  about: Partial<MatterFacts>,
  settings = withDefaults({}),
  day = '2026-07-01',
) =>
  judge(
    event,
    { matter: { noun: 'collaboration', id: 'x', name: '新产品上市' }, ...about },
    { settings, calendar, zone, now: instantAt(civilDate(day), '09:00' as never, zone), mode: 'live' },
  ).map(
    ({ norm, severity, override, reason }) => `${norm} ${reason.key.split('.')[1]} ${severity} ${override}`,
  )

describe('NM-COL-15', () => {
  it.each<[meetingsHeld: number, report: 'collecting' | 'reviewing' | 'final' | null, cases: string[]]>([
    [1, 'final', []],
    [0, 'final', ['noMeeting']],
    [2, 'reviewing', ['notFinal']],
    [0, 'collecting', ['noMeeting', 'notFinal']],
    [0, null, ['noMeeting', 'noReport']],
  ])('NM-COL-15: archiving after %s meetings with a report that is %s', (meetingsHeld, report, cases) => {
    expect(found('collaboration.archive', { retrospective: { meetingsHeld, report } })).toEqual(
      cases.map((one) => `NM-COL-15 ${one} warn reason`),
    )
  })

  it('holds nothing against anybody of whom it knows nothing, or where it is switched off', () => {
    expect(found('collaboration.archive', {})).toEqual([])
    const off = withDefaults({ 'NM-COL-15': { value: false } })
    expect(found('collaboration.archive', { retrospective: { meetingsHeld: 0, report: null } }, off)).toEqual(
      [],
    )
  })
})

describe('NM-COL-19', () => {
  const last = (lastOn: string, isFirst = false) => ({
    processReview: { lastOn: civilDate(lastOn), isFirst },
  })
  it.each([
    ['2026-04-01', false, '2026-07-01', []],
    ['2026-04-01', false, '2026-07-02', ['due']],
    ['2026-03-31', true, '2026-07-01', ['never']],
    ['2026-01-31', false, '2026-05-01', ['due']],
    ['2026-01-31', false, '2026-04-30', []],
  ])('NM-COL-19: last looked at on %s (first: %s), on %s: %j', (lastOn, isFirst, day, cases) => {
    expect(found('collaboration.review', last(lastOn, isFirst), withDefaults({}), day)).toEqual(
      cases.map((one) => `NM-COL-19 ${one} info yes`),
    )
  })

  it('NM-COL-19: follows the cycle that the organisation set', () => {
    const half = withDefaults({ 'NM-COL-19': { value: 6 } })
    expect(found('collaboration.review', last('2026-03-31'), half)).toEqual([])
  })
})
