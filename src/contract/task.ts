import { z } from 'zod'
import { classifications, resourceKinds } from '#domain/meeting/enums.ts'
import { taskMoves, taskPriorities, taskStates } from '#domain/task/lifecycle.ts'
import {
  ById,
  ChainLink,
  Day,
  DeadlineView,
  DepartmentRef,
  FileRef,
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
  Reason,
  RequiredLine,
  RequiredText,
  Text,
  Version,
} from './common.ts'
import { endpoint } from './endpoint.ts'

export const lights = ['blue', 'green', 'yellow', 'orange', 'red', 'grey'] as const
/** Computed, never set by hand; `reason` says why this light and what turns it. */
export const LightView = z.object({
  colour: z.enum(lights),
  reason: z.object({ key: z.string(), params: Params }),
})
export type LightView = z.infer<typeof LightView>

export const TaskRow = z.object({
  id: Id,
  number: z.string(),
  name: z.string(),
  state: z.enum(taskStates),
  priority: z.enum(taskPriorities),
  percent: z.int(),
  owner: PersonRef.nullable(),
  ownerDepartment: DepartmentRef.nullable(),
  plannedStart: Day.nullable(),
  dueOn: Day.nullable(),
  originalDueOn: Day.nullable(),
  light: LightView,
  meeting: ChainLink.nullable(),
  lastUpdateAt: Instant.nullable(),
  version: Version,
})
export type TaskRow = z.infer<typeof TaskRow>

export const TaskUpdateView = z.object({
  id: Id,
  person: PersonRef.nullable(),
  kind: z.enum(['progress', 'support', 'supportGiven', 'delay', 'delayApproved', 'submission', 'verdict']),
  state: z.enum(taskStates),
  percent: z.int().nullable(),
  text: z.string(),
  awaiting: DepartmentRef.nullable(),
  riskPoint: z.string(),
  newDueOn: Day.nullable(),
  isLateReport: z.boolean(),
  at: Instant,
})

export const DeliverableView = z.object({
  id: Id,
  round: z.int(),
  name: z.string(),
  link: z.string(),
  file: FileRef.nullable(),
  addedBy: PersonRef.nullable(),
  addedAt: Instant,
})

export const taskAbilities = ['edit', 'update', 'addDeliverable', 'setReviewers', ...taskMoves] as const

export const TaskView = TaskRow.extend({
  description: z.string(),
  classification: z.enum(classifications),
  assigner: PersonRef.nullable(),
  dueText: z.string(),
  doneCriteria: z.array(z.string()),
  notes: z.array(z.string()),
  requiredFormats: z.array(z.string()),
  /** In 分. */
  budgetCents: z.int().nullable(),
  reworkCount: z.int(),
  maxRework: z.int(),
  collaborationName: z.string(),
  isAddedAfter: z.boolean(),
  cooperating: z.array(z.object({ department: DepartmentRef, provides: z.string() })),
  cooperators: z.array(PersonRef),
  reviewers: z.array(
    z.object({
      person: PersonRef,
      verdict: z.enum(['pass', 'fail']).nullable(),
      comment: z.string(),
      at: Instant.nullable(),
    }),
  ),
  milestones: z.array(
    z.object({
      id: Id,
      dueOn: Day,
      department: DepartmentRef.nullable(),
      deliverable: z.string(),
      doneAt: Instant.nullable(),
    }),
  ),
  resources: z.array(
    z.object({
      id: Id,
      kind: z.enum(resourceKinds),
      text: z.string(),
      provider: DepartmentRef.nullable(),
      dueOn: Day.nullable(),
      amountCents: z.int().nullable(),
    }),
  ),
  updates: z.array(TaskUpdateView),
  deliverables: z.array(DeliverableView),
  deadlines: z.array(DeadlineView),
  topic: ChainLink.nullable(),
  decision: ChainLink.nullable(),
  minutes: ChainLink.nullable(),
  findings: z.array(FindingView),
  history: z.array(HistoryItem),
  can: z.array(z.enum(taskAbilities)),
})
export type TaskView = z.infer<typeof TaskView>

export const listTasks = endpoint({
  method: 'GET',
  path: '/api/v1/tasks',
  summary: 'The register: tasks I may see, by due date',
  access: { rule: 'signedIn' },
  query: PageQuery.extend({
    /** mine: I own it; department: my departments own it; toReview: I am to accept it; waiting: I handed it out; all. */
    view: z.enum(['mine', 'department', 'toReview', 'waiting', 'all']).default('all'),
    open: z.enum(['open', 'closed', 'any']).default('open'),
    state: z.enum(taskStates).optional(),
    ownerId: Id.optional(),
    departmentId: Id.optional(),
    meetingId: Id.optional(),
    overdue: z.stringbool().optional(),
    q: z.string().trim().max(60).optional(),
  }),
  reply: page(TaskRow),
})

const TaskFields = z.object({
  name: RequiredLine,
  description: Text,
  ownerId: Id.nullable(),
  ownerDepartmentId: Id.nullable(),
  plannedStart: Day.nullable(),
  dueOn: Day.nullable(),
  dueText: Line,
  priority: z.enum(taskPriorities),
  classification: z.enum(classifications),
  doneCriteria: z.array(RequiredLine).max(30),
  notes: z.array(RequiredLine).max(30),
  requiredFormats: z.array(z.string().trim().min(1).max(20)).max(20),
  budgetCents: z.int().min(0).nullable(),
  maxRework: z.int().min(0).max(10),
  collaborationName: Line,
  decisionId: Id.nullable(),
  cooperating: z.array(z.object({ departmentId: Id, provides: Line })).max(50),
  cooperatorIds: z.array(Id).max(50),
  reviewerIds: z.array(Id).max(20),
  milestones: z.array(z.object({ dueOn: Day, departmentId: Id.nullable(), deliverable: Line })).max(50),
  resources: z
    .array(
      z.object({
        kind: z.enum(resourceKinds),
        text: Line,
        providerId: Id.nullable(),
        dueOn: Day.nullable(),
        amountCents: z.int().min(0).nullable(),
      }),
    )
    .max(50),
})

export const createTask = endpoint({
  method: 'POST',
  path: '/api/v1/tasks',
  summary: 'Hand out a task',
  access: { rule: 'signedIn' },
  body: TaskFields.partial().extend({
    name: RequiredLine,
    meetingId: Id.nullable().optional(),
    topicId: Id.nullable().optional(),
  }),
  reply: TaskView,
})

export const getTask = endpoint({
  method: 'GET',
  path: '/api/v1/tasks/:id',
  summary: 'One task: form, progress, deliverables, reviews, chain',
  access: { rule: 'sees', noun: 'task', by: 'id' },
  params: ById,
  reply: TaskView,
})

export const updateTask = endpoint({
  method: 'PATCH',
  path: '/api/v1/tasks/:id',
  summary: 'Change a task; dates of a running task move only by a delay report',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'edit' },
  params: ById,
  body: TaskFields.partial().extend({ version: Version }),
  reply: TaskView,
})

export const addTaskUpdate = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/updates',
  summary: 'Report progress: what is done, what is awaited from whom, a risk point (S3-33, S3-34)',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'update' },
  params: ById,
  body: z.object({
    text: RequiredText,
    percent: z.int().min(0).max(100).nullable().default(null),
    awaitingDepartmentId: Id.nullable().default(null),
    riskPoint: Text.default(''),
  }),
  reply: TaskView,
})

export const addDeliverableLink = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/deliverables',
  summary: 'Add a deliverable that lives elsewhere, by its address',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'addDeliverable' },
  params: ById,
  body: z.object({ name: RequiredLine, link: z.url({ protocol: /^https?$/ }).max(1000) }),
  reply: TaskView,
})

export const uploadDeliverable = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/deliverables/file',
  summary: 'Upload a deliverable',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'addDeliverable' },
  params: ById,
  form: 'multipart',
  reply: TaskView,
})

export const removeDeliverable = endpoint({
  method: 'DELETE',
  path: '/api/v1/tasks/:id/deliverables/:deliverableId',
  summary: 'Take back a deliverable of the present round',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'addDeliverable' },
  params: z.object({ id: Id, deliverableId: Id }),
  reply: TaskView,
})

export const startTask = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/start',
  summary: 'Begin work',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'start' },
  params: ById,
  body: z.object({ overrides: Overrides }),
  reply: TaskView,
})

export const askSupport = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/support',
  summary: 'Ask for help: what is lacking, from which department',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'askSupport' },
  params: ById,
  body: z.object({ text: RequiredText, awaitingDepartmentId: Id.nullable().default(null) }),
  reply: TaskView,
})

export const giveSupport = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/support-given',
  summary: 'Help has been given; work goes on',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'giveSupport' },
  params: ById,
  body: z.object({ text: Text.default('') }),
  reply: TaskView,
})

export const reportDelay = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/delay',
  summary: 'Report a delay: reason, new date, impact; less than a day ahead is marked (NM-TRK-04)',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'reportDelay' },
  params: ById,
  body: z.object({ reason: Reason, newDueOn: Day, impact: Reason }),
  reply: TaskView,
})

export const approveDelay = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/delay/approval',
  summary: 'Agree to the new date, or set another; the first date is kept',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'approveDelay' },
  params: ById,
  body: z.object({ newDueOn: Day, comment: Text.default('') }),
  reply: TaskView,
})

export const submitTask = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/submission',
  summary: 'Hand in: needs a deliverable (NM-TRK-06); goes to the reviewers, or is done when there are none',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'submit' },
  params: ById,
  body: z.object({ note: Text.default(''), overrides: Overrides }),
  reply: TaskView,
})

export const acceptTask = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/acceptance',
  summary: 'Pass; done when every reviewer has passed (NM-TRK-11)',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'accept' },
  params: ById,
  body: z.object({ comment: Text.default('') }),
  reply: TaskView,
})

export const sendTaskBack = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/return',
  summary: 'Send back for rework: what is missing; two days more (C-16)',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'sendBack' },
  params: ById,
  body: z.object({ comment: Reason }),
  reply: TaskView,
})

export const cancelTask = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/cancel',
  summary: 'Call a task off, with the reason',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'cancel' },
  params: ById,
  body: z.object({ reason: Reason }),
  reply: TaskView,
})

export const reopenTask = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/reopen',
  summary: 'Open an accepted task again, with the reason',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'reopen' },
  params: ById,
  body: z.object({ reason: Reason }),
  reply: TaskView,
})
