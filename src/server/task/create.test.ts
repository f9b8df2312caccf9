import { afterAll, beforeAll, expect, it } from 'vitest'
import { asActor, asSystem } from '#server/db/actor-context.ts'
import { refreshAudience } from '#server/meeting/audience.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'
import { createTask, type NewTask } from './commands.ts'
import { announceTasks } from './notices.ts'
import { noticesAbout, seedDecision, seedMeeting, stateOf } from './task.test-data.ts'

let test: TestApp
let cast: Cast

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
})
afterAll(() => test.close())

async function create(
  by: { id: string },
  wanted: Partial<Omit<NewTask, 'fields'>> & { fields?: Partial<NewTask['fields']> },
): Promise<string> {
  const actor = await test.actorOf(by)
  return asActor(test.app.db, actor, (tx) =>
    createTask(tx, {
      actor,
      app: test.app,
      at: test.now(),
      ...wanted,
      fields: { name: '整理渠道名单', ...wanted.fields },
    }),
  )
}

const rowOf = (id: string) =>
  asSystem(test.app.db, (tx) =>
    tx.selectFrom('task').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  )

it('numbers tasks by year and keeps the first date beside the one that counts', async () => {
  const { marketer, seller } = cast.people
  const first = await rowOf(await create(marketer, { fields: { dueOn: '2026-03-20', ownerId: seller.id } }))
  const second = await rowOf(await create(marketer, {}))
  expect(first.number).toMatch(/^RW-2026-\d{3}$/)
  expect(Number(second.number.slice(-3))).toBe(Number(first.number.slice(-3)) + 1)
  expect(first).toMatchObject({
    due_on: '2026-03-20',
    original_due_on: '2026-03-20',
    assigner_id: marketer.id,
    owner_department_id: cast.departments.sales.id,
    is_added_after: false,
  })
  expect(await noticesAbout(test.app.db, first.id)).toEqual([
    { kind: 'task.assigned', personId: seller.id, mailed: true },
  ])
})

it('is handed out by the host, is seen by the meeting and by its own people, and waits for the final minutes', async () => {
  const { marketer, marketingHead, seller, designer } = cast.people
  const meetingId = await seedMeeting(test.app.db, {
    organiserId: marketer.id,
    hostId: marketingHead.id,
    recorderId: marketer.id,
    classification: 'secret',
    participantIds: [seller.id],
  })
  const decisionId = await seedDecision(test.app.db, meetingId)
  const id = await create(marketer, {
    decisionId,
    fields: { ownerId: designer.id, reviewerIds: [seller.id] },
  })
  const task = await rowOf(id)
  expect(task).toMatchObject({
    meeting_id: meetingId,
    assigner_id: marketingHead.id,
    classification: 'secret',
  })
  expect(task.participant_ids.toSorted()).toEqual(
    [marketer.id, marketingHead.id, seller.id, designer.id].toSorted(),
  )
  expect(await stateOf(test.app.db, 'decision', decisionId)).toBe('inExecution')
  expect(await noticesAbout(test.app.db, id)).toEqual([])

  await asSystem(test.app.db, (tx) => announceTasks(tx, test.app, meetingId, test.now()))
  await asSystem(test.app.db, (tx) => announceTasks(tx, test.app, meetingId, test.now()))
  expect(await noticesAbout(test.app.db, id)).toEqual([
    { kind: 'task.assigned', personId: designer.id, mailed: true },
    { kind: 'task.toReview', personId: seller.id, mailed: true },
  ])
})

it('gives a task the audience that refreshing its whole meeting gives it', async () => {
  const { marketer, seller, designer, productHead } = cast.people
  const meetingId = await seedMeeting(test.app.db, {
    organiserId: marketer.id,
    initiatingDepartmentId: cast.departments.marketing.id,
    participantIds: [seller.id],
  })
  await asSystem(test.app.db, (tx) => refreshAudience(tx, meetingId))
  const id = await create(marketer, {
    meetingId,
    fields: {
      ownerId: designer.id,
      cooperatorIds: [productHead.id],
      cooperating: [{ departmentId: cast.departments.product.id, provides: '接口文档' }],
    },
  })
  const before = await rowOf(id)
  await asSystem(test.app.db, (tx) => refreshAudience(tx, meetingId))
  const after = await rowOf(id)
  const audience = ({ classification, department_ids, participant_ids }: typeof after) => ({
    classification,
    department_ids,
    participant_ids,
  })
  expect(audience(before)).toEqual(audience(after))
  expect(before.participant_ids).toContain(productHead.id)
  expect(before.department_ids).toContain(cast.departments.product.id)
})

it('marks what is added after the meeting has ended, and tells its owner at once when the minutes are final', async () => {
  const { marketer, seller } = cast.people
  const meetingId = await seedMeeting(test.app.db, {
    organiserId: marketer.id,
    state: 'followUp',
    actualEnd: '2026-02-27T16:00:00+08:00',
    minutes: 'final',
  })
  const id = await create(marketer, { meetingId, fields: { ownerId: seller.id } })
  expect((await rowOf(id)).is_added_after).toBe(true)
  expect(await noticesAbout(test.app.db, id)).toMatchObject([{ kind: 'task.assigned', personId: seller.id }])
})

it('refuses what does not exist for its maker, and what does not fit together', async () => {
  const { marketer, seller } = cast.people
  const hidden = await seedMeeting(test.app.db, { organiserId: seller.id, classification: 'confidential' })
  const own = await seedMeeting(test.app.db, { organiserId: marketer.id })
  const elsewhere = await seedDecision(
    test.app.db,
    await seedMeeting(test.app.db, { organiserId: marketer.id }),
  )
  const nobody = '00000000-0000-4000-8000-000000000000'
  await expect(create(marketer, { meetingId: hidden })).rejects.toMatchObject({ reason: 'meeting.notFound' })
  await expect(create(marketer, { meetingId: own, decisionId: elsewhere })).rejects.toMatchObject({
    reason: 'task.otherMeeting',
  })
  await expect(
    create(marketer, { meetingId: own, fields: { classification: 'public' } }),
  ).rejects.toMatchObject({ reason: 'task.classificationOfMeeting' })
  await expect(
    create(marketer, {
      fields: {
        ownerId: seller.id,
        reviewerIds: [seller.id],
        cooperatorIds: [nobody],
        plannedStart: '2026-03-10',
        dueOn: '2026-03-09',
      },
    }),
  ).rejects.toMatchObject({
    issues: [
      { path: ['cooperatorIds'], reason: 'field.unknownPerson' },
      { path: ['reviewerIds'], reason: 'task.ownerCannotReview' },
      { path: ['dueOn'], reason: 'task.dueBeforeStart' },
    ],
  })
})
