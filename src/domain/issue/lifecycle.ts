import { machine } from '#domain/lifecycle/machine.ts'

/** 待处理, 处理中, 已解决, 已关闭. */
export const issueStates = ['open', 'handling', 'resolved', 'closed'] as const
export type IssueState = (typeof issueStates)[number]

/** 一般, 较大, 重大. */
export const issueLevels = ['minor', 'major', 'critical'] as const
export type IssueLevel = (typeof issueLevels)[number]

export const issueMoves = ['respond', 'resolve', 'reopen', 'close'] as const
export type IssueMove = (typeof issueMoves)[number]

/** 问题跟踪: each move leaves one of the three timestamps of S4-04. */
export const issueLifecycle = machine({
  noun: 'issue',
  states: issueStates,
  moves: issueMoves,
  rows: [
    {
      from: 'open',
      move: 'respond',
      to: 'handling',
      who: ['owner', 'leader'],
      needs: ['text'],
      source: ['X-38', 'S4-04'],
    },
    {
      from: 'handling',
      move: 'resolve',
      to: 'resolved',
      who: ['owner', 'leader'],
      source: ['X-38', 'S4-04'],
    },
    {
      from: 'resolved',
      move: 'reopen',
      to: 'handling',
      who: ['initiator', 'leader'],
      needs: ['reason'],
      source: ['X-38'],
    },
    { from: 'resolved', move: 'close', to: 'closed', who: ['initiator', 'leader'], source: ['X-38'] },
  ],
})
