import { machine } from '#domain/lifecycle/machine.ts'

/** 待提交, 待审批, 已批准, 已驳回, 已撤回. */
export const approvalStates = ['draft', 'pending', 'approved', 'rejected', 'withdrawn'] as const
export type ApprovalState = (typeof approvalStates)[number]

/** 费用, 人力, 其他资源, 决议本身, 其他. */
export const approvalKinds = ['cost', 'people', 'resource', 'decision', 'other'] as const
export type ApprovalKind = (typeof approvalKinds)[number]

export const approvalMoves = ['submit', 'approve', 'reject', 'withdraw', 'revise'] as const
export type ApprovalMove = (typeof approvalMoves)[number]

/** A request that a decision has started (S3-73). `initiator` is who hands it in, `superior` who answers. */
export const approvalLifecycle = machine({
  noun: 'approval',
  states: approvalStates,
  moves: approvalMoves,
  rows: [
    {
      from: 'draft',
      move: 'submit',
      to: 'pending',
      who: ['initiator'],
      needs: ['person'],
      source: ['S3-73'],
    },
    { from: 'pending', move: 'approve', to: 'approved', who: ['superior'], source: ['S3-73', 'S1-66'] },
    {
      from: 'pending',
      move: 'reject',
      to: 'rejected',
      who: ['superior'],
      needs: ['reason'],
      source: ['S3-73'],
    },
    { from: ['draft', 'pending'], move: 'withdraw', to: 'withdrawn', who: ['initiator'], source: ['S3-73'] },
    // Turned down or taken back, it may be put right and handed in anew.
    { from: ['rejected', 'withdrawn'], move: 'revise', to: 'draft', who: ['initiator'], source: ['S3-73'] },
  ],
})
