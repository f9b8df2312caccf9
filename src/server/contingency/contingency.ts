import type { ContingencyInQuestion } from '#domain/contingency/policy.ts'

export interface Measure {
  readonly id: string
  readonly text: string
  readonly taskId: string | null
}

/** A contingency plan with its measures, and who leads what it was started for. */
export interface Contingency extends ContingencyInQuestion {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly collaborationId: string | null
  readonly riskId: string | null
  readonly issueId: string | null
  readonly conflictId: string | null
  readonly impactSchedule: string
  readonly impactCost: string
  readonly impactScope: string
  readonly affected: string
  readonly endNote: string
  readonly startedById: string | null
  readonly startedAt: Date | null
  readonly endedById: string | null
  readonly endedAt: Date | null
  readonly createdAt: Date
  readonly version: number
  readonly measures: readonly Measure[]
}
