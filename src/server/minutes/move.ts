import type { Updateable } from 'kysely'
import { type MinutesMove, minutesLifecycle } from '#domain/minutes/lifecycle.ts'
import type { Db } from '#server/db/database.ts'
import type { Tables } from '#server/db/tables.ts'
import { noteMove } from '#server/history/history.ts'
import type { Minutes } from './minutes.ts'
import { saveMinutes } from './queries.ts'
import { publishMinutes } from './tell.ts'

/** One line of the lifecycle table: saved, written down, told. Nobody acts where the move follows by itself. */
export async function moveMinutes(
  tx: Db,
  minutes: Minutes,
  made: {
    readonly move: MinutesMove
    readonly actorId: string | null
    readonly at: Date
    readonly change?: Updateable<Tables['minutes']>
    readonly reason?: string
    readonly data?: Readonly<Record<string, unknown>>
  },
): Promise<Minutes> {
  const { move, actorId, at, change = {}, reason, data } = made
  const to = minutesLifecycle.stateAfter(minutes.state, move)
  await saveMinutes(tx, minutes.id, { ...change, state: to }, at)
  await noteMove(tx, {
    noun: 'minutes',
    nounId: minutes.id,
    move,
    from: minutes.state,
    to,
    actorId,
    at,
    ...(reason !== undefined && { reason }),
    ...(data !== undefined && { data }),
  })
  await publishMinutes(tx, minutes)
  return { ...minutes, state: to, version: minutes.version + 1 }
}

/** Something happened to the minutes that leaves their state: said in the history, and followers hear. */
export async function noteOnMinutes(
  tx: Db,
  minutes: Minutes,
  made: {
    readonly move: string
    readonly actorId: string
    readonly at: Date
    readonly reason?: string
    readonly data?: Readonly<Record<string, unknown>>
  },
): Promise<void> {
  await noteMove(tx, { noun: 'minutes', nounId: minutes.id, from: null, to: null, ...made })
  await publishMinutes(tx, minutes)
}
