import { z } from 'zod'
import { ballotChoices, voteStates, voteThresholds, voteUnits } from '#domain/vote/lifecycle.ts'
import { voteActs } from '#domain/vote/policy.ts'
import { ById, DepartmentRef, Id, Instant, PersonRef, Reason, Text, Version } from './common.ts'
import { endpoint } from './endpoint.ts'

/** One ballot: a department's, or a person's. What it says is shown when the vote is over, or to its voter. */
export const SeatView = z.object({
  id: Id,
  department: DepartmentRef.nullable(),
  /** Of a vote by person: whose ballot it is. */
  person: PersonRef.nullable(),
  /** Who casts it; null while nobody may. */
  voter: PersonRef.nullable(),
  hasVoted: z.boolean(),
  /** Named: who cast it and how. */
  ballot: z
    .object({
      by: PersonRef.nullable(),
      choice: z.enum(ballotChoices),
      opinion: z.string(),
      at: Instant,
      version: Version,
    })
    .nullable(),
  isMine: z.boolean(),
})

export const VoteView = z.object({
  id: Id,
  decisionId: Id,
  decisionNumber: z.string(),
  meetingId: Id.nullable(),
  state: z.enum(voteStates),
  /** The words that are voted on. */
  question: z.string(),
  unit: z.enum(voteUnits),
  threshold: z.enum(voteThresholds),
  quorum: z.string(),
  /** How many ballots make it count. */
  quorumCount: z.int(),
  closesAt: Instant.nullable(),
  openedAt: Instant,
  closedAt: Instant.nullable(),
  chair: PersonRef.nullable(),
  chairChoice: z.enum(['agree', 'against']).nullable(),
  chairReason: z.string(),
  endReason: z.string(),
  seats: z.array(SeatView),
  castCount: z.int(),
  /** Null while it is open: nobody votes by looking at the others. */
  count: z.object({ agree: z.int(), against: z.int(), abstain: z.int() }).nullable(),
  can: z.array(z.enum(voteActs)),
  version: Version,
})
export type VoteView = z.infer<typeof VoteView>

const Votes = z.object({ items: z.array(VoteView) })

export const listVotesOfMeeting = endpoint({
  method: 'GET',
  path: '/api/v1/meetings/:id/votes',
  summary: 'The votes of a meeting, the newest first',
  access: { rule: 'sees', noun: 'meeting', by: 'id' },
  params: ById,
  reply: Votes,
})

export const listVotesOfDecision = endpoint({
  method: 'GET',
  path: '/api/v1/decisions/:id/votes',
  summary: 'The votes on a decision, the newest first',
  access: { rule: 'sees', noun: 'decision', by: 'id' },
  params: ById,
  reply: Votes,
})

export const openVote = endpoint({
  method: 'POST',
  path: '/api/v1/decisions/:id/votes',
  summary: 'Put a decision to the vote: its words are locked, the threshold is fixed (S1-72, X-73)',
  access: { rule: 'may', noun: 'decision', by: 'id', action: 'openVote' },
  params: ById,
  body: z.object({
    unit: z.enum(voteUnits).default('department'),
    threshold: z.enum(voteThresholds).default('>1/2'),
    /** Not in the room: it closes when all have voted, after one working day at the latest. */
    isAsync: z.boolean().default(false),
  }),
  reply: VoteView,
})

export const castBallot = endpoint({
  method: 'PUT',
  path: '/api/v1/votes/:id/ballot',
  summary: 'Cast my ballot or change it, until the vote closes; observers have none (NM-MTG-05)',
  access: { rule: 'may', noun: 'vote', by: 'id', action: 'cast' },
  params: ById,
  body: z.object({
    seatId: Id,
    choice: z.enum(ballotChoices),
    /** 保留意见, for the minutes. */
    opinion: Text.default(''),
    /** Of the ballot that is changed; absent for the first one. */
    version: Version.optional(),
  }),
  reply: VoteView,
})

export const closeVote = endpoint({
  method: 'POST',
  path: '/api/v1/votes/:id/close',
  summary: 'Close a vote: quorum and threshold say what came of it (NM-MTG-14)',
  access: { rule: 'may', noun: 'vote', by: 'id', action: 'close' },
  params: ById,
  reply: VoteView,
})

export const cancelVote = endpoint({
  method: 'POST',
  path: '/api/v1/votes/:id/cancel',
  summary: 'Call a vote off; the decision is proposed again',
  access: { rule: 'may', noun: 'vote', by: 'id', action: 'cancel' },
  params: ById,
  body: z.object({ reason: Reason }),
  reply: VoteView,
})

export const castingVote = endpoint({
  method: 'POST',
  path: '/api/v1/votes/:id/casting-vote',
  summary: 'The chair breaks a tie, on record (X-73)',
  access: { rule: 'may', noun: 'vote', by: 'id', action: 'castingVote' },
  params: ById,
  body: z.object({ choice: z.enum(['agree', 'against']), reason: Text.default('') }),
  reply: VoteView,
})

export const escalateVote = endpoint({
  method: 'POST',
  path: '/api/v1/votes/:id/escalate',
  summary: 'Hand up what was tied or failed (S1-36)',
  access: { rule: 'may', noun: 'vote', by: 'id', action: 'escalate' },
  params: ById,
  body: z.object({ reason: Reason }),
  reply: VoteView,
})
