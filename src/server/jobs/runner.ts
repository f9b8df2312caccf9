import type pg from 'pg'
import { type JobWithMetadata, PgBoss } from 'pg-boss'
import { z } from 'zod'
import type { App, Log } from '#server/app.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { type Job, queueOptions, type Schedule, type Work } from './job.ts'
import * as registry from './registry.ts'

export interface Jobs {
  /** Begins to work off what waits and what comes. */
  start(): Promise<void>
  /** Takes no more, lets what runs end (up to 20 s), and lets go of its connections. */
  stop(): Promise<void>
  /**
   * Does everything that would be due at `now`, in this call: each schedule once, then queued work and
   * what that adds, each job tried once. For tests and for catching up by hand. Errors are thrown,
   * after the rest has run.
   */
  runDue(now: Date): Promise<void>
}

export interface JobsParts {
  readonly connection: pg.ClientConfig
  readonly log: Log
  /** Asked for when work runs: jobs are opened before the app is whole. */
  readonly app: () => App
  readonly jobs?: readonly Job[]
  readonly schedules?: readonly Schedule[]
}

export function openJobs({
  connection,
  log,
  app,
  jobs = registry.jobs,
  schedules = registry.schedules,
}: JobsParts): Jobs {
  let boss: PgBoss | undefined

  const work = (now: Date): Work => ({
    app: app(),
    now,
    transaction: (run) => asSystem(app().db, run),
  })

  const open = (how: { schedule: boolean; supervise: boolean; useListenNotify: boolean }): PgBoss => {
    const opened = new PgBoss({
      ...(connection as object),
      schema: 'jobs',
      application_name: 'bihuan jobs',
      max: 4,
      ...how,
    })
    // Without a listener Node would end the process; pg-boss goes on by itself when the database is back.
    opened.on('error', (error) => log.warn({ err: error }, 'jobs.databaseTrouble'))
    return opened
  }

  const attempt = async (one: Job, { data, retryCount, retryLimit }: JobWithMetadata<unknown>, now: Date) => {
    const payload = one.payload.parse(data)
    try {
      await one.run(work(now), payload)
    } catch (error) {
      const isLast = retryCount >= retryLimit
      log[isLast ? 'error' : 'warn']({ err: error, job: one.name, attempt: retryCount + 1 }, 'jobs.failed')
      if (isLast) await one.givenUp?.(work(now), payload, error)
      throw error
    }
  }

  const prepare = async (opened: PgBoss): Promise<void> => {
    for (const one of jobs) await opened.createQueue(one.name, queueOptions(one.attempts))
    for (const one of schedules) await opened.createQueue(one.name, queueOptions(1))
  }

  return {
    async start() {
      boss = open({ schedule: true, supervise: true, useListenNotify: true })
      await boss.start()
      await prepare(boss)
      for (const one of jobs) {
        await boss.work(one.name, several, (batch: JobWithMetadata<unknown>[]) =>
          Promise.all(
            batch.map((taken) =>
              attempt(one, taken, app().now()).then(
                () => ({ id: taken.id, status: 'completed' as const }),
                (error: unknown) => ({
                  id: taken.id,
                  status: 'failed' as const,
                  output: { message: String(error) },
                }),
              ),
            ),
          ),
        )
      }
      for (const one of schedules) {
        await boss.work(
          one.name,
          { pollingIntervalSeconds: 5, notifyPollingIntervalSeconds: 5 },
          async () => {
            await one.run(work(app().now())).catch((error: unknown) => {
              log.error({ err: error, schedule: one.name }, 'jobs.failed')
              throw error
            })
          },
        )
        await boss.schedule(one.name, one.cron, null, { tz: app().config.timeZone })
      }
      await forgetOthers(boss, schedules)
    },

    async stop() {
      await boss?.stop({ graceful: true, timeout: 20_000 })
      boss = undefined
    },

    async runDue(now) {
      const errors: unknown[] = []
      const collect = (error: unknown): void => void errors.push(error)
      for (const one of schedules) await one.run(work(now)).catch(collect)

      const bench = open({ schedule: false, supervise: false, useListenNotify: false })
      await bench.start()
      try {
        await prepare(bench)
        const round = { now, tried: new Set<string>() }
        const run = (one: Job, taken: JobWithMetadata<unknown>) =>
          attempt(one, taken, now).catch((error: unknown) => {
            collect(error)
            throw error
          })
        // Work may add work: go on until a round finds none.
        while (await runOnce(bench, jobs, round, run));
      } finally {
        await bench.stop({ graceful: false })
      }
      if (errors.length === 1) throw errors[0]
      if (errors.length > 1) throw new AggregateError(errors, 'Several jobs failed')
    },
  }
}

/**
 * Ten at a time, each with an end of its own, and on without a pause while there are ten. NOTIFY wakes
 * for what is due at once; the two seconds are for what becomes due later.
 */
const several = {
  includeMetadata: true,
  perJobResults: true,
  batchSize: 10,
  burstWhenBatchFull: true,
  pollingIntervalSeconds: 2,
  notifyPollingIntervalSeconds: 2,
} as const

/** A schedule that a version no longer has must not go on firing from the table. */
async function forgetOthers(boss: PgBoss, schedules: readonly Schedule[]): Promise<void> {
  const known = new Set(schedules.map(({ name }) => name))
  for (const { name } of await boss.getSchedules()) if (!known.has(name)) await boss.unschedule(name)
}

const Due = z.object({ id: z.string() })

/** One round: what is due at `now` and not in `tried` is done and added to it; false if there was nothing. */
async function runOnce(
  boss: PgBoss,
  jobs: readonly Job[],
  { now, tried }: { now: Date; tried: Set<string> },
  run: (one: Job, taken: JobWithMetadata<unknown>) => Promise<void>,
): Promise<boolean> {
  let found = false
  for (const one of jobs) {
    // The caller's `now` may lie ahead of the database's clock, and pg-boss takes by the database's.
    const { rows } = await boss.getDb().executeSql(
      `update jobs.job set start_after = least(start_after, now())
       where name = $1 and state in ('created', 'retry') and id <> all($2::uuid[])
         and start_after <= greatest($3::timestamptz, now()) returning id`,
      [one.name, [...tried], now],
    )
    for (const _ of z.array(Due).parse(rows)) {
      const [taken] = await boss.fetch<unknown>(one.name, { batchSize: 1, includeMetadata: true })
      if (!taken) break
      found = true
      tried.add(taken.id)
      await run(one, taken).then(
        () => boss.complete(one.name, taken.id),
        (error: unknown) => boss.fail(one.name, taken.id, { message: String(error) }),
      )
    }
  }
  return found
}
