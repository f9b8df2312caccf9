import { expect, it } from 'vitest'
import { handInMove, isOpen, taskLifecycle, taskStates } from './lifecycle.ts'

it.each([
  ['todo', 'start', ['owner']],
  ['needsSupport', 'giveSupport', ['host', 'leader', 'supporter']],
  ['inProgress', 'reportDelay', ['owner']],
  ['delayed', 'approveDelay', ['deptHead', 'host']],
  ['inProgress', 'cancel', ['leader', 'host']],
  ['done', 'reopen', ['host', 'acceptor']],
] as const)('from %s, %s is for %j', (state, move, who) => {
  expect(taskLifecycle.rowOf(state, move)?.who).toEqual(who)
})

it('is never handed in without a deliverable', () => {
  for (const move of ['submit', 'finish'] as const) {
    const row = taskLifecycle.rowOf('inProgress', move)
    expect(row?.needs).toEqual(['deliverable'])
    expect(row?.guards).toContain('NM-TRK-06')
  }
})

it('goes to its reviewers when it has any', () => {
  expect(handInMove(true)).toBe('submit')
  expect(handInMove(false)).toBe('finish')
})

it('asks a delay for reason, new date and impact', () => {
  for (const row of taskLifecycle.rowsFor('reportDelay')) {
    expect(row.needs).toEqual(['reason', 'date', 'impact'])
    expect(row.clocks).toEqual(['C-12'])
  }
})

it('is open until it is done or cancelled', () => {
  expect(taskStates.filter((state) => !isOpen(state))).toEqual(['done', 'cancelled'])
})
