import { expect, it } from 'vitest'
import { decisionKinds, decisionLifecycle, isSettled, needsTasks } from './lifecycle.ts'

it.each([
  ['proposed', 'adopt', ['host', 'leader']],
  ['proposed', 'approve', ['superior']],
  ['escalated', 'rule', ['superior', 'coordinator']],
  ['inExecution', 'fulfil', ['system', 'host']],
] as const)('from %s, %s is for %j', (state, move, who) => {
  expect(decisionLifecycle.rowOf(state, move)?.who).toEqual(who)
})

it('does not change a decision without naming the one that follows it', () => {
  for (const state of ['adopted', 'inExecution'] as const) {
    expect(decisionLifecycle.rowOf(state, 'supersede')?.needs).toEqual(['successor'])
    expect(decisionLifecycle.rowOf(state, 'revoke')?.needs).toEqual(['successor'])
  }
})

it('asks for tasks of two kinds only', () => {
  expect(decisionKinds.filter(needsTasks)).toEqual(['action', 'conditional'])
})

it.each([
  ['a scope that was agreed', 'conclusion', 'adopted', true],
  ['a standing rule', 'standingRule', 'adopted', true],
  ['a reference whose tasks are under way', 'reference', 'inExecution', false],
  ['an action that nobody began', 'action', 'adopted', false],
  ['an action that is done', 'action', 'fulfilled', true],
  ['a provisional date', 'conditional', 'provisional', false],
  ['what was put off', 'action', 'deferred', false],
  ['a vote that failed', 'action', 'rejected', true],
  ['what another one replaced', 'conditional', 'superseded', true],
] as const)('%s: settled %s %s %s', (_case, kind, state, settled) => {
  expect(isSettled({ kind, state })).toBe(settled)
})
