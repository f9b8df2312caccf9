import type { CivilDate } from '#domain/calendar/civil-date.ts'
import type { Instant } from '#domain/calendar/instant.ts'
import type { ConflictStop } from '#domain/conflict/lifecycle.ts'
import type { WrittenRecord } from '#domain/decision/chat.ts'
import type { Classification } from '#domain/meeting/enums.ts'
import type { RaciLetter } from '#domain/plan/raci.ts'
import type { AnswerState } from '#domain/request/lifecycle.ts'
import type { Feasibility, ReviewCriterion, ReviewVerdict } from '#domain/request/request.ts'
import type { RetrospectiveState } from '#domain/retrospective/lifecycle.ts'
import type { DepartmentFacts, PersonFacts } from './facts.ts'
import type { PlaceNoun } from './finding.ts'

/**
 * One matter that is not a meeting, as the norms see it: a request, a collaboration with its charter and plan,
 * a conflict, a contingency. Each room adds the part it knows. As with meetings: absent is unknown and never
 * held against anybody, `null` (or an empty list) is known to be empty and is judged.
 */
export interface MatterFacts {
  readonly matter: { readonly noun: PlaceNoun; readonly id: string; readonly name: string }
  /** Who may pass over what is left to the one in charge: the group's leader. */
  readonly leaderId?: string | null
  readonly departments?: readonly DepartmentFacts[]
  readonly people?: readonly PersonFacts[]
  readonly request?: RequestFacts
  readonly charter?: CharterFacts
  readonly conflict?: ConflictFacts
  readonly contingency?: ContingencyFacts
  readonly plan?: PlanFacts
  readonly retrospective?: RetrospectiveFacts
  readonly processReview?: ProcessReviewFacts
  readonly information?: InformationFacts
  readonly sync?: SyncFacts
}

/** The plan of a collaboration, as far as it is known where it is asked about. */
export interface PlanFacts {
  /** Lines that are no summaries, with who holds which letter, by name. */
  readonly lines?: readonly {
    readonly id: string
    readonly name: string
    readonly raci: Readonly<Record<RaciLetter, readonly string[]>>
  }[]
  /** Departments that take part; `outdated`: its part was changed after it had confirmed. */
  readonly confirmations?: readonly {
    readonly departmentId: string
    readonly state: 'confirmed' | 'outdated' | 'waiting'
  }[]
  /** Work about to be begun, or begun, in a collaboration whose plan is agreed; without a change or a reason. */
  readonly outside?: readonly { readonly id: string; readonly name: string }[]
  /** `waitingFor`: reviewers that have not passed it, by name. */
  readonly milestones?: readonly {
    readonly id: string
    readonly name: string
    readonly isPassed: boolean
    readonly waitingFor: readonly string[]
  }[]
  readonly deviations?: readonly {
    readonly id: string
    readonly name: string
    readonly days: number
    readonly ratio: number
  }[]
  readonly slip?: { readonly days: number; readonly end: CivilDate } | null
}

/** A collaboration request (协作需求单): its text, and how far its assessment has come. */
export interface RequestFacts {
  readonly background?: string | null
  readonly goal?: string | null
  /** One line a need. */
  readonly requiredResources?: readonly string[] | null
  readonly expectedOutcome?: string | null
  readonly timeNodes?: readonly string[] | null
  readonly potentialRisks?: readonly string[] | null
  /** The review that is about to be given; a criterion without a verdict is null. */
  readonly review?: {
    readonly verdict: ReviewVerdict
    readonly criteria: Readonly<Record<ReviewCriterion, boolean | null>>
  }
  readonly answers?: readonly {
    readonly departmentId: string
    readonly state: AnswerState
    readonly sentAt: Instant | null
    readonly impact: string
    readonly people: string
    readonly material: string
    readonly moneyCents: number | null
    readonly duration: string
  }[]
  /** Null: nobody has said yet. */
  readonly feasibility?: Feasibility | null
}

/** The charter of a collaboration, as it stands before the group starts to work. */
export interface CharterFacts {
  /** The leader among them. */
  readonly coreMemberIds: readonly string[]
  readonly departments: readonly {
    readonly id: string
    readonly liaisonId: string | null
    /** What the charter itself says that the department does (S1-60 … S1-62). */
    readonly charterRow: Omit<DivisionFacts, 'departmentId'>
  }[]
  readonly division: readonly DivisionFacts[]
  readonly riskCount: number
  readonly communicationCount: number
}

/** A line of the division of labour. */
export interface DivisionFacts {
  readonly departmentId: string
  readonly duty: string | null
  readonly output: string | null
  /** As it is written, and the day it comes to; null where none can be told. */
  readonly due: string | null
  readonly dueOn: string | null
}

/** A conflict on its way up, or being ruled on. */
export interface ConflictFacts {
  /** Where it is, and until when it is to be answered there (C-13). */
  readonly level?: ConflictStop
  readonly dueAt?: Instant | null
  /** Where it is about to go, and where it would go step by step. */
  readonly to?: ConflictStop
  readonly expected?: ConflictStop
  /** Talks that its leader held with both sides. */
  readonly negotiations?: number
  readonly commonGoal?: string | null
  readonly sides?: readonly {
    readonly dept: string
    readonly position?: string | null
    /** Facts and data that it rests on. */
    readonly reasons?: string | null
    readonly isSigned?: boolean
  }[]
  readonly ruling?: string | null
  readonly taskIds?: readonly string[]
}

export interface ContingencyFacts {
  readonly interimOwnerId?: string | null
  readonly measures?: readonly string[] | null
  readonly impactSchedule?: string | null
  readonly impactCost?: string | null
  readonly impactScope?: string | null
}

/** What a collaboration has to show of having been looked back on, before it is put away. */
export interface RetrospectiveFacts {
  /** 复盘会 that were held. */
  readonly meetingsHeld: number
  /** Null: nobody has opened one. */
  readonly report: RetrospectiveState | null
}

/** The regular look at how departments work together (S4-10). */
export interface ProcessReviewFacts {
  /** The last one; before the first, the day on which people began to work together here. */
  readonly lastOn: CivilDate
  readonly isFirst: boolean
}

/** A piece of information about to be put on record and passed on. */
export interface InformationFacts {
  /** Null: nobody has said yet. */
  readonly level: Classification | null
  readonly isImportant: boolean
  readonly writtenAs: WrittenRecord | null
  /** Whom it concerns and who will not be told, by name. */
  readonly leftOut: readonly string[]
}

/** The reporting of a collaboration: the round that is looked at (C-11), or a report about to be sent. */
export interface SyncFacts {
  readonly cycle?: {
    readonly weeks: number
    readonly dueAt: Instant
    /** A progress meeting was held in it. */
    readonly hasMet: boolean
    /** A report was sent in it. */
    readonly hasReported: boolean
  }
  /** Lines of 未完成 that are in the report. */
  readonly undone?: readonly { readonly id: string; readonly text: string; readonly reason: string }[]
}
