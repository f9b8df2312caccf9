import type { HistoryItem } from '#contract/common.ts'
import type { Db } from '#server/db/database.ts'
import { personRefs } from '#server/organisation/refs.ts'

export interface Move {
  readonly noun: string
  readonly nounId: string
  readonly move: string
  /** The states before and after; null where the move changes none. */
  readonly from: string | null
  readonly to: string | null
  /** Null: the system did it. */
  readonly actorId: string | null
  readonly reason?: string
  readonly data?: Readonly<Record<string, unknown>>
  readonly at: Date
}

/** Writes down what happened, in the transaction in which it happens. */
export async function noteMove(tx: Db, made: Move): Promise<void> {
  await noteMoves(tx, [made])
}

/** One statement takes no more than 65,535 values, and a row here is nine of them. */
const rowsAtOnce = 1000

/** As `noteMove`, for what happens to many things at once. */
export async function noteMoves(tx: Db, moves: readonly Move[]): Promise<void> {
  for (let from = 0; from < moves.length; from += rowsAtOnce) {
    await tx
      .insertInto('history')
      .values(moves.slice(from, from + rowsAtOnce).map(rowOf))
      .execute()
  }
}

function rowOf(made: Move) {
  return {
    noun: made.noun,
    noun_id: made.nounId,
    move: made.move,
    from_state: made.from,
    to_state: made.to,
    actor_id: made.actorId,
    reason: made.reason ?? '',
    data: JSON.stringify(made.data ?? {}),
    at: made.at,
  }
}

/** Everything that happened to one thing, in order. */
export async function historyOf(tx: Db, noun: string, nounId: string): Promise<HistoryItem[]> {
  const rows = await tx
    .selectFrom('history')
    .select(['move', 'from_state', 'to_state', 'actor_id', 'reason', 'data', 'at'])
    .where('noun', '=', noun)
    .where('noun_id', '=', nounId)
    .orderBy('id')
    .execute()
  const people = await personRefs(
    tx,
    rows.map(({ actor_id }) => actor_id),
  )
  return rows.map((row) => ({
    move: row.move,
    fromState: row.from_state,
    toState: row.to_state,
    actor: (row.actor_id && people.get(row.actor_id)) || null,
    reason: row.reason,
    data: row.data as Record<string, unknown>,
    at: row.at.toISOString(),
  }))
}
