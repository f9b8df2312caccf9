import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '#server/db/database.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#server/db/embedded.ts'
import { migrate } from '#server/db/migrate.ts'
import { makeDataDir, removeDataDir } from './data-dir.ts'

/** How tests reach the PostgreSQL of this run; plain data, because it crosses to the test processes. */
export interface TestServer {
  /** May create databases. */
  readonly superuser: TestConnection
  /** The role the product runs as: owns the databases, cannot get around row-level security. */
  readonly app: TestConnection
  /** A migrated, empty database to copy. */
  readonly template: string
}

export interface TestConnection {
  readonly host: string
  readonly port?: number
  readonly user: string
  readonly password?: string
  readonly database: string
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

/**
 * Global setup of the project `server`: one PostgreSQL for the whole run, and one migrated database in
 * it to copy from. TEST_DATABASE_URL (a superuser's) takes the place of the embedded one.
 */
export default function setup(project: TestProject): Promise<() => Promise<void>> {
  return offerServer(project, process.env.TEST_DATABASE_URL)
}

/** Gives the tests of a project a server with a migrated template; returns how to end it. */
export async function offerServer(
  project: TestProject,
  external: string | undefined,
): Promise<() => Promise<void>> {
  const { server, stop } = external ? await onExternal(external) : await onEmbedded()
  project.provide('testServer', server)
  return stop
}

async function onEmbedded(): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  const dataDir = makeDataDir()
  // A test database is thrown away, so nothing is gained by waiting for the disk.
  const postgres: EmbeddedPostgres = await startEmbeddedPostgres(dataDir, {
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  })
  const server = {
    superuser: postgres.superuser as TestConnection,
    app: postgres.connection as TestConnection,
    template: 'bihuan_template',
  }
  await makeTemplate(server)
  return {
    server,
    async stop() {
      await postgres.stop()
      removeDataDir(dataDir)
    },
  }
}

async function onExternal(url: string): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  const { hostname, port, username, password, pathname } = new URL(url)
  const superuser = {
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
  }
  const name = `bihuan_test_${process.pid}`
  const app = { ...superuser, user: name, password: name }
  const server = { superuser, app, template: `${name}_template` }
  await withClient(superuser, (client) =>
    client.query(`create role ${name} login nosuperuser nobypassrls password '${name}'`),
  )
  await makeTemplate(server)
  return {
    server,
    async stop() {
      await withClient(superuser, async (client) => {
        await client.query(`drop database if exists ${server.template} with (force)`)
        await client.query(`drop role if exists ${name}`)
      })
    },
  }
}

async function makeTemplate({ superuser, app, template }: TestServer): Promise<void> {
  await withClient(superuser, (client) => client.query(`create database ${template} owner ${app.user}`))
  await withClient({ ...superuser, database: template }, (client) =>
    client.query('create extension if not exists pg_trgm; create extension if not exists btree_gist'),
  )
  const database = openDatabase({ ...app, database: template })
  try {
    await migrate(database.db)
  } finally {
    await database.close()
  }
}

async function withClient<Result>(
  connection: TestConnection,
  use: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
