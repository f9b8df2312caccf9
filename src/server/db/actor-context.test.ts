import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '#domain/person/actor.ts'
import { type FreshDatabase, freshDatabase } from '#test/fresh-database.ts'
import { asActor, asSystem } from './actor-context.ts'
import { asSystemWithin } from './as-system-within.ts'
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

it('sees everything only as long as it is asked to within, and again as the person afterwards', async () => {
  const seen: unknown[] = []
  await asActor(database.db, actor, async (tx) => {
    const system = async () => ((await whoAsks(tx)) as { system: boolean }).system
    seen.push(await asSystemWithin(tx, () => asSystemWithin(tx, system)))
    seen.push(await system())
    await asSystemWithin(tx, () => Promise.reject(new Error('no'))).catch(() => {})
    seen.push(await system())
  })
  await asSystem(database.db, async (tx) => {
    await asSystemWithin(tx, async () => {})
    seen.push(((await whoAsks(tx)) as { system: boolean }).system)
  })
  expect(seen).toEqual([true, false, false, true])
})

it('leaves nothing to the next one when a transaction ends before anything was asked in it', async () => {
  await asSystem(database.db, async () => {})
  expect(await whoAsks(database.db)).toEqual(nobody)
  expect(await database.db.transaction().execute(whoAsks)).toEqual(nobody)
})

it('asks the same statement again and again, with values of its own each time', async () => {
  const answers = await asActor(database.db, actor, async (tx) => {
    const found: unknown[] = []
    for (let n = 0; n < 8; n++) found.push((await sql`select ${n}::int as n`.execute(tx)).rows[0])
    return found
  })
  expect(answers).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((n) => ({ n })))
  const { rows } =
    await sql`select count(*) as kept from pg_prepared_statements where statement like 'select $1::int as n%'`.execute(
      database.db,
    )
  expect(rows).toEqual([{ kept: 1 }])
})

it('keeps no more prepared than it has room for', async () => {
  for (let n = 0; n < 230; n++) {
    for (const _twice of [1, 2, 3]) await sql`select ${n}::int as ${sql.ref(`n${n}`)}`.execute(database.db)
  }
  const { rows } = await sql<{ kept: number }>`select count(*) as kept from pg_prepared_statements`.execute(
    database.db,
  )
  expect(rows[0]?.kept).toBe(200)
})

it('goes on after the columns under a prepared statement have changed', async () => {
  await asSystem(database.db, (tx) => sql`create table changing (a int)`.execute(tx))
  const ask = () => sql`select * from changing where ${1}::int = 1`.execute(database.db)
  for (const _thrice of [1, 2, 3]) await ask()
  await asSystem(database.db, (tx) => sql`alter table changing add b int`.execute(tx))
  await ask().catch(() => {})
  await expect(ask()).resolves.toMatchObject({ rows: [] })
  await ask()
  await ask()
})
