import { describe, expect, it } from 'vitest'
import { asksForChoice, defaultTopicAlerts, secondsLeft, toneOf } from './countdown.ts'

const topic = { state: 'running', plannedMinutes: 30, extendedMinutes: 0 }

describe('X-14: the countdown of a topic', () => {
  it.each([
    ['nothing said before ten minutes are left', 1199, 'calm'],
    ['ten minutes left', 1200, 'soon'],
    ['just above five', 1499, 'soon'],
    ['five minutes left', 1500, 'near'],
    ['one second left', 1799, 'near'],
    ['nothing left', 1800, 'over'],
    ['run over', 2000, 'over'],
  ] as const)('%s', (_case, spent, tone) => {
    expect(toneOf(secondsLeft(topic, spent))).toBe(tone)
  })

  it('goes by the parameters of the room', () => {
    const alerts = { firstMinutes: 20, lastMinutes: 2, overrunTolerance: 3 }
    expect([601, 1680, 1800, 1979, 1980].map((spent) => toneOf(secondsLeft(topic, spent), alerts))).toEqual([
      'soon',
      'near',
      'near',
      'near',
      'over',
    ])
  })

  it('has nothing to count down without a plan', () => {
    expect(toneOf(secondsLeft({ ...topic, plannedMinutes: null }, 9999))).toBe('calm')
  })
})

describe('X-15 NM-MTG-11: the choice at an overrun', () => {
  it.each([
    ['is asked for once the time is up', {}, 1800, true],
    ['is not before', {}, 1799, false],
    ['is settled by more time', { extendedMinutes: 5 }, 1800, false],
    ['is asked for again when that is up too', { extendedMinutes: 5 }, 2100, true],
    ['is not for a topic that has its outcome', { state: 'decided' }, 4000, false],
    ['is not for a topic without a plan', { plannedMinutes: null }, 4000, false],
  ])('%s', (_case, change, spent, asked) => {
    expect(asksForChoice({ ...topic, ...change }, spent, defaultTopicAlerts)).toBe(asked)
  })
})
