import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as charter from '#contract/charter.ts'
import * as contract from '#contract/collaboration.ts'
import { getIndicators } from '#contract/indicator.ts'
import { createIssue, listIssues } from '#contract/issue.ts'
import * as meetings from '#contract/meeting.ts'
import * as shared from '#contract/shared-file.ts'
import { getStatus } from '#contract/sync.ts'
import * as tasks from '#contract/task.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import type { Cast, SeedPerson } from '#test/people.ts'

/** 双十一: who is loaded with what, what hangs on nothing, and the three problems in figures. */

let test: TestApp
let cast: Cast
let id: string
let taskId: string
let meetingId: string

const system = async (statement: ReturnType<typeof sql>) => {
  await asSystem(test.app.db, (tx) => statement.execute(tx))
}

beforeAll(async () => {
  test = await openTestApp()
  test.setNow('2026-03-02T09:00:00+08:00')
  cast = await test.seedPeople()
  const { people, departments } = cast
  ;({ id } = await test.call(contract.createCollaboration, {
    as: people.marketingHead,
    body: { name: '双十一' },
  }))
  const params = { id }
  const { version } = await test.call(charter.getCharter, { as: people.marketingHead, params })
  await test.call(charter.updateCharter, {
    as: people.marketingHead,
    params,
    body: {
      version,
      participations: [departments.marketing, departments.sales].map((one) => ({ departmentId: one.id })),
    },
  })
  const task = (name: string, owner: SeedPerson, dueOn: string | null) =>
    test.call(tasks.createTask, {
      as: people.marketingHead,
      body: { name, ownerId: owner.id, ...(dueOn !== null && { dueOn }), collaborationId: id },
    })
  // Friday the 6th: five working days from Monday the 2nd on.
  ;({ id: taskId } = await task('物料', people.marketer, '2026-03-06'))
  await task('海报', people.marketer, '2026-02-27')
  await task('培训', people.seller, null)
  await test.call(tasks.createTask, {
    as: people.salesHead,
    body: { name: '门店盘点', ownerId: people.seller.id },
  })
  ;({ id: meetingId } = await test.call(meetings.createMeeting, {
    as: people.marketingHead,
    body: { name: '定价会', collaborationId: id, hostId: people.marketingHead.id },
  }))
  for (const person of [people.marketer, people.salesHead]) {
    await test.call(meetings.addAttendee, {
      as: people.marketingHead,
      params: { id: meetingId },
      body: { personId: person.id },
    })
  }
}, 60_000)
afterAll(() => test.close())

it('S4-03: people of all departments with their open work, its days and what they do elsewhere', async () => {
  const { departments } = await test.call(contract.getCollaborationLoad, {
    as: cast.people.vicePresident,
    params: { id },
  })
  expect(
    departments.map(({ department, people }) => [
      department?.name,
      people.map(({ person, openTasks, lateTasks, workingDays, undated, elsewhere }) => [
        person?.name,
        openTasks,
        lateTasks,
        workingDays,
        undated,
        elsewhere,
      ]),
    ]),
  ).toEqual([
    ['市场部', [['林小满', 2, 1, 5, 0, 0]]],
    ['销售部', [['沈青', 1, 0, 0, 1, 1]]],
  ])
})

it('S4-06: what hangs on no goal and no topic is named, and what does is not', async () => {
  const orphans = () => test.call(contract.getOrphans, { as: cast.people.marketingHead, params: { id } })
  const before = await orphans()
  expect(before.hasGoal).toBe(false)
  expect(before.items.map(({ noun, title, why }) => `${noun} ${title} ${why}`).toSorted()).toEqual([
    'meeting 定价会 meeting.noGoal',
    'task 培训 task.noOrigin',
    'task 海报 task.noOrigin',
    'task 物料 task.noOrigin',
  ])
  await system(sql`update meeting set goal = '定下主推款售价' where id = ${meetingId}`)
  await system(sql`update collaboration set goal = '销售额3000万元' where id = ${id}`)
  await system(sql`update task set plan_position = 1 where name in ('培训', '海报')`)
  const after = await orphans()
  expect(after).toMatchObject({ hasGoal: true, of: 4 })
  expect(after.items.map(({ title }) => title)).toEqual(['物料'])
})

it('X-43: the charter says when its leader is below the head or deputy head of a department', async () => {
  const { people } = cast
  const made = await test.call(contract.createCollaboration, {
    as: people.marketingHead,
    body: { name: '小型促销' },
  })
  const asked = { as: people.marketingHead, params: { id: made.id } }
  const before = await test.call(charter.getCharter, asked)
  expect(before).toMatchObject({ leader: { name: '石静' }, isLeaderSenior: true })
  const after = await test.call(charter.updateCharter, {
    ...asked,
    body: { version: before.version, leaderId: people.marketer.id },
  })
  expect(after).toMatchObject({ leader: { name: '林小满' }, isLeaderSenior: false })
})

it('S4-35: agenda, preparation, minutes and follow-up of many meetings in one question, of those one may see', async () => {
  const { people } = cast
  const ask = (as: SeedPerson) =>
    test.call(meetings.getMeetingChecks, { as, query: { ids: [meetingId] as never } })
  const checks = async () => (await ask(people.marketingHead)).items[0]?.checks
  expect(await checks()).toEqual({
    agenda: 'pending',
    preparation: 'pending',
    minutes: 'pending',
    followUp: 'pending',
  })
  await test.call(meetings.addTopic, {
    as: people.marketingHead,
    params: { id: meetingId },
    body: { title: '主推款售价', ownerId: people.marketer.id, plannedMinutes: 30 },
  })
  await system(sql`update meeting set noticed_at = now(), state = 'noticed' where id = ${meetingId}`)
  expect(await checks()).toMatchObject({ agenda: 'has', preparation: 'has' })
  await system(
    sql`update meeting set state = 'ended', actual_end = '2026-02-27T16:00:00+08:00' where id = ${meetingId}`,
  )
  expect(await checks()).toMatchObject({ minutes: 'missing', followUp: 'pending' })
  expect((await ask(people.designer)).items).toEqual([])
})

it('S4-01: shirking, uneven information and slow decisions are three figures', async () => {
  const { people } = cast
  await system(sql`update collaboration set state = 'active' where id = ${id}`)
  const figures = async () =>
    (await test.call(getIndicators, { as: people.marketingHead, query: {} })).problems
  expect(await figures()).toEqual({ shirking: 0, unread: null, decisionHours: null })
  // Once passed on, of three tasks handed out.
  await system(
    sql`insert into history (noun, noun_id, move, at) values ('task', ${taskId}, 'returnAssignment', now())`,
  )
  // Two of the three who were to read it opened the material: 石静, who prepared it, does not count.
  await system(sql`
    with paper as (
      insert into file (hash, name, size, mime, noun, noun_id)
      values (${'0'.repeat(64)}, '价格.xlsx', 1, 'text/plain', 'meeting', ${meetingId}) returning id),
    material as (
      insert into material (meeting_id, name, file_id, preparer_id)
      select ${meetingId}, '价格测算', id, ${people.marketingHead.id} from paper returning id)
    insert into material_opened (material_id, person_id) select id, ${people.marketer.id} from material`)
  await system(sql`update meeting set planned_start = '2026-02-27T14:00:00+08:00' where id = ${meetingId}`)
  // Raised in an earlier meeting on the 24th, taken up again, decided on the 27th at the same hour.
  await system(sql`
    with first as (
      insert into topic (meeting_id, seq, title, created_at)
      values (${meetingId}, 8, '售价', '2026-02-24T14:00:00+08:00') returning id),
    again as (
      insert into topic (meeting_id, seq, title, created_at, carried_from_topic_id)
      select ${meetingId}, 9, '售价', '2026-02-27T13:00:00+08:00', id from first returning id),
    taken as (
      insert into decision (number, meeting_id, topic_id, content, state, department_ids)
      select 'JY-2026-900', ${meetingId}, id, '299元', 'adopted', array[${cast.departments.marketing.id}::uuid]
      from again returning id)
    insert into history (noun, noun_id, move, to_state, at)
    select 'decision', id, 'adopt', 'adopted', '2026-02-27T14:00:00+08:00'::timestamptz from taken`)
  const { shirking, unread, decisionHours } = await figures()
  expect(shirking).toBeCloseTo(1 / 3)
  expect(unread).toBe(0.5)
  expect(decisionHours).toBe(72)
})

it('S4-37: progress, documents and problems of a collaboration stand in one place each, for whoever may see them', async () => {
  const { people } = cast
  const params = { id }
  const files = (as: SeedPerson) => test.call(shared.listSharedFiles, { as, params, query: {} as never })
  await test.call(shared.shareFile, {
    as: people.seller,
    params,
    file: { name: '竞品价格.txt', content: '三家' },
  })
  await test.call(tasks.startTask, { as: people.marketer, params: { id: taskId }, body: {} })
  await test.call(tasks.addDeliverableLink, {
    as: people.marketer,
    params: { id: taskId },
    body: { name: '物料清单', link: 'https://example.com/list' },
  })
  const { items, canShare } = await files(people.marketingHead)
  expect(canShare).toBe(true)
  // A paper of a meeting, a result of a task, and what was put here.
  expect(items.map(({ name, from, canRemove }) => [name, from?.title ?? null, canRemove])).toEqual([
    ['价格测算', '定价会', false],
    ['物料清单', '物料', false],
    ['竞品价格.txt', null, true],
  ])
  // One of another department sees neither it nor its files, and cannot put one there.
  await system(sql`update collaboration set classification = 'secret' where id = ${id}`)
  await expect(files(people.designer)).rejects.toMatchObject({ status: 404 })
  const intruding = test.call(shared.shareFile, {
    as: people.designer,
    params,
    file: { name: '甲.txt', content: '乙' },
  })
  await expect(intruding).rejects.toMatchObject({ status: 404 })
  await system(sql`update collaboration set classification = 'internal' where id = ${id}`)
  const own = items[2]?.fileId ?? ''
  const remove = (as: SeedPerson) => test.call(shared.removeSharedFile, { as, params: { id, fileId: own } })
  await expect(remove(people.salesHead)).rejects.toMatchObject({ reason: 'collaboration.notYourFile' })
  await remove(people.seller)
  expect((await files(people.marketingHead)).items.map(({ name }) => name)).toEqual(['价格测算', '物料清单'])
  const { history } = await test.call(contract.getCollaboration, { as: people.marketingHead, params })
  expect(history.map(({ move }) => move)).toEqual(expect.arrayContaining(['shareFile', 'removeFile']))

  await test.call(createIssue, { as: people.seller, params, body: { text: '样品缺两款' } })
  const issues = await test.call(listIssues, { as: people.marketingHead, params, query: {} as never })
  expect(issues.items.map(({ text }) => text)).toEqual(['样品缺两款'])
  const status = await test.call(getStatus, { as: people.marketingHead, params })
  expect(status.work.tasks).toBe(3)
})
