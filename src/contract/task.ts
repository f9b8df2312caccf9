import { z } from 'zod'
import { classifications, resourceKinds } from '#domain/meeting/enums.ts'
import { assignmentStates } from '#domain/task/assignment.ts'
import { chainSteps } from '#domain/task/chain.ts'
import { dependencyKinds } from '#domain/task/dependency.ts'
import { dueEvents, dueUnits, isDueRule } from '#domain/task/due-rule.ts'
import { outputUses } from '#domain/task/format.ts'
import { taskMoves, taskPriorities, taskStates } from '#domain/task/lifecycle.ts'
import { taskActs } from '#domain/task/policy.ts'
import { waitingKinds } from '#domain/task/waiting.ts'
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
import { RegisterFilter, RegisterOrder } from './register-filter.ts'

export const lights = ['blue', 'green', 'yellow', 'orange', 'red', 'grey'] as const
/** Computed, never set by hand; `reason` says why this light and what turns it. */
export const LightView = z.object({
  colour: z.enum(lights),
  reason: z.object({ key: z.string(), params: Params }),
  /** Moves and acts that turn it; `update` is a progress update. */
  turnedBy: z.array(z.string()),
  /** What it becomes, and when, if nobody does anything; absent in lists, which do not look ahead. */
  next: z
    .object({ colour: z.enum(lights), on: Day })
    .nullable()
    .optional(),
})
export type LightView = z.infer<typeof LightView>

/** A deadline that is counted from something: 评审后2日内, 收到完整信息后24小时内, 第1个月末, 下次会议前. */
export const DueRuleView = z
  .object({ event: z.enum(dueEvents), count: z.int().min(0).max(366), unit: z.enum(dueUnits) })
  .refine(isDueRule)

/** What a task stands still for, whose answer it is, and since when. */
export const WaitingForView = z.object({
  kind: z.enum(waitingKinds),
  who: z.array(z.string()),
  since: Instant.nullable(),
  /** Not signed for within a working day. */
  isLate: z.boolean(),
})

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
  /** Of a sub-item: what it is a part of. */
  parentId: Id.nullable(),
  /** 签收 */
  signedAt: Instant.nullable(),
  waitingFor: WaitingForView.nullable(),
  /** Without `dueOn` the date waits for what the rule counts from. */
  dueRule: DueRuleView.nullable(),
  lastUpdateAt: Instant.nullable(),
  version: Version,
})
export type TaskRow = z.infer<typeof TaskRow>

export const taskUpdateKinds = [
  'progress',
  'support',
  'supportGiven',
  'supportRefused',
  'supportRedirected',
  'delay',
  'delayApproved',
  'delayRefused',
  'submission',
  'verdict',
  'escalation',
  'collected',
] as const

/** The four answers of a collection round (S2-65). */
export const collectedStates = ['done', 'inProgress', 'delayed', 'needsSupport'] as const

/** Whose doing a delay is. */
export const responsibilities = ['internal', 'external'] as const

export const TaskUpdateView = z.object({
  id: Id,
  person: PersonRef.nullable(),
  kind: z.enum(taskUpdateKinds),
  state: z.enum(taskStates),
  percent: z.int().nullable(),
  text: z.string(),
  awaiting: DepartmentRef.nullable(),
  riskPoint: z.string(),
  /** The risk that the risk point became; null when there is none. */
  riskId: Id.nullable(),
  /** What stands in the way (受阻, X-58); null when it is out of the reader's sight. */
  blockedBy: ChainLink.nullable(),
  oldDueOn: Day.nullable(),
  newDueOn: Day.nullable(),
  /** Of a delay application: on later work, what is done about it, whose doing it is, what is learnt. */
  impact: z.string(),
  remedy: z.string(),
  responsibility: z.enum(responsibilities).nullable(),
  improvement: z.string(),
  isLateReport: z.boolean(),
  /** What a collection round was told; null for any other kind. */
  collectedState: z.enum(collectedStates).nullable(),
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

/** A format the work is to be handed in as, and what for (S3-70). */
export const OutputFormat = z.object({
  format: z.string().trim().min(1).max(20),
  use: z.enum(outputUses).default('any'),
})

export const taskAbilities = [...taskActs, ...taskMoves] as const

export const TaskView = TaskRow.extend({
  description: z.string(),
  classification: z.enum(classifications),
  assigner: PersonRef.nullable(),
  dueText: z.string(),
  doneCriteria: z.array(z.string()),
  notes: z.array(z.string()),
  requiredFormats: z.array(z.object({ format: z.string(), use: z.enum(outputUses) })),
  /** The instant, where a rule counts hours; and when that happened what it counts from. */
  dueAt: Instant.nullable(),
  dueEventAt: Instant.nullable(),
  assignment: z.object({
    state: z.enum(assignmentStates),
    assignedAt: Instant.nullable(),
    /** Until when it is to be signed for. */
    signBy: Instant.nullable(),
    returnedAt: Instant.nullable(),
    returnReason: z.string(),
    isInsisted: z.boolean(),
  }),
  suspension: z.object({ since: Instant, reason: z.string() }).nullable(),
  /** The call for help that is open: to a person, to a department, or to the host alone. */
  support: z
    .object({
      text: z.string(),
      person: PersonRef.nullable(),
      department: DepartmentRef.nullable(),
      askedBy: PersonRef.nullable(),
      askedAt: Instant,
    })
    .nullable(),
  /** 督办: 立项 → 交办 → 签收 → … → 销号 */
  chain: z.array(
    z.object({
      step: z.enum(chainSteps),
      at: Instant.nullable(),
      standing: z.enum(['passed', 'now', 'ahead']),
      /** 催办 while this step was waited for. */
      urged: z.object({ count: z.int(), lastAt: Instant }).nullable(),
    }),
  ),
  parent: ChainLink.nullable(),
  /** 分解: what cooperating departments do of it. */
  subItems: z.array(
    z.object({
      id: Id,
      number: z.string(),
      name: z.string(),
      state: z.enum(taskStates),
      percent: z.int(),
      owner: PersonRef.nullable(),
      ownerDepartment: DepartmentRef.nullable(),
      dueOn: Day.nullable(),
      light: LightView,
      waitingFor: WaitingForView.nullable(),
    }),
  ),
  /** In 分. */
  budgetCents: z.int().nullable(),
  reworkCount: z.int(),
  maxRework: z.int(),
  /** 所属项目; null when there is none or the reader may not see it. */
  collaboration: ChainLink.nullable(),
  /** The collaboration request at the beginning of its chain (S0-22), if the reader may see it. */
  request: ChainLink.nullable(),
  /** What stands there in words, for what was brought in and belongs to no collaboration here. */
  collaborationName: z.string(),
  /** 更新责任人: keeps the tracking sheet of its meeting. */
  maintainer: PersonRef.nullable(),
  isAddedAfter: z.boolean(),
  cooperating: z.array(z.object({ department: DepartmentRef, provides: z.string() })),
  cooperators: z.array(PersonRef),
  reviewers: z.array(
    z.object({
      person: PersonRef,
      /** The department that was asked, when a department was asked and this person speaks for it. */
      forDepartment: DepartmentRef.nullable(),
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
      doneBy: PersonRef.nullable(),
    }),
  ),
  resources: z.array(
    z.object({
      id: Id,
      kind: z.enum(resourceKinds),
      text: z.string(),
      provider: DepartmentRef.nullable(),
      /** Who asks for it. */
      askingDepartment: DepartmentRef.nullable(),
      headcount: z.int().nullable(),
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
  query: PageQuery.extend(RegisterFilter.shape).extend(RegisterOrder.shape),
  reply: page(TaskRow),
})

/** 跨部门任务分配表 (S3-C), 待办事项跟踪表 (S2-52 … S2-56). */
export const taskSheets = ['allocation', 'tracking'] as const
export type TaskSheet = (typeof taskSheets)[number]

export const exportTasks = endpoint({
  method: 'GET',
  path: '/api/v1/tasks/export',
  summary:
    'The register as an Excel sheet: what the same filters list, as the allocation sheet or the tracking sheet',
  access: { rule: 'signedIn' },
  query: RegisterFilter.extend(RegisterOrder.shape).extend({
    sheet: z.enum(taskSheets).default('allocation'),
  }),
  form: 'raw',
  reply: z.unknown(),
})

const TaskFields = z.object({
  name: RequiredLine,
  description: Text,
  ownerId: Id.nullable(),
  ownerDepartmentId: Id.nullable(),
  plannedStart: Day.nullable(),
  dueOn: Day.nullable(),
  dueText: Line,
  /** Not given: read from the words, where there is no date. */
  dueRule: DueRuleView.nullable(),
  priority: z.enum(taskPriorities),
  classification: z.enum(classifications),
  doneCriteria: z.array(RequiredLine).max(30),
  notes: z.array(RequiredLine).max(30),
  requiredFormats: z.array(OutputFormat).max(20),
  budgetCents: z.int().min(0).nullable(),
  maxRework: z.int().min(0).max(10),
  collaborationId: Id.nullable(),
  collaborationName: Line,
  decisionId: Id.nullable(),
  cooperating: z.array(z.object({ departmentId: Id, provides: Line })).max(50),
  cooperatorIds: z.array(Id).max(50),
  reviewerIds: z.array(Id).max(20),
  /** Departments that review jointly (S3-68); each does so by its head. */
  reviewDepartmentIds: z.array(Id).max(20),
  /** With the `id` of one that is there already it is changed, and keeps its tick and what waits for it. */
  milestones: z
    .array(z.object({ id: Id.optional(), dueOn: Day, departmentId: Id.nullable(), deliverable: Line }))
    .max(50),
  resources: z
    .array(
      z.object({
        kind: z.enum(resourceKinds),
        text: Line,
        providerId: Id.nullable(),
        askingDepartmentId: Id.nullable().default(null),
        headcount: z.int().min(1).max(9999).nullable().default(null),
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
    /** Outside the agreed plan of its collaboration (NM-COL-12): why, without a change. */
    overrides: Overrides,
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
    /** The known risk that the risk point tells more of; without it a new one is written down. */
    riskId: Id.nullable().default(null),
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
  body: z.object({
    text: RequiredText,
    /** Who can give it: a person, or a department for which head, deputy or liaison answers; else the host. */
    personId: Id.nullable().default(null),
    awaitingDepartmentId: Id.nullable().default(null),
    /** The task that stands in the way (受阻, X-58). */
    blockedById: Id.nullable().default(null),
  }),
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

export const refuseSupport = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/support-refused',
  summary: 'Whoever was asked cannot help, and why; the host has to find another way',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'refuseSupport' },
  params: ById,
  body: z.object({ reason: Reason }),
  reply: TaskView,
})

export const redirectSupport = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/support-redirected',
  summary: 'Ask somebody else for the help',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'redirectSupport' },
  params: ById,
  body: z
    .object({
      text: RequiredText,
      personId: Id.nullable().default(null),
      departmentId: Id.nullable().default(null),
    })
    .refine(({ personId, departmentId }) => (personId === null) !== (departmentId === null)),
  reply: TaskView,
})

export const signTask = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/signature',
  summary: '签收: the owner takes the work on',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'sign' },
  params: ById,
  reply: TaskView,
})

export const returnAssignment = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/assignment-return',
  summary: '退回: the owner does not take it on, and why; its assigner reassigns it or insists',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'returnAssignment' },
  params: ById,
  body: z.object({ reason: Reason }),
  reply: TaskView,
})

export const reassignTask = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/reassignment',
  summary: 'Give work that was returned to somebody else',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'reassign' },
  params: ById,
  body: z.object({ ownerId: Id, comment: Text.default('') }),
  reply: TaskView,
})

export const insistOnTask = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/insistence',
  summary: 'The work stays with its owner all the same, and why; it is not returned again',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'insist' },
  params: ById,
  body: z.object({ reason: Reason }),
  reply: TaskView,
})

export const splitTask = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/sub-items',
  summary: '分解: a part for somebody, or for a department by its head, with a date of its own',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'split' },
  params: ById,
  body: z.object({
    name: RequiredLine,
    description: Text.default(''),
    ownerId: Id.nullable().default(null),
    departmentId: Id.nullable().default(null),
    dueOn: Day,
  }),
  reply: TaskView,
})

export const noteDueEvent = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/due-event',
  summary: 'What a relative deadline is counted from has happened; the date is worked out',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'noteEvent' },
  params: ById,
  body: z.object({
    /** Not given: now. Of 下次会议前 the day of that meeting. */
    happenedAt: Instant.nullable().default(null),
    note: Text.default(''),
  }),
  reply: TaskView,
})

export const suspendTask = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/suspension',
  summary: '挂起: nothing is expected until it goes on, and why',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'suspend' },
  params: ById,
  body: z.object({ reason: Reason }),
  reply: TaskView,
})

export const resumeTask = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/resumption',
  summary: 'Let suspended work go on, with another date where the old one can no longer be kept',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'resume' },
  params: ById,
  body: z.object({ newDueOn: Day.nullable().default(null), comment: Text.default('') }),
  reply: TaskView,
})

export const reportDelay = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/delay',
  summary:
    'Report a delay: reason, new date, impact; less than a day ahead is marked (NM-TRK-04), of overdue work the measure is asked (NM-TRK-07)',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'reportDelay' },
  params: ById,
  body: z.object({
    reason: Reason,
    newDueOn: Day,
    impact: Reason,
    remedy: Text.default(''),
    responsibility: z.enum(responsibilities).nullable().default(null),
    improvement: Text.default(''),
    overrides: Overrides,
  }),
  reply: TaskView,
})

export const refuseDelay = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/delay/refusal',
  summary: 'Say no to a delay, with the reason; the date stays and the work goes on',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'refuseDelay' },
  params: ById,
  body: z.object({ reason: Reason }),
  reply: TaskView,
})

export const escalateTask = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/escalation',
  summary: 'Hand it up: blocked, a third rework, or overdue and unanswered. Host and heads hear of it',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'escalate' },
  params: ById,
  body: z.object({ reason: Reason }),
  reply: TaskView,
})

export const tickMilestone = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/milestones/:milestoneId/tick',
  summary: 'A milestone is reached, or not yet after all',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'tickMilestone' },
  params: z.object({ id: Id, milestoneId: Id }),
  body: z.object({ isDone: z.boolean() }),
  reply: TaskView,
})

export const DependencyView = z.object({
  id: Id,
  kind: z.enum(dependencyKinds),
  /** The other end: a task, or the collaboration whose launch waits. */
  other: ChainLink,
  /** Of the task that waits: its milestone, when only that waits. */
  milestone: z.object({ id: Id, deliverable: z.string(), dueOn: Day }).nullable(),
  /** When the other end is due: the task's date, or the launch. */
  otherDueOn: Day.nullable(),
  /** Whether it is in the way still. */
  isDone: z.boolean(),
})
export const DependenciesView = z.object({
  /** What has to be finished before this can begin, or reach a milestone. */
  waitsFor: z.array(DependencyView),
  /** What waits for this. */
  before: z.array(DependencyView),
})

export const listDependencies = endpoint({
  method: 'GET',
  path: '/api/v1/tasks/:id/dependencies',
  summary: 'What a task waits for and what waits for it, as far as I may see both ends',
  access: { rule: 'sees', noun: 'task', by: 'id' },
  params: ById,
  reply: DependenciesView,
})

export const addDependency = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/dependencies',
  summary: 'Say what a task waits for or what waits for it; what would wait for itself is refused',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'edit' },
  params: ById,
  body: z.object({
    kind: z.enum(dependencyKinds).default('finishToStart'),
    /** waitsFor: the other comes first; before: this comes first. */
    direction: z.enum(['waitsFor', 'before']),
    taskId: Id.nullable().default(null),
    /** A milestone of the task that waits. */
    milestoneId: Id.nullable().default(null),
    /** `before` only: the launch of this collaboration waits. */
    collaborationId: Id.nullable().default(null),
  }),
  reply: DependenciesView,
})

export const removeDependency = endpoint({
  method: 'DELETE',
  path: '/api/v1/tasks/:id/dependencies/:dependencyId',
  summary: 'They do not wait for each other after all',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'edit' },
  params: z.object({ id: Id, dependencyId: Id }),
  reply: DependenciesView,
})

export const approveDelay = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/delay/approval',
  summary: 'Agree to the new date, or set another; the first date is kept',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'approveDelay' },
  params: ById,
  body: z.object({ newDueOn: Day, comment: Text.default(''), overrides: Overrides }),
  reply: TaskView,
})

export const submitTask = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/submission',
  summary: 'Hand in: needs a deliverable (NM-TRK-06); goes to the reviewers, or is done when there are none',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'submit' },
  params: ById,
  body: z.object({
    note: Text.default(''),
    /** Why it is handed in while sub-items are open; without it that is refused. */
    openSubItemsReason: Text.default(''),
    overrides: Overrides,
  }),
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
  body: z.object({
    comment: Reason,
    /** One round more than the norm allows (NM-TRK-08): hand it up with the same word. */
    escalate: z.boolean().default(false),
  }),
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

/** A line of the 跨部门任务分配表: the columns of form S3-C. */
export const LedgerRow = z.object({
  id: Id,
  number: z.string(),
  name: z.string(),
  description: z.string(),
  collaborationName: z.string(),
  ownerDepartment: DepartmentRef.nullable(),
  owner: PersonRef.nullable(),
  cooperating: z.array(z.object({ department: DepartmentRef, provides: z.string() })),
  cooperators: z.array(PersonRef),
  plannedStart: Day.nullable(),
  dueOn: Day.nullable(),
  dueText: z.string(),
  milestones: z.array(
    z.object({
      dueOn: Day,
      department: DepartmentRef.nullable(),
      deliverable: z.string(),
      isDone: z.boolean(),
    }),
  ),
  resources: z.array(
    z.object({
      kind: z.enum(resourceKinds),
      text: z.string(),
      provider: DepartmentRef.nullable(),
      askingDepartment: DepartmentRef.nullable(),
      headcount: z.int().nullable(),
      dueOn: Day.nullable(),
      amountCents: z.int().nullable(),
    }),
  ),
  budgetCents: z.int().nullable(),
  doneCriteria: z.array(z.string()),
  requiredFormats: z.array(z.object({ format: z.string(), use: z.enum(outputUses) })),
  notes: z.array(z.string()),
  lastUpdate: z.object({ text: z.string(), at: Instant, awaiting: z.string().nullable() }).nullable(),
  risks: z.array(z.string()),
  state: z.enum(taskStates),
  percent: z.int(),
  light: LightView,
  /** 会后补充 (S3-18). */
  isAddedAfter: z.boolean(),
})
export type LedgerRow = z.infer<typeof LedgerRow>

export const getLedger = endpoint({
  method: 'GET',
  path: '/api/v1/meetings/:id/ledger',
  summary: 'The task allocation sheet of a meeting, as it stands now (S3-30)',
  access: { rule: 'sees', noun: 'meeting', by: 'id' },
  params: ById,
  reply: z.object({
    meeting: ChainLink,
    minutes: ChainLink.nullable(),
    /** 更新责任人 (S2-62). */
    maintainer: PersonRef.nullable(),
    /** How many were added after the meeting (S3-18, NM-MTG-10). */
    addedAfterCount: z.int(),
    rows: z.array(LedgerRow),
  }),
})

export const exportLedger = endpoint({
  method: 'GET',
  path: '/api/v1/meetings/:id/ledger/export',
  summary: 'The same as an Excel sheet',
  access: { rule: 'sees', noun: 'meeting', by: 'id' },
  params: ById,
  query: z.object({ sheet: z.enum(taskSheets).default('allocation') }),
  form: 'raw',
  reply: z.unknown(),
})
