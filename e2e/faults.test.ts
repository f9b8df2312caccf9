import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as today from '#contract/today.ts'
import { startDemoProduct } from '#test/demo-product.ts'
import { startPlainPostgres } from '#test/plain-postgres.ts'
import { type RunningProduct, startProduct } from '#test/start-product.ts'
import { handOutTasks, keepRecord, latest, Promises, reportProgress, type Writing } from './durable-writer.ts'
import { type Found, promisedBy, readRecord, readTasks, readVersions } from './durable-writer-check.ts'
import { openMeeting } from './durable-writer-meeting.ts'
import { type Person, stepInto } from './durable-writer-person.ts'

// What survives kill -9. (Not a power cut: the disk cache of the machine outlives its processes.)

// Eight each time, two at least of every kind; twenty and more before a release (FAULT_KILLS=20).
const kills = Number(process.env.FAULT_KILLS ?? 8)
const seed = Number(process.env.FAULT_SEED ?? Date.now() % 1_000_000)
type Victim = 'app' | 'database' | 'both'

describe('a product that is killed while people write', () => {
  let product: RunningProduct
  beforeAll(async () => {
    product = await startDemoProduct()
  })
  afterAll(() => product.close())

  it(`loses nothing it said yes to, and doubles nothing, in ${kills} kills`, {
    timeout: 60_000 + kills * 15_000,
  }, async () => {
    const chance = chanceFrom(seed)
    const [host, recorder, owner, other] = (await Promise.all(
      ['周敏', '林悦', '孙佳怡', '王立强'].map((name) => stepInto(product.url, name)),
    )) as [Person, Person, Person, Person]
    const { meetingId, topicId } = await openMeeting(host, recorder, [other])

    const promises = new Promises()
    let isWriting = true
    const writing = (person: Person): Writing => ({
      person,
      promises,
      chance,
      goesOn: () => isWriting,
    })
    const writers = Promise.all([
      keepRecord(writing(recorder), topicId),
      keepRecord(writing(host), topicId),
      handOutTasks(writing(other), owner.id),
      reportProgress(writing(owner)),
    ])
    // A writer that fails must fail the test at once, not leave it waiting for promises that do not come.
    let failure: unknown
    writers.catch((error: unknown) => {
      failure = error
    })

    const lost = new Set<string>()
    const doubled = new Set<string>()
    const note = (found: Found) => {
      for (const sentence of found.lost) lost.add(sentence)
      for (const sentence of found.doubled) doubled.add(sentence)
    }
    const recoveries: Record<Victim, number[]> = { app: [], database: [], both: [] }
    for (const victim of victims(kills, chance)) {
      const before = promises.acknowledged
      while (promises.acknowledged < before + 10) {
        if (failure !== undefined) throw failure
        await sleep(5)
      }
      await sleep(chance() * 500)
      const started = performance.now()
      const timesBefore = timesBack(product)
      if (victim !== 'app') product.killDatabase()
      if (victim === 'both') await sleep(chance() * 60)
      if (victim !== 'database') {
        await product.kill()
        await product.restart()
      } else {
        await revived(product, timesBefore)
      }
      await health(product.url)
      recoveries[victim].push(performance.now() - started)
      const promised = promisedBy(promises)
      note(await patiently(() => readRecord(host, meetingId, promised)))
      note(await patiently(() => readTasks(other, promised, 2 * latest)))
    }

    isWriting = false
    await writers
    note(await readRecord(host, meetingId, promises))
    note(await readTasks(other, promises))
    const { versions, ...found } = await readVersions(host, promises)
    note(found)

    const median = (times: number[]) => Math.round(times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0)
    console.log(
      [
        `seed ${seed} · ${kills} kills (${Object.entries(recoveries).map(([who, all]) => `${who} ${all.length}, ready again in ${median(all)} ms`)})`,
        `${promises.acknowledged} acknowledged (${promises.lines.size} lines in ${versions} versions, ${promises.tasks.size} tasks), ${promises.retried} retried, ${lost.size} lost, ${doubled.size} doubled`,
      ].join('\n'),
    )
    expect([...lost]).toEqual([])
    expect([...doubled]).toEqual([])
    expect(promises.faults, 'answered 500 instead of 503').toEqual([])
    // Otherwise nothing was in flight when it was killed, and the test has tested nothing.
    expect(promises.retried).toBeGreaterThanOrEqual(kills / 2)
    expect(promises.acknowledged).toBeGreaterThanOrEqual(kills * 10)
  })
})

describe('two nodes on one database, one of them killed', () => {
  const reminders = 1_200
  let plain: Awaited<ReturnType<typeof startPlainPostgres>>
  let database: pg.Client
  let nodes: RunningProduct[] = []
  beforeAll(async () => {
    plain = await startPlainPostgres()
    const first = new pg.Client({ connectionString: plain.url })
    await first.connect()
    await first.query(`create role app login password 'only-for-tests'`)
    await first.query('create database app owner app')
    await first.end()
    const url = plain.url.replace('postgres:only', 'app:only').replace(/postgres$/, 'app')
    const env = { DATABASE_URL: url, AUTH_SECRET: 'a secret that both nodes were given' }
    const one = await startProduct({ env })
    nodes = [one]
    expect((await one.run('demo', 'load')).code).toBe(0)
    nodes.push(await startProduct({ env }))
    database = new pg.Client({ connectionString: plain.url.replace(/postgres$/, 'app') })
    await database.connect()
  })
  afterAll(async () => {
    await database?.end()
    await Promise.all(nodes.map((node) => node.close()))
    await plain?.stop()
  })

  const count = async (query: string) => Number((await database.query(query)).rows[0]?.count)

  it('reminds of each due task once: one claim, one notice, one letter', { timeout: 120_000 }, async () => {
    const [one, two] = nodes as [RunningProduct, RunningProduct]
    const owner = await stepInto(one.url, '孙佳怡')
    await database.query(
      `insert into task (number, name, state, owner_id, assigner_id, planned_start, due_on, participant_ids)
       select 'RW-F-' || n, '到期提醒' || n, 'inProgress', $1, $1, current_date - 7, current_date + 1, array[$1::uuid]
       from generate_series(1, ${reminders}) n`,
      [owner.id],
    )
    // Reminders are written in batches too quick to be killed in the middle: here each takes its time.
    await database.query(`
      create function take_time() returns trigger language plpgsql as 'begin perform pg_sleep(0.4); return null; end';
      create trigger take_time before insert on reminder for each statement execute function take_time()`)
    // People of the demo get no letters unless they ask for them.
    await database.query('update person set mail_notices = true where id = $1', [owner.id])
    const ours = `noun_id in (select id from task where number like 'RW-F-%')`
    const claimed = () => count(`select count(*) from reminder where clock = 'C-08' and ${ours}`)
    const waiting = `select count(*) from jobs.job where name = 'clock.sweep' and state = 'created'`
    // As if two minutes had come at once: every node that is free takes one.
    const tick = async () => {
      if ((await count(waiting)) > 0) return
      await database.query(
        `insert into jobs.job (name, policy, retry_limit, expire_seconds)
         select name, policy, 0, 300 from jobs.queue, generate_series(1, 2) where name = 'clock.sweep'`,
      )
      await database.query(
        `select pg_notify('pgboss_' || left(encode(sha224('jobs'), 'hex'), 24), 'clock.sweep')`,
      )
    }

    let atOnce = 0
    let isKilled = false
    const patience = Date.now() + 90_000
    while ((await claimed()) < reminders) {
      expect(Date.now(), 'the reminders come to an end').toBeLessThan(patience)
      await tick()
      atOnce = Math.max(
        atOnce,
        await count(`select count(*) from jobs.job where name = 'clock.sweep' and state = 'active'`),
      )
      if (!isKilled && atOnce >= 2 && (await claimed()) > 0) {
        await two.kill()
        isKilled = true
        expect(await claimed(), 'it was killed in the middle').toBeLessThan(reminders)
      }
      await sleep(50)
    }
    expect(isKilled).toBe(true)
    await two.restart()
    await health(two.url)
    // Both look again, and find nothing to say.
    await tick()
    while ((await count(waiting)) > 0) await sleep(100)

    const perTask = (table: string, where: string) =>
      database
        .query(`select number as told, count(*)::int as tasks from (
            select t.id, count(x.*)::int as number from task t left join ${table} x on x.noun_id = t.id and ${where}
            where t.number like 'RW-F-%' group by t.id) each group by number`)
        .then(({ rows }) => rows)
    const once = [{ told: 1, tasks: reminders }]
    expect(await perTask('reminder', `x.clock = 'C-08'`)).toEqual(once)
    expect(await perTask('notification', `x.kind = 'task.dueSoon'`)).toEqual(once)
    expect(await perTask('mail_outbox', 'true')).toEqual(once)
    const { items } = await owner.call(today.listNotifications, { query: { limit: 200 } })
    expect(items.filter(({ kind }) => kind === 'task.dueSoon').length).toBeGreaterThan(0)
    console.log(
      `${reminders} reminders, up to ${atOnce} sweeps at once, one node killed among them: each once`,
    )
  })
})

async function health(url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if ((await fetch(`${url}/healthz`).catch(() => undefined))?.status === 200) return
    await sleep(50)
  }
  throw new Error('The product is not ready again after 30 seconds.')
}

/** The supervisor's own word: for a moment, backends that outlive their postmaster answer as if nothing had happened. */
async function revived(product: RunningProduct, timesBefore: number): Promise<void> {
  for (let tries = 0; timesBack(product) === timesBefore; tries++) {
    if (tries > 600) throw new Error(`PostgreSQL is not back after 30 seconds:\n${product.output()}`)
    await sleep(50)
  }
}

const timesBack = (product: RunningProduct) => product.output().split('PostgreSQL is back.').length

/** Connections that were idle when the database died are only found out when they are used. */
async function patiently<Result>(read: () => Promise<Result>): Promise<Result> {
  for (let tries = 0; ; tries++) {
    try {
      return await read()
    } catch (error) {
      if (tries >= 20) throw error
      await sleep(200)
    }
  }
}

/** A third of each, in an order of chance. */
function victims(number: number, chance: () => number): Victim[] {
  const kinds: readonly Victim[] = ['app', 'database', 'both']
  return Array.from({ length: number }, (_, index) => ({ victim: kinds[index % 3] as Victim, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ victim }) => victim)
}

/** The same numbers for the same seed (mulberry32). */
function chanceFrom(start: number): () => number {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
