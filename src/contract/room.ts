import { z } from 'zod'
import { parkedStates } from '#domain/meeting/parking.ts'
import {
  ById,
  ChainLink,
  Day,
  Id,
  Instant,
  Line,
  PersonRef,
  Reason,
  RequiredLine,
  RequiredText,
  Text,
  Version,
} from './common.ts'
import { endpoint } from './endpoint.ts'
import { MeetingView } from './meeting.ts'

/** A point put aside, and what became of it. */
export const ParkedView = z.object({
  id: Id,
  meetingId: Id,
  topicId: Id.nullable(),
  text: z.string(),
  owner: PersonRef.nullable(),
  followUp: z.string(),
  state: z.enum(parkedStates),
  topic: z.object({ id: Id, title: z.string(), meetingId: Id }).nullable(),
  task: ChainLink.nullable(),
  dropReason: z.string(),
  raisedBy: PersonRef.nullable(),
  settledBy: PersonRef.nullable(),
  settledAt: Instant.nullable(),
  version: Version,
})
export type ParkedView = z.infer<typeof ParkedView>

/** What a room has beside its record: its clock, the floor, what was put aside, what follows. */
export const RoomView = z.object({
  meetingId: Id,
  firstAlertMinutes: z.int(),
  lastAlertMinutes: z.int(),
  /** Minutes over before the host is asked to choose (NM-MTG-11); null: never asked. */
  overrunTolerance: z.int().nullable(),
  openingMinutes: z.int(),
  openedBy: PersonRef.nullable(),
  openedAt: Instant.nullable(),
  speechMinutes: z.int(),
  speaker: PersonRef.nullable(),
  speakingSince: Instant.nullable(),
  /** In the order of asking. */
  hands: z.array(z.object({ person: PersonRef, raisedAt: Instant })),
  proposal: z.object({ topicId: Id, minutes: z.int(), by: PersonRef.nullable() }).nullable(),
  followUps: z.array(
    z.object({
      topicId: Id,
      owner: PersonRef.nullable(),
      what: z.string(),
      dueOn: Day.nullable(),
      keepsOriginalPlan: z.boolean(),
    }),
  ),
  parked: z.array(ParkedView),
  nextSyncOn: Day.nullable(),
  /** 会后补充: tasks that were made after the end (S3-18). */
  addedAfter: z.int(),
})
export type RoomView = z.infer<typeof RoomView>

export const getRoom = endpoint({
  method: 'GET',
  path: '/api/v1/meetings/:id/room',
  summary: 'The room beside its record: clock, floor, parked points, follow-ups',
  access: { rule: 'sees', noun: 'meeting', by: 'id' },
  params: ById,
  reply: RoomView,
})

export const changeRoom = endpoint({
  method: 'PATCH',
  path: '/api/v1/meetings/:id/room',
  summary:
    'When the clock speaks up (X-14), how long opening and speeches are, and when the group meets next',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'record' },
  params: ById,
  body: z.object({
    firstAlertMinutes: z.int().min(1).max(120).optional(),
    lastAlertMinutes: z.int().min(1).max(120).optional(),
    openingMinutes: z.int().min(1).max(30).optional(),
    speechMinutes: z.int().min(1).max(60).optional(),
    nextSyncOn: Day.nullable().optional(),
  }),
  reply: RoomView,
})

export const noteOpening = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/opening',
  summary: 'Goal, agenda and rules have been said (X-13)',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'runTopics' },
  params: ById,
  reply: RoomView,
})

export const correctBasics = endpoint({
  method: 'PATCH',
  path: '/api/v1/meetings/:id/basics',
  summary: 'Put the basics of a running meeting right: name, time, place, who leads and records (S3-13)',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'correctBasics' },
  params: ById,
  body: z.object({
    version: Version,
    name: RequiredLine.optional(),
    plannedStart: Instant.optional(),
    plannedEnd: Instant.optional(),
    form: z.enum(['offline', 'online', 'hybrid']).optional(),
    place: Line.optional(),
    hostId: Id.optional(),
    recorderId: Id.nullable().optional(),
    timekeeperId: Id.nullable().optional(),
  }),
  reply: MeetingView,
})

export const pauseTopic = endpoint({
  method: 'POST',
  path: '/api/v1/topics/:id/pause',
  summary: 'Stop the clock of the running topic, or let it go on (X-14)',
  access: { rule: 'may', noun: 'topic', by: 'id', action: 'keepTime' },
  params: ById,
  body: z.object({ isPaused: z.boolean() }),
  reply: MeetingView,
})

export const proposeExtension = endpoint({
  method: 'POST',
  path: '/api/v1/topics/:id/proposal',
  summary: 'Timekeeper: propose more minutes; the host decides (S0-46)',
  access: { rule: 'may', noun: 'topic', by: 'id', action: 'keepTime' },
  params: ById,
  body: z.object({ minutes: z.int().min(1).max(120) }),
  reply: RoomView,
})

export const raiseHand = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/hand',
  summary: 'Ask to speak, or take it back; observers do not speak (NM-MTG-05)',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'raiseHand' },
  params: ById,
  body: z.object({ isUp: z.boolean() }),
  reply: RoomView,
})

export const giveFloor = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/floor',
  summary: 'Give somebody the floor, or nobody: one speaker at a time (X-17)',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'keepTime' },
  params: ById,
  body: z.object({ personId: Id.nullable() }),
  reply: RoomView,
})

export const park = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/parked',
  summary: 'Put a point aside, with who follows it up and how (X-16). The same clientKey twice is one point',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'record' },
  params: ById,
  body: z.object({
    clientKey: Id,
    text: RequiredText,
    topicId: Id.nullable().default(null),
    ownerId: Id.nullable().default(null),
    followUp: Text.default(''),
  }),
  reply: ParkedView,
})

export const changeParked = endpoint({
  method: 'PATCH',
  path: '/api/v1/parked/:id',
  summary: 'Change a point that is put aside',
  access: { rule: 'may', noun: 'parked', by: 'id', action: 'settleParked' },
  params: ById,
  body: z.object({
    version: Version,
    text: RequiredText.optional(),
    ownerId: Id.nullable().optional(),
    followUp: Text.optional(),
  }),
  reply: ParkedView,
})

export const settleParked = endpoint({
  method: 'POST',
  path: '/api/v1/parked/:id/settlement',
  summary: 'End a parked point: as a topic of this or another meeting, as a task, or dropped with a reason',
  access: { rule: 'may', noun: 'parked', by: 'id', action: 'settleParked' },
  params: ById,
  body: z.discriminatedUnion('as', [
    /** meetingId null: on the agenda of this very meeting. */
    z.object({ as: z.literal('topic'), meetingId: Id.nullable().default(null) }),
    z.object({
      as: z.literal('task'),
      ownerId: Id.nullable().default(null),
      dueOn: Day.nullable().default(null),
    }),
    z.object({ as: z.literal('dropped'), reason: Reason }),
  ]),
  reply: ParkedView,
})
