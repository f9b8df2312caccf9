import { sql } from 'kysely'
import type { Db } from './database.ts'

/** Given to transactions that only read, so that they need not ask for it. */
const known = new WeakMap<Db, string>()

/** The stamp as it stood when the request was let in; only for a transaction that changes no settings. */
export function rememberStamp(tx: Db, stamp: string): void {
  known.set(tx, stamp)
}

async function stampOf(tx: Db): Promise<string> {
  const remembered = known.get(tx)
  if (remembered !== undefined) return remembered
  const { rows } = await sql<{ stamp: string }>`select stamp from setting_stamp`.execute(tx)
  return (rows[0] as { stamp: string }).stamp
}

/** Only the latest is asked for, of each database this process uses. */
const most = 8

/**
 * Keeps what `read` gives until somebody, on whatever node, changes the organisation, its calendar or its
 * norms: their triggers then give a stamp that has never been before, in the transaction of the change.
 * The stamp is read first, so what is kept under it is never older than it says.
 */
export function untilSettingsChange<Value>(read: (tx: Db) => Promise<Value>): (tx: Db) => Promise<Value> {
  const kept = new Map<string, Value>()
  return async (tx) => {
    const stamp = await stampOf(tx)
    const found = kept.get(stamp)
    if (found !== undefined) return found
    const fresh = await read(tx)
    if (kept.size >= most) kept.delete(kept.keys().next().value as string)
    kept.set(stamp, fresh)
    return fresh
  }
}
