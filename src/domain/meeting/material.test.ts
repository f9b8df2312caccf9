import { describe, expect, it } from 'vitest'
import { materialLifecycle, materialMoves, materialReviewStates, needsSource } from './material.ts'

describe('X-01: the review of a material', () => {
  it.each([
    ['awaiting', 'submit', 'submitted'],
    ['submitted', 'submit', 'submitted'],
    ['needsChange', 'submit', 'submitted'],
    ['reviewed', 'submit', 'submitted'],
    ['submitted', 'approve', 'reviewed'],
    ['submitted', 'sendBack', 'needsChange'],
    ['reviewed', 'sendBack', 'needsChange'],
  ] as const)('%s %s → %s', (from, move, to) => {
    expect(materialLifecycle.stateAfter(from, move)).toBe(to)
  })

  it('has no other moves', () => {
    const possible = materialReviewStates.flatMap((state) =>
      materialMoves
        .filter((move) => materialLifecycle.canMove(state, move))
        .map((move) => `${state} ${move}`),
    )
    expect(possible).toHaveLength(7)
  })

  it.each([
    ['report', true],
    ['analysis', true],
    ['background', false],
    ['plan', false],
  ])('a %s says where its data comes from: %s', (kind, isNeeded) => {
    expect(needsSource(kind)).toBe(isNeeded)
  })
})
