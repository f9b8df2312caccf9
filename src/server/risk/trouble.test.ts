import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCollaboration, updateCollaboration } from '#contract/collaboration.ts'
import * as contingency from '#contract/contingency.ts'
import type { In } from '#contract/endpoint.ts'
import * as issue from '#contract/issue.ts'
import * as contract from '#contract/risk.ts'
import { addTaskUpdate, createTask } from '#contract/task.ts'
import { listNotifications } from '#contract/today.ts'
import { sweep } from '#server/clock/sweep.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type Refused, type TestApp } from '#test/harness.ts'
import type { Cast, SeedPerson } from '#test/people.ts'

let test: TestApp
let cast: Cast
let collaborationId: string
let taskId: string

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
  const { people, departments } = cast
  const made = await test.call(createCollaboration, { as: people.marketingHead, body: { name: '新品上市' } })
  collaborationId = made.id
  await test.call(updateCollaboration, {
    as: people.marketingHead,
    params: { id: collaborationId },
    body: {
      participatingDepartmentIds: [departments.sales.id, departments.product.id],
      version: made.version,
    },
  })
  const task = await test.call(createTask, {
    as: people.marketingHead,
    body: {
      name: '备齐样品',
      ownerId: people.seller.id,
      plannedStart: '2026-03-02',
      dueOn: '2026-03-13',
      collaborationId,
    },
  })
  taskId = task.id
}, 120_000)
afterAll(() => test.close())

const tick = () =>
  sweep.run({ app: test.app, now: test.now(), transaction: (run) => asSystem(test.app.db, run) })
const noticesOf = async (as: SeedPerson) =>
  (await test.call(listNotifications, { as, query: {} })).items.map(({ kind }) => kind)
const refusal = async (asked: Promise<unknown>): Promise<Refused> =>
  asked.then(
    () => {
      throw new Error('It was not refused')
    },
    (refused: Refused) => refused,
  )
const seen = (id: string, as: SeedPerson = cast.people.marketingHead) =>
  test.call(contract.getRisk, { as, params: { id } })

type Move = In<(typeof contract.moveRisk)['body']>
const move = (id: string, as: SeedPerson, body: NonNullable<Move>) =>
  test.call(contract.moveRisk, { as, params: { id }, body })

describe('J-12: a risk point in an update, its alarm, the contingency plan', () => {
  let id: string

  it('S3-34: the risk point of an update becomes a risk of the task', async () => {
    await test.call(addTaskUpdate, {
      as: cast.people.seller,
      params: { id: taskId },
      body: { text: '样品已下单', percent: 20, riskPoint: '供应商可能延期交样' },
    })
    const { items } = await test.call(contract.listRisks, {
      as: cast.people.marketingHead,
      query: { taskId },
    })
    expect(items).toMatchObject([{ text: '供应商可能延期交样', state: 'identified', task: { id: taskId } }])
    id = items[0]?.id as string
  })

  it('X-60, S1-68, S1-69, S1-70: level, trigger, response and who answers for it are kept', async () => {
    const { people, departments } = cast
    await move(id, people.marketingHead, { move: 'assess', possibility: 3, impact: 2 })
    await move(id, people.marketingHead, {
      move: 'monitor',
      response: '联系备用供应商',
      departmentId: departments.sales.id,
    })
    const { version } = await seen(id)
    const edited = await test.call(contract.updateRisk, {
      as: people.marketingHead,
      params: { id },
      body: { triggerCondition: '3月6日前未发货', note: '样品共三款', version },
    })
    expect(edited).toMatchObject({
      level: 'high',
      triggerCondition: '3月6日前未发货',
      note: '样品共三款',
      response: '联系备用供应商',
      department: { name: '销售部' },
    })
  })

  it('X-61, C-15: an alarm names its colour, reaches its receivers and has its time to be answered', async () => {
    const { people } = cast
    const raise = (colour: 'red' | null) =>
      move(id, people.marketingHead, { move: 'raiseAlert', reason: '今天仍未发货', colour })
    expect((await refusal(raise(null))).issues).toMatchObject([{ path: ['colour'] }])
    const raised = await raise('red')
    expect(raised.state).toBe('alerted')
    // Red: two hours from Monday 09:00.
    expect(raised.alert).toMatchObject({
      colour: 'red',
      asks: 'contingency',
      due: { at: '2026-03-02T03:00:00.000Z', state: 'waiting' },
    })
    for (const as of [people.seller, people.salesHead, people.vicePresident]) {
      expect(await noticesOf(as)).toContain('risk.alert')
    }
    expect(await noticesOf(people.generalManager)).not.toContain('risk.alert')
  })

  it('C-15: an alarm that nobody answers goes on to the next level, once', async () => {
    test.setNow('2026-03-02T11:01:00+08:00')
    await tick()
    await tick()
    expect(
      (await noticesOf(cast.people.generalManager)).filter((kind) => kind === 'risk.alertLate'),
    ).toHaveLength(1)
    expect((await seen(id)).alert).toMatchObject({ due: { state: 'missed' } })
    expect((await seen(id)).alert?.passedOnAt).not.toBeNull()
  })

  let planId: string

  it('S1-38, S1-39, S1-40, S1-41, NM-ESC-05: no plan starts without its three facts', async () => {
    const { people } = cast
    await move(id, people.seller, { move: 'occur', reason: '供应商确认延期' })
    const plan = await test.call(contingency.createContingency, {
      as: people.seller,
      body: { riskId: id, title: '样品断供' },
    })
    planId = plan.id
    expect(plan).toMatchObject({
      state: 'draft',
      source: { noun: 'risk', id },
      collaboration: { id: collaborationId },
    })
    const start = () => test.call(contingency.startContingency, { as: people.seller, params: { id: planId } })
    const fields = (refused: Refused) =>
      (refused.detail as { findings: { reason: { params: { fields: string } } }[] }).findings[0]?.reason
        .params.fields
    expect(fields(await refusal(start()))).toBe(
      'interimOwner、measures、impactSchedule、impactCost、impactScope',
    )
    const edit = (body: object, version: number) =>
      test.call(contingency.updateContingency, {
        as: people.seller,
        params: { id: planId },
        body: { ...body, version },
      })
    const half = await edit(
      {
        interimOwnerId: people.salesHead.id,
        measures: [{ text: '改用备用供应商' }],
        impactSchedule: '晚两天',
      },
      plan.version,
    )
    expect(fields(await refusal(start()))).toBe('impactCost、impactScope')
    await edit({ impactCost: '加急费两千元', impactScope: '无影响' }, half.version)
    expect((await start()).state).toBe('running')
    expect(await noticesOf(people.salesHead)).toContain('contingency.yours')
    const { is_emergency } = await asSystem(test.app.db, (tx) =>
      tx
        .selectFrom('collaboration')
        .select('is_emergency')
        .where('id', '=', collaborationId)
        .executeTakeFirstOrThrow(),
    )
    expect(is_emergency).toBe(true)
  })

  it('S1-40: a measure becomes a task; a running plan keeps its three facts', async () => {
    const { people } = cast
    const plan = await test.call(contingency.getContingency, { as: people.salesHead, params: { id: planId } })
    const measureId = plan.measures[0]?.id as string
    const made = await test.call(contingency.makeMeasureTask, {
      as: people.salesHead,
      params: { id: planId, measureId },
      body: { ownerId: people.seller.id, dueOn: '2026-03-05' },
    })
    expect(made.measures[0]?.task).toMatchObject({ owner: { id: people.seller.id }, dueOn: '2026-03-05' })
    const emptied = test.call(contingency.updateContingency, {
      as: people.salesHead,
      params: { id: planId },
      body: { impactCost: '', version: made.version },
    })
    expect((await refusal(emptied)).reason).toBe('norm.blocked')
  })

  it('X-61, S1-39: the risk closes after the plan has ended, and its alarm with what was done', async () => {
    const { people } = cast
    const close = () => move(id, people.marketingHead, { move: 'close', reason: '备用供应商已交样' })
    expect((await refusal(close())).reason).toBe('risk.contingencyRuns')
    expect(
      (await refusal(move(id, people.marketingHead, { move: 'close', reason: '' }))).issues,
    ).toMatchObject([{ path: ['reason'] }])
    const ended = await test.call(contingency.endContingency, {
      as: people.salesHead,
      params: { id: planId },
      body: { note: '样品已到，恢复原计划' },
    })
    expect(ended).toMatchObject({ state: 'ended', endNote: '样品已到，恢复原计划' })
    await close()
    const closed = await seen(id)
    expect(closed.state).toBe('closed')
    expect(closed.alerts).toMatchObject([
      { colour: 'red', action: '备用供应商已交样', closedBy: { name: '石静' } },
    ])
  })

  it('a watched risk whose task is overdue raises its alarm by itself, and leaves a closed one alone for a day', async () => {
    const { people, departments } = cast
    const { id: watched } = await test.call(contract.createRisk, {
      as: people.marketingHead,
      body: { text: '样品数量不足', taskId },
    })
    await move(watched, people.marketingHead, { move: 'assess', possibility: 2, impact: 2 })
    await move(watched, people.marketingHead, {
      move: 'monitor',
      response: '补单',
      departmentId: departments.sales.id,
    })
    await asSystem(test.app.db, (tx) =>
      tx.updateTable('task').set({ state: 'inProgress' }).where('id', '=', taskId).execute(),
    )
    test.setNow('2026-03-16T09:30:00+08:00')
    await tick()
    expect((await seen(watched)).alert).toMatchObject({ colour: 'red', raisedBy: null })
    await move(watched, people.marketingHead, { move: 'mitigate' })
    await move(watched, people.marketingHead, { move: 'standDown', reason: '已补单' })
    await tick()
    expect((await seen(watched)).state).toBe('monitoring')
  })

  it('X-60: the register is an Excel sheet as well', async () => {
    const answer = await test.http.inject({
      url: `/api/v1/collaborations/${collaborationId}/risks/export`,
      headers: { cookie: await test.cookieOf(cast.people.marketingHead) },
    })
    expect(answer.statusCode).toBe(200)
    const { readXlsx } = await import('hucre')
    const [sheet] = (await readXlsx(answer.rawPayload)).sheets
    expect(sheet?.rows[0]).toEqual([
      '风险编号',
      '风险描述',
      '类别',
      '发生可能性',
      '影响程度',
      '风险等级',
      '责任人',
      '责任部门',
      '应对措施',
      '触发条件',
      '当前状态',
      '预警级别',
      '备注',
    ])
    expect(sheet?.rows.flat()).toContain('3月6日前未发货')
  })
})

describe('the issue log', () => {
  it('S1-28, X-38, S4-04: a day’s deviation is told to the group, missing resources to the heads; each step leaves its moment', async () => {
    const { people, departments } = cast
    const made = await test.call(issue.createIssue, {
      as: people.seller,
      params: { id: collaborationId },
      body: {
        text: '样品缺两款',
        level: 'major',
        ownerId: people.productHead.id,
        dueOn: '2026-03-18',
        deviationHours: 30,
        isResourceGap: true,
      },
    })
    expect(made).toMatchObject({
      number: 'WT-2026-001',
      state: 'open',
      finder: { name: '沈青' },
      department: { id: departments.sales.id },
    })
    expect(await noticesOf(people.productHead)).toContain('issue.raised')
    expect(await noticesOf(people.salesHead)).toContain('issue.gap')
    const move = (as: SeedPerson, body: NonNullable<In<(typeof issue.moveIssue)['body']>>) =>
      test.call(issue.moveIssue, { as, params: { id: made.id }, body })
    expect((await refusal(move(people.productHead, { move: 'respond' }))).issues).toMatchObject([
      { path: ['countermeasure'] },
    ])
    test.setNow('2026-03-17T10:00:00+08:00')
    await move(people.productHead, { move: 'respond', countermeasure: '周三补齐' })
    test.setNow('2026-03-19T10:00:00+08:00')
    const solved = await move(people.productHead, { move: 'resolve' })
    expect(solved).toMatchObject({ state: 'resolved', countermeasure: '周三补齐', ageDays: 3 })
    expect([solved.foundAt, solved.respondedAt, solved.decidedAt, solved.resolvedAt]).toEqual([
      '2026-03-16T01:30:00.000Z',
      '2026-03-17T02:00:00.000Z',
      '2026-03-17T02:00:00.000Z',
      '2026-03-19T02:00:00.000Z',
    ])
    expect((await refusal(move(people.productHead, { move: 'close' }))).kind).toBe('forbidden')
    expect((await move(people.seller, { move: 'close' })).state).toBe('closed')
  })

  it('S4-43: what is open stands first, the oldest on top', async () => {
    const { people } = cast
    for (const text of ['先发现的', '后发现的']) {
      await test.call(issue.createIssue, {
        as: people.seller,
        params: { id: collaborationId },
        body: { text },
      })
    }
    const { items } = await test.call(issue.listIssues, {
      as: people.seller,
      params: { id: collaborationId },
      query: {},
    })
    expect(items.map(({ text }) => text)).toEqual(['先发现的', '后发现的', '样品缺两款'])
  })
})
