import type { AssignmentState } from './assignment.ts'
import { isOpen, type TaskState } from './lifecycle.ts'

/** What a task stands still for: 签收, 重新交办, 支持, 延期答复, 验收, 恢复, or what its date is counted from. */
export const waitingKinds = [
  'resumption',
  'acceptance',
  'reassignment',
  'support',
  'delayAnswer',
  'signature',
  'event',
] as const
export type WaitingKind = (typeof waitingKinds)[number]

export interface WaitingFacts {
  readonly state: TaskState
  readonly assignment: AssignmentState
  readonly isSuspended: boolean
  readonly isWaitingForEvent: boolean
}

/** The one thing a task waits for first; null when it is its owner's turn, or nobody's any more. */
export function waitingKind({
  state,
  assignment,
  isSuspended,
  isWaitingForEvent,
}: WaitingFacts): WaitingKind | null {
  if (!isOpen(state)) return null
  if (isSuspended) return 'resumption'
  if (state === 'pendingAcceptance') return 'acceptance'
  if (assignment === 'returned') return 'reassignment'
  if (state === 'needsSupport') return 'support'
  if (state === 'delayed') return 'delayAnswer'
  if (state === 'todo' && assignment === 'unsigned') return 'signature'
  return isWaitingForEvent ? 'event' : null
}
