import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import {
  blocksNextStage,
  type GivenVerdict,
  milestoneLifecycle,
  milestoneStates,
  outcomeOf,
  verdictsOpen,
} from './milestone.ts'

const said = (text: string): GivenVerdict[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((one) => {
      const [personId = '', verdict = '', by] = one.split(':')
      return {
        personId,
        verdict: verdict as GivenVerdict['verdict'],
        rectifyBy: by === undefined ? null : civilDate(`2026-11-${by}`),
      }
    })

describe('S4-47 X-63: the gate of a milestone', () => {
  it.each([
    ['waits until everybody asked has spoken', 'a:pass', undefined],
    ['a fail does not close it before the others spoke', 'a:fail', undefined],
    ['all pass', 'a:pass b:pass', { move: 'pass' }],
    ['one fail outweighs', 'a:pass b:fail', { move: 'fail' }],
    [
      'one rectification outweighs a pass',
      'a:pass b:rectify:12',
      { move: 'askRectification', by: '2026-11-12' },
    ],
    ['of two dates the later', 'a:rectify:10 b:rectify:12', { move: 'askRectification', by: '2026-11-12' }],
    ['who is not asked does not count', 'a:pass c:pass', undefined],
  ])('%s', (_case, verdicts, expected) => {
    expect(outcomeOf(['a', 'b'], said(verdicts))).toEqual(expected)
  })

  it('nobody asked decides nothing', () => {
    expect(outcomeOf([], [])).toBeUndefined()
  })

  it('gives one chance to put it right', () => {
    expect(verdictsOpen(0)).toContain('rectify')
    expect(verdictsOpen(1)).toEqual(['pass', 'fail'])
  })

  it('stops the next stage on 不通过 and on nothing else', () => {
    expect(milestoneStates.filter(blocksNextStage)).toEqual(['failed'])
  })

  it('§3.11: whatever is not passed or called off can still come to an end', () => {
    for (const state of milestoneStates) {
      const isEnd = state === 'passed' || state === 'cancelled'
      expect(milestoneLifecycle.movesFrom(state).length > 0, state).toBe(!isEnd)
    }
    expect(milestoneLifecycle.movesFrom('failed')).toEqual(['reschedule'])
    expect(milestoneLifecycle.movesFrom('rectify')).toEqual(['submit'])
    expect(milestoneLifecycle.rowOf('underReview', 'pass')?.guards).toEqual(['NM-COL-13'])
    expect(milestoneLifecycle.rowOf('underReview', 'askRectification')?.clocks).toEqual(['C-18'])
  })
})
