import { join } from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import type pg from 'pg'
import type { Actor } from '#domain/person/actor.ts'
import type { Config } from '#server/config.ts'
import type { Db } from '#server/db/database.ts'
import { type Events, openEvents } from '#server/events/hub.ts'
import { type FileStore, openFileStore } from '#server/files/store.ts'
import { type Jobs, openJobs } from '#server/jobs/runner.ts'
import { type Mail, openMail } from '#server/mail/transport.ts'
import { type Auth, openAuth } from '#server/session/auth.ts'

export type Log = FastifyBaseLogger

/** Everything a request, a job or a command needs, and the only place it gets it from. */
export interface App {
  readonly config: Config
  readonly db: Db
  /** The clock. Nothing on the server reads another one, so a test can move it. */
  now(): Date
  readonly auth: Auth
  readonly events: Events
  readonly jobs: Jobs
  readonly mail: Mail
  readonly files: FileStore
  readonly log: Log
  /** Fills an empty database with the demo organisation. */
  readonly loadDemo: LoadDemo | undefined
  /** Told of every refused act after its transaction is undone: what is to be remembered of it. */
  readonly onRefused: OnRefused
}

export type OnRefused = (db: Db, actor: Actor, error: unknown, at: Date) => Promise<void>
export type LoadDemo = (tx: Db, now: Date, config: Config) => Promise<void>

/** What the app is made of; the rest it makes itself. */
export interface Parts {
  readonly config: Config
  readonly db: Db
  /** For what needs connections of its own: listening for events, jobs, accounts. */
  readonly connection: pg.ClientConfig
  readonly log: Log
  readonly now?: () => Date
  readonly loadDemo?: LoadDemo
  readonly onRefused?: OnRefused
}

/** Opens nothing but handles: no connection is made and nothing runs before it is used or started. */
export function buildApp(parts: Parts): App {
  const { config, db, connection, log, loadDemo, now = () => new Date(), onRefused = async () => {} } = parts
  const auth = openAuth({ config, db, connection, now })
  const app: App = {
    config,
    db,
    log,
    now,
    auth,
    events: openEvents({ connection, log, actorsOf: auth.actorsOf }),
    jobs: openJobs({ connection, log, app: () => app }),
    mail: openMail(config),
    files: openFileStore(join(config.dataDir, 'files')),
    loadDemo,
    onRefused,
  }
  return app
}

/** Begins to listen for events and to work off jobs. Requests are answered without it, unheard. */
export async function startApp(app: App): Promise<void> {
  await app.events.start()
  await app.jobs.start()
}

/** Lets running jobs end, then closes what was opened. The database belongs to the caller. */
export async function stopApp(app: App): Promise<void> {
  await app.events.stop()
  await app.jobs.stop()
  app.mail.close()
  await app.auth.close()
}
