import { z } from 'zod'
import { conflictKinds, conflictResolutions } from '#domain/conflict/conflict.ts'
import { conflictStates, conflictStops } from '#domain/conflict/lifecycle.ts'
import { conflictActs, sideActs } from '#domain/conflict/policy.ts'
import { ladderLevels, postKinds } from '#domain/conflict/reporting.ts'
import { classifications } from '#domain/meeting/enums.ts'
import { taskStates } from '#domain/task/lifecycle.ts'
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

export const ConflictRow = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  kind: z.enum(conflictKinds),
  state: z.enum(conflictStates),
  /** 越级 */
  isSkip: z.boolean(),
  departments: z.array(DepartmentRef),
  leader: PersonRef.nullable(),
  /** Who has it in hand now; empty when it is decided or only raised. */
  handlers: z.array(PersonRef),
  dueAt: Instant.nullable(),
  isLate: z.boolean(),
  /** Natural days since it was raised; of a settled one, how many it took (S4-43). */
  ageDays: z.int(),
  raisedAt: Instant,
})
export type ConflictRow = z.infer<typeof ConflictRow>

export const SideView = z.object({
  department: DepartmentRef,
  spokesperson: PersonRef.nullable(),
  /** Its head, or whoever acts for the head. */
  signer: PersonRef.nullable(),
  position: z.string(),
  demand: z.string(),
  facts: z.string(),
  statedBy: PersonRef.nullable(),
  statedAt: Instant.nullable(),
  signedBy: PersonRef.nullable(),
  signedAt: Instant.nullable(),
  can: z.array(z.enum(sideActs)),
  version: Version,
})
export type SideView = z.infer<typeof SideView>

const PostView = z.object({ department: DepartmentRef, person: PersonRef, as: z.enum(postKinds) })

export const StopView = z.object({
  level: z.enum(conflictStops),
  handlers: z.array(PersonRef),
  enteredAt: Instant,
  enteredBy: PersonRef.nullable(),
  due: DeadlineView,
  reason: z.string(),
  isSkip: z.boolean(),
  offeredAt: Instant.nullable(),
  leftAt: Instant.nullable(),
})
export type StopView = z.infer<typeof StopView>

export const ConflictView = ConflictRow.extend({
  commonGoal: z.string(),
  options: z.string(),
  raisedBy: PersonRef.nullable(),
  sides: z.array(SideView),
  talks: z.array(
    z.object({
      id: Id,
      by: PersonRef.nullable(),
      /** Led by the leader: what has to come before going up (NM-ESC-01). */
      isNegotiation: z.boolean(),
      text: z.string(),
      at: Instant,
    }),
  ),
  /** The stops so far, in their order; the last one without `leftAt` is where it is. */
  stops: z.array(StopView),
  /** The whole ladder as the organisation stands now. */
  ladder: z.array(z.object({ level: z.enum(ladderLevels), posts: z.array(PostView) })),
  /** S1-37: the lowest person both sides report to. */
  commonSuperior: PersonRef.nullable(),
  /** 协调人, as far as they are no party. */
  coordinators: z.array(PersonRef),
  /** Where it would go next, and what stands against that; null at the top and when it is decided. */
  next: z
    .object({
      level: z.enum(ladderLevels),
      handlers: z.array(PersonRef),
      /** Nobody has answered in time. */
      isOffered: z.boolean(),
      findings: z.array(FindingView),
    })
    .nullable(),
  resolution: z.enum(conflictResolutions).nullable(),
  ruling: z.string(),
  /** Of those who have it together, who has signed the words as they stand. */
  rulingSignedBy: z.array(PersonRef),
  tasks: z.array(
    z.object({
      kind: z.enum(['ruling', 'recheck']),
      id: Id,
      number: z.string(),
      name: z.string(),
      state: z.enum(taskStates),
      owner: PersonRef.nullable(),
      dueOn: Day.nullable(),
    }),
  ),
  recheckOn: Day.nullable(),
  recheckNote: z.string(),
  /** S4-04: 响应, 决定, 解决. */
  respondedAt: Instant.nullable(),
  decidedAt: Instant.nullable(),
  resolvedAt: Instant.nullable(),
  meeting: ChainLink.nullable(),
  topic: ChainLink.nullable(),
  decision: ChainLink.nullable(),
  task: ChainLink.nullable(),
  collaboration: ChainLink.nullable(),
  classification: z.enum(classifications),
  history: z.array(HistoryItem),
  can: z.array(z.enum(conflictActs)),
  version: Version,
})
export type ConflictView = z.infer<typeof ConflictView>

const SideFields = z.object({ position: Text.default(''), demand: Text.default(''), facts: Text.default('') })

export const listConflicts = endpoint({
  method: 'GET',
  path: '/api/v1/conflicts',
  summary: 'Conflicts I may see, newest first: waiting for me, of my departments, or all (S4-43)',
  access: { rule: 'signedIn' },
  query: PageQuery.extend({
    view: z.enum(['mine', 'ours', 'all']).default('all'),
    open: z.enum(['open', 'closed', 'any']).default('any'),
    meetingId: Id.optional(),
    decisionId: Id.optional(),
    taskId: Id.optional(),
    collaborationId: Id.optional(),
  }),
  reply: page(ConflictRow),
})

export const createConflict = endpoint({
  method: 'POST',
  path: '/api/v1/conflicts',
  summary: 'Raise a conflict; from a disputed point of a record with the positions that stand there',
  access: { rule: 'signedIn' },
  body: z.object({
    /** A disputed point: title, sides and positions come from the record. */
    entryId: Id.optional(),
    /** A problem of a collaboration that its departments cannot agree on. */
    issueId: Id.nullable().default(null),
    title: RequiredLine.optional(),
    kind: z.enum(conflictKinds).optional(),
    commonGoal: Text.default(''),
    sides: z
      .array(SideFields.extend({ departmentId: Id }))
      .max(10)
      .default([]),
    leaderId: Id.nullable().default(null),
    meetingId: Id.nullable().default(null),
    topicId: Id.nullable().default(null),
    decisionId: Id.nullable().default(null),
    taskId: Id.nullable().default(null),
    collaborationId: Id.nullable().default(null),
  }),
  reply: ConflictView,
})

export const listDisputes = endpoint({
  method: 'GET',
  path: '/api/v1/meetings/:id/disputes',
  summary: 'The disputed points of a record, each with the conflict it became',
  access: { rule: 'sees', noun: 'meeting', by: 'id' },
  params: ById,
  reply: z.object({
    items: z.array(
      z.object({ entryId: Id, text: z.string(), topicTitle: z.string(), conflict: ChainLink.nullable() }),
    ),
    /** Whether the reader may make one of them a conflict. */
    canRaise: z.boolean(),
  }),
})

const may = (action: string) => ({ rule: 'may', noun: 'conflict', by: 'id', action }) as const

export const getConflict = endpoint({
  method: 'GET',
  path: '/api/v1/conflicts/:id',
  summary: 'One conflict: both sides, the talks, the ladder with its clocks, the ruling and what came of it',
  access: { rule: 'sees', noun: 'conflict', by: 'id' },
  params: ById,
  reply: ConflictView,
})

export const updateConflict = endpoint({
  method: 'PATCH',
  path: '/api/v1/conflicts/:id',
  summary: 'Change what a conflict is about; a stale version is refused with the present one',
  access: may('edit'),
  params: ById,
  body: z.object({
    title: RequiredLine.optional(),
    kind: z.enum(conflictKinds).optional(),
    commonGoal: Text.optional(),
    options: Text.optional(),
    leaderId: Id.optional(),
    version: Version,
  }),
  reply: ConflictView,
})

export const addSide = endpoint({
  method: 'POST',
  path: '/api/v1/conflicts/:id/sides',
  summary: 'Another department is a side of it',
  access: may('addSide'),
  params: ById,
  body: SideFields.extend({ departmentId: Id }),
  reply: ConflictView,
})

export const stateSide = endpoint({
  method: 'PUT',
  path: '/api/v1/conflicts/:id/sides/:departmentId',
  summary:
    'Position, demand, facts and data of one side; a signature under other words falls away (X-39, X-40)',
  access: may('state'),
  params: ById.extend({ departmentId: Id }),
  body: SideFields.extend({ spokespersonId: Id.nullable().optional(), version: Version }),
  reply: ConflictView,
})

export const signSide = endpoint({
  method: 'POST',
  path: '/api/v1/conflicts/:id/sides/:departmentId/signature',
  summary: 'The head of a side signs its opinion, which then may go up (X-40)',
  access: may('sign'),
  params: ById.extend({ departmentId: Id }),
  body: z.object({ version: Version }),
  reply: ConflictView,
})

export const addTalk = endpoint({
  method: 'POST',
  path: '/api/v1/conflicts/:id/talks',
  summary: 'Note what was talked over; of the leader it is a negotiation (S4-41)',
  access: may('talk'),
  params: ById,
  body: z.object({ text: RequiredText }),
  reply: ConflictView,
})

export const negotiate = endpoint({
  method: 'POST',
  path: '/api/v1/conflicts/:id/negotiation',
  summary: 'The leader calls both sides together: common goal and options (S1-34)',
  access: may('negotiate'),
  params: ById,
  body: z.object({ commonGoal: RequiredText, options: Text.default(''), talk: Text.default('') }),
  reply: ConflictView,
})

export const raiseConflict = endpoint({
  method: 'POST',
  path: '/api/v1/conflicts/:id/raise',
  summary: 'Hand it up to the next level; refused without negotiation, opinions and signatures (NM-ESC-01)',
  access: may('raise'),
  params: ById,
  body: z.object({ reason: Text.default(''), overrides: Overrides }),
  reply: ConflictView,
})

export const skipLevels = endpoint({
  method: 'POST',
  path: '/api/v1/conflicts/:id/skip',
  summary:
    'Because it is urgent: past the levels between, with the reason; those passed over are told (S1-38)',
  access: may('skip'),
  params: ById,
  body: z.object({ to: z.enum(['level2', 'level3']), reason: Reason }),
  reply: ConflictView,
})

export const referConflict = endpoint({
  method: 'POST',
  path: '/api/v1/conflicts/:id/refer',
  summary: 'To a designated coordinator or the common superior, who arbitrates (S1-37, S4-42)',
  access: may('refer'),
  params: ById,
  body: z.object({ arbiterId: Id, reason: Text.default(''), overrides: Overrides }),
  reply: ConflictView,
})

const RulingTask = z.object({
  name: RequiredLine,
  ownerId: Id,
  dueOn: Day,
  description: Text.default(''),
})

export const ruleConflict = endpoint({
  method: 'POST',
  path: '/api/v1/conflicts/:id/ruling',
  summary: 'What was agreed or ruled, in writing, with the tasks that come of it (S4-42, NM-ESC-04)',
  access: may('rule'),
  params: ById,
  body: z.object({
    resolution: z.enum(conflictResolutions),
    ruling: Text,
    tasks: z.array(RulingTask).max(20).default([]),
    /** Of the conflict: whoever signs signs these words and no others. */
    version: Version,
  }),
  reply: ConflictView,
})

export const addConflictTask = endpoint({
  method: 'POST',
  path: '/api/v1/conflicts/:id/tasks',
  summary: 'Make work of a ruling',
  access: may('addTask'),
  params: ById,
  body: RulingTask,
  reply: ConflictView,
})

export const closeConflict = endpoint({
  method: 'POST',
  path: '/api/v1/conflicts/:id/close',
  summary: 'The work is done and looked at again (C-14): it is over',
  access: may('close'),
  params: ById,
  body: z.object({ recheckNote: RequiredText }),
  reply: ConflictView,
})

export const withdrawConflict = endpoint({
  method: 'POST',
  path: '/api/v1/conflicts/:id/withdraw',
  summary: 'It settled itself; whoever raised it takes it back',
  access: may('withdraw'),
  params: ById,
  body: z.object({ reason: Reason }),
  reply: ConflictView,
})
