import { z } from 'zod'
import { alertActions, alertColours } from '#domain/risk/alert.ts'
import { riskMoves, riskStates } from '#domain/risk/lifecycle.ts'
import { riskKinds, riskLevels } from '#domain/risk/risk.ts'
import {
  ById,
  ChainLink,
  Day,
  DeadlineView,
  DepartmentRef,
  HistoryItem,
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

/** 1 low, 2 medium, 3 high. */
const Grade = z.int().min(1).max(3)

export const riskAbilities = ['edit', ...riskMoves] as const

/** 预警: raised by whom, heard by whom, to be answered by when, and what was done about it. */
export const AlertView = z.object({
  id: Id,
  colour: z.enum(alertColours),
  reason: z.string(),
  /** Null: the clock, by what the task shows. */
  raisedBy: PersonRef.nullable(),
  raisedAt: Instant,
  receivers: z.array(PersonRef),
  due: DeadlineView,
  /** What a colour asks for. */
  asks: z.enum(alertActions),
  answeredAt: Instant.nullable(),
  /** Nobody had answered in time: the next level was told. */
  passedOnAt: Instant.nullable(),
  action: z.string(),
  closedAt: Instant.nullable(),
  closedBy: PersonRef.nullable(),
})
export type AlertView = z.infer<typeof AlertView>

export const RiskView = z.object({
  id: Id,
  number: z.string(),
  text: z.string(),
  kind: z.enum(riskKinds).nullable(),
  state: z.enum(riskStates),
  possibility: Grade.nullable(),
  impact: Grade.nullable(),
  /** possibility × impact; null until both are judged. */
  level: z.enum(riskLevels).nullable(),
  response: z.string(),
  department: DepartmentRef.nullable(),
  owner: PersonRef.nullable(),
  raisedBy: PersonRef.nullable(),
  raisedByDepartment: DepartmentRef.nullable(),
  task: ChainLink.nullable(),
  decision: ChainLink.nullable(),
  meeting: ChainLink.nullable(),
  collaboration: ChainLink.nullable(),
  /** 触发条件 */
  triggerCondition: z.string(),
  /** 备注 */
  note: z.string(),
  /** The latest, whether closed or not. */
  alert: AlertView.nullable(),
  forecast: z
    .object({
      milestone: z.object({ id: Id, deliverable: z.string(), dueOn: Day }).nullable(),
      on: Day.nullable(),
      /** Natural days after the milestone's date, or the task's when none is named. */
      slipDays: z.int().nullable(),
    })
    .nullable(),
  createdAt: Instant,
  can: z.array(z.enum(riskAbilities)),
  version: Version,
})
export type RiskView = z.infer<typeof RiskView>

const RiskFields = z.object({
  text: RequiredText,
  kind: z.enum(riskKinds).nullable(),
  possibility: Grade.nullable(),
  impact: Grade.nullable(),
  response: Text,
  triggerCondition: Text,
  note: Text,
  departmentId: Id.nullable(),
  ownerId: Id.nullable(),
  raisedByDepartmentId: Id.nullable(),
  forecastMilestoneId: Id.nullable(),
  forecastOn: Day.nullable(),
})

export const listRisks = endpoint({
  method: 'GET',
  path: '/api/v1/risks',
  summary: 'Risks I may see, newest first; of one task, decision, meeting or collaboration when named',
  access: { rule: 'signedIn' },
  query: PageQuery.extend({
    taskId: Id.optional(),
    decisionId: Id.optional(),
    meetingId: Id.optional(),
    /** Of the collaboration itself and of everything that belongs to it. */
    collaborationId: Id.optional(),
    open: z.enum(['open', 'closed', 'any']).default('any'),
  }),
  reply: page(RiskView),
})

export const createRisk = endpoint({
  method: 'POST',
  path: '/api/v1/risks',
  summary: 'Write down what may go wrong with a task, decision, meeting or collaboration',
  access: { rule: 'signedIn' },
  body: RiskFields.partial()
    .required({ text: true })
    .extend({
      taskId: Id.nullable().default(null),
      decisionId: Id.nullable().default(null),
      meetingId: Id.nullable().default(null),
      collaborationId: Id.nullable().default(null),
    }),
  reply: RiskView,
})

export const getRisk = endpoint({
  method: 'GET',
  path: '/api/v1/risks/:id',
  summary: 'One risk with its history',
  access: { rule: 'sees', noun: 'risk', by: 'id' },
  params: ById,
  reply: RiskView.extend({ alerts: z.array(AlertView), history: z.array(HistoryItem) }),
})

export const updateRisk = endpoint({
  method: 'PATCH',
  path: '/api/v1/risks/:id',
  summary: 'Change a risk; a stale version is refused with the present one',
  access: { rule: 'may', noun: 'risk', by: 'id', action: 'edit' },
  params: ById,
  body: RiskFields.partial().extend({ version: Version }),
  reply: RiskView,
})

export const moveRisk = endpoint({
  method: 'POST',
  path: '/api/v1/risks/:id/moves',
  summary: 'Assess, monitor, accept, close …: what its lifecycle allows',
  access: { rule: 'may', noun: 'risk', by: 'id', action: 'move' },
  params: ById,
  body: z.object({
    move: z.enum(riskMoves),
    /** To assess. */
    possibility: Grade.nullable().default(null),
    impact: Grade.nullable().default(null),
    /** To monitor: what is done about it, and which department answers for it. */
    response: Text.default(''),
    departmentId: Id.nullable().default(null),
    /** To raise the alarm. */
    colour: z.enum(alertColours).nullable().default(null),
    /** To stand down or close after an alarm: what was done. */
    reason: Text.default(''),
  }),
  reply: RiskView,
})

export const exportRisks = endpoint({
  method: 'GET',
  path: '/api/v1/collaborations/:id/risks/export',
  summary: '风险登记表 of a collaboration and all that belongs to it, as an Excel sheet (X-60)',
  access: { rule: 'sees', noun: 'collaboration', by: 'id' },
  params: ById,
  form: 'raw',
  reply: z.unknown(),
})
