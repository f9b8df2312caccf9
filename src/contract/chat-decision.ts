import { z } from 'zod'
import { answerStates, chatActs, chatAnswers, writtenRecords } from '#domain/decision/chat.ts'
import { classifications } from '#domain/meeting/enums.ts'
import {
  ById,
  ChainLink,
  Day,
  DeadlineView,
  Done,
  FileRef,
  FindingView,
  Id,
  Instant,
  Overrides,
  PersonRef,
  Reason,
  RequiredLine,
  RequiredText,
  Text,
  Version,
} from './common.ts'
import { endpoint } from './endpoint.ts'

/** What a decision taken in a chat belongs to; none of them is asked for. */
const Place = z.object({
  collaborationId: Id.nullable().default(null),
  meetingId: Id.nullable().default(null),
  taskId: Id.nullable().default(null),
})

/** One wording of it. */
export const ChatVersion = z.object({
  version: z.int(),
  content: z.string(),
  reason: z.string(),
  place: z.string(),
  takenAt: Instant,
  by: PersonRef.nullable(),
  at: Instant,
  why: z.string(),
})

export const ChatPerson = z.object({
  person: PersonRef,
  tookPart: z.boolean(),
  inCopy: z.boolean(),
  state: z.enum(answerStates),
  note: z.string(),
  answeredAt: Instant.nullable(),
  /** What the author said to an objection. */
  reply: z.string(),
})

/** A decision taken in a chat, as it was put in writing (S4-36), and what those who were told say to it. */
export const ChatDecisionView = z.object({
  id: Id,
  takenAt: Instant,
  place: z.string(),
  reason: z.string(),
  decidedBy: PersonRef.nullable(),
  recordedBy: PersonRef.nullable(),
  recordedAt: Instant,
  isImportant: z.boolean(),
  writtenAs: z.enum(writtenRecords).nullable(),
  collaboration: ChainLink.nullable(),
  meeting: ChainLink.nullable(),
  task: ChainLink.nullable(),
  people: z.array(ChatPerson),
  versions: z.array(ChatVersion),
  files: z.array(FileRef),
  /** C-22: until when it had to be written down. */
  deadline: DeadlineView,
  findings: z.array(FindingView),
  can: z.array(z.enum(chatActs)),
  /** Of the wording; an answer is given to one. */
  version: Version,
})
export type ChatDecisionView = z.infer<typeof ChatDecisionView>

const Draft = Place.extend({
  /** The id that it will have: sent twice it is recorded once. */
  id: Id,
  content: RequiredText,
  takenAt: Instant,
  place: RequiredLine,
  reason: Text.default(''),
  decidedById: Id,
  participantIds: z.array(Id).max(50).default([]),
  copyIds: z.array(Id).max(100).default([]),
  isImportant: z.boolean().default(true),
  writtenAs: z.enum(writtenRecords).nullable().default(null),
  /** Null is refused (NM-INF-01); the form begins with the level of the rule. */
  classification: z.enum(classifications).nullable(),
})

export const prepareChatDecision = endpoint({
  method: 'GET',
  path: '/api/v1/chat-decisions/prepare',
  summary: 'What the form begins with: where it belongs, whom it concerns, the level of its kind',
  access: { rule: 'signedIn' },
  query: z.object({
    collaborationId: Id.optional(),
    meetingId: Id.optional(),
    taskId: Id.optional(),
    /** A note that announced it. */
    noteId: Id.optional(),
  }),
  reply: z.object({
    collaboration: ChainLink.nullable(),
    meeting: ChainLink.nullable(),
    task: ChainLink.nullable(),
    /** Whom it concerns (S4-40); leaving one out asks for a reason. */
    stakeholders: z.array(PersonRef),
    classification: z.enum(classifications),
    writtenAs: z.enum(writtenRecords).nullable(),
    note: z.object({ id: Id, text: z.string(), takenAt: Instant }).nullable(),
  }),
})

export const checkChatDecision = endpoint({
  method: 'POST',
  path: '/api/v1/chat-decisions/check',
  summary: 'What the norms say to it before it is recorded, and until when it had to be written down',
  access: { rule: 'signedIn' },
  body: Draft.extend({ content: Text }),
  reply: z.object({ findings: z.array(FindingView), deadline: DeadlineView }),
})

export const recordChatDecision = endpoint({
  method: 'POST',
  path: '/api/v1/chat-decisions',
  summary: 'Put a decision taken in a chat in writing, with its tasks; tells those in copy (S4-36, S4-40)',
  access: { rule: 'signedIn' },
  body: Draft.extend({
    tasks: z
      .array(z.object({ name: RequiredLine, ownerId: Id, dueOn: Day.nullable().default(null) }))
      .max(20)
      .default([]),
    noteId: Id.nullable().default(null),
    overrides: Overrides,
  }),
  reply: z.object({ id: Id, number: z.string() }),
})

export const listChatDecisions = endpoint({
  method: 'GET',
  path: '/api/v1/chat-decisions',
  summary:
    'Decisions taken in a chat about a collaboration, a meeting or a task, of those I may see; the newest 100',
  access: { rule: 'signedIn' },
  query: z.object({ collaborationId: Id.optional(), meetingId: Id.optional(), taskId: Id.optional() }),
  reply: z.object({
    items: z.array(ChainLink.extend({ takenAt: Instant, place: z.string() })),
  }),
})

const base = '/api/v1/decisions/:id/chat'
const may = (action: string) => ({ rule: 'may', noun: 'decision', by: 'id', action }) as const

export const getChatDecision = endpoint({
  method: 'GET',
  path: base,
  summary: 'Where a decision was taken in a chat, who was told and what they say to it',
  access: { rule: 'sees', noun: 'decision', by: 'id' },
  params: ById,
  reply: ChatDecisionView,
})

export const correctChatDecision = endpoint({
  method: 'POST',
  path: `${base}/correct`,
  summary: 'Another wording; the earlier one is kept and everybody told is asked again',
  access: may('correct'),
  params: ById,
  body: z.object({
    version: Version,
    content: RequiredText,
    reason: Text.optional(),
    place: RequiredLine.optional(),
    takenAt: Instant.optional(),
    why: Reason,
  }),
  reply: ChatDecisionView,
})

export const answerChatDecision = endpoint({
  method: 'POST',
  path: `${base}/answer`,
  summary: 'It is as I know it, or I object (S4-39)',
  access: may('answer'),
  params: ById,
  body: z.object({ version: Version, answer: z.enum(chatAnswers), note: Text.default('') }),
  reply: ChatDecisionView,
})

export const replyInChatDecision = endpoint({
  method: 'POST',
  path: `${base}/reply`,
  summary: 'What the author says to an objection without changing the wording',
  access: may('reply'),
  params: ById,
  body: z.object({ personId: Id, text: RequiredText }),
  reply: ChatDecisionView,
})

export const attachToChatDecision = endpoint({
  method: 'POST',
  path: `${base}/files`,
  summary: 'A picture of the chat, or what was attached to it',
  access: may('attach'),
  params: ById,
  form: 'multipart',
  reply: ChatDecisionView,
})

export const ChatNoteView = z.object({
  id: Id,
  text: z.string(),
  takenAt: Instant,
  collaboration: ChainLink.nullable(),
  deadline: DeadlineView,
})
export type ChatNoteView = z.infer<typeof ChatNoteView>

export const listChatNotes = endpoint({
  method: 'GET',
  path: '/api/v1/chat-notes',
  summary: 'What I announced to write down and have not yet (C-22)',
  access: { rule: 'signedIn' },
  reply: z.object({ items: z.array(ChatNoteView) }),
})

export const addChatNote = endpoint({
  method: 'POST',
  path: '/api/v1/chat-notes',
  summary: 'We decided something in a chat; I will write it down',
  access: { rule: 'signedIn' },
  body: z.object({ text: RequiredLine, takenAt: Instant, collaborationId: Id.nullable().default(null) }),
  reply: ChatNoteView,
})

export const dropChatNote = endpoint({
  method: 'POST',
  path: '/api/v1/chat-notes/:id/drop',
  summary: 'It need not be written down after all, with the reason',
  access: { rule: 'signedIn' },
  params: ById,
  body: z.object({ reason: Reason }),
  reply: Done,
})
