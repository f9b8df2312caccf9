import { sql, type Transaction } from 'kysely'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from './database.ts'
import type { Tables } from './tables.ts'

/**
 * Runs in a transaction that tells the row-level policies of the database who is asking. Everything
 * that a person reads or changes goes through here; without it, protected rows do not show.
 * The settings end with the transaction and never reach the next user of the connection.
 */
export function asActor<Result>(
  db: Db,
  actor: Actor,
  run: (tx: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute(async (tx) => {
    await sql`select
      set_config('app.system', 'off', true),
      set_config('app.person_id', ${actor.personId}, true),
      set_config('app.department_ids', ${arrayLiteral(actor.departmentIds)}, true),
      set_config('app.oversees', ${arrayLiteral(actor.oversees)}, true),
      set_config('app.is_supervisor', ${actor.isSupervisor ? 'on' : 'off'}, true)`.execute(tx)
    return run(tx)
  })
}

/** Runs as the product itself, which sees every row: jobs, sign-in, the command line. */
export function asSystem<Result>(db: Db, run: (tx: Transaction<Tables>) => Promise<Result>): Promise<Result> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('app.system', 'on', true)`.execute(tx)
    return run(tx)
  })
}

/** Ids are uuids, so nothing in them needs quoting; '{}' is the empty array. */
function arrayLiteral(ids: Iterable<string>): string {
  return `{${[...ids].join(',')}}`
}
