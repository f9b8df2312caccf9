import { z } from 'zod'
import { meetingTypes, resourceKinds } from '#domain/meeting/enums.ts'
import { gapKinds } from '#domain/output/gaps.ts'
import { matterKinds, stances } from '#domain/output/kinds.ts'
import { outputActs } from '#domain/output/policy.ts'
import { lineSlots, outputSlots } from '#domain/output/slots.ts'
import {
  ById,
  Day,
  DepartmentRef,
  FileRef,
  Id,
  Instant,
  Line,
  PersonRef,
  RequiredLine,
  RequiredText,
  Text,
  Version,
} from './common.ts'
import { endpoint } from './endpoint.ts'

const RowCan = z.array(z.enum(['edit', 'rank', 'stance']))

export const StanceView = z.object({
  department: DepartmentRef,
  stance: z.enum(stances),
  note: z.string(),
  person: PersonRef.nullable(),
  at: Instant.nullable(),
  can: RowCan,
})
export type StanceView = z.infer<typeof StanceView>

export const LineView = z.object({
  id: Id,
  slot: z.enum(lineSlots),
  department: DepartmentRef.nullable(),
  step: z.string(),
  text: z.string(),
  dueOn: Day.nullable(),
  /** Evidence that is still there. */
  cites: z.array(Id),
  /** One of each attending department, for slots on which they take a stand; else none. */
  stances: z.array(StanceView),
  can: RowCan,
  version: Version,
})
export type LineView = z.infer<typeof LineView>

export const KpiView = z.object({
  id: Id,
  department: DepartmentRef,
  indicator: z.string(),
  target: z.number(),
  actual: z.number().nullable(),
  /** Actual less target. */
  gap: z.number().nullable(),
  unit: z.string(),
  can: RowCan,
  version: Version,
})
export type KpiView = z.infer<typeof KpiView>

export const RequestView = z.object({
  id: Id,
  department: DepartmentRef,
  kind: z.enum(resourceKinds).nullable(),
  /** Set where the kind is the organisation's own. */
  ownKind: z.object({ id: Id, name: z.string() }).nullable(),
  text: z.string(),
  headcount: z.int().nullable(),
  amountCents: z.int().nullable(),
  rank: z.int().nullable(),
  can: RowCan,
  version: Version,
})
export type RequestView = z.infer<typeof RequestView>

export const EvidenceView = z.object({
  id: Id,
  topicId: Id.nullable(),
  department: DepartmentRef,
  source: z.string(),
  text: z.string(),
  link: z.string(),
  file: FileRef.nullable(),
  author: PersonRef.nullable(),
  can: RowCan,
  version: Version,
})
export type EvidenceView = z.infer<typeof EvidenceView>

export const OutputsView = z.object({
  meetingId: Id,
  type: z.enum(meetingTypes),
  slots: z.array(z.object({ slot: z.enum(outputSlots), isRequired: z.boolean(), isFilled: z.boolean() })),
  /** The departments that sit at the table. */
  departments: z.array(DepartmentRef),
  lines: z.array(LineView),
  kpis: z.array(KpiView),
  /** In order of priority; what is not ranked comes last. */
  requests: z.array(RequestView),
  kinds: z.array(z.enum(matterKinds)),
  kindChoices: z.array(z.enum(matterKinds)),
  ownKinds: z.array(z.object({ id: Id, name: z.string() })),
  evidence: z.array(EvidenceView),
  gaps: z.array(z.object({ kind: z.enum(gapKinds), about: z.string() })),
  /** What was typed under another type of the meeting: hidden, not lost. */
  keptCount: z.int(),
  can: z.array(z.enum(outputActs)),
  /** The departments whose rows the viewer may put down now. */
  mine: z.array(DepartmentRef),
})
export type OutputsView = z.infer<typeof OutputsView>

export const getOutputs = endpoint({
  method: 'GET',
  path: '/api/v1/meetings/:id/outputs',
  summary: 'What the meeting has to bring forth and has brought forth, by its type',
  access: { rule: 'sees', noun: 'meeting', by: 'id' },
  params: ById,
  reply: OutputsView,
})

const contribute = { rule: 'may', noun: 'meeting', by: 'id', action: 'contribute' } as const
const keep = { rule: 'may', noun: 'meeting', by: 'id', action: 'keep' } as const
const OfRow = z.object({ id: Id, rowId: Id })

const LineFields = z.object({
  departmentId: Id.nullable(),
  step: Line,
  text: RequiredText,
  dueOn: Day.nullable(),
  cites: z.array(Id).max(50),
})

export const addOutputLine = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/outputs/lines',
  summary: 'Put down a line under one heading',
  access: contribute,
  params: ById,
  body: LineFields.partial().extend({ slot: z.enum(lineSlots), text: RequiredText }),
  reply: OutputsView,
})

export const updateOutputLine = endpoint({
  method: 'PATCH',
  path: '/api/v1/meetings/:id/outputs/lines/:rowId',
  summary: 'Change a line; a goal that is worded anew has to be acknowledged anew',
  access: contribute,
  params: OfRow,
  body: LineFields.partial().extend({ version: Version }),
  reply: OutputsView,
})

export const removeOutputLine = endpoint({
  method: 'DELETE',
  path: '/api/v1/meetings/:id/outputs/lines/:rowId',
  summary: 'Take a line out',
  access: contribute,
  params: OfRow,
  reply: OutputsView,
})

export const setStance = endpoint({
  method: 'PUT',
  path: '/api/v1/meetings/:id/outputs/lines/:rowId/stance',
  summary: 'Say where my department stands on a goal or a point (S0-07, S0-08)',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'stance' },
  params: OfRow,
  body: z.object({ departmentId: Id, stance: z.enum(stances), note: Text.default('') }),
  reply: OutputsView,
})

export const setMatterKinds = endpoint({
  method: 'PUT',
  path: '/api/v1/meetings/:id/outputs/kinds',
  summary: 'Say what kind of conflict or problem the meeting is about (S0-13, S2-03)',
  access: keep,
  params: ById,
  body: z.object({ kinds: z.array(z.enum(matterKinds)).max(matterKinds.length) }),
  reply: OutputsView,
})

const figure = z.number().min(-1e12).max(1e12)
const KpiFields = z.object({
  departmentId: Id,
  indicator: RequiredLine,
  target: figure,
  actual: figure.nullable(),
  unit: z.string().trim().max(20),
})

export const addKpi = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/outputs/kpis',
  summary: 'Put down a figure: target and actual of a department (S0-18)',
  access: contribute,
  params: ById,
  body: KpiFields.extend({ actual: figure.nullable().default(null), unit: KpiFields.shape.unit.default('') }),
  reply: OutputsView,
})

export const updateKpi = endpoint({
  method: 'PATCH',
  path: '/api/v1/meetings/:id/outputs/kpis/:rowId',
  summary: 'Change a figure',
  access: contribute,
  params: OfRow,
  body: KpiFields.omit({ departmentId: true }).partial().extend({ version: Version }),
  reply: OutputsView,
})

export const removeKpi = endpoint({
  method: 'DELETE',
  path: '/api/v1/meetings/:id/outputs/kpis/:rowId',
  summary: 'Take a figure out',
  access: contribute,
  params: OfRow,
  reply: OutputsView,
})

const RequestFields = z.object({
  departmentId: Id,
  /** One of the two. */
  kind: z.enum(resourceKinds).nullable(),
  ownKindId: Id.nullable(),
  text: RequiredText,
  headcount: z.int().min(1).max(100_000).nullable(),
  /** 分. */
  amountCents: z.int().min(0).max(1e15).nullable(),
})
const oneKind = ({ kind, ownKindId }: { kind?: unknown; ownKindId?: unknown }) =>
  (kind ?? null) === null ? (ownKindId ?? null) !== null : (ownKindId ?? null) === null

export const addRequest = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/outputs/requests',
  summary: 'Ask for people, money, equipment, … before the meeting or during it (S0-15)',
  access: contribute,
  params: ById,
  body: RequestFields.extend({
    kind: RequestFields.shape.kind.default(null),
    ownKindId: Id.nullable().default(null),
    headcount: RequestFields.shape.headcount.default(null),
    amountCents: RequestFields.shape.amountCents.default(null),
  }).refine(oneKind, { path: ['kind'] }),
  reply: OutputsView,
})

export const updateRequest = endpoint({
  method: 'PATCH',
  path: '/api/v1/meetings/:id/outputs/requests/:rowId',
  summary: 'Change what is asked for',
  access: contribute,
  params: OfRow,
  body: RequestFields.omit({ departmentId: true })
    .partial()
    .extend({ version: Version })
    .refine((body) => (body.kind === undefined && body.ownKindId === undefined) || oneKind(body), {
      path: ['kind'],
    }),
  reply: OutputsView,
})

export const removeRequest = endpoint({
  method: 'DELETE',
  path: '/api/v1/meetings/:id/outputs/requests/:rowId',
  summary: 'Take a request back; those behind it move up',
  access: contribute,
  params: OfRow,
  reply: OutputsView,
})

export const rankRequests = endpoint({
  method: 'PUT',
  path: '/api/v1/meetings/:id/outputs/requests/order',
  summary: 'Put all requests into one order of priority (S0-15, S2-02)',
  access: keep,
  params: ById,
  body: z.object({ requestIds: z.array(Id).max(500) }),
  reply: OutputsView,
})

const EvidenceFields = z.object({
  departmentId: Id,
  topicId: Id.nullable(),
  source: RequiredLine,
  text: Text,
  link: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]),
})

export const addEvidence = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/outputs/evidence',
  summary: 'Lay something before the others: what it says and where it is from (S0-10)',
  access: contribute,
  params: ById,
  body: EvidenceFields.extend({
    topicId: Id.nullable().default(null),
    text: Text.default(''),
    link: EvidenceFields.shape.link.default(''),
  }),
  reply: OutputsView,
})

export const updateEvidence = endpoint({
  method: 'PATCH',
  path: '/api/v1/meetings/:id/outputs/evidence/:rowId',
  summary: 'Change a piece of evidence',
  access: contribute,
  params: OfRow,
  body: EvidenceFields.omit({ departmentId: true }).partial().extend({ version: Version }),
  reply: OutputsView,
})

export const removeEvidence = endpoint({
  method: 'DELETE',
  path: '/api/v1/meetings/:id/outputs/evidence/:rowId',
  summary: 'Take a piece of evidence away',
  access: contribute,
  params: OfRow,
  reply: OutputsView,
})

export const uploadEvidence = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/outputs/evidence/:rowId/file',
  summary: 'Attach the file of a piece of evidence',
  access: contribute,
  params: OfRow,
  form: 'multipart',
  reply: OutputsView,
})

export const ResourceKindList = z.object({ items: z.array(z.object({ id: Id, name: z.string() })) })

export const listResourceKinds = endpoint({
  method: 'GET',
  path: '/api/v1/resource-kinds',
  summary: "The organisation's own kinds of resource, beside those the product knows (S0-12)",
  access: { rule: 'signedIn' },
  reply: ResourceKindList,
})

export const addResourceKind = endpoint({
  method: 'POST',
  path: '/api/v1/resource-kinds',
  summary: 'Add a kind of resource, or offer it again',
  access: { rule: 'admin' },
  body: z.object({ name: z.string().trim().min(1).max(40) }),
  reply: ResourceKindList,
})

export const renameResourceKind = endpoint({
  method: 'PATCH',
  path: '/api/v1/resource-kinds/:id',
  summary: 'Name a kind of resource differently',
  access: { rule: 'admin' },
  params: ById,
  body: z.object({ name: z.string().trim().min(1).max(40) }),
  reply: ResourceKindList,
})

export const removeResourceKind = endpoint({
  method: 'DELETE',
  path: '/api/v1/resource-kinds/:id',
  summary: 'No longer offer a kind of resource; requests under it keep it',
  access: { rule: 'admin' },
  params: ById,
  reply: ResourceKindList,
})
