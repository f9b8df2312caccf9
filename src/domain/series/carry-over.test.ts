import { describe, expect, it } from 'vitest'
import { completionOf, type LookedAt, openTopics } from './carry-over.ts'

const topic = (id: string, more: Partial<LookedAt> = {}): LookedAt => ({
  id,
  carriedFromId: null,
  state: 'deferred',
  meetingId: `meeting of ${id}`,
  meeting: 'over',
  isSettled: false,
  isDecided: false,
  ...more,
})

describe('X-44: what a series left undecided', () => {
  it.each<[string, LookedAt[], [string, number, string | null][]]>([
    ['is what was put off', [topic('a')], [['a', 1, null]]],
    [
      'is what was escalated or parked',
      [topic('a', { state: 'escalated' }), topic('b', { state: 'parked' })],
      [
        ['a', 1, null],
        ['b', 1, null],
      ],
    ],
    ['is what was on the agenda and never taken up', [topic('a', { state: 'pending' })], [['a', 1, null]]],
    [
      'is not what was decided or only told',
      [topic('a', { state: 'decided' }), topic('b', { state: 'informed' })],
      [],
    ],
    ['is not what is still to come', [topic('a', { state: 'pending', meeting: 'ahead' })], []],
    ['is not what somebody settled', [topic('a', { isSettled: true })], []],
    ['is not what has a decision by now', [topic('a', { isDecided: true })], []],
    [
      'is not what its successor decided',
      [topic('a'), topic('b', { carriedFromId: 'a', state: 'decided' })],
      [],
    ],
    [
      'is told of once, by its last topic, with how often it came',
      [topic('a'), topic('b', { carriedFromId: 'a' }), topic('c', { carriedFromId: 'b' })],
      [['c', 3, null]],
    ],
    [
      'says where it is on the agenda already',
      [topic('a'), topic('b', { carriedFromId: 'a', state: 'pending', meeting: 'ahead' })],
      [['a', 1, 'b']],
    ],
    [
      'comes back when the meeting that took it is called off',
      [topic('a'), topic('b', { carriedFromId: 'a', state: 'pending', meeting: 'cancelled' })],
      [['a', 1, null]],
    ],
    [
      'does not count an agenda that never met',
      [
        topic('a'),
        topic('b', { carriedFromId: 'a', meeting: 'cancelled' }),
        topic('c', { carriedFromId: 'b' }),
      ],
      [['c', 2, null]],
    ],
  ])('%s', (_case, topics, expected) => {
    expect(openTopics(topics).map(({ id, times, taken }) => [id, times, taken?.topicId ?? null])).toEqual(
      expected,
    )
  })
})

it.each([
  ['a share in whole percent', ['done', 'done', 'inProgress'], { done: 2, total: 3, percent: 67 }],
  ['what was called off left out', ['done', 'cancelled'], { done: 1, total: 1, percent: 100 }],
  ['nothing to do is no percentage', [], { done: 0, total: 0, percent: null }],
])('X-44: the completion rate is %s', (_case, states, expected) => {
  expect(completionOf(states)).toEqual(expected)
})
