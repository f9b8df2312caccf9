import type { RsvpState, SignInState } from '#domain/meeting/attendee.ts'
import type {
  AgendaItemKind,
  AgendaSection,
  AttendeeKind,
  CoreRole,
  MaterialKind,
  MeetingType,
} from '#domain/meeting/enums.ts'
import type { MeetingInQuestion } from '#domain/meeting/policy.ts'
import type { TopicState } from '#domain/meeting/topic.ts'

/** A meeting with everybody on its list: what the policy judges and the commands change. */
export interface Meeting extends MeetingInQuestion {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly type: MeetingType
  readonly plannedStart: Date | null
  readonly plannedEnd: Date | null
  readonly actualStart: Date | null
  readonly actualEnd: Date | null
  readonly form: 'offline' | 'online' | 'hybrid'
  readonly place: string
  readonly onlineUrl: string
  readonly goal: string
  readonly coreProblem: string
  readonly expectedOutcome: string
  readonly needReason: string
  readonly outOfScope: string
  readonly collaborationName: string
  readonly initiatingDepartmentId: string | null
  readonly confirmMinutes: number | null
  readonly breakMinutes: number | null
  readonly venueConfirmedBy: string | null
  readonly venueConfirmedAt: Date | null
  readonly openingCheckedBy: string | null
  readonly openingCheckedAt: Date | null
  readonly invitedAt: Date | null
  readonly noticedAt: Date | null
  readonly cancelledReason: string
  readonly calendarSequence: number
  readonly isImported: boolean
  readonly version: number
  readonly attendees: readonly Attendee[]
}

export interface Attendee {
  readonly id: string
  readonly personId: string
  /** The department on the day of the invitation; a later transfer does not rewrite who was there. */
  readonly departmentId: string | null
  readonly kind: AttendeeKind
  readonly coreRole: CoreRole | null
  readonly rsvp: RsvpState
  readonly rsvpReason: string
  readonly rsvpAt: Date | null
  readonly proxyId: string | null
  readonly proxyScope: 'speak' | 'speakAndVote' | null
  readonly signIn: SignInState | null
  readonly signedInAt: Date | null
  readonly leftAt: Date | null
  readonly absenceReason: string
  readonly materialsToPrepare: string
  readonly noticeOpenedAt: Date | null
  readonly version: number
}

export interface Topic {
  readonly id: string
  readonly meetingId: string
  readonly seq: number
  readonly title: string
  readonly kind: AgendaItemKind
  readonly section: AgendaSection
  readonly discussionContent: string
  readonly problemToSolve: string
  readonly expectedOutput: string
  readonly ownerId: string | null
  readonly isForAll: boolean
  readonly servesGoal: boolean
  readonly plannedMinutes: number | null
  readonly extendedMinutes: number
  readonly state: TopicState
  readonly outcomeNote: string
  readonly startedAt: Date | null
  readonly endedAt: Date | null
  /** Seconds of runs that are over; a run under way counts from `startedAt`. */
  readonly spentSeconds: number
  readonly isAdHoc: boolean
  readonly version: number
}

export interface Material {
  readonly id: string
  readonly meetingId: string
  readonly topicId: string | null
  readonly name: string
  readonly kind: MaterialKind
  readonly revision: string
  readonly preparerId: string | null
  readonly dueAt: Date | null
  readonly fileId: string | null
  readonly openedBy: readonly string[]
  readonly version: number
}
