import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { endpoint } from '#contract/endpoint.ts'
import { AppError } from '#domain/error.ts'
import type { Db } from '#server/db/database.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import type { Mount } from './route.ts'

const reply = z.object({ id: z.string() })
const notes = z.object({ text: z.string().trim().min(1).max(20), at: z.iso.date().optional() })
const signedIn = { rule: 'signedIn' } as const
const path = '/api/v1/try' as const

const add = endpoint({ method: 'POST', path, summary: 'add', access: signedIn, body: notes, reply })
const addThenFail = endpoint({
  method: 'POST',
  path: `${path}/fail`,
  summary: '',
  access: signedIn,
  body: notes,
  reply,
})
const whoSees = endpoint({
  method: 'GET',
  path: `${path}/who`,
  summary: '',
  access: signedIn,
  reply: z.object({ person: z.string() }),
})
const leaky = endpoint({ method: 'GET', path: `${path}/leaky`, summary: '', access: signedIn, reply })
const broken = endpoint({ method: 'GET', path: `${path}/broken`, summary: '', access: signedIn, reply })
const forAdmins = endpoint({
  method: 'GET',
  path: `${path}/admin`,
  summary: '',
  access: { rule: 'admin' },
  reply,
})
const forAll = endpoint({ method: 'GET', path: `${path}/open`, summary: '', access: { rule: 'open' }, reply })
const one = endpoint({
  method: 'GET',
  path: `${path}/one/:id`,
  summary: '',
  access: signedIn,
  params: z.object({ id: z.uuid() }),
  query: z.object({ limit: z.coerce.number().int().default(1) }),
  reply,
})
const fails = endpoint({
  method: 'GET',
  path: `${path}/fails/:how`,
  summary: '',
  access: signedIn,
  params: z.object({ how: z.string() }),
  reply,
})

const outages: Record<string, () => unknown> = {
  lost: () => new Error('Connection terminated unexpectedly'),
  refused: () =>
    Object.assign(new Error('connect ECONNREFUSED'), { syscall: 'connect', code: 'ECONNREFUSED' }),
  refusal: () =>
    new AppError('conflict', 'task.moveNotPossible', { state: 'done' }, { detail: { theirs: '甲' } }),
  bug: () => new TypeError('secret words'),
}

function rooms(mount: Mount): void {
  const insert = async (tx: Db, text: string) => {
    const { rows } = await sql<{ id: string }>`insert into calendar_year (year, source) values (
      (select coalesce(max(year), 2000) + 1 from calendar_year), ${text}) returning year::text as id`.execute(
      tx,
    )
    return rows[0] as { id: string }
  }
  mount(add, ({ tx, body }) => insert(tx, body.text))
  mount(addThenFail, async ({ tx, body }) => {
    await insert(tx, body.text)
    throw new AppError('conflict', 'try.changedMyMind')
  })
  mount(whoSees, async ({ tx }) => {
    const { rows } = await sql<{ person: string }>`select app_person_id()::text as person`.execute(tx)
    return rows[0] as { person: string }
  })
  mount(leaky, () => ({ id: 'x', secret: 'not in the contract' }))
  mount(broken, () => ({ nothing: true }) as never)
  mount(one, ({ params }) => params)
  mount(forAdmins, () => ({ id: 'admin' }))
  mount.open(forAll, ({ actor }) => ({ id: actor?.personId ?? 'nobody' }))
  mount(fails, async ({ tx, params }) => {
    if (params.how === 'unique') await sql`insert into calendar_year (year) values (1999), (1999)`.execute(tx)
    if (params.how === 'check')
      await sql`insert into calendar_day (day, kind) values ('2026-01-01', 'odd')`.execute(tx)
    if (params.how === 'foreign')
      await sql`insert into person_department (person_id, department_id) values (${randomUUID()}, ${randomUUID()})`.execute(
        tx,
      )
    throw outages[params.how]?.()
  })
}

let test: TestApp
let people: Awaited<ReturnType<TestApp['seedPeople']>>['people']
beforeAll(async () => {
  test = await openTestApp({ rooms: [rooms] })
  people = (await test.seedPeople()).people
})
afterAll(() => test.close())

const stored = (text: string) =>
  sql<{ n: number }>`select count(*)::int as n from calendar_year where source = ${text}`
    .execute(test.app.db)
    .then(({ rows }) => rows[0]?.n)

it('asks who it is before it looks at what was sent', async () => {
  await expect(test.call(add, { body: { text: '' } })).rejects.toMatchObject({
    status: 401,
    kind: 'unauthenticated',
    reason: 'session.signInFirst',
  })
})

it('lets administrators in, and only them, where the contract says so', async () => {
  expect(await test.call(forAdmins, { as: people.admin })).toEqual({ id: 'admin' })
  await expect(test.call(forAdmins, { as: people.generalManager })).rejects.toMatchObject({
    status: 403,
    reason: 'person.notAdmin',
  })
})

it('answers an open endpoint to anybody, and knows who is signed in', async () => {
  expect(await test.call(forAll, {})).toEqual({ id: 'nobody' })
  expect(await test.call(forAll, { as: people.seller })).toEqual({ id: people.seller.id })
})

it('runs the handler under the row-level rules of the person who asks', async () => {
  expect(await test.call(whoSees, { as: people.seller })).toEqual({ person: people.seller.id })
})

it('takes back everything when the handler refuses', async () => {
  await expect(test.call(addThenFail, { as: people.seller, body: { text: 'undone' } })).rejects.toMatchObject(
    { status: 409 },
  )
  expect(await stored('undone')).toBe(0)
})

it('lets nothing out that the contract does not declare', async () => {
  expect(await test.call(leaky, { as: people.seller })).toEqual({ id: 'x' })
})

it('treats a reply that does not fit as its own fault, and logs it', async () => {
  await expect(test.call(broken, { as: people.seller })).rejects.toMatchObject({
    status: 500,
    kind: 'internal',
  })
  expect(test.log.join('')).toContain('does not fit its contract')
})

it.each([
  ['empty', { text: ' ' }, [{ path: ['text'], reason: 'field.required' }]],
  ['missing', {}, [{ path: ['text'], reason: 'field.required' }]],
  ['too long', { text: 'x'.repeat(21) }, [{ path: ['text'], reason: 'field.tooLong', params: { max: 20 } }]],
  ['wrong type', { text: 7 }, [{ path: ['text'], reason: 'field.notAString' }]],
  ['no date', { text: 'a', at: '2026-02-30' }, [{ path: ['at'], reason: 'field.notADate' }]],
])('says in stable keys what is wrong with a field: %s', async (_case, body, issues) => {
  await expect(test.call(add, { as: people.seller, body: body as never })).rejects.toMatchObject({
    status: 422,
    kind: 'invalid',
    reason: 'request.invalid',
    issues,
  })
})

it.each([
  ['unique', 409, 'conflict', 'request.alreadyExists'],
  ['check', 409, 'conflict', 'request.breaksRule'],
  ['foreign', 409, 'conflict', 'request.refersToMissing'],
  ['refusal', 409, 'conflict', 'task.moveNotPossible'],
  ['lost', 503, 'unavailable', 'server.databaseAway'],
  ['refused', 503, 'unavailable', 'server.databaseAway'],
  ['bug', 500, 'internal', 'server.unexpected'],
])('turns %s into %i %s', async (how, status, kind, reason) => {
  const answer = await test.http.inject({
    url: `${path}/fails/${how}`,
    headers: { cookie: await test.cookieOf(people.seller) },
  })
  expect(answer.statusCode).toBe(status)
  expect(answer.json()).toMatchObject({ kind, reason })
  expect(answer.headers['retry-after']).toBe(status === 503 ? '2' : undefined)
  expect(answer.body).not.toContain('secret words')
  if (status >= 500) {
    const { requestId } = answer.json()
    expect(test.log.some((line) => line.includes(requestId))).toBe(true)
  }
  if (how === 'refusal')
    expect(answer.json()).toMatchObject({ params: { state: 'done' }, detail: { theirs: '甲' } })
})

it('refuses broken JSON, huge bodies and unknown addresses in the same shape', async () => {
  const cookie = await test.cookieOf(people.seller)
  const send = (payload: string, type = 'application/json') =>
    test.http.inject({ method: 'POST', url: path, headers: { cookie, 'content-type': type }, payload })
  expect((await send('{"text":')).json()).toMatchObject({ kind: 'invalid', reason: 'request.notJson' })
  expect((await send(`"${'x'.repeat(3_000_000)}"`)).json()).toMatchObject({
    kind: 'too_large',
    reason: 'request.tooLarge',
  })
  expect((await send('<a/>', 'application/xml')).json()).toMatchObject({
    kind: 'invalid',
    reason: 'request.wrongMediaType',
  })
  expect((await test.http.inject({ url: '/api/v1/nowhere' })).json()).toMatchObject({
    kind: 'not_found',
    reason: 'request.noSuchAddress',
  })
})

it('finds nothing under an id that cannot be one, and lets a field be put right under one that can', async () => {
  const get = async (rest: string) => {
    const answer = await test.http.inject({
      url: `${path}/one/${rest}`,
      headers: { cookie: await test.cookieOf(people.seller) },
    })
    return [answer.statusCode, answer.json().reason ?? answer.json().id]
  }
  const id = randomUUID()
  expect(await get(id)).toEqual([200, id])
  expect(await get('7f3c')).toEqual([404, 'request.nothingHere'])
  expect(await get(`${id}?limit=many`)).toEqual([422, 'request.invalid'])
})

it('does a repeated POST once and gives the same reply again', async () => {
  const sent = { as: people.seller, body: { text: 'once' }, headers: { 'idempotency-key': randomUUID() } }
  const first = await test.call(add, sent)
  expect(await test.call(add, sent)).toEqual(first)
  expect(await stored('once')).toBe(1)
})

it('does it once when both come at the same instant', async () => {
  const sent = { as: people.seller, body: { text: 'at once' }, headers: { 'idempotency-key': randomUUID() } }
  const [one, two, three] = await Promise.all([
    test.call(add, sent),
    test.call(add, sent),
    test.call(add, sent),
  ])
  expect(two).toEqual(one)
  expect(three).toEqual(one)
  expect(await stored('at once')).toBe(1)
})

it('refuses another body under a used key, and does not mix up people', async () => {
  const headers = { 'idempotency-key': randomUUID() }
  await test.call(add, { as: people.seller, body: { text: 'mine' }, headers })
  await expect(test.call(add, { as: people.seller, body: { text: 'other' }, headers })).rejects.toMatchObject(
    {
      status: 409,
      reason: 'request.keyUsedForAnother',
    },
  )
  await test.call(add, { as: people.marketer, body: { text: 'theirs' }, headers })
  expect(await stored('theirs')).toBe(1)
})

it('keeps no key of a request that failed: it may be tried again', async () => {
  const sent = { as: people.seller, body: { text: 'again' }, headers: { 'idempotency-key': randomUUID() } }
  await expect(test.call(addThenFail, sent)).rejects.toMatchObject({ reason: 'try.changedMyMind' })
  await expect(test.call(addThenFail, sent)).rejects.toMatchObject({ reason: 'try.changedMyMind' })
})

it.each([
  [{ origin: 'http://evil.test' }, 403],
  [{ origin: 'null' }, 403],
  [{ origin: 'http://evil.test', 'sec-fetch-site': 'cross-site' }, 403],
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ origin: 'http://sub.bihuan.test', 'sec-fetch-site': 'same-site' }, 403],
  [{ origin: 'http://bihuan.test', 'sec-fetch-site': 'same-origin' }, 200],
  [{ origin: 'http://bihuan.test' }, 200],
  [{}, 200],
])('takes a change from our own pages only: %j → %i', async (headers, status) => {
  const answer = await test.http.inject({
    method: 'POST',
    url: path,
    headers: { ...headers, cookie: await test.cookieOf(people.seller), 'content-type': 'application/json' },
    payload: { text: 'csrf' },
  })
  expect(answer.statusCode).toBe(status)
  if (status === 403) expect(answer.json()).toMatchObject({ kind: 'forbidden', reason: 'request.otherSite' })
})

it('describes what is mounted, and nothing else, as OpenAPI 3.1', async () => {
  const { openapi, paths } = (await test.http.inject({ url: '/api/openapi.json' })).json()
  expect(openapi).toBe('3.1.0')
  expect(Object.keys(paths)).toContain('/api/v1/try/fails/{how}')
  expect(paths['/api/v1/try'].post.requestBody.content['application/json'].schema.required).toEqual(['text'])
  expect((await test.http.inject({ url: '/api/docs/' })).statusCode).toBe(200)
  expect((await test.http.inject({ url: '/api/docs/json' })).json().paths).toEqual(paths)
})

it('is healthy while the database answers, and protects every reply', async () => {
  const answer = await test.http.inject({ url: '/healthz' })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-security-policy']).toContain("script-src 'self';")
  expect(answer.headers['x-content-type-options']).toBe('nosniff')
})
