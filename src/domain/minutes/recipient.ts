import { machine } from '#domain/lifecycle/machine.ts'

/** 待反馈, 确认无误, 提出修改意见, 已采纳, 保留意见, 逾期未反馈. */
export const feedbackStates = ['sent', 'confirmed', 'proposed', 'adopted', 'reserved', 'overdue'] as const
export type FeedbackState = (typeof feedbackStates)[number]

export const feedbackMoves = ['confirm', 'propose', 'adopt', 'reserve', 'expire'] as const
export type FeedbackMove = (typeof feedbackMoves)[number]

/** One recipient's answer to one version of the minutes; a new version asks anew. */
export const feedbackLifecycle = machine({
  noun: 'feedback',
  states: feedbackStates,
  moves: feedbackMoves,
  rows: [
    { from: 'sent', move: 'confirm', to: 'confirmed', who: ['recipient'], source: ['S2-59'] },
    {
      from: 'sent',
      move: 'propose',
      to: 'proposed',
      who: ['recipient'],
      needs: ['text', 'section'],
      source: ['S2-60'],
    },
    { from: 'proposed', move: 'adopt', to: 'adopted', who: ['recorder', 'host'], source: ['S2-61'] },
    {
      from: 'proposed',
      move: 'reserve',
      to: 'reserved',
      who: ['recorder', 'host'],
      needs: ['text'],
      source: ['X-51'],
    },
    {
      from: 'sent',
      move: 'expire',
      to: 'overdue',
      who: ['system'],
      clocks: ['C-06'],
      source: ['S2-59', 'X-50'],
    },
  ],
})
