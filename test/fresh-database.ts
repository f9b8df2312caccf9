import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { type Database, openDatabase } from '#server/db/database.ts'
import type { TestConnection } from './database.ts'

export interface FreshDatabase extends Database {
  readonly connection: TestConnection
}

/** A migrated database that nobody else uses; `close()` drops it. `empty` leaves the migrations out. */
export async function freshDatabase({ empty = false } = {}): Promise<FreshDatabase> {
  const { app, template } = inject('testServer')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asSuperuser(
    `create database ${name} template ${empty ? 'template1' : template} owner ${app.user} strategy file_copy`,
  )
  const connection = { ...app, database: name }
  const database = openDatabase(connection)
  return {
    ...database,
    connection,
    async close() {
      await database.close()
      await asSuperuser(`drop database ${name} with (force)`)
    },
  }
}

async function asSuperuser(statement: string): Promise<void> {
  const client = new pg.Client(inject('testServer').superuser)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
