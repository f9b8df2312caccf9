import type { CivilDate } from '#domain/calendar/civil-date.ts'
import type { Instant } from '#domain/calendar/instant.ts'
import type { DecisionKind, DecisionState } from '#domain/decision/lifecycle.ts'
import type { RsvpState, SignInState } from '#domain/meeting/attendee.ts'
import type {
  AgendaItemKind,
  AttendeeKind,
  CoreRole,
  MeetingType,
  TopicOutcome,
} from '#domain/meeting/enums.ts'
import type { MinutesState } from '#domain/minutes/lifecycle.ts'
import type { FeedbackState } from '#domain/minutes/recipient.ts'
import type { OutputContent } from '#domain/output/content.ts'
import type { TaskPriority, TaskState, Verdict } from '#domain/task/lifecycle.ts'

/**
 * One meeting as the norms see it. Server and browser both build it; nothing in it is judged yet.
 * Everywhere: a field that is absent is unknown, and what is unknown is never held against anybody;
 * `null` (or an empty list) is known to be empty, and is judged.
 */
export interface MeetingFacts {
  readonly meeting: MeetingBasics
  readonly departments?: readonly DepartmentFacts[]
  readonly people?: readonly PersonFacts[]
  readonly topics?: readonly TopicFacts[]
  readonly attendees?: readonly AttendeeFacts[]
  readonly materials?: readonly MaterialFacts[]
  readonly preAlignments?: readonly PreAlignmentFacts[]
  readonly entries?: readonly EntryFacts[]
  /** Who has, or asks for, the floor. */
  readonly speakerIds?: readonly string[]
  readonly decisions?: readonly DecisionFacts[]
  readonly tasks?: readonly TaskFacts[]
  readonly risks?: readonly RiskFacts[]
  readonly votes?: readonly VoteFacts[]
  readonly minutes?: MinutesFacts
  /** What the meeting has brought forth under the headings of its type. */
  readonly outputs?: OutputContent
}

/** Departments and people are named by id everywhere below; these say what to call them. */
export interface DepartmentFacts {
  readonly id: string
  readonly name: string
  readonly headId?: string | null
  readonly liaisonId?: string | null
}

export interface PersonFacts {
  readonly id: string
  readonly name: string
  readonly dept?: string | null
}

export interface MeetingBasics {
  readonly id: string
  readonly name: string
  readonly type?: MeetingType
  readonly goal?: string | null
  readonly coreProblem?: string | null
  readonly expectedOutcome?: string | null
  /** The collaboration, request or overdue task this meeting serves. */
  readonly needLink?: string | null
  readonly needReason?: string | null
  readonly initiatingDept?: string | null
  readonly plannedStart?: Instant | null
  readonly plannedEnd?: Instant | null
  readonly endedAt?: Instant | null
  readonly form?: 'offline' | 'online' | 'hybrid' | null
  readonly venue?: string | null
  readonly venueConfirmed?: boolean | null
  readonly hostId?: string | null
  readonly recorderId?: string | null
  readonly timekeeperId?: string | null
  readonly breakMinutes?: number | null
  /** Minutes kept at the end for the walk-through, when they are not a segment of the agenda. */
  readonly confirmSlotMinutes?: number | null
  readonly invitedAt?: Instant | null
  readonly agendaSentAt?: Instant | null
  readonly noticedAt?: Instant | null
  readonly openingCheckedAt?: Instant | null
  /** 0 … 1, of the people who were sent the material. */
  readonly readRatio?: number | null
  readonly isSeries?: boolean
  /** Whether the open items of the last meeting of the series were looked at; unknown for the first one. */
  readonly carryOverReviewed?: boolean | null
  /** Departments are expected to compete for people, money or things. */
  readonly resourceContention?: boolean | null
  /** The way forward was agreed with the superior beforehand (S3-79). */
  readonly superiorAligned?: boolean | null
  /** Members of the group the meeting belongs to, whether they attend or not. */
  readonly memberIds?: readonly string[]
}

export interface TopicFacts {
  readonly id: string
  readonly order: number
  /** A segment that is no topic carries no five elements and does not count as one. */
  readonly segment?: 'topic' | 'confirm' | 'carryOver' | 'break'
  readonly title?: string | null
  readonly discussionContent?: string | null
  readonly ownerId?: string | null
  readonly plannedMinutes?: number | null
  readonly expectedOutput?: string | null
  readonly kind?: AgendaItemKind | null
  readonly priority?: TaskPriority | null
  readonly goalLink?: string | null
  /** Who was named for it; null: nobody was, so that it concerns all who come. */
  readonly attendeeIds?: readonly string[] | null
  readonly outcome?: TopicOutcome | null
  readonly actualMinutes?: number | null
  /** What the host chose when the time was up. */
  readonly overrunChoice?: 'extend' | 'move' | null
}

export interface AttendeeFacts {
  readonly personId: string
  readonly dept?: string | null
  readonly kind: AttendeeKind
  readonly coreRole?: CoreRole | null
  readonly isHead?: boolean
  readonly isLiaison?: boolean
  readonly topicIds?: readonly string[]
  readonly toldObserverRule?: boolean | null
  readonly rsvp?: RsvpState
  readonly signIn?: SignInState | null
  readonly absenceReason?: string | null
  /** Who stands in for this person. */
  readonly proxyId?: string | null
}

export interface MaterialFacts {
  readonly id: string
  readonly name: string
  readonly preparerId?: string | null
  readonly due?: CivilDate | null
  /** Made by the product itself (such as the ledger): nobody has to prepare it. */
  readonly generated?: boolean
}

export interface PreAlignmentFacts {
  readonly dept: string
  readonly personId?: string | null
  readonly talked?: boolean
}

export interface EntryFacts {
  readonly id: string
  readonly kind: 'viewpoint' | 'dispute' | 'consensus' | 'note'
  readonly topicId?: string | null
  readonly dept?: string | null
  readonly personId?: string | null
  readonly text: string
  readonly wordingLockedAt?: Instant | null
  readonly confirmed?: boolean | null
}

export interface DecisionFacts {
  readonly id: string
  /** What people call it, such as JY-1.2; the id when absent. */
  readonly label?: string
  readonly content?: string | null
  readonly kind: DecisionKind
  readonly state?: DecisionState
  readonly ownerId?: string | null
  readonly ownerDept?: string | null
  readonly cooperatingDepts?: readonly string[]
  readonly dueDate?: CivilDate | null
  readonly dueText?: string | null
  readonly taskIds?: readonly string[]
  readonly confirmBy?: CivilDate | null
  readonly condition?: ConditionFacts | null
  readonly source?: 'meeting' | 'im' | 'mail' | 'oral'
  readonly takenAt?: Instant | null
  readonly writtenAt?: Instant | null
  readonly confirmed?: boolean | null
}

/** What has to happen, and who is told how long before, when a conditional decision takes hold. */
export interface ConditionFacts {
  readonly event: string
  readonly affectedDate?: CivilDate | null
  readonly noticeLeadDays?: number | null
  readonly audience?: string | null
  readonly channel?: string | null
  readonly triggeredAt?: Instant | null
  readonly noticeSentAt?: Instant | null
}

export interface TaskFacts {
  readonly id: string
  readonly label?: string
  readonly name?: string | null
  readonly description?: string | null
  readonly state?: TaskState
  readonly ownerDept?: string | null
  /** Usually one; the norm says exactly one. */
  readonly ownerIds?: readonly string[] | null
  /** What was written instead of a person, such as 全体. */
  readonly ownerText?: string | null
  readonly cooperatingDepts?: readonly string[]
  readonly plannedStart?: CivilDate | null
  readonly dueDate?: CivilDate | null
  readonly dueText?: string | null
  readonly doneCriteria?: readonly string[] | null
  readonly resources?: readonly ResourceFacts[] | null
  readonly milestones?: readonly MilestoneFacts[]
  readonly requiredFormats?: readonly string[]
  readonly deliverables?: readonly DeliverableFacts[] | null
  readonly updates?: readonly UpdateFacts[]
  readonly dependsOn?: readonly DependencyFacts[]
  readonly jointReview?: readonly string[]
  readonly reviews?: readonly ReviewFacts[]
  /** How often the work was sent back, the present time included. */
  readonly reworkCount?: number | null
  readonly maxRework?: number | null
  readonly createdAt?: Instant | null
  readonly remindedAt?: Instant | null
  readonly collectedAt?: Instant | null
  readonly doneAt?: Instant | null
  readonly delayReports?: readonly { readonly reportedAt: Instant }[]
  readonly overdueReason?: string | null
  readonly overdueMeasure?: string | null
  readonly inLedger?: boolean | null
  readonly confirmed?: boolean | null
}

export interface ResourceFacts {
  readonly kind: string
  readonly text: string
  readonly providerDept?: string | null
  readonly due?: CivilDate | null
}

export interface MilestoneFacts {
  readonly id: string
  readonly date: CivilDate
  readonly dept?: string | null
  readonly deliverable?: string | null
}

export interface DeliverableFacts {
  readonly name: string
  /** As required formats are written: JPG, PDF, 源文件. The file name's ending when absent. */
  readonly format?: string
}

export interface UpdateFacts {
  readonly on: CivilDate
  /** The moment, when it is known; without it the update is good for the whole day. */
  readonly at?: Instant
  readonly text: string
}

export interface DependencyFacts {
  readonly taskId: string
  readonly done?: boolean
  /** Only this milestone waits, not the start of the task. */
  readonly milestoneId?: string
}

export interface ReviewFacts {
  readonly dept: string
  readonly verdict: Verdict | null
}

export interface RiskFacts {
  readonly id: string
  readonly text: string
}

export interface VoteFacts {
  readonly id: string
  readonly label?: string
  /** How many departments, or people, may vote. */
  readonly eligible: number
  readonly ballots: readonly {
    readonly personId: string
    readonly choice: 'agree' | 'against' | 'abstain'
  }[]
  readonly chairChoice?: 'agree' | 'against' | null
  /** What the vote is said to have come to; absent while nobody says so. */
  readonly result?: 'passed' | 'failed' | 'tied' | 'invalid'
}

export const minutesSections = [
  'basics',
  'goalAndAgendaReview',
  'topicRecords',
  'decisionTable',
  'todoTable',
] as const
export type MinutesSection = (typeof minutesSections)[number]

export interface MinutesFacts {
  readonly id: string
  readonly state?: MinutesState
  readonly sections?: readonly MinutesSection[]
  readonly draftedAt?: Instant | null
  readonly finalisedAt?: Instant | null
  readonly feedback?: readonly FeedbackFacts[]
  readonly openProposals?: readonly { readonly id: string; readonly personId: string }[]
  readonly recipientIds?: readonly string[]
  readonly maintainerId?: string | null
  readonly archiveName?: string | null
  readonly important?: boolean
  readonly legalHold?: boolean
  /** 会签: everybody who took part has to confirm. */
  readonly countersign?: boolean
}

export interface FeedbackFacts {
  readonly personId: string
  readonly state: FeedbackState
  readonly sentAt?: Instant | null
  /** False for those who only get a copy. */
  readonly required?: boolean
}
