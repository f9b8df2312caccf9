import { z } from 'zod'
import { ChainLink, Id, Instant, PageQuery, PersonRef, page } from './common.ts'
import { endpoint } from './endpoint.ts'
import { NormView } from './organisation.ts'

const NormParams = z.object({ id: z.string().regex(/^NM-[A-Z]{3}-\d{2}$/) })

/** One finding where it struck: tried five times it is still one, with its count. */
export const StrikeView = z.object({
  noun: z.string(),
  nounId: Id,
  title: z.string(),
  /** What at the thing was at fault: a topic, a task … */
  label: z.string(),
  severity: z.enum(['block', 'warn', 'info']),
  /** refused: the act did not happen; passed: it did, seen; taken: somebody took it on themselves. */
  outcome: z.enum(['refused', 'passed', 'taken']),
  reason: z.string(),
  times: z.int(),
  person: PersonRef.nullable(),
  firstAt: Instant,
  lastAt: Instant,
})
export type StrikeView = z.infer<typeof StrikeView>

const Setting = z.object({
  enabled: z.boolean(),
  severity: z.enum(['block', 'warn', 'info']),
  value: z.unknown(),
})

/** One version of a norm in this organisation. */
export const NormChange = z.object({
  version: z.int(),
  before: Setting,
  after: Setting,
  reason: z.string(),
  person: PersonRef.nullable(),
  /** The retrospective that it was learnt from, for whoever may see that. */
  source: ChainLink.nullable(),
  at: Instant,
})
export type NormChange = z.infer<typeof NormChange>

export const getNorm = endpoint({
  method: 'GET',
  path: '/api/v1/norms/:id',
  summary: 'One norm as it stands here, and every version it has had',
  access: { rule: 'signedIn' },
  params: NormParams,
  reply: z.object({ norm: NormView, changes: z.array(NormChange) }),
})

export const listStrikes = endpoint({
  method: 'GET',
  path: '/api/v1/norms/:id/strikes',
  summary: 'Where a norm struck lately, and who passed it over with which reason; of what I may see',
  access: { rule: 'signedIn' },
  params: NormParams,
  query: PageQuery,
  reply: page(StrikeView),
})
