import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as contract from '#contract/session.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'
import { endSessionsOf } from './accounts.ts'
import { signed, tokenIn } from './cookie.ts'
import { createInvitation } from './invitation.ts'

let test: TestApp
let cast: Cast
beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
})
afterAll(() => test.close())

const good = '营销中心-2026-好天气'

/** Gives somebody a password the way they would choose one: by the link of an invitation. */
async function chooses(person: { id: string }, password: string) {
  const { token } = await asSystem(test.app.db, (tx) =>
    createInvitation(tx, { personId: person.id, by: cast.people.admin.id, now: test.now() }),
  )
  return test.call(contract.acceptInvitation, { params: { token }, body: { password } })
}

/** As a browser does: the answer's cookie is what it sends next. */
async function signsIn(email: string, password: string, from = '10.0.0.1') {
  const answer = await test.http.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { email, password },
    remoteAddress: from,
  })
  const cookie = String(answer.headers['set-cookie'] ?? '').split(';')[0] as string
  return {
    status: answer.statusCode,
    body: answer.json(),
    cookie,
    header: String(answer.headers['set-cookie'] ?? ''),
  }
}

const seen = async (cookie: string) =>
  (await test.http.inject({ url: '/api/v1/session', headers: { cookie } })).json().me?.name ?? null

it('signs in with what was chosen, and tells who one is', async () => {
  await chooses(cast.people.marketingHead, good)
  const { status, body, cookie, header } = await signsIn(cast.people.marketingHead.email, good)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    me: { name: '石静', departmentName: '市场部', headsDepartmentIds: [cast.departments.marketing.id] },
    organisation: { name: '测试公司', isDemo: false },
    setup: 'ready',
    unread: 0,
  })
  expect(header).toMatch(/HttpOnly/)
  expect(header).toMatch(/SameSite=Lax/)
  expect(await seen(cookie)).toBe('石静')
})

it('makes of a session the actor that the organisation chart says', async () => {
  const { center, marketing, sales } = cast.departments
  expect(await test.actorOf(cast.people.vicePresident)).toMatchObject({
    departmentIds: new Set(),
    oversees: new Set([center.id, marketing.id, sales.id]),
    isAdmin: false,
  })
  expect(await test.actorOf(cast.people.supervisor)).toMatchObject({
    isSupervisor: true,
    oversees: new Set(),
  })
  expect((await test.actorOf(cast.people.generalManager)).oversees).toEqual(
    new Set(Object.values(cast.departments).map(({ id }) => id)),
  )
  for (const person of Object.values(cast.people)) {
    const { rows } = await sql<{ ids: string[] }>`
      select coalesce(array_agg(department_id), '{}') as ids from person_oversees where person_id = ${person.id}`.execute(
      test.app.db,
    )
    expect((await test.actorOf(person)).oversees).toEqual(new Set(rows[0]?.ids))
  }
})

it.each([
  ['a wrong password', async () => signsIn(cast.people.marketingHead.email, 'not the password')],
  ['an unknown address', async () => signsIn('nobody@example.com', good)],
  ['somebody without a password', async () => signsIn(cast.people.newcomer.email, good)],
])('gives one and the same answer to %s', async (_case, attempt) => {
  const { status, body, header } = await attempt()
  expect([status, body.reason, header]).toEqual([401, 'session.wrongCredentials', ''])
})

it('lets a disabled person neither in nor stay', async () => {
  await chooses(cast.people.seller, good)
  const { cookie } = await signsIn(cast.people.seller.email, good)
  expect(await seen(cookie)).toBe('沈青')
  const setState = (state: 'active' | 'disabled') =>
    test.app.db.updateTable('person').set({ state }).where('id', '=', cast.people.seller.id).execute()
  await setState('disabled')
  expect(await seen(cookie)).toBe(null)
  const { status, body } = await signsIn(cast.people.seller.email, good)
  expect([status, body.reason]).toEqual([401, 'session.wrongCredentials'])
  const left = await sql`select 1 from auth."session" s join person p on p.user_id = s."userId"::text
    where p.id = ${cast.people.seller.id}`.execute(test.app.db)
  expect(left.rows).toEqual([])
  await setState('active')
})

it('pauses an account that is being guessed at, from wherever, and lets it in again later', async () => {
  await chooses(cast.people.salesHead, good)
  const { email } = cast.people.salesHead
  for (let tries = 0; tries < 8; tries++) {
    expect((await signsIn(email, `guess ${tries}`, `10.1.0.${tries}`)).status).toBe(401)
  }
  const { status, body } = await signsIn(email, good, '10.2.0.1')
  expect([status, body.kind, body.reason]).toEqual([429, 'too_many', 'session.tooManyTries'])
  expect(body.params.seconds).toBeLessThanOrEqual(900)

  const began = test.now()
  test.setNow(new Date(began.getTime() + 16 * 60_000))
  expect((await signsIn(email, good)).status).toBe(200)
  test.setNow(began)
})

it('stops a machine that tries many accounts from one address, and nobody else', async () => {
  let accounts = 0
  const tries = (remoteAddress: string, headers = {}) =>
    test.http.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { email: `nobody${accounts++}@example.com`, password: 'guess guess' },
      remoteAddress,
      headers,
    })
  expect((await tries('10.66.0.1')).statusCode).toBe(401)
  // The fifty-nine that would follow, without waiting for as many password hashes.
  const { numAffectedRows } = await sql`
    update auth."rateLimit" set "count" = 60 where "key" like '10.66.0.1%'`.execute(test.app.db)
  expect(numAffectedRows).toBe(1n)

  const stopped = await tries('10.66.0.1')
  expect([stopped.statusCode, stopped.json().reason]).toEqual([429, 'session.tooManyTries'])
  expect(Number(stopped.headers['retry-after'])).toBeLessThanOrEqual(60)
  // What a client claims to be does not open another bucket.
  const claims = { 'x-client-ip': '10.9.9.9', 'x-forwarded-for': '10.8.8.8' }
  expect((await tries('10.66.0.1', claims)).statusCode).toBe(429)
  expect((await tries('10.66.0.2')).statusCode).toBe(401)
})

it('believes no cookie that it has not signed', async () => {
  const cookie = await test.cookieOf(cast.people.designer)
  expect(await seen(cookie)).toBe('苏禾')
  const [name, value] = cookie.split('=') as [string, string]
  const token = decodeURIComponent(value).split('.')[0] as string
  const forged = createHmac('sha256', 'another secret').update(token).digest('base64')
  for (const wrong of [
    token,
    `${token}.`,
    `${token}.${forged}`,
    `${token}x.${decodeURIComponent(value).split('.')[1]}`,
    '%E0%A4%A',
    '',
  ]) {
    expect([wrong, await seen(`${name}=${encodeURIComponent(wrong)}`)]).toEqual([wrong, null])
  }
  expect(await seen(`other=1; ${cookie}; more=2`)).toBe('苏禾')
})

it('signs cookies the way it checks them', () => {
  const header = `a=b; n=${signed('token', 'secret')}`
  expect(tokenIn(header, 'n', 'secret')).toBe('token')
  expect(tokenIn(header, 'n', 'Secret')).toBeUndefined()
  expect(tokenIn(header, 'm', 'secret')).toBeUndefined()
})

it('ends an expired session', async () => {
  await chooses(cast.people.productHead, good)
  const { cookie } = await signsIn(cast.people.productHead.email, good)
  const began = test.now()
  test.setNow(new Date(Date.now() + 31 * 24 * 3600_000))
  expect(await seen(cookie)).toBe(null)
  test.setNow(began)
})

it('signs out, lists where one is signed in, and ends one of them', async () => {
  await chooses(cast.people.marketer, good)
  const here = await signsIn(cast.people.marketer.email, good)
  const there = await signsIn(cast.people.marketer.email, good)
  const list = async () =>
    (await test.http.inject({ url: '/api/v1/sessions', headers: { cookie: here.cookie } })).json().items as {
      id: string
      isCurrent: boolean
    }[]
  const others = (await list()).filter(({ isCurrent }) => !isCurrent)
  expect((await list()).filter(({ isCurrent }) => isCurrent)).toHaveLength(1)

  const end = (id: string, cookie: string) =>
    test.http.inject({ method: 'DELETE', url: `/api/v1/sessions/${id}`, headers: { cookie } })
  for (const { id } of others) {
    expect((await end(id, await test.cookieOf(cast.people.admin))).statusCode).toBe(404)
    expect((await end(id, here.cookie)).statusCode).toBe(200)
  }
  expect([await seen(here.cookie), await seen(there.cookie)]).toEqual(['林小满', null])

  const out = await test.http.inject({
    method: 'DELETE',
    url: '/api/v1/session',
    headers: { cookie: here.cookie },
  })
  expect(String(out.headers['set-cookie'])).toContain('Max-Age=0')
  expect(await seen(here.cookie)).toBe(null)
})

it('changes the password, and puts out whoever else was in', async () => {
  await chooses(cast.people.supervisor, good)
  const here = await signsIn(cast.people.supervisor.email, good)
  const thief = await signsIn(cast.people.supervisor.email, good)
  const change = (currentPassword: string, newPassword: string) =>
    test.http.inject({
      method: 'POST',
      url: '/api/v1/session/password',
      headers: { cookie: here.cookie },
      payload: { currentPassword, newPassword },
    })
  expect((await change('wrong wrong', 'another good one')).json()).toMatchObject({
    kind: 'invalid',
    issues: [{ path: ['currentPassword'], reason: 'password.wrong' }],
  })
  expect((await change(good, 'another good one')).statusCode).toBe(200)
  expect([await seen(here.cookie), await seen(thief.cookie)]).toEqual(['杜川', null])
  expect((await signsIn(cast.people.supervisor.email, good)).status).toBe(401)
  expect((await signsIn(cast.people.supervisor.email, 'another good one')).status).toBe(200)
})

it.each([
  ['too short', 'short', 'field.tooShort'],
  ['the first that anybody tries', '1234567890', 'password.tooCommon'],
  ['one key', 'aaaaaaaaaaaa', 'password.tooCommon'],
])('refuses a password that is %s', async (_case, password, reason) => {
  await expect(chooses(cast.people.newcomer, password)).rejects.toMatchObject({
    status: 422,
    issues: [{ reason }],
  })
})

it('lets an invitation be used once, and not after its time', async () => {
  const invite = () =>
    asSystem(test.app.db, (tx) =>
      createInvitation(tx, { personId: cast.people.newcomer.id, by: null, now: test.now() }),
    )
  const first = await invite()
  const second = await invite()
  const accept = (token: string) =>
    test.call(contract.acceptInvitation, { params: { token }, body: { password: good } })
  await expect(accept(first.token)).rejects.toMatchObject({ status: 404, reason: 'invitation.gone' })
  expect(await test.call(contract.getInvitation, { params: { token: second.token } })).toMatchObject({
    name: '辛然',
    organisationName: '测试公司',
  })
  const both = await Promise.allSettled([accept(second.token), accept(second.token)])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])

  const late = await invite()
  const began = test.now()
  test.setNow(new Date(began.getTime() + 8 * 24 * 3600_000))
  await expect(accept(late.token)).rejects.toMatchObject({ status: 404 })
  test.setNow(began)
})

it('ends all sessions of a person at once', async () => {
  const cookie = await test.cookieOf(cast.people.vicePresident)
  expect(await seen(cookie)).toBe('傅敏')
  await asSystem(test.app.db, (tx) => endSessionsOf(tx, cast.people.vicePresident.id))
  expect(await seen(cookie)).toBe(null)
})

it('lets nobody become another in a real organisation, and anybody in the demo', async () => {
  const become = () => test.call(contract.switchPerson, { body: { personId: cast.people.generalManager.id } })
  await expect(become()).rejects.toMatchObject({ status: 403, reason: 'session.onlyInDemo' })
  expect(await test.call(contract.listDemoPeople, {})).toEqual({ items: [] })

  await test.app.db.updateTable('organisation').set({ is_demo: true }).execute()
  expect((await become()).me?.name).toBe('高远')
  const { items } = await test.call(contract.listDemoPeople, {})
  expect(items[0]).toMatchObject({ name: '高远', roles: ['generalManager'] })
  await test.app.db.updateTable('organisation').set({ is_demo: false }).execute()
})

it('keeps language, theme and mail notices', async () => {
  const me = await test.call(contract.updateMe, {
    as: cast.people.admin,
    body: { locale: 'en', mailNotices: false },
  })
  expect(me).toMatchObject({ locale: 'en', theme: 'auto', mailNotices: false })
  expect((await test.actorOf(cast.people.admin)).locale).toBe('en')
})

it('sets up an empty house once, with its first administrator', async () => {
  const fresh = await openTestApp()
  const body = {
    kind: 'clean',
    organisationName: '新公司',
    name: '张三',
    email: 'Zhang@Example.com',
    password: good,
  } as const
  expect(await fresh.call(contract.getSession, {})).toMatchObject({
    me: null,
    organisation: null,
    setup: 'new',
  })
  expect(await fresh.call(contract.setUp, { body })).toMatchObject({
    me: { isAdmin: true, email: 'zhang@example.com' },
    setup: 'ready',
  })
  await expect(fresh.call(contract.setUp, { body })).rejects.toMatchObject({
    status: 409,
    reason: 'setup.alreadyDone',
  })
  await expect(fresh.call(contract.setUp, { body: { kind: 'demo' } })).rejects.toMatchObject({ status: 409 })
  expect(
    await fresh.call(contract.signIn, { body: { email: 'zhang@example.com', password: good } }),
  ).toMatchObject({ me: { name: '张三' } })
  await fresh.close()
})
