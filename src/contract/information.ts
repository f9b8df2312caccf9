import { z } from 'zod'
import { writtenRecords } from '#domain/decision/chat.ts'
import { informationFrequencies, informationKinds, informationWays } from '#domain/information/rule.ts'
import { classifications } from '#domain/meeting/enums.ts'
import { ById, Done, HistoryItem, Id, Instant, Line, PersonRef, RequiredLine, Version } from './common.ts'
import { endpoint } from './endpoint.ts'

const Rule = z.object({
  /** 传递路径; empty: as it usually goes for a kind that the product knows. */
  path: Line,
  ways: z.array(z.enum(informationWays)).min(1).max(informationWays.length),
  frequency: z.enum(informationFrequencies),
  /** New records of this kind begin with it. */
  classification: z.enum(classifications),
  writtenAs: z.enum(writtenRecords).nullable(),
})

/** How one kind of information is passed on (S4-38). */
export const InformationRule = Rule.extend({
  id: Id,
  /** Null: a kind of the organisation's own, which has a name. */
  kind: z.enum(informationKinds).nullable(),
  name: z.string(),
  changedBy: PersonRef.nullable(),
  changedAt: Instant.nullable(),
  version: Version,
})
export type InformationRule = z.infer<typeof InformationRule>

const All = z.object({ items: z.array(InformationRule) })

export const listInformationRules = endpoint({
  method: 'GET',
  path: '/api/v1/information-rules',
  summary: 'How each kind of information is passed on, how often, and how close it is kept',
  access: { rule: 'signedIn' },
  reply: All,
})

export const getInformationHistory = endpoint({
  method: 'GET',
  path: '/api/v1/information-rules/:id/history',
  summary: 'Every version of one rule, the newest first',
  access: { rule: 'signedIn' },
  params: ById,
  reply: z.object({ items: z.array(HistoryItem) }),
})

export const addInformationRule = endpoint({
  method: 'POST',
  path: '/api/v1/information-rules',
  summary: 'A rule for a kind of information of one’s own',
  access: { rule: 'admin' },
  body: Rule.extend({ name: RequiredLine }),
  reply: All,
})

export const updateInformationRule = endpoint({
  method: 'PATCH',
  path: '/api/v1/information-rules/:id',
  summary: 'Change a rule; the version before stays in its history',
  access: { rule: 'admin' },
  params: ById,
  body: Rule.partial().extend({ version: Version, name: RequiredLine.optional(), reason: Line.default('') }),
  reply: All,
})

export const removeInformationRule = endpoint({
  method: 'DELETE',
  path: '/api/v1/information-rules/:id',
  summary: 'Take out a kind of one’s own',
  access: { rule: 'admin' },
  params: ById,
  reply: Done,
})
