import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { productRoot } from '#server/root.ts'
import { type FreshDatabase, freshDatabase } from '#test/fresh-database.ts'
import { openDatabase } from './database.ts'
import { DatabaseIsNewer, migrate } from './migrate.ts'

let database: FreshDatabase
let folder: string
beforeEach(async () => {
  database = await freshDatabase({ empty: true })
  folder = await mkdtemp(join(tmpdir(), 'migrations-'))
})
afterEach(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

const write = (name: string, text: string) => writeFile(join(folder, name), text)
const tables = async () => {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'
    order by 1`.execute(database.db)
  return rows.map(({ name }) => name)
}

it('brings an empty database to where the product is, and has nothing left to do', async () => {
  const files = (await readdir(join(productRoot, 'migrations'))).filter((name) => name.endsWith('.sql'))
  expect(await migrate(database.db)).toEqual(files.sort().map((name) => name.replace('.sql', '')))
  expect(await migrate(database.db)).toEqual([])
  expect(await tables()).toContain('person')
})

it('runs files of many statements in order, and only the new ones the next time', async () => {
  await write('0001-a.sql', 'create table a (id int); create table b (id int);')
  expect(await migrate(database.db, folder)).toEqual(['0001-a'])
  await write('0002-b.sql', 'drop table b; create table c (id int)')
  expect(await migrate(database.db, folder)).toEqual(['0002-b'])
  expect(await tables()).toEqual(['a', 'c'])
})

it('does all of it or nothing', async () => {
  await write('0001-good.sql', 'create table a (id int)')
  await write('0002-bad.sql', 'create table b (id nonsense)')
  await expect(migrate(database.db, folder)).rejects.toThrow('Migration 0002-bad failed.')
  expect(await tables()).toEqual([])
})

it('refuses a database that a later version has migrated, and leaves it alone', async () => {
  await write('0001-a.sql', 'create table a (id int)')
  await write('0002-later.sql', 'create table b (id int)')
  await migrate(database.db, folder)
  await rm(join(folder, '0002-later.sql'))
  await write('0003-other.sql', 'create table c (id int)')
  await expect(migrate(database.db, folder)).rejects.toEqual(new DatabaseIsNewer(['0002-later']))
  expect(await tables()).toEqual(['a', 'b'])
})

it('refuses a file that is not named NNNN-name.sql', async () => {
  await write('1-a.sql', 'select 1')
  await expect(migrate(database.db, folder)).rejects.toThrow('migrations/1-a.sql is not named NNNN-name.sql')
})

it('lets several processes start at once: one works, the others find it done', async () => {
  await write('0001-a.sql', 'create table a (id int); select pg_sleep(0.2)')
  const other = openDatabase(database.connection)
  const ran = await Promise.all([migrate(database.db, folder), migrate(other.db, folder)])
  await other.close()
  expect(ran.flat()).toEqual(['0001-a'])
})
