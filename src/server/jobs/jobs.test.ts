import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import { enqueue, job, schedule } from './job.ts'
import { type Jobs, openJobs } from './runner.ts'

let done: string[] = []
let failures = 0
const givenUp: string[] = []

const note = job({
  name: 'test.note',
  payload: z.object({ text: z.string() }),
  attempts: 3,
  async run({ now }, { text }) {
    if (text === 'fails' && failures-- > 0) throw new Error('not yet')
    if (text === 'hopeless') throw new Error('never')
    done.push(text === 'when' ? now.toISOString() : text)
  },
  async givenUp(_work, { text }) {
    givenUp.push(text)
  },
})

/** Claims a row first, so that running twice acts once. */
const once = job({
  name: 'test.once',
  payload: z.object({ year: z.number() }),
  attempts: 1,
  async run({ transaction }, { year }) {
    await transaction(async (tx) => {
      const claimed = await tx
        .insertInto('calendar_year')
        .values({ year, source: 'claim' })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      if (claimed.numInsertedOrUpdatedRows === 1n) done.push(`claimed ${year}`)
    })
  },
})

const chain = job({
  name: 'test.chain',
  payload: z.object({ left: z.int() }),
  attempts: 1,
  async run({ transaction }, { left }) {
    done.push(`chain ${left}`)
    if (left > 0) await transaction((tx) => enqueue(tx, chain, { left: left - 1 }))
  },
})

const sweep = schedule({
  name: 'test.sweep',
  cron: '* * * * *',
  async run({ now }) {
    done.push(`sweep ${now.toISOString()}`)
  },
})

let test: TestApp
let jobs: Jobs
beforeAll(async () => {
  test = await openTestApp()
  const { rows } = await sql<{ database: string }>`select current_database() as database`.execute(test.app.db)
  const connection = { ...inject('testServer').app, database: rows[0]?.database as string }
  jobs = openJobs({
    connection,
    log: test.app.log,
    app: () => test.app,
    jobs: [note, once, chain],
    schedules: [sweep],
  })
})
afterAll(() => test.close())
beforeEach(() => {
  done = []
})
afterEach(() => jobs.stop())

const add = (text: string, when = {}) => asSystem(test.app.db, (tx) => enqueue(tx, note, { text }, when))
const waitFor = async (count: number) => {
  for (let tries = 0; done.length < count && tries < 2000; tries++)
    await new Promise((resolve) => setTimeout(resolve, 2))
}
const tomorrow = () => new Date(Date.now() + 24 * 3600 * 1000)

it('never runs work of a transaction that was taken back', async () => {
  await asSystem(test.app.db, async (tx) => {
    await enqueue(tx, note, { text: 'undone' })
    throw new Error('back')
  }).catch(() => {})
  await add('kept')
  await jobs.runDue(test.now())
  expect(done.filter((what) => !what.startsWith('sweep'))).toEqual(['kept'])
})

it('runs what is due at the given instant, and what that adds, and gives that instant', async () => {
  const now = new Date('2026-03-02T01:00:00Z')
  await asSystem(test.app.db, (tx) => enqueue(tx, chain, { left: 2 }))
  await add('when')
  await jobs.runDue(now)
  expect(done).toEqual([`sweep ${now.toISOString()}`, now.toISOString(), 'chain 2', 'chain 1', 'chain 0'])
})

it('waits with what is not due yet', async () => {
  await add('later', { startAfter: tomorrow() })
  await jobs.runDue(new Date())
  expect(done).not.toContain('later')
  await jobs.runDue(new Date(tomorrow().getTime() + 1000))
  expect(done).toContain('later')
})

it('keeps one waiting job a key, and takes another once it has run', async () => {
  await add('first', { singletonKey: 'k' })
  await add('second', { singletonKey: 'k' })
  await add('other', { singletonKey: 'l' })
  await jobs.runDue(new Date())
  expect(done.slice(1).toSorted()).toEqual(['first', 'other'])
  await add('third', { singletonKey: 'k' })
  await jobs.runDue(new Date())
  expect(done).toContain('third')
})

it('acts once in the record although the work comes twice', async () => {
  await asSystem(test.app.db, async (tx) => {
    await enqueue(tx, once, { year: 2050 })
    await enqueue(tx, once, { year: 2050 })
  })
  await jobs.runDue(new Date())
  expect(done.filter((what) => what.startsWith('claimed'))).toEqual(['claimed 2050'])
})

it('refuses a payload that does not fit, in the transaction that adds it', async () => {
  await expect(asSystem(test.app.db, (tx) => enqueue(tx, note, { text: 7 as never }))).rejects.toThrow()
})

it('says in runDue what failed, after the rest has run, and tries again later', async () => {
  failures = 1
  await add('fails')
  await add('fine')
  await expect(jobs.runDue(new Date())).rejects.toThrow('not yet')
  expect(done).toContain('fine')
  const waiting = await sql<{ state: string }>`
    select state from jobs.job where name = 'test.note' and data->>'text' = 'fails'`.execute(test.app.db)
  expect(waiting.rows).toEqual([{ state: 'retry' }])
})

it('gives up after the last attempt, once', async () => {
  await add('hopeless')
  for (let attempt = 0; attempt < 5; attempt++) {
    await sql`update jobs.job set start_after = now() where state = 'retry'`.execute(test.app.db)
    await jobs.runDue(new Date()).catch(() => {})
  }
  expect(givenUp).toEqual(['hopeless'])
})

it('starts work within moments of the commit, without being asked', async () => {
  await jobs.start()
  await add('warm')
  await waitFor(1)
  const began = performance.now()
  await add('prompt')
  await waitFor(2)
  expect(done).toEqual(['warm', 'prompt'])
  // Polling alone would take up to two seconds.
  expect(performance.now() - began).toBeLessThan(1_000)
})

it('lets two workers share the work without doing any of it twice', async () => {
  const { rows } = await sql<{ database: string }>`select current_database() as database`.execute(test.app.db)
  const other = openJobs({
    connection: { ...inject('testServer').app, database: rows[0]?.database as string },
    log: test.app.log,
    app: () => test.app,
    jobs: [note, once, chain],
    schedules: [],
  })
  await Promise.all([jobs.start(), other.start()])
  const texts = Array.from({ length: 30 }, (_, index) => `shared ${index}`)
  await asSystem(test.app.db, async (tx) => {
    for (const text of texts) await enqueue(tx, note, { text })
  })
  await waitFor(30)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(done.filter((what) => what.startsWith('shared')).toSorted()).toEqual(texts.toSorted())
  await other.stop()
})
