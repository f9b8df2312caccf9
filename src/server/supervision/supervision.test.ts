import type { Insertable } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import * as contract from '#contract/supervision.ts'
import { addTaskUpdate, getTask, reportDelay } from '#contract/task.ts'
import { sweep } from '#server/clock/sweep.ts'
import { asSystem } from '#server/db/actor-context.ts'
import type { Task } from '#server/db/tables.ts'
import { noticesAbout } from '#server/task/task.test-data.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'

let test: TestApp
let cast: Cast
let people: Cast['people']

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
  people = cast.people
  await asSystem(test.app.db, (tx) =>
    tx
      .insertInto('calendar_day')
      .values([
        { day: '2026-02-14', kind: 'workday', name: '春节调休' },
        ...Array.from({ length: 9 }, (_, n) => ({
          day: `2026-02-${15 + n}`,
          kind: 'holiday' as const,
          name: '春节',
        })),
      ])
      .execute(),
  )
})
afterAll(() => test.close())
beforeEach(() => asSystem(test.app.db, (tx) => tx.updateTable('task').set({ state: 'cancelled' }).execute()))

let series = 0
const task = (fields: Partial<Insertable<Task>> = {}): Promise<string> =>
  asSystem(test.app.db, async (tx) => {
    const { id } = await tx
      .insertInto('task')
      .values({
        number: `RW-D-${++series}`,
        name: '渠道名单',
        state: 'inProgress',
        owner_id: people.seller.id,
        owner_department_id: cast.departments.sales.id,
        department_ids: [cast.departments.sales.id],
        participant_ids: [people.seller.id, people.marketer.id, people.designer.id],
        assigner_id: people.marketer.id,
        due_on: '2026-02-12',
        assigned_at: new Date('2026-01-12T09:00:00+08:00'),
        signed_at: new Date('2026-01-12T10:00:00+08:00'),
        created_at: new Date('2026-01-12T09:00:00+08:00'),
        last_update_at: new Date('2026-02-12T09:00:00+08:00'),
        ...fields,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  })

/** Two nodes at the same minute, and the first one once more. */
async function tick(at: string): Promise<void> {
  test.setNow(at)
  const node = () =>
    sweep.run({ app: { ...test.app }, now: test.now(), transaction: (run) => asSystem(test.app.db, run) })
  await Promise.all([node(), node()])
  await node()
}

const reading = (as: { id: string }, id: string) => test.call(contract.getSupervision, { as, params: { id } })
async function steps(id: string): Promise<string[]> {
  const { steps: climbed } = await reading(people.seller, id)
  return climbed
    .map(({ workingDays, told }) => `+${workingDays} ${told.map(({ person }) => person.name).join(' ')}`)
    .toReversed()
}

it('tells of a late task step by step, over the Spring Festival, each step once on two nodes, and says who is next', async () => {
  const id = await task()
  await asSystem(test.app.db, (tx) =>
    tx.insertInto('task_cooperator').values({ task_id: id, person_id: people.designer.id }).execute(),
  )
  await tick('2026-02-12T08:59:00+08:00')
  expect(await steps(id)).toEqual([])
  await tick('2026-02-12T09:00:00+08:00')
  expect(await steps(id)).toEqual(['+0 沈青 苏禾'])
  expect((await reading(people.seller, id)).next).toMatchObject({
    on: '2026-02-13',
    people: [{ role: 'owner' }, { role: 'departmentHead', person: { name: '肖航' } }],
  })
  await tick('2026-02-13T09:00:00+08:00')
  // A make-up Saturday, then nine days off, on which nobody is told anything.
  for (const day of ['14', '16', '20', '23']) await tick(`2026-02-${day}T10:00:00+08:00`)
  expect(await steps(id)).toEqual(['+0 沈青 苏禾', '+1 沈青 肖航'])
  await tick('2026-02-25T09:00:00+08:00')
  await tick('2026-02-27T09:00:00+08:00')
  expect(await steps(id)).toEqual(['+0 沈青 苏禾', '+1 沈青 肖航', '+3 肖航 林小满 杜川', '+5 傅敏'])
  expect((await reading(people.vicePresident, id)).next).toBeNull()
  const told = await noticesAbout(test.app.db, id)
  const names = new Map(Object.values(people).map(({ id: personId, name }) => [personId, name]))
  expect(
    told
      .filter(({ kind }) => kind === 'task.dueToday' || kind === 'task.late')
      .map(({ kind, personId, mailed }) => `${kind} ${names.get(personId)}${mailed ? '' : ' 仅产品内'}`)
      .toSorted(),
  ).toEqual(
    [
      'task.dueToday 沈青',
      'task.dueToday 苏禾 仅产品内',
      'task.late 沈青',
      'task.late 肖航',
      'task.late 肖航',
      'task.late 林小满',
      'task.late 杜川',
      'task.late 傅敏',
    ].toSorted(),
  )
})

it('after days of being off it goes to the step that the date has reached, and says how many were passed over', async () => {
  const id = await task()
  await tick('2026-02-25T09:30:00+08:00')
  const { steps: climbed } = await reading(people.seller, id)
  expect(climbed.map(({ workingDays, passedOver, next }) => [workingDays, passedOver, next?.on])).toEqual([
    [3, 2, '2026-02-26'],
  ])
})

it('rests while it is not the owner’s turn, and begins anew with another date', async () => {
  const rests: Partial<Insertable<Task>>[] = [
    { state: 'pendingAcceptance' },
    { state: 'delayed' },
    { state: 'done' },
    { suspended_at: new Date('2026-02-01T09:00:00+08:00') },
    { assigned_at: null, signed_at: null },
    { signed_at: null, returned_at: new Date('2026-02-01T09:00:00+08:00') },
    { owner_id: null },
    { due_on: null },
  ]
  const resting = await Promise.all(rests.map((fields) => task(fields)))
  const moved = await task({ due_on: '2026-02-11' })
  await tick('2026-02-12T09:00:00+08:00')
  await asSystem(test.app.db, (tx) =>
    tx.updateTable('task').set({ due_on: '2026-02-13' }).where('id', '=', moved).execute(),
  )
  await tick('2026-02-13T09:00:00+08:00')
  expect(await steps(moved)).toEqual(['+1 沈青 肖航', '+0 沈青'])
  const rows = await asSystem(test.app.db, (tx) =>
    tx.selectFrom('escalation_step').select('id').where('task_id', 'in', resting).execute(),
  )
  expect(rows).toEqual([])
})

it('follows the steps that the organisation has set; an administrator sets them, and only sensible ones', async () => {
  const ladder = await test.call(contract.getLadder, { as: people.seller })
  expect(ladder.isDefault).toBe(true)
  const set = (as: { id: string }, version: number, rungs: contract.RungView[] | null) =>
    test.call(contract.setLadder, { as, body: { version, rungs } })
  await expect(set(people.seller, ladder.version, [])).rejects.toMatchObject({ status: 403 })
  await expect(
    set(people.admin, ladder.version, [
      { workingDays: 2, tells: ['owner'] },
      { workingDays: 2, tells: ['owner'] },
    ]),
  ).rejects.toMatchObject({
    status: 422,
    issues: [{ path: ['rungs', 1], reason: 'supervision.notLater' }],
  })
  const own = await set(people.admin, ladder.version, [{ workingDays: 2, tells: ['generalManager'] }])
  await expect(set(people.admin, ladder.version, null)).rejects.toMatchObject({ status: 409 })
  const id = await task({ due_on: '2026-02-10' })
  await tick('2026-02-12T09:00:00+08:00')
  expect(await steps(id)).toEqual(['+2 高远'])
  expect((await set(people.admin, own.version, null)).isDefault).toBe(true)
})

it('催办: whoever it waits for is told, with the words; then the matter is left alone for four working hours', async () => {
  test.setNow('2026-02-12T16:00:00+08:00')
  const id = await task()
  const urge = (as: { id: string }, text = '') =>
    test.call(contract.urgeTask, { as, params: { id }, body: { text } })
  expect((await reading(people.marketer, id)).awaited).toMatchObject({
    party: 'owner',
    people: [{ name: '沈青' }],
  })
  // Nobody urges themselves, nor about what is not theirs to follow up.
  await expect(urge(people.seller)).rejects.toMatchObject({ status: 409 })
  await expect(urge(people.designer)).rejects.toMatchObject({ status: 403 })
  await expect(urge(people.newcomer)).rejects.toMatchObject({ status: 404 })
  const urged = await urge(people.marketer, '客户在等')
  expect(urged.urges).toMatchObject([
    { by: { name: '林小满' }, people: [{ name: '沈青' }], text: '客户在等' },
  ])
  await expect(urge(people.supervisor)).rejects.toMatchObject({ status: 409, reason: 'task.urgedRecently' })
  test.setNow('2026-02-13T10:59:00+08:00')
  await expect(urge(people.supervisor)).rejects.toMatchObject({ status: 409 })
  test.setNow('2026-02-13T11:00:00+08:00')
  await urge(people.supervisor)
  const told = await noticesAbout(test.app.db, id)
  expect(
    told.filter(({ kind, personId }) => kind === 'task.urged' && personId === people.seller.id),
  ).toHaveLength(2)
})

it('an owner urges whoever has to decide on a later date', async () => {
  test.setNow('2026-02-10T10:00:00+08:00')
  const id = await task()
  await test.call(reportDelay, {
    as: people.seller,
    params: { id },
    body: { newDueOn: '2026-02-14', reason: '等渠道答复', impact: '海报晚两天', remedy: '先出样稿' },
  })
  const { awaited } = await test.call(contract.urgeTask, { as: people.seller, params: { id }, body: {} })
  expect(awaited).toMatchObject({ party: 'approvers', people: [{ name: '林小满' }] })
})

it('S2-64, S2-65: whoever keeps the sheet has a list of what is over and unheard of, and writes down one of four answers', async () => {
  test.setNow('2026-02-13T10:00:00+08:00')
  const id = await task()
  const heard = await task()
  await asSystem(test.app.db, (tx) =>
    tx
      .insertInto('task_update')
      .values({
        task_id: heard,
        person_id: people.seller.id,
        kind: 'progress',
        state: 'inProgress',
        at: test.now(),
      })
      .execute(),
  )
  const list = (as: { id: string }) => test.call(contract.listToCollect, { as, query: {} })
  const [row, ...more] = (await list(people.marketer)).items
  expect(more).toEqual([])
  // Three natural days after the date, to the end of the day.
  expect(row).toMatchObject({
    id,
    owner: { name: '沈青' },
    collectBy: { at: '2026-02-15T15:59:00.000Z', state: 'waiting' },
  })
  expect((await list(people.seller)).items).toEqual([])
  const collect = (as: { id: string }, state: string) =>
    test.call(contract.collectTask, {
      as,
      params: { id },
      body: { state: state as 'done', text: '渠道名单还差两家' },
    })
  await expect(collect(people.seller, 'done')).rejects.toMatchObject({ status: 403 })
  await expect(collect(people.marketer, 'almost')).rejects.toMatchObject({ status: 422 })
  await collect(people.marketer, 'done')
  expect((await list(people.marketer)).items).toEqual([])
  // To say that it is done does not make it done: that takes what was to be made (NM-TRK-06).
  const { state, updates } = await test.call(getTask, { as: people.seller, params: { id } })
  expect(state).toBe('inProgress')
  expect(updates.at(-1)).toMatchObject({
    kind: 'collected',
    collectedState: 'done',
    text: '渠道名单还差两家',
  })
})

it('S2-66, NM-TRK-07: why it is late and what is done about it counts as said when a round has collected it', async () => {
  const id = await task({ due_on: '2026-02-12' })
  test.setNow('2026-02-13T10:00:00+08:00')
  const missing = async () => {
    const { findings } = await test.call(getTask, { as: people.seller, params: { id } })
    return findings.find(({ norm }) => norm === 'NM-TRK-07')?.reason.params.fields
  }
  const collect = (measure: string) =>
    test.call(contract.collectTask, {
      as: people.marketer,
      params: { id },
      body: { state: 'delayed', text: '两家渠道没有回复', measure },
    })
  expect(await missing()).toBe('overdueReason、overdueMeasure')
  await collect('')
  expect(await missing()).toBe('overdueMeasure')
  await collect('由区域经理当面确认')
  expect(await missing()).toBeUndefined()
})

it('keeps a log of all steps for whoever may see the tasks, newest first, page by page', async () => {
  const first = await task()
  const secret = await task({
    classification: 'secret',
    participant_ids: [people.seller.id],
    department_ids: [],
  })
  await tick('2026-02-12T09:00:00+08:00')
  const log = async (as: { id: string }) => {
    const { items, nextCursor } = await test.call(contract.listSteps, { as, query: { limit: 1 } })
    const rest =
      nextCursor === null
        ? []
        : (await test.call(contract.listSteps, { as, query: { cursor: nextCursor } })).items
    return [...items, ...rest].map((step) => step.task.id).filter((id) => id === first || id === secret)
  }
  expect((await log(people.seller)).toSorted()).toEqual([first, secret].toSorted())
  expect(await log(people.supervisor)).toEqual([first])
})

it('S3-32: lists what owes this week’s report, mine and what I keep track of, until it is given', async () => {
  test.setNow('2026-03-12T10:00:00+08:00')
  const running = { due_on: '2026-04-30', planned_start: '2026-03-02' }
  const owed = await task(running)
  await task({ ...running, last_update_at: new Date('2026-03-09T09:00:00+08:00') })
  await task({ ...running, suspended_at: new Date('2026-03-09T09:00:00+08:00') })
  const owes = async (as: { id: string }, part: 'mine' | 'kept') => {
    const { items, due } = await test.call(contract.listWeekly, { as, query: { part } })
    expect(due).toMatchObject({ at: '2026-03-13T10:00:00.000Z', state: 'waiting' })
    return items.map(({ id }) => id)
  }
  expect(await owes(people.seller, 'mine')).toEqual([owed])
  expect(await owes(people.seller, 'kept')).toEqual([])
  expect(await owes(people.marketer, 'kept')).toEqual([owed])
  await test.call(addTaskUpdate, {
    as: people.seller,
    params: { id: owed },
    body: { text: '已完成初稿，待设计部对接', percent: 40 },
  })
  expect(await owes(people.seller, 'mine')).toEqual([])
  expect(await owes(people.marketer, 'kept')).toEqual([])
})

it('the bulletin counts what was due by department: done, on time, late, late more than once, and only what one may see', async () => {
  test.setNow('2026-06-30T10:00:00+08:00')
  const at = (due_on: string) => ({ due_on, planned_start: '2026-06-01' })
  const onTime = { state: 'done' as const, done_at: new Date('2026-06-10T20:00:00+08:00') }
  const [done, tooLate, still] = [
    await task({ ...at('2026-06-10'), ...onTime }),
    await task({ ...at('2026-06-09'), ...onTime }),
    await task(at('2026-06-12')),
  ]
  await task({ ...at('2026-06-12'), state: 'cancelled' })
  await task(at('2026-06-30'))
  await task({ ...at('2026-05-20') })
  await task({ ...at('2026-06-11'), classification: 'confidential', participant_ids: [people.designer.id] })
  await asSystem(test.app.db, async (tx) => {
    for (const [due_on, working_days] of [
      ['2026-06-05', 1],
      ['2026-06-12', 1],
      ['2026-06-12', 3],
    ] as const) {
      await tx
        .insertInto('escalation_step')
        .values({
          task_id: still,
          due_on,
          rung: working_days,
          working_days,
          told: '[]',
          passed_over: 0,
          at: test.now(),
        })
        .execute()
    }
    // On the day itself it is not late yet.
    await tx
      .insertInto('escalation_step')
      .values([
        {
          task_id: done,
          due_on: '2026-06-03',
          rung: 0,
          working_days: 0,
          told: '[]',
          passed_over: 0,
          at: test.now(),
        },
        {
          task_id: tooLate,
          due_on: '2026-06-09',
          rung: 1,
          working_days: 1,
          told: '[]',
          passed_over: 0,
          at: test.now(),
        },
      ])
      .execute()
  })
  const bulletin = (as: { id: string }) => test.call(contract.getBulletin, { as, query: {} })
  const mine = await bulletin(people.supervisor)
  expect(mine).toMatchObject({ from: '2026-05-31', to: '2026-06-29' })
  const sales = { id: cast.departments.sales.id, name: '销售部' }
  const row = { department: sales, due: 3, done: 2, onTime: 1, overdue: 1, repeated: 1 }
  expect(mine.rows).toEqual([row])
  // The confidential one is there for whoever takes part in it, and for nobody else.
  expect((await bulletin(people.designer)).rows[0]?.due).toBe(4)
  expect((await bulletin(people.newcomer)).rows).toEqual([])
})
