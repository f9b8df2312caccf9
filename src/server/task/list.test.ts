import { afterAll, beforeAll, expect, it } from 'vitest'
import * as contract from '#contract/task.ts'
import { sees } from '#domain/audience/audience.ts'
import { classifications } from '#domain/meeting/enums.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, Refused, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'

let test: TestApp
let cast: Cast
let people: Cast['people']

interface Seeded {
  readonly id: string
  readonly number: string
  readonly classification: (typeof classifications)[number]
  readonly departmentIds: string[]
  readonly participantIds: string[]
}
const seeded: Seeded[] = []

/** Every level × some departments × some participants, with and without a date. */
beforeAll(async () => {
  test = await openTestApp({ now: '2026-03-02T09:00:00+08:00' })
  cast = await test.seedPeople()
  people = cast.people
  const { marketing, sales, design } = cast.departments
  const groups = [[], [marketing.id], [sales.id, design.id]]
  const circles = [[], [people.marketer.id], [people.newcomer.id, people.designer.id]]
  await asSystem(test.app.db, async (tx) => {
    for (const classification of classifications) {
      for (const departmentIds of groups) {
        for (const participantIds of circles) {
          const at = seeded.length
          const row = await tx
            .insertInto('task')
            .values({
              number: `RW-2026-${String(at).padStart(3, '0')}`,
              name: at % 2 === 0 ? `渠道梳理${at}` : `预算评审${at}`,
              classification,
              department_ids: departmentIds,
              participant_ids: participantIds,
              owner_id: people.seller.id,
              owner_department_id: sales.id,
              assigner_id: people.marketer.id,
              state: at % 5 === 4 ? 'done' : 'inProgress',
              planned_start: '2026-02-23',
              last_update_at: '2026-02-27T10:00:00+08:00',
              due_on: at % 4 === 3 ? null : `2026-0${2 + (at % 3)}-1${at % 7}`,
            })
            .returning(['id', 'number'])
            .executeTakeFirstOrThrow()
          seeded.push({ ...row, classification, departmentIds, participantIds })
        }
      }
    }
  })
})
afterAll(() => test.close())

const list = (as: { id: string }, query: Record<string, unknown> = {}) =>
  test.call(contract.listTasks, { as, query: { open: 'any', limit: 200, ...query } as never })
const numbers = (items: readonly { number: string }[]) => items.map(({ number }) => number).toSorted()

it('lists for each person exactly the tasks that they may see, and opens no other', async () => {
  const found: Record<string, number> = {}
  for (const [role, person] of Object.entries(people)) {
    const actor = await test.actorOf(person)
    const may = seeded.filter((task) => sees(actor, task))
    expect(numbers((await list(person)).items), role).toEqual(numbers(may))
    found[role] = may.length
    const hidden = seeded.find((task) => !sees(actor, task))
    if (hidden) {
      const refused = await test
        .call(contract.getTask, { as: person, params: { id: hidden.id } })
        .catch((error: unknown) => error)
      expect(refused, role).toBeInstanceOf(Refused)
      expect(refused, role).toMatchObject({ status: 404, reason: 'task.notFound' })
    }
  }
  // The cases tell people apart, or the comparison above would prove little.
  expect(new Set(Object.values(found)).size).toBeGreaterThan(4)
})

it('orders by date, those without one last, and pages through all without gap or double', async () => {
  const whole = (await list(people.marketer)).items
  const dated = whole.filter(({ dueOn }) => dueOn !== null)
  expect(whole.slice(dated.length).every(({ dueOn }) => dueOn === null)).toBe(true)
  expect(dated.map(({ dueOn }) => dueOn)).toEqual(dated.map(({ dueOn }) => dueOn).toSorted())
  expect(whole.length - dated.length).toBeGreaterThan(1)
  for (const limit of [1, 3, 7]) {
    const paged = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(people.marketer, {
        limit,
        ...(cursor && { cursor }),
      })
      paged.push(...page.items)
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(paged.map(({ id }) => id)).toEqual(whole.map(({ id }) => id))
  }
})

it('says beside each row what the light is and why', async () => {
  const { items } = await list(people.marketer, { open: 'open' })
  const late = items.find(({ dueOn }) => dueOn?.startsWith('2026-02'))
  expect(late?.light).toEqual({
    colour: 'red',
    reason: { key: 'task.light.overdue', params: { since: late?.dueOn } },
    turnedBy: ['finish', 'reportDelay'],
  })
  const later = items.find(({ dueOn }) => dueOn?.startsWith('2026-04'))
  expect(later?.light.colour).toBe('green')
  expect(later?.owner).toMatchObject({ name: '沈青', departmentName: '销售部' })
  for (const row of items.slice(0, 5)) {
    const view = await test.call(contract.getTask, { as: people.marketer, params: { id: row.id } })
    // The page looks ahead, a row does not.
    const { next: _, ...light } = view.light
    expect(light).toEqual(row.light)
  }
})

it('filters by what is asked', async () => {
  const all = (await list(people.marketer)).items
  const expectSame = async (query: Record<string, unknown>, keep: (row: (typeof all)[number]) => boolean) => {
    const found = await list(people.marketer, query)
    expect(numbers(found.items), JSON.stringify(query)).toEqual(numbers(all.filter(keep)))
    expect(found.items.length, JSON.stringify(query)).toBeGreaterThan(0)
  }
  const isOpen = (row: (typeof all)[number]) => row.state !== 'done' && row.state !== 'cancelled'
  const isLate = (row: (typeof all)[number]) => isOpen(row) && row.dueOn !== null && row.dueOn < '2026-03-02'
  await expectSame({ open: 'open' }, isOpen)
  await expectSame({ open: 'closed' }, (row) => !isOpen(row))
  await expectSame({ state: 'done' }, ({ state }) => state === 'done')
  await expectSame({ overdue: 'true' }, isLate)
  await expectSame({ overdue: 'false' }, (row) => !isLate(row))
  await expectSame({ q: '渠道' }, ({ name }) => name.includes('渠道'))
  await expectSame({ q: '预算评审' }, ({ name }) => name.includes('预算评审'))
  await expectSame({ q: all[0]?.number }, ({ number }) => number === all[0]?.number)
  await expectSame({ departmentId: cast.departments.sales.id }, () => true)
  await expectSame({ ownerId: people.seller.id }, () => true)
  expect((await list(people.marketer, { ownerId: people.designer.id })).items).toEqual([])
  expect((await list(people.marketer, { q: '！' })).items).toEqual([])
})

it('shows mine, my departments’, what waits for my acceptance and what I handed out', async () => {
  const visible = async (person: { id: string }) => {
    const actor = await test.actorOf(person)
    return seeded.filter((task) => sees(actor, task))
  }
  expect(numbers((await list(people.seller, { view: 'mine' })).items)).toEqual(
    numbers(await visible(people.seller)),
  )
  expect((await list(people.designer, { view: 'mine' })).items).toEqual([])
  expect(numbers((await list(people.marketer, { view: 'waiting' })).items)).toEqual(
    numbers(await visible(people.marketer)),
  )
  expect(numbers((await list(people.salesHead, { view: 'department' })).items)).toEqual(
    numbers(await visible(people.salesHead)),
  )
  expect((await list(people.designer, { view: 'department' })).items).toEqual([])
  const mine = (await visible(people.designer))[0]
  await asSystem(test.app.db, async (tx) => {
    await tx
      .insertInto('task_reviewer')
      .values(seeded.map(({ id }) => ({ task_id: id, person_id: people.designer.id })))
      .execute()
    await tx
      .updateTable('task')
      .set({ state: 'pendingAcceptance' })
      .where('id', '=', mine?.id ?? '')
      .execute()
  })
  expect(numbers((await list(people.designer, { view: 'toReview' })).items)).toEqual([mine?.number])
})

it('refuses a cursor that it did not make', async () => {
  const refused = await list(people.marketer, { cursor: 'bm9uc2Vuc2U' }).catch((error: unknown) => error)
  expect(refused).toMatchObject({ status: 422, issues: [{ path: ['query', 'cursor'] }] })
})
