import { machine } from '#domain/lifecycle/machine.ts'

/** 收集中, 审阅中, 已定稿. */
export const retrospectiveStates = ['collecting', 'reviewing', 'final'] as const
export type RetrospectiveState = (typeof retrospectiveStates)[number]

export const retrospectiveMoves = ['review', 'reopen', 'finalise', 'revise'] as const
export type RetrospectiveMove = (typeof retrospectiveMoves)[number]

/** From what every department saw to the report that stands (S1-46). */
export const retrospectiveLifecycle = machine({
  noun: 'retrospective',
  states: retrospectiveStates,
  moves: retrospectiveMoves,
  rows: [
    { from: 'collecting', move: 'review', to: 'reviewing', who: ['leader'], source: ['S1-42', 'S1-46'] },
    { from: 'reviewing', move: 'reopen', to: 'collecting', who: ['leader'], source: ['S1-46'] },
    { from: 'reviewing', move: 'finalise', to: 'final', who: ['leader'], needs: ['text'], source: ['S1-46'] },
    // What was published and is wrong is taken up again, with the reason on record.
    { from: 'final', move: 'revise', to: 'reviewing', who: ['leader'], needs: ['reason'], source: ['X-46'] },
  ],
})
