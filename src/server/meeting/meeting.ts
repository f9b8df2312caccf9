import type { TopicPriority } from '#domain/meeting/agenda-order.ts'
import type { AttendanceMode, RsvpState, SignInMethod, SignInState } from '#domain/meeting/attendee.ts'
import type {
  AgendaItemKind,
  AgendaSection,
  AttendeeKind,
  CoreRole,
  MaterialKind,
  MeetingType,
} from '#domain/meeting/enums.ts'
import type { MaterialReviewState } from '#domain/meeting/material.ts'
import type { NeedCheck } from '#domain/meeting/need.ts'
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
  readonly needCheck: NeedCheck | ''
  readonly needReason: string
  readonly outOfScope: string
  readonly collaborationId: string | null
  /** Words, where it belongs to nothing here. */
  readonly collaborationName: string
  /** What it is needed for (S0-05). */
  readonly requestId: string | null
  readonly materialPreparerId: string | null
  readonly decisionPower: string
  readonly isResourceContested: boolean
  readonly initiatingDepartmentId: string | null
  readonly confirmMinutes: number | null
  readonly breakMinutes: number | null
  readonly venueConfirmedBy: string | null
  readonly venueConfirmedAt: Date | null
  readonly openingCheckedBy: string | null
  readonly openingCheckedAt: Date | null
  /** Until when topics may be proposed; null: never opened. */
  readonly collectingUntil: Date | null
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
  readonly signInMethod: SignInMethod | null
  readonly leftAt: Date | null
  readonly absenceReason: string
  readonly isMandatory: boolean
  readonly mode: AttendanceMode | null
  readonly remark: string
  /** The topics they were named for. */
  readonly topicIds: readonly string[]
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
  readonly presentingDepartmentId: string | null
  readonly priority: TopicPriority | null
  readonly servesGoal: boolean
  readonly goalPart: number | null
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
  readonly keyPoints: string
  readonly dataSource: string
  readonly reviewState: MaterialReviewState
  readonly reviewComment: string
  readonly reviewedBy: string | null
  readonly reviewedAt: Date | null
  readonly revisionCount: number
  readonly openedBy: readonly string[]
  readonly version: number
}
