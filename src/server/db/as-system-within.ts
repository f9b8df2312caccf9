import { sql } from 'kysely'
import { openedAs, setLocal } from './actor-context.ts'
import type { Db } from './database.ts'

/**
 * Runs part of an actor's transaction as the product itself: for what follows from an act but lies
 * beyond the actor's sight (a notice for somebody else, a meeting that closes with its last task). Await
 * it alone: another query sent meanwhile on the same transaction would see everything too.
 */
export async function asSystemWithin<Result>(tx: Db, run: () => Promise<Result>): Promise<Result> {
  if (openedAs(tx) === 'system' || within.has(tx)) return run()
  const before = openedAs(tx) === 'actor' ? 'off' : await currentSetting(tx)
  within.add(tx)
  await setLocal(tx, { 'app.system': 'on' })
  try {
    return await run()
  } finally {
    // Also if `run` refuses: whoever catches that goes on as the actor.
    within.delete(tx)
    await setLocal(tx, { 'app.system': before })
  }
}

/** Transactions that are in here already; the setting is given back by the outermost. */
const within = new WeakSet<Db>()

async function currentSetting(tx: Db): Promise<string> {
  const { rows } = await sql<{
    value: string | null
  }>`select current_setting('app.system', true) as value`.execute(tx)
  return rows[0]?.value ?? ''
}
