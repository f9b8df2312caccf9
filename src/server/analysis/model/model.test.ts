import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as all } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { analyse } from '#contract/analysis.ts'
import * as contract from '#contract/language-model.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, Refused, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'
import { ModelFailure, openAiCompatible } from './language-model.ts'

interface Asked {
  readonly path: string | undefined
  readonly key: string | undefined
  readonly body: { model: string; messages: { role: string; content: string }[] }
}

/** A service that speaks as OpenAI's does, and says what the test wants it to. */
const asked: Asked[] = []
let answer: (response: ServerResponse) => void
let service: Server
let address: string

const say = (content: string) => (response: ServerResponse) => {
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] }))
}
const items = (...list: object[]) => say(JSON.stringify({ items: list }))
const status = (code: number) => (response: ServerResponse) => {
  response.statusCode = code
  response.setHeader('location', 'http://127.0.0.1:1/')
  response.end('no')
}

let test: TestApp
let cast: Cast

beforeAll(async () => {
  service = createServer(async (request: IncomingMessage, response) => {
    asked.push({
      path: request.url,
      key: request.headers.authorization,
      body: JSON.parse(await all(request)),
    })
    answer(response)
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(service.address() as AddressInfo).port}/v1`
  test = await openTestApp({ now: '2026-03-04T09:00:00+08:00' })
  cast = await test.seedPeople()
})
afterAll(async () => {
  service.closeAllConnections()
  service.close()
  await test.close()
})
beforeEach(() => {
  asked.length = 0
  answer = items()
})

const get = () => test.call(contract.getLanguageModel, { as: cast.people.admin })
async function set(change: object) {
  const { version } = await get()
  return test.call(contract.updateLanguageModel, { as: cast.people.admin, body: { version, ...change } })
}
async function refusalOf(call: Promise<unknown>): Promise<Refused> {
  const refusal = await call.then(
    () => undefined,
    (error) => error,
  )
  if (!(refusal instanceof Refused)) throw new Error(`It was not refused: ${refusal}`)
  return refusal
}

const lamps = '三号库的灯坏了两盏'
const text = `备货会纪要\n时间：2026年3月4日\n\n1. 由市场部3月12日前提交渠道清单。\n2. ${lamps}，天黑以后看不清货架。\n`
const read = (askModel?: 'public' | 'internal' | 'secret') =>
  test.call(analyse, { as: cast.people.newcomer, body: { text, ...(askModel && { askModel }) } })

describe('the settings', () => {
  it('begin switched off, and nobody is offered anything', async () => {
    expect(await get()).toMatchObject({ isEnabled: false, address: '', hasKey: false, upTo: 'public' })
    expect(await test.call(contract.getModelOffer, { as: cast.people.newcomer })).toEqual({ offer: null })
    expect((await read('public')).model).toEqual({ outcome: 'off', added: 0, dropped: 0 })
    expect(asked).toEqual([])
  })

  it('are an address and a name before they can be switched on', async () => {
    expect(await refusalOf(set({ isEnabled: true }))).toMatchObject({
      reason: 'model.incomplete',
      issues: [{ path: ['address'] }, { path: ['model'] }],
    })
  })

  it.each<[address: string, reason: string]>([
    ['models.example.com', 'model.addressNotOne'],
    ['ftp://models.example.com/v1', 'model.addressNotOne'],
    ['https://user:word@models.example.com/v1', 'model.addressNotOne'],
    ['https://models.example.com/v1?key=1', 'model.addressNotOne'],
    ['http://169.254.169.254/v1', 'model.addressElsewhere'],
    ['http://2852039166/v1', 'model.addressElsewhere'],
    ['http://[fe80::1]/v1', 'model.addressElsewhere'],
    ['http://[::ffff:169.254.169.254]/v1', 'model.addressElsewhere'],
    ['http://metadata.google.internal/v1', 'model.addressElsewhere'],
  ])('do not take %s', async (typed, reason) => {
    expect(await refusalOf(set({ address: typed }))).toMatchObject({
      reason,
      issues: [{ path: ['address'] }],
    })
  })

  it('keep the key sealed, and give it to nobody', async () => {
    const view = await set({
      address,
      model: 'small',
      key: 'sk-very-secret',
      isEnabled: true,
      upTo: 'internal',
    })
    expect(view).toMatchObject({ isEnabled: true, address, model: 'small', hasKey: true, upTo: 'internal' })
    expect(JSON.stringify(view)).not.toContain('sk-very-secret')
    const { rows, history } = await asSystem(test.app.db, async (tx) => ({
      rows: await tx.selectFrom('language_model').selectAll().execute(),
      history: await tx.selectFrom('history').selectAll().where('move', '=', 'setLanguageModel').execute(),
    }))
    expect(rows).toHaveLength(1)
    expect(JSON.stringify([rows, history])).not.toContain('sk-very-secret')
    expect(history).toHaveLength(1)
    expect(await test.call(contract.getModelOffer, { as: cast.people.newcomer })).toEqual({
      offer: { host: new URL(address).host, upTo: 'internal' },
    })
  })

  it('that somebody else has changed meanwhile are refused', async () => {
    const refusal = await refusalOf(
      test.call(contract.updateLanguageModel, { as: cast.people.admin, body: { version: 1, model: 'x' } }),
    )
    expect(refusal).toMatchObject({
      status: 409,
      reason: 'model.stale',
      detail: { current: { model: 'small' } },
    })
  })
})

describe('asked', () => {
  it('only when somebody wants it, and with the text alone', async () => {
    expect((await read()).model).toBeNull()
    expect(asked).toEqual([])
    await read('internal')
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject({ path: '/v1/chat/completions', key: 'Bearer sk-very-secret' })
    expect(asked[0]?.body.model).toBe('small')
    expect(asked[0]?.body.messages.at(-1)).toEqual({ role: 'user', content: text })
  })

  it('never about a text of a higher level than allowed', async () => {
    expect((await read('secret')).model).toEqual({ outcome: 'tooSecret', added: 0, dropped: 0 })
    expect(asked).toEqual([])
  })

  it('adds what it points at, and drops what the text does not have', async () => {
    const before = (await read()).analysis
    answer = items(
      { kind: 'action', quote: lamps },
      { kind: 'action', quote: '由市场部3月12日前提交渠道清单' },
      { kind: 'action', quote: '周五前把灯修好' },
      { kind: 'rumour', quote: lamps },
      { kind: 'decision' },
    )
    const { analysis, model } = await read('internal')
    expect(model).toEqual({ outcome: 'asked', added: 1, dropped: 1 })
    expect(analysis.actions).toEqual(expect.arrayContaining(before.actions))
    const added = analysis.actions.find(({ because }) => because.action.key === 'model.pointed')
    expect(added).toMatchObject({ quote: lamps, start: text.indexOf(lamps), due: null, ownerParties: [] })
  })

  it('is understood when it wraps its answer in words', async () => {
    answer = say(`好的：\n\`\`\`json\n[{"kind":"action","quote":"${lamps}"}]\n\`\`\``)
    expect((await read('internal')).model).toMatchObject({ outcome: 'asked', added: 1 })
  })

  it.each<[outcome: string, reply: () => (response: ServerResponse) => void]>([
    ['keyRefused', () => status(401)],
    ['failed', () => status(500)],
    ['failed', () => status(302)],
    ['unreadable', () => say('我不会')],
    ['unreadable', () => (response) => void response.end('<html>')],
    ['unreachable', () => (response) => void response.destroy()],
  ])('and failing (%s), leaves the analysis as it was', async (outcome, reply) => {
    const before = (await read()).analysis
    answer = reply()
    const { analysis, model } = await read('internal')
    expect(model).toEqual({ outcome, added: 0, dropped: 0 })
    expect(analysis).toEqual(before)
  })

  it('is not waited for without end', async () => {
    answer = () => {}
    const slow = openAiCompatible({ address: new URL(address), model: 'small', key: undefined, waits: 100 })
    await expect(slow.suggest(text)).rejects.toMatchObject(new ModelFailure('tooSlow'))
  })

  it('about too long a text is not', async () => {
    const { model } = await test.call(analyse, {
      as: cast.people.marketer,
      body: { text: '天气很好。\n'.repeat(6000), askModel: 'public' },
    })
    expect(model).toMatchObject({ outcome: 'tooLong' })
    expect(asked).toEqual([])
  })
})

it('can be tried, with two sentences of ours', async () => {
  const attempt = () => test.call(contract.tryLanguageModel, { as: cast.people.admin })
  expect(await attempt()).toMatchObject({ trouble: null, status: null })
  answer = status(503)
  expect(await attempt()).toMatchObject({ trouble: 'failed', status: 503 })
})

it('does not take its key along to another address', async () => {
  const moved = await set({ address: 'https://models.example.com/v1' })
  expect(moved).toMatchObject({ hasKey: false, address: 'https://models.example.com/v1' })
  const off = await set({ isEnabled: false, address: '' })
  expect(off).toMatchObject({ isEnabled: false, address: '' })
})
