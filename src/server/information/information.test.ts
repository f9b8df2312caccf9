import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as chats from '#contract/chat-decision.ts'
import * as contract from '#contract/information.ts'
import * as meetings from '#contract/meeting.ts'
import * as tasks from '#contract/task.ts'
import { search } from '#contract/today.ts'
import { openTestApp, Refused, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'

let test: TestApp
let cast: Cast

beforeAll(async () => {
  test = await openTestApp()
  test.setNow('2026-03-06T17:00:00+08:00')
  cast = await test.seedPeople()
}, 60_000)
afterAll(() => test.close())

const refusal = async (call: Promise<unknown>): Promise<Refused> => {
  const answer = await call.catch((error: unknown) => error)
  if (!(answer instanceof Refused)) throw new Error('was not refused')
  return answer
}
const rules = async () => (await test.call(contract.listInformationRules, { as: cast.people.newcomer })).items
const ruleOf = async (kind: string) => {
  const found = (await rules()).find((rule) => rule.kind === kind)
  if (found === undefined) throw new Error(`There is no rule for ${kind}`)
  return found
}
const change = async (kind: string, to: 'secret' | 'confidential') => {
  const rule = await ruleOf(kind)
  return test.call(contract.updateInformationRule, {
    as: cast.people.admin,
    params: { id: rule.id },
    body: { version: rule.version, classification: to, reason: '含未公布价格' },
  })
}

it('S4-38: everybody reads path, way, frequency and level of each kind; only an administrator changes them', async () => {
  expect((await rules()).map(({ kind }) => kind)).toEqual([
    'meeting',
    'decision',
    'task',
    'change',
    'risk',
    'request',
  ])
  expect(await ruleOf('meeting')).toMatchObject({
    ways: ['oral', 'written', 'system'],
    frequency: 'eachTime',
    classification: 'internal',
    writtenAs: 'minutes',
  })
  const { id, version } = await ruleOf('task')
  const body = { version, frequency: 'daily' as const, reason: '' }
  const notTheirs = await refusal(
    test.call(contract.updateInformationRule, { as: cast.people.marketer, params: { id }, body }),
  )
  expect(notTheirs.status).toBe(403)
  await test.call(contract.updateInformationRule, { as: cast.people.admin, params: { id }, body })
  const stale = await refusal(
    test.call(contract.updateInformationRule, { as: cast.people.admin, params: { id }, body }),
  )
  expect(stale).toMatchObject({ status: 409, reason: 'information.stale' })
  const { items } = await test.call(contract.getInformationHistory, {
    as: cast.people.newcomer,
    params: { id },
  })
  expect(items.map(({ actor, data }) => [actor?.name, data])).toEqual([
    ['关宁', { version: 2, before: { frequency: 'weekly' }, after: { frequency: 'daily' } }],
  ])
})

it('S4-38: kinds of one’s own are added and taken out; those that the product knows stay', async () => {
  const own = {
    name: '价格信息',
    path: '市场部 → 销售部',
    ways: ['written' as const],
    frequency: 'onDemand' as const,
    classification: 'secret' as const,
    writtenAs: 'mailConfirmation' as const,
  }
  const { items } = await test.call(contract.addInformationRule, { as: cast.people.admin, body: own })
  expect(items.at(-1)).toMatchObject({ ...own, kind: null })
  const twice = await refusal(test.call(contract.addInformationRule, { as: cast.people.admin, body: own }))
  expect(twice.issues).toMatchObject([{ path: ['name'], reason: 'information.nameTaken' }])
  await test.call(contract.removeInformationRule, {
    as: cast.people.admin,
    params: { id: items.at(-1)?.id ?? '' },
  })
  const known = await refusal(
    test.call(contract.removeInformationRule, {
      as: cast.people.admin,
      params: { id: (await ruleOf('risk')).id },
    }),
  )
  expect(known).toMatchObject({ status: 409, reason: 'information.isKnown' })
})

it('NM-INF-01, S4-38: a new record begins with the level of its kind, and whoever is below does not find it', async () => {
  const { people } = cast
  const found = async (person: { id: string }, q: string) =>
    (await test.call(search, { as: person as never, query: { q } })).items.map(({ noun }) => noun)
  const named = async (name: string) => {
    const meeting = await test.call(meetings.createMeeting, { as: people.marketer, body: { name } })
    return test.call(meetings.getMeeting, { as: people.marketer, params: { id: meeting.id } })
  }
  const colleague = people.salesHead
  // Of the same department as whoever makes it: internal is for them, confidential is not.
  const department = await named('公开讨论的促销价')
  expect(department.classification).toBe('internal')
  await change('meeting', 'confidential')
  const closed = await named('未公布的促销价')
  expect(closed.classification).toBe('confidential')
  expect(await found(people.vicePresident, '公开讨论的促销价')).toEqual(['meeting'])
  expect(await found(people.vicePresident, '未公布的促销价')).toEqual([])
  const hidden = await refusal(
    test.call(meetings.getMeeting, { as: people.vicePresident, params: { id: closed.id } }),
  )
  expect(hidden.status).toBe(404)

  await change('task', 'secret')
  const { id } = await test.call(tasks.createTask, {
    as: people.marketingHead,
    body: { name: '核算底价', ownerId: people.marketer.id },
  })
  const task = await test.call(tasks.getTask, { as: people.marketer, params: { id } })
  expect(task.classification).toBe('secret')
  expect(await found(colleague, '核算底价')).toEqual([])

  await change('decision', 'confidential')
  const prepared = await test.call(chats.prepareChatDecision, { as: people.marketer, query: {} })
  expect(prepared.classification).toBe('confidential')
  await test.call(chats.recordChatDecision, {
    as: people.marketer,
    body: {
      id: randomUUID(),
      content: '底价为199元',
      takenAt: '2026-03-06T16:00:00+08:00',
      place: '电话',
      decidedById: people.marketingHead.id,
      writtenAs: 'mailConfirmation',
      classification: prepared.classification,
    },
  })
  expect(await found(people.marketingHead, '底价为199元')).toEqual(['decision'])
  expect(await found(people.vicePresident, '底价为199元')).toEqual([])
})
