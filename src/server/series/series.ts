import type { StandingTopic } from '#contract/series.ts'
import type { Classification, MeetingType } from '#domain/meeting/enums.ts'
import type { SeriesInQuestion } from '#domain/series/policy.ts'
import type { OnDayOff, Recurrence } from '#domain/series/recurrence.ts'

export interface StandingPerson {
  readonly personId: string
  readonly kind: 'core' | 'observer'
  readonly coreRole: 'decider' | 'executor' | 'informant' | null
}

/** A series with its standing people and topics: what its meetings are made of. */
export interface Series extends SeriesInQuestion {
  readonly id: string
  readonly name: string
  readonly type: MeetingType
  readonly classification: Classification
  readonly recurrence: Recurrence
  readonly startsOn: string
  readonly endsOn: string | null
  readonly endsAfter: number | null
  readonly onDayOff: OnDayOff
  readonly startTime: string
  readonly durationMinutes: number
  readonly ahead: number
  readonly form: 'offline' | 'online' | 'hybrid'
  readonly place: string
  readonly onlineUrl: string
  readonly goal: string
  readonly expectedOutcome: string
  readonly needReason: string
  readonly collaborationName: string
  /** Its meetings belong to this one: a communication plan made it. */
  readonly collaborationId: string | null
  readonly confirmMinutes: number | null
  readonly initiatingDepartmentId: string | null
  readonly timekeeperId: string | null
  readonly stoppedReason: string
  readonly version: number
  readonly people: readonly StandingPerson[]
  /** Members of a standing meeting, with who connects each. */
  readonly departments: readonly { readonly departmentId: string; readonly liaisonId: string | null }[]
  readonly topics: readonly StandingTopic[]
}
