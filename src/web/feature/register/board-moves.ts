import { type TaskMove, type TaskState, taskLifecycle, taskMoves } from '#domain/task/lifecycle.ts'

/** The moves that lead a task to a state, of those that this person may make now. */
export function movesTo(
  { state, can }: { readonly state: TaskState; readonly can: readonly string[] },
  to: TaskState,
): TaskMove[] {
  if (state === to) return []
  return taskMoves.filter(
    (move) =>
      can.includes(move) &&
      taskLifecycle.movesFrom(state).includes(move) &&
      taskLifecycle.stateAfter(state, move) === to,
  )
}
