import { z } from 'zod'
import { approverLevels, changeKinds, changeStates } from '#domain/plan/change.ts'
import {
  ById,
  ChainLink,
  Day,
  DepartmentRef,
  HistoryItem,
  Id,
  Instant,
  Line,
  PageQuery,
  PersonRef,
  page,
  RequiredLine,
  RequiredText,
  Text,
  Version,
} from './common.ts'
import { endpoint } from './endpoint.ts'

export const changeAbilities = ['decide', 'withdraw', 'noteResult'] as const

/** One thing that is to be otherwise in the plan. */
export const StepIn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('redate'), taskId: Id, start: Day.nullable(), due: Day }),
  z.object({ kind: z.literal('owner'), taskId: Id, ownerId: Id }),
  z.object({ kind: z.literal('host'), taskId: Id, departmentId: Id }),
  z.object({
    kind: z.literal('add'),
    name: RequiredLine,
    parentId: Id.nullable().default(null),
    ownerId: Id.nullable().default(null),
    hostId: Id.nullable().default(null),
    start: Day.nullable().default(null),
    due: Day.nullable().default(null),
    standard: Text.default(''),
  }),
  z.object({ kind: z.literal('include'), taskId: Id, parentId: Id.nullable().default(null) }),
  z.object({ kind: z.literal('remove'), taskId: Id }),
  z.object({ kind: z.literal('milestone'), milestoneId: Id, due: Day }),
])

/** A step as it is read: of what, from what to what. */
export const StepView = z.object({
  kind: z.enum(['redate', 'owner', 'host', 'add', 'include', 'remove', 'milestone']),
  /** What it is about: 1.2 and a name. */
  number: z.string(),
  name: z.string(),
  before: z.string(),
  after: z.string(),
})

export const ImpactView = z.object({
  endBefore: Day.nullable(),
  endAfter: Day.nullable(),
  /** Working days that the end moves by. */
  endDays: z.int(),
  pushed: z.array(z.string()),
  addedCount: z.int(),
  removedCount: z.int(),
  /** 相关方 */
  departments: z.array(DepartmentRef),
  milestones: z.array(z.string()),
})

export const ChangeRow = z.object({
  id: Id,
  /** 变更编号 */
  number: z.string(),
  title: z.string(),
  kind: z.enum(changeKinds),
  state: z.enum(changeStates),
  raisedBy: PersonRef.nullable(),
  raisedAt: Instant,
  approver: PersonRef.nullable(),
  endDays: z.int(),
})
export type ChangeRow = z.infer<typeof ChangeRow>

export const ChangeView = ChangeRow.extend({
  collaboration: ChainLink.nullable(),
  raisedByDepartment: DepartmentRef.nullable(),
  steps: z.array(StepView),
  beforeText: z.string(),
  afterText: z.string(),
  reason: z.string(),
  impact: ImpactView,
  costCents: z.int(),
  impactCost: z.string(),
  impactQuality: z.string(),
  impactScope: z.string(),
  /** 实施计划 */
  measures: z.string(),
  approverLevel: z.enum(approverLevels),
  decidedBy: PersonRef.nullable(),
  decidedAt: Instant.nullable(),
  opinion: z.string(),
  /** 通知对象 */
  notified: z.array(PersonRef),
  notifiedAt: Instant.nullable(),
  /** 跟踪结果 */
  result: z.string(),
  resultAt: Instant.nullable(),
  /** The baseline it led to. */
  baselineNo: z.int().nullable(),
  history: z.array(HistoryItem),
  can: z.array(z.enum(changeAbilities)),
  version: Version,
})
export type ChangeView = z.infer<typeof ChangeView>

export const listChanges = endpoint({
  method: 'GET',
  path: '/api/v1/collaborations/:id/changes',
  summary: 'Change requests of a collaboration, newest first (X-62)',
  access: { rule: 'sees', noun: 'collaboration', by: 'id' },
  params: ById,
  query: PageQuery,
  reply: page(ChangeRow),
})

export const previewChange = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/changes/preview',
  summary: 'What a change would do to the plan, and who would decide on it; nothing is kept',
  access: { rule: 'may', noun: 'collaboration', by: 'id', action: 'requestChange' },
  params: ById,
  body: z.object({
    kind: z.enum(changeKinds),
    steps: z.array(StepIn).max(200),
    costCents: z.int().min(0).default(0),
  }),
  reply: z.object({
    steps: z.array(StepView),
    impact: ImpactView,
    approverLevel: z.enum(approverLevels),
    approver: PersonRef.nullable(),
  }),
})

export const requestChange = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/changes',
  summary: 'Ask for a change of what was agreed: kind, what, why, impact (X-62, S1-11)',
  access: { rule: 'may', noun: 'collaboration', by: 'id', action: 'requestChange' },
  params: ById,
  body: z.object({
    title: RequiredLine,
    kind: z.enum(changeKinds),
    steps: z.array(StepIn).max(200),
    beforeText: Text.default(''),
    afterText: Text.default(''),
    reason: RequiredText,
    costCents: z.int().min(0).default(0),
    impactCost: Line.default(''),
    impactQuality: Text.default(''),
    impactScope: Text.default(''),
    measures: Text.default(''),
  }),
  reply: ChangeView,
})

export const getChange = endpoint({
  method: 'GET',
  path: '/api/v1/changes/:id',
  summary: 'One change request, and once approved the change notice (变更通知)',
  access: { rule: 'sees', noun: 'change', by: 'id' },
  params: ById,
  reply: ChangeView,
})

export const decideChange = endpoint({
  method: 'POST',
  path: '/api/v1/changes/:id/decision',
  summary: 'Approve, so that the plan changes and a baseline is made anew, or reject with the reason',
  access: { rule: 'may', noun: 'change', by: 'id', action: 'decide' },
  params: ById,
  body: z.object({ verdict: z.enum(['approve', 'reject']), opinion: Text.default('') }),
  reply: ChangeView,
})

export const withdrawChange = endpoint({
  method: 'POST',
  path: '/api/v1/changes/:id/withdrawal',
  summary: 'Take a request back before it is decided',
  access: { rule: 'may', noun: 'change', by: 'id', action: 'withdraw' },
  params: ById,
  reply: ChangeView,
})

export const noteChangeResult = endpoint({
  method: 'POST',
  path: '/api/v1/changes/:id/result',
  summary: '跟踪结果: what came of an approved change',
  access: { rule: 'may', noun: 'change', by: 'id', action: 'noteResult' },
  params: ById,
  body: z.object({ result: RequiredText }),
  reply: ChangeView,
})
