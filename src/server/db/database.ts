import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { PreparingClient } from './preparing-client.ts'
import type { Tables } from './tables.ts'

/** A transaction is one too, so a query written for `Db` works in either and forgets neither. */
export type Db = Kysely<Tables>

export interface Database {
  readonly db: Db
  readonly pool: pg.Pool
  close(): Promise<void>
}

const oid = { int8: 20, date: 1082, dateArray: 1182 }

/**
 * How columns reach us: `date` as 'YYYY-MM-DD' (a civil date has no zone, and pg would make it local
 * midnight), `bigint` as number (counts and 分, far below 2^53), `timestamptz` as Date.
 * Kept per connection, so that other libraries on pg keep its defaults.
 */
function columnTypes(): pg.TypeOverrides {
  const types = new pg.TypeOverrides()
  types.setTypeParser(oid.int8, Number)
  types.setTypeParser(oid.date, (text: string) => text)
  // Dates hold no comma, quote or null here, so the array literal needs no parser of its own.
  types.setTypeParser(oid.dateArray, (text: string) => text.slice(1, -1).split(',').filter(Boolean))
  return types
}

/**
 * Opens a pool. `onLost` hears of connections that break while no statement runs on them (a database
 * restart); the pool replaces them by itself, and without a listener Node would end the process.
 */
export function openDatabase(connection: pg.PoolConfig, onLost: (error: Error) => void = () => {}): Database {
  let isClosing = false
  // What the server says to a connection that we are letting go of is no loss.
  const lost = (error: Error): void => {
    if (!isClosing) onLost(error)
  }
  const pool = new pg.Pool({
    max: 20,
    // What a connection has prepared goes with it.
    idleTimeoutMillis: 60_000,
    application_name: 'bihuan',
    ...connection,
    types: columnTypes(),
    Client: PreparingClient as unknown as NonNullable<pg.PoolConfig['Client']>,
    // Several statements may be under way on one connection; they are answered in their order.
    pipeline: true,
  })
  pool.on('error', lost)
  // The pool listens to idle connections only. One that breaks inside a transaction, between two
  // statements, would have nobody to tell, and Node ends a process over that.
  pool.on('connect', (client) => client.on('error', lost))
  const db: Db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const close = async (): Promise<void> => {
    isClosing = true
    await db.destroy()
  }
  return { db, pool, close }
}
