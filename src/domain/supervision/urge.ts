import { type Deadline, type WorkTime, workingHoursAfter } from '#domain/calendar/deadline.ts'
import type { Instant } from '#domain/calendar/instant.ts'
import type { AssignmentState } from '#domain/task/assignment.ts'
import type { TaskState } from '#domain/task/lifecycle.ts'

/** Whose turn it is, as somebody who waits would ask: 负责人, 交办人, 评审人, 审批延期的人, 被请求支持的人. */
export const awaitedParties = ['owner', 'assigner', 'reviewers', 'approvers', 'supporters'] as const
export type AwaitedParty = (typeof awaitedParties)[number]

/** Nobody is urged about what is over, rests, or still stands in a record that changes. */
export function awaitedOf(task: {
  readonly state: TaskState
  readonly assignment: AssignmentState
  readonly isSuspended: boolean
}): AwaitedParty | null {
  if (task.isSuspended || task.assignment === 'notHandedOut') return null
  switch (task.state) {
    case 'done':
    case 'cancelled':
      return null
    case 'pendingAcceptance':
      return 'reviewers'
    case 'delayed':
      return 'approvers'
    case 'needsSupport':
      return 'supporters'
    default:
      return task.assignment === 'returned' ? 'assigner' : 'owner'
  }
}

/** How long one matter is left alone after somebody was urged about it. */
export const quietWorkingHours = 4

/** From when the same matter may be urged about again, by whomever. */
export function urgeAgainAt(lastAt: Instant, work: WorkTime): Deadline {
  return workingHoursAfter(lastAt, quietWorkingHours, work)
}
