import type { DecisionKind, DecisionMechanism } from '#domain/decision/lifecycle.ts'
import type { DecisionInQuestion } from '#domain/decision/policy.ts'

/** A decision with what its policy needs of the meeting it was taken in. */
export interface Decision extends DecisionInQuestion {
  readonly id: string
  readonly number: string
  readonly meetingId: string | null
  readonly topicId: string | null
  readonly content: string
  readonly kind: DecisionKind
  readonly mechanism: DecisionMechanism
  readonly ownerId: string | null
  readonly ownerDepartmentId: string | null
  readonly dueOn: string | null
  readonly dueText: string
  readonly confirmBy: string | null
  readonly conditionEvent: string
  readonly noticeLeadDays: number | null
  readonly affectedDate: string | null
  readonly supersededBy: string | null
  readonly version: number
}
