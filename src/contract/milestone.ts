import { z } from 'zod'
import { milestoneStates, milestoneVerdicts } from '#domain/plan/milestone.ts'
import {
  ById,
  ChainLink,
  Day,
  DepartmentRef,
  HistoryItem,
  Id,
  Instant,
  Overrides,
  PersonRef,
  Reason,
  RequiredLine,
  Text,
  Version,
} from './common.ts'
import { endpoint } from './endpoint.ts'

export const milestoneAbilities = ['edit', 'submit', 'judge', 'pass', 'cancel', 'escalate'] as const

export const MilestoneRow = z.object({
  id: Id,
  number: z.string(),
  name: z.string(),
  dueOn: Day,
  originalDueOn: Day.nullable(),
  state: z.enum(milestoneStates),
  criteria: z.array(z.string()),
  department: DepartmentRef.nullable(),
  owner: PersonRef.nullable(),
  rectifyBy: Day.nullable(),
  round: z.int(),
  /** Who is asked, and what they said in the present round. */
  reviewers: z.array(
    z.object({
      person: PersonRef,
      department: DepartmentRef.nullable(),
      verdict: z.enum(milestoneVerdicts).nullable(),
      comment: z.string(),
      at: Instant.nullable(),
    }),
  ),
  can: z.array(z.enum(milestoneAbilities)),
  version: Version,
})
export type MilestoneRow = z.infer<typeof MilestoneRow>

export const MilestoneView = MilestoneRow.extend({
  collaboration: ChainLink.nullable(),
  note: z.string(),
  submittedAt: Instant.nullable(),
  submittedBy: PersonRef.nullable(),
  /** What was handed in, by round. */
  results: z.array(
    z.object({
      id: Id,
      round: z.int(),
      name: z.string(),
      link: z.string(),
      /** A task of the stage that it was handed in with. */
      task: ChainLink.nullable(),
      fileId: Id.nullable(),
      by: PersonRef.nullable(),
      at: Instant,
    }),
  ),
  rounds: z.array(
    z.object({
      round: z.int(),
      person: PersonRef.nullable(),
      verdict: z.enum(milestoneVerdicts),
      comment: z.string(),
      rectifyBy: Day.nullable(),
      at: Instant,
    }),
  ),
  /** The stage whose result it is, and the one that waits behind it. */
  before: z.array(ChainLink.extend({ dueOn: Day.nullable() })),
  after: z.array(ChainLink.extend({ dueOn: Day.nullable() })),
  /** 整改后通过 is open only once. */
  verdicts: z.array(z.enum(milestoneVerdicts)),
  /** Deliverables of the stage's tasks that may be handed in. */
  offered: z.array(z.object({ id: Id, name: z.string(), taskNumber: z.string() })),
  history: z.array(HistoryItem),
})
export type MilestoneView = z.infer<typeof MilestoneView>

const Fields = z.object({
  name: RequiredLine,
  dueOn: Day,
  criteria: z.array(RequiredLine).max(30),
  departmentId: Id.nullable(),
  ownerId: Id.nullable(),
  reviewerIds: z.array(Id).max(30),
  beforeIds: z.array(Id).max(200),
  afterIds: z.array(Id).max(200),
})

export const listMilestones = endpoint({
  method: 'GET',
  path: '/api/v1/collaborations/:id/milestones',
  summary: 'The milestones of a collaboration in the order of their dates (S4-32)',
  access: { rule: 'sees', noun: 'collaboration', by: 'id' },
  params: ById,
  reply: z.object({ items: z.array(MilestoneRow) }),
})

export const createMilestone = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/milestones',
  summary: 'Set a milestone: date, what is accepted by, who reviews it (S4-32, S4-47)',
  access: { rule: 'may', noun: 'collaboration', by: 'id', action: 'addMilestone' },
  params: ById,
  body: Fields.partial().required({ name: true, dueOn: true }),
  reply: MilestoneView,
})

export const getMilestone = endpoint({
  method: 'GET',
  path: '/api/v1/milestones/:id',
  summary: 'One milestone with what was handed in and what was said of it',
  access: { rule: 'sees', noun: 'milestone', by: 'id' },
  params: ById,
  reply: MilestoneView,
})

export const updateMilestone = endpoint({
  method: 'PATCH',
  path: '/api/v1/milestones/:id',
  summary: 'Change a milestone; its date is held by the baseline and moves by a change (X-62)',
  access: { rule: 'may', noun: 'milestone', by: 'id', action: 'edit' },
  params: ById,
  body: Fields.partial().extend({ version: Version }),
  reply: MilestoneView,
})

export const submitMilestone = endpoint({
  method: 'POST',
  path: '/api/v1/milestones/:id/submission',
  summary: 'Hand in the result of the stage; its reviewers are asked (S4-47)',
  access: { rule: 'may', noun: 'milestone', by: 'id', action: 'submit' },
  params: ById,
  body: z.object({
    note: Text.default(''),
    deliverableIds: z.array(Id).max(50).default([]),
    links: z
      .array(z.object({ name: RequiredLine, link: z.url({ protocol: /^https?$/ }).max(1000) }))
      .max(20)
      .default([]),
  }),
  reply: MilestoneView,
})

export const judgeMilestone = endpoint({
  method: 'POST',
  path: '/api/v1/milestones/:id/verdict',
  summary: '通过, 整改后通过 with a date, or 不通过; decided once all have spoken (X-63)',
  access: { rule: 'may', noun: 'milestone', by: 'id', action: 'judge' },
  params: ById,
  body: z.object({
    verdict: z.enum(milestoneVerdicts),
    comment: Text.default(''),
    rectifyBy: Day.nullable().default(null),
  }),
  reply: MilestoneView,
})

export const passMilestone = endpoint({
  method: 'POST',
  path: '/api/v1/milestones/:id/passing',
  summary: 'The leader lets it pass without those who have not answered, with the reason (NM-COL-13)',
  access: { rule: 'may', noun: 'milestone', by: 'id', action: 'pass' },
  params: ById,
  body: z.object({ overrides: Overrides }),
  reply: MilestoneView,
})

export const cancelMilestone = endpoint({
  method: 'POST',
  path: '/api/v1/milestones/:id/cancel',
  summary: 'Call a milestone off, with the reason',
  access: { rule: 'may', noun: 'milestone', by: 'id', action: 'cancel' },
  params: ById,
  body: z.object({ reason: Reason }),
  reply: MilestoneView,
})

export const escalateMilestone = endpoint({
  method: 'POST',
  path: '/api/v1/milestones/:id/escalation',
  summary: 'Hand a stage result that was not accepted up to the superiors (X-63)',
  access: { rule: 'may', noun: 'milestone', by: 'id', action: 'escalate' },
  params: ById,
  body: z.object({ reason: Reason }),
  reply: MilestoneView,
})
