import { sql, type Transaction } from 'kysely'
import type { z } from 'zod'
import type { App } from '#server/app.ts'
import type { Db } from '#server/db/database.ts'
import type { Tables } from '#server/db/tables.ts'

/** What runs later gets: the app, the instant it runs at, and transactions as the system. */
export interface Work {
  readonly app: App
  readonly now: Date
  transaction<Result>(run: (tx: Transaction<Tables>) => Promise<Result>): Promise<Result>
}

/** Follow-up work. It may run late, or twice: it looks at how things stand now, and claims before it acts. */
export interface Job<Payload extends z.ZodType = z.ZodType> {
  readonly name: string
  readonly payload: Payload
  /** How often it is tried in all; the pauses in between grow from 5 s to 15 minutes. */
  readonly attempts: number
  run(work: Work, payload: z.output<Payload>): Promise<void>
  /** Called once when the last attempt has failed. */
  givenUp?(work: Work, payload: z.output<Payload>, error: unknown): Promise<void>
}

/** Work at an hour, by the organisation's clock. A tick may be missed or come twice; `run` judges by `now`. */
export interface Schedule {
  readonly name: string
  /** Five fields: minute, hour, day, month, weekday. */
  readonly cron: string
  run(work: Work): Promise<void>
}

/** Returns its argument; it is here so that the payload is inferred. */
export function job<Payload extends z.ZodType>(definition: Job<Payload>): Job<Payload> {
  return definition
}

export function schedule(definition: Schedule): Schedule {
  return definition
}

/** How pg-boss keeps a queue of ours. */
export function queueOptions(attempts: number): Record<string, string | number | boolean> {
  return {
    policy: 'standard',
    retryLimit: attempts - 1,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 900,
    expireInSeconds: 300,
    deleteAfterSeconds: 7 * 24 * 3600,
    notify: true,
  }
}

interface When {
  /** Not before this instant; absent: at once. */
  readonly startAfter?: Date
  /** While one with this key waits, another is not added. */
  readonly singletonKey?: string
}

/**
 * Adds work in the caller's transaction: it exists exactly if the change does. Written as SQL against
 * pg-boss's tables because pg-boss's own `send` needs an instance that has been started, and a command
 * line or a test that only adds work has none. The queue is made on first use.
 */
export async function enqueue<Payload extends z.ZodType>(
  tx: Db,
  what: Job<Payload>,
  payload: z.input<Payload>,
  when: When = {},
): Promise<void> {
  const data = JSON.stringify(what.payload.parse(payload))
  const options = JSON.stringify(queueOptions(what.attempts))
  await sql`select jobs.create_queue(${what.name}, ${options}::jsonb)
    where not exists (select 1 from jobs.queue where name = ${what.name})`.execute(tx)
  await sql`
    with added as (
      insert into jobs.job (name, data, start_after, keep_until, singleton_key, policy,
        retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds)
      select q.name, ${data}::jsonb, w.start_after, w.start_after + q.retention_seconds * interval '1 second',
        ${when.singletonKey ?? null}, ${when.singletonKey === undefined ? 'standard' : 'short'},
        q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.expire_seconds, q.deletion_seconds
      from jobs.queue q
      cross join (select coalesce(${when.startAfter ?? null}::timestamptz, now()) as start_after) w
      where q.name = ${what.name}
      on conflict do nothing
      returning start_after
    )
    select pg_notify('pgboss_' || left(encode(sha224('jobs'), 'hex'), 24), ${what.name})
    from added where start_after <= now()`.execute(tx)
}
