import { z } from 'zod'
import type { LintKind } from '#domain/analysis/analysis.ts'
import type { DueKind } from '#domain/analysis/deadline/deadline.ts'
import { modelOutcomes } from '#domain/analysis/model/trouble.ts'
import { classifications } from '#domain/meeting/enums.ts'
import { Day, Id, Params } from './common.ts'
import { endpoint } from './endpoint.ts'

/** How what was handed in was read. */
export const analysisFormats = ['text', 'docx', 'xlsx', 'subtitles', 'transcript'] as const

const dueKinds = [
  'full',
  'md',
  'day',
  'rel',
  'cond',
  'event',
  'recur',
  'vague',
  'none',
] as const satisfies readonly DueKind[]
const lintKinds = [
  'vague',
  'missing_owner',
  'multiple_owners',
  'missing_deadline',
  'unmeasurable',
] as const satisfies readonly LintKind[]

/** The very words, and where they begin in `text` (UTF-16). */
const QuoteView = z.object({ quote: z.string(), start: z.int() })
/** A key that the screen words. */
const BecauseView = z.object({ key: z.string(), params: Params })

const names = { department: z.string().nullable(), person: z.string().nullable() }

/**
 * Somebody named. The names are the directory's, or as written; the ids are null where the directory has
 * nobody of that name, or more than one.
 */
const PartyView = z.object({
  ...names,
  departmentId: Id.nullable(),
  personId: Id.nullable(),
})
export type PartyView = z.infer<typeof PartyView>

const Guess = z.object({ confidence: z.number(), because: BecauseView })
const StatementView = QuoteView.extend({ topicIndex: z.int().nullable() }).extend(Guess.shape)

const ActionView = QuoteView.extend({
  /** The task alone, in the text's words. */
  task: z.string(),
  ...names,
  cooperating: z.array(z.string()),
  due: Day.nullable(),
  dueText: z.string().nullable(),
  dueKind: z.enum(dueKinds),
  criterion: z.string().nullable(),
  owners: z.array(z.object(names)).optional(),
  /** 各部门, 大家: `department` holds the word. */
  collective: z.literal(true).optional(),
  altQuotes: z.array(z.string()).optional(),
  /** From here on: what the labelled minutes do not have. */
  topicIndex: z.int().nullable(),
  /** HH:MM */
  time: z.string().nullable(),
  /** Where `dueText` and `criterion` stand. */
  dueStart: z.int().nullable(),
  criterionStart: z.int().nullable(),
  /** Where `altQuotes` stand. */
  repeats: z.array(QuoteView),
  /** Who owns it, the first of them the one above; empty where nobody is named. */
  ownerParties: z.array(PartyView),
  cooperatingParties: z.array(PartyView),
  confidence: z.number(),
  /** Why it is an action, how the owner was read, why this day. */
  because: z.object({ action: BecauseView, owner: z.string(), due: BecauseView.nullable() }),
})
export type ActionView = z.infer<typeof ActionView>

const ToldView = QuoteView.extend({ value: z.string() })

/** The shape of labelled minutes, and with each item where it stands, how sure it is and why. */
export const AnalysisView = z.object({
  info: z.object({
    title: z.string().nullable(),
    date: Day.nullable(),
    startTime: z.string().nullable(),
    endTime: z.string().nullable(),
    place: z.string().nullable(),
    host: z.string().nullable(),
    recorder: z.string().nullable(),
    attendees: z.array(z.object({ department: z.string().nullable(), people: z.array(z.string()) })),
    absentees: z.array(
      z.object({ name: z.string(), reason: z.string().nullable(), delegate: z.string().nullable() }),
    ),
  }),
  /** Where each field of `info` was read. */
  infoQuotes: z.object({
    title: ToldView.nullable(),
    date: ToldView.nullable(),
    startTime: ToldView.nullable(),
    endTime: ToldView.nullable(),
    place: ToldView.nullable(),
    host: ToldView.extend({ party: PartyView }).nullable(),
    recorder: ToldView.extend({ party: PartyView }).nullable(),
    /** One after the other, as in `info.attendees`. */
    attendees: z.array(ToldView.extend({ party: PartyView })),
    absentees: z.array(
      ToldView.extend({
        party: PartyView,
        reason: ToldView.nullable(),
        delegate: ToldView.extend({ party: PartyView }).nullable(),
      }),
    ),
  }),
  topics: z.array(z.string()),
  /** Where each topic's title stands. */
  topicQuotes: z.array(QuoteView),
  decisions: z.array(
    z
      .object({
        text: z.string(),
        start: z.int(),
        topicIndex: z.int().nullable(),
        repeats: z.array(QuoteView),
      })
      .extend(Guess.shape),
  ),
  actions: z.array(ActionView),
  lint: z.array(
    QuoteView.extend({
      kind: z.enum(lintKinds),
      in: z.string().optional(),
      /** What it was found in. */
      of: z.object({ list: z.enum(['actions', 'decisions']), index: z.int() }),
      because: BecauseView,
    }),
  ),
  viewpoints: z.array(StatementView.extend({ ...names, party: PartyView })),
  disputes: z.array(StatementView),
  consensus: z.array(StatementView),
  /** Questions that stayed open or were put off. */
  open: z.array(StatementView),
  /**
   * Names in actions and among those present that the directory leaves open: several entries fit, or none. Each
   * written form once, with everywhere it stands.
   */
  names: z.array(
    z.object({
      written: z.string(),
      kind: z.enum(['department', 'person']),
      starts: z.array(z.int()),
      candidates: z.array(PartyView),
    }),
  ),
})
export type AnalysisView = z.infer<typeof AnalysisView>

/**
 * Also ask the language model, about a text of this level; absent: do not. Where none is set up, or not for texts
 * that secret, the analysis is the same without it.
 */
export const AskModel = z.enum(classifications).optional()
/** What came of it: how many places were new, and how many it made up. */
export const ModelReply = z
  .object({ outcome: z.enum(modelOutcomes), added: z.int(), dropped: z.int() })
  .nullable()

/** Bytes that a file may have: 5 MB. */
export const analysisFileLimit = 5 * 1024 * 1024
/** Bytes of text in UTF-8, pasted or read from a file: 1 MB, some 350,000 Chinese characters. */
export const analysisTextLimit = 1024 * 1024

export const analyse = endpoint({
  method: 'POST',
  path: '/api/v1/analysis',
  summary:
    'Read minutes, notes, a chat or a transcript: basics, topics, decisions, tasks and what is vague, each with the words it came from. Text, or a file (.txt, .md, .docx, .xlsx, .srt, .vtt); nothing is kept',
  access: { rule: 'signedIn' },
  form: 'either',
  query: z
    .object({
      /** With a file, which has no other place for them. */
      date: Day.optional(),
      askModel: AskModel,
    })
    .prefault({}),
  body: z
    .object({
      text: z.string().max(analysisTextLimit).default(''),
      /** The day it was written or handed in; today when absent. */
      date: Day.optional(),
      askModel: AskModel,
    })
    .prefault({}),
  reply: z.object({
    /** What was analysed: every `start` counts in it. */
    text: z.string(),
    format: z.enum(analysisFormats),
    /** Of a text file, where it is not UTF-8 by itself: the encoding that was recognised. */
    encoding: z.string().nullable(),
    referenceDate: Day,
    analysis: AnalysisView,
    model: ModelReply,
  }),
})
