import { meetsShare } from '#domain/norm/share.ts'
import type { BallotChoice, VoteThreshold } from './lifecycle.ts'

export interface Tally {
  /** How many ballots there could be: departments, or people. */
  readonly eligible: number
  readonly agree: number
  readonly against: number
  readonly abstain: number
}

export function tallyOf(eligible: number, choices: readonly BallotChoice[]): Tally {
  const count = (wanted: BallotChoice) => choices.filter((choice) => choice === wanted).length
  return { eligible, agree: count('agree'), against: count('against'), abstain: count('abstain') }
}

export function castOf({ agree, against, abstain }: Tally): number {
  return agree + against + abstain
}

/** The move a closed vote makes by itself. */
export type Outcome = 'void' | 'tie' | 'pass' | 'fail'

/**
 * What a vote has come to (X-73, NM-MTG-14). Whoever casts a ballot is there, whatever it says, so the quorum
 * is of ballots cast; the threshold is of the ballots cast too, so an abstention weighs against. As many for
 * as against is a tie, which the chair breaks.
 */
export function outcomeOf(tally: Tally, rule: { quorum: string; threshold: VoteThreshold }): Outcome {
  const cast = castOf(tally)
  if (!meetsShare(cast, tally.eligible, rule.quorum)) return 'void'
  if (tally.agree === tally.against && tally.agree > 0) return 'tie'
  return meetsShare(tally.agree, cast, rule.threshold) ? 'pass' : 'fail'
}

/** The fewest ballots that make it count. */
export function quorumOf(eligible: number, share: string): number {
  for (let cast = 0; cast <= eligible; cast += 1) if (meetsShare(cast, eligible, share)) return cast
  return eligible
}
