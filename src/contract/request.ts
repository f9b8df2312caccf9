import { z } from 'zod'
import { classifications, resourceKinds, urgencies } from '#domain/meeting/enums.ts'
import { requestTextFields } from '#domain/request/changes.ts'
import { answerStates, requestStates } from '#domain/request/lifecycle.ts'
import { answerOtherActs, answerOwnMoves, requestOtherActs, requestOwnMoves } from '#domain/request/policy.ts'
import {
  allocations,
  feasibilities,
  needPriorities,
  requestOutcomes,
  reviewVerdicts,
  roundKinds,
} from '#domain/request/request.ts'
import { standingKinds } from '#domain/request/standing.ts'
import {
  ById,
  ChainLink,
  Day,
  DeadlineView,
  DepartmentRef,
  FindingView,
  HistoryItem,
  Id,
  Instant,
  Line,
  Overrides,
  PageQuery,
  PersonRef,
  page,
  Reason,
  RequiredLine,
  RequiredText,
  Text,
  Version,
} from './common.ts'
import { endpoint } from './endpoint.ts'

const RequestAct = z.enum([...requestOwnMoves, ...requestOtherActs])
const AnswerAct = z.enum([...answerOwnMoves, ...answerOtherActs])

const Money = z.int().min(0).max(1_000_000_000_00)

/** S4-16, X-69: what is needed, as a request for resources of its own. */
const NeedFields = z.object({
  kind: z.enum(resourceKinds),
  spec: Line.default(''),
  quantity: z.number().positive().max(1_000_000_000).nullable().default(null),
  unit: z.string().trim().max(20).default(''),
  fromOn: Day.nullable().default(null),
  untilOn: Day.nullable().default(null),
  purpose: Line.default(''),
  priority: z.enum(needPriorities).default('medium'),
  /** Of whom it is asked (申请部门 is the initiating one). */
  providerDepartmentId: Id.nullable().default(null),
})

const RequestFields = z.object({
  name: RequiredLine,
  urgency: z.enum(urgencies),
  classification: z.enum(classifications),
  contact: Line,
  background: Text,
  goal: Text,
  expectedOutcome: Text,
  concreteTasks: Text,
  deliveryStandard: Text,
  wishedOn: Day.nullable(),
  /** A line that is already there keeps its id, and with it what was said to it. */
  needs: z.array(NeedFields.extend({ id: Id.nullable().default(null) })).max(30),
  nodes: z.array(z.object({ name: RequiredLine, on: Day })).max(30),
  risks: z
    .array(
      z.object({ text: RequiredText, response: Text.default(''), departmentId: Id.nullable().default(null) }),
    )
    .max(30),
  departmentIds: z.array(Id).max(20),
})

export const RequestStandingView = z.object({
  kind: z.enum(standingKinds),
  /** Who has it now: people, or departments whose answer is awaited. */
  people: z.array(PersonRef),
  departments: z.array(DepartmentRef),
  /** Until when, and why then; null where no clock runs. */
  deadline: DeadlineView.nullable(),
  since: Instant,
})
export type RequestStandingView = z.infer<typeof RequestStandingView>

export const RequestRow = z.object({
  id: Id,
  number: z.string(),
  name: z.string(),
  state: z.enum(requestStates),
  urgency: z.enum(urgencies),
  classification: z.enum(classifications),
  initiatingDepartment: DepartmentRef,
  initiator: PersonRef,
  departments: z.array(z.object({ department: DepartmentRef, state: z.enum(answerStates) })),
  wishedOn: Day.nullable(),
  standing: RequestStandingView,
  createdAt: Instant,
})
export type RequestRow = z.infer<typeof RequestRow>

const NeedView = z.object({
  id: Id,
  kind: z.enum(resourceKinds),
  spec: z.string(),
  quantity: z.number().nullable(),
  unit: z.string(),
  fromOn: Day.nullable(),
  untilOn: Day.nullable(),
  purpose: z.string(),
  priority: z.enum(needPriorities),
  providerDepartment: DepartmentRef.nullable(),
  /** 审批意见 and 调配结果; null while nobody has said. */
  opinion: z.string(),
  allocation: z.enum(allocations).nullable(),
  allocated: z.string(),
  allocatedBy: PersonRef.nullable(),
  allocatedAt: Instant.nullable(),
  /** The viewer speaks for a department that may grant it. */
  canAllocate: z.boolean(),
})

export const RequestAnswerView = z.object({
  department: DepartmentRef,
  head: PersonRef.nullable(),
  state: z.enum(answerStates),
  sentAt: Instant.nullable(),
  /** C-02; null before it is sent. */
  deadline: DeadlineView.nullable(),
  /** an urgent one is answered by telephone within 15 minutes, and still in writing. */
  phoneDeadline: DeadlineView.nullable(),
  phonedAt: Instant.nullable(),
  phonedBy: PersonRef.nullable(),
  answeredAt: Instant.nullable(),
  answeredBy: PersonRef.nullable(),
  /** The counter-proposal in words, or why not. */
  reason: z.string(),
  liaison: PersonRef.nullable(),
  impact: z.string(),
  people: z.string(),
  material: z.string(),
  moneyCents: z.number().nullable(),
  duration: z.string(),
  counterOn: Day.nullable(),
  counterResources: z.string(),
  forwardedFrom: DepartmentRef.nullable(),
  can: z.array(AnswerAct),
})
export type RequestAnswerView = z.infer<typeof RequestAnswerView>

const ChangedLine = z.object({ kind: z.string().nullable(), text: z.string() })

export const RequestRoundView = z.object({
  round: z.int(),
  kind: z.enum(roundKinds),
  department: DepartmentRef.nullable(),
  person: PersonRef.nullable(),
  text: z.string(),
  changes: z.array(
    z.object({
      field: z.enum(requestTextFields),
      removed: z.array(ChangedLine),
      added: z.array(ChangedLine),
    }),
  ),
  at: Instant,
})
export type RequestRoundView = z.infer<typeof RequestRoundView>

export const RequestView = RequestRow.extend({
  contact: z.string(),
  background: z.string(),
  goal: z.string(),
  expectedOutcome: z.string(),
  concreteTasks: z.string(),
  deliveryStandard: z.string(),
  needs: z.array(NeedView),
  nodes: z.array(z.object({ id: Id, name: z.string(), on: Day })),
  risks: z.array(
    z.object({ id: Id, text: z.string(), response: z.string(), department: DepartmentRef.nullable() }),
  ),
  submittedAt: Instant.nullable(),
  reviews: z.array(
    z.object({
      necessity: z.boolean(),
      reasonableness: z.boolean(),
      completeness: z.boolean(),
      verdict: z.enum(reviewVerdicts),
      comment: z.string(),
      reviewer: PersonRef,
      /** Nobody stands above whoever asked: they passed their own. */
      isOwn: z.boolean(),
      at: Instant,
    }),
  ),
  answers: z.array(RequestAnswerView),
  assessors: z.array(PersonRef),
  feasibility: z
    .object({ verdict: z.enum(feasibilities), reason: z.string(), by: PersonRef.nullable(), at: Instant })
    .nullable(),
  decision: z
    .object({ isAccepted: z.boolean(), comment: z.string(), by: PersonRef.nullable(), at: Instant })
    .nullable(),
  rounds: z.array(RequestRoundView),
  /** What it became, and the meetings that name it as their need; only what the reader may see. */
  became: ChainLink.nullable(),
  meetings: z.array(ChainLink),
  result: z
    .object({
      outcome: z.enum(requestOutcomes),
      text: z.string(),
      at: Instant,
      rating: z.int().nullable(),
      ratingComment: z.string(),
    })
    .nullable(),
  /** S4-01 */
  measures: z.object({ reassignments: z.int(), hoursToDecision: z.number().nullable() }),
  findings: z.array(FindingView),
  history: z.array(HistoryItem),
  can: z.array(RequestAct),
  version: Version,
})
export type RequestView = z.infer<typeof RequestView>

const may = (action: z.infer<typeof RequestAct>) =>
  ({ rule: 'may', noun: 'request', by: 'id', action }) as const
const ByDepartment = ById.extend({ departmentId: Id })

export const listRequests = endpoint({
  method: 'GET',
  path: '/api/v1/requests',
  summary: 'Collaboration requests I may see, newest first',
  access: { rule: 'signedIn' },
  query: PageQuery.extend({
    /** mine: that I have made; waiting: that wait for me; department: of mine, asking or asked. */
    view: z.enum(['mine', 'waiting', 'department', 'all']).default('all'),
    state: z.enum(['open', 'over', 'any']).default('any'),
    q: z.string().trim().max(60).optional(),
  }),
  reply: page(RequestRow),
})

export const getRequestMeasures = endpoint({
  method: 'GET',
  path: '/api/v1/request-measures',
  summary: 'How often requests are handed on and how long a decision takes (S4-01), of those I may see',
  access: { rule: 'signedIn' },
  query: z.object({ from: Day.optional(), until: Day.optional() }),
  reply: z.object({
    submitted: z.int(),
    decided: z.int(),
    reassignments: z.int(),
    reassignmentsEach: z.number().nullable(),
    medianHoursToDecision: z.number().nullable(),
  }),
})

export const createRequest = endpoint({
  method: 'POST',
  path: '/api/v1/requests',
  summary: 'Begin a collaboration request; a name is enough',
  access: { rule: 'signedIn' },
  body: RequestFields.partial().required({ name: true }).extend({ initiatingDepartmentId: Id.optional() }),
  reply: RequestView,
})

export const getRequest = endpoint({
  method: 'GET',
  path: '/api/v1/requests/:id',
  summary: 'One collaboration request: form, review, answers, negotiation, history',
  access: { rule: 'sees', noun: 'request', by: 'id' },
  params: ById,
  reply: RequestView,
})

export const editRequest = endpoint({
  method: 'PATCH',
  path: '/api/v1/requests/:id',
  summary: 'Change a request that is a draft or came back; a stale version is refused with the present one',
  access: may('edit'),
  params: ById,
  body: RequestFields.partial().extend({ version: Version }),
  reply: RequestView,
})

export const submitRequest = endpoint({
  method: 'POST',
  path: '/api/v1/requests/:id/submit',
  summary: 'Hand the request in for its first review (NM-COL-01, NM-WRD-03; starts C-01)',
  access: may('submit'),
  params: ById,
  body: z.object({ overrides: Overrides }),
  reply: RequestView,
})

export const reviewRequest = endpoint({
  method: 'POST',
  path: '/api/v1/requests/:id/review',
  summary: 'First review: necessity, reasonableness, completeness, and what follows (NM-COL-02; starts C-02)',
  access: may('pass'),
  params: ById,
  body: z.object({
    necessity: z.boolean().nullable().default(null),
    reasonableness: z.boolean().nullable().default(null),
    completeness: z.boolean().nullable().default(null),
    verdict: z.enum(reviewVerdicts),
    comment: Text.default(''),
    /** Who leads the assessment; without them whoever asked. */
    assessorIds: z.array(Id).max(10).default([]),
  }),
  reply: RequestView,
})

export const answerRequest = endpoint({
  method: 'POST',
  path: '/api/v1/requests/:id/answers/:departmentId',
  summary: 'Answer for a department: accept, propose a change, or decline (X-36, S4-22, S4-23)',
  access: may('answer'),
  params: ByDepartment,
  body: z.object({
    answer: z.enum(['accept', 'counter', 'decline']),
    reason: Text.default(''),
    liaisonId: Id.nullable().default(null),
    impact: Text.default(''),
    people: Line.default(''),
    material: Line.default(''),
    moneyCents: Money.nullable().default(null),
    duration: Line.default(''),
    counterOn: Day.nullable().default(null),
    counterResources: Text.default(''),
  }),
  reply: RequestView,
})

export const forwardRequest = endpoint({
  method: 'POST',
  path: '/api/v1/requests/:id/answers/:departmentId/forward',
  summary: 'Hand the question on to the department that it concerns; counted (S4-01)',
  access: may('answer'),
  params: ByDepartment,
  body: z.object({ toDepartmentId: Id, reason: Reason }),
  reply: RequestView,
})

export const notePhoneAnswer = endpoint({
  method: 'POST',
  path: '/api/v1/requests/:id/answers/:departmentId/phone',
  summary: 'Note that an urgent request was answered by telephone; the written answer is still owed (X-37)',
  access: may('answer'),
  params: ByDepartment,
  body: z.object({ text: RequiredText }),
  reply: RequestView,
})

export const askDepartment = endpoint({
  method: 'POST',
  path: '/api/v1/requests/:id/answers',
  summary: 'Ask one more department',
  access: may('ask'),
  params: ById,
  body: z.object({ departmentId: Id }),
  reply: RequestView,
})

export const dropDepartment = endpoint({
  method: 'POST',
  path: '/api/v1/requests/:id/answers/:departmentId/drop',
  summary: 'No longer ask a department',
  access: may('ask'),
  params: ByDepartment,
  body: z.object({ reason: Reason }),
  reply: RequestView,
})

export const reviseRequest = endpoint({
  method: 'POST',
  path: '/api/v1/requests/:id/revise',
  summary: 'Revise the request after a counter-proposal and ask again (starts C-02 anew)',
  access: may('revise'),
  params: ById,
  body: RequestFields.partial()
    .omit({ classification: true, departmentIds: true })
    .extend({
      version: Version,
      text: RequiredText,
      /** Beside those that countered: whom else to ask again. */
      askAgainIds: z.array(Id).max(20).default([]),
    }),
  reply: RequestView,
})

export const setAssessors = endpoint({
  method: 'PUT',
  path: '/api/v1/requests/:id/assessors',
  summary: 'Name who leads the assessment: a person or a small group (S4-21)',
  access: may('assign'),
  params: ById,
  body: z.object({ personIds: z.array(Id).min(1).max(10) }),
  reply: RequestView,
})

export const assessRequest = endpoint({
  method: 'POST',
  path: '/api/v1/requests/:id/assess',
  summary: 'Propose whether it is feasible, with the reason (S4-24)',
  access: may('assess'),
  params: ById,
  body: z.object({ feasibility: z.enum(feasibilities), reason: RequiredText }),
  reply: RequestView,
})

export const decideRequest = endpoint({
  method: 'POST',
  path: '/api/v1/requests/:id/decide',
  summary: 'Accept the request, or turn it down with the reason (NM-COL-03)',
  access: may('accept'),
  params: ById,
  body: z.object({ isAccepted: z.boolean(), comment: Text.default(''), overrides: Overrides }),
  reply: RequestView,
})

export const allocateNeed = endpoint({
  method: 'POST',
  path: '/api/v1/requests/:id/answers/:departmentId/needs/:needId',
  summary: 'Say for a department what of a resource is given: 审批意见 and 调配结果 (X-69)',
  access: may('answer'),
  params: ByDepartment.extend({ needId: Id }),
  body: z.object({ allocation: z.enum(allocations), allocated: Line.default(''), opinion: Text.default('') }),
  reply: RequestView,
})

export const convertRequest = endpoint({
  method: 'POST',
  path: '/api/v1/requests/:id/convert',
  summary: 'Set up the collaboration, or on the light path the one task (S4-09)',
  access: may('convert'),
  params: ById,
  body: z.discriminatedUnion('to', [
    z.object({ to: z.literal('collaboration'), name: RequiredLine.optional(), leaderId: Id.optional() }),
    z.object({
      to: z.literal('task'),
      name: RequiredLine.optional(),
      /** Of the department that takes part; without one its liaison. */
      ownerId: Id.optional(),
      dueOn: Day.optional(),
    }),
  ]),
  reply: RequestView,
})

export const withdrawRequest = endpoint({
  method: 'POST',
  path: '/api/v1/requests/:id/withdraw',
  summary: 'Take the request back, with the reason',
  access: may('withdraw'),
  params: ById,
  body: z.object({ reason: Reason }),
  reply: RequestView,
})

export const rateRequest = endpoint({
  method: 'POST',
  path: '/api/v1/requests/:id/rate',
  summary: 'Say how it went, 1 to 5 (X-68)',
  access: may('rate'),
  params: ById,
  body: z.object({ rating: z.int().min(1).max(5), comment: Text.default('') }),
  reply: RequestView,
})
