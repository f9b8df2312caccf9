import { z } from 'zod'
import { issueLevels, issueMoves, issueStates } from '#domain/issue/lifecycle.ts'
import {
  ById,
  ChainLink,
  Day,
  DepartmentRef,
  Id,
  Instant,
  PageQuery,
  PersonRef,
  page,
  RequiredText,
  Text,
  Version,
} from './common.ts'
import { endpoint } from './endpoint.ts'

export const issueAbilities = ['edit', ...issueMoves] as const

export const IssueView = z.object({
  id: Id,
  number: z.string(),
  collaboration: ChainLink.nullable(),
  text: z.string(),
  level: z.enum(issueLevels),
  state: z.enum(issueStates),
  finder: PersonRef.nullable(),
  department: DepartmentRef.nullable(),
  owner: PersonRef.nullable(),
  dueOn: Day.nullable(),
  isOverdue: z.boolean(),
  countermeasure: z.string(),
  deviationHours: z.int().nullable(),
  isResourceGap: z.boolean(),
  conflict: ChainLink.nullable(),
  /** 提出, 响应, 决定, 解决 (S4-04). */
  foundAt: Instant,
  respondedAt: Instant.nullable(),
  decidedAt: Instant.nullable(),
  resolvedAt: Instant.nullable(),
  /** Natural days it has been open, or took (S4-43). */
  ageDays: z.int(),
  can: z.array(z.enum(issueAbilities)),
  version: Version,
})
export type IssueView = z.infer<typeof IssueView>

const IssueFields = z.object({
  text: RequiredText,
  level: z.enum(issueLevels),
  departmentId: Id.nullable(),
  ownerId: Id.nullable(),
  dueOn: Day.nullable(),
  countermeasure: Text,
  deviationHours: z.int().min(0).max(10_000).nullable(),
  isResourceGap: z.boolean(),
})

export const listIssues = endpoint({
  method: 'GET',
  path: '/api/v1/collaborations/:id/issues',
  summary: 'The issue log of a collaboration: what is open first, the oldest of it on top (X-38)',
  access: { rule: 'sees', noun: 'collaboration', by: 'id' },
  params: ById,
  query: PageQuery.extend({ open: z.enum(['open', 'closed', 'any']).default('any') }),
  reply: page(IssueView),
})

export const createIssue = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/issues',
  summary: 'Note a problem; a day’s deviation is told to the group, missing resources to the heads (X-38)',
  access: { rule: 'sees', noun: 'collaboration', by: 'id' },
  params: ById,
  body: IssueFields.partial().required({ text: true }),
  reply: IssueView,
})

export const updateIssue = endpoint({
  method: 'PATCH',
  path: '/api/v1/issues/:id',
  summary: 'Change a problem; a stale version is refused with the present one',
  access: { rule: 'may', noun: 'issue', by: 'id', action: 'edit' },
  params: ById,
  body: IssueFields.partial().extend({ version: Version }),
  reply: IssueView,
})

export const moveIssue = endpoint({
  method: 'POST',
  path: '/api/v1/issues/:id/moves',
  summary: 'Respond with a countermeasure, resolve, reopen, close: each leaves its timestamp (S4-04)',
  access: { rule: 'may', noun: 'issue', by: 'id', action: 'move' },
  params: ById,
  body: z.object({
    move: z.enum(issueMoves),
    /** To respond: who does what by when. */
    countermeasure: Text.default(''),
    ownerId: Id.nullable().default(null),
    dueOn: Day.nullable().default(null),
    reason: Text.default(''),
  }),
  reply: IssueView,
})
