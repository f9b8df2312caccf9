import { join } from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import type pg from 'pg'
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
}

/** What the app is made of; the rest it makes itself. */
export interface Parts {
  readonly config: Config
  readonly db: Db
  /** For what needs connections of its own: listening for events, jobs, accounts. */
  readonly connection: pg.ClientConfig
  readonly log: Log
  readonly now?: () => Date
}

/** Opens nothing but handles: no connection is made and nothing runs before `startApp`. */
export function buildApp(parts: Parts): App {
  const { config, db, connection, log } = parts
  const app: App = {
    config,
    db,
    log,
    now: parts.now ?? (() => new Date()),
    auth: openAuth({ config, db, connection, now: () => app.now() }),
    events: openEvents({ db, connection, log, actorOfSession: (id) => app.auth.actorOfSession(id) }),
    jobs: openJobs({ connection, log, app: () => app }),
    mail: openMail(config),
    files: openFileStore(join(config.dataDir, 'files')),
  }
  return app
}

/** Begins to listen for events and to work off jobs. A node that only answers HTTP need not. */
export async function startApp(app: App): Promise<void> {
  await app.events.start()
  await app.jobs.start()
}

/** Lets running jobs end, then closes what was opened. The database belongs to the caller. */
export async function stopApp(app: App): Promise<void> {
  await app.jobs.stop()
  await app.events.stop()
  await app.mail.close()
  await app.auth.close()
}
