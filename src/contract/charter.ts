import { z } from 'zod'
import {
  channels,
  charterMechanisms,
  collaborationTypes,
  contents,
  frequencies,
  leaderPowers,
  participationRoles,
} from '#domain/collaboration/charter.ts'
import { collaborationStates } from '#domain/collaboration/collaboration.ts'
import { confirmationStates } from '#domain/collaboration/confirmation.ts'
import { collaborationActs } from '#domain/collaboration/policy.ts'
import { stepParts, stepStates, steps } from '#domain/collaboration/steps.ts'
import { classifications } from '#domain/meeting/enums.ts'
import { riskStates } from '#domain/risk/lifecycle.ts'
import { taskPriorities } from '#domain/task/lifecycle.ts'
import {
  ById,
  ChainLink,
  Day,
  DepartmentRef,
  FindingView,
  Id,
  Instant,
  Line,
  Overrides,
  PersonRef,
  Reason,
  RequiredLine,
  Text,
  Version,
} from './common.ts'
import { endpoint } from './endpoint.ts'

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const Weekday = z.int().min(1).max(7)

/** A metric, what it is to reach, by when (S1-08). */
const Target = z.object({
  metric: RequiredLine,
  value: z.number().nullable(),
  unit: Line,
  region: Line,
  on: Day.nullable(),
})

const AnswerView = z.object({
  answer: z.enum(['confirmed', 'objected']),
  reason: z.string(),
  by: PersonRef,
  at: Instant,
  reply: z.string(),
  repliedBy: PersonRef.nullable(),
  repliedAt: Instant.nullable(),
  /** They said it to the charter as it stands. */
  isToThis: z.boolean(),
})

/** One line of 参与部门及职责 (S1-57 … S1-62). */
const ParticipationView = z.object({
  department: DepartmentRef,
  isInitiating: z.boolean(),
  isCore: z.boolean(),
  role: z.enum(participationRoles).nullable(),
  lead: PersonRef.nullable(),
  liaison: PersonRef.nullable(),
  coreDuty: z.string(),
  output: z.string(),
  /** As it is written: a date, or 第1个月末; and the day it comes to. */
  dueText: z.string(),
  dueOn: Day.nullable(),
  subGoal: z.string(),
  confirmation: z.enum(confirmationStates),
  /** Who can answer for it: its head, deputy, or who stands in for them. */
  confirmers: z.array(PersonRef),
  lastAnswer: AnswerView.nullable(),
  canAnswer: z.boolean(),
  task: ChainLink.nullable(),
})
export type ParticipationView = z.infer<typeof ParticipationView>

const ScopeView = z.object({
  id: Id,
  department: DepartmentRef.nullable(),
  isIn: z.boolean(),
  text: z.string(),
})

const MemberView = z.object({
  person: PersonRef,
  department: DepartmentRef,
  isCore: z.boolean(),
  hasDecisionPower: z.boolean(),
  canExecute: z.boolean(),
})

const CommunicationView = z.object({
  id: Id,
  frequency: z.enum(frequencies),
  channels: z.array(z.enum(channels)),
  contents: z.array(z.enum(contents)),
  contentNote: z.string(),
  weekday: Weekday.nullable(),
  startTime: z.string().nullable(),
  minutes: z.int(),
  purpose: z.string(),
  output: z.string(),
  audience: z.string(),
  owner: PersonRef.nullable(),
  /** The meetings it made; null where there are none yet, or the reader may not see them. */
  series: z.object({ id: Id, name: z.string() }).nullable(),
  hasSeries: z.boolean(),
})
export type CommunicationView = z.infer<typeof CommunicationView>

const DutyView = z.object({
  id: Id,
  department: DepartmentRef,
  duty: z.string(),
  output: z.string(),
  owner: PersonRef.nullable(),
  helpers: z.array(PersonRef),
  startsOn: Day.nullable(),
  dueText: z.string(),
  dueOn: Day.nullable(),
  priority: z.enum(taskPriorities),
  afterIds: z.array(Id),
  acceptance: z.string(),
  note: z.string(),
  task: ChainLink.nullable(),
  /** It has become a task, whether or not the reader sees it. */
  isTask: z.boolean(),
})
export type DutyView = z.infer<typeof DutyView>

const ResourceRequestView = z.object({
  id: Id,
  text: z.string(),
  department: DepartmentRef,
  meeting: ChainLink.nullable(),
})

const DelegationView = z.object({
  id: Id,
  power: z.enum(leaderPowers),
  person: PersonRef,
  untilOn: Day.nullable(),
  reason: z.string(),
  by: PersonRef,
  at: Instant,
})

export const CharterView = z.object({
  id: Id,
  number: z.string(),
  name: z.string(),
  state: z.enum(collaborationStates),
  classification: z.enum(classifications),
  type: z.enum(collaborationTypes),
  initiatingDepartment: DepartmentRef.nullable(),
  initiatedOn: Day.nullable(),
  goal: z.string(),
  theme: z.string(),
  strategicGoal: z.string(),
  targets: z.array(z.object({ ...Target.shape, metric: z.string(), unit: z.string(), region: z.string() })),
  rootCause: z.string(),
  solution: z.string(),
  startsOn: Day.nullable(),
  endsOn: Day.nullable(),
  launchOn: Day.nullable(),
  isLaunchProvisional: z.boolean(),
  leader: PersonRef.nullable(),
  /** The leader is head or deputy of a department, or stands above one. */
  isLeaderSenior: z.boolean().nullable(),
  participations: z.array(ParticipationView),
  scope: z.array(ScopeView),
  members: z.array(MemberView),
  communication: z.array(CommunicationView),
  /** What is ticked on the form: read off the communication plan (S1-64, S1-65). */
  commFrequency: z.array(z.enum(frequencies)),
  commChannel: z.array(z.enum(channels)),
  decisionMechanism: z.enum(charterMechanisms).nullable(),
  duties: z.array(DutyView),
  foreseenRisks: z.array(
    z.object({
      id: Id,
      number: z.string(),
      text: z.string(),
      response: z.string(),
      department: DepartmentRef.nullable(),
      state: z.enum(riskStates),
    }),
  ),
  resourceRequests: z.array(ResourceRequestView),
  delegations: z.array(DelegationView),
  stop: z.object({ by: PersonRef.nullable(), at: Instant, reason: z.string() }).nullable(),
  superiors: z.array(PersonRef),
  /** Put to the heads as it stands. */
  isAsked: z.boolean(),
  steps: z.array(
    z.object({
      step: z.enum(steps.map(({ step }) => step)),
      part: z.enum(stepParts),
      state: z.enum(stepStates),
    }),
  ),
  can: z.array(z.enum(collaborationActs)),
  version: Version,
})
export type CharterView = z.infer<typeof CharterView>

const CharterFields = z.object({
  name: RequiredLine,
  classification: z.enum(classifications),
  type: z.enum(collaborationTypes),
  initiatingDepartmentId: Id.nullable(),
  initiatedOn: Day.nullable(),
  goal: Text,
  theme: Line,
  strategicGoal: Text,
  targets: z.array(Target).max(20),
  rootCause: Text,
  solution: Text,
  startsOn: Day.nullable(),
  endsOn: Day.nullable(),
  launchOn: Day.nullable(),
  isLaunchProvisional: z.boolean(),
  leaderId: Id.nullable(),
  decisionMechanism: z.enum(charterMechanisms).nullable(),
  participations: z
    .array(
      z.object({
        departmentId: Id,
        isCore: z.boolean().default(true),
        role: z.enum(participationRoles).nullable().default(null),
        leadId: Id.nullable().default(null),
        liaisonId: Id.nullable().default(null),
        coreDuty: Text.default(''),
        output: Text.default(''),
        dueText: Line.default(''),
        subGoal: Text.default(''),
      }),
    )
    .max(50),
  scope: z
    .array(
      z.object({
        departmentId: Id.nullable().default(null),
        isIn: z.boolean().default(true),
        text: RequiredLine,
      }),
    )
    .max(200),
  members: z
    .array(
      z.object({
        personId: Id,
        departmentId: Id,
        isCore: z.boolean().default(true),
        hasDecisionPower: z.boolean().default(false),
        canExecute: z.boolean().default(false),
      }),
    )
    .max(200),
  communication: z
    .array(
      z.object({
        /** Null: a new line. */
        id: Id.nullable().default(null),
        frequency: z.enum(frequencies),
        channels: z.array(z.enum(channels)).max(3).default([]),
        contents: z.array(z.enum(contents)).max(3).default([]),
        contentNote: Line.default(''),
        weekday: Weekday.nullable().default(null),
        startTime: Time.nullable().default(null),
        minutes: z.int().min(5).max(600).default(60),
        purpose: Line.default(''),
        output: Line.default(''),
        audience: Line.default(''),
        ownerId: Id.nullable().default(null),
      }),
    )
    .max(20),
  duties: z
    .array(
      z.object({
        id: Id.nullable().default(null),
        departmentId: Id,
        duty: Line.default(''),
        output: Line.default(''),
        ownerId: Id.nullable().default(null),
        helperIds: z.array(Id).max(20).default([]),
        startsOn: Day.nullable().default(null),
        dueText: Line.default(''),
        priority: z.enum(taskPriorities).default('P2'),
        afterIds: z.array(Id).max(20).default([]),
        acceptance: Text.default(''),
        note: Line.default(''),
      }),
    )
    .max(200),
  resourceRequestIds: z.array(Id).max(50),
})
export type CharterChange = z.output<ReturnType<(typeof CharterFields)['partial']>>

export const getCharter = endpoint({
  method: 'GET',
  path: '/api/v1/collaborations/:id/charter',
  summary:
    'The charter (启动表) with group, boundary, communication plan, division of labour and confirmations',
  access: { rule: 'sees', noun: 'collaboration', by: 'id' },
  params: ById,
  reply: CharterView,
})

export const updateCharter = endpoint({
  method: 'PATCH',
  path: '/api/v1/collaborations/:id/charter',
  summary:
    'Change parts of the charter; lists are given whole, a stale version is refused with the present one',
  access: { rule: 'may', noun: 'collaboration', by: 'id', action: 'edit' },
  params: ById,
  body: CharterFields.partial().extend({
    version: Version,
    /** Asked for when the sight of it is narrowed (S4-07). */
    reason: Text.default(''),
  }),
  reply: CharterView,
})

export const getCharterFindings = endpoint({
  method: 'GET',
  path: '/api/v1/collaborations/:id/charter/findings',
  summary: 'What the norms say before the group starts to work',
  access: { rule: 'sees', noun: 'collaboration', by: 'id' },
  params: ById,
  reply: z.object({ items: z.array(FindingView) }),
})

export const askConfirmation = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/charter/round',
  summary:
    'Put the charter to the heads of all departments; whoever heads the leader’s own has said yes with it (X-35)',
  access: { rule: 'may', noun: 'collaboration', by: 'id', action: 'askConfirmation' },
  params: ById,
  reply: CharterView,
})

export const answerCharter = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/charter/answers',
  summary: 'Confirm the charter for a department, or object with a reason',
  access: { rule: 'may', noun: 'collaboration', by: 'id', action: 'answerCharter' },
  params: ById,
  body: z.discriminatedUnion('answer', [
    z.object({ answer: z.literal('confirmed'), departmentId: Id }),
    z.object({ answer: z.literal('objected'), departmentId: Id, reason: Reason }),
  ]),
  reply: CharterView,
})

export const replyToObjection = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/charter/replies',
  summary: 'Answer the objection of a department; it is its head’s turn again',
  access: { rule: 'may', noun: 'collaboration', by: 'id', action: 'replyToObjection' },
  params: ById,
  body: z.object({ departmentId: Id, text: Reason }),
  reply: CharterView,
})

export const activateCollaboration = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/activation',
  summary: 'Start the work: meetings come from the plan, rows of the division become tasks',
  access: { rule: 'may', noun: 'collaboration', by: 'id', action: 'charter' },
  params: ById,
  body: z.object({ overrides: Overrides }),
  reply: CharterView,
})

export const makeDivisionTasks = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/division/tasks',
  summary: 'Make tasks of the rows of the division that are none yet',
  access: { rule: 'may', noun: 'collaboration', by: 'id', action: 'makeTasks' },
  params: ById,
  reply: CharterView,
})

export const startPlannedMeetings = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/communication/meetings',
  summary: 'Make recurring meetings of the lines of the communication plan that have none yet',
  access: { rule: 'may', noun: 'collaboration', by: 'id', action: 'startMeetings' },
  params: ById,
  reply: CharterView,
})

export const exportDivision = endpoint({
  method: 'GET',
  path: '/api/v1/collaborations/:id/division.xlsx',
  summary: 'The division of labour as an Excel sheet, in the reader’s language',
  access: { rule: 'sees', noun: 'collaboration', by: 'id' },
  params: ById,
  form: 'raw',
  reply: z.unknown(),
})

export const delegatePower = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/delegations',
  summary: 'Put one of the leader’s powers into other hands, for a reason and a time',
  access: { rule: 'may', noun: 'collaboration', by: 'id', action: 'delegate' },
  params: ById,
  body: z.object({
    power: z.enum(leaderPowers),
    personId: Id,
    untilOn: Day.nullable().default(null),
    reason: Reason,
  }),
  reply: CharterView,
})

export const endDelegation = endpoint({
  method: 'DELETE',
  path: '/api/v1/collaborations/:id/delegations/:delegationId',
  summary: 'Take a power back',
  access: { rule: 'may', noun: 'collaboration', by: 'id', action: 'delegate' },
  params: z.object({ id: Id, delegationId: Id }),
  reply: CharterView,
})

export const askStop = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/stop',
  summary: 'Ask whoever stands above to end it, or take that back',
  access: { rule: 'may', noun: 'collaboration', by: 'id', action: 'askStop' },
  params: ById,
  body: z.discriminatedUnion('act', [
    z.object({ act: z.literal('ask'), reason: Reason }),
    z.object({ act: z.literal('withdraw') }),
    z.object({ act: z.literal('refuse'), reason: Reason }),
  ]),
  reply: CharterView,
})

/** Resource requests of meetings I may see, for a collaboration that brings resources together (S1-03). */
export const listResourceRequests = endpoint({
  method: 'GET',
  path: '/api/v1/collaborations/:id/resource-requests',
  summary: 'Resource requests that can be taken up, newest first',
  access: { rule: 'sees', noun: 'collaboration', by: 'id' },
  params: ById,
  reply: z.object({ items: z.array(ResourceRequestView) }),
})
