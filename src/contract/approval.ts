import { z } from 'zod'
import { approvalKinds, approvalMoves, approvalStates } from '#domain/approval/lifecycle.ts'
import {
  ById,
  ChainLink,
  Day,
  DepartmentRef,
  Id,
  Instant,
  Line,
  PersonRef,
  RequiredLine,
  Text,
  Version,
} from './common.ts'
import { endpoint } from './endpoint.ts'

/** A request for approval that a decision has started (S3-73). */
export const ApprovalView = z.object({
  id: Id,
  number: z.string(),
  decision: ChainLink,
  kind: z.enum(approvalKinds),
  subject: z.string(),
  note: z.string(),
  /** Of a request for people or money (S3-74): whom it is for, how many. */
  department: DepartmentRef.nullable(),
  headcount: z.int().nullable(),
  /** 分 of CNY */
  amountCents: z.int().nullable(),
  submitter: PersonRef.nullable(),
  submitBy: Day.nullable(),
  approver: PersonRef.nullable(),
  state: z.enum(approvalStates),
  comment: z.string(),
  submittedAt: Instant.nullable(),
  decidedAt: Instant.nullable(),
  isLate: z.boolean(),
  can: z.array(z.enum(['edit', ...approvalMoves])),
  version: Version,
})
export type ApprovalView = z.infer<typeof ApprovalView>

const Fields = z.object({
  kind: z.enum(approvalKinds),
  subject: RequiredLine,
  note: Text,
  departmentId: Id.nullable(),
  headcount: z.int().min(1).max(10000).nullable(),
  amountCents: z.int().min(0).max(1e13).nullable(),
  submitterId: Id,
  submitBy: Day.nullable(),
  approverId: Id.nullable(),
})

export const listApprovals = endpoint({
  method: 'GET',
  path: '/api/v1/decisions/:id/approvals',
  summary: 'The requests for approval that a decision has started',
  access: { rule: 'sees', noun: 'decision', by: 'id' },
  params: ById,
  reply: z.object({ items: z.array(ApprovalView), canAdd: z.boolean() }),
})

export const createApproval = endpoint({
  method: 'POST',
  path: '/api/v1/decisions/:id/approvals',
  summary: 'Start a request for approval from a decision, such as 人力成本申请 (S3-73)',
  access: { rule: 'may', noun: 'decision', by: 'id', action: 'requestApproval' },
  params: ById,
  body: z.object({
    kind: z.enum(approvalKinds).default('cost'),
    subject: RequiredLine,
    note: Text.default(''),
    departmentId: Id.nullable().default(null),
    headcount: Fields.shape.headcount.default(null),
    amountCents: Fields.shape.amountCents.default(null),
    /** Absent: the owner of the decision, else whoever starts it. */
    submitterId: Id.nullable().default(null),
    submitBy: Day.nullable().default(null),
    approverId: Id.nullable().default(null),
  }),
  reply: ApprovalView,
})

export const getApproval = endpoint({
  method: 'GET',
  path: '/api/v1/approvals/:id',
  summary: 'One request for approval',
  access: { rule: 'sees', noun: 'approval', by: 'id' },
  params: ById,
  reply: ApprovalView,
})

export const updateApproval = endpoint({
  method: 'PATCH',
  path: '/api/v1/approvals/:id',
  summary: 'Fill in a request that has not been handed in yet',
  access: { rule: 'may', noun: 'approval', by: 'id', action: 'edit' },
  params: ById,
  body: Fields.partial().extend({ version: Version }),
  reply: ApprovalView,
})

export const moveApproval = endpoint({
  method: 'POST',
  path: '/api/v1/approvals/:id/move',
  summary: 'Hand in, approve, turn down, take back, put right',
  access: { rule: 'may', noun: 'approval', by: 'id', action: 'move' },
  params: ById,
  body: z.object({ move: z.enum(approvalMoves), version: Version, comment: Line.default('') }),
  reply: ApprovalView,
})
