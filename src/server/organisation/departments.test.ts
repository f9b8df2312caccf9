import { afterAll, beforeAll, expect, it } from 'vitest'
import * as contract from '#contract/organisation.ts'
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

const tree = async () => (await test.call(contract.listDepartments, { as: cast.people.newcomer })).items

const create = (name: string, parentId: string | null = null) =>
  test.call(contract.createDepartment, { as: cast.people.admin, body: { name, parentId } })

type Change = Omit<NonNullable<Parameters<typeof update>[1]>, 'version'>
async function update(id: string, change: Record<string, unknown>, version?: number) {
  const current = (await tree()).find((department) => department.id === id)
  return test.call(contract.updateDepartment, {
    as: cast.people.admin,
    params: { id },
    body: { version: version ?? current?.version ?? 1, ...(change as Change) },
  })
}

it('shows the tree with parents first, who leads, and how many work there', async () => {
  const departments = await tree()
  const at = (id: string) => departments.findIndex((department) => department.id === id)
  expect(at(cast.departments.center.id)).toBeLessThan(at(cast.departments.marketing.id))
  expect(departments.find(({ name }) => name === '市场部')).toMatchObject({
    parentId: cast.departments.center.id,
    head: { name: '石静' },
    peopleCount: 2,
  })
  expect(departments.find(({ name }) => name === '营销中心')?.vicePresident?.name).toBe('傅敏')
})

it('refuses a department inside itself, however far below', async () => {
  const a = await create('甲')
  const b = await create('乙', a.id)
  const c = await create('丙', b.id)
  for (const parentId of [a.id, b.id, c.id]) {
    await expect(update(a.id, { parentId })).rejects.toThrow(refusal(409, 'department.cycle'))
  }
  expect(await update(c.id, { parentId: a.id })).toMatchObject({ parentId: a.id })
})

it('keeps two moves at the same instant from closing a circle', async () => {
  const one = await create('左')
  const other = await create('右')
  const outcomes = await Promise.allSettled([
    update(one.id, { parentId: other.id }),
    update(other.id, { parentId: one.id }),
  ])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

it('wants unique names among siblings only', async () => {
  const parent = await create('大区')
  await create('一组', parent.id)
  await expect(create('一组', parent.id)).rejects.toThrow(refusal(409, 'department.nameTaken'))
  await expect(create('一组')).resolves.toMatchObject({ name: '一组' })
})

it('appoints only people who are there, and refuses a stale change', async () => {
  const department = await create('质量部')
  await expect(update(department.id, { headId: crypto.randomUUID() })).rejects.toThrow(
    expect.objectContaining({ status: 422, issues: [{ path: ['headId'], reason: 'person.notFound' }] }),
  )
  const led = await update(department.id, {
    headId: cast.people.seller.id,
    liaisonId: cast.people.marketer.id,
    aliases: ['QA'],
  })
  expect(led).toMatchObject({ head: { name: '沈青' }, liaison: { name: '林小满' }, aliases: ['QA'] })
  await expect(update(department.id, { name: '品质部' }, department.version)).rejects.toThrow(
    expect.objectContaining({ reason: 'department.stale', detail: { current: led } }),
  )
})

it('lets a new head see what the department below them takes part in', async () => {
  const department = await create('北区', cast.departments.office.id)
  await update(cast.departments.office.id, { headId: cast.people.newcomer.id })
  const actor = await test.actorOf(cast.people.newcomer)
  expect([...actor.oversees]).toEqual(expect.arrayContaining([department.id, cast.departments.office.id]))
})

it('puts away only what is empty', async () => {
  const archive = (id: string) =>
    test.call(contract.archiveDepartment, { as: cast.people.admin, params: { id } })
  await expect(archive(cast.departments.marketing.id)).rejects.toThrow(refusal(409, 'department.hasPeople'))
  await expect(archive(cast.departments.center.id)).rejects.toThrow(refusal(409, 'department.hasDepartments'))
  const { id } = await create('临时组')
  await archive(id)
  expect((await tree()).map((department) => department.id)).not.toContain(id)
  await expect(archive(id)).rejects.toThrow(refusal(404, 'department.notFound'))
  await expect(create('临时组')).resolves.toMatchObject({ name: '临时组' })
})

it('is changed by administrators only', async () => {
  await expect(
    test.call(contract.createDepartment, { as: cast.people.generalManager, body: { name: '新部' } }),
  ).rejects.toThrow(refusal(403, 'person.notAdmin'))
})

it('shows and changes the organisation', async () => {
  const admin = cast.people.admin
  const before = await test.call(contract.getOrganisation, { as: admin })
  expect(before).toMatchObject({
    name: '测试公司',
    generalManager: { name: '高远' },
    mail: { configured: true, held: 0, failed: 0 },
  })
  const change = (body: { timeZone?: string; name?: string }) =>
    test.call(contract.updateOrganisation, { as: admin, body: { version: before.version, ...body } })
  await expect(change({ timeZone: 'Mars/Olympus' })).rejects.toThrow(
    expect.objectContaining({ status: 422, reason: 'zone.unknown' }),
  )
  expect(await change({ name: '测试集团', timeZone: 'Asia/Taipei' })).toMatchObject({
    name: '测试集团',
    timeZone: 'Asia/Taipei',
  })
  await expect(change({ name: '别的' })).rejects.toThrow(refusal(409, 'organisation.stale'))
})
