import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '#test/fresh-database.ts'
import { freePort } from '#test/start-product.ts'
import { migrate, migrationsToRun } from './migrate.ts'
import { DatabaseUnusable, openProductDatabase } from './product-database.ts'

let fresh: FreshDatabase
let dataDir: string
beforeAll(async () => {
  fresh = await freshDatabase({ empty: true })
  dataDir = mkdtempSync(join(tmpdir(), 'bihuan-external-'))
})
afterAll(async () => {
  await fresh.close()
  rmSync(dataDir, { recursive: true, force: true })
})

function urlOf({ host, port, user, password, database }: FreshDatabase['connection']): string {
  return `postgres://${user}:${password}@${host}:${port}/${database}`
}

it('works on a PostgreSQL reached by TCP and password, as an ordinary role', async () => {
  const opened = await openProductDatabase({ databaseUrl: urlOf(fresh.connection), dataDir })
  try {
    expect(opened.kind).toBe('external')
    expect(opened.bypassesRowSecurity).toBe(false)
    expect(await migrationsToRun(opened.db)).not.toEqual([])
    await migrate(opened.db)
    expect(await migrationsToRun(opened.db)).toEqual([])
  } finally {
    await opened.close()
  }
})

it('notices a superuser, whom row-level security would not bind', async () => {
  const opened = await openProductDatabase({ databaseUrl: inject('externalUrl'), dataDir })
  expect(opened.bypassesRowSecurity).toBe(true)
  await opened.close()
})

it.each([
  ['a wrong password', { password: 'mistyped-secret' }, 'user name or password is wrong'],
  ['a missing database', { database: 'nowhere' }, 'there is no database of that name'],
  ['nobody listening', { port: 0 }, 'nothing listens there'],
  ['an unknown host', { host: 'no-such-host.invalid' }, 'the host name'],
])('says in a sentence what is wrong, without the password: %s', async (_case, change, sentence) => {
  const wrong = { ...fresh.connection, ...change }
  const databaseUrl = urlOf(wrong.port === 0 ? { ...wrong, port: await freePort() } : wrong)
  const refusal = await openProductDatabase({ databaseUrl, dataDir }).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(DatabaseUnusable)
  expect((refusal as Error).message).toContain(sentence)
  expect((refusal as Error).message).not.toContain(wrong.password)
})
