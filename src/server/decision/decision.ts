import type { DecisionSource } from '#domain/decision/chat.ts'
import type { NoticeAudience, NoticeChannel, ReferenceTarget } from '#domain/decision/kinds.ts'
import type { DecisionInQuestion } from '#domain/decision/policy.ts'

/** A decision with what its policy needs of the meeting it was taken in. */
export interface Decision extends DecisionInQuestion {
  readonly id: string
  readonly number: string
  readonly source: DecisionSource
  /** Of one without a meeting. */
  readonly collaborationId: string | null
  readonly meetingId: string | null
  readonly topicId: string | null
  readonly content: string
  readonly ownerDepartmentId: string | null
  readonly dueOn: string | null
  readonly dueText: string
  readonly confirmBy: string | null
  readonly conditionEvent: string
  readonly noticeLeadDays: number | null
  readonly affectedDate: string | null
  readonly noticeAudience: NoticeAudience
  readonly noticeChannel: NoticeChannel
  readonly ruleMetric: string
  readonly ruleLimit: number | null
  readonly ruleUnit: string
  readonly partyIds: readonly string[]
  readonly normRequest: string
  readonly refersTo: ReferenceTarget | null
  readonly refersMaterialId: string | null
  readonly preparedById: string | null
  readonly prepareWhat: string
  readonly prepareBy: string | null
  readonly workingGroup: readonly string[]
  readonly keepsPlan: boolean
  readonly remark: string
  readonly supersededBy: string | null
  readonly createdAt: Date
  readonly version: number
}
