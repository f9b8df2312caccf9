import { describe, expect, it } from 'vitest'
import { type TaskState, taskMoves } from '#domain/task/lifecycle.ts'
import { movesTo } from './board-moves.ts'

describe('S3-85: where a card of the board may be carried', () => {
  it.each([
    ['todo', ['start'], 'inProgress', ['start']],
    ['todo', ['start'], 'done', []],
    ['todo', [], 'inProgress', []],
    ['inProgress', ['finish', 'submit'], 'done', ['finish']],
    ['inProgress', ['submit'], 'pendingAcceptance', ['submit']],
    ['inProgress', ['submit'], 'todo', []],
    ['delayed', ['approveDelay', 'refuseDelay'], 'inProgress', ['approveDelay', 'refuseDelay']],
    ['pendingAcceptance', ['accept', 'sendBack'], 'done', ['accept']],
    ['done', ['reopen'], 'inProgress', ['reopen']],
    ['inProgress', ['edit', 'update'], 'done', []],
  ] as const)('%s with %s to %s', (state, can, to, moves) => {
    expect(movesTo({ state, can }, to)).toEqual(moves)
  })

  it('never to where it lies', () => {
    for (const state of ['todo', 'inProgress', 'done'] satisfies TaskState[]) {
      expect(movesTo({ state, can: taskMoves }, state)).toEqual([])
    }
  })
})
