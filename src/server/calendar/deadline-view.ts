import type { DeadlineView } from '#contract/common.ts'
import type { Deadline } from '#domain/calendar/deadline.ts'

/** A deadline as it is shown, with why it is when it is. `at`: where a date was kept that differs from the computed one. */
export function viewDeadline(
  clock: string,
  { at: computed, explanation }: Deadline,
  state: DeadlineView['state'],
  at: Date = computed,
): DeadlineView {
  return {
    clock,
    at: at.toISOString(),
    explanation: explanation.map(({ key, params }) => ({ key, params: { ...params } })),
    state,
  }
}
