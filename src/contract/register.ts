import { z } from 'zod'
import { dependencyKinds } from '#domain/task/dependency.ts'
import { taskPriorities } from '#domain/task/lifecycle.ts'
import {
  ById,
  Day,
  DepartmentRef,
  Done,
  Id,
  Instant,
  PageQuery,
  Params,
  PersonRef,
  page,
  RequiredLine,
  Version,
} from './common.ts'
import { endpoint } from './endpoint.ts'
import { RegisterFilter, registerGroups } from './register-filter.ts'
import { TaskRow } from './task.ts'

/** A stretch of the register, and what to ask the list for to get just that. */
export const GroupView = z.object({
  /** The state, priority, id or day; `none` where nothing is named; for `due` overdue, thisWeek, nextWeek, later. */
  key: z.string(),
  /** A name where the key is an id. */
  label: z.string().nullable(),
  count: z.int(),
  overdue: z.int(),
  filter: z.record(z.string(), z.string()),
})

export const groupTasks = endpoint({
  method: 'GET',
  path: '/api/v1/register/groups',
  summary: 'How many tasks each group of the register holds, of those I may see',
  access: { rule: 'signedIn' },
  query: RegisterFilter.extend({
    by: z.enum(registerGroups).default('state'),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: page(GroupView),
})

/** A row of the Gantt chart: what is planned, what was planned first, what has become of it. */
export const PlanRow = TaskRow.extend({
  doneOn: Day.nullable(),
  milestones: z.array(z.object({ id: Id, dueOn: Day, deliverable: z.string(), isDone: z.boolean() })),
  /** What it waits for, as far as I may see it. */
  waitsFor: z.array(z.object({ taskId: Id, kind: z.enum(dependencyKinds), milestoneId: Id.nullable() })),
})
export type PlanRow = z.infer<typeof PlanRow>

export const readPlan = endpoint({
  method: 'GET',
  path: '/api/v1/register/plan',
  summary: 'The register as a plan, by start: bars, milestones and what waits for what (S3-85, X-54)',
  access: { rule: 'signedIn' },
  query: PageQuery.extend(RegisterFilter.shape),
  reply: page(PlanRow),
})

/** How one department comes to owe another something. */
export const owingKinds = ['assigned', 'support', 'dependency'] as const

export const OwingCell = z.object({
  debtor: DepartmentRef,
  creditor: DepartmentRef,
  count: z.int(),
  overdue: z.int(),
})

export const readOwing = endpoint({
  method: 'GET',
  path: '/api/v1/register/owing',
  summary: 'Who owes whom: open work between departments, of what I may see (X-55)',
  access: { rule: 'signedIn' },
  reply: z.object({ cells: z.array(OwingCell) }),
})

export const listOwing = endpoint({
  method: 'GET',
  path: '/api/v1/register/owing/rows',
  summary: 'The work that one department owes another, by due date',
  access: { rule: 'signedIn' },
  query: PageQuery.extend({
    debtorId: Id.optional(),
    creditorId: Id.optional(),
    overdue: z.stringbool().optional(),
  }),
  reply: page(TaskRow.extend({ why: z.array(z.enum(owingKinds)) })),
})

export const viewSharings = ['private', 'department', 'everybody'] as const

export const RegisterViewRow = z.object({
  id: Id,
  name: z.string(),
  /** The query of the register's address, without `view`. */
  query: z.string(),
  shared: z.enum(viewSharings),
  department: DepartmentRef.nullable(),
  owner: PersonRef.nullable(),
  version: Version,
  can: z.array(z.enum(['edit', 'remove'])),
})
export type RegisterViewRow = z.infer<typeof RegisterViewRow>

const ViewFields = z.object({
  name: RequiredLine,
  query: z.string().max(4000),
  shared: z.enum(viewSharings),
  /** For `department`: one of mine. */
  departmentId: Id.nullable(),
})

export const listRegisterViews = endpoint({
  method: 'GET',
  path: '/api/v1/register/views',
  summary: 'My saved views and those shared with me; with an id that one, as its address opens it',
  access: { rule: 'signedIn' },
  query: PageQuery.extend({ id: Id.optional() }),
  reply: page(RegisterViewRow),
})

export const createRegisterView = endpoint({
  method: 'POST',
  path: '/api/v1/register/views',
  summary: 'Save the register as it is filtered, sorted and grouped now',
  access: { rule: 'signedIn' },
  body: ViewFields.partial({ shared: true, departmentId: true }),
  reply: RegisterViewRow,
})

export const updateRegisterView = endpoint({
  method: 'PATCH',
  path: '/api/v1/register/views/:id',
  summary: 'Rename, save anew or share a view of mine',
  access: { rule: 'signedIn' },
  params: ById,
  body: ViewFields.partial().extend({ version: Version }),
  reply: RegisterViewRow,
})

export const removeRegisterView = endpoint({
  method: 'DELETE',
  path: '/api/v1/register/views/:id',
  summary: 'Remove a view of mine',
  access: { rule: 'signedIn' },
  params: ById,
  reply: Done,
})

/** What became of a row: done, or why not. */
export const RowOutcome = z.object({
  id: Id,
  number: z.string(),
  name: z.string(),
  isDone: z.boolean(),
  refusal: z.object({ reason: z.string(), params: Params }).nullable(),
})

export const ChangeOutcome = z.object({
  /** To take it back; null when nothing was changed. */
  changeId: Id.nullable(),
  undoUntil: Instant.nullable(),
  rows: z.array(RowOutcome),
})
export type ChangeOutcome = z.infer<typeof ChangeOutcome>

export const changeTasks = endpoint({
  method: 'POST',
  path: '/api/v1/register/changes',
  summary: 'Change many tasks at once, each as far as its own policy allows',
  access: { rule: 'signedIn' },
  body: z.object({
    tasks: z
      .array(z.object({ id: Id, version: Version }))
      .min(1)
      .max(200),
    change: z
      .object({
        ownerId: Id,
        dueOn: Day,
        priority: z.enum(taskPriorities),
        /** In place of those who are named now; departments that review stay. */
        reviewerIds: z.array(Id).max(20),
      })
      .partial()
      .refine((change) => Object.keys(change).length > 0, { error: 'field.required' }),
  }),
  reply: ChangeOutcome,
})

export const undoChange = endpoint({
  method: 'POST',
  path: '/api/v1/register/changes/:id/undo',
  summary: 'Take a change of many back, while its time lasts; it stands in history as a change of its own',
  access: { rule: 'signedIn' },
  params: ById,
  reply: ChangeOutcome,
})

export const importPlans = ['create', 'update', 'skip', 'refuse'] as const

export const TaskImportRow = z.object({
  /** As the spreadsheet program counts. */
  line: z.int(),
  plan: z.enum(importPlans),
  number: z.string(),
  name: z.string(),
  taskId: Id.nullable(),
  changes: z.array(z.object({ column: z.string(), from: z.string(), to: z.string() })),
  /** Of a refused row why, of any other what is passed over. */
  problems: z.array(z.object({ column: z.string(), reason: z.string(), params: Params })),
})
export const TaskImportView = z.object({
  sheet: z.enum(['allocation', 'tracking']),
  rows: z.array(TaskImportRow),
  /** Headings that nothing is read from. */
  unknown: z.array(z.string()),
  counts: z.object({ create: z.int(), update: z.int(), skip: z.int(), refuse: z.int() }),
})
export type TaskImportView = z.infer<typeof TaskImportView>

export const previewTaskImport = endpoint({
  method: 'POST',
  path: '/api/v1/register/import/preview',
  summary: 'What saving a filled-in sheet would do, row by row; nothing is saved',
  access: { rule: 'signedIn' },
  form: 'multipart',
  reply: TaskImportView,
})

export const importTasks = endpoint({
  method: 'POST',
  path: '/api/v1/register/import',
  summary:
    'Save a filled-in sheet: rows are matched by number, then by name and department; nothing is doubled',
  access: { rule: 'signedIn' },
  form: 'multipart',
  reply: TaskImportView,
})
