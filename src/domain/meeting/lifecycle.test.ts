import { expect, it } from 'vitest'
import { canAct, meetingActions, meetingLifecycle, meetingPhase, meetingStates } from './lifecycle.ts'

it.each([
  ['draft', 'makeReady', ['organiser']],
  ['ready', 'sendNotice', ['organiser']],
  ['noticed', 'start', ['host', 'recorder']],
  ['confirming', 'end', ['host']],
  ['ended', 'followUp', ['system']],
  ['followUp', 'close', ['system']],
  ['noticed', 'cancel', ['organiser', 'host']],
] as const)('from %s, %s is for %j', (state, move, who) => {
  expect(meetingLifecycle.rowOf(state, move)?.who).toEqual(who)
})

it('starts the three clocks of an ended meeting, and the notice clocks with each notice', () => {
  expect(meetingLifecycle.rowOf('confirming', 'end')?.clocks).toEqual(['C-05', 'C-07', 'C-19'])
  expect(meetingLifecycle.rowOf('ready', 'sendNotice')?.clocks).toEqual(['C-03'])
  expect(meetingLifecycle.rowOf('rescheduled', 'sendNotice')?.clocks).toEqual(['C-03'])
})

it('does not cancel without a reason', () => {
  for (const row of meetingLifecycle.rowsFor('cancel')) expect(row.needs).toEqual(['reason'])
})

it('starts only with host and recorder', () => {
  expect(meetingLifecycle.rowOf('noticed', 'start')?.guards).toEqual(['NM-PRE-15', 'NM-MTG-01'])
})

it('shows three phases', () => {
  const phases = Object.fromEntries(meetingStates.map((state) => [state, meetingPhase(state)]))
  expect(phases).toEqual({
    draft: 'before',
    collecting: 'before',
    ready: 'before',
    noticed: 'before',
    rescheduled: 'before',
    inProgress: 'during',
    confirming: 'during',
    ended: 'after',
    followUp: 'after',
    closed: 'after',
    cancelled: null,
  })
})

it('takes answers while it is noticed, and calls a follow-up meeting only from 会后跟进', () => {
  const possible = meetingStates.flatMap((state) =>
    meetingActions.filter((action) => canAct(state, action)).map((action) => `${state} ${action}`),
  )
  expect(possible).toEqual([
    'noticed answer',
    'noticed nameProxy',
    'noticed handInMaterial',
    'noticed statePosition',
    'followUp callFollowUp',
  ])
})
