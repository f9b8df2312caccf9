import { z } from 'zod'
import { proposalStates } from '#domain/collection/lifecycle.ts'
import {
  ById,
  DeadlineView,
  DepartmentRef,
  Id,
  Instant,
  PersonRef,
  Reason,
  RequiredLine,
  RequiredText,
  Text,
} from './common.ts'
import { endpoint } from './endpoint.ts'

export const TopicProposalView = z.object({
  id: Id,
  proposer: PersonRef,
  department: DepartmentRef.nullable(),
  title: z.string(),
  problemToSolve: z.string(),
  expectedOutput: z.string(),
  plannedMinutes: z.int().nullable(),
  state: z.enum(proposalStates),
  answer: z.string(),
  answeredBy: PersonRef.nullable(),
  answeredAt: Instant.nullable(),
  topicId: Id.nullable(),
  at: Instant,
  canWithdraw: z.boolean(),
})
export type TopicProposalView = z.infer<typeof TopicProposalView>

/** 议题征集 of one meeting. */
export const CollectionView = z.object({
  /** Until when proposals are taken, and why then; null: not opened, and no time to count from. */
  deadline: DeadlineView.nullable(),
  state: z.enum(['notOpened', 'open', 'over']),
  items: z.array(TopicProposalView),
  can: z.array(z.enum(['open', 'propose', 'answer'])),
})
export type CollectionView = z.infer<typeof CollectionView>

export const getCollection = endpoint({
  method: 'GET',
  path: '/api/v1/meetings/:id/collection',
  summary: 'The topics that were proposed for a meeting',
  access: { rule: 'sees', noun: 'meeting', by: 'id' },
  params: ById,
  reply: CollectionView,
})

export const openCollection = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/collection',
  summary: 'Ask everybody on the list for topics, until three working days before the meeting',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'openCollection' },
  params: ById,
  reply: CollectionView,
})

export const proposeTopic = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/proposals',
  summary: 'Propose a topic',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'propose' },
  params: ById,
  body: z.object({
    title: RequiredLine,
    problemToSolve: RequiredText,
    expectedOutput: Text.default(''),
    plannedMinutes: z.int().min(1).max(600).nullable().default(null),
  }),
  reply: CollectionView,
})

export const answerTopicProposal = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/proposals/:proposalId/answer',
  summary: 'Take a proposal onto the agenda, or decline it with a reason; its proposer is told',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'answerProposal' },
  params: z.object({ id: Id, proposalId: Id }),
  body: z.discriminatedUnion('answer', [
    z.object({ answer: z.literal('accept') }),
    z.object({ answer: z.literal('decline'), reason: Reason }),
  ]),
  reply: CollectionView,
})

export const withdrawTopicProposal = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/proposals/:proposalId/withdraw',
  summary: 'Take back what I have proposed, while nobody has answered',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'propose' },
  params: z.object({ id: Id, proposalId: Id }),
  reply: CollectionView,
})
