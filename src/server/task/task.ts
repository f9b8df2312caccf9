import type { CivilDate } from '#domain/calendar/civil-date.ts'
import type { MinutesState } from '#domain/minutes/lifecycle.ts'
import type { Assignment } from '#domain/task/assignment.ts'
import type { DueRule } from '#domain/task/due-rule.ts'
import type { OutputFormat } from '#domain/task/format.ts'
import type { TaskPriority } from '#domain/task/lifecycle.ts'
import type { TaskInQuestion } from '#domain/task/policy.ts'

/** A task in domain words: what the policy judges and the commands change. */
export interface Task extends TaskInQuestion, Assignment {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly description: string
  readonly ownerDepartmentId: string | null
  readonly plannedStart: CivilDate | null
  /** The date that counts now; the first one agreed on is kept beside it. */
  readonly dueOn: CivilDate | null
  readonly originalDueOn: CivilDate | null
  readonly dueText: string
  readonly priority: TaskPriority
  readonly percent: number
  readonly doneCriteria: readonly string[]
  readonly notes: readonly string[]
  readonly requiredFormats: readonly OutputFormat[]
  readonly budgetCents: number | null
  readonly reworkCount: number
  readonly maxRework: number
  readonly collaborationId: string | null
  readonly collaborationName: string
  readonly meetingId: string | null
  readonly topicId: string | null
  readonly decisionId: string | null
  readonly isAddedAfter: boolean
  /** It has a line in the plan of its collaboration; `isBaselined`: dates and owner were agreed to by all. */
  readonly isPlanned: boolean
  readonly isBaselined: boolean
  readonly lastUpdateAt: Date | null
  readonly version: number
  readonly createdAt: Date
  readonly returnReason: string
  readonly suspendedAt: Date | null
  readonly suspendReason: string
  readonly percentAt: Date | null
  /** What the date is counted from; `dueEventAt` is when that happened, `dueAt` the instant that follows from hours. */
  readonly dueRule: DueRule | null
  readonly dueEventAt: Date | null
  readonly dueAt: Date | null
  /** Of the minutes of its meeting, if there are any. */
  readonly minutesState: MinutesState | null
}
