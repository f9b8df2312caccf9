import type { ConflictKind, ConflictResolution } from '#domain/conflict/conflict.ts'
import type { ConflictInQuestion, SideInQuestion } from '#domain/conflict/policy.ts'
import type { Dispute, ReportingLines } from '#domain/conflict/reporting.ts'

export interface Side extends SideInQuestion {
  readonly id: string
  readonly position: string
  readonly demand: string
  readonly facts: string
  readonly statedById: string | null
  readonly statedAt: Date | null
  readonly signedById: string | null
  readonly signedAt: Date | null
  readonly version: number
}

export interface ConflictPlaces {
  readonly meetingId: string | null
  readonly topicId: string | null
  readonly decisionId: string | null
  readonly taskId: string | null
  readonly collaborationId: string | null
}

/** A conflict with its sides, and the reporting lines that say who may judge in it. */
export interface Conflict extends ConflictInQuestion, ConflictPlaces {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly kind: ConflictKind
  readonly commonGoal: string
  readonly options: string
  readonly isSkip: boolean
  readonly enteredAt: Date | null
  readonly dueAt: Date | null
  readonly resolution: ConflictResolution | null
  readonly ruling: string
  readonly recheckOn: string | null
  readonly recheckNote: string
  readonly respondedAt: Date | null
  readonly decidedAt: Date | null
  readonly resolvedAt: Date | null
  readonly createdAt: Date
  readonly version: number
  readonly sides: readonly Side[]
  readonly lines: ReportingLines
}

/** Nobody who speaks for a side judges in it. */
export function disputeOf({ sides }: Pick<Conflict, 'sides'>): Dispute {
  return {
    departmentIds: sides.map(({ departmentId }) => departmentId),
    partyIds: new Set(sides.flatMap(({ spokespersonId }) => spokespersonId ?? [])),
  }
}
