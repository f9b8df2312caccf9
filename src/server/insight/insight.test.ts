import { afterAll, beforeAll, expect, it } from 'vitest'
import { getInsights, listUndecided } from '#contract/insight.ts'
import { beginConfirming, beginTopic, closeTopic, endMeeting } from '#contract/meeting.ts'
import { createTask, listTasks } from '#contract/task.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import { overridesFor, startedMeeting } from '#test/meetings.ts'
import type { Cast } from '#test/people.ts'

let test: TestApp
let cast: Cast
let meetingId: string
let open: string

/** One meeting with a decided topic (10 minutes) and one that nobody closed; tasks of two departments. */
beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
  const { marketingHead: as, salesHead, designer } = cast.people
  const meeting = await startedMeeting(test, cast)
  meetingId = meeting.id
  const [first, second] = meeting.topics
  open = second?.id as string
  await test.call(beginTopic, { as, params: { id: first?.id as string } })
  test.setNow('2026-03-09T14:10:00+08:00')
  await test.call(closeTopic, { as, params: { id: first?.id as string }, body: { outcome: 'decided' } })
  await test.call(beginConfirming, { as, params: { id: meetingId } })
  test.setNow('2026-03-09T15:00:00+08:00')
  await test.call(endMeeting, {
    as,
    params: { id: meetingId },
    body: { overrides: await overridesFor(test, as, meetingId, 'end') },
  })
  const task = (name: string, owner: { id: string }, dueOn: string) =>
    test.call(createTask, { as, body: { name, ownerId: owner.id, dueOn, meetingId } })
  const done = await task('按期', salesHead, '2026-03-12')
  const late = await task('延期后按期', salesHead, '2026-03-11')
  await task('逾期', designer, '2026-03-13')
  await asSystem(test.app.db, async (tx) => {
    const finish = (id: string, at: string, dueOn: string) =>
      tx
        .updateTable('task')
        .set({ state: 'done', submitted_at: new Date(at), done_at: new Date(at), due_on: dueOn })
        .where('id', '=', id)
        .execute()
    await finish(done.id, '2026-03-12T17:00:00+08:00', '2026-03-12')
    await finish(late.id, '2026-03-14T10:00:00+08:00', '2026-03-14')
  })
  test.setNow('2026-03-16T10:00:00+08:00')
})
afterAll(() => test.close())

const see = (as: { id: string }) => test.call(getInsights, { as, query: {} })

it('S0-21: counts what was discussed and not decided, and lists it', async () => {
  const { undecided, meetings } = await see(cast.people.marketingHead)
  expect(undecided).toBe(1)
  expect(meetings).toMatchObject({ held: 1, topics: 2, decided: 1, adHoc: 0, minutes: 60 })
  const { items } = await test.call(listUndecided, { as: cast.people.marketingHead, query: {} })
  expect(items).toMatchObject([
    { id: open, state: 'pending', meeting: { id: meetingId }, endedOn: '2026-03-09' },
  ])
  const before = { from: '2026-01-01', to: '2026-03-08' }
  expect(await test.call(getInsights, { as: cast.people.marketingHead, query: before })).toMatchObject({
    undecided: 0,
    meetings: { held: 0 },
  })
})

it('S0-20: says how long a decision takes, against the plan', async () => {
  const { meetings } = await see(cast.people.marketingHead)
  expect(meetings).toMatchObject({ minutesPerDecision: 10, plannedMinutes: 30 })
})

it('counts per department, in time by the date that counted and by the first one', async () => {
  const { departments } = await see(cast.people.marketingHead)
  const of = (name: string) => departments.find(({ department }) => department.name === name)
  expect(of(cast.departments.sales.name)).toMatchObject({
    tasks: 2,
    done: 2,
    onTime: 2,
    onFirstDate: 1,
    overdue: 0,
  })
  expect(departments.find(({ overdue }) => overdue > 0)).toMatchObject({ tasks: 1, open: 1, done: 0 })
})

it('X-55: counts what is overdue and what is near its date per department, and lights it in the register', async () => {
  const { marketingHead: as, designer, seller } = cast.people
  const near = await test.call(createTask, {
    as,
    body: { name: '临期', ownerId: designer.id, dueOn: '2026-03-18', meetingId },
  })
  await test.call(createTask, {
    as,
    body: { name: '还早', ownerId: seller.id, dueOn: '2026-03-25', meetingId },
  })
  const { departments } = await see(as)
  const counted = departments.map(({ overdue, nearDue, tasks }) => [overdue, nearDue, tasks])
  expect(counted.sort()).toEqual([
    [0, 0, 2],
    [1, 1, 1],
  ])
  const { items } = await test.call(listTasks, { as, query: { view: 'all' } })
  const lightOf = (name: string) => items.find((task) => task.name === name)?.light
  expect(lightOf('逾期')).toMatchObject({ colour: 'red', reason: { key: 'task.light.overdue' } })
  expect(lightOf(near.name)).toMatchObject({ colour: 'yellow', reason: { key: 'task.light.nearDue' } })
  expect(lightOf('还早')?.reason.key).not.toBe('task.light.nearDue')
  // Of a time that is over nothing is near its date.
  const past = await test.call(getInsights, { as, query: { from: '2026-03-01', to: '2026-03-15' } })
  expect(past.departments.map(({ nearDue }) => nearDue).filter((count) => count > 0)).toEqual([])
})

it('S3-02, S3-03: measures the three promises by the pains they remove', async () => {
  const { marketingHead: as } = cast.people
  test.setNow('2026-03-17T10:00:00+08:00')
  const { promises } = await see(as)
  // The minutes should have been final two days ago and are not; no task says when it is done.
  expect(promises.recorded).toEqual({ kept: 0, of: 1 })
  expect(promises.owned).toEqual({ kept: 0, of: 3 })
  expect(promises.tracked).toEqual({ kept: 2, of: 3 })
  await asSystem(test.app.db, async (tx) => {
    await tx
      .updateTable('minutes')
      .set({ state: 'archived', final_at: new Date('2026-03-16T09:00:00+08:00') })
      .where('meeting_id', '=', meetingId)
      .execute()
    await tx
      .updateTable('task')
      .set({
        done_criteria: ['方案1份，经市场部确认'],
        last_update_at: new Date('2026-03-13T17:00:00+08:00'),
      })
      .where('name', '=', '逾期')
      .execute()
  })
  expect((await see(as)).promises).toEqual({
    recorded: { kept: 1, of: 1 },
    owned: { kept: 1, of: 3 },
    tracked: { kept: 3, of: 3 },
  })
  expect((await see(cast.people.newcomer)).promises).toEqual({
    recorded: { kept: 0, of: 0 },
    owned: { kept: 0, of: 0 },
    tracked: { kept: 0, of: 0 },
  })
})

it('shows people to their heads and to themselves only, and nothing to whoever sees nothing', async () => {
  const names = async (as: { id: string }) => (await see(as)).people.map(({ person }) => person.id)
  expect(await names(cast.people.designer)).toEqual([cast.people.designer.id])
  expect(await names(cast.people.salesHead)).toEqual([cast.people.salesHead.id])
  expect(await see(cast.people.newcomer)).toMatchObject({
    undecided: 0,
    stuck: 0,
    meetings: { held: 0 },
    departments: [],
    people: [],
  })
})
