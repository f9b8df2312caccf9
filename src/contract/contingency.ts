import { z } from 'zod'
import { contingencyMoves, contingencyStates } from '#domain/contingency/lifecycle.ts'
import { taskStates } from '#domain/task/lifecycle.ts'
import {
  ById,
  ChainLink,
  Day,
  FindingView,
  HistoryItem,
  Id,
  Instant,
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

export const contingencyAbilities = ['edit', 'makeTask', ...contingencyMoves] as const

const Source = z.object({
  noun: z.enum(['risk', 'issue', 'conflict', 'collaboration']),
  id: Id,
  number: z.string(),
  title: z.string(),
})

export const ContingencyRow = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  state: z.enum(contingencyStates),
  source: Source.nullable(),
  collaboration: ChainLink.nullable(),
  interimOwner: PersonRef.nullable(),
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
})
export type ContingencyRow = z.infer<typeof ContingencyRow>

export const ContingencyView = ContingencyRow.extend({
  measures: z.array(
    z.object({
      id: Id,
      text: z.string(),
      task: z
        .object({
          id: Id,
          number: z.string(),
          name: z.string(),
          state: z.enum(taskStates),
          owner: PersonRef.nullable(),
          dueOn: Day.nullable(),
        })
        .nullable(),
    }),
  ),
  impactSchedule: z.string(),
  impactCost: z.string(),
  impactScope: z.string(),
  affected: z.string(),
  endNote: z.string(),
  createdBy: PersonRef.nullable(),
  startedBy: PersonRef.nullable(),
  endedBy: PersonRef.nullable(),
  /** What stands against starting it (NM-ESC-05); empty once it runs. */
  findings: z.array(FindingView),
  history: z.array(HistoryItem),
  can: z.array(z.enum(contingencyAbilities)),
  version: Version,
})
export type ContingencyView = z.infer<typeof ContingencyView>

const Fields = z.object({
  title: RequiredLine,
  interimOwnerId: Id.nullable(),
  /** In their order; one that is a task already keeps it by its id. */
  measures: z.array(z.object({ id: Id.optional(), text: RequiredText })).max(30),
  impactSchedule: Text,
  impactCost: Text,
  impactScope: Text,
  affected: Text,
})

export const listContingencies = endpoint({
  method: 'GET',
  path: '/api/v1/contingencies',
  summary: 'Contingency plans I may see, newest first; of one collaboration when named',
  access: { rule: 'signedIn' },
  query: PageQuery.extend({
    collaborationId: Id.optional(),
    conflictId: Id.optional(),
    riskId: Id.optional(),
  }),
  reply: page(ContingencyRow),
})

export const createContingency = endpoint({
  method: 'POST',
  path: '/api/v1/contingencies',
  summary: 'Draw one up from a risk, an issue, a conflict, or a collaboration (S1-38)',
  access: { rule: 'signedIn' },
  body: Fields.partial().extend({
    riskId: Id.nullable().default(null),
    issueId: Id.nullable().default(null),
    conflictId: Id.nullable().default(null),
    collaborationId: Id.nullable().default(null),
  }),
  reply: ContingencyView,
})

const may = (action: string) => ({ rule: 'may', noun: 'contingency', by: 'id', action }) as const

export const getContingency = endpoint({
  method: 'GET',
  path: '/api/v1/contingencies/:id',
  summary: 'One contingency plan: who is in charge, what is done, what it means for schedule, cost and scope',
  access: { rule: 'sees', noun: 'contingency', by: 'id' },
  params: ById,
  reply: ContingencyView,
})

export const updateContingency = endpoint({
  method: 'PATCH',
  path: '/api/v1/contingencies/:id',
  summary: 'Change a plan; a stale version is refused with the present one',
  access: may('edit'),
  params: ById,
  body: Fields.partial().extend({ version: Version }),
  reply: ContingencyView,
})

export const startContingency = endpoint({
  method: 'POST',
  path: '/api/v1/contingencies/:id/start',
  summary: 'Start it; refused without its three facts (NM-ESC-05). The collaboration is 应急中 from now on',
  access: may('start'),
  params: ById,
  reply: ContingencyView,
})

export const endContingency = endpoint({
  method: 'POST',
  path: '/api/v1/contingencies/:id/end',
  summary: 'It is over: how it went',
  access: may('end'),
  params: ById,
  body: z.object({ note: RequiredText }),
  reply: ContingencyView,
})

export const dropContingency = endpoint({
  method: 'POST',
  path: '/api/v1/contingencies/:id/drop',
  summary: 'It is not needed after all',
  access: may('drop'),
  params: ById,
  body: z.object({ reason: Reason }),
  reply: ContingencyView,
})

export const makeMeasureTask = endpoint({
  method: 'POST',
  path: '/api/v1/contingencies/:id/measures/:measureId/task',
  summary: 'Make a task of a measure (S1-40)',
  access: may('makeTask'),
  params: ById.extend({ measureId: Id }),
  body: z.object({ ownerId: Id, dueOn: Day }),
  reply: ContingencyView,
})
