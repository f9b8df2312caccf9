import { z } from 'zod'
import { decisionStates } from '#domain/decision/lifecycle.ts'
import {
  agendaItemKinds,
  attendeeKinds,
  classifications,
  coreRoles,
  meetingTypes,
} from '#domain/meeting/enums.ts'
import { meetingStates } from '#domain/meeting/lifecycle.ts'
import { topicStates } from '#domain/meeting/topic.ts'
import { seriesStates } from '#domain/series/lifecycle.ts'
import { seriesAbilities } from '#domain/series/policy.ts'
import { dayOffChoices } from '#domain/series/recurrence.ts'
import {
  ById,
  ChainLink,
  Day,
  DepartmentRef,
  HistoryItem,
  Id,
  Instant,
  Line,
  PageQuery,
  PersonRef,
  page,
  Reason,
  RequiredLine,
  Text,
  Version,
} from './common.ts'
import { endpoint } from './endpoint.ts'
import { LightView } from './task.ts'

const Every = z.int().min(1).max(12)
const Weekday = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
  z.literal(7),
])
const Nth = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(-1)])

export const RecurrenceView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('weekly'), every: Every, weekdays: z.array(Weekday).min(1).max(7) }),
  z.object({ kind: z.literal('monthlyByDate'), every: Every, day: z.int().min(1).max(31) }),
  z.object({ kind: z.literal('monthlyByWeekday'), every: Every, nth: Nth, weekday: Weekday }),
  z.object({
    kind: z.literal('monthlyByWorkingDay'),
    every: Every,
    nth: z.union([z.int().min(1).max(15), z.literal(-1)]),
  }),
])

/** A topic that every meeting of the series has. */
export const StandingTopic = z.object({
  key: Id,
  title: RequiredLine,
  kind: z.enum(agendaItemKinds).default('discuss'),
  discussionContent: Text.default(''),
  problemToSolve: Text.default(''),
  expectedOutput: Text.default(''),
  ownerId: Id.nullable().default(null),
  plannedMinutes: z.int().min(1).max(600).nullable().default(null),
})
export type StandingTopic = z.infer<typeof StandingTopic>

const StandingPerson = z.object({
  personId: Id,
  kind: z.enum(attendeeKinds).default('core'),
  coreRole: z.enum(coreRoles).nullable().default(null),
})

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

const SeriesFields = z.object({
  name: RequiredLine,
  type: z.enum(meetingTypes),
  classification: z.enum(classifications),
  recurrence: RecurrenceView,
  startsOn: Day,
  endsOn: Day.nullable(),
  endsAfter: z.int().min(1).max(500).nullable(),
  onDayOff: z.enum(dayOffChoices),
  startTime: Time,
  durationMinutes: z.int().min(5).max(600),
  ahead: z.int().min(1).max(12),
  form: z.enum(['offline', 'online', 'hybrid']),
  place: Line,
  onlineUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]),
  goal: Text,
  expectedOutcome: Text,
  needReason: Text,
  collaborationName: Line,
  confirmMinutes: z.int().min(0).max(120).nullable(),
  initiatingDepartmentId: Id.nullable(),
  hostId: Id.nullable(),
  recorderId: Id.nullable(),
  timekeeperId: Id.nullable(),
  people: z.array(StandingPerson).max(200),
  /** Members of a standing meeting; without a liaison, the one that the department has. */
  departments: z.array(z.object({ departmentId: Id, liaisonId: Id.nullable().default(null) })).max(50),
  topics: z.array(StandingTopic).max(30),
})

export const SeriesRow = z.object({
  id: Id,
  name: z.string(),
  type: z.enum(meetingTypes),
  state: z.enum(seriesStates),
  recurrence: RecurrenceView,
  startTime: z.string(),
  durationMinutes: z.int(),
  host: PersonRef.nullable(),
  next: z.object({ id: Id, plannedStart: Instant }).nullable(),
  heldCount: z.int(),
  openTaskCount: z.int(),
})
export type SeriesRow = z.infer<typeof SeriesRow>

/** A date of the recurrence for which no meeting has been made yet. */
const PlannedDate = z.object({
  on: Day,
  heldOn: Day,
  /** The holiday that moved it; empty where it was an ordinary day off. */
  holiday: z.string().nullable(),
  isSkipped: z.boolean(),
  skipReason: z.string(),
  /** The year's days off are not published: the day may still change. */
  isUncertain: z.boolean(),
})

export const SeriesView = z.object({
  id: Id,
  name: z.string(),
  type: z.enum(meetingTypes),
  state: z.enum(seriesStates),
  classification: z.enum(classifications),
  recurrence: RecurrenceView,
  startsOn: Day,
  endsOn: Day.nullable(),
  endsAfter: z.int().nullable(),
  onDayOff: z.enum(dayOffChoices),
  startTime: z.string(),
  durationMinutes: z.int(),
  ahead: z.int(),
  form: z.enum(['offline', 'online', 'hybrid']),
  place: z.string(),
  onlineUrl: z.string(),
  goal: z.string(),
  expectedOutcome: z.string(),
  needReason: z.string(),
  collaborationName: z.string(),
  confirmMinutes: z.int().nullable(),
  initiatingDepartment: DepartmentRef.nullable(),
  organiser: PersonRef,
  host: PersonRef.nullable(),
  recorder: PersonRef.nullable(),
  timekeeper: PersonRef.nullable(),
  people: z.array(
    z.object({ person: PersonRef, kind: z.enum(attendeeKinds), coreRole: z.enum(coreRoles).nullable() }),
  ),
  departments: z.array(z.object({ department: DepartmentRef, liaison: PersonRef.nullable() })),
  topics: z.array(StandingTopic.extend({ owner: PersonRef.nullable() })),
  stoppedReason: z.string(),
  planned: z.array(PlannedDate),
  can: z.array(z.enum(seriesAbilities)),
  version: Version,
})
export type SeriesView = z.infer<typeof SeriesView>

export const SeriesMeeting = z.object({
  id: Id,
  number: z.string(),
  name: z.string(),
  no: z.int(),
  state: z.enum(meetingStates),
  on: Day,
  plannedStart: Instant.nullable(),
  plannedEnd: Instant.nullable(),
  /** It is not when the series says. */
  isMoved: z.boolean(),
  /** Fields that the series leaves alone because somebody set them here. */
  own: z.array(z.string()),
  taskCount: z.int(),
  doneCount: z.int(),
  undecidedCount: z.int(),
})
export type SeriesMeeting = z.infer<typeof SeriesMeeting>

export const listSeries = endpoint({
  method: 'GET',
  path: '/api/v1/series',
  summary: 'Recurring series that I may see',
  access: { rule: 'signedIn' },
  query: PageQuery,
  reply: page(SeriesRow),
})

export const createSeries = endpoint({
  method: 'POST',
  path: '/api/v1/series',
  summary: 'Begin a series, anew or from a meeting; its next meetings are drafts that tell nobody',
  access: { rule: 'signedIn' },
  body: SeriesFields.partial()
    .required({ name: true, recurrence: true, startsOn: true, startTime: true })
    .extend({
      /** This meeting becomes the first of the series; what is left out is taken from it. */
      fromMeetingId: Id.optional(),
    }),
  reply: SeriesView,
})

export const getSeries = endpoint({
  method: 'GET',
  path: '/api/v1/series/:id',
  summary: 'One series with its standing people and topics, and the dates to come',
  access: { rule: 'sees', noun: 'series', by: 'id' },
  params: ById,
  reply: SeriesView,
})

export const listSeriesMeetings = endpoint({
  method: 'GET',
  path: '/api/v1/series/:id/meetings',
  summary: 'The meetings of a series, newest first, or from the next one on',
  access: { rule: 'sees', noun: 'series', by: 'id' },
  params: ById,
  query: PageQuery.extend({ view: z.enum(['ahead', 'over']).default('ahead') }),
  reply: page(SeriesMeeting),
})

export const getSeriesHistory = endpoint({
  method: 'GET',
  path: '/api/v1/series/:id/history',
  summary: 'What happened to a series, in order',
  access: { rule: 'sees', noun: 'series', by: 'id' },
  params: ById,
  reply: z.object({ items: z.array(HistoryItem) }),
})

export const updateSeries = endpoint({
  method: 'PATCH',
  path: '/api/v1/series/:id',
  summary:
    'Change a series from a date on; meetings told already, and what was set by hand on one of them, stay',
  access: { rule: 'may', noun: 'series', by: 'id', action: 'edit' },
  params: ById,
  body: SeriesFields.partial().extend({
    version: Version,
    /** 这一次及以后: meetings before this date keep what they have. */
    from: Day.optional(),
  }),
  reply: z.object({
    series: SeriesView,
    changed: z.int(),
    /** Meetings that kept something: set by hand, told already, or without a date in the new recurrence. */
    kept: z.array(
      z.object({
        meeting: ChainLink,
        why: z.enum(['own', 'told', 'noDate']),
        fields: z.array(z.string()),
      }),
    ),
  }),
})

export const prepareOccurrences = endpoint({
  method: 'POST',
  path: '/api/v1/series/:id/meetings',
  summary: 'Make the next meetings as drafts, by number or up to a date',
  access: { rule: 'may', noun: 'series', by: 'id', action: 'prepare' },
  params: ById,
  body: z.union([z.object({ count: z.int().min(1).max(24) }), z.object({ until: Day })]),
  reply: z.object({ made: z.int(), series: SeriesView }),
})

export const skipOccurrence = endpoint({
  method: 'POST',
  path: '/api/v1/series/:id/skips',
  summary: 'Leave out one date that has no meeting yet, or take that back',
  access: { rule: 'may', noun: 'series', by: 'id', action: 'skip' },
  params: ById,
  body: z.object({ on: Day, isSkipped: z.boolean(), reason: Line.default('') }),
  reply: SeriesView,
})

export const stopSeries = endpoint({
  method: 'POST',
  path: '/api/v1/series/:id/stop',
  summary: 'Make no more meetings; those that are prepared stay unless they are called off too',
  access: { rule: 'may', noun: 'series', by: 'id', action: 'stop' },
  params: ById,
  body: z.object({ reason: Reason, cancelsDrafts: z.boolean().default(false) }),
  reply: SeriesView,
})

export const resumeSeries = endpoint({
  method: 'POST',
  path: '/api/v1/series/:id/resume',
  summary: 'Go on with a series that was stopped',
  access: { rule: 'may', noun: 'series', by: 'id', action: 'resume' },
  params: ById,
  reply: SeriesView,
})

const CarriedTask = z.object({
  task: ChainLink,
  meeting: ChainLink.nullable(),
  owner: PersonRef.nullable(),
  dueOn: Day.nullable(),
  /** Days past the due date; 0 while it is not late. */
  lateDays: z.int(),
  light: LightView,
  percent: z.int(),
  doneAt: Instant.nullable(),
  /** The last thing said about it: why it is late, what is missing, how far it is. */
  said: z.object({ kind: z.string(), text: z.string(), at: Instant }).nullable(),
  followUp: ChainLink.nullable(),
})
export type CarriedTask = z.infer<typeof CarriedTask>

const CarriedTopic = z.object({
  id: Id,
  title: z.string(),
  state: z.enum(topicStates),
  outcomeNote: z.string(),
  owner: PersonRef.nullable(),
  meeting: ChainLink,
  /** On how many agendas the matter has been (第N次上会). */
  times: z.int(),
  /** The meeting ahead that has it on its agenda. */
  takenBy: ChainLink.nullable(),
  isTakenHere: z.boolean(),
})
export type CarriedTopic = z.infer<typeof CarriedTopic>

export const CarryOverView = z.object({
  /** `none`: neither of a series nor called because of another meeting; then everything is empty. */
  source: z.enum(['series', 'followUp', 'none']),
  /** The meeting before this one that was held. */
  last: ChainLink.nullable(),
  lastHeldAt: Instant.nullable(),
  completion: z.object({ done: z.int(), total: z.int(), percent: z.int().nullable() }),
  openTasks: z.array(CarriedTask),
  /** Done since the last meeting. */
  doneTasks: z.array(CarriedTask),
  topics: z.array(CarriedTopic),
  decisions: z.array(
    z.object({
      decision: ChainLink,
      state: z.enum(decisionStates),
      meeting: ChainLink.nullable(),
      owner: PersonRef.nullable(),
      confirmBy: Day.nullable(),
      isLate: z.boolean(),
    }),
  ),
  disputes: z.array(
    z.object({
      id: Id,
      text: z.string(),
      topicTitle: z.string(),
      meeting: ChainLink,
      /** What it became, until that is settled. */
      conflict: ChainLink.nullable(),
    }),
  ),
  /** 上次待办回顾 on this agenda, if it is there. */
  reviewTopicId: Id.nullable(),
  isReviewed: z.boolean(),
  /** More than are shown, in any of the lists. */
  isCut: z.boolean(),
  can: z.array(z.enum(['take', 'settle', 'addReview'])),
})
export type CarryOverView = z.infer<typeof CarryOverView>

export const getCarryOver = endpoint({
  method: 'GET',
  path: '/api/v1/meetings/:id/carry-over',
  summary: 'What the meetings before this one left open, asked for now (X-44)',
  access: { rule: 'sees', noun: 'meeting', by: 'id' },
  params: ById,
  reply: CarryOverView,
})

export const takeCarriedTopics = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/carry-over/topics',
  summary: 'Put undecided topics on this agenda; they remember where they come from',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'editAgenda' },
  params: ById,
  body: z.object({ topicIds: z.array(Id).min(1).max(30) }),
  reply: CarryOverView,
})

export const addCarryOverReview = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/carry-over/review',
  summary: 'Put 上次待办回顾 at the head of the agenda (NM-TRK-16)',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'editAgenda' },
  params: ById,
  reply: CarryOverView,
})

export const settleCarried = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/carry-over/settled',
  summary: 'Say that a topic or dispute will not be taken up again and why, or take that back',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'editAgenda' },
  params: ById,
  body: z.object({
    noun: z.enum(['topic', 'entry']),
    nounId: Id,
    isSettled: z.boolean(),
    reason: Text.default(''),
  }),
  reply: CarryOverView,
})

/** Where a meeting stands among others. */
export const MeetingKin = z.object({
  series: z
    .object({
      id: Id,
      name: z.string(),
      no: z.int(),
      previous: ChainLink.nullable(),
      next: ChainLink.nullable(),
    })
    .nullable(),
  followUpOf: ChainLink.nullable(),
  followUps: z.array(ChainLink),
  /** The tasks that a follow-up meeting was called for. */
  aboutTasks: z.array(ChainLink),
  /** The progress report that it was called from (S1-82). */
  report: ChainLink.nullable(),
  canBeginSeries: z.boolean(),
  /** Host or recorder of a meeting that is over: the open tasks may need a meeting of their own. */
  canCallFollowUp: z.boolean(),
})
export type MeetingKin = z.infer<typeof MeetingKin>

export const getMeetingKin = endpoint({
  method: 'GET',
  path: '/api/v1/meetings/:id/kin',
  summary: 'The series of a meeting, and the follow-up meetings on either side',
  access: { rule: 'sees', noun: 'meeting', by: 'id' },
  params: ById,
  reply: MeetingKin,
})

export const getTaskFollowUps = endpoint({
  method: 'GET',
  path: '/api/v1/tasks/:id/follow-ups',
  summary: 'The meetings that were called about a task, and whether I may call one',
  access: { rule: 'sees', noun: 'task', by: 'id' },
  params: ById,
  reply: z.object({ meetings: z.array(ChainLink), canCall: z.boolean() }),
})

export const callNextMeeting = endpoint({
  method: 'POST',
  path: '/api/v1/minutes/:id/next-meeting',
  summary:
    'Make a draft of the next meeting that the minutes tell of (X-30): its time, its topics, the same people. A second time it leads to the same draft',
  access: { rule: 'may', noun: 'minutes', by: 'id', action: 'callNext' },
  params: ById,
  reply: z.object({ meeting: ChainLink }),
})

export const callFollowUp = endpoint({
  method: 'POST',
  path: '/api/v1/follow-up-meetings',
  summary:
    'Call a 二次沟通会议 about tasks that are late or stuck: they are its topics, their people its people',
  access: { rule: 'signedIn' },
  body: z.object({ taskIds: z.array(Id).min(1).max(20) }),
  reply: z.object({ meeting: ChainLink }),
})
