import fc from 'fast-check'
import { expect, it } from 'vitest'
import { taskStates } from '#domain/task/lifecycle.ts'
import { type FourHave, type FourHavesFacts, fourHavesOf, isClosedLoop } from './four-haves.ts'
import { meetingStates } from './lifecycle.ts'

const topic = { plannedMinutes: 40, hasFiveElements: true, overranUnanswered: false } as const

const perfect: FourHavesFacts = {
  state: 'followUp',
  goal: { text: '确定四部门分工及12月1日前关键节点', smartMet: 5, vague: false },
  lengthMinutes: 120,
  topics: [
    { ...topic, state: 'decided' },
    { ...topic, state: 'informed' },
  ],
  minutes: 'final',
  decisions: [
    { kind: 'conclusion', state: 'adopted', taskCount: 0 },
    { kind: 'action', state: 'fulfilled', taskCount: 1 },
  ],
  tasks: [{ state: 'done' }, { state: 'cancelled' }],
}

function missing(facts: FourHavesFacts, have: FourHave): unknown {
  return fourHavesOf(facts, 5).haves.find((each) => each.have === have)?.missing
}

it('has all four', () => {
  const { haves, score } = fourHavesOf(perfect, 5)
  expect(score).toBe(4)
  expect(haves.map(({ have, has }) => [have, has])).toEqual([
    ['goal', true],
    ['pace', true],
    ['outcome', true],
    ['closure', true],
  ])
})

it.each<[string, Partial<FourHavesFacts>, FourHave, string, object]>([
  ['no goal', { goal: { text: ' ', smartMet: 0, vague: false } }, 'goal', 'goal.none', {}],
  ['a vague goal', { goal: { ...perfect.goal, vague: true } }, 'goal', 'goal.vague', {}],
  [
    'a goal by halves',
    { goal: { ...perfect.goal, smartMet: 3 } },
    'goal',
    'goal.notSmart',
    { met: 3, needed: 5 },
  ],
  [
    'an unfinished agenda',
    { topics: [{ ...topic, state: 'decided', hasFiveElements: false }] },
    'pace',
    'pace.incompleteTopics',
    { count: 1 },
  ],
  ['more than fits', { lengthMinutes: 79 }, 'pace', 'pace.tooLong', { planned: 80, length: 79 }],
  [
    'an overrun nobody answered',
    { topics: [{ ...topic, state: 'decided', overranUnanswered: true }] },
    'pace',
    'pace.overran',
    { count: 1 },
  ],
  [
    '议而不决',
    { topics: [{ ...topic, state: 'running' }] },
    'outcome',
    'outcome.undecidedTopics',
    { count: 1 },
  ],
  ['minutes in review', { minutes: 'inReview' }, 'outcome', 'outcome.minutesNotFinal', {}],
  [
    'one open task',
    { tasks: [{ state: 'done' }, { state: 'pendingAcceptance' }] },
    'closure',
    'closure.openTasks',
    { count: 1 },
  ],
  [
    'a decision put off',
    { decisions: [{ kind: 'conclusion', state: 'deferred', taskCount: 0 }] },
    'closure',
    'closure.openDecisions',
    { count: 1 },
  ],
])('misses one with %s', (_case, change, have, key, params) => {
  expect(missing({ ...perfect, ...change }, have)).toContainEqual({ key: `fourHaves.${key}`, params })
})

it('tells 决而不行 from a decision that is being carried out', () => {
  const idle = { ...perfect, decisions: [{ kind: 'action', state: 'adopted', taskCount: 0 }] } as const
  const busy = { ...perfect, decisions: [{ kind: 'action', state: 'inExecution', taskCount: 2 }] } as const
  expect(missing(idle, 'closure')).toEqual([
    { key: 'fourHaves.closure.openDecisions', params: { count: 1 } },
    { key: 'fourHaves.closure.decisionsWithoutTask', params: { count: 1 } },
  ])
  expect(missing(busy, 'closure')).toEqual([{ key: 'fourHaves.closure.openDecisions', params: { count: 1 } }])
})

it('takes an agenda that fills the meeting to the minute', () => {
  expect(missing({ ...perfect, lengthMinutes: 80 }, 'pace')).toEqual([])
})

it('has no pace and no outcome without topics', () => {
  const { haves, score } = fourHavesOf({ ...perfect, topics: [] }, 5)
  expect(haves.map(({ has }) => has)).toEqual([true, false, false, true])
  expect(score).toBe(2)
})

it('S0-04: keeps 有闭环 from a meeting with one open task, whatever else it has', () => {
  const open = fc.constantFrom('todo', 'inProgress', 'needsSupport', 'delayed', 'pendingAcceptance')
  fc.assert(
    fc.property(
      fc.constantFrom(...meetingStates),
      fc.array(fc.constantFrom(...taskStates)),
      open,
      fc.nat(),
      (state, others, one, at) => {
        const states = [...others]
        states.splice(at % (states.length + 1), 0, one as (typeof taskStates)[number])
        const facts = { ...perfect, state, tasks: states.map((each) => ({ state: each })) }
        expect(missing(facts, 'closure')).not.toEqual([])
        expect(isClosedLoop(facts)).toBe(false)
      },
    ),
  )
})

it('closes no loop before the meeting is over, nor of one that was cancelled', () => {
  const closable = meetingStates.filter((state) => isClosedLoop({ ...perfect, state }))
  expect(closable).toEqual(['ended', 'followUp', 'closed'])
})
