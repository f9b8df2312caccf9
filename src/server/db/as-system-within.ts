import { sql } from 'kysely'
import type { Db } from './database.ts'

/**
 * Runs part of an actor's transaction as the product itself: for what follows from an act but lies
 * beyond the actor's sight (a notice for somebody else, a meeting that closes with its last task). Await
 * it alone: another query sent meanwhile on the same transaction would see everything too.
 */
export async function asSystemWithin<Result>(tx: Db, run: () => Promise<Result>): Promise<Result> {
  const { rows } = await sql<{ before: string | null }>`
    select current_setting('app.system', true) as before, set_config('app.system', 'on', true)`.execute(tx)
  // A refusal in `run` ends the transaction, and the setting with it.
  const result = await run()
  await sql`select set_config('app.system', ${rows[0]?.before ?? ''}, true)`.execute(tx)
  return result
}
