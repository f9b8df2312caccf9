import { machine } from '#domain/lifecycle/machine.ts'

export const proposalStates = ['open', 'accepted', 'declined', 'withdrawn'] as const
export type ProposalState = (typeof proposalStates)[number]

export const proposalMoves = ['accept', 'decline', 'withdraw'] as const
export type ProposalMove = (typeof proposalMoves)[number]

/** 议题征集: what a department proposes becomes a topic, or is declined with a reason. */
export const proposalLifecycle = machine({
  noun: 'proposal',
  states: proposalStates,
  moves: proposalMoves,
  rows: [
    {
      from: 'open',
      move: 'accept',
      to: 'accepted',
      who: ['organiser', 'host', 'recorder'],
      source: ['X-12'],
    },
    {
      from: 'open',
      move: 'decline',
      to: 'declined',
      who: ['organiser', 'host', 'recorder'],
      needs: ['reason'],
      source: ['X-12'],
    },
    { from: 'open', move: 'withdraw', to: 'withdrawn', who: ['initiator'], source: ['X-12'] },
  ],
})
