import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { follow, followList } from './follow.ts'
import { redate } from './redate.ts'

describe('a change of the series', () => {
  const before = { place: '三楼', goal: '同步进展', minutes: 60 }
  const after = { place: '五楼', goal: '同步进展', minutes: 90 }
  it.each([
    ['reaches a meeting that is as the series made it', before, [], { place: '五楼', minutes: 90 }, []],
    [
      'leaves what was set by hand, and remembers it',
      { ...before, place: '客户现场' },
      [],
      { minutes: 90 },
      ['place'],
    ],
    [
      'leaves what was set by hand once, even if it looks the same now',
      before,
      ['place'],
      { minutes: 90 },
      ['place'],
    ],
    [
      'says nothing of what it did not change',
      { ...before, goal: '另一目标' },
      [],
      { place: '五楼', minutes: 90 },
      [],
    ],
    ['has nothing to do where the hand was quicker', { ...before, place: '五楼' }, [], { minutes: 90 }, []],
  ])('%s', (_case, has, own, take, kept) => {
    const followed = follow(before, after, { has, own })
    expect(followed.take).toEqual(take)
    expect(followed.kept).toEqual(kept)
    expect(followed.own).toEqual([...new Set([...own, ...kept])])
  })

  it('never takes what was set by hand, however often the series changes', () => {
    const first = follow(before, after, { has: { ...before, place: '客户现场' }, own: [] })
    // Now the series comes to the very value that the hand had set, and leaves it again.
    const second = follow(
      after,
      { ...after, place: '客户现场' },
      { has: { ...after, place: '客户现场' }, own: first.own },
    )
    const third = follow(
      { ...after, place: '客户现场' },
      { ...after, place: '一楼' },
      { has: { ...after, place: '客户现场' }, own: second.own },
    )
    expect(third.take).toEqual({})
  })
})

describe('a change of the standing people or topics', () => {
  const item = (key: string, role = 'executor') => ({ key, fields: { role } })
  it.each([
    [
      'adds whoever is new',
      [item('a')],
      [item('a'), item('b')],
      [item('a')],
      { add: ['b'], change: [], remove: [] },
    ],
    [
      'does not add whoever is there already',
      [],
      [item('b')],
      [item('b')],
      { add: [], change: [], remove: [] },
    ],
    [
      'does not bring back whom somebody took off',
      [item('a')],
      [item('a', 'decider')],
      [],
      { add: [], change: [], remove: [] },
    ],
    [
      'changes what is as it was',
      [item('a')],
      [item('a', 'decider')],
      [item('a')],
      { add: [], change: ['a'], remove: [] },
    ],
    [
      'leaves what was changed by hand',
      [item('a')],
      [item('a', 'decider')],
      [item('a', 'informant')],
      { add: [], change: [], remove: [] },
    ],
    ['takes off what is as it was', [item('a')], [], [item('a')], { add: [], change: [], remove: ['a'] }],
    [
      'keeps what was changed by hand',
      [item('a')],
      [],
      [item('a', 'decider')],
      { add: [], change: [], remove: [] },
    ],
    ['keeps what was put there by hand', [], [], [item('c')], { add: [], change: [], remove: [] }],
  ])('%s', (_case, before, after, has, expected) => {
    const { add, change, remove } = followList(before, after, has)
    expect({ add: add.map(({ key }) => key), change: change.map(({ key }) => key), remove }).toEqual(expected)
  })
})

describe('meetings that are prepared already', () => {
  const on = (day: string) => ({ on: civilDate(day), heldOn: civilDate(day), holiday: null })
  const meetings = [
    { id: 'second', on: civilDate('2026-03-16') },
    { id: 'first', on: civilDate('2026-03-09') },
  ]
  it.each([
    [
      'take the new dates in their order',
      [on('2026-03-11'), on('2026-03-18')],
      [],
      { first: '2026-03-11', second: '2026-03-18' },
      [],
    ],
    [
      'leave out dates of meetings that do not move any more',
      [on('2026-03-11'), on('2026-03-18'), on('2026-03-25')],
      ['2026-03-11'],
      { first: '2026-03-18', second: '2026-03-25' },
      [],
    ],
    [
      'stay where the new recurrence has no date for them',
      [on('2026-03-11')],
      [],
      { first: '2026-03-11' },
      ['second'],
    ],
  ])('%s', (_case, dates, taken, moved, left) => {
    const result = redate(meetings, dates, new Set(taken.map(civilDate)))
    expect(Object.fromEntries(result.moved.map(({ id, to }) => [id, to.on]))).toEqual(moved)
    expect(result.left).toEqual(left)
  })
})
