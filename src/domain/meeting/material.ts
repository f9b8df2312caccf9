import { machine } from '#domain/lifecycle/machine.ts'

export const materialReviewStates = ['awaiting', 'submitted', 'needsChange', 'reviewed'] as const
/** 待提交, 已提交, 需修改, 已审核. */
export type MaterialReviewState = (typeof materialReviewStates)[number]

export const materialMoves = ['submit', 'approve', 'sendBack'] as const
export type MaterialMove = (typeof materialMoves)[number]

/** Every new file has to be looked at again, also one that replaces what was approved. */
export const materialLifecycle = machine({
  noun: 'material',
  states: materialReviewStates,
  moves: materialMoves,
  rows: [
    {
      from: ['awaiting', 'submitted', 'needsChange', 'reviewed'],
      move: 'submit',
      to: 'submitted',
      who: ['materialPreparer', 'organiser', 'host', 'recorder'],
      clocks: ['C-23'],
      source: ['X-01'],
    },
    {
      from: 'submitted',
      move: 'approve',
      to: 'reviewed',
      who: ['organiser', 'host', 'recorder'],
      source: ['X-01'],
    },
    {
      from: ['submitted', 'reviewed'],
      move: 'sendBack',
      to: 'needsChange',
      who: ['organiser', 'host', 'recorder'],
      needs: ['reason'],
      source: ['X-01'],
    },
  ],
})

/** What is full of numbers says where they come from. */
export function needsSource(kind: string): boolean {
  return kind === 'report' || kind === 'analysis'
}
