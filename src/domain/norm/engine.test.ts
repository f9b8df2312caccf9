import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { instantAt, timeOfDay } from '#domain/calendar/instant.ts'
import { catalogue, judgedNorms, normOf } from './catalogue.ts'
import { judge, judgeAll } from './engine.ts'
import { normEvents } from './event.ts'
import type { MeetingFacts } from './facts.ts'
import type { Scene } from './scene.ts'
import { withDefaults } from './settings.ts'

const scene: Omit<Scene, 'event'> = {
  settings: withDefaults(),
  calendar: {
    kinds: new Map(),
    names: new Map(),
    announcedYears: new Set(),
    dayStart: timeOfDay('09:00'),
    dayEnd: timeOfDay('18:00'),
  },
  zone: 'Asia/Shanghai',
  now: instantAt(civilDate('2023-10-16'), '09:00', 'Asia/Shanghai'),
  mode: 'live',
}

const vagueTasks: MeetingFacts = {
  meeting: { id: 'm', name: '筹备会' },
  tasks: [
    { id: 'k1', name: '尽快出稿' },
    { id: 'k2', name: '尽快反馈', ownerIds: ['a', 'b'] },
  ],
}

describe('judge', () => {
  it('knows nothing against a meeting of which nothing is known', () => {
    const blank: MeetingFacts = { meeting: { id: 'm', name: '筹备会' } }
    for (const mode of ['live', 'import'] as const) {
      expect(judgeAll(normEvents, blank, { ...scene, mode })).toEqual([])
    }
  })

  it.each(normEvents)('judges at %s only the norms of that moment', (event) => {
    const norms = judge(event, vagueTasks, scene).map(({ norm }) => norm)
    for (const norm of norms) expect(normOf(norm).events).toContain(event)
  })

  it('keeps to the subject of the event', () => {
    const found = judge('task.save', vagueTasks, { ...scene, subject: { noun: 'task', id: 'k1' } })
    expect(found.map(({ norm, place }) => `${norm} ${place.id}`)).toEqual(['NM-WRD-01 k1'])
  })

  it('takes severity and switch from the organisation', () => {
    const settings = withDefaults({ 'NM-TRK-05': { severity: 'info' }, 'NM-WRD-01': { enabled: false } })
    const found = judge('task.save', vagueTasks, { ...scene, settings })
    expect(found.map(({ norm, severity }) => [norm, severity])).toEqual([['NM-TRK-05', 'info']])
  })

  it('never makes a norm more severe while people write than the organisation wants it', () => {
    const settings = withDefaults({ 'NM-WRD-01': { severity: 'info' } })
    const severities = judgeAll(['task.save', 'minutes.finalise'], vagueTasks, { ...scene, settings })
      .filter(({ norm }) => norm === 'NM-WRD-01')
      .map(({ severity }) => severity)
    expect(severities).toEqual(['info', 'info'])
  })

  it('says once, at its most severe, what several events find', () => {
    const found = judgeAll(['task.save', 'minutes.finalise'], vagueTasks, scene).filter(
      ({ norm }) => norm === 'NM-WRD-01',
    )
    expect(found.map(({ place, severity }) => [place.id, severity])).toEqual([
      ['k1', 'block'],
      ['k2', 'block'],
    ])
  })

  it('gives the same breach the same fingerprint, and a changed one another', () => {
    const prints = (name: string) =>
      judge('task.save', { ...vagueTasks, tasks: [{ id: 'k1', name }] }, scene).map(
        ({ fingerprint }) => fingerprint,
      )
    expect(prints('尽快出稿')).toEqual(prints('尽快出稿'))
    expect(prints('尽快出稿')).not.toEqual(prints('大概出稿'))
  })

  it('does not depend on the hour for a fingerprint', () => {
    const facts: MeetingFacts = {
      meeting: {
        id: 'm',
        name: '筹备会',
        plannedStart: instantAt(civilDate('2023-10-25'), '14:00', scene.zone),
      },
    }
    const at = (time: '09:00' | '10:00') =>
      judge('meeting.invite', facts, { ...scene, now: instantAt(civilDate('2023-10-24'), time, scene.zone) })
    expect(at('09:00').map(({ fingerprint }) => fingerprint)).toEqual(
      at('10:00').map(({ fingerprint }) => fingerprint),
    )
    expect(at('09:00')).toHaveLength(1)
  })
})

describe('the catalogue', () => {
  it('has every id once', () => {
    expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length)
  })

  it('judges all that concerns meetings; of the rest what has a noun to judge', () => {
    const areas = (judged: boolean) => [
      ...new Set(catalogue.filter((norm) => norm.judged === judged).map(({ id }) => id.slice(3, 6))),
    ]
    expect(areas(true)).toEqual(expect.arrayContaining(['PRE', 'MTG', 'WRD', 'MIN', 'TRK']))
    expect(['COL', 'ESC', 'INF']).toEqual(expect.arrayContaining(areas(false)))
  })

  it('gives every judged norm a moment', () => {
    expect(judgedNorms.filter((id) => (normOf(id).events as readonly string[]).length === 0)).toEqual([])
  })
})
