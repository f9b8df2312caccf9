import { afterAll, beforeAll, expect, it } from 'vitest'
import * as contract from '#contract/today.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'
import { notify } from './notify.ts'

let test: TestApp
let people: Cast['people']

beforeAll(async () => {
  test = await openTestApp()
  people = (await test.seedPeople()).people
  await asSystem(test.app.db, async (tx) => {
    const { id } = await tx
      .insertInto('task')
      .values({ number: 'RW-2026-001', name: '名单', classification: 'public' })
      .returning('id')
      .executeTakeFirstOrThrow()
    for (let n = 1; n <= 5; n += 1) {
      await notify(tx, test.app, {
        personIds: [people.seller.id, ...(n === 1 ? [people.designer.id] : [])],
        kind: 'task.dueSoon',
        noun: 'task',
        nounId: id,
        params: { number: 'RW-2026-001', title: `第${n}件`, dueOn: '2026-03-20' },
        link: `/tasks/${id}`,
        dedupe: `case:${n}`,
        at: test.now(),
      })
    }
  })
})
afterAll(() => test.close())

const mine = (query: Record<string, unknown> = {}, as = people.seller) =>
  test.call(contract.listNotifications, { as, query: query as never })
const titles = (items: readonly { params: Record<string, unknown> }[]) =>
  items.map(({ params }) => params.title)

it('lists one’s own, newest first, a page at a time', async () => {
  const first = await mine({ limit: 2 })
  expect(titles(first.items)).toEqual(['第5件', '第4件'])
  const second = await mine({ limit: 2, cursor: first.nextCursor })
  expect(titles(second.items)).toEqual(['第3件', '第2件'])
  const last = await mine({ limit: 2, cursor: second.nextCursor })
  expect(titles(last.items)).toEqual(['第1件'])
  expect(last.nextCursor).toBeNull()
  expect(titles((await mine({}, people.designer)).items)).toEqual(['第1件'])
  expect((await mine({}, people.admin)).items).toEqual([])
})

it('marks one as read, once, and only for whom it is', async () => {
  const [newest] = (await mine()).items
  const params = { id: newest?.id ?? '' }
  const others = await test
    .call(contract.readNotification, { as: people.designer, params })
    .catch((error: unknown) => error)
  expect(others).toMatchObject({ status: 404, reason: 'notification.notFound' })
  await test.call(contract.readNotification, { as: people.seller, params })
  const readAt = (await mine()).items[0]?.readAt
  test.setNow('2026-03-02T10:00:00+08:00')
  await test.call(contract.readNotification, { as: people.seller, params })
  expect((await mine()).items[0]?.readAt).toBe(readAt)
  expect(titles((await mine({ unread: 'true' })).items)).toEqual(['第4件', '第3件', '第2件', '第1件'])
  expect(titles((await mine({ unread: 'false' })).items)).toEqual(['第5件'])
})

it('marks all of one’s own as read', async () => {
  await test.call(contract.readAllNotifications, { as: people.seller })
  expect((await mine({ unread: 'true' })).items).toEqual([])
  expect((await mine({ unread: 'true' }, people.designer)).items).toHaveLength(1)
})

it('shows no notice of what its reader may see no longer', async () => {
  const hide = (classification: 'confidential' | 'public') =>
    asSystem(test.app.db, (tx) => tx.updateTable('task').set({ classification }).execute())
  await hide('confidential')
  expect((await mine()).items).toEqual([])
  await hide('public')
  expect((await mine()).items).toHaveLength(5)
})
