import type { ClockId } from '#domain/calendar/clock-id.ts'
import { AppError } from '#domain/error.ts'
import type { NormId } from '#domain/norm/catalogue.ts'
import type { Mover } from './roles.ts'

/** What the mover has to hand in with a move. */
export type Need =
  | 'reason'
  | 'text'
  | 'section'
  | 'date'
  | 'person'
  | 'impact'
  | 'deliverable'
  | 'approval'
  | 'condition'
  | 'successor'
  | 'missingNames'

/** One line of a lifecycle table. */
export interface Row<State extends string, Move extends string> {
  readonly from: State
  readonly move: Move
  readonly to: State
  /** Any one of these may make the move; the noun's policy decides who holds which role. */
  readonly who: readonly Mover[]
  /** Norms looked at before the move is made. */
  readonly guards: readonly NormId[]
  /** Clocks that start, or start again, with the move, or that it is measured against. */
  readonly clocks: readonly ClockId[]
  readonly needs: readonly Need[]
  /** Requirement ids, or the section of the requirements whose table has the line. */
  readonly source: readonly string[]
}

/** A row as it is written: several `from` states may share a line, and what is empty is left out. */
export interface WrittenRow<State extends string, Move extends string> {
  readonly from: State | readonly State[]
  readonly move: Move
  readonly to: State
  readonly who: readonly Mover[]
  readonly guards?: readonly NormId[]
  readonly clocks?: readonly ClockId[]
  readonly needs?: readonly Need[]
  readonly source: readonly string[]
}

export interface Machine<State extends string, Move extends string> {
  readonly states: readonly State[]
  readonly moves: readonly Move[]
  readonly rows: readonly Row<State, Move>[]
  canMove(state: State, move: Move): boolean
  /** Refuses a move that is not in the table: conflict `<noun>.moveNotPossible`. */
  stateAfter(state: State, move: Move): State
  movesFrom(state: State): Move[]
  rowOf(state: State, move: Move): Row<State, Move> | undefined
  /** Every line of the table for one move. */
  rowsFor(move: Move): Row<State, Move>[]
}

/** The whole life of one noun. A move that is not in its table does not exist. */
export function machine<
  const States extends readonly string[],
  const Moves extends readonly string[],
>(table: {
  noun: string
  states: States
  moves: Moves
  rows: readonly WrittenRow<States[number], Moves[number]>[]
}): Machine<States[number], Moves[number]> {
  type State = States[number]
  type Move = Moves[number]
  const rows = table.rows.flatMap(spread)
  const byPair = new Map<string, Row<State, Move>>()
  for (const row of rows) {
    const pair = pairOf(row.from, row.move)
    // Two answers to "what comes after" would make the order of the table decide.
    if (byPair.has(pair)) throw new Error(`${table.noun}: ${pair} is listed twice`)
    byPair.set(pair, row)
  }

  return {
    states: table.states,
    moves: table.moves,
    rows,
    canMove: (state, move) => byPair.has(pairOf(state, move)),
    stateAfter(state, move) {
      const row = byPair.get(pairOf(state, move))
      if (row === undefined) throw new AppError('conflict', `${table.noun}.moveNotPossible`, { state, move })
      return row.to
    },
    movesFrom: (state) => table.moves.filter((move) => byPair.has(pairOf(state, move))),
    rowOf: (state, move) => byPair.get(pairOf(state, move)),
    rowsFor: (move) => rows.filter((row) => row.move === move),
  }
}

function pairOf(state: string, move: string): string {
  return `${state} → ${move}`
}

function spread<State extends string, Move extends string>(
  written: WrittenRow<State, Move>,
): Row<State, Move>[] {
  const from = typeof written.from === 'string' ? [written.from] : written.from
  return from.map((state) => ({
    from: state,
    move: written.move,
    to: written.to,
    who: written.who,
    guards: written.guards ?? [],
    clocks: written.clocks ?? [],
    needs: written.needs ?? [],
    source: written.source,
  }))
}
