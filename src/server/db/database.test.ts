import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type FreshDatabase, freshDatabase } from '#test/fresh-database.ts'
import { openDatabase } from './database.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

it.each([
  ['a civil date stays the text it is', `date '2026-03-01'`, '2026-03-01'],
  ['civil dates in an array too', `array[date '2026-03-01', '2026-12-31']`, ['2026-03-01', '2026-12-31']],
  ['no civil dates', `array[]::date[]`, []],
  ['a count is a number', 'count(*)', 1],
  ['an instant is a Date', `timestamptz '2026-03-01T08:00:00+08:00'`, new Date('2026-03-01T00:00:00Z')],
])('%s', async (_case, expression, expected) => {
  const { rows } = await database.pool.query(`select ${expression} as value`)
  expect(rows[0]?.value).toEqual(expected)
})

it('runs as a role that row-level security binds', async () => {
  const { rows } = await database.pool.query(
    'select rolsuper, rolbypassrls from pg_roles where rolname = current_user',
  )
  expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }])
})

it('finds Chinese by trigrams, which a database with LC_CTYPE C would not', async () => {
  const { rows } = await database.pool.query(`select similarity('季度会议纪要', '季度会议') > 0.3 as alike`)
  expect(rows).toEqual([{ alike: true }])
})

it('goes on with new connections after all of them were cut', async () => {
  await database.pool.query('select 1')
  await database.pool.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  await expect(database.pool.query('select pg_terminate_backend(pg_backend_pid())')).rejects.toThrow()
  expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})

it('outlives a connection that is cut inside a transaction, between two statements', async () => {
  const cut: Error[] = []
  const other = openDatabase(database.connection, (error) => cut.push(error))
  const left = other.db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    await database.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    await vi.waitFor(() => expect(cut).not.toEqual([]))
    await sql`select 1`.execute(tx)
  })
  await expect(left).rejects.toThrow()
  expect((await other.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await other.close()
})
