import { describe, expect, it } from 'vitest'
import {
  answerStates,
  isBeingAnswered,
  isUnanswered,
  isWritable,
  requestLifecycle,
  requestStates,
  takesPart,
} from './lifecycle.ts'

describe('where the clocks of a request start', () => {
  it.each([
    ['draft', 'submit', ['C-01']],
    ['returned', 'resubmit', ['C-01']],
    ['submitted', 'pass', ['C-02']],
    ['negotiating', 'revise', ['C-02']],
    ['submitted', 'return', []],
  ] as const)('%s → %s: %s', (state, move, clocks) => {
    expect(requestLifecycle.rowOf(state, move)?.clocks).toEqual(clocks)
  })
})

it('S4-12 S4-20 S4-24: asks the norms before the moves they are about', () => {
  expect(requestLifecycle.rowsFor('submit').flatMap(({ guards }) => guards)).toEqual([
    'NM-COL-01',
    'NM-WRD-03',
  ])
  for (const move of ['pass', 'return'] as const) {
    expect(requestLifecycle.rowsFor(move).flatMap(({ guards }) => guards)).toEqual(['NM-COL-02'])
  }
  expect(requestLifecycle.rowsFor('accept').flatMap(({ guards }) => guards)).toEqual(['NM-COL-03'])
})

it('may be written as a draft and when it came back, and at no other time', () => {
  expect(requestStates.filter(isWritable)).toEqual(['draft', 'returned'])
  expect(requestStates.filter(isBeingAnswered)).toEqual(['assessing', 'negotiating'])
})

it('tells answers that are owed from those that stand, and departments that are in from those that are out', () => {
  expect(answerStates.filter(isUnanswered)).toEqual(['pending', 'countered', 'overdue'])
  expect(answerStates.filter((state) => !takesPart(state))).toEqual(['forwarded', 'dropped'])
})
