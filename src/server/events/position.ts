import { sql } from 'kysely'
import type { Db } from '#server/db/database.ts'

/**
 * A place in the event log: the transaction that wrote the event, then its id. Ids alone are handed out
 * before the commit, so a smaller one may appear after a larger one and be missed.
 */
export interface Position {
  readonly xid: bigint
  readonly id: number
}

export function isAfter(one: Position, other: Position): boolean {
  return one.xid === other.xid ? one.id > other.id : one.xid > other.xid
}

/** What travels as the id of a server-sent event, and comes back as `Last-Event-ID`. */
export function written({ xid, id }: Position): string {
  return `${xid}-${id}`
}

export function read(text: string): Position | undefined {
  const found = /^(\d{1,20})-(\d{1,15})$/.exec(text)
  return found ? { xid: BigInt(found[1] as string), id: Number(found[2]) } : undefined
}

/**
 * Where the log stands now: everything before it has been committed and is visible. Ask for it, then
 * read the rows, then follow from it: nothing is missed, at worst something comes twice.
 */
export async function currentPosition(tx: Db): Promise<string> {
  const { rows } = await sql<{ xid: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(tx)
  return `${rows[0]?.xid}-0`
}
