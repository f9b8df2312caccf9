import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { StartRefusal } from '#server/refusal.ts'
import { type App, buildApp, startApp, stopApp } from './app.ts'
import type { Config } from './config.ts'
import { asSystem } from './db/actor-context.ts'
import { migrate } from './db/migrate.ts'
import { openProductDatabase, type ProductDatabase } from './db/product-database.ts'
import { loadDemo } from './demo/load.ts'
import { makeLog } from './http/log.ts'
import { buildHttp } from './http/server.ts'
import { noteRefusal } from './norm/strikes.ts'
import { productRoot } from './root.ts'

/** A running product: web, API and jobs in one process. */
export interface Product {
  /** What people type into the browser. */
  readonly address: string
  /** Nobody has set up the organisation yet. */
  readonly isNew: boolean
  /** Does now what is due by the product's clock: for whoever moves that clock and does not wait for the minute. */
  runDue(): Promise<void>
  /** Requests first, then jobs, then connections, then the database. */
  stop(): Promise<void>
}

/** The address is taken; the message is one sentence for whoever starts the product. */
export class PortInUse extends StartRefusal {
  constructor({ host, port }: Config) {
    super(`Port ${port} on ${host} is in use. Stop the other program, or set PORT to another number.`)
  }
}

/** `say` is told, in a few words, how far the start has come. `now` is the clock; absent: the machine's. */
export async function startProduct(
  config: Config,
  say: (line: string) => void = () => {},
  now: () => Date = () => new Date(),
): Promise<Product> {
  const log = makeLog(config.logLevel)
  const undo: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    await requireFreePort(config)
    const database = await openProductDatabase(config, {
      onNotice: (sentence) => log.error(sentence),
      onLost: (err) => log.warn({ err }, 'a database connection was lost'),
    })
    undo.push(() => database.close())
    await prepare(database, say)

    const { db, connection } = database
    const app = buildApp({ config, db, connection, log, now, loadDemo, onRefused: noteRefusal })
    undo.push(() => stopApp(app))
    const http = await buildHttp(app, { webDir: join(productRoot, 'dist/web'), version: productVersion() })
    undo.push(() => http.close())
    await startApp(app)
    await listen(http, config)
    return {
      address: config.publicUrl,
      isNew: await hasNoOrganisation(app),
      runDue: () => app.jobs.runDue(app.now()),
      stop,
    }
  } catch (error) {
    await stop().catch((err: unknown) => log.error({ err }, 'could not close after a failed start'))
    throw error
  }
}

async function prepare(database: ProductDatabase, say: (line: string) => void): Promise<void> {
  const ran = await migrate(database.db)
  say(
    `数据库就绪 · Database ready (${database.kind}${ran.length > 0 ? `, ${ran.length} migrations applied` : ''})`,
  )
  if (database.bypassesRowSecurity) {
    say(
      '注意 · Note: DATABASE_URL names a superuser, whom row-level security does not bind. Use an ordinary role.',
    )
  }
}

/** Asked before anything is made: whoever mistyped a port does not wait for a database. */
async function requireFreePort(config: Config): Promise<void> {
  const probe = createServer()
  try {
    await once(probe.listen({ port: config.port, host: config.host }), 'listening')
  } catch (error) {
    throw refusalOf(error, config)
  } finally {
    probe.close()
  }
}

async function listen(http: FastifyInstance, config: Config): Promise<void> {
  try {
    await http.listen({ port: config.port, host: config.host })
  } catch (error) {
    throw refusalOf(error, config)
  }
}

function refusalOf(error: unknown, config: Config): unknown {
  return (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? new PortInUse(config) : error
}

function hasNoOrganisation(app: App): Promise<boolean> {
  return asSystem(app.db, async (tx) => {
    const { rows } = await sql`select from organisation limit 1`.execute(tx)
    return rows.length === 0
  })
}

export function productVersion(): string {
  const text = readFileSync(join(productRoot, 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
