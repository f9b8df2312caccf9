import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '#domain/person/actor.ts'
import { type FreshDatabase, freshDatabase } from '#test/fresh-database.ts'
import { asActor, asSystem } from './actor-context.ts'
import { type Database, type Db, openDatabase } from './database.ts'

let fresh: FreshDatabase
let database: Database
beforeAll(async () => {
  fresh = await freshDatabase()
  // One connection, so that what one transaction leaves behind the next would see.
  database = openDatabase({ ...fresh.connection, max: 1 })
})
afterAll(async () => {
  await database.close()
  await fresh.close()
})

const actor: Actor = {
  personId: randomUUID(),
  departmentIds: new Set([randomUUID(), randomUUID()]),
  oversees: new Set([randomUUID()]),
  isAdmin: false,
  isSupervisor: true,
  locale: 'zh-CN',
}

const whoAsks = async (db: Db) =>
  (
    await sql`select app_is_system() as system, app_person_id() as person, app_department_ids() as departments,
      app_oversees() as oversees, app_is_supervisor() as supervisor`.execute(db)
  ).rows[0]

const nobody = { system: false, person: null, departments: [], oversees: [], supervisor: false }

it('tells the database who asks, and what the organisation makes of them', async () => {
  expect(await asActor(database.db, actor, whoAsks)).toEqual({
    system: false,
    person: actor.personId,
    departments: [...actor.departmentIds],
    oversees: [...actor.oversees],
    supervisor: true,
  })
})

it('knows a person of no department', async () => {
  const alone = {
    ...actor,
    departmentIds: new Set<string>(),
    oversees: new Set<string>(),
    isSupervisor: false,
  }
  expect(await asActor(database.db, alone, whoAsks)).toEqual({ ...nobody, person: actor.personId })
})

it('knows the product itself', async () => {
  expect(await asSystem(database.db, whoAsks)).toEqual({ ...nobody, system: true })
})

it.each([
  ['a person', () => asActor(database.db, actor, whoAsks)],
  ['the product', () => asSystem(database.db, whoAsks)],
  ['a failure', () => asActor(database.db, actor, () => Promise.reject(new Error('no'))).catch(() => {})],
])('forgets %s with the transaction', async (_who, run) => {
  await run()
  expect(await whoAsks(database.db)).toEqual(nobody)
})

it('undoes all of it when something throws', async () => {
  await expect(
    asSystem(database.db, async (tx) => {
      await sql`create table made_here (id int)`.execute(tx)
      throw new Error('stop')
    }),
  ).rejects.toThrow('stop')
  const left = await sql<{ there: unknown }>`select to_regclass('made_here') as there`.execute(database.db)
  expect(left.rows).toEqual([{ there: null }])
})
