import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { readAtHeader } from '#contract/events.ts'
import type { Classification } from '#domain/meeting/enums.ts'
import { asActor, asSystem } from '#server/db/actor-context.ts'
import type { Db } from '#server/db/database.ts'
import { endSessionsOf } from '#server/session/accounts.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'
import { currentPosition } from './position.ts'
import { publish, tellRightsChanged } from './publish.ts'

let test: TestApp
let cast: Cast
let address: string
beforeAll(async () => {
  test = await openTestApp({ started: true })
  cast = await test.seedPeople()
  address = await test.http.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => test.close())

interface Heard {
  readonly id: string
  readonly event: string
  readonly data: Record<string, unknown>
}

/** A browser's EventSource, without its reconnecting. */
async function listen(who: { id: string }, streams: string, { after = '', resume = '' } = {}) {
  const leave = new AbortController()
  const response = await fetch(`${address}/api/v1/events?streams=${streams}${after && `&after=${after}`}`, {
    headers: { cookie: await test.cookieOf(who), ...(resume && { 'last-event-id': resume }) },
    signal: leave.signal,
  })
  const heard: Heard[] = []
  let isOpen = response.ok
  const reading = (async () => {
    let text = ''
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const fields = Object.fromEntries(
          text
            .slice(0, end)
            .split('\n')
            .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
        )
        text = text.slice(end + 2)
        if (fields.data)
          heard.push({ id: fields.id ?? '', event: fields.event ?? 'message', data: JSON.parse(fields.data) })
      }
    }
  })()
    .catch(() => {})
    .finally(() => {
      isOpen = false
    })
  const messages = () => heard.filter(({ event }) => event === 'message')
  return {
    status: response.status,
    headers: response.headers,
    heard,
    messages,
    texts: () => messages().map(({ data }) => data.text),
    isOpen: () => isOpen,
    async leave() {
      leave.abort()
      await reading
    },
  }
}

async function until(holds: () => boolean, what: string): Promise<void> {
  const end = Date.now() + 15_000
  while (!holds()) {
    if (Date.now() > end) throw new Error(`Waited in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

let numbers = 0
async function meeting(
  classification: Classification,
  participants: readonly { id: string }[] = [],
): Promise<string> {
  return asSystem(test.app.db, async (tx) => {
    const { id } = await tx
      .insertInto('meeting')
      .values({
        number: `HY-${++numbers}`,
        name: 'Q4 筹备会',
        classification,
        organiser_id: cast.people.marketingHead.id,
        participant_ids: participants.map(({ id }) => id),
        department_ids: [cast.departments.marketing.id],
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  })
}

const say = (tx: Db, meetingId: string, text: string) =>
  publish(tx, {
    stream: `meeting:${meetingId}`,
    kind: 'entry',
    noun: 'meeting',
    nounId: meetingId,
    payload: { text },
  })
const saySystem = (meetingId: string, text: string) => asSystem(test.app.db, (tx) => say(tx, meetingId, text))

it('tells a follower what happens, with what resuming needs', async () => {
  const id = await meeting('internal')
  const follower = await listen(cast.people.marketer, `meeting:${id}`)
  expect(follower.headers.get('content-type')).toContain('text/event-stream')
  expect(follower.headers.get('x-accel-buffering')).toBe('no')
  await asActor(test.app.db, await test.actorOf(cast.people.marketer), (tx) => say(tx, id, '同意'))
  await until(() => follower.messages().length === 1, 'the event')
  expect(follower.messages()[0]).toMatchObject({
    id: expect.stringMatching(/^\d+-\d+$/),
    data: { kind: 'entry', stream: `meeting:${id}`, nounId: id, text: '同意' },
  })
  await follower.leave()
})

it('says nothing of a transaction that was taken back', async () => {
  const id = await meeting('internal')
  const follower = await listen(cast.people.marketer, `meeting:${id}`)
  await asSystem(test.app.db, async (tx) => {
    await say(tx, id, 'never happened')
    throw new Error('back')
  }).catch(() => {})
  await saySystem(id, 'happened')
  await until(() => follower.messages().length > 0, 'the event')
  expect(follower.texts()).toEqual(['happened'])
  await follower.leave()
})

it('resumes after the last event it had, and from where a record was read', async () => {
  const id = await meeting('internal')
  await saySystem(id, 'before')
  const read = await asSystem(test.app.db, (tx) => currentPosition(tx))
  await saySystem(id, 'one')
  await saySystem(id, 'two')
  const fromRecord = await listen(cast.people.marketer, `meeting:${id}`, { after: read })
  await until(() => fromRecord.texts().includes('two'), 'both')
  // While others in the same cluster have transactions open, what came before may come once more.
  const fresh = fromRecord.messages().filter(({ data }) => data.text !== 'before')
  expect(fresh.map(({ data }) => data.text)).toEqual(['one', 'two'])
  await fromRecord.leave()

  await saySystem(id, 'three')
  const again = await listen(cast.people.marketer, `meeting:${id}`, {
    resume: fresh[0]?.id as string,
  })
  await until(() => again.messages().length === 2, 'what was missed')
  await saySystem(id, 'four')
  await until(() => again.messages().length === 3, 'what comes')
  expect(again.texts()).toEqual(['two', 'three', 'four'])
  await again.leave()
})

it('hears what happened between an answer of the API and the connection, by the place the answer named', async () => {
  const id = await meeting('internal')
  const answer = await fetch(`${address}/api/v1/meetings/${id}`, {
    headers: { cookie: await test.cookieOf(cast.people.marketer) },
  })
  expect(answer.status).toBe(200)
  const place = answer.headers.get(readAtHeader) as string
  expect(place).toMatch(/^\d+-\d+$/)
  await saySystem(id, 'between')
  await new Promise((resolve) => setTimeout(resolve, 50))
  const follower = await listen(cast.people.marketer, `meeting:${id}`, { after: place })
  await until(() => follower.texts().includes('between'), 'what was missed')
  await follower.leave()
})

it('loses nothing to transactions that commit in another order than they began', async () => {
  const id = await meeting('internal')
  const follower = await listen(cast.people.marketer, `meeting:${id}`)
  const slow = new pg.Client(await connectionOf())
  await slow.connect()
  await slow.query('begin')
  await slow.query(`select set_config('app.system', 'on', true)`)
  // The smaller event id and transaction id, committed last.
  await slow.query(
    `insert into event (stream, kind, noun, noun_id, payload) values ($1, 'entry', 'meeting', $2, '{"text":"slow"}')`,
    [`meeting:${id}`, id],
  )
  await saySystem(id, 'quick')
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(follower.texts()).toEqual([])
  await slow.query('commit')
  await slow.end()
  await until(() => follower.messages().length === 2, 'both')
  expect(follower.texts()).toEqual(['slow', 'quick'])
  await follower.leave()
})

it('loses nothing when ids are taken in one order and transactions begin in the other', async () => {
  const id = await meeting('internal')
  const follower = await listen(cast.people.marketer, `meeting:${id}`)
  const [one, two] = [new pg.Client(await connectionOf()), new pg.Client(await connectionOf())]
  const add = (client: pg.Client, text: string) =>
    client.query(
      `insert into event (stream, kind, noun, noun_id, payload) values ($1, 'entry', 'meeting', $2, jsonb_build_object('text', $3::text))`,
      [`meeting:${id}`, id, text],
    )
  for (const client of [one, two]) {
    await client.connect()
    await client.query('begin')
    await client.query(`select set_config('app.system', 'on', true), pg_current_xact_id()`)
  }
  await add(two, 'later transaction, smaller id')
  await add(one, 'earlier transaction, larger id')
  await one.query('commit')
  await saySystem(id, 'third')
  await new Promise((resolve) => setTimeout(resolve, 60))
  await two.query('commit')
  await until(() => follower.messages().length === 3, 'all three')
  expect(follower.texts().toSorted()).toEqual([
    'earlier transaction, larger id',
    'later transaction, smaller id',
    'third',
  ])
  await Promise.all([one.end(), two.end(), follower.leave()])
})

it('delivers what was written without a word to anybody, by its slow poll', async () => {
  const id = await meeting('internal')
  const follower = await listen(cast.people.marketer, `meeting:${id}`)
  await asSystem(test.app.db, (tx) =>
    sql`insert into event (stream, kind, noun, noun_id) values (${`meeting:${id}`}, 'entry', 'meeting', ${id})`.execute(
      tx,
    ),
  )
  await until(() => follower.messages().length === 1, 'the poll')
  await follower.leave()
})

it.each([
  ['public', { newcomer: true, supervisor: true, marketer: true, vicePresident: true, designer: true }],
  ['internal', { newcomer: false, supervisor: true, marketer: true, vicePresident: true, designer: true }],
  ['secret', { newcomer: false, supervisor: false, marketer: false, vicePresident: true, designer: true }],
  [
    'confidential',
    { newcomer: false, supervisor: false, marketer: false, vicePresident: false, designer: true },
  ],
] as const)('lets only those hear of a %s meeting who may see it', async (classification, expected) => {
  const id = await meeting(classification, [cast.people.designer])
  for (const [name, hears] of Object.entries(expected)) {
    const follower = await listen(cast.people[name as keyof typeof expected], `meeting:${id}`)
    await until(() => follower.heard.length > 0, 'ready')
    expect([name, follower.heard[0]?.data.streams]).toEqual([name, hears ? [`meeting:${id}`] : []])
    await follower.leave()
  }
})

it('judges anew when the audience narrows while somebody listens', async () => {
  const id = await meeting('internal', [cast.people.designer])
  const inside = await listen(cast.people.designer, `meeting:${id}`)
  const outside = await listen(cast.people.marketer, `meeting:${id}`)
  await saySystem(id, 'open')
  await until(() => inside.messages().length === 1 && outside.messages().length === 1, 'both')
  await asSystem(test.app.db, async (tx) => {
    await tx.updateTable('meeting').set({ classification: 'confidential' }).where('id', '=', id).execute()
    await say(tx, id, 'closed')
  })
  await until(() => inside.messages().length === 2, 'the participant')
  expect(outside.texts()).toEqual(['open'])

  // Nor by resuming: what was missed is judged by what may be seen now.
  const back = await listen(cast.people.marketer, `meeting:${id}`, {
    resume: outside.messages()[0]?.id as string,
  })
  await until(() => back.heard.length > 0, 'ready')
  expect(back.heard[0]?.data.streams).toEqual([])
  await Promise.all([inside.leave(), outside.leave(), back.leave()])
})

it('judges anew when a person moves to another department', async () => {
  const id = await meeting('internal')
  const follower = await listen(cast.people.seller, `meeting:${id}`)
  expect(follower.messages()).toEqual([])
  await follower.leave()
  const mover = await listen(cast.people.marketer, `meeting:${id}`)
  await asSystem(test.app.db, async (tx) => {
    await tx.deleteFrom('person_department').where('person_id', '=', cast.people.marketer.id).execute()
    await tellRightsChanged(tx, cast.people.marketer.id)
  })
  await saySystem(id, 'after')
  const head = await listen(cast.people.marketingHead, `meeting:${id}`)
  await saySystem(id, 'last')
  await until(() => head.messages().some(({ data }) => data.text === 'last'), 'somebody to hear it')
  expect(mover.messages()).toEqual([])
  await Promise.all([mover.leave(), head.leave()])
})

it('keeps the stream of a person for that person', async () => {
  const { seller, admin } = cast.people
  const own = await listen(seller, `person:${seller.id}`)
  const nosy = await listen(admin, `person:${seller.id},control`)
  await asSystem(test.app.db, (tx) =>
    publish(tx, { stream: `person:${seller.id}`, kind: 'notice', noun: 'notification', nounId: seller.id }),
  )
  await until(() => own.messages().length === 1, 'the notice')
  expect(nosy.heard[0]?.data.streams).toEqual([])
  expect(nosy.messages()).toEqual([])
  await Promise.all([own.leave(), nosy.leave()])
})

it('closes the stream at once when the session is ended', async () => {
  const id = await meeting('public')
  const follower = await listen(cast.people.productHead, `meeting:${id}`)
  expect(follower.isOpen()).toBe(true)
  await asSystem(test.app.db, (tx) => endSessionsOf(tx, cast.people.productHead.id))
  await until(() => !follower.isOpen(), 'the end of the stream')
  await expect(listen(cast.people.productHead, `meeting:${id}`)).resolves.toMatchObject({ status: 401 })
})

it('goes on after the database has thrown its connection out', async () => {
  const id = await meeting('public')
  const follower = await listen(cast.people.supervisor, `meeting:${id}`)
  await saySystem(id, 'before')
  await until(() => follower.messages().length === 1, 'the first')
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'bihuan events' and datname = current_database()`.execute(test.app.db)
  await saySystem(id, 'meanwhile')
  await until(() => follower.messages().length === 2, 'what came meanwhile')
  expect(follower.texts()).toEqual(['before', 'meanwhile'])
  await follower.leave()
})

it('tells a reader whose place was trimmed away to read everything again', async () => {
  const id = await meeting('public')
  const watcher = await listen(cast.people.admin, `meeting:${id}`)
  await saySystem(id, 'old')
  await until(() => watcher.messages().length === 1, 'the old one')
  await asSystem(test.app.db, (tx) => sql`delete from event`.execute(tx))
  await saySystem(id, 'new')
  await until(() => watcher.messages().length === 2, 'the new one')
  const late = await listen(cast.people.supervisor, `meeting:${id}`, {
    resume: watcher.messages()[0]?.id as string,
  })
  await until(() => late.heard.some(({ event }) => event === 'reset'), 'to be told')
  expect(late.messages()).toEqual([])
  await Promise.all([watcher.leave(), late.leave()])
})

async function connectionOf(): Promise<pg.ClientConfig> {
  const { rows } = await sql<{ database: string }>`select current_database() as database`.execute(test.app.db)
  return { ...inject('testServer').app, database: rows[0]?.database as string }
}
