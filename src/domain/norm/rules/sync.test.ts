import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { instantAt, type TimeOfDay } from '#domain/calendar/instant.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { judge } from '#domain/norm/engine.ts'
import type { NormEvent } from '#domain/norm/event.ts'
import type { SyncFacts } from '#domain/norm/matter-facts.ts'
import { withDefaults } from '#domain/norm/settings.ts'

const zone = 'Asia/Shanghai'
const at = (day: string, time = '18:00') => instantAt(civilDate(day), time as TimeOfDay, zone)
const calendar: WorkCalendar = {
  kinds: new Map(),
  names: new Map(),
  announcedYears: new Set([2026]),
  dayStart: '09:00' as TimeOfDay,
  dayEnd: '18:00' as TimeOfDay,
}
const found = (
  event: NormEvent,
  sync: SyncFacts | undefined,
  now = at('2026-09-09', '18:01'),
  settings = withDefaults({}),
) =>
  judge(
    event,
    { matter: { noun: 'collaboration', id: 'x', name: '新产品上市' }, ...(sync !== undefined && { sync }) },
    { settings, calendar, zone, now, mode: 'live' },
  ).map(
    ({ norm, severity, override, reason, place }) =>
      `${norm} ${reason.key.split('.')[1]} ${severity} ${override} ${place.field ?? ''}`,
  )
const cycle = (more: Partial<NonNullable<SyncFacts['cycle']>> = {}) => ({
  cycle: { weeks: 1, dueAt: at('2026-09-09'), hasMet: true, hasReported: true, ...more },
})

describe('C-11', () => {
  it.each<[what: string, sync: SyncFacts | undefined, findings: string[]]>([
    ['met and reported', cycle(), []],
    ['not met', cycle({ hasMet: false }), ['NM-COL-10 missed warn n/a sync']],
    ['not reported', cycle({ hasReported: false }), ['NM-COL-18 missed warn n/a sync']],
    [
      'neither',
      cycle({ hasMet: false, hasReported: false }),
      ['NM-COL-10 missed warn n/a sync', 'NM-COL-18 missed warn n/a sync'],
    ],
    ['every four weeks', cycle({ weeks: 4 }), ['NM-COL-10 rhythm warn n/a sync']],
    ['nothing is known', undefined, []],
  ])('NM-COL-10, NM-COL-18: %s', (_what, sync, findings) => {
    expect(found('C-11', sync)).toEqual(findings)
  })

  it('NM-COL-10, NM-COL-18: while the cycle runs nothing is missed', () => {
    expect(found('C-11', cycle({ hasMet: false, hasReported: false }), at('2026-09-09'))).toEqual([])
  })

  it('NM-COL-18: switched off', () => {
    const off = withDefaults({ 'NM-COL-18': { enabled: false } })
    expect(found('C-11', cycle({ hasReported: false }), at('2026-09-10'), off)).toEqual([])
  })
})

describe('a report about to be sent', () => {
  it.each([
    ['供应商产能不足', []],
    ['', ['NM-COL-11 none block no reason']],
    ['  ', ['NM-COL-11 none block no reason']],
  ])('NM-COL-11, S1-30: 未完成 because of “%s”', (reason, findings) => {
    expect(found('syncReport.save', { undone: [{ id: 'r', text: '铺货', reason }] })).toEqual(findings)
  })
})
