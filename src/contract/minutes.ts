import { z } from 'zod'
import { classifications, meetingTypes } from '#domain/meeting/enums.ts'
import { minutesStates } from '#domain/minutes/lifecycle.ts'
import { feedbackStates } from '#domain/minutes/recipient.ts'
import {
  ById,
  ChainLink,
  Day,
  DeadlineView,
  FindingView,
  HistoryItem,
  Id,
  Instant,
  Overrides,
  PageQuery,
  PersonRef,
  page,
  RequiredText,
  Text,
  Version,
} from './common.ts'
import { endpoint } from './endpoint.ts'

/** The five parts of formal minutes (S2-48…52). */
export const minutesSections = ['basics', 'goalAndAgenda', 'topics', 'decisions', 'tasks'] as const

/** People and places stand as words: a document says what was true when it was written. */
export const MinutesContent = z.object({
  basics: z.object({
    name: z.string(),
    number: z.string(),
    type: z.enum(meetingTypes),
    /** As printed: 2023年10月25日, 14:00-16:00. */
    date: z.string(),
    time: z.string(),
    place: z.string(),
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
  }),
  goalAndAgenda: z.object({
    goal: z.string(),
    /** Was the goal reached; written by the recorder. */
    review: z.string(),
    agenda: z.array(
      z.object({
        no: z.int(),
        title: z.string(),
        slot: z.string(),
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
    }),
  ),
  attachments: z.array(z.object({ no: z.int(), name: z.string(), revision: z.string() })),
  /** Filled at finalisation: objections kept, and who had not answered. */
  reservedOpinions: z.array(
    z.object({ person: z.string(), section: z.string(), text: z.string(), answer: z.string() }),
  ),
  silent: z.array(z.string()),
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
    }),
  ),
  recipients: z.array(RecipientView),
  proposals: z.array(ProposalView),
  deadlines: z.array(DeadlineView),
  sentAt: Instant.nullable(),
  finalBy: PersonRef.nullable(),
  silent: z.array(PersonRef),
  maintainer: PersonRef.nullable(),
  /** Null for whoever gets the minutes but may not see the meeting. */
  meeting: ChainLink.nullable(),
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
    /** Draw basics, decisions and tasks in again from where they live. */
    refresh: z.boolean().optional(),
  }),
  reply: MinutesView,
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
