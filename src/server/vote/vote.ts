import type { BallotChoice, VoteThreshold, VoteUnit } from '#domain/vote/lifecycle.ts'
import type { VoteInQuestion } from '#domain/vote/policy.ts'
import type { Invited } from '#domain/vote/seats.ts'

export interface Ballot {
  readonly seatId: string
  readonly personId: string
  readonly choice: BallotChoice
  readonly opinion: string
  readonly at: Date
  readonly version: number
}

export interface VoteSeat {
  readonly id: string
  readonly departmentId: string | null
  readonly personId: string | null
  /** Who casts it, as things stand in the room. */
  readonly voterId: string | null
}

/** A vote with its ballots, and what its policy needs of the decision and the meeting. */
export interface Vote extends VoteInQuestion {
  readonly id: string
  readonly decisionId: string
  readonly decisionNumber: string
  readonly meetingId: string | null
  readonly question: string
  readonly unit: VoteUnit
  readonly threshold: VoteThreshold
  readonly quorum: string
  readonly closesAt: Date | null
  readonly chairId: string | null
  readonly openedAt: Date
  readonly closedAt: Date | null
  readonly chairChoice: 'agree' | 'against' | null
  readonly chairReason: string
  readonly endReason: string
  readonly seats: readonly VoteSeat[]
  readonly ballots: readonly Ballot[]
  readonly invited: readonly Invited[]
  readonly version: number
}
