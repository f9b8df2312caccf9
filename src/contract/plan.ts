import { z } from 'zod'
import { collaborationStates } from '#domain/collaboration/collaboration.ts'
import { alertActionNames, alertLevels } from '#domain/plan/deviation.ts'
import { milestoneStates } from '#domain/plan/milestone.ts'
import { planActs } from '#domain/plan/policy.ts'
import { raciFaults, raciLetters } from '#domain/plan/raci.ts'
import { comparedFields } from '#domain/plan/snapshot.ts'
import { splitBases } from '#domain/plan/wbs.ts'
import { taskStates } from '#domain/task/lifecycle.ts'
import {
  ById,
  ChainLink,
  Day,
  DepartmentRef,
  Done,
  FindingView,
  Id,
  Instant,
  Overrides,
  PersonRef,
  Reason,
  RequiredLine,
  RequiredText,
  Text,
  Version,
} from './common.ts'
import { endpoint } from './endpoint.ts'

export const DeviationView = z.object({
  /** Working days after the agreed date, as it looks today. */
  days: z.int(),
  /** Share of the planned length. */
  ratio: z.number(),
  level: z.enum(alertLevels).nullable(),
})

/** A line of the plan: a task with its place. People and departments are named once for the whole plan. */
export const PlanItemView = z.object({
  id: Id,
  number: z.string(),
  name: z.string(),
  parentId: Id.nullable(),
  position: z.int(),
  state: z.enum(taskStates),
  percent: z.int(),
  ownerId: Id.nullable(),
  hostId: Id.nullable(),
  cooperatingIds: z.array(Id),
  start: Day.nullable(),
  due: Day.nullable(),
  doneOn: Day.nullable(),
  /** 交付物标准 (S4-31) */
  standard: z.string(),
  split: z.enum(splitBases).nullable(),
  /** As agreed in the present baseline; null for what is not in it. */
  baseStart: Day.nullable(),
  baseDue: Day.nullable(),
  deviation: DeviationView.nullable(),
  /** What has to be finished first. */
  after: z.array(Id),
  version: Version,
})
export type PlanItemView = z.infer<typeof PlanItemView>

export const PlanPartyView = z.object({
  department: DepartmentRef,
  speakers: z.array(PersonRef),
  /** Lines of the plan that concern it. */
  lineCount: z.int(),
  confirmation: z
    .object({
      person: PersonRef.nullable(),
      at: Instant,
      comment: z.string(),
      /** Its part of the plan is still as it was confirmed. */
      isCurrent: z.boolean(),
    })
    .nullable(),
  canConfirm: z.boolean(),
})

export const PlanView = z.object({
  collaboration: ChainLink,
  state: z.enum(collaborationStates),
  splitBasis: z.enum(splitBases),
  startOn: Day.nullable(),
  baselineNo: z.int(),
  items: z.array(PlanItemView),
  people: z.array(PersonRef),
  departments: z.array(DepartmentRef),
  milestones: z.array(
    z.object({
      id: Id,
      number: z.string(),
      name: z.string(),
      dueOn: Day,
      baseDue: Day.nullable(),
      state: z.enum(milestoneStates),
    }),
  ),
  parties: z.array(PlanPartyView),
  /** Work of the collaboration that has no line here. `since`: begun after the baseline (NM-COL-12). */
  outside: z.array(
    ChainLink.extend({ isAfterBaseline: z.boolean(), reason: z.string(), dueOn: Day.nullable() }),
  ),
  /** The end as agreed and as it looks today; null before the baseline. */
  slip: z
    .object({
      agreedEnd: Day,
      expectedEnd: Day,
      days: z.int(),
      level: z.enum(alertLevels).nullable(),
    })
    .nullable(),
  can: z.array(z.enum(planActs)),
  version: Version,
})
export type PlanView = z.infer<typeof PlanView>

/** The lines that an edit touched. */
export const PlanEdit = z.object({
  items: z.array(PlanItemView),
  goneIds: z.array(Id),
  people: z.array(PersonRef),
  departments: z.array(DepartmentRef),
  version: Version,
})
export type PlanEdit = z.infer<typeof PlanEdit>

const may = (action: string) => ({ rule: 'may', noun: 'collaboration', by: 'id', action }) as const
const sees = { rule: 'sees', noun: 'collaboration', by: 'id' } as const
const ByTask = z.object({ id: Id, taskId: Id })

export const getPlan = endpoint({
  method: 'GET',
  path: '/api/v1/collaborations/:id/plan',
  summary:
    'The plan of a collaboration: its lines, who takes part, what was confirmed, how far it is out (S4-25, S3-85)',
  access: sees,
  params: ById,
  reply: PlanView,
})

export const updatePlan = endpoint({
  method: 'PATCH',
  path: '/api/v1/collaborations/:id/plan',
  summary: 'Say what the work is split by, and the day that relative dates are counted from',
  access: may('edit'),
  params: ById,
  body: z.object({ splitBasis: z.enum(splitBases).optional(), startOn: Day.nullable().optional() }),
  reply: PlanEdit,
})

export const addPlanLines = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/plan/lines',
  summary:
    'Add lines as they are typed, or pasted from a spreadsheet; each becomes a task (S4-25, S4-26, S4-30)',
  access: may('edit'),
  params: ById,
  body: z.object({
    text: z.string().min(1).max(400_000),
    parentId: Id.nullable().default(null),
    /** Behind this line; null: at the end. */
    afterId: Id.nullable().default(null),
  }),
  reply: PlanEdit.extend({
    /** Names and words that nobody could be found for, by line. */
    unclear: z.array(z.object({ line: z.int(), text: z.string() })),
  }),
})

export const updatePlanItem = endpoint({
  method: 'PATCH',
  path: '/api/v1/collaborations/:id/plan/lines/:taskId',
  summary: 'Change a line before the baseline; a stale version is refused with the present one',
  access: may('edit'),
  params: ByTask,
  body: z.object({
    name: RequiredLine.optional(),
    ownerId: Id.nullable().optional(),
    hostId: Id.nullable().optional(),
    cooperatingIds: z.array(Id).max(50).optional(),
    start: Day.nullable().optional(),
    due: Day.nullable().optional(),
    standard: Text.optional(),
    split: z.enum(splitBases).nullable().optional(),
    /** What has to be finished first. */
    after: z.array(Id).max(50).optional(),
    version: Version,
  }),
  reply: PlanEdit,
})

export const placePlanItem = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/plan/lines/:taskId/place',
  summary: 'Put a line somewhere else in the outline, with all that is below it',
  access: may('edit'),
  params: ByTask,
  body: z.object({ parentId: Id.nullable(), afterId: Id.nullable() }),
  reply: PlanEdit,
})

export const removePlanItem = endpoint({
  method: 'DELETE',
  path: '/api/v1/collaborations/:id/plan/lines/:taskId',
  summary: 'Take a line out of the plan with what is below it; work that has not begun is called off',
  access: may('edit'),
  params: ByTask,
  reply: PlanEdit,
})

export const adoptIntoPlan = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/plan/adoptions',
  summary: 'Give work of the collaboration that is there already a line in the plan',
  access: may('edit'),
  params: ById,
  body: z.object({ taskIds: z.array(Id).min(1).max(200), parentId: Id.nullable().default(null) }),
  reply: PlanEdit,
})

export const redatePlan = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/plan/dates',
  summary: 'Date lines anew, as a bar that was moved and what it pushes; before the baseline',
  access: may('edit'),
  params: ById,
  body: z.object({
    dates: z
      .array(z.object({ taskId: Id, start: Day.nullable(), due: Day }))
      .min(1)
      .max(1000),
  }),
  reply: PlanEdit,
})

export const explainOutside = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/plan/outside/:taskId',
  summary: 'Why work goes on outside the plan without a change (NM-COL-12)',
  access: may('closeAlert'),
  params: ByTask,
  body: z.object({ reason: RequiredText }),
  reply: Done,
})

export const RaciView = z.object({
  parties: z.array(
    z.object({
      id: Id,
      kind: z.enum(['department', 'person']),
      name: z.string(),
      /** Of a person: under which department the column stands. */
      departmentId: Id.nullable(),
    }),
  ),
  cells: z.array(z.object({ taskId: Id, partyId: Id, letter: z.enum(raciLetters) })),
  /** Gaps and overloads, for lines that are no summaries (S4-29, X-71). */
  faults: z.array(z.object({ taskId: Id, fault: z.enum(raciFaults), count: z.int() })),
  canEdit: z.boolean(),
})
export type RaciView = z.infer<typeof RaciView>

export const getRaci = endpoint({
  method: 'GET',
  path: '/api/v1/collaborations/:id/plan/raci',
  summary: 'Who is responsible, accountable, consulted and informed for each line (S4-28)',
  access: sees,
  params: ById,
  reply: RaciView,
})

export const setRaci = endpoint({
  method: 'PUT',
  path: '/api/v1/collaborations/:id/plan/raci/:taskId/:partyId',
  summary: 'The letters of one party for one line; a person who is the only A owns the work',
  access: may('edit'),
  params: z.object({ id: Id, taskId: Id, partyId: Id }),
  body: z.object({ letters: z.array(z.enum(raciLetters)).max(4) }),
  reply: RaciView,
})

export const confirmPlan = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/plan/confirmations',
  summary: 'A department agrees to its part of the plan as it stands (S4-33)',
  access: sees,
  params: ById,
  body: z.object({ departmentId: Id, comment: Text.default('') }),
  reply: PlanView,
})

export const askToConfirmPlan = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/plan/confirmation-requests',
  summary: 'Ask those who speak for the departments to confirm; whoever has confirmed is not asked again',
  access: may('edit'),
  params: ById,
  reply: PlanView,
})

export const getPlanFindings = endpoint({
  method: 'GET',
  path: '/api/v1/collaborations/:id/plan/findings',
  summary: 'What still stands against a baseline (NM-COL-08, NM-COL-09)',
  access: sees,
  params: ById,
  reply: z.object({ findings: z.array(FindingView) }),
})

export const baselinePlan = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/plan/baseline',
  summary: 'Hold the plan to what is agreed; the collaboration becomes active (S4-29, S4-33)',
  access: may('baseline'),
  params: ById,
  body: z.object({ overrides: Overrides }),
  reply: PlanView,
})

export const BaselineRow = z.object({
  no: z.int(),
  endOn: Day.nullable(),
  lineCount: z.int(),
  change: ChainLink.nullable(),
  madeBy: PersonRef.nullable(),
  madeAt: Instant,
})

export const listBaselines = endpoint({
  method: 'GET',
  path: '/api/v1/collaborations/:id/plan/baselines',
  summary: 'What the plan was held to, newest first',
  access: sees,
  params: ById,
  reply: z.object({ items: z.array(BaselineRow) }),
})

const DayChange = z.enum(['added', 'removed', 'changed'])
export const compareBaselines = endpoint({
  method: 'GET',
  path: '/api/v1/collaborations/:id/plan/difference',
  summary: 'What became different from one baseline to another; 0 is the plan as it stands now',
  access: sees,
  params: ById,
  query: z.object({
    before: z.coerce.number().int().min(1).max(10_000).optional(),
    after: z.coerce.number().int().min(0).max(10_000).default(0),
  }),
  reply: z.object({
    before: z.int(),
    after: z.int(),
    items: z.array(
      z.object({
        id: Id,
        number: z.string(),
        name: z.string(),
        how: DayChange,
        /** In words: names where the plan holds ids. */
        fields: z.array(z.object({ field: z.enum(comparedFields), before: z.string(), after: z.string() })),
      }),
    ),
    milestones: z.array(
      z.object({
        id: Id,
        name: z.string(),
        how: DayChange,
        before: Day.nullable(),
        after: Day.nullable(),
      }),
    ),
    endBefore: Day.nullable(),
    endAfter: Day.nullable(),
  }),
})

export const AlertView = z.object({
  id: Id,
  /** Null: the critical path. */
  task: ChainLink.nullable(),
  level: z.enum(alertLevels),
  days: z.int(),
  ratio: z.number().nullable(),
  expectedEndOn: Day.nullable(),
  receivers: z.array(PersonRef),
  /** what the level asks for. */
  asked: z.enum(alertActionNames),
  raisedAt: Instant,
  respondBy: Instant,
  closedAt: Instant.nullable(),
  closedBy: PersonRef.nullable(),
  action: z.string(),
  canClose: z.boolean(),
})

export const listPlanAlerts = endpoint({
  method: 'GET',
  path: '/api/v1/collaborations/:id/plan/alerts',
  summary: 'Deviations that were told of, the open ones first (X-59, X-61)',
  access: sees,
  params: ById,
  reply: z.object({ items: z.array(AlertView), isCut: z.boolean() }),
})

export const closePlanAlert = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/plan/alerts/:alertId/closing',
  summary: 'An alert is closed with the action that was taken (X-61)',
  access: may('closeAlert'),
  params: z.object({ id: Id, alertId: Id }),
  body: z.object({ action: RequiredText }),
  reply: Done,
})

export const ResultView = z.object({
  id: Id,
  name: z.string(),
  criteria: z.string(),
  evidence: z.string(),
  department: DepartmentRef.nullable(),
  acceptor: PersonRef.nullable(),
  verdict: z.enum(['accepted', 'rejected']).nullable(),
  comment: z.string(),
  decidedAt: Instant.nullable(),
  canJudge: z.boolean(),
  version: Version,
})
export type ResultView = z.infer<typeof ResultView>
const Results = z.object({
  items: z.array(ResultView),
  canEdit: z.boolean(),
  state: z.enum(collaborationStates),
  can: z.array(z.enum(['submitForAcceptance', 'accept', 'returnToWork'])),
})

export const listResults = endpoint({
  method: 'GET',
  path: '/api/v1/collaborations/:id/results',
  summary: 'What the whole delivers, and who has accepted it (X-64)',
  access: sees,
  params: ById,
  reply: Results,
})

export const saveResults = endpoint({
  method: 'PUT',
  path: '/api/v1/collaborations/:id/results',
  summary: 'The list of what is to be accepted; what was accepted already keeps its verdict',
  access: may('editResults'),
  params: ById,
  body: z.object({
    items: z
      .array(
        z.object({
          id: Id.optional(),
          name: RequiredLine,
          criteria: Text.default(''),
          evidence: Text.default(''),
          departmentId: Id,
          /** Without one the head of the department. */
          acceptorId: Id.nullable().default(null),
        }),
      )
      .max(100),
  }),
  reply: Results,
})

export const judgeResult = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/results/:resultId/verdict',
  summary: 'Accept a result, or say what is missing (X-64)',
  access: sees,
  params: z.object({ id: Id, resultId: Id }),
  body: z
    .object({ verdict: z.enum(['accepted', 'rejected']), comment: Text.default('') })
    .refine(({ verdict, comment }) => verdict === 'accepted' || comment.trim() !== ''),
  reply: Results,
})

export const submitCollaboration = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/acceptance-submission',
  summary: 'All work is done: hand the whole over to be accepted (NM-COL-13, X-64)',
  access: may('submitForAcceptance'),
  params: ById,
  body: z.object({ overrides: Overrides }),
  reply: Results,
})

export const acceptCollaboration = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/acceptance',
  summary: 'Every result is accepted: the whole is, and what was learnt can be looked at (X-64)',
  access: may('accept'),
  params: ById,
  reply: Results,
})

export const returnCollaboration = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/acceptance-return',
  summary: 'A result was rejected: work goes on, and why (X-63)',
  access: may('returnToWork'),
  params: ById,
  body: z.object({ reason: Reason }),
  reply: Results,
})

export const planSheets = ['wbs', 'raci'] as const
export const exportPlan = endpoint({
  method: 'GET',
  path: '/api/v1/collaborations/:id/plan/export',
  summary: 'WBS 与计划表 or RACI 矩阵 as an Excel sheet',
  access: sees,
  params: ById,
  query: z.object({ sheet: z.enum(planSheets).default('wbs') }),
  form: 'raw',
  reply: z.unknown(),
})
