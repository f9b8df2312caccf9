import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { type MeetingType, meetingTypes, resourceKinds } from '#domain/meeting/enums.ts'
import { nothingYet, type OutputContent, type OutputLine } from './content.ts'
import { conflictKinds, kindsFor, problemKinds } from './kinds.ts'
import { kpiGap } from './kpi.ts'
import { rankOf } from './rank.ts'
import {
  emptySlots,
  isRequired,
  keptElsewhere,
  type LineSlot,
  type OutputSlot,
  typeOutputs,
} from './slots.ts'

const line = (slot: LineSlot, change: Partial<OutputLine> = {}): OutputLine => ({
  id: slot,
  slot,
  departmentId: null,
  text: '…',
  dueOn: null,
  hasData: false,
  ...change,
})
const having = (change: Partial<OutputContent>): OutputContent => ({ ...nothingYet, ...change })
const required = (type: MeetingType) =>
  typeOutputs[type].filter(({ slot }) => isRequired(type, slot, nothingYet)).map(({ slot }) => slot)

describe('required outputs', () => {
  it.each<[string, MeetingType, OutputSlot[]]>([
    ['S0-06 S2-01', 'kickoff', ['projectGoal', 'duties', 'timeNodes', 'resourceNeeds']],
    ['S0-09 S2-03', 'problemSolving', ['rootCause', 'countermeasure']],
    ['S0-12 S2-02', 'resourceConflict', ['matterKinds', 'priorityList', 'resolution']],
    ['S0-17', 'reviewPlanning', ['progress', 'problems', 'direction']],
    ['S2-04', 'alignment', ['alignment']],
    ['S2-04', 'progressSync', ['progress']],
  ])('%s: %s has %j', (_row, type, slots) => {
    expect(required(type)).toEqual(slots)
  })

  it('S3-01: the four kinds of meeting are types, and every type has its table', () => {
    const four: MeetingType[] = ['kickoff', 'problemSolving', 'alignment', 'resourceConflict']
    for (const type of four) expect(required(type).length).toBeGreaterThan(0)
    expect(Object.keys(typeOutputs).sort()).toEqual([...meetingTypes].sort())
  })

  it('S0-18 S2-07: the figures, the focus and the dispute map are there, and may stay empty', () => {
    const slotsOf = (type: MeetingType) => typeOutputs[type].map(({ slot }) => slot)
    expect(slotsOf('reviewPlanning')).toEqual(expect.arrayContaining(['kpi', 'focus']))
    expect(slotsOf('problemSolving')).toContain('disputeMap')
    expect(emptySlots('reviewPlanning', nothingYet)).not.toContain('kpi')
  })
})

describe('empty slots', () => {
  const ranked = (...ranks: (number | null)[]) => ranks.map((rank) => ({ departmentId: 'a', rank }))
  it.each<[string, MeetingType, OutputContent, OutputSlot[]]>([
    ['nothing yet', 'kickoff', nothingYet, ['projectGoal', 'duties', 'timeNodes', 'resourceNeeds']],
    [
      'a time node without a day is none',
      'kickoff',
      having({ lines: [line('projectGoal'), line('duties'), line('timeNodes')], requests: ranked(null) }),
      ['timeNodes'],
    ],
    [
      'everything',
      'kickoff',
      having({
        lines: [line('projectGoal'), line('duties'), line('timeNodes', { dueOn: civilDate('2026-04-01') })],
        requests: ranked(null),
      }),
      [],
    ],
    ['blank is empty', 'alignment', having({ lines: [line('alignment', { text: '  ' })] }), ['alignment']],
    [
      'S0-15: a request without a place is no order',
      'resourceConflict',
      having({ kinds: ['resource'], lines: [line('resolution')], requests: ranked(1, null) }),
      ['priorityList'],
    ],
    [
      'S0-15: one order',
      'resourceConflict',
      having({ kinds: ['resource'], lines: [line('resolution')], requests: ranked(1, 2) }),
      [],
    ],
    [
      'S0-13: goals alone are in conflict, nothing is to be ranked',
      'resourceConflict',
      having({ kinds: ['goal'], lines: [line('resolution')] }),
      [],
    ],
    ['lines of another type do not count', 'alignment', having({ lines: [line('duties')] }), ['alignment']],
    ['a type without outputs', 'topic', nothingYet, []],
  ])('%s', (_case, type, content, empty) => {
    expect(emptySlots(type, content)).toEqual(empty)
  })

  it('counts what another type keeps', () => {
    const content = having({ lines: [line('duties'), line('alignment')], requests: ranked(null, null) })
    expect(keptElsewhere('kickoff', content)).toBe(0)
    expect(keptElsewhere('alignment', content)).toBe(3)
  })
})

it('S0-12 S0-13 S2-03: kinds of resource, of conflict and of problem', () => {
  expect(resourceKinds).toEqual(expect.arrayContaining(['money', 'people', 'equipment']))
  expect(conflictKinds).toEqual(expect.arrayContaining(['resource', 'goal']))
  expect(problemKinds).toEqual(expect.arrayContaining(['process', 'duty', 'complaint']))
  expect(kindsFor('problemSolving')).toContain('duty')
  expect(kindsFor('kickoff')).toEqual([])
})

it.each([
  [100, 92, -8],
  [0.3, 0.1 + 0.2, 0],
  [98.5, 99.25, 0.75],
  [10, null, null],
])('S0-18: target %d, actual %s: gap %s', (target, actual, gap) => {
  expect(kpiGap(target, actual)).toBe(gap)
})

describe('S0-15: one order of priority', () => {
  it('gives each request its place', () => {
    expect([...rankOf(['a', 'b', 'c'], ['c', 'a', 'b'])]).toEqual([
      ['c', 1],
      ['a', 2],
      ['b', 3],
    ])
  })
  it.each([
    ['one is missing', ['a']],
    ['one twice', ['a', 'a']],
    ['a strange one', ['a', 'x']],
    ['one too many', ['a', 'b', 'x']],
  ])('refuses: %s', (_case, order) => {
    expect(() => rankOf(['a', 'b'], order)).toThrow(
      expect.objectContaining({ kind: 'conflict', reason: 'output.orderIncomplete' }),
    )
  })
})
