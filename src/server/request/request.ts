import type { ResourceKind, Urgency } from '#domain/meeting/enums.ts'
import type { RequestChange } from '#domain/request/changes.ts'
import type { AnswerInQuestion, RequestInQuestion } from '#domain/request/policy.ts'
import type {
  Allocation,
  Feasibility,
  NeedPriority,
  RequestOutcome,
  ReviewVerdict,
  RoundKind,
} from '#domain/request/request.ts'

export interface Need {
  readonly id: string
  readonly kind: ResourceKind
  readonly spec: string
  readonly quantity: number | null
  readonly unit: string
  readonly fromOn: string | null
  readonly untilOn: string | null
  readonly purpose: string
  readonly priority: NeedPriority
  readonly providerDepartmentId: string | null
  readonly opinion: string
  readonly allocation: Allocation | null
  readonly allocated: string
  readonly allocatedById: string | null
  readonly allocatedAt: Date | null
}

export interface Answer extends AnswerInQuestion {
  readonly departmentName: string
  /** Head, or deputy where there is none. */
  readonly headId: string | null
  readonly sentAt: Date | null
  readonly answeredAt: Date | null
  readonly answeredById: string | null
  readonly reason: string
  readonly liaisonId: string | null
  readonly departmentLiaisonId: string | null
  readonly impact: string
  readonly people: string
  readonly material: string
  readonly moneyCents: number | null
  readonly duration: string
  readonly counterOn: string | null
  readonly counterResources: string
  readonly phonedById: string | null
  readonly forwardedFromId: string | null
}

export interface Review {
  readonly necessity: boolean
  readonly reasonableness: boolean
  readonly completeness: boolean
  readonly verdict: ReviewVerdict
  readonly comment: string
  readonly reviewerId: string
  readonly isOwn: boolean
  readonly at: Date
}

export interface Round {
  readonly round: number
  readonly kind: RoundKind
  readonly departmentId: string | null
  readonly personId: string | null
  readonly text: string
  readonly changes: readonly RequestChange[]
  readonly at: Date
}

/** A collaboration request in domain words, with all that belongs to it. */
export interface Request extends RequestInQuestion {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly urgency: Urgency
  readonly contact: string
  readonly background: string
  readonly goal: string
  readonly expectedOutcome: string
  readonly concreteTasks: string
  readonly deliveryStandard: string
  readonly wishedOn: string | null
  readonly isReviewOwn: boolean
  readonly firstSubmittedAt: Date | null
  readonly submittedAt: Date | null
  readonly since: Date
  readonly feasibility: Feasibility | null
  readonly feasibilityReason: string
  readonly feasibilityById: string | null
  readonly feasibilityAt: Date | null
  readonly decidedAt: Date | null
  readonly decidedById: string | null
  readonly decisionComment: string
  readonly collaborationId: string | null
  readonly taskId: string | null
  readonly outcome: RequestOutcome | null
  readonly result: string
  readonly closedAt: Date | null
  readonly ratingComment: string
  readonly version: number
  readonly createdAt: Date
  readonly needs: readonly Need[]
  readonly nodes: readonly { readonly id: string; readonly name: string; readonly on: string }[]
  readonly risks: readonly {
    readonly id: string
    readonly text: string
    readonly response: string
    readonly departmentId: string | null
  }[]
  readonly answers: readonly Answer[]
  readonly reviews: readonly Review[]
  readonly rounds: readonly Round[]
}
