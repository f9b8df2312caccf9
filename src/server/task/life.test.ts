import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { In } from '#contract/endpoint.ts'
import * as contract from '#contract/task.ts'
import { getToday } from '#contract/today.ts'
import { sweep } from '#server/clock/sweep.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, Refused, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'
import { seedMeeting } from './task.test-data.ts'

let test: TestApp
let cast: Cast
let people: Cast['people']

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
  people = cast.people
})
afterAll(() => test.close())
// A Monday.
beforeEach(() => test.setNow('2026-03-02T09:00:00+08:00'))

type Fields = Partial<In<NonNullable<typeof contract.createTask.body>>>
type Who = { readonly id: string }

/** Handed out by 林小满 (市场部) to 沈青 (销售部). */
async function handOut(fields: Fields = {}) {
  return test.call(contract.createTask, {
    as: people.marketer,
    body: { name: '渠道返利规则上线', ownerId: people.seller.id, dueOn: '2026-03-20', ...fields },
  })
}

const by = (as: Who, id: string) => ({ as, params: { id } })
const see = (as: Who, id: string) => test.call(contract.getTask, by(as, id))
const sign = (id: string) => test.call(contract.signTask, by(people.seller, id))

async function refusal(act: Promise<unknown>): Promise<Refused> {
  const error = await act.then(
    () => undefined,
    (refused: unknown) => refused,
  )
  if (!(error instanceof Refused)) throw error ?? new Error('This was not refused.')
  return error
}

async function waitsFor(as: Who, id: string): Promise<string[]> {
  const { waiting } = await test.call(getToday, { as })
  return waiting.filter(({ nounId }) => nounId === id).map(({ kind }) => kind)
}

it('work that is handed out is signed for, and shows as unsigned after a working day', async () => {
  const made = await handOut()
  expect(made.assignment).toMatchObject({ state: 'unsigned', signBy: '2026-03-03T01:00:00.000Z' })
  expect(made.waitingFor).toMatchObject({ kind: 'signature', who: ['沈青'], isLate: false })
  expect(await waitsFor(people.seller, made.id)).toEqual(['signTask'])
  test.setNow('2026-03-03T09:01:00+08:00')
  const { items } = await test.call(contract.listTasks, { as: people.marketer, query: { view: 'waiting' } })
  expect(items.find(({ id }) => id === made.id)).toMatchObject({
    signedAt: null,
    waitingFor: { kind: 'signature', isLate: true },
  })
  test.setNow('2026-03-04T10:00:00+08:00')
  expect((await see(people.marketer, made.id)).light).toMatchObject({
    colour: 'yellow',
    reason: { key: 'task.light.unsigned' },
    turnedBy: ['sign'],
  })
  expect((await refusal(test.call(contract.signTask, by(people.marketer, made.id)))).status).toBe(403)
  const signed = await sign(made.id)
  expect(signed).toMatchObject({ state: 'todo', waitingFor: null, light: { colour: 'blue' } })
  expect(signed.chain.map(({ step, standing }) => [step, standing])).toEqual([
    ['created', 'passed'],
    ['assigned', 'passed'],
    ['signed', 'passed'],
    ['reported', 'now'],
    ['submitted', 'ahead'],
    ['closed', 'ahead'],
  ])
  expect((await refusal(sign(made.id))).reason).toBe('task.notNow')
})

it('whoever begins has signed, and what one gives oneself needs no signature', async () => {
  const { id } = await handOut()
  const begun = await test.call(contract.startTask, { ...by(people.seller, id), body: {} })
  expect(begun.assignment.state).toBe('signed')
  const own = await handOut({ ownerId: people.marketer.id })
  expect(own.assignment.state).toBe('signed')
})

it('a line of a record that still changes is not there to be signed', async () => {
  const meetingId = await seedMeeting(test.app.db, {
    organiserId: people.marketer.id,
    participantIds: [people.seller.id],
    minutes: 'draft',
  })
  const made = await handOut({ meetingId })
  expect(made.assignment).toMatchObject({ state: 'notHandedOut', signBy: null })
  expect((await refusal(sign(made.id))).reason).toBe('task.notNow')
})

it('what is returned rests with its assigner, who insists or gives it to somebody else', async () => {
  const { id } = await handOut()
  const give = (reason: string) =>
    test.call(contract.returnAssignment, { ...by(people.seller, id), body: { reason } })
  const returned = await give('属于产品部职责')
  expect(returned).toMatchObject({
    state: 'todo',
    light: { colour: 'orange', reason: { key: 'task.light.returned' } },
    waitingFor: { kind: 'reassignment', who: ['林小满'] },
    assignment: { returnReason: '属于产品部职责' },
  })
  expect(returned.can).not.toContain('start')
  expect(await waitsFor(people.marketer, id)).toEqual(['answerReturn'])

  test.setNow('2026-03-03T15:00:00+08:00')
  const insisted = await test.call(contract.insistOnTask, {
    ...by(people.marketer, id),
    body: { reason: '会上已定由销售部牵头' },
  })
  // Handed out on Monday still; but the working day to sign begins anew.
  expect(insisted.assignment).toMatchObject({
    state: 'unsigned',
    isInsisted: true,
    assignedAt: '2026-03-02T01:00:00.000Z',
    signBy: '2026-03-04T07:00:00.000Z',
  })
  expect((await refusal(give('仍然不属于我'))).reason).toBe('task.notNow')

  const other = await handOut()
  await test.call(contract.returnAssignment, { ...by(people.seller, other.id), body: { reason: '人手不足' } })
  const same = await refusal(
    test.call(contract.reassignTask, {
      ...by(people.marketer, other.id),
      body: { ownerId: people.seller.id },
    }),
  )
  expect(same.status).toBe(422)
  const moved = await test.call(contract.reassignTask, {
    ...by(people.marketer, other.id),
    body: { ownerId: people.designer.id, comment: '由设计部承担' },
  })
  expect(moved).toMatchObject({
    owner: { name: '苏禾' },
    ownerDepartment: { name: '设计部' },
    assignment: { state: 'unsigned', isInsisted: false, returnReason: '' },
  })
  expect(await waitsFor(people.designer, other.id)).toEqual(['signTask'])
  expect((await see(people.marketer, other.id)).history.map(({ move, reason }) => [move, reason])).toEqual([
    ['create', ''],
    ['returnAssignment', '人手不足'],
    ['reassign', '由设计部承担'],
  ])
})

it('is split for cooperating departments, each with owner, date and light of its own, and rolls up', async () => {
  const { id, number } = await handOut()
  await test.call(contract.startTask, { ...by(people.seller, id), body: {} })
  const split = (body: In<NonNullable<typeof contract.splitTask.body>>) =>
    test.call(contract.splitTask, { ...by(people.seller, id), body })
  const { design } = cast.departments
  const late = await refusal(split({ name: '出图', departmentId: design.id, dueOn: '2026-03-21' }))
  expect(late.issues).toMatchObject([{ reason: 'task.subItemAfterParent' }])
  await split({ name: '出返利海报', departmentId: design.id, dueOn: '2026-03-12' })
  const whole = await split({ name: '核对产品清单', ownerId: people.productHead.id, dueOn: '2026-03-10' })
  expect(whole.subItems).toMatchObject([
    {
      number: `${number}-2`,
      name: '核对产品清单',
      owner: { name: people.productHead.name },
      dueOn: '2026-03-10',
    },
    {
      number: `${number}-1`,
      ownerDepartment: { name: '设计部' },
      owner: { name: '苏禾' },
      light: { colour: 'blue' },
    },
  ])

  // 苏禾 is outside the company of this task: by her part she sees the whole, and the other part.
  const poster = whole.subItems[1]?.id as string
  const seen = await see(people.designer, poster)
  expect(seen).toMatchObject({
    parent: { id, noun: 'task' },
    assigner: { name: '沈青' },
    reviewers: [{ person: { name: '沈青' } }],
  })
  expect(seen.can).not.toContain('split')
  expect((await see(people.designer, id)).subItems).toHaveLength(2)

  await test.call(contract.startTask, { ...by(people.designer, poster), body: {} })
  await test.call(contract.addTaskUpdate, {
    ...by(people.designer, poster),
    body: { text: '初稿完成', percent: 60 },
  })
  expect((await see(people.seller, id)).percent).toBe(30)
  // What he tells is of his own share, one of three.
  await test.call(contract.addTaskUpdate, { ...by(people.seller, id), body: { text: '推进中', percent: 90 } })
  expect((await see(people.seller, id)).percent).toBe(50)

  await test.call(contract.addDeliverableLink, {
    ...by(people.seller, id),
    body: { name: '规则.pdf', link: 'https://docs.example.com/rules' },
  })
  const open = await refusal(test.call(contract.submitTask, { ...by(people.seller, id), body: {} }))
  expect(open).toMatchObject({ status: 409, reason: 'task.subItemsOpen' })
  const done = await test.call(contract.submitTask, {
    ...by(people.seller, id),
    body: { openSubItemsReason: '海报改由线下补交' },
  })
  expect(done.state).toBe('done')
  expect(done.updates.at(-1)?.text).toContain('海报改由线下补交')
})

it('what is called off takes its open parts along', async () => {
  const { id } = await handOut()
  await sign(id)
  const { subItems } = await test.call(contract.splitTask, {
    ...by(people.seller, id),
    body: { name: '出图', ownerId: people.designer.id, dueOn: '2026-03-12' },
  })
  await test.call(contract.cancelTask, { ...by(people.marketer, id), body: { reason: '政策暂缓' } })
  expect(await see(people.designer, subItems[0]?.id as string)).toMatchObject({ state: 'cancelled' })
})

it('S3-36: support is asked of whoever can give it, who finds it on 工作台, answers, and sees the task', async () => {
  const { id } = await handOut()
  await test.call(contract.startTask, { ...by(people.seller, id), body: {} })
  expect((await refusal(see(people.designer, id))).status).toBe(404)
  const asked = await test.call(contract.askSupport, {
    ...by(people.seller, id),
    body: { text: '需要设计部出海报', awaitingDepartmentId: cast.departments.design.id },
  })
  expect(asked).toMatchObject({
    waitingFor: { kind: 'support', who: ['设计部'], since: '2026-03-02T01:00:00.000Z' },
    support: { text: '需要设计部出海报', department: { name: '设计部' }, askedBy: { name: '沈青' } },
  })
  expect(await waitsFor(people.designer, id)).toEqual(['giveSupport'])
  expect(
    (
      await refusal(
        test.call(contract.refuseSupport, { ...by(people.marketer, id), body: { reason: '不行' } }),
      )
    ).status,
  ).toBe(403)

  const refused = await test.call(contract.refuseSupport, {
    ...by(people.designer, id),
    body: { reason: '本周排满，请找产品部' },
  })
  expect(refused).toMatchObject({ state: 'needsSupport', support: null, waitingFor: { who: ['林小满'] } })
  expect(await waitsFor(people.designer, id)).toEqual([])
  expect(await waitsFor(people.marketer, id)).toEqual(['giveSupport'])

  test.setNow('2026-03-03T10:00:00+08:00')
  const redirected = await test.call(contract.redirectSupport, {
    ...by(people.marketer, id),
    body: { text: '请提供产品图', personId: people.productHead.id },
  })
  expect(redirected.waitingFor).toMatchObject({
    who: [people.productHead.name],
    since: '2026-03-03T02:00:00.000Z',
  })
  const given = await test.call(contract.giveSupport, {
    ...by(people.productHead, id),
    body: { text: '产品图已上传' },
  })
  expect(given).toMatchObject({ state: 'inProgress', support: null, waitingFor: null })
  expect(given.updates.map(({ kind }) => kind)).toEqual([
    'support',
    'supportRefused',
    'supportRedirected',
    'supportGiven',
  ])
})

it('S3-77: 收到完整信息后24小时内 waits, and becomes an instant when the host notes it', async () => {
  const made = await handOut({ dueOn: null, dueText: '收到完整信息后24小时内' })
  expect(made).toMatchObject({
    dueOn: null,
    dueRule: { event: 'information', count: 24, unit: 'hour' },
  })
  await sign(made.id)
  expect(await see(people.seller, made.id)).toMatchObject({
    waitingFor: { kind: 'event' },
    light: { colour: 'blue', reason: { key: 'task.light.waitingForEvent' }, turnedBy: ['noteEvent'] },
  })
  const noted = await test.call(contract.noteDueEvent, {
    ...by(people.marketer, made.id),
    body: { happenedAt: '2026-03-02T15:20:00+08:00' },
  })
  expect(noted).toMatchObject({
    dueOn: '2026-03-03',
    originalDueOn: '2026-03-03',
    dueAt: '2026-03-03T07:20:00.000Z',
    dueText: '收到完整信息后24小时内',
    waitingFor: null,
  })
  expect(noted.deadlines.find(({ clock }) => clock === 'due')?.at).toBe('2026-03-03T07:20:00.000Z')
  expect(noted.can).not.toContain('noteEvent')
})

it('S1-26: 第1个月末 is counted from the meeting it was agreed in, and both forms stay', async () => {
  const meetingId = await seedMeeting(test.app.db, {
    organiserId: people.marketer.id,
    participantIds: [people.seller.id],
    plannedStart: '2026-02-25T14:00:00+08:00',
    minutes: 'final',
  })
  const made = await handOut({ meetingId, dueOn: null, dueText: '第1个月末' })
  expect(made).toMatchObject({
    dueOn: '2026-03-24',
    dueText: '第1个月末',
    dueEventAt: '2026-02-25T06:00:00.000Z',
  })
})

it('S3-77: 下次会议前 waits for the next meeting of the series to have its time; the clock finds it', async () => {
  const meetingId = await seedMeeting(test.app.db, {
    organiserId: people.marketer.id,
    participantIds: [people.seller.id],
    plannedStart: '2026-03-02T08:00:00+08:00',
    minutes: 'final',
  })
  const nextId = await seedMeeting(test.app.db, { organiserId: people.marketer.id })
  const seriesId = await asSystem(test.app.db, async (tx) => {
    const series = await tx
      .insertInto('meeting_series')
      .values({
        name: '渠道周会',
        recurrence: JSON.stringify({ kind: 'weekly', every: 1, weekdays: [1] }),
        starts_on: '2026-03-02',
        start_time: '08:00',
        organiser_id: people.marketer.id,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx.updateTable('meeting').set({ series_id: series.id }).where('id', '=', meetingId).execute()
    return series.id
  })
  const made = await handOut({ meetingId, dueOn: null, dueText: '下次例会前' })
  expect(made).toMatchObject({ dueOn: null, dueRule: { event: 'nextMeeting', count: 1, unit: 'workday' } })
  await asSystem(test.app.db, (tx) =>
    tx
      .updateTable('meeting')
      .set({ series_id: seriesId, planned_start: '2026-03-09T08:00:00+08:00' })
      .where('id', '=', nextId)
      .execute(),
  )
  const now = new Date('2026-03-02T09:01:00+08:00')
  await sweep.run({ app: test.app, now, transaction: (run) => asSystem(test.app.db, run) })
  // The working day before Monday the 9th.
  expect(await see(people.seller, made.id)).toMatchObject({
    dueOn: '2026-03-06',
    waitingFor: { kind: 'signature' },
  })
})

it('what is suspended rests without a light, and goes on with the date it then gets', async () => {
  const { id } = await handOut({ dueOn: '2026-03-04' })
  await test.call(contract.startTask, { ...by(people.seller, id), body: {} })
  const rests = await test.call(contract.suspendTask, {
    ...by(people.marketer, id),
    body: { reason: '等年度预算批复' },
  })
  expect(rests.suspension).toMatchObject({ reason: '等年度预算批复' })
  test.setNow('2026-03-09T09:00:00+08:00')
  expect(await see(people.seller, id)).toMatchObject({
    light: { colour: 'grey' },
    waitingFor: { kind: 'resumption' },
  })
  expect(await waitsFor(people.seller, id)).toEqual([])
  const refused = await refusal(
    test.call(contract.addTaskUpdate, { ...by(people.seller, id), body: { text: '推进' } }),
  )
  expect(refused.reason).toBe('task.notNow')
  const resumed = await test.call(contract.resumeTask, {
    ...by(people.marketer, id),
    body: { newDueOn: '2026-03-13', comment: '预算已批' },
  })
  expect(resumed).toMatchObject({
    suspension: null,
    dueOn: '2026-03-13',
    originalDueOn: '2026-03-04',
    state: 'inProgress',
  })
})
