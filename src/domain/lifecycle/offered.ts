import type { Machine } from './machine.ts'
import type { Mover } from './roles.ts'

/** The moves to offer somebody who holds these roles: in the table for this state, and theirs to make. */
export function offeredMoves<State extends string, Move extends string>(
  machine: Machine<State, Move>,
  state: State,
  roles: ReadonlySet<Mover>,
): Move[] {
  return machine
    .movesFrom(state)
    .filter((move) => machine.rowOf(state, move)?.who.some((who) => roles.has(who)) ?? false)
}

/** Whether any line of the table lets a holder of these roles make the move, whatever the state. */
export function mayEverMove<State extends string, Move extends string>(
  machine: Machine<State, Move>,
  move: Move,
  roles: ReadonlySet<Mover>,
): boolean {
  return machine.rowsFor(move).some((row) => row.who.some((who) => roles.has(who)))
}
