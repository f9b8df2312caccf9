import { afterAll, beforeAll, expect, it } from 'vitest'
import { getInsights, listUndecided } from '#contract/insight.ts'
import { beginConfirming, beginTopic, closeTopic, endMeeting } from '#contract/meeting.ts'
import { createTask } from '#contract/task.ts'
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
