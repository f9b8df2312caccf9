import type { CivilDate } from '#domain/calendar/civil-date.ts'
import type { Instant } from '#domain/calendar/instant.ts'
import { isOpen, type TaskState } from '#domain/task/lifecycle.ts'
import { type DecisionKind, type DecisionState, needsTasks } from './lifecycle.ts'

/** noTask: nobody was charged with it in time; overdueTask: somebody was, and their day is over. */
export const stuckReasons = ['noTask', 'overdueTask'] as const
export type StuckReason = (typeof stuckReasons)[number]

/** Whom and when the question is about. */
export interface StuckAt {
  readonly today: CivilDate
  /** Minutes that were final by then had their working day to hand out tasks (C-21). */
  readonly finalBefore: Instant
}

/**
 * 决而不行 (S0-21): decided and not done. A standing rule, a scope or a reference never is (S2-42), and what
 * is provisional or deferred is not to be done yet. Work that was called off counts as none.
 */
export function stuckReason(
  decision: {
    readonly kind: DecisionKind
    readonly state: DecisionState
    /** Null while the minutes that hold it are not final. */
    readonly finalAt: Instant | null
    readonly tasks: readonly { readonly state: TaskState; readonly dueOn: CivilDate | null }[]
  },
  { today, finalBefore }: StuckAt,
): StuckReason | null {
  if (!needsTasks(decision.kind)) return null
  if (decision.state !== 'adopted' && decision.state !== 'inExecution') return null
  const tasks = decision.tasks.filter(({ state }) => state !== 'cancelled')
  if (tasks.some(({ state, dueOn }) => isOpen(state) && dueOn !== null && dueOn < today)) return 'overdueTask'
  if (tasks.length > 0 || decision.finalAt === null) return null
  return decision.finalAt < finalBefore ? 'noTask' : null
}
