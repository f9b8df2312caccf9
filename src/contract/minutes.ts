import { z } from 'zod'
import { agendaSections, classifications, meetingTypes } from '#domain/meeting/enums.ts'
import { amendmentMoves, amendmentStates, approvalStates } from '#domain/minutes/amendment.ts'
import { minutesStates } from '#domain/minutes/lifecycle.ts'
import { feedbackStates } from '#domain/minutes/recipient.ts'
import {
  ById,
  ChainLink,
  Day,
  DeadlineView,
  Done,
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

/** The five parts of formal minutes (S2-48…52). */
export const minutesSections = ['basics', 'goalAndAgenda', 'topics', 'decisions', 'tasks'] as const

/** 纪要模板 (S3-B), the five parts in their order (S2-47), 模板2 (S1-B). */
export const minutesLayouts = ['form', 'fiveParts', 'agenda'] as const
export type MinutesLayout = (typeof minutesLayouts)[number]
export const goalResults = ['met', 'partly', 'missed'] as const
export const retentions = ['normal', 'important'] as const

/** 下次会议: the day, the hour if one was agreed on, and what is to be talked about. */
const NextMeeting = z.object({
  on: Day.nullable(),
  /** HH:MM where the organisation is; empty: not agreed on yet. */
  time: z.union([z.literal(''), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)]),
  topics: z.array(RequiredLine).max(10),
})

/**
 * People and places stand as words: a document says what was true when it was written. What has a default
 * here is not in documents of before it was asked for.
 */
export const MinutesContent = z.object({
  basics: z.object({
    name: z.string(),
    number: z.string(),
    type: z.enum(meetingTypes),
    /** As printed: 2023年10月25日, 14:00-16:00. */
    date: z.string(),
    time: z.string(),
    place: z.string(),
    form: z.enum(['offline', 'online', 'hybrid']).nullable().default(null),
    host: z.string(),
    recorder: z.string(),
    attendeesByDepartment: z.array(
      z.object({
        department: z.string(),
        people: z.array(
          z.object({
            name: z.string(),
            jobTitle: z.string(),
            kind: z.enum(['core', 'observer']),
            note: z.string(),
          }),
        ),
      }),
    ),
    absences: z.array(
      z.object({ name: z.string(), department: z.string(), reason: z.string(), proxy: z.string() }),
    ),
    /** What an amendment adds that has no place of its own. */
    remark: z.string().default(''),
  }),
  goalAndAgenda: z.object({
    goal: z.string(),
    expectedOutcome: z.string().default(''),
    /** Was the goal reached, and what came of what was expected (S2-06); the recorder's to say. */
    result: z.enum(goalResults).nullable().default(null),
    review: z.string(),
    agenda: z.array(
      z.object({
        no: z.int(),
        title: z.string(),
        slot: z.string(),
        /** What was expected of it, and whether it is done; null in older documents. */
        expected: z.string().default(''),
        isDone: z.boolean().nullable().default(null),
        outcome: z.string(),
        spentMinutes: z.int().nullable(),
      }),
    ),
  }),
  topics: z.array(
    z.object({
      topicId: Id,
      no: z.int(),
      title: z.string(),
      slot: z.string(),
      section: z.enum(agendaSections).default('free'),
      owner: z.string().default(''),
      points: z.array(z.object({ department: z.string(), person: z.string(), text: z.string() })),
      disputes: z.array(z.object({ text: z.string(), finalWording: z.string() })),
      consensus: z.array(z.string()),
      notes: z.array(z.string()),
      resolutions: z.array(z.string()),
      outcome: z.string(),
      outcomeNote: z.string(),
    }),
  ),
  decisions: z.array(
    z.object({
      decisionId: Id,
      number: z.string(),
      content: z.string(),
      kind: z.string(),
      state: z.string(),
      owner: z.string(),
      cooperating: z.string(),
      due: z.string(),
      /** What a vote on it came to; texts from before votes have none. */
      vote: z.string().optional(),
    }),
  ),
  tasks: z.array(
    z.object({
      taskId: Id,
      number: z.string(),
      name: z.string(),
      owner: z.string(),
      ownerDepartment: z.string(),
      dueOn: Day.nullable(),
      dueText: z.string(),
      doneCriteria: z.array(z.string()),
      decisionNumber: z.string(),
      /** 当前状态 when the text was drawn (S2-56). */
      state: z.string().default(''),
    }),
  ),
  attachments: z.array(
    z.object({
      no: z.int(),
      name: z.string(),
      revision: z.string(),
      kind: z.enum(['ledger', 'file']).default('file'),
      fileId: Id.nullable().default(null),
    }),
  ),
  next: NextMeeting.nullable().default(null),
  /** Filled at finalisation: objections kept, and who had not answered. */
  reservedOpinions: z.array(
    z.object({ person: z.string(), section: z.string(), text: z.string(), answer: z.string() }),
  ),
  silent: z.array(z.string()),
  /** What the type of the meeting was to bring forth, heading by heading; documents of before have none. */
  outputs: z
    .array(z.object({ slot: z.string(), columns: z.array(z.string()), rows: z.array(z.array(z.string())) }))
    .optional(),
  /** 主送, 抄送, 签发; filled at finalisation. */
  issue: z
    .object({
      to: z.array(z.string()),
      cc: z.array(z.string()),
      issuer: z.string(),
      issuedOn: z.string(),
    })
    .nullable()
    .default(null),
  /** 修订记录: 序号, 位置, 原内容, 更正内容, 版本, 经办人/日期, 批准人/日期. */
  amendments: z
    .array(
      z.object({
        no: z.int(),
        label: z.string(),
        oldText: z.string(),
        newText: z.string(),
        reason: z.string(),
        version: z.int(),
        by: z.string(),
        on: z.string(),
        approvedBy: z.string(),
        approvedOn: z.string(),
      }),
    )
    .default([]),
})
export type MinutesContent = z.infer<typeof MinutesContent>

export const RecipientView = z.object({
  id: Id,
  person: PersonRef,
  role: z.enum(['reviewer', 'recipient', 'cc']),
  state: z.enum(feedbackStates),
  openedAt: Instant.nullable(),
  answeredAt: Instant.nullable(),
})

export const ProposalView = z.object({
  id: Id,
  person: PersonRef,
  versionNo: z.int(),
  section: z.enum(minutesSections),
  item: z.string(),
  text: z.string(),
  state: z.enum(['open', 'adopted', 'reserved', 'withdrawn']),
  answer: z.string(),
  answeredBy: PersonRef.nullable(),
  at: Instant,
})
export type ProposalView = z.infer<typeof ProposalView>

export const minutesAbilities = [
  'edit',
  'editRecipients',
  'send',
  'confirm',
  'propose',
  'answer',
  'resend',
  'finalise',
  'finaliseWithoutSilent',
  'redraw',
  'setProperties',
  'amend',
  'callNext',
  'hold',
  'dispose',
] as const

export const MinutesRow = z.object({
  id: Id,
  number: z.string(),
  meetingId: Id,
  meetingName: z.string(),
  meetingDate: Day.nullable(),
  archiveName: z.string(),
  state: z.enum(minutesStates),
  classification: z.enum(classifications),
  currentVersion: z.int(),
  finalAt: Instant.nullable(),
  decisionCount: z.int(),
  taskCount: z.int(),
})
export type MinutesRow = z.infer<typeof MinutesRow>

export const MinutesView = MinutesRow.extend({
  content: MinutesContent,
  /** Version of the content shown. */
  contentVersion: z.int(),
  versions: z.array(
    z.object({
      no: z.int(),
      at: Instant,
      author: PersonRef.nullable(),
      note: z.string(),
      isFinal: z.boolean(),
      /** The amendment that this version came of. */
      amendmentNo: z.int().nullable(),
    }),
  ),
  properties: z.object({
    layout: z.enum(minutesLayouts),
    /** 会签: everybody who took part confirms. */
    countersign: z.boolean(),
    issuer: PersonRef.nullable(),
    retention: z.enum(retentions),
    keepUntil: Day.nullable(),
    legalHold: z.boolean(),
    legalHoldReason: z.string(),
  }),
  recipients: z.array(RecipientView),
  proposals: z.array(ProposalView),
  deadlines: z.array(DeadlineView),
  sentAt: Instant.nullable(),
  finalBy: PersonRef.nullable(),
  silent: z.array(PersonRef),
  maintainer: PersonRef.nullable(),
  /** Null for whoever gets the minutes but may not see the meeting. */
  meeting: ChainLink.nullable(),
  /** The draft that was made of `content.next`. */
  nextMeeting: ChainLink.nullable(),
  history: z.array(HistoryItem),
  can: z.array(z.enum(minutesAbilities)),
  version: Version,
})
export type MinutesView = z.infer<typeof MinutesView>

export const generateMinutes = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/minutes',
  summary: 'Make the draft from the live record; no retyping',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'generateMinutes' },
  params: ById,
  reply: MinutesView,
})

export const listMinutes = endpoint({
  method: 'GET',
  path: '/api/v1/minutes',
  summary: 'Records: minutes I may see, newest first',
  access: { rule: 'signedIn' },
  query: PageQuery.extend({
    /** archive: final and archived; open: still on their way; all. */
    view: z.enum(['archive', 'open', 'all']).default('archive'),
    q: z.string().trim().max(60).optional(),
  }),
  reply: page(MinutesRow),
})

export const getMinutes = endpoint({
  method: 'GET',
  path: '/api/v1/minutes/:id',
  summary: 'The minutes as they stand, or one earlier version',
  access: { rule: 'sees', noun: 'minutes', by: 'id' },
  params: ById,
  query: z.object({ version: z.coerce.number().int().min(1).optional() }),
  reply: MinutesView,
})

export const updateMinutes = endpoint({
  method: 'PATCH',
  path: '/api/v1/minutes/:id',
  summary: 'Edit the draft; decisions and tasks are edited where they live and drawn in again',
  access: { rule: 'may', noun: 'minutes', by: 'id', action: 'edit' },
  params: ById,
  body: z.object({
    version: Version,
    goalReview: Text.optional(),
    goalResult: z.enum(goalResults).nullable().optional(),
    /** Wording of one topic's points, disputes, consensus or notes, by position. */
    topic: z
      .object({
        topicId: Id,
        list: z.enum(['points', 'disputes', 'consensus', 'notes']),
        index: z.int().min(0),
        text: RequiredText,
      })
      .optional(),
    maintainerId: Id.nullable().optional(),
    next: NextMeeting.nullable().optional(),
    /** Draw basics, decisions and tasks in again from where they live. */
    refresh: z.boolean().optional(),
  }),
  reply: MinutesView,
})

export const suggestCopies = endpoint({
  method: 'GET',
  path: '/api/v1/minutes/:id/suggested-copies',
  summary: 'Superiors of the departments invited, who may get a copy (S2-58)',
  access: { rule: 'may', noun: 'minutes', by: 'id', action: 'setProperties' },
  params: ById,
  reply: z.object({ items: z.array(PersonRef) }),
})

export const setRecipients = endpoint({
  method: 'PUT',
  path: '/api/v1/minutes/:id/recipients',
  summary: 'Who gets the minutes; the computed list can be added to, reviewers cannot be taken off',
  access: { rule: 'may', noun: 'minutes', by: 'id', action: 'editRecipients' },
  params: ById,
  body: z.object({
    recipients: z.array(z.object({ personId: Id, role: z.enum(['reviewer', 'recipient', 'cc']) })).max(500),
  }),
  reply: MinutesView,
})

export const getMinutesFindings = endpoint({
  method: 'GET',
  path: '/api/v1/minutes/:id/findings',
  summary: 'What stands between these minutes and their next step',
  access: { rule: 'sees', noun: 'minutes', by: 'id' },
  params: ById,
  query: z.object({ moment: z.enum(['send', 'finalise']) }),
  reply: z.object({ items: z.array(FindingView) }),
})

export const sendMinutes = endpoint({
  method: 'POST',
  path: '/api/v1/minutes/:id/send',
  summary: 'Send the draft for confirmation; each has one working day',
  access: { rule: 'may', noun: 'minutes', by: 'id', action: 'send' },
  params: ById,
  body: z.object({ overrides: Overrides }),
  reply: MinutesView,
})

export const confirmMinutes = endpoint({
  method: 'POST',
  path: '/api/v1/minutes/:id/confirm',
  summary: '确认无误',
  access: { rule: 'may', noun: 'minutes', by: 'id', action: 'confirm' },
  params: ById,
  reply: MinutesView,
})

export const proposeChange = endpoint({
  method: 'POST',
  path: '/api/v1/minutes/:id/proposals',
  summary: '提出修改意见: which section, which item, what it should say',
  access: { rule: 'may', noun: 'minutes', by: 'id', action: 'propose' },
  params: ById,
  body: z.object({
    section: z.enum(minutesSections),
    item: z.string().trim().max(300).default(''),
    text: RequiredText,
  }),
  reply: MinutesView,
})

export const answerProposal = endpoint({
  method: 'POST',
  path: '/api/v1/minutes/:id/proposals/:proposalId',
  summary: 'Adopt a proposal, or answer it and keep it as a reserved opinion',
  access: { rule: 'may', noun: 'minutes', by: 'id', action: 'answer' },
  params: z.object({ id: Id, proposalId: Id }),
  body: z.object({ answer: z.enum(['adopted', 'reserved']), text: Text.default('') }),
  reply: MinutesView,
})

export const resendMinutes = endpoint({
  method: 'POST',
  path: '/api/v1/minutes/:id/resend',
  summary: 'Send the revised version; everybody is asked again',
  access: { rule: 'may', noun: 'minutes', by: 'id', action: 'resend' },
  params: ById,
  body: z.object({ note: Text.default('') }),
  reply: MinutesView,
})

export const finaliseMinutes = endpoint({
  method: 'POST',
  path: '/api/v1/minutes/:id/finalise',
  summary: 'Make them final. Without everybody only after the clock, by the host, naming the silent',
  access: { rule: 'may', noun: 'minutes', by: 'id', action: 'finalise' },
  params: ById,
  body: z.object({ overrides: Overrides, withoutSilent: z.boolean().default(false) }),
  reply: MinutesView,
})

export const redrawMinutes = endpoint({
  method: 'POST',
  path: '/api/v1/minutes/:id/redraw',
  summary: 'Take text that is no longer true back into revision, drawn in again; everybody hears of it',
  access: { rule: 'may', noun: 'minutes', by: 'id', action: 'redraw' },
  params: ById,
  reply: MinutesView,
})

export const getMinutesChecklist = endpoint({
  method: 'GET',
  path: '/api/v1/minutes/:id/checklist',
  summary: 'Whether decisions and tasks are complete and unambiguous, line by line (S3-26)',
  access: { rule: 'sees', noun: 'minutes', by: 'id' },
  params: ById,
  reply: z.object({
    lines: z.array(
      z.object({
        noun: z.enum(['decision', 'task']),
        id: Id,
        number: z.string(),
        title: z.string(),
        findings: z.array(FindingView),
      }),
    ),
    /** Numbers of decisions and tasks that stand otherwise now than in the text. */
    changed: z.array(z.string()),
  }),
})

export const setMinutesProperties = endpoint({
  method: 'PATCH',
  path: '/api/v1/minutes/:id/properties',
  summary: 'Layout, issuer, countersigning and how long they are kept; the text stays as it is',
  access: { rule: 'may', noun: 'minutes', by: 'id', action: 'setProperties' },
  params: ById,
  body: z.object({
    version: Version,
    layout: z.enum(minutesLayouts).optional(),
    countersign: z.boolean().optional(),
    issuerId: Id.nullable().optional(),
    retention: z.enum(retentions).optional(),
  }),
  reply: MinutesView,
})

export const holdMinutes = endpoint({
  method: 'PUT',
  path: '/api/v1/minutes/:id/hold',
  summary: 'Put under, or free from, legal hold: nothing under hold is ever removed',
  access: { rule: 'may', noun: 'minutes', by: 'id', action: 'hold' },
  params: ById,
  body: z.object({ isHeld: z.boolean(), reason: Reason }),
  reply: MinutesView,
})

export const disposeOfMinutes = endpoint({
  method: 'DELETE',
  path: '/api/v1/minutes/:id',
  summary: 'Remove a record whose time is over; before that it is refused (NM-MIN-12)',
  access: { rule: 'may', noun: 'minutes', by: 'id', action: 'dispose' },
  params: ById,
  reply: Done,
})

export const AmendmentView = z.object({
  id: Id,
  no: z.int(),
  place: z.string(),
  section: z.enum(minutesSections),
  /** Where it is, in the words of the document. */
  label: z.string(),
  oldText: z.string(),
  newText: z.string(),
  reason: z.string(),
  state: z.enum(amendmentStates),
  fromVersion: z.int(),
  newVersion: z.int().nullable(),
  proposedBy: PersonRef,
  at: Instant,
  decidedAt: Instant.nullable(),
  approvals: z.array(
    z.object({
      person: PersonRef,
      role: z.enum(['host', 'owner']),
      state: z.enum(approvalStates),
      reason: z.string(),
      at: Instant.nullable(),
    }),
  ),
  can: z.array(z.enum(amendmentMoves)),
})
export type AmendmentView = z.infer<typeof AmendmentView>
const Amendments = z.object({ items: z.array(AmendmentView) })

export const listAmendments = endpoint({
  method: 'GET',
  path: '/api/v1/minutes/:id/amendments',
  summary: 'What was, and is asked to be, put right since the minutes are final; newest first',
  access: { rule: 'sees', noun: 'minutes', by: 'id' },
  params: ById,
  reply: Amendments,
})

export const proposeAmendment = endpoint({
  method: 'POST',
  path: '/api/v1/minutes/:id/amendments',
  summary: '更正: what a passage of final minutes should say; host and affected owners approve',
  access: { rule: 'may', noun: 'minutes', by: 'id', action: 'amend' },
  params: ById,
  body: z.object({
    place: z.string().min(1).max(200),
    /** The wording that the proposer had before them. */
    oldText: Text,
    newText: Text,
    reason: Reason,
  }),
  reply: Amendments,
})

export const answerAmendment = endpoint({
  method: 'POST',
  path: '/api/v1/minutes/:id/amendments/:amendmentId',
  summary: 'Approve, reject (with a reason) or withdraw; the last approval makes the new version',
  access: { rule: 'may', noun: 'minutes', by: 'id', action: 'answerAmendment' },
  params: z.object({ id: Id, amendmentId: Id }),
  body: z.object({ answer: z.enum(amendmentMoves), reason: z.string().trim().max(1000).default('') }),
  reply: Amendments,
})

export const getMinutesDocument = endpoint({
  method: 'GET',
  path: '/api/v1/minutes/:id/document.docx',
  summary: 'The minutes as a Word file, in the reader’s language',
  access: { rule: 'sees', noun: 'minutes', by: 'id' },
  params: ById,
  query: z.object({
    version: z.coerce.number().int().min(1).optional(),
    layout: z.enum(minutesLayouts).optional(),
  }),
  form: 'raw',
  reply: z.unknown(),
})
