import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import * as contract from '#contract/meeting.ts'
import { asActor, asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import { draftMeeting, startedMeeting } from '#test/meetings.ts'
import type { Cast } from '#test/people.ts'
import { meetingFacts } from './facts.ts'
import { meetingView } from './view.ts'

let test: TestApp
let cast: Cast

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
})
beforeEach(() => test.setNow('2026-03-02T09:00:00+08:00'))
afterAll(() => test.close())

const factsOf = (id: string) => asSystem(test.app.db, (tx) => meetingFacts(tx, id, test.now()))

it('says what is known before the meeting, and leaves out what nobody can know', async () => {
  const { marketingHead, marketer, designer } = cast.people
  const { marketing, sales, product, design } = cast.departments
  const { id } = await draftMeeting(test, cast)
  await test.call(contract.addMaterial, {
    as: marketingHead,
    params: { id },
    body: { name: '方案', preparerId: marketer.id, dueAt: '2026-03-05T23:30:00+08:00' },
  })
  const facts = await factsOf(id)
  expect(facts.meeting).toMatchObject({
    id,
    type: 'kickoff',
    needLink: '新品推广',
    needReason: '',
    initiatingDept: marketing.id,
    hostId: marketingHead.id,
    recorderId: marketer.id,
    timekeeperId: null,
    venueConfirmed: true,
    confirmSlotMinutes: 10,
    noticedAt: null,
    endedAt: null,
  })
  expect(facts.meeting).not.toHaveProperty('readRatio')
  expect(facts.topics).toMatchObject([
    { order: 1, title: '推广分工', plannedMinutes: 30, outcome: null, goalLink: 'goal' },
    { order: 2, title: '关键节点' },
  ])
  const observer = facts.attendees?.find(({ personId }) => personId === designer.id)
  expect(observer).toMatchObject({ kind: 'observer', dept: design.id, rsvp: 'pending', signIn: null })
  expect(observer).not.toHaveProperty('toldObserverRule')
  // The day of a due time is the organisation's, not UTC's.
  expect(facts.materials).toMatchObject([{ name: '方案', preparerId: marketer.id, due: '2026-03-05' }])
  expect(new Set(facts.departments?.map((department) => department.id))).toEqual(
    new Set([marketing, sales, product, design].map((department) => department.id)),
  )
  expect(facts.departments?.find(({ id: one }) => one === marketing.id)?.headId).toBe(marketingHead.id)
  expect(facts.people?.find((person) => person.id === designer.id)).toMatchObject({
    name: '苏禾',
    dept: design.id,
  })
  expect(facts).not.toHaveProperty('minutes')
})

it('counts who has opened all that is there to read', async () => {
  const { marketingHead, marketer, designer, salesHead } = cast.people
  const { id } = await startedMeeting(test, cast)
  const { materials } = await test.call(contract.addMaterial, {
    as: marketingHead,
    params: { id },
    body: { name: '方案', preparerId: marketer.id },
  })
  const params = { id: materials[0]?.id as string }
  await test.call(contract.uploadMaterial, {
    as: marketer,
    params,
    file: { name: '方案.txt', content: '草案' },
  })
  for (const as of [designer, salesHead]) await test.call(contract.openMaterial, { as, params })
  // Two have opened it and one has made it, of five.
  expect((await factsOf(id)).meeting.readRatio).toBeCloseTo(3 / 5)
})

it('takes decision and task lines for what they became, and knows which were read back', async () => {
  const { marketingHead, salesHead, productHead, seller } = cast.people
  const { sales, product } = cast.departments
  const { id, topics } = await startedMeeting(test, cast)
  const topicId = topics[0]?.id as string
  await test.call(contract.beginTopic, { as: marketingHead, params: { id: topicId } })
  test.setNow('2026-03-09T14:12:00+08:00')

  const { decisionId, taskId, lateTaskId } = await asSystem(test.app.db, async (tx) => {
    const decision = await tx
      .insertInto('decision')
      .values({
        number: 'JY-1.1',
        meeting_id: id,
        topic_id: topicId,
        content: '销售部3月20日前提交渠道方案',
        state: 'adopted',
        owner_id: salesHead.id,
        owner_department_id: sales.id,
        due_on: '2026-03-20',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('decision_department')
      .values({ decision_id: decision.id, department_id: product.id })
      .execute()
    const task = await tx
      .insertInto('task')
      .values({
        number: 'RW-1',
        name: '渠道方案',
        meeting_id: id,
        decision_id: decision.id,
        owner_id: seller.id,
        owner_department_id: sales.id,
        due_on: '2026-03-20',
        done_criteria: ['方案通过评审'],
        rework_count: 1,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const late = await tx
      .insertInto('task')
      .values({ number: 'RW-2', name: '会后加的', meeting_id: id })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('deliverable')
      .values([
        { task_id: task.id, round: 0, name: '旧方案.docx', link: 'https://example.com/1' },
        { task_id: task.id, round: 1, name: '新方案.pdf', link: 'https://example.com/2' },
      ])
      .execute()
    await tx
      .insertInto('task_reviewer')
      .values([
        { task_id: task.id, person_id: productHead.id, department_id: product.id, verdict: 'pass' },
        { task_id: task.id, person_id: salesHead.id, department_id: sales.id },
      ])
      .execute()
    const line = {
      meeting_id: id,
      topic_id: topicId,
      department_id: sales.id,
      person_id: salesHead.id,
    }
    await tx
      .insertInto('entry')
      .values([
        { ...line, kind: 'viewpoint', position: 1, text: '要激励', client_key: crypto.randomUUID() },
        {
          ...line,
          kind: 'decision',
          position: 2,
          decision_id: decision.id,
          client_key: crypto.randomUUID(),
          confirmed_at: test.now(),
        },
        { ...line, kind: 'task', position: 3, task_id: task.id, client_key: crypto.randomUUID() },
        {
          ...line,
          kind: 'note',
          position: 4,
          text: '删掉的',
          client_key: crypto.randomUUID(),
          deleted_at: test.now(),
        },
      ])
      .execute()
    return { decisionId: decision.id, taskId: task.id, lateTaskId: late.id }
  })

  const facts = await factsOf(id)
  expect(facts.entries).toMatchObject([
    { kind: 'viewpoint', dept: sales.id, personId: salesHead.id, text: '要激励', confirmed: false },
  ])
  expect(facts.decisions).toMatchObject([
    {
      id: decisionId,
      label: 'JY-1.1',
      ownerId: salesHead.id,
      cooperatingDepts: [product.id],
      dueDate: '2026-03-20',
      taskIds: [taskId],
      confirmed: true,
      condition: null,
    },
  ])
  const task = facts.tasks?.find((one) => one.id === taskId)
  expect(task).toMatchObject({
    label: 'RW-1',
    ownerIds: [seller.id],
    dueDate: '2026-03-20',
    doneCriteria: ['方案通过评审'],
    confirmed: false,
    // Only what was handed in since it was sent back counts.
    deliverables: [{ name: '新方案.pdf', format: 'PDF' }],
  })
  expect(new Set(task?.jointReview)).toEqual(new Set([sales.id, product.id]))
  const late = facts.tasks?.find((one) => one.id === lateTaskId)
  expect(late).toMatchObject({ ownerIds: [], dueDate: null })
  expect(late).not.toHaveProperty('confirmed')
  expect(facts.topics?.[0]).toMatchObject({ actualMinutes: 12, outcome: null, overrunChoice: null })
  expect(facts.minutes).toMatchObject({ state: 'recording', draftedAt: null, feedback: [], recipientIds: [] })
  expect(facts.minutes).not.toHaveProperty('sections')
})

it('reads a large meeting by as many queries as a small one', async () => {
  const { marketingHead } = cast.people
  const actor = await test.actorOf(marketingHead)
  async function queriesFor(id: string): Promise<{ view: number; facts: number }> {
    let count = 0
    const counting: KyselyPlugin = {
      transformQuery({ node }) {
        count += 1
        return node
      },
      transformResult: async ({ result }) => result,
    }
    return asActor(test.app.db, actor, async (tx) => {
      const counted = tx.withPlugin(counting)
      await meetingView(counted, actor, id, test.now())
      const view = count
      count = 0
      await meetingFacts(counted, id, test.now())
      return { view, facts: count }
    })
  }
  const { id } = await draftMeeting(test, cast)
  const file = { name: '方案.txt', content: '草案' }
  const add = async (name: string): Promise<void> => {
    const { materials } = await test.call(contract.addMaterial, {
      as: marketingHead,
      params: { id },
      body: { name },
    })
    const params = { id: materials.at(-1)?.id as string }
    await test.call(contract.uploadMaterial, { as: marketingHead, params, file })
    await test.call(contract.addTopic, { as: marketingHead, params: { id }, body: { title: name } })
    await asSystem(test.app.db, (tx) =>
      tx
        .insertInto('task')
        .values({ number: `RW-${name}`, name, meeting_id: id, participant_ids: [marketingHead.id] })
        .execute(),
    )
  }
  await add('一')
  const small = await queriesFor(id)
  for (const name of ['二', '三', '四', '五']) await add(name)
  const large = await queriesFor(id)
  expect(large).toEqual(small)
  expect(small.view).toBeGreaterThan(5)
})
