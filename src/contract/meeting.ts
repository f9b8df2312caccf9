import { z } from 'zod'
import { topicPriorities } from '#domain/meeting/agenda-order.ts'
import { attendanceModes, rsvpStates, signInMethods, signInStates } from '#domain/meeting/attendee.ts'
import {
  agendaItemKinds,
  agendaSections,
  attendeeKinds,
  classifications,
  coreRoles,
  materialKinds,
  meetingTypes,
  topicOutcomes,
} from '#domain/meeting/enums.ts'
import { checkStates, fourChecks } from '#domain/meeting/four-checks.ts'
import { meetingPhases, meetingStates } from '#domain/meeting/lifecycle.ts'
import { materialReviewStates } from '#domain/meeting/material.ts'
import { needChecks } from '#domain/meeting/need.ts'
import { topicStates } from '#domain/meeting/topic.ts'
import {
  ById,
  ChainLink,
  Day,
  DeadlineView,
  DepartmentRef,
  Done,
  FileRef,
  FindingView,
  HistoryItem,
  Id,
  Instant,
  Line,
  Overrides,
  PageQuery,
  Params,
  PersonRef,
  page,
  Reason,
  RequiredLine,
  Text,
  Version,
} from './common.ts'
import { endpoint } from './endpoint.ts'

/** What the viewer may do with a meeting now; the server decides, the screen only draws buttons. */
export const meetingAbilities = [
  'edit',
  'editAgenda',
  'editPeople',
  'makeReady',
  'sendNotice',
  'reschedule',
  'cancel',
  'rsvp',
  'start',
  'checkIn',
  'leave',
  'noteAttendance',
  'record',
  'importNotes',
  'runTopics',
  'keepTime',
  'raiseHand',
  'correctBasics',
  'settleParked',
  'beginConfirming',
  'readBack',
  'end',
  'generateMinutes',
] as const
export type MeetingAbility = (typeof meetingAbilities)[number]

export const AttendeeView = z.object({
  id: Id,
  person: PersonRef,
  kind: z.enum(attendeeKinds),
  coreRole: z.enum(coreRoles).nullable(),
  isHeadOfDepartment: z.boolean(),
  rsvp: z.enum(rsvpStates),
  rsvpReason: z.string(),
  rsvpAt: Instant.nullable(),
  proxy: PersonRef.nullable(),
  proxyScope: z.enum(['speak', 'speakAndVote']).nullable(),
  signIn: z.enum(signInStates).nullable(),
  signedInAt: Instant.nullable(),
  signInMethod: z.enum(signInMethods).nullable(),
  leftAt: Instant.nullable(),
  absenceReason: z.string(),
  /** 必邀 or 可选. */
  isMandatory: z.boolean(),
  mode: z.enum(attendanceModes).nullable(),
  remark: z.string(),
  /** The topics they were named for; none: no topic in particular. */
  topicIds: z.array(Id),
  materialsToPrepare: z.string(),
  noticeOpenedAt: Instant.nullable(),
  version: Version,
})
export type AttendeeView = z.infer<typeof AttendeeView>

export const TopicView = z.object({
  id: Id,
  meetingId: Id,
  seq: z.int(),
  title: z.string(),
  kind: z.enum(agendaItemKinds),
  section: z.enum(agendaSections),
  discussionContent: z.string(),
  problemToSolve: z.string(),
  expectedOutput: z.string(),
  owner: PersonRef.nullable(),
  isForAll: z.boolean(),
  presentingDepartment: DepartmentRef.nullable(),
  /** Importance × urgency. */
  priority: z.enum(topicPriorities).nullable(),
  servesGoal: z.boolean(),
  /** Which numbered part of the goal; null: the whole of it. */
  goalPart: z.int().nullable(),
  plannedMinutes: z.int().nullable(),
  extendedMinutes: z.int(),
  state: z.enum(topicStates),
  outcomeNote: z.string(),
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  spentSeconds: z.int(),
  isAdHoc: z.boolean(),
  version: Version,
})
export type TopicView = z.infer<typeof TopicView>

export const MaterialView = z.object({
  id: Id,
  topicId: Id.nullable(),
  name: z.string(),
  kind: z.enum(materialKinds),
  revision: z.string(),
  preparer: PersonRef.nullable(),
  dueAt: Instant.nullable(),
  file: FileRef.nullable(),
  keyPoints: z.string(),
  dataSource: z.string(),
  reviewState: z.enum(materialReviewStates),
  reviewComment: z.string(),
  reviewedBy: PersonRef.nullable(),
  reviewedAt: Instant.nullable(),
  /** How many files have been handed in so far. */
  revisionCount: z.int(),
  openedBy: z.array(Id),
  version: Version,
})
export type MaterialView = z.infer<typeof MaterialView>

/** One of 四定一确认. */
export const ReadinessItem = z.object({
  part: z.enum(['goal', 'people', 'agenda', 'materials', 'venue']),
  isReady: z.boolean(),
  missing: z.array(z.object({ key: z.string(), params: Params })),
})

export const MeetingRow = z.object({
  id: Id,
  number: z.string(),
  name: z.string(),
  type: z.enum(meetingTypes),
  state: z.enum(meetingStates),
  phase: z.enum(meetingPhases).nullable(),
  classification: z.enum(classifications),
  plannedStart: Instant.nullable(),
  plannedEnd: Instant.nullable(),
  form: z.enum(['offline', 'online', 'hybrid']),
  place: z.string(),
  host: PersonRef.nullable(),
  organiser: PersonRef,
  myRsvp: z.enum(rsvpStates).nullable(),
  topicCount: z.int(),
  attendeeCount: z.int(),
  acceptedCount: z.int(),
  decisionCount: z.int(),
  openTaskCount: z.int(),
})
export type MeetingRow = z.infer<typeof MeetingRow>

export const MeetingView = z.object({
  id: Id,
  number: z.string(),
  name: z.string(),
  type: z.enum(meetingTypes),
  state: z.enum(meetingStates),
  phase: z.enum(meetingPhases).nullable(),
  classification: z.enum(classifications),
  plannedStart: Instant.nullable(),
  plannedEnd: Instant.nullable(),
  actualStart: Instant.nullable(),
  actualEnd: Instant.nullable(),
  form: z.enum(['offline', 'online', 'hybrid']),
  place: z.string(),
  onlineUrl: z.string(),
  goal: z.string(),
  coreProblem: z.string(),
  expectedOutcome: z.string(),
  /** Whether something less than a meeting would do; empty: nobody has asked. */
  needCheck: z.enum(['', ...needChecks]),
  needReason: z.string(),
  outOfScope: z.string(),
  /** 所属项目, when there is one here that the reader may see; its name, or the words that stand for one elsewhere. */
  collaborationId: Id.nullable(),
  collaborationName: z.string(),
  collaboration: ChainLink.nullable(),
  /** The need it is held for (S0-05): a collaboration request that the reader may see. */
  request: ChainLink.nullable(),
  initiatingDepartment: DepartmentRef.nullable(),
  organiser: PersonRef,
  host: PersonRef.nullable(),
  recorder: PersonRef.nullable(),
  timekeeper: PersonRef.nullable(),
  /** 材料准备人 (S3-07). */
  materialPreparer: PersonRef.nullable(),
  /** What the decision makers may settle on the spot. */
  decisionPower: z.string(),
  /** Said to be about resources that departments compete for, whatever its type (S3-79). */
  isResourceContested: z.boolean(),
  confirmMinutes: z.int().nullable(),
  breakMinutes: z.int().nullable(),
  venueConfirmedBy: PersonRef.nullable(),
  venueConfirmedAt: Instant.nullable(),
  openingCheckedBy: PersonRef.nullable(),
  openingCheckedAt: Instant.nullable(),
  invitedAt: Instant.nullable(),
  noticedAt: Instant.nullable(),
  cancelledReason: z.string(),
  isImported: z.boolean(),
  attendees: z.array(AttendeeView),
  topics: z.array(TopicView),
  materials: z.array(MaterialView),
  readiness: z.array(ReadinessItem),
  /** 四有: has goal, pace, outcome, closure (S0-04). */
  fourHaves: z.object({ goal: z.boolean(), pace: z.boolean(), outcome: z.boolean(), closure: z.boolean() }),
  deadlines: z.array(DeadlineView),
  minutes: ChainLink.nullable(),
  decisions: z.array(ChainLink),
  tasks: z.array(ChainLink),
  can: z.array(z.enum(meetingAbilities)),
  /** The viewer's own row, if invited (or the row they stand in for as proxy). */
  myAttendeeId: Id.nullable(),
  version: Version,
})
export type MeetingView = z.infer<typeof MeetingView>

const MeetingFields = z.object({
  name: RequiredLine,
  type: z.enum(meetingTypes),
  classification: z.enum(classifications),
  plannedStart: Instant.nullable(),
  plannedEnd: Instant.nullable(),
  form: z.enum(['offline', 'online', 'hybrid']),
  place: Line,
  onlineUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]),
  goal: Text,
  coreProblem: Text,
  expectedOutcome: Text,
  needCheck: z.enum(['', ...needChecks]),
  needReason: Text,
  outOfScope: Text,
  collaborationId: Id.nullable(),
  collaborationName: Line,
  requestId: Id.nullable(),
  initiatingDepartmentId: Id.nullable(),
  hostId: Id.nullable(),
  recorderId: Id.nullable(),
  timekeeperId: Id.nullable(),
  materialPreparerId: Id.nullable(),
  decisionPower: Text,
  isResourceContested: z.boolean(),
  confirmMinutes: z.int().min(0).max(120).nullable(),
  breakMinutes: z.int().min(0).max(120).nullable(),
})

export const listMeetings = endpoint({
  method: 'GET',
  path: '/api/v1/meetings',
  summary: 'Meetings I may see',
  access: { rule: 'signedIn' },
  query: PageQuery.extend({
    /** upcoming: not over, soonest first; past: newest first; mine: I take part; all. */
    view: z.enum(['upcoming', 'past', 'mine', 'all']).default('upcoming'),
    state: z.enum(meetingStates).optional(),
    q: z.string().trim().max(60).optional(),
  }),
  reply: page(MeetingRow),
})

export const getMeetingChecks = endpoint({
  method: 'GET',
  path: '/api/v1/meeting-checks',
  summary: 'Whether meetings have agenda, preparation, minutes and follow-up (S4-35); of those I may see',
  access: { rule: 'signedIn' },
  query: z.object({
    /** Ids, with commas between them. */
    ids: z
      .string()
      .max(8000)
      .transform((ids) => ids.split(',').filter((id) => id !== ''))
      .pipe(z.array(Id).max(200)),
  }),
  reply: z.object({
    items: z.array(
      z.object({
        id: Id,
        /** Null: it was called off. */
        checks: z.record(z.enum(fourChecks), z.enum(checkStates)).nullable(),
      }),
    ),
  }),
})

export const createMeeting = endpoint({
  method: 'POST',
  path: '/api/v1/meetings',
  summary: 'Start preparing a meeting; it is a draft and tells nobody',
  access: { rule: 'signedIn' },
  body: MeetingFields.partial().required({ name: true }),
  reply: MeetingView,
})

export const getMeeting = endpoint({
  method: 'GET',
  path: '/api/v1/meetings/:id',
  summary: 'One meeting with people, agenda, materials, readiness and clocks',
  access: { rule: 'sees', noun: 'meeting', by: 'id' },
  params: ById,
  reply: MeetingView,
})

export const updateMeeting = endpoint({
  method: 'PATCH',
  path: '/api/v1/meetings/:id',
  summary: 'Change a meeting; a stale version is refused with the present one',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'edit' },
  params: ById,
  body: MeetingFields.partial().extend({
    version: Version,
    /** The organiser hands the meeting over (S3-04). */
    organiserId: Id.optional(),
  }),
  reply: MeetingView,
})

export const getMeetingHistory = endpoint({
  method: 'GET',
  path: '/api/v1/meetings/:id/history',
  summary: 'What happened to a meeting, newest first',
  access: { rule: 'sees', noun: 'meeting', by: 'id' },
  params: ById,
  reply: z.object({ items: z.array(HistoryItem) }),
})

export const getMeetingFindings = endpoint({
  method: 'GET',
  path: '/api/v1/meetings/:id/findings',
  summary: 'What the norms say about a meeting at a given moment of its life',
  access: { rule: 'sees', noun: 'meeting', by: 'id' },
  params: ById,
  query: z.object({ moment: z.enum(['ready', 'notice', 'start', 'end', 'finalise']) }),
  reply: z.object({ items: z.array(FindingView) }),
})

export const addAttendee = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/attendees',
  summary: 'Put a person on the list',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'editPeople' },
  params: ById,
  body: z.object({
    personId: Id,
    kind: z.enum(attendeeKinds).default('core'),
    coreRole: z.enum(coreRoles).nullable().default(null),
    /** Left out: main participants are mandatory, observers are not. */
    isMandatory: z.boolean().optional(),
    topicIds: z.array(Id).max(100).default([]),
    materialsToPrepare: Text.default(''),
  }),
  reply: MeetingView,
})

export const updateAttendee = endpoint({
  method: 'PATCH',
  path: '/api/v1/meetings/:id/attendees/:attendeeId',
  summary: 'Change how a person takes part',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'editPeople' },
  params: z.object({ id: Id, attendeeId: Id }),
  body: z.object({
    kind: z.enum(attendeeKinds).optional(),
    coreRole: z.enum(coreRoles).nullable().optional(),
    isMandatory: z.boolean().optional(),
    mode: z.enum(attendanceModes).nullable().optional(),
    remark: Text.optional(),
    topicIds: z.array(Id).max(100).optional(),
    materialsToPrepare: Text.optional(),
  }),
  reply: MeetingView,
})

export const removeAttendee = endpoint({
  method: 'DELETE',
  path: '/api/v1/meetings/:id/attendees/:attendeeId',
  summary: 'Take a person off the list; whoever was told already is told again',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'editPeople' },
  params: z.object({ id: Id, attendeeId: Id }),
  reply: MeetingView,
})

const TopicFields = z.object({
  title: Line,
  kind: z.enum(agendaItemKinds),
  section: z.enum(agendaSections),
  discussionContent: Text,
  problemToSolve: Text,
  expectedOutput: Text,
  ownerId: Id.nullable(),
  isForAll: z.boolean(),
  presentingDepartmentId: Id.nullable(),
  priority: z.enum(topicPriorities).nullable(),
  servesGoal: z.boolean(),
  goalPart: z.int().min(1).max(20).nullable(),
  plannedMinutes: z.int().min(1).max(600).nullable(),
})

/** What was left open elsewhere and is taken up again. */
export const openMatterNouns = ['task', 'entry', 'topic'] as const

export const addTopic = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/topics',
  summary: 'Add a topic; during the meeting it is marked 临时议题 and counted',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'editAgenda' },
  params: ById,
  body: TopicFields.partial().extend({
    title: RequiredLine,
    about: z.object({ noun: z.enum(openMatterNouns), id: Id }).optional(),
  }),
  reply: MeetingView,
})

export const updateTopic = endpoint({
  method: 'PATCH',
  path: '/api/v1/topics/:id',
  summary: 'Change a topic',
  access: { rule: 'may', noun: 'topic', by: 'id', action: 'editAgenda' },
  params: ById,
  body: TopicFields.partial().extend({ version: Version }),
  reply: MeetingView,
})

export const removeTopic = endpoint({
  method: 'DELETE',
  path: '/api/v1/topics/:id',
  summary: 'Take a topic off the agenda; one with a record stays',
  access: { rule: 'may', noun: 'topic', by: 'id', action: 'editAgenda' },
  params: ById,
  reply: MeetingView,
})

export const orderTopics = endpoint({
  method: 'PUT',
  path: '/api/v1/meetings/:id/topics/order',
  summary: 'Put the topics in order',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'editAgenda' },
  params: ById,
  body: z.object({ topicIds: z.array(Id).max(100) }),
  reply: MeetingView,
})

export const addMaterial = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/materials',
  summary: 'Ask for a material: what, from whom, by when',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'editAgenda' },
  params: ById,
  body: z.object({
    name: RequiredLine,
    kind: z.enum(materialKinds).default('background'),
    topicId: Id.nullable().default(null),
    preparerId: Id.nullable().default(null),
    dueAt: Instant.nullable().default(null),
    revision: z.string().trim().max(40).default(''),
    keyPoints: Text.default(''),
    dataSource: Line.default(''),
  }),
  reply: MeetingView,
})

export const updateMaterial = endpoint({
  method: 'PATCH',
  path: '/api/v1/materials/:id',
  summary: 'Change what is asked for; a stale version is refused with the present one',
  access: { rule: 'may', noun: 'material', by: 'id', action: 'edit' },
  params: ById,
  body: z.object({
    name: RequiredLine.optional(),
    kind: z.enum(materialKinds).optional(),
    topicId: Id.nullable().optional(),
    preparerId: Id.nullable().optional(),
    dueAt: Instant.nullable().optional(),
    revision: z.string().trim().max(40).optional(),
    keyPoints: Text.optional(),
    dataSource: Line.optional(),
    version: Version,
  }),
  reply: MeetingView,
})

export const reviewMaterial = endpoint({
  method: 'POST',
  path: '/api/v1/materials/:id/review',
  summary: 'Approve what was handed in, or send it back with what has to change (X-01)',
  access: { rule: 'may', noun: 'material', by: 'id', action: 'review' },
  params: ById,
  body: z.discriminatedUnion('verdict', [
    z.object({ verdict: z.literal('approve'), comment: Text.default('') }),
    z.object({ verdict: z.literal('sendBack'), comment: Reason }),
  ]),
  reply: MeetingView,
})

export const listMaterialRevisions = endpoint({
  method: 'GET',
  path: '/api/v1/materials/:id/revisions',
  summary: 'Every file that was handed in, newest first, and who has opened which',
  access: { rule: 'sees', noun: 'material', by: 'id' },
  params: ById,
  reply: z.object({
    items: z.array(
      z.object({
        no: z.int(),
        file: FileRef,
        openedBy: z.array(z.object({ person: PersonRef, at: Instant })),
      }),
    ),
  }),
})

export const uploadMaterial = endpoint({
  method: 'POST',
  path: '/api/v1/materials/:id/file',
  summary: 'Hand in the file of a material (its preparer, or who prepares the meeting)',
  access: { rule: 'may', noun: 'material', by: 'id', action: 'upload' },
  params: ById,
  form: 'multipart',
  reply: MeetingView,
})

export const removeMaterial = endpoint({
  method: 'DELETE',
  path: '/api/v1/materials/:id',
  summary: 'Take a material off the list',
  access: { rule: 'may', noun: 'material', by: 'id', action: 'edit' },
  params: ById,
  reply: MeetingView,
})

export const openMaterial = endpoint({
  method: 'POST',
  path: '/api/v1/materials/:id/open',
  summary: 'Note that I have opened a material (S2-10)',
  access: { rule: 'sees', noun: 'material', by: 'id' },
  params: ById,
  reply: Done,
})

export const confirmVenue = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/venue',
  summary: 'Confirm that room and technical support are arranged, or take it back',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'edit' },
  params: ById,
  body: z.object({ isConfirmed: z.boolean() }),
  reply: MeetingView,
})

export const makeReady = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/ready',
  summary: '四定一确认 is complete',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'makeReady' },
  params: ById,
  body: z.object({ overrides: Overrides }),
  reply: MeetingView,
})

export const previewNotice = endpoint({
  method: 'GET',
  path: '/api/v1/meetings/:id/notice',
  summary: 'Who would be told what, before anything is sent',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'edit' },
  params: ById,
  reply: z.object({
    subject: z.string(),
    recipients: z.array(
      z.object({
        person: PersonRef,
        kind: z.enum(attendeeKinds),
        /** Whether a mail goes out, or only the notice inside the product. */
        byMail: z.boolean(),
        text: z.string(),
      }),
    ),
    findings: z.array(FindingView),
  }),
})

export const sendNotice = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/notice',
  summary: 'Send the notice: in the product and by mail with a calendar part',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'sendNotice' },
  params: ById,
  body: z.object({ overrides: Overrides }),
  reply: MeetingView,
})

export const rescheduleMeeting = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/reschedule',
  summary: 'Move a noticed meeting; all answers are asked for again',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'reschedule' },
  params: ById,
  body: z.object({ plannedStart: Instant, plannedEnd: Instant, reason: Reason }),
  reply: MeetingView,
})

export const cancelMeeting = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/cancel',
  summary: 'Call a meeting off; everybody who was told is told why',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'cancel' },
  params: ById,
  body: z.object({ reason: Reason }),
  reply: MeetingView,
})

export const answerInvitation = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/rsvp',
  summary: 'Come, not come (with a reason), or send somebody instead',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'rsvp' },
  params: ById,
  body: z.discriminatedUnion('answer', [
    z.object({
      answer: z.literal('yes'),
      mode: z.enum(attendanceModes).nullable().optional(),
      remark: Text.optional(),
    }),
    z.object({ answer: z.literal('no'), reason: Reason, remark: Text.optional() }),
    z.object({
      answer: z.literal('proxy'),
      remark: Text.optional(),
      reason: Reason,
      proxyId: Id,
      proxyScope: z.enum(['speak', 'speakAndVote']).default('speakAndVote'),
    }),
  ]),
  reply: MeetingView,
})

export const openNotice = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/opened',
  summary: 'Note that I have opened the notice',
  access: { rule: 'sees', noun: 'meeting', by: 'id' },
  params: ById,
  reply: Done,
})

export const getMeetingCalendar = endpoint({
  method: 'GET',
  path: '/api/v1/meetings/:id/calendar.ics',
  summary: 'The meeting as an iCalendar file',
  access: { rule: 'sees', noun: 'meeting', by: 'id' },
  params: ById,
  form: 'raw',
  reply: z.unknown(),
})

export const startMeeting = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/start',
  summary: 'Open the meeting after checking subject, time, people and goal (S2-26)',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'start' },
  params: ById,
  body: z.object({ openingChecked: z.boolean(), overrides: Overrides }),
  reply: MeetingView,
})

export const signMeIn = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/sign-in',
  summary: 'Sign myself in, within the window; with the code of the room it counts as scanned',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'checkIn' },
  params: ById,
  body: z.object({ code: z.string().max(80).default('') }).optional(),
  reply: MeetingView,
})

export const leaveMeeting = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/leave',
  summary: 'Note that I leave; well before the planned end it counts as leaving early (X-22)',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'leave' },
  params: ById,
  reply: MeetingView,
})

export const noteAttendance = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/attendees/:attendeeId/attendance',
  summary: 'Host or recorder: note who is here, late, left early or absent and why',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'noteAttendance' },
  params: z.object({ id: Id, attendeeId: Id }),
  body: z.object({
    signIn: z.enum(signInStates).nullable(),
    reason: Text.default(''),
    proxyId: Id.nullable().optional(),
  }),
  reply: MeetingView,
})

export const beginTopic = endpoint({
  method: 'POST',
  path: '/api/v1/topics/:id/begin',
  summary: 'Take up a topic; the clock of the one before stops',
  access: { rule: 'may', noun: 'topic', by: 'id', action: 'runTopics' },
  params: ById,
  reply: MeetingView,
})

export const closeTopic = endpoint({
  method: 'POST',
  path: '/api/v1/topics/:id/outcome',
  summary: 'Say how a topic ended: decided, deferred, escalated, for information, or parked',
  access: { rule: 'may', noun: 'topic', by: 'id', action: 'runTopics' },
  params: ById,
  body: z.object({
    outcome: z.enum(topicOutcomes),
    note: Text.default(''),
    /** A deferred topic says who prepares what by when. */
    followUp: z
      .object({ ownerId: Id.nullable(), what: Text, dueOn: Day.nullable() })
      .nullable()
      .default(null),
    /** 暂按原计划执行 */
    keepsOriginalPlan: z.boolean().default(false),
  }),
  reply: MeetingView,
})

export const extendTopic = endpoint({
  method: 'POST',
  path: '/api/v1/topics/:id/extend',
  summary: 'Give a topic more minutes, if the room agrees (X-15)',
  access: { rule: 'may', noun: 'topic', by: 'id', action: 'runTopics' },
  params: ById,
  body: z.object({ minutes: z.int().min(1).max(120), roomAgreed: z.boolean().default(false) }),
  reply: MeetingView,
})

export const beginConfirming = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/confirming',
  summary: 'Begin reading the record back item by item',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'beginConfirming' },
  params: ById,
  reply: MeetingView,
})

export const endMeeting = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/end',
  summary: 'Close the meeting; the clocks of the minutes start',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'end' },
  params: ById,
  body: z.object({ overrides: Overrides }),
  reply: MeetingView,
})
