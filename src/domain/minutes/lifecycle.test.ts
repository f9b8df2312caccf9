import { expect, it } from 'vitest'
import { isFinal, minutesLifecycle, minutesStates } from './lifecycle.ts'

it('asks everybody again about a new version', () => {
  expect(minutesLifecycle.rowOf('draft', 'send')?.clocks).toEqual(['C-06'])
  expect(minutesLifecycle.rowOf('revising', 'resend')?.clocks).toEqual(['C-06'])
})

it('lets the host go on without those who are silent, by name, and with all other guards', () => {
  const usual = minutesLifecycle.rowOf('inReview', 'finalise')
  const override = minutesLifecycle.rowOf('inReview', 'finaliseWithoutSilent')
  expect(usual?.who).toEqual(['host'])
  expect(override?.who).toEqual(['host'])
  expect(override?.needs).toEqual(['missingNames'])
  expect(usual?.guards.filter((guard) => !override?.guards.includes(guard))).toEqual(['NM-MIN-02'])
})

it('X-46: what was put right once can be put right again', () => {
  expect(minutesStates.filter((state) => minutesLifecycle.canMove(state, 'amend'))).toEqual([
    'final',
    'archived',
    'amended',
  ])
})

it('X-49: text that is no longer true goes back to its recorder without an objection', () => {
  expect(minutesLifecycle.stateAfter('inReview', 'redraw')).toBe('revising')
  expect(minutesLifecycle.rowOf('inReview', 'redraw')?.who).toEqual(['recorder'])
})

it('is final from the final version on', () => {
  expect(minutesStates.filter(isFinal)).toEqual(['final', 'archived', 'amended'])
})
