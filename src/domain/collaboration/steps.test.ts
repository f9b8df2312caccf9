import { describe, expect, it } from 'vitest'
import { collaborationStates } from './collaboration.ts'
import { type StandingFacts, steps, stepsOf } from './steps.ts'

const empty: StandingFacts = {
  state: 'preparing',
  hasGoal: false,
  hasScope: false,
  hasLeader: true,
  hasGroup: false,
  hasPlan: false,
  hasDivision: false,
  openConflicts: 0,
}
const full = { ...empty, hasGoal: true, hasScope: true, hasGroup: true, hasPlan: true, hasDivision: true }
const line = (facts: StandingFacts) =>
  stepsOf(facts)
    .map(({ state }) => state[0])
    .join('')

describe('S1-05: six steps in four parts', () => {
  it('goes from the goal to the retrospective', () => {
    expect(steps.map(({ part }) => part)).toEqual([
      'goal',
      'people',
      'people',
      'process',
      'process',
      'result',
    ])
  })

  // d done, c current, a ahead, s stopped
  it.each([
    ['only a name', empty, 'caaaaa'],
    ['a goal without a boundary', { ...empty, hasGoal: true }, 'caaaaa'],
    ['goal and boundary', { ...empty, hasGoal: true, hasScope: true }, 'dcaaaa'],
    ['everything but the division', { ...full, hasDivision: false }, 'ddcaaa'],
    ['all filled in, not started', full, 'dddcaa'],
    ['started', { ...empty, state: 'chartered' }, 'dddcaa'],
    ['at work', { ...empty, state: 'active' }, 'dddcaa'],
    ['at work with a dispute', { ...empty, state: 'active', openConflicts: 2 }, 'dddcca'],
    ['paused', { ...empty, state: 'paused' }, 'dddsaa'],
    ['being accepted', { ...empty, state: 'accepting' }, 'dddcaa'],
    ['looking back', { ...empty, state: 'retro' }, 'dddddc'],
    ['looking back over a dispute', { ...empty, state: 'retro', openConflicts: 1 }, 'ddddca'],
    ['archived', { ...empty, state: 'archived' }, 'dddddd'],
    [
      'terminated before it began',
      { ...empty, hasGoal: true, hasScope: true, state: 'terminated' },
      'dsaaaa',
    ],
  ] as const)('%s: %s', (_case, facts, states) => {
    expect(line(facts)).toBe(states)
  })

  it('has at least one step at hand in every state that is not over', () => {
    for (const state of collaborationStates)
      expect(/[cs]/.test(line({ ...full, state })) || state === 'archived').toBe(true)
  })
})
