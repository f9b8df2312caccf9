import { afterAll, beforeAll, expect, it } from 'vitest'
import * as contract from '#contract/organisation.ts'
import { acceptInvitation, getInvitation, getSession } from '#contract/session.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'

let test: TestApp
let cast: Cast

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
})
afterAll(() => test.close())

const refusal = (status: number, reason: string) => expect.objectContaining({ status, reason })

function add(
  name: string,
  more: Partial<{ jobTitle: string; departmentId: string; employeeNo: string }> = {},
) {
  const email = `${crypto.randomUUID()}@example.com`
  return test.call(contract.createPerson, { as: cast.people.admin, body: { name, email, ...more } })
}

it('finds people however their name is typed', async () => {
  await add('单雄', { jobTitle: '架构师', departmentId: cast.departments.product.id })
  await add('孙𠮷')
  await add('欧阳娜娜')
  await add('Alice Wang')
  const found = async (q: string) => {
    const { items } = await test.call(contract.searchPeople, { as: cast.people.newcomer, query: { q } })
    return items.map(({ name }) => name)
  }
  const cases: [typed: string, expected: string][] = [
    ['单', '单雄'],
    ['shan', '单雄'],
    ['shanxiong', '单雄'],
    ['SX', '单雄'],
    ['架构', '单雄'],
    ['产品 架构', '单雄'],
    ['產品 架構', '单雄'],
    ['孙𠮷', '孙𠮷'],
    ['sunji', '孙𠮷'],
    ['sj', '孙𠮷'],
    ['歐陽', '欧阳娜娜'],
    ['oynn', '欧阳娜娜'],
    ['欧扬', '欧阳娜娜'],
    ['alice', 'Alice Wang'],
    ['aw', 'Alice Wang'],
  ]
  for (const [typed, expected] of cases) expect(await found(typed), typed).toContain(expected)
  // dan is how 单 is read elsewhere; a name's % is no wildcard.
  expect(await found('dan')).not.toContain('单雄')
  expect(await found('%')).toEqual([])
})

it('puts the exact name first, and leaves out who was disabled', async () => {
  const gone = await add('林小满')
  await test.call(contract.setPersonState, {
    as: cast.people.admin,
    params: { id: gone.id },
    body: { state: 'disabled' },
  })
  await add('林小满满')
  const { items } = await test.call(contract.searchPeople, {
    as: cast.people.newcomer,
    query: { q: '林小满' },
  })
  expect(items.map(({ id }) => id)[0]).toBe(cast.people.marketer.id)
  expect(items.map(({ id }) => id)).not.toContain(gone.id)
})

it('lists page by page, without losing or doubling anybody, departments with those below them', async () => {
  const names: string[] = []
  let cursor: string | undefined
  do {
    const page = await test.call(contract.listPeople, {
      as: cast.people.admin,
      query: { limit: 3, departmentId: cast.departments.center.id, ...(cursor && { cursor }) },
    })
    names.push(...page.items.map(({ name }) => name))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(names.sort()).toEqual(['林小满', '沈青', '石静', '肖航'].sort())
})

it('adds a person who is to be invited, and refuses a second one with their address or number', async () => {
  const { email } = await add('周一', { employeeNo: 'E-1', departmentId: cast.departments.sales.id })
  const again = { name: '周二', email: email.toUpperCase() }
  await expect(test.call(contract.createPerson, { as: cast.people.admin, body: again })).rejects.toThrow(
    expect.objectContaining({
      status: 409,
      reason: 'person.emailTaken',
      issues: [{ path: ['email'], reason: 'person.emailTaken', params: { name: '周一' } }],
    }),
  )
  await expect(add('周三', { employeeNo: 'E-1' })).rejects.toThrow(refusal(409, 'person.employeeNoTaken'))
  await expect(add('周四', { departmentId: crypto.randomUUID() })).rejects.toThrow(
    refusal(422, 'department.notFound'),
  )
})

it('changes a person once: the second to save hears what the first one made of it', async () => {
  const person = await add('吴一', { departmentId: cast.departments.sales.id })
  const change = (version: number, jobTitle: string) =>
    test.call(contract.updatePerson, {
      as: cast.people.admin,
      params: { id: person.id },
      body: { version, jobTitle, departmentId: cast.departments.design.id },
    })
  const changed = await change(person.version, '设计师')
  expect(changed).toMatchObject({ jobTitle: '设计师', departmentName: '设计部', version: person.version + 1 })
  expect(changed.departments).toHaveLength(1)
  await expect(change(person.version, '画师')).rejects.toThrow(
    expect.objectContaining({
      status: 409,
      reason: 'person.stale',
      detail: { current: expect.objectContaining({ jobTitle: '设计师' }) },
    }),
  )
})

it('lets only administrators change people, and keeps one administrator', async () => {
  const admin = cast.people.admin
  const body = { name: '谁', email: 'who@example.com' }
  await expect(test.call(contract.createPerson, { as: cast.people.generalManager, body })).rejects.toThrow(
    refusal(403, 'person.notAdmin'),
  )
  await expect(test.call(contract.searchPeople, { query: {} })).rejects.toThrow(
    refusal(401, 'session.signInFirst'),
  )
  const { items } = await test.call(contract.listPeople, { as: admin, query: { q: admin.name } })
  const version = items[0]?.version ?? 0
  await expect(
    test.call(contract.updatePerson, {
      as: admin,
      params: { id: admin.id },
      body: { version, isAdmin: false },
    }),
  ).rejects.toThrow(refusal(409, 'person.lastAdmin'))
  await expect(
    test.call(contract.setPersonState, { as: admin, params: { id: admin.id }, body: { state: 'disabled' } }),
  ).rejects.toThrow(refusal(409, 'person.notYourself'))
})

it('ends the sessions of who is disabled at once', async () => {
  const { designer, admin } = cast.people
  const seen = await test.call(getSession, { as: designer })
  expect(seen.me?.id).toBe(designer.id)
  const set = (state: 'active' | 'disabled') =>
    test.call(contract.setPersonState, { as: admin, params: { id: designer.id }, body: { state } })
  expect(await set('disabled')).toMatchObject({ state: 'disabled' })
  await expect(test.call(contract.listDepartments, { as: designer })).rejects.toThrow(
    refusal(401, 'session.signInFirst'),
  )
  expect(await set('active')).toMatchObject({ state: 'active' })
})

it('invites by a link that works once, is mailed, and is replaced by the next one', async () => {
  const person = await add('郑新')
  const invite = () => test.call(contract.invitePerson, { as: cast.people.admin, params: { id: person.id } })
  const token = ({ link }: { link: string }) => link.split('/').at(-1) ?? ''
  const first = await invite()
  const second = await invite()
  expect(second).toMatchObject({ mailed: true, expiresAt: '2026-03-09T01:00:00.000Z' })
  await test.runJobs()
  expect(test.mails.filter((mail) => mail.to?.[0]?.address === person.email)).toHaveLength(2)
  expect(test.mails.at(-1)?.text).toContain(second.link)

  await expect(test.call(getInvitation, { params: { token: token(first) } })).rejects.toThrow(
    refusal(404, 'invitation.gone'),
  )
  expect(await test.call(getInvitation, { params: { token: token(second) } })).toMatchObject({ name: '郑新' })
  const accept = { params: { token: token(second) }, body: { password: 'correct horse battery' } }
  expect((await test.call(acceptInvitation, accept)).me?.id).toBe(person.id)
  await expect(test.call(acceptInvitation, accept)).rejects.toThrow(refusal(404, 'invitation.gone'))
})
