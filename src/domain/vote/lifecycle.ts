import { machine } from '#domain/lifecycle/machine.ts'

/** 待表决, 表决中, 已截止, 通过, 未通过, 平票, 无效(未达法定人数), 已取消, 已升级. */
export const voteStates = [
  'draft',
  'open',
  'closed',
  'passed',
  'failed',
  'tied',
  'invalid',
  'cancelled',
  'escalated',
] as const
export type VoteState = (typeof voteStates)[number]

/** 同意, 反对, 弃权. */
export const ballotChoices = ['agree', 'against', 'abstain'] as const
export type BallotChoice = (typeof ballotChoices)[number]

/** 部门投票: one ballot a department (S1-72); or one a person. */
export const voteUnits = ['department', 'person'] as const
export type VoteUnit = (typeof voteUnits)[number]

/** 过半数, 三分之二以上: chosen before the vote opens. */
export const voteThresholds = ['>1/2', '2/3'] as const
export type VoteThreshold = (typeof voteThresholds)[number]

export const voteMoves = [
  'open',
  'cast',
  'close',
  'cancel',
  'void',
  'pass',
  'fail',
  'tie',
  'castAgree',
  'castAgainst',
  'escalate',
] as const
export type VoteMove = (typeof voteMoves)[number]

export const voteLifecycle = machine({
  noun: 'vote',
  states: voteStates,
  moves: voteMoves,
  rows: [
    { from: 'draft', move: 'open', to: 'open', who: ['host'], source: ['S1-72', 'S0-43'] },
    // Cast, or changed, until it closes.
    {
      from: 'open',
      move: 'cast',
      to: 'open',
      who: ['attendee.core', 'proxy'],
      guards: ['NM-MTG-05'],
      source: ['S3-15', 'X-73'],
    },
    { from: 'open', move: 'close', to: 'closed', who: ['host', 'system'], source: ['X-73'] },
    { from: 'open', move: 'cancel', to: 'cancelled', who: ['host'], needs: ['reason'], source: ['§3.12'] },
    {
      from: 'closed',
      move: 'void',
      to: 'invalid',
      who: ['system'],
      guards: ['NM-MTG-14'],
      source: ['X-73'],
    },
    { from: 'closed', move: 'pass', to: 'passed', who: ['system'], guards: ['NM-MTG-14'], source: ['X-73'] },
    { from: 'closed', move: 'fail', to: 'failed', who: ['system'], guards: ['NM-MTG-14'], source: ['X-73'] },
    { from: 'closed', move: 'tie', to: 'tied', who: ['system'], source: ['X-73'] },
    // The chair votes on a tie, and only then.
    { from: 'tied', move: 'castAgree', to: 'passed', who: ['host'], source: ['X-73'] },
    { from: 'tied', move: 'castAgainst', to: 'failed', who: ['host'], source: ['X-73'] },
    {
      from: ['tied', 'failed'],
      move: 'escalate',
      to: 'escalated',
      who: ['host', 'leader'],
      needs: ['reason'],
      source: ['S1-36'],
    },
  ],
})
