import { z } from 'zod'
import { decisionKinds } from '#domain/decision/lifecycle.ts'
import { becauseParts, importItemKinds, importItemStates } from '#domain/import/review.ts'
import { meetingTypes } from '#domain/meeting/enums.ts'
import { AskModel, analysisTextLimit, ModelReply } from './analysis.ts'
import {
  ById,
  ChainLink,
  Day,
  DepartmentRef,
  Done,
  Id,
  Instant,
  Line,
  PageQuery,
  Params,
  PersonRef,
  page,
  Text,
  Version,
} from './common.ts'
import { endpoint } from './endpoint.ts'

const Key = z.string().min(1).max(40)
const Written = z.string().max(200)
const Time = z.union([z.literal(''), z.iso.time({ precision: -1 })])

const Quote = z.object({ text: z.string(), start: z.int() })
const Because = z.object({ key: z.string(), params: Params })

/** Somebody or a department; `written`: the words of the text, where the directory did not tell at once. */
export const ImportWho = z.object({
  personId: Id.nullable(),
  departmentId: Id.nullable(),
  written: Written,
})

/** What somebody makes of a suggestion. */
const ItemFields = z.object({
  state: z.enum(importItemStates),
  text: Text,
  topicKey: Key.nullable(),
  decisionKey: Key.nullable(),
  who: ImportWho.nullable(),
  cooperating: z.array(ImportWho).max(100),
  dueOn: Day.nullable(),
  dueText: Line,
  criterion: z.string().trim().max(1000),
  decisionKind: z.enum(decisionKinds).nullable(),
  isProvisional: z.boolean(),
})

export const ImportItemView = ItemFields.extend({
  key: Key,
  kind: z.enum(importItemKinds),
  // As read from the text; only what is typed has a limit.
  text: z.string(),
  dueText: z.string(),
  criterion: z.string(),
  cooperating: z.array(ImportWho),
  quote: Quote,
  repeats: z.array(Quote),
  /** 0 … 1 */
  confidence: z.number(),
  because: z.array(Because.extend({ part: z.enum(becauseParts) })),
  hints: z.array(
    z.object({
      kind: z.enum(['vague', 'missing_owner', 'multiple_owners', 'missing_deadline', 'unmeasurable']),
      quote: Quote,
      because: Because,
    }),
  ),
})
export type ImportItemView = z.infer<typeof ImportItemView>

const BasicsFields = z.object({
  name: Line,
  type: z.enum(meetingTypes),
  date: Day.nullable(),
  startTime: Time,
  endTime: Time,
  place: Line,
  host: ImportWho.nullable(),
  recorder: ImportWho.nullable(),
  attendees: z.array(ImportWho).max(1000),
  absentees: z
    .array(z.object({ who: ImportWho, reason: z.string().trim().max(1000), delegate: ImportWho.nullable() }))
    .max(1000),
})

const NameChoice = z.discriminatedUnion('as', [
  z.object({ as: z.literal('person'), id: Id }),
  z.object({ as: z.literal('department'), id: Id }),
  z.object({ as: z.literal('text') }),
])

export const ImportNameView = z.object({
  written: z.string(),
  personIds: z.array(Id),
  departmentIds: z.array(Id),
  choice: NameChoice.nullable(),
  isRemembered: z.boolean(),
})

/** The part of a review that its author works on. */
export const ImportReviewShape = z.object({
  basics: z.object({
    ...BasicsFields.shape,
    name: z.string(),
    startTime: z.string(),
    endTime: z.string(),
    place: z.string(),
    attendees: z.array(ImportWho),
    absentees: z.array(z.object({ who: ImportWho, reason: z.string(), delegate: ImportWho.nullable() })),
  }),
  told: z.record(z.string(), Quote),
  items: z.array(ImportItemView),
  names: z.array(ImportNameView),
})

export const ImportView = ImportReviewShape.extend({
  id: Id,
  state: z.enum(['open', 'applied']),
  text: z.string(),
  sourceName: z.string(),
  referenceDate: Day,
  /** Everybody and every department named above. */
  people: z.array(PersonRef),
  departments: z.array(DepartmentRef),
  /** Where it is to be added; null: it becomes a meeting of its own. */
  into: ChainLink.nullable(),
  /** What it has become. */
  meeting: ChainLink.nullable(),
  version: Version,
  updatedAt: Instant,
})
export type ImportView = z.infer<typeof ImportView>

export const ImportRow = z.object({
  id: Id,
  name: z.string(),
  sourceName: z.string(),
  state: z.enum(['open', 'applied']),
  itemCount: z.int(),
  /** Neither accepted nor rejected yet. */
  openCount: z.int(),
  meeting: ChainLink.nullable(),
  updatedAt: Instant,
})
export type ImportRow = z.infer<typeof ImportRow>

export const listImports = endpoint({
  method: 'GET',
  path: '/api/v1/imports',
  summary: 'My reviews of old minutes and notes, the latest first; nobody sees those of others',
  access: { rule: 'signedIn' },
  query: PageQuery.extend({ state: z.enum(['open', 'applied']).optional() }),
  reply: page(ImportRow),
})

export const createImport = endpoint({
  method: 'POST',
  path: '/api/v1/imports',
  summary:
    'Read a text, or a file as for /analysis, and keep what it suggests as a review of mine; nothing becomes a task by it',
  access: { rule: 'signedIn' },
  form: 'either',
  query: z
    .object({
      /** With a file, which has no other place for them. */
      date: Day.optional(),
      intoMeetingId: Id.optional(),
      askModel: AskModel,
    })
    .prefault({}),
  body: z
    .object({
      text: z.string().max(analysisTextLimit).default(''),
      /** Deadlines of a text that tells no day count from here; left out: today. */
      date: Day.optional(),
      intoMeetingId: Id.nullable().default(null),
      askModel: AskModel,
    })
    .prefault({}),
  reply: z.object({ id: Id, model: ModelReply }),
})

export const getImport = endpoint({
  method: 'GET',
  path: '/api/v1/imports/:id',
  summary: 'A review of mine: the text, what was read in it, and what I have made of it so far',
  access: { rule: 'sees', noun: 'import', by: 'id' },
  params: ById,
  reply: ImportView,
})

export const updateImport = endpoint({
  method: 'PATCH',
  path: '/api/v1/imports/:id',
  summary: 'Keep what I have decided so far; a stale version is refused with the present review',
  access: { rule: 'sees', noun: 'import', by: 'id' },
  params: ById,
  body: z.object({
    version: Version,
    basics: BasicsFields.partial().optional(),
    items: z
      .array(ItemFields.partial().extend({ key: Key }))
      .max(5000)
      .optional(),
    names: z
      .array(
        z.object({
          written: Written,
          choice: NameChoice.nullable(),
          isRemembered: z.boolean().default(false),
        }),
      )
      .max(1000)
      .optional(),
  }),
  reply: z.object({ version: Version, updatedAt: Instant }),
})

export const applyImport = endpoint({
  method: 'POST',
  path: '/api/v1/imports/:id/apply',
  summary: 'What was accepted becomes a held meeting, or is added to the one it was meant for; twice is once',
  access: { rule: 'sees', noun: 'import', by: 'id' },
  params: ById,
  body: z.object({ version: Version }),
  reply: z.object({ meetingId: Id }),
})

export const dropImport = endpoint({
  method: 'DELETE',
  path: '/api/v1/imports/:id',
  summary: 'Throw a review of mine away that has not been applied',
  access: { rule: 'sees', noun: 'import', by: 'id' },
  params: ById,
  reply: Done,
})

export const AliasView = z.object({
  id: Id,
  alias: z.string(),
  person: PersonRef.nullable(),
  department: DepartmentRef.nullable(),
  createdBy: PersonRef.nullable(),
  createdAt: Instant,
})
export type AliasView = z.infer<typeof AliasView>

export const listAliases = endpoint({
  method: 'GET',
  path: '/api/v1/aliases',
  summary: 'Names that were settled once while old minutes were brought in, with who settled them',
  access: { rule: 'admin' },
  reply: z.object({ items: z.array(AliasView) }),
})

export const removeAlias = endpoint({
  method: 'DELETE',
  path: '/api/v1/aliases/:id',
  summary: 'Forget a name; what it was used for stays',
  access: { rule: 'admin' },
  params: ById,
  reply: Done,
})

/** A line of the record that was brought in, with the words it was read from. */
export const ImportedLine = z.object({
  entryId: Id,
  decisionId: Id.nullable(),
  taskId: Id.nullable(),
  evidence: z.string(),
  by: PersonRef.nullable(),
  at: Instant,
})
export type ImportedLine = z.infer<typeof ImportedLine>

export const listImportedLines = endpoint({
  method: 'GET',
  path: '/api/v1/meetings/:id/imported',
  summary: 'Which lines of a record were brought in from a text, and from which words',
  access: { rule: 'sees', noun: 'meeting', by: 'id' },
  params: ById,
  reply: z.object({ items: z.array(ImportedLine) }),
})
