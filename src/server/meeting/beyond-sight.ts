import { sql } from 'kysely'
import type { Db } from '#server/db/database.ts'

/**
 * Runs one step of an actor's transaction as the product itself: what follows from a change must also
 * reach rows that the person who made it may not see. Hand nothing of it back to the person unjudged.
 */
export async function beyondSight<Result>(tx: Db, run: () => Promise<Result>): Promise<Result> {
  const before = await sql<{ was: string | null }>`
    select current_setting('app.system', true) as was, set_config('app.system', 'on', true)`.execute(tx)
  const result = await run()
  // Not in a finally: after an error the transaction is over, and its settings with it.
  await sql`select set_config('app.system', ${before.rows[0]?.was ?? ''}, true)`.execute(tx)
  return result
}
