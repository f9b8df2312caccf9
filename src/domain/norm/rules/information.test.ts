import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { instantAt } from '#domain/calendar/instant.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { judge } from '#domain/norm/engine.ts'
import type { NormEvent } from '#domain/norm/event.ts'
import type { MeetingFacts } from '#domain/norm/facts.ts'
import type { InformationFacts } from '#domain/norm/matter-facts.ts'
import { withDefaults } from '#domain/norm/settings.ts'

const zone = 'Asia/Shanghai'
const at = (day: string, time: string) => instantAt(civilDate(day), time as never, zone)
const scene = {
  calendar: {
    kinds: new Map(),
    names: new Map(),
    announcedYears: new Set([2026]),
    dayStart: '09:00' as WorkCalendar['dayStart'],
    dayEnd: '18:00' as WorkCalendar['dayEnd'],
  },
  zone,
  now: at('2026-03-11', '10:00'),
  mode: 'live' as const,
}
const told: InformationFacts = {
  level: 'internal',
  isImportant: true,
  writtenAs: 'mailConfirmation',
  leftOut: [],
}
const found = (event: NormEvent, information: Partial<InformationFacts>, settings = withDefaults({})) =>
  judge(
    event,
    { matter: { noun: 'decision', id: 'x', name: '促销价' }, information: { ...told, ...information } },
    { ...scene, settings },
  ).map(
    ({ norm, severity, override, reason }) => `${norm} ${reason.key.split('.')[1]} ${severity} ${override}`,
  )

describe('information', () => {
  it.each<[why: string, event: NormEvent, about: Partial<InformationFacts>, finds: string[]]>([
    ['NM-INF-01: no level', 'record.save', { level: null }, ['NM-INF-01 unmarked block no']],
    ['NM-INF-01: a level', 'record.save', {}, []],
    [
      'NM-INF-02: somebody left out',
      'record.publish',
      { leftOut: ['沈青'] },
      ['NM-INF-02 leftOut warn reason'],
    ],
    ['NM-INF-02: of little weight', 'record.publish', { leftOut: ['沈青'], isImportant: false }, []],
    ['NM-INF-02: everybody told', 'record.publish', {}, []],
    ['NM-INF-03: nothing in writing', 'decision.save', { writtenAs: null }, ['NM-INF-03 none warn yes']],
    ['NM-INF-03: of little weight', 'decision.save', { writtenAs: null, isImportant: false }, []],
    ['NM-INF-03: confirmed by mail', 'decision.save', {}, []],
  ])('%s', (_why, event, about, finds) => {
    expect(found(event, about)).toEqual(finds)
  })

  it('NM-INF-03: only the records that the organisation accepts', () => {
    const onlyMinutes = withDefaults({ 'NM-INF-03': { value: ['minutes'] as never } })
    expect(found('decision.save', {}, onlyMinutes)).toEqual(['NM-INF-03 otherKind warn yes'])
    expect(found('decision.save', { writtenAs: 'minutes' }, onlyMinutes)).toEqual([])
  })
})

describe('NM-MTG-13', () => {
  const judged = (taken: readonly [string, string], writtenAt: Date | null, settings = withDefaults({})) => {
    const facts: MeetingFacts = {
      meeting: { id: 'x', name: '' },
      decisions: [
        { id: 'x', kind: 'action', label: '促销价', source: 'im', takenAt: at(...taken), writtenAt },
      ],
    }
    return judge('C-22', facts, { ...scene, settings }).map(
      ({ reason, override }) => `${reason.key.split('.')[1]} ${override} ${reason.params.latest}`,
    )
  }
  // 2026-03-06 is a Friday; now is Wednesday 2026-03-11 10:00.
  it.each<[taken: readonly [string, string], written: Date | null, finds: string[]]>([
    [['2026-03-06', '16:00'], at('2026-03-09', '16:00'), []],
    [['2026-03-06', '16:00'], at('2026-03-09', '16:01'), ['late reason 2026-03-09 16:00']],
    [['2026-03-06', '16:00'], null, ['unwritten yes 2026-03-09 16:00']],
    [['2026-03-07', '22:00'], at('2026-03-10', '09:00'), []],
    [['2026-03-10', '16:00'], null, []],
  ])('NM-MTG-13, C-22: taken at %j, written down at %s: %j', (taken, written, finds) => {
    expect(judged(taken, written)).toEqual(finds)
  })

  it('NM-MTG-13: follows the days that the organisation set', () => {
    expect(judged(['2026-03-06', '16:00'], null, withDefaults({ 'NM-MTG-13': { value: 5 } }))).toEqual([])
  })
})
