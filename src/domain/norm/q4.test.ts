import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { instantAt, timeOfDay } from '#domain/calendar/instant.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { q4Case } from '#domain/demo/q4-case.ts'
import { q4Facts } from '#domain/demo/q4-facts.ts'
import { judgeAll } from './engine.ts'
import { normEvents } from './event.ts'
import type { MeetingFacts } from './facts.ts'
import { blocking, type Finding } from './finding.ts'
import type { Scene } from './scene.ts'
import { withDefaults } from './settings.ts'

// After the National Day week of 2023 there is neither a holiday nor a make-up day until New Year.
const calendar: WorkCalendar = {
  kinds: new Map(),
  names: new Map(),
  announcedYears: new Set([2023]),
  dayStart: timeOfDay('09:00'),
  dayEnd: timeOfDay('18:00'),
}

const scene: Omit<Scene, 'event'> = {
  settings: withDefaults(),
  calendar,
  zone: q4Case.timeZone,
  now: instantAt(civilDate(q4Case.asOf), '12:00', q4Case.timeZone),
  mode: 'import',
}

function findings(facts: MeetingFacts): Finding[] {
  return judgeAll(normEvents, facts, scene)
}

/** Norm → severity and places, as a table that can be compared whole. */
function tableOf(found: readonly Finding[], norms: readonly string[]) {
  return Object.fromEntries(
    norms.map((norm) => [
      norm,
      found
        .filter((finding) => finding.norm === norm)
        .map(({ severity, place }) => `${severity} ${place.noun}:${place.id}`)
        .sort(),
    ]),
  )
}

const every = (severity: string, ids: readonly string[]) => ids.map((id) => `${severity} ${id}`)
const onTasks = (severity: string, ...ids: string[]) =>
  every(
    severity,
    ids.map((id) => `task:${id}`),
  )

const expectedFindings = {
  'NM-PRE-07': ['warn meeting:DEMO-Q4'],
  'NM-PRE-16': ['info meeting:DEMO-Q4'],
  'NM-PRE-17': ['warn material:attachment:2'],
  'NM-PRE-04': [],
  'NM-WRD-05': onTasks('block', 'RW-02', 'RW-03', 'RW-04', 'RW-05', 'RW-08'),
  'NM-WRD-06': onTasks('block', 'RW-05'),
  'NM-MTG-04': every('block', ['entry:point:2.1', 'entry:point:2.2', 'entry:point:2.3', 'entry:point:2.4']),
  'NM-MTG-09': onTasks('block', 'RW-02', 'RW-03', 'RW-04', 'RW-05', 'RW-06', 'RW-07', 'RW-08'),
  'NM-TRK-12': onTasks('info', 'RW-01', 'RW-03', 'RW-08'),
  'NM-TRK-13': onTasks('info', 'RW-01'),
  'NM-TRK-03': onTasks('warn', 'RW-01'),
  'NM-TRK-18': ['warn decision:JY-3.2'],
  'NM-TRK-19': onTasks('info', 'RW-01'),
  'NM-MTG-06': ['block decision:JY-3.2'],
  // the traps
  'NM-WRD-01': [],
  'NM-MTG-02': [],
  'NM-PRE-06': [],
  'NM-PRE-11': [],
  'NM-WRD-04': [],
  'NM-TRK-17': [],
}

describe('Q4营销活动筹备会', () => {
  const found = findings(q4Facts({ inferred: 'kept' }))

  it('breaks exactly these norms, at exactly these places', () => {
    expect(tableOf(found, Object.keys(expectedFindings))).toEqual(expectedFindings)
  })

  it('says what is wrong', () => {
    const params = (norm: string, id: string) =>
      found.find((finding) => finding.norm === norm && finding.place.id === id)?.reason.params
    expect(params('NM-MTG-06', 'JY-3.2')).toEqual({ name: 'JY-3.2', fields: ['owner'] })
    expect(params('NM-TRK-03', 'RW-01')).toEqual({
      name: '活动宣传主视觉设计',
      dates: ['2023-11-17', '2023-11-24'],
      time: '18:00',
    })
    expect(params('NM-TRK-13', 'RW-01')).toEqual({ name: '活动宣传主视觉设计', dept: ['产品部'] })
    expect(params('NM-MTG-04', 'point:2.1')).toMatchObject({ fields: ['person'] })
    expect(params('NM-MTG-09', 'RW-06')).toMatchObject({ fields: ['doneCriteria'] })
    expect(params('NM-PRE-17', 'attachment:2')).toMatchObject({ fields: ['preparer', 'materialDue'] })
  })

  it('finds the goal smart and the record without a vague word', () => {
    expect(found.filter(({ norm }) => norm === 'NM-PRE-02' || norm === 'NM-PRE-03')).toEqual([])
    expect(found.filter(({ norm }) => norm === 'NM-WRD-02')).toEqual([])
  })

  it('enforces nothing: it is a record of the past', () => {
    expect(found.some(({ severity }) => severity === 'block')).toBe(true)
    expect(blocking(found)).toEqual([])
  })

  it('misses the five elements once nothing is inferred', () => {
    const bare = findings(q4Facts({ inferred: 'removed' }))
    expect(tableOf(bare, Object.keys(expectedFindings))).toEqual({
      ...expectedFindings,
      'NM-PRE-04': every('block', ['topic:topic:1', 'topic:topic:2', 'topic:topic:3']),
      // without the inferred people there are more gaps, of the same kinds
      'NM-WRD-05': onTasks('block', 'RW-02', 'RW-03', 'RW-04', 'RW-05', 'RW-07', 'RW-08'),
      'NM-MTG-04': every('block', [
        'entry:point:1.1',
        'entry:point:2.1',
        'entry:point:2.2',
        'entry:point:2.3',
        'entry:point:2.4',
        'entry:point:3.1',
        'entry:point:3.2',
      ]),
    })
    const missing = bare.filter(({ norm }) => norm === 'NM-PRE-04').map(({ reason }) => reason.params.fields)
    expect(missing).toEqual(Array(3).fill(['discussionContent', 'ownerId', 'expectedOutput']))
  })

  it('asks for no task where none is due, however long the minutes have been final', () => {
    const facts = q4Facts({ inferred: 'kept' })
    const finalisedAt = instantAt(civilDate('2023-10-27'), '16:00', q4Case.timeZone)
    const noTasks = { ...facts, minutes: { id: 'm', finalisedAt } }
    expect(tableOf(findings(noTasks), ['NM-TRK-17'])).toEqual({ 'NM-TRK-17': [] })

    const decisions = (facts.decisions ?? []).map((decision) => ({ ...decision, taskIds: [] }))
    expect(tableOf(findings({ ...noTasks, decisions }), ['NM-TRK-17'])).toEqual({
      'NM-TRK-17': ['warn decision:JY-1.2', 'warn decision:JY-3.1'],
    })
  })
})
