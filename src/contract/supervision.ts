import { z } from 'zod'
import { farthestWorkingDays, ladderRoles, mostRungs } from '#domain/supervision/ladder.ts'
import { awaitedParties } from '#domain/supervision/urge.ts'
import { taskStates } from '#domain/task/lifecycle.ts'
import {
  ById,
  Day,
  DeadlineView,
  DepartmentRef,
  Id,
  Instant,
  PageQuery,
  PersonRef,
  page,
  Text,
  Version,
} from './common.ts'
import { endpoint } from './endpoint.ts'
import { collectedStates } from './task.ts'

export type CollectedState = (typeof collectedStates)[number]

export const RungView = z.object({
  workingDays: z.int().min(0).max(farthestWorkingDays),
  tells: z.array(z.enum(ladderRoles)),
})
export type RungView = z.infer<typeof RungView>

const Told = z.array(z.object({ role: z.enum(ladderRoles), person: PersonRef }))

/** One step that a task has climbed: why, who was told, who was to be next. */
export const StepView = z.object({
  id: Id,
  dueOn: Day,
  workingDays: z.int(),
  told: Told,
  /** Lower steps whose day went by unseen. */
  passedOver: z.int(),
  next: z.object({ on: Day, tells: z.array(z.enum(ladderRoles)) }).nullable(),
  at: Instant,
})
export type StepView = z.infer<typeof StepView>

export const UrgeView = z.object({
  id: Id,
  by: PersonRef.nullable(),
  party: z.enum(awaitedParties),
  people: z.array(PersonRef),
  text: z.string(),
  at: Instant,
})
export type UrgeView = z.infer<typeof UrgeView>

export const SupervisionView = z.object({
  /** Whose turn it is; null when it is nobody's. */
  awaited: z.object({ party: z.enum(awaitedParties), people: z.array(PersonRef) }).nullable(),
  steps: z.array(StepView),
  /** What comes next if nobody does anything; null at the top, and while the ladder rests. */
  next: z.object({ on: Day, workingDays: z.int(), people: Told }).nullable(),
  urges: z.array(UrgeView),
  /** Until then the matter is left alone; null: it may be urged about now. */
  urgeAgain: DeadlineView.nullable(),
})
export type SupervisionView = z.infer<typeof SupervisionView>

export const getSupervision = endpoint({
  method: 'GET',
  path: '/api/v1/tasks/:id/supervision',
  summary: 'Who was told of a late task, who is next, and who was urged by whom',
  access: { rule: 'sees', noun: 'task', by: 'id' },
  params: ById,
  reply: SupervisionView,
})

export const urgeTask = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/urge',
  summary: 'Urge whoever the task waits for; the same matter once in four working hours',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'urge' },
  params: ById,
  body: z.object({ text: Text.default('') }),
  reply: SupervisionView,
})

/** A task past its date about which nothing has been collected yet (C-09). */
export const CollectRow = z.object({
  id: Id,
  number: z.string(),
  name: z.string(),
  state: z.enum(taskStates),
  owner: PersonRef.nullable(),
  dueOn: Day,
  collectBy: DeadlineView,
  meeting: z.object({ id: Id, name: z.string() }).nullable(),
  /** What was last said about it, and when. */
  lastWord: z.object({ text: z.string(), at: Instant }).nullable(),
})
export type CollectRow = z.infer<typeof CollectRow>

export const listToCollect = endpoint({
  method: 'GET',
  path: '/api/v1/supervision/collection',
  summary: 'Tasks past their date whose state I am to collect',
  access: { rule: 'signedIn' },
  query: PageQuery,
  reply: page(CollectRow),
})

export const collectTask = endpoint({
  method: 'POST',
  path: '/api/v1/tasks/:id/collect',
  summary: 'Write down what the owner said about a task past its date',
  access: { rule: 'may', noun: 'task', by: 'id', action: 'collect' },
  params: ById,
  body: z.object({
    state: z.enum(collectedStates),
    text: Text.default(''),
    /** What is done about it being late (S2-66). */
    measure: Text.default(''),
  }),
  reply: SupervisionView,
})

/** 通报. */
export const BulletinView = z.object({
  from: Day,
  to: Day,
  rows: z.array(
    z.object({
      /** Null: of nobody's department. */
      department: DepartmentRef.nullable(),
      due: z.int(),
      done: z.int(),
      onTime: z.int(),
      overdue: z.int(),
      /** Late on more than one of their dates. */
      repeated: z.int(),
    }),
  ),
})
export type BulletinView = z.infer<typeof BulletinView>

export const getBulletin = endpoint({
  method: 'GET',
  path: '/api/v1/supervision/bulletin',
  summary: 'What was due in the last days, by department: done, on time, late, late more than once',
  access: { rule: 'signedIn' },
  query: z.object({ days: z.coerce.number().int().min(7).max(366).default(30) }),
  reply: BulletinView,
})

export const StepRow = StepView.extend({
  task: z.object({ id: Id, number: z.string(), name: z.string(), state: z.enum(taskStates) }),
  owner: PersonRef.nullable(),
})
export type StepRow = z.infer<typeof StepRow>

export const listSteps = endpoint({
  method: 'GET',
  path: '/api/v1/supervision/steps',
  summary: 'Every step that was climbed of tasks I may see, newest first',
  access: { rule: 'signedIn' },
  query: PageQuery,
  reply: page(StepRow),
})

export const LadderView = z.object({
  rungs: z.array(RungView),
  isDefault: z.boolean(),
  version: Version,
})
export type LadderView = z.infer<typeof LadderView>

export const getLadder = endpoint({
  method: 'GET',
  path: '/api/v1/supervision/ladder',
  summary: 'Who hears of a late task, and when',
  access: { rule: 'signedIn' },
  reply: LadderView,
})

export const setLadder = endpoint({
  method: 'PUT',
  path: '/api/v1/supervision/ladder',
  summary: 'Change who hears of a late task, and when; null: as it comes',
  access: { rule: 'admin' },
  body: z.object({ version: Version, rungs: z.array(RungView).max(mostRungs).nullable() }),
  reply: LadderView,
})

export const weeklyParts = ['mine', 'kept'] as const

/** A task that has had no report from its owner this week. */
export const WeeklyRow = z.object({
  id: Id,
  number: z.string(),
  name: z.string(),
  state: z.enum(taskStates),
  owner: PersonRef.nullable(),
  dueOn: Day.nullable(),
  percent: z.int(),
  lastWord: z.object({ text: z.string(), at: Instant }).nullable(),
})
export type WeeklyRow = z.infer<typeof WeeklyRow>

export const listWeekly = endpoint({
  method: 'GET',
  path: '/api/v1/supervision/weekly',
  summary: 'Work that still owes this week’s report: my own, or what I keep track of',
  access: { rule: 'signedIn' },
  query: PageQuery.extend({ part: z.enum(weeklyParts).default('mine') }),
  reply: page(WeeklyRow).extend({
    /** When this week's reports are due; null in a week without work. */
    due: DeadlineView.nullable(),
  }),
})
