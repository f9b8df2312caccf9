import { afterAll, beforeAll, expect, it } from 'vitest'
import { getCharter } from '#contract/charter.ts'
import { getCollaboration } from '#contract/collaboration.ts'
import { getConflict, listConflicts } from '#contract/conflict.ts'
import { getMeeting, listMeetings } from '#contract/meeting.ts'
import { listMilestones } from '#contract/milestone.ts'
import { getPlan, listBaselines, listResults } from '#contract/plan.ts'
import { getRequest, listRequests } from '#contract/request.ts'
import { getRetrospective, listChecklist } from '#contract/retrospective.ts'
import { getRisk, listRisks } from '#contract/risk.ts'
import { listDemoPeople, setUp, switchPerson } from '#contract/session.ts'
import { getSync, listSyncs } from '#contract/sync.ts'
import { listNotifications } from '#contract/today.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import { launchName } from './launch.ts'

/** The second case of the demo: one matter from the request to what was learnt, each with its links. */
let test: TestApp
let as: string
let requestId: string
let matterId: string

beforeAll(async () => {
  test = await openTestApp({ now: '2026-03-04T10:00:00+08:00' })
  await test.call(setUp, { body: { kind: 'demo' } })
  const { items } = await test.call(listDemoPeople, {})
  as = items.find(({ name }) => name === '周敏')?.id ?? ''
  await test.call(switchPerson, { body: { personId: as } })
  const { items: asked } = await test.call(listRequests, { as, query: { view: 'all' } as never })
  requestId = asked.find(({ name }) => name === launchName)?.id ?? ''
  const { became } = await test.call(getRequest, { as, params: { id: requestId } })
  matterId = became?.id ?? ''
}, 60_000)
afterAll(() => test.close())

const of = () => ({ as, params: { id: matterId } })

it('S1-08, S0-22: begins with a request that three departments answered, and leads back to it', async () => {
  const request = await test.call(getRequest, { as, params: { id: requestId } })
  expect(request.state).toBe('closed')
  expect(request.answers.map(({ department, state }) => [department.name, state]).toSorted()).toEqual([
    ['客服部', 'accepted'],
    ['研发部', 'accepted'],
    ['销售部', 'accepted'],
  ])
  const matter = await test.call(getCollaboration, of())
  expect(matter).toMatchObject({ name: launchName, state: 'archived', request: { id: requestId } })
  const charter = await test.call(getCharter, of())
  expect(charter.goal).toBe('3个月内完成产品上市，首月销售额达500万元')
  expect(charter.participations.map(({ department }) => department.name).toSorted()).toEqual(
    ['市场部', '客服部', '研发部', '销售部'].toSorted(),
  )
})

it('S4-25, S4-33: has a plan with dependencies and a baseline that every department confirmed', async () => {
  const plan = await test.call(getPlan, of())
  expect(plan.items.filter(({ after }) => after.length > 0).length).toBeGreaterThanOrEqual(6)
  const { items: baselines } = await test.call(listBaselines, of())
  expect(baselines).toHaveLength(1)
  const [stone] = (await test.call(listMilestones, of())).items
  // Put right once, then passed (S4-47, X-63).
  expect(stone).toMatchObject({ name: '测试版产品', state: 'passed', round: 2 })
})

it('S1-29, S1-36: met twice; what the second meeting could not settle went up to the common superior', async () => {
  const { items } = await test.call(listMeetings, { as, query: { view: 'all', limit: 200 } as never })
  const syncs = items.filter(({ name }) => name.startsWith(`${launchName}进度同步会`))
  expect(syncs).toHaveLength(2)
  // The second one was about what had been gathered and sent two days before; help came from outside the group.
  const { items: reports } = await test.call(listSyncs, { ...of(), query: {} as never })
  const report = await test.call(getSync, { as, params: { id: reports[0]?.id ?? '' } })
  expect(report).toMatchObject({ state: 'sent', meeting: { title: expect.stringContaining('第2次') } })
  expect(new Set(report.rows.map(({ block }) => block))).toEqual(new Set(['done', 'undone', 'support']))
  expect(report.rows.at(-1)).toMatchObject({
    helpDepartment: { name: '财务部' },
    support: { state: 'settled', answeredBy: { name: '蒋丽萍' } },
  })
  const { items: conflicts } = await test.call(listConflicts, {
    as,
    query: { collaborationId: matterId } as never,
  })
  expect(conflicts).toHaveLength(1)
  const conflict = await test.call(getConflict, { as, params: { id: conflicts[0]?.id ?? '' } })
  expect(conflict.state).toBe('closed')
  expect(conflict.stops.map(({ level }) => level)).toEqual(['negotiating', 'level1', 'level2'])
  expect(conflict.rulingSignedBy.map(({ name }) => name)).toEqual(['沈慧敏'])
  expect(conflict.tasks.map(({ kind, state }) => [kind, state])).toEqual([
    ['ruling', 'done'],
    ['recheck', 'done'],
  ])
  const second = await test.call(getMeeting, { as, params: { id: conflict.meeting?.id ?? '' } })
  expect(second.collaboration?.id).toBe(matterId)
})

it('rings nobody’s bell: it is over', async () => {
  const { items } = await test.call(listNotifications, { as, query: { limit: 200 } as never })
  const about = items.filter((notice) => JSON.stringify(notice).includes(launchName))
  expect(about.length).toBeGreaterThan(10)
  expect(about.filter(({ readAt }) => readAt === null)).toEqual([])
})

it('X-60, X-61: foresaw a risk, was alarmed in time, and says what was done about it', async () => {
  const { items } = await test.call(listRisks, { as, query: { collaborationId: matterId } as never })
  const found = items.find(({ text }) => text.startsWith('外壳供应商'))
  const risk = await test.call(getRisk, { as, params: { id: found?.id ?? '' } })
  expect(risk).toMatchObject({
    state: 'closed',
    alerts: [{ colour: 'orange', action: expect.stringMatching(/./) }],
  })
})

it('X-64, S1-46: was accepted by every department, and what was learnt became an entry of the checklist', async () => {
  const results = await test.call(listResults, of())
  expect(results.items.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted', 'accepted'])
  const report = await test.call(getRetrospective, of())
  expect(report).toMatchObject({ state: 'final', isFrozen: true, silent: [] })
  expect(report.facts.work.done).toBe(report.facts.work.tasks)
  expect(report.facts).toMatchObject({ conflicts: 1, escalated: 1, meetings: 2 })
  expect(report.measures).toMatchObject([{ owner: { name: '王立强' }, isTask: true }])
  const [change] = report.changes
  expect(change).toMatchObject({ kind: 'checklist', state: 'adopted' })
  const admin = (await test.call(listDemoPeople, {})).items.find(({ name }) => name === '唐宇轩')
  await test.call(switchPerson, { body: { personId: admin?.id ?? '' } })
  const { items } = await test.call(listChecklist, { as: admin?.id ?? '' })
  expect(items.map(({ text }) => text)).toContain('关键物料是否有第二供应商')
})
