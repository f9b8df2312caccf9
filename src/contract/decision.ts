import { z } from 'zod'
import {
  decisionKinds,
  decisionMechanisms,
  decisionMoves,
  decisionStates,
} from '#domain/decision/lifecycle.ts'
import { classifications } from '#domain/meeting/enums.ts'
import {
  ById,
  ChainLink,
  Day,
  DepartmentRef,
  FindingView,
  HistoryItem,
  Id,
  Line,
  PageQuery,
  PersonRef,
  page,
  Text,
  Version,
} from './common.ts'
import { endpoint } from './endpoint.ts'

export const DecisionRow = z.object({
  id: Id,
  number: z.string(),
  content: z.string(),
  kind: z.enum(decisionKinds),
  state: z.enum(decisionStates),
  owner: PersonRef.nullable(),
  dueOn: Day.nullable(),
  meeting: ChainLink.nullable(),
  taskCount: z.int(),
  openTaskCount: z.int(),
})
export type DecisionRow = z.infer<typeof DecisionRow>

export const DecisionView = DecisionRow.extend({
  mechanism: z.enum(decisionMechanisms),
  classification: z.enum(classifications),
  ownerDepartment: DepartmentRef.nullable(),
  dueText: z.string(),
  confirmBy: Day.nullable(),
  conditionEvent: z.string(),
  noticeLeadDays: z.int().nullable(),
  affectedDate: Day.nullable(),
  /** Worked out from affectedDate and noticeLeadDays (S3-71). */
  latestNoticeOn: Day.nullable(),
  cooperating: z.array(z.object({ department: DepartmentRef, contribution: z.string() })),
  topic: ChainLink.nullable(),
  minutes: ChainLink.nullable(),
  tasks: z.array(ChainLink),
  supersededBy: ChainLink.nullable(),
  findings: z.array(FindingView),
  history: z.array(HistoryItem),
  can: z.array(z.enum(['edit', ...decisionMoves])),
  version: Version,
})
export type DecisionView = z.infer<typeof DecisionView>

export const listDecisions = endpoint({
  method: 'GET',
  path: '/api/v1/decisions',
  summary: 'Decisions I may see (决议跟踪表)',
  access: { rule: 'signedIn' },
  query: PageQuery.extend({
    state: z.enum(decisionStates).optional(),
    kind: z.enum(decisionKinds).optional(),
    meetingId: Id.optional(),
    q: z.string().trim().max(60).optional(),
  }),
  reply: page(DecisionRow),
})

export const getDecision = endpoint({
  method: 'GET',
  path: '/api/v1/decisions/:id',
  summary: 'One decision with its meeting, topic and tasks',
  access: { rule: 'sees', noun: 'decision', by: 'id' },
  params: ById,
  reply: DecisionView,
})

export const updateDecision = endpoint({
  method: 'PATCH',
  path: '/api/v1/decisions/:id',
  summary: 'Fill in a decision; after the minutes are final its wording is fixed',
  access: { rule: 'may', noun: 'decision', by: 'id', action: 'edit' },
  params: ById,
  body: z.object({
    version: Version,
    content: Text.optional(),
    kind: z.enum(decisionKinds).optional(),
    mechanism: z.enum(decisionMechanisms).optional(),
    ownerId: Id.nullable().optional(),
    ownerDepartmentId: Id.nullable().optional(),
    dueOn: Day.nullable().optional(),
    dueText: Line.optional(),
    confirmBy: Day.nullable().optional(),
    conditionEvent: Text.optional(),
    noticeLeadDays: z.int().min(0).max(365).nullable().optional(),
    affectedDate: Day.nullable().optional(),
    cooperating: z
      .array(z.object({ departmentId: Id, contribution: Line }))
      .max(50)
      .optional(),
  }),
  reply: DecisionView,
})

export const moveDecision = endpoint({
  method: 'POST',
  path: '/api/v1/decisions/:id/move',
  summary: 'Adopt, make provisional, defer, escalate, revoke …: what its lifecycle allows',
  access: { rule: 'may', noun: 'decision', by: 'id', action: 'move' },
  params: ById,
  body: z.object({
    move: z.enum(decisionMoves),
    reason: Text.default(''),
    confirmBy: Day.nullable().default(null),
    successorId: Id.nullable().default(null),
  }),
  reply: DecisionView,
})
