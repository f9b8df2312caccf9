import { sql, type Transaction } from 'kysely'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from './database.ts'
import type { Tables } from './tables.ts'

const actors = new WeakSet<Db>()
const seeingAll = new WeakSet<Db>()

/** Which of the two below a transaction was opened by, without asking the database. */
export function openedAs(tx: Db): 'actor' | 'system' | undefined {
  return seeingAll.has(tx) ? 'system' : actors.has(tx) ? 'actor' : undefined
}

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
    actors.add(tx)
    await setLocal(tx, {
      'app.system': 'off',
      'app.person_id': actor.personId,
      'app.department_ids': arrayLiteral(actor.departmentIds),
      'app.oversees': arrayLiteral(actor.oversees),
      'app.is_supervisor': actor.isSupervisor ? 'on' : 'off',
    })
    return run(tx)
  })
}

/** Runs as the product itself, which sees every row: jobs, sign-in, the command line. */
export function asSystem<Result>(db: Db, run: (tx: Transaction<Tables>) => Promise<Result>): Promise<Result> {
  return db.transaction().execute(async (tx) => {
    seeingAll.add(tx)
    await setLocal(tx, { 'app.system': 'on' })
    return run(tx)
  })
}

/**
 * For the rest of the transaction. This costs no way to the database: it travels with the next statement
 * (see preparing-client.ts).
 */
export async function setLocal(tx: Db, settings: Readonly<Record<string, string>>): Promise<void> {
  const statements = Object.entries(settings).map(
    ([name, value]) => `set local ${name} = '${value.replaceAll("'", "''")}'`,
  )
  await sql.raw(statements.join('; ')).execute(tx)
}

/** Ids are uuids, so nothing in them needs quoting; '{}' is the empty array. */
function arrayLiteral(ids: Iterable<string>): string {
  return `{${[...ids].join(',')}}`
}
