import { z } from 'zod'
import { decisionKinds, decisionMechanisms, decisionStates } from '#domain/decision/lifecycle.ts'
import { entryKinds } from '#domain/meeting/enums.ts'
import { taskStates } from '#domain/task/lifecycle.ts'
import { ById, Day, DepartmentRef, Done, Id, Instant, Line, PersonRef, Text, Version } from './common.ts'
import { endpoint } from './endpoint.ts'
import { TopicView } from './meeting.ts'

/** What a decision line carries beside its wording. */
export const EntryDecision = z.object({
  id: Id,
  number: z.string(),
  kind: z.enum(decisionKinds),
  state: z.enum(decisionStates),
  mechanism: z.enum(decisionMechanisms),
  owner: PersonRef.nullable(),
  dueOn: Day.nullable(),
  dueText: z.string(),
  confirmBy: Day.nullable(),
  conditionEvent: z.string(),
  noticeLeadDays: z.int().nullable(),
  affectedDate: Day.nullable(),
  noticeSender: PersonRef.nullable(),
  cooperating: z.array(z.object({ department: DepartmentRef, contribution: z.string() })),
  version: Version,
})

/** What a task line carries beside its name. */
export const EntryTask = z.object({
  id: Id,
  number: z.string(),
  state: z.enum(taskStates),
  owner: PersonRef.nullable(),
  ownerDepartment: DepartmentRef.nullable(),
  dueOn: Day.nullable(),
  dueText: z.string(),
  doneCriteria: z.array(z.string()),
  decisionId: Id.nullable(),
  version: Version,
})

/** One line of the live record. */
export const EntryView = z.object({
  id: Id,
  clientKey: Id,
  meetingId: Id,
  topicId: Id,
  kind: z.enum(entryKinds),
  position: z.number(),
  department: DepartmentRef.nullable(),
  person: PersonRef.nullable(),
  text: z.string(),
  decision: EntryDecision.nullable(),
  task: EntryTask.nullable(),
  /** Between which departments a disputed point stands (S2-31). */
  parties: z.array(DepartmentRef),
  finalWording: z.string(),
  wordingLockedBy: PersonRef.nullable(),
  wordingLockedAt: Instant.nullable(),
  confirmedBy: PersonRef.nullable(),
  confirmedAt: Instant.nullable(),
  author: PersonRef.nullable(),
  isDeleted: z.boolean(),
  version: Version,
  updatedAt: Instant,
})
export type EntryView = z.infer<typeof EntryView>

export const RecordView = z.object({
  meetingId: Id,
  topics: z.array(TopicView),
  entries: z.array(EntryView),
  locks: z.array(z.object({ entryId: Id, person: PersonRef, until: Instant })),
  /** Where the event stream stood when this was read: follow from here and nothing is missed. */
  lastEventId: z.string(),
})
export type RecordView = z.infer<typeof RecordView>

export const getRecord = endpoint({
  method: 'GET',
  path: '/api/v1/meetings/:id/record',
  summary: 'The live record, and where to follow it from',
  access: { rule: 'sees', noun: 'meeting', by: 'id' },
  params: ById,
  reply: RecordView,
})

export const addEntry = endpoint({
  method: 'POST',
  path: '/api/v1/topics/:id/entries',
  summary:
    'Write a line. The same clientKey twice is one line; a viewpoint needs department and person (NM-MTG-04)',
  access: { rule: 'may', noun: 'topic', by: 'id', action: 'record' },
  params: ById,
  body: z.object({
    clientKey: Id,
    kind: z.enum(entryKinds),
    text: Text,
    departmentId: Id.nullable().default(null),
    personId: Id.nullable().default(null),
    partyIds: z.array(Id).max(30).optional(),
    /** What a decision or task line says beside its words; other lines have none (S3-17). */
    dueOn: Day.nullable().optional(),
    doneCriterion: Line.optional(),
    /** The line it follows; null: the end. */
    afterId: Id.nullable().default(null),
  }),
  reply: EntryView,
})

export const updateEntry = endpoint({
  method: 'PATCH',
  path: '/api/v1/entries/:id',
  summary: 'Change a line. A stale version is refused with both texts: detail {mine, theirs}',
  access: { rule: 'may', noun: 'entry', by: 'id', action: 'record' },
  params: ById,
  body: z.object({
    version: Version,
    kind: z.enum(entryKinds).optional(),
    text: Text.optional(),
    departmentId: Id.nullable().optional(),
    personId: Id.nullable().optional(),
    partyIds: z.array(Id).max(30).optional(),
    dueOn: Day.nullable().optional(),
    doneCriterion: Line.optional(),
  }),
  reply: EntryView,
})

export const moveEntry = endpoint({
  method: 'POST',
  path: '/api/v1/entries/:id/move',
  summary: 'Put a line behind another, or first',
  access: { rule: 'may', noun: 'entry', by: 'id', action: 'record' },
  params: ById,
  body: z.object({ topicId: Id, afterId: Id.nullable() }),
  reply: EntryView,
})

export const removeEntry = endpoint({
  method: 'DELETE',
  path: '/api/v1/entries/:id',
  summary: 'Take a line out; it can be put back',
  access: { rule: 'may', noun: 'entry', by: 'id', action: 'record' },
  params: ById,
  reply: EntryView,
})

export const restoreEntry = endpoint({
  method: 'POST',
  path: '/api/v1/entries/:id/restore',
  summary: 'Put a line back',
  access: { rule: 'may', noun: 'entry', by: 'id', action: 'record' },
  params: ById,
  reply: EntryView,
})

export const lockEntry = endpoint({
  method: 'POST',
  path: '/api/v1/entries/:id/lock',
  summary: 'Show that I am typing in a line; expires by itself',
  access: { rule: 'may', noun: 'entry', by: 'id', action: 'record' },
  params: ById,
  body: z.object({ isTyping: z.boolean() }),
  reply: Done,
})

export const getEntryVersions = endpoint({
  method: 'GET',
  path: '/api/v1/entries/:id/versions',
  summary: 'Every wording a line ever had',
  access: { rule: 'sees', noun: 'entry', by: 'id' },
  params: ById,
  reply: z.object({
    items: z.array(
      z.object({
        version: Version,
        kind: z.enum(entryKinds),
        text: z.string(),
        author: PersonRef.nullable(),
        at: Instant,
      }),
    ),
  }),
})

export const confirmEntry = endpoint({
  method: 'POST',
  path: '/api/v1/entries/:id/confirm',
  summary: 'Tick a line while reading the record back (S2-44), or take the tick away',
  access: { rule: 'may', noun: 'entry', by: 'id', action: 'readBack' },
  params: ById,
  body: z.object({ isConfirmed: z.boolean() }),
  reply: EntryView,
})

export const lockWording = endpoint({
  method: 'POST',
  path: '/api/v1/entries/:id/wording',
  summary: 'Fix the final wording of a disputed line on the spot (S2-45)',
  access: { rule: 'may', noun: 'entry', by: 'id', action: 'readBack' },
  params: ById,
  body: z.object({ finalWording: Text }),
  reply: EntryView,
})

/** What travels on the stream `meeting:<id>`. The full rows come with it, so followers need not ask again. */
export const MeetingEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('entry'), entry: EntryView }),
  z.object({ kind: z.literal('lock'), entryId: Id, person: PersonRef, until: Instant.nullable() }),
  /** Floor, clock or parked points have changed: ask for the room again. */
  z.object({ kind: z.literal('room') }),
  z.object({ kind: z.literal('topics'), topics: z.array(TopicView) }),
  /** Something else of the meeting changed: ask for it again. */
  z.object({ kind: z.literal('meeting'), version: Version }),
  z.object({ kind: z.literal('minutes'), minutesId: Id }),
])
export type MeetingEvent = z.infer<typeof MeetingEvent>
