import { machine } from '#domain/lifecycle/machine.ts'

/** 已完成, 未完成及原因, 需支持 (S1-30): a report has these three, and no other. */
export const syncBlocks = ['done', 'undone', 'support'] as const
export type SyncBlock = (typeof syncBlocks)[number]

/** 起草中, 已发送. */
export const syncStates = ['draft', 'sent'] as const
export type SyncState = (typeof syncStates)[number]

/** A report that was sent stands; what was wrong in it is said by another one (S4-46). */
export const syncLifecycle = machine({
  noun: 'sync',
  states: syncStates,
  moves: ['send'],
  rows: [
    { from: 'draft', move: 'send', to: 'sent', who: ['leader'], guards: ['NM-COL-11'], source: ['S4-46'] },
  ],
})

/** 未提出, 待答复, 已答应, 不能支持, 已解决. */
export const supportStates = ['noted', 'asked', 'promised', 'declined', 'settled'] as const
export type SupportState = (typeof supportStates)[number]

export const supportMoves = ['ask', 'promise', 'decline', 'settle'] as const
export type SupportMove = (typeof supportMoves)[number]

/** 需支持: from the line of a draft to help that was given, or to what was done without it (S1-83). */
export const supportLifecycle = machine({
  noun: 'support',
  states: supportStates,
  moves: supportMoves,
  rows: [
    { from: 'noted', move: 'ask', to: 'asked', who: ['leader'], source: ['S1-83'] },
    {
      from: ['asked', 'declined'],
      move: 'promise',
      to: 'promised',
      who: ['deptHead'],
      needs: ['text'],
      source: ['S1-83'],
    },
    {
      from: ['asked', 'promised'],
      move: 'decline',
      to: 'declined',
      who: ['deptHead'],
      needs: ['reason'],
      source: ['S1-83'],
    },
    {
      from: ['asked', 'promised', 'declined'],
      move: 'settle',
      to: 'settled',
      who: ['leader'],
      needs: ['text'],
      source: ['S1-83'],
    },
  ],
})

/** Where the reason of a line was taken from: the last of these that its owner gave. */
export const reasonSources = ['delay', 'collected', 'support', 'risk', 'progress'] as const
export type ReasonSource = (typeof reasonSources)[number]
