import { z } from 'zod'
import { decisionSources } from '#domain/decision/chat.ts'
import { commitmentUnits, noticeAudiences, noticeChannels, referenceTargets } from '#domain/decision/kinds.ts'
import {
  decisionKinds,
  decisionMechanisms,
  decisionMoves,
  decisionStates,
} from '#domain/decision/lifecycle.ts'
import { decisionActs } from '#domain/decision/policy.ts'
import { stuckReasons } from '#domain/decision/stuck.ts'
import { classifications } from '#domain/meeting/enums.ts'
import {
  ById,
  ChainLink,
  Day,
  DepartmentRef,
  FindingView,
  HistoryItem,
  Id,
  Instant,
  Line,
  Overrides,
  PageQuery,
  Params,
  PersonRef,
  page,
  RequiredLine,
  RequiredText,
  Text,
  Version,
} from './common.ts'
import { endpoint } from './endpoint.ts'

const Cooperating = z.array(z.object({ department: DepartmentRef, contribution: z.string() }))

/** One line of the 决议跟踪表. */
export const DecisionRow = z.object({
  id: Id,
  number: z.string(),
  content: z.string(),
  kind: z.enum(decisionKinds),
  state: z.enum(decisionStates),
  owner: PersonRef.nullable(),
  ownerDepartment: DepartmentRef.nullable(),
  cooperating: Cooperating,
  dueOn: Day.nullable(),
  dueText: z.string(),
  confirmBy: Day.nullable(),
  meeting: ChainLink.nullable(),
  topic: ChainLink.nullable(),
  taskCount: z.int(),
  openTaskCount: z.int(),
  /** 决而不行 (S0-21). */
  stuck: z.enum(stuckReasons).nullable(),
  /** 进展情况: how far its tasks are on average, and what was said last. */
  progress: z.object({ percent: z.int().nullable(), text: z.string() }),
  /** 验收人: whoever has accepted one of its tasks. */
  acceptedBy: z.array(z.string()),
  remark: z.string(),
  source: z.enum(decisionSources),
  /** Of one from a chat: where, in its author's words. */
  chatPlace: z.string(),
  /** Of one without a meeting. */
  collaboration: ChainLink.nullable(),
})
export type DecisionRow = z.infer<typeof DecisionRow>

const Explained = z.array(z.object({ key: z.string(), params: Params }))

export const CommitmentView = z.object({
  trigger: z.string(),
  amount: z.int(),
  unit: z.enum(commitmentUnits),
  department: DepartmentRef,
})

/** The notice that a condition asks for: drafted when it has occurred, sent once (S3-71). */
export const DecisionNotice = z.object({
  metAt: Instant,
  metBy: PersonRef.nullable(),
  subject: z.string(),
  body: z.string(),
  latestOn: Day.nullable(),
  sentAt: Instant.nullable(),
  sentBy: PersonRef.nullable(),
  sentCount: z.int().nullable(),
  version: Version,
})

export const DecisionView = DecisionRow.extend({
  mechanism: z.enum(decisionMechanisms),
  classification: z.enum(classifications),
  /** How the words of its deadline were read, or what they wait for. */
  dueRead: z.object({ on: Day.nullable(), text: z.string(), explanation: Explained }).nullable(),
  /** A day that its own words name while no deadline is set (S2-41): to be taken over with one click. */
  dueOffered: z.object({ on: Day, text: z.string(), explanation: Explained }).nullable(),
  conditionEvent: z.string(),
  noticeLeadDays: z.int().nullable(),
  affectedDate: Day.nullable(),
  /** Worked out from affectedDate and noticeLeadDays (S3-71). */
  latestNoticeOn: Day.nullable(),
  noticeAudience: z.enum(noticeAudiences),
  noticeChannel: z.enum(noticeChannels),
  noticeSender: PersonRef.nullable(),
  notice: DecisionNotice.nullable(),
  rule: z.object({
    metric: z.string(),
    limit: z.number().nullable(),
    unit: z.string(),
    parties: z.array(DepartmentRef),
    /** The wish that it become a norm, in words. */
    normRequest: z.string(),
  }),
  commitments: z.array(CommitmentView),
  reference: z
    .object({
      to: z.enum(referenceTargets),
      materialId: Id.nullable(),
      label: z.string(),
      /** Null when the reader may not open it, or nothing is there yet. */
      link: z.string().nullable(),
    })
    .nullable(),
  /** Of a deferred one: who prepares what by when, or which group does. */
  preparation: z.object({
    person: PersonRef.nullable(),
    what: z.string(),
    by: Day.nullable(),
    group: z.array(PersonRef),
  }),
  /** 暂按原计划执行 */
  keepsPlan: z.boolean(),
  minutes: ChainLink.nullable(),
  tasks: z.array(ChainLink),
  supersededBy: ChainLink.nullable(),
  supersedes: z.array(ChainLink),
  findings: z.array(FindingView),
  history: z.array(HistoryItem),
  can: z.array(z.enum([...decisionActs, ...decisionMoves])),
  version: Version,
})
export type DecisionView = z.infer<typeof DecisionView>

const DecisionFilter = z.object({
  state: z.enum(decisionStates).optional(),
  kind: z.enum(decisionKinds).optional(),
  /** Only those decided and not done. */
  stuck: z.stringbool().optional(),
  meetingId: Id.optional(),
  source: z.enum(decisionSources).optional(),
  q: z.string().trim().max(60).optional(),
})

export const listDecisions = endpoint({
  method: 'GET',
  path: '/api/v1/decisions',
  summary: 'Decisions I may see (决议跟踪表)',
  access: { rule: 'signedIn' },
  query: PageQuery.extend(DecisionFilter.shape),
  reply: page(DecisionRow),
})

export const exportDecisions = endpoint({
  method: 'GET',
  path: '/api/v1/decisions/export',
  summary: 'The 决议跟踪表 as an Excel file, in the reader’s language; the newest 5000 of the same filter',
  access: { rule: 'signedIn' },
  query: DecisionFilter,
  form: 'raw',
  reply: z.unknown(),
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
  summary:
    'Fill in a decision; after the minutes are final only remark, sender of the notice and wish for a norm',
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
    /** Words that name a day set the day as well, unless one is given beside them. */
    dueText: Line.optional(),
    confirmBy: Day.nullable().optional(),
    conditionEvent: Text.optional(),
    noticeLeadDays: z.int().min(0).max(365).nullable().optional(),
    affectedDate: Day.nullable().optional(),
    noticeAudience: z.enum(noticeAudiences).optional(),
    noticeChannel: z.enum(noticeChannels).optional(),
    noticeSenderId: Id.nullable().optional(),
    ruleMetric: Line.optional(),
    ruleLimit: z.number().min(-1e12).max(1e12).nullable().optional(),
    ruleUnit: z.string().trim().max(20).optional(),
    partyIds: z.array(Id).max(50).optional(),
    normRequest: Text.optional(),
    commitments: z
      .array(
        z.object({
          trigger: RequiredLine,
          amount: z.int().min(1).max(10000),
          unit: z.enum(commitmentUnits),
          departmentId: Id,
        }),
      )
      .max(30)
      .optional(),
    refersTo: z.enum(referenceTargets).nullable().optional(),
    refersMaterialId: Id.nullable().optional(),
    remark: Text.optional(),
    keepsPlan: z.boolean().optional(),
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
    /** To defer: who prepares what by when; a working group has members beside its first person. */
    preparedById: Id.nullable().default(null),
    prepareWhat: Text.default(''),
    prepareBy: Day.nullable().default(null),
    groupIds: z.array(Id).max(30).default([]),
    /** 暂按原计划执行 until it is settled. */
    keepsPlan: z.boolean().optional(),
    overrides: Overrides,
  }),
  reply: DecisionView,
})

export const meetCondition = endpoint({
  method: 'POST',
  path: '/api/v1/decisions/:id/condition',
  summary: 'The condition has occurred: drafts the notice and says by when it must go out (S3-71)',
  access: { rule: 'may', noun: 'decision', by: 'id', action: 'meetCondition' },
  params: ById,
  body: z.object({ version: Version, affectedDate: Day.nullable().default(null) }),
  reply: DecisionView,
})

export const sendDecisionNotice = endpoint({
  method: 'POST',
  path: '/api/v1/decisions/:id/notice',
  summary: 'Send the notice of a condition to its audience, once (NM-TRK-09)',
  access: { rule: 'may', noun: 'decision', by: 'id', action: 'sendNotice' },
  params: ById,
  body: z.object({
    version: Version,
    subject: RequiredLine,
    body: RequiredText,
    overrides: Overrides,
  }),
  reply: DecisionView,
})
