import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { getDecision, listDecisions, moveDecision, updateDecision } from '#contract/decision.ts'
import type { EntryView } from '#contract/record.ts'
import * as contract from '#contract/record.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import { type LiveMeeting, seedLiveMeeting } from '#test/live-meeting.ts'
import type { Cast } from '#test/people.ts'

let test: TestApp
let cast: Cast
let meeting: LiveMeeting

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
  meeting = await seedLiveMeeting(test, cast)
})
afterAll(() => test.close())

type Line = Partial<Parameters<typeof write>[0]>
async function write(line: {
  as?: { id: string }
  topicId?: string
  kind?: EntryView['kind']
  text?: string
  departmentId?: string | null
  personId?: string | null
  afterId?: string | null
  clientKey?: string
}): Promise<EntryView> {
  const { as = cast.people.marketer, topicId = meeting.topicId, ...body } = line
  return test.call(contract.addEntry, {
    as: as.id,
    params: { id: topicId },
    body: {
      clientKey: randomUUID(),
      kind: 'viewpoint',
      text: '线下门店需要物料清单',
      departmentId: cast.departments.sales.id,
      personId: cast.people.salesHead.id,
      ...body,
    },
  })
}
const patch = (entry: EntryView, change: object, as = cast.people.marketer) =>
  test.call(contract.updateEntry, {
    as: as.id,
    params: { id: entry.id },
    body: { version: entry.version, ...change },
  })
const record = async (as = cast.people.marketer) =>
  test.call(contract.getRecord, { as: as.id, params: { id: meeting.meetingId } })

it('keeps what was said with department and person, in the order in which it was said (S2-28, S2-30, S2-33)', async () => {
  const first = await write({ text: '甲' })
  const third = await write({ text: '丙' })
  const second = await write({ text: '乙', afterId: first.id })
  const { entries } = await record()
  const order = entries
    .filter(({ id }) => [first.id, second.id, third.id].includes(id))
    .map(({ text }) => text)
  expect(order).toEqual(['甲', '乙', '丙'])
  expect(first).toMatchObject({
    department: { name: '销售部' },
    person: { name: '肖航' },
    author: { name: '林小满' },
    version: 1,
  })
})

it.each<[string, Line, object[]]>([
  ['no person', { personId: null }, [{ path: ['personId'], reason: 'record.whoSaidIt' }]],
  ['no department', { departmentId: null }, [{ path: ['departmentId'], reason: 'record.whichDepartment' }]],
])('refuses a viewpoint with %s at the field (NM-MTG-04)', async (_case, line, issues) => {
  await expect(write(line)).rejects.toMatchObject({ status: 422, reason: 'record.notAttributed', issues })
})

it('writes down no viewpoint of an observer (S0-43, NM-MTG-05)', async () => {
  const { designer } = cast.people
  await expect(
    write({ departmentId: cast.departments.design.id, personId: designer.id }),
  ).rejects.toMatchObject({ status: 422, issues: [{ path: ['personId'], reason: 'record.observerMute' }] })
  await expect(write({ as: designer })).rejects.toMatchObject({ status: 403 })
})

it('takes any other line without asking who said it: the record never stops people', async () => {
  const note = await write({ kind: 'note', text: '休息十分钟', departmentId: null, personId: null })
  expect(note).toMatchObject({ kind: 'note', person: null })
})

it('makes one line of what arrives twice', async () => {
  const clientKey = randomUUID()
  const first = await write({ clientKey, text: '只有一次' })
  const second = await write({ clientKey, text: '只有一次' })
  expect(second.id).toBe(first.id)
  const { entries } = await record()
  expect(entries.filter(({ text }) => text === '只有一次')).toHaveLength(1)
})

it('makes one line of what arrives twice at the same time, and answers both', async () => {
  const clientKey = randomUUID()
  const both = await Promise.all([1, 2, 3].map(() => write({ clientKey, text: '同时到达' })))
  expect(new Set(both.map(({ id }) => id)).size).toBe(1)
})

it('shows both texts to whoever changed an older wording, and loses neither', async () => {
  const entry = await write({ text: '原话' })
  const theirs = await patch(entry, { text: '别人的话' }, cast.people.marketingHead)
  await expect(patch(entry, { text: '我的话' })).rejects.toMatchObject({
    status: 409,
    reason: 'entry.stale',
    detail: { mine: { text: '我的话' }, theirs: { text: '别人的话', version: theirs.version } },
  })
  const { items } = await test.call(contract.getEntryVersions, {
    as: cast.people.marketer.id,
    params: { id: entry.id },
  })
  expect(items.map(({ text }) => text)).toEqual(['原话', '别人的话'])
})

it('lets one of two simultaneous changes through and refuses the other', async () => {
  const entry = await write({ text: '同时' })
  const answers = await Promise.allSettled([
    patch(entry, { text: '一' }),
    patch(entry, { text: '二' }, cast.people.marketingHead),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

it('makes a decision of a decision line, and takes it back with the line (S2-36)', async () => {
  const entry = await write({
    kind: 'decision',
    text: '活动范围锁定华东地区',
    personId: null,
    departmentId: null,
  })
  expect(entry.decision).toMatchObject({ state: 'proposed', kind: 'action' })
  const reworded = await patch(entry, { text: '活动范围锁定华东四省市' })
  const as = cast.people.marketer.id
  const params = { id: entry.decision?.id as string }
  expect(await test.call(getDecision, { as, params })).toMatchObject({
    content: '活动范围锁定华东四省市',
    meeting: { id: meeting.meetingId },
    topic: { id: meeting.topicId },
  })
  const removed = await test.call(contract.removeEntry, { as, params: { id: reworded.id } })
  expect(removed).toMatchObject({ isDeleted: true, decision: null })
  await expect(test.call(getDecision, { as, params })).rejects.toMatchObject({ status: 404 })
  const restored = await test.call(contract.restoreEntry, { as, params: { id: reworded.id } })
  expect(restored).toMatchObject({ isDeleted: false, text: '活动范围锁定华东四省市' })
  expect(restored.decision?.state).toBe('proposed')
})

it('makes a task of a task line; turned back into a note it is none (S3-18)', async () => {
  const entry = await write({ kind: 'task', text: '提交激励方案初稿', personId: null, departmentId: null })
  expect(entry.task).toMatchObject({ state: 'todo' })
  const note = await patch(entry, { kind: 'note' })
  expect(note).toMatchObject({ kind: 'note', task: null })
  await asSystem(test.app.db, async (tx) => {
    const left = await tx
      .selectFrom('task')
      .select('id')
      .where('id', '=', entry.task?.id as string)
      .execute()
    expect(left).toEqual([])
  })
})

it('refuses to take out a decision that the host has adopted', async () => {
  const entry = await write({ kind: 'decision', text: '十二月一日上线', personId: null, departmentId: null })
  const params = { id: entry.decision?.id as string }
  await expect(
    test.call(moveDecision, { as: cast.people.marketer.id, params, body: { move: 'adopt' } }),
  ).rejects.toMatchObject({ status: 403 })
  const adopted = await test.call(moveDecision, {
    as: cast.people.marketingHead.id,
    params,
    body: { move: 'adopt' },
  })
  expect(adopted.state).toBe('adopted')
  expect(adopted.history.map(({ move }) => move)).toEqual(['create', 'adopt'])
  await expect(
    test.call(contract.removeEntry, { as: cast.people.marketer.id, params: { id: entry.id } }),
  ).rejects.toMatchObject({ status: 409, reason: 'record.decisionInUse' })
})

it('fills in a decision with owner, helping departments and date, and says what is still missing (S2-37, S2-38, S2-39, S2-40)', async () => {
  const entry = await write({
    kind: 'decision',
    text: '三个工作日内反馈门店清单',
    personId: null,
    departmentId: null,
  })
  const as = cast.people.marketer.id
  const params = { id: entry.decision?.id as string }
  const before = await test.call(getDecision, { as, params })
  expect(before.findings.map(({ norm }) => norm)).toContain('NM-MTG-06')
  const after = await test.call(updateDecision, {
    as,
    params,
    body: {
      version: before.version,
      ownerId: cast.people.salesHead.id,
      dueOn: '2026-03-10',
      cooperating: [{ departmentId: cast.departments.product.id, contribution: '提供卖点说明' }],
    },
  })
  expect(after).toMatchObject({
    owner: { name: '肖航' },
    ownerDepartment: { name: '销售部' },
    dueOn: '2026-03-10',
    cooperating: [{ department: { name: '产品部' }, contribution: '提供卖点说明' }],
  })
  expect(after.findings.map(({ norm }) => norm)).not.toContain('NM-MTG-06')
  await expect(
    test.call(updateDecision, { as, params, body: { version: before.version, content: '旧' } }),
  ).rejects.toMatchObject({
    status: 409,
    reason: 'decision.stale',
    detail: { current: { version: after.version } },
  })
})

it('pages decisions by key and finds them by two characters', async () => {
  const as = cast.people.marketer.id
  const found = await test.call(listDecisions, { as, query: { q: '上线' } })
  expect(found.items.map(({ content }) => content)).toEqual(['十二月一日上线'])
  const all = await test.call(listDecisions, { as, query: {} })
  const first = await test.call(listDecisions, { as, query: { limit: 2 } })
  const rest = await test.call(listDecisions, { as, query: { cursor: first.nextCursor as string } })
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(all.items.map(({ id }) => id))
})

it('ticks lines and fixes disputed wording only while the record is read back or written (S2-44, S2-45)', async () => {
  const dispute = await write({ kind: 'dispute', text: '预算由谁承担', personId: null, departmentId: null })
  const as = cast.people.marketer.id
  const locked = await test.call(contract.lockWording, {
    as,
    params: { id: dispute.id },
    body: { finalWording: '预算由市场部承担，设计部提供清单' },
  })
  expect(locked).toMatchObject({
    finalWording: '预算由市场部承担，设计部提供清单',
    wordingLockedBy: { name: '林小满' },
  })
  const ticked = await test.call(contract.confirmEntry, {
    as,
    params: { id: dispute.id },
    body: { isConfirmed: true },
  })
  expect(ticked.confirmedBy?.name).toBe('林小满')
  // What was ticked was the old wording.
  expect(await patch(ticked, { text: '预算归属' })).toMatchObject({ confirmedBy: null })
})

it('moves a line to another topic together with its task', async () => {
  const entry = await write({ kind: 'task', text: '整理门店清单', personId: null, departmentId: null })
  const moved = await test.call(contract.moveEntry, {
    as: cast.people.marketer.id,
    params: { id: entry.id },
    body: { topicId: meeting.otherTopicId, afterId: null },
  })
  expect(moved.topicId).toBe(meeting.otherTopicId)
  await asSystem(test.app.db, async (tx) => {
    const task = await tx
      .selectFrom('task')
      .select('topic_id')
      .where('id', '=', entry.task?.id as string)
      .executeTakeFirstOrThrow()
    expect(task.topic_id).toBe(meeting.otherTopicId)
  })
})

it('finds room between two lines however often something is put between them', async () => {
  const first = await write({ topicId: meeting.otherTopicId, text: '头' })
  const last = await write({ topicId: meeting.otherTopicId, text: '尾' })
  for (let round = 0; round < 60; round++) {
    await write({ topicId: meeting.otherTopicId, text: `第${round}次`, afterId: first.id })
  }
  const { entries } = await record()
  const texts = entries.filter(({ topicId }) => topicId === meeting.otherTopicId).map(({ text }) => text)
  const between = texts.slice(texts.indexOf('头') + 1, texts.indexOf('尾'))
  expect(between).toEqual(Array.from({ length: 60 }, (_, round) => `第${59 - round}次`))
  expect(last.topicId).toBe(meeting.otherTopicId)
})

it('shows who is typing until it expires by itself', async () => {
  const entry = await write({ text: '正在写' })
  await test.call(contract.lockEntry, {
    as: cast.people.marketingHead.id,
    params: { id: entry.id },
    body: { isTyping: true },
  })
  expect((await record()).locks).toMatchObject([{ entryId: entry.id, person: { name: '石静' } }])
  const before = test.now()
  test.setNow(new Date(before.getTime() + 60_000))
  expect((await record()).locks).toEqual([])
  test.setNow(before)
})

it('hides the record of what one may not see, and lets whoever only follows write nothing', async () => {
  const secret = await seedLiveMeeting(test, cast, { classification: 'confidential' })
  const outsider = cast.people.generalManager
  await expect(
    test.call(contract.getRecord, { as: outsider.id, params: { id: secret.meetingId } }),
  ).rejects.toMatchObject({ status: 404 })
  await expect(write({ as: outsider, topicId: secret.topicId })).rejects.toMatchObject({ status: 404 })
  await expect(write({ as: cast.people.salesHead, topicId: secret.topicId })).rejects.toMatchObject({
    status: 403,
  })
})
