import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as changeContract from '#contract/change.ts'
import { createCollaboration } from '#contract/collaboration.ts'
import * as milestoneContract from '#contract/milestone.ts'
import * as contract from '#contract/plan.ts'
import * as riskContract from '#contract/risk.ts'
import * as taskContract from '#contract/task.ts'
import { outlineOf } from '#domain/plan/wbs.ts'
import { sweep } from '#server/clock/sweep.ts'
import { moveCollaboration } from '#server/collaboration/moves.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, Refused, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'

let test: TestApp
let cast: Cast
let people: Cast['people']
let id: string

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
  people = cast.people
  // A Monday.
  test.setNow('2026-03-02T09:00:00+08:00')
  const made = await test.call(createCollaboration, {
    as: people.marketer,
    body: {
      name: '新品A上市',
      initiatingDepartmentId: cast.departments.marketing.id,
      participatingDepartmentIds: [cast.departments.sales.id, cast.departments.design.id],
      leaderId: people.marketer.id,
    },
  })
  id = made.id
})
afterAll(() => test.close())

type Who = { readonly id: string }
const plan = (as: Who = people.marketer) => test.call(contract.getPlan, { as, params: { id } })
const lines = async () => {
  const { items } = await plan()
  const names = new Map(items.map((item) => [item.id, item]))
  return outlineOf(items).map((place) => ({ ...place, ...names.get(place.id), number: place.number }))
}
const lineCalled = async (name: string) => {
  const found = (await plan()).items.find((item) => item.name === name)
  if (found === undefined) throw new Error(`There is no line ${name}.`)
  return found
}

async function refusal(act: Promise<unknown>): Promise<Refused> {
  const error = await act.then(
    () => undefined,
    (refused: unknown) => refused,
  )
  if (!(error instanceof Refused)) throw error ?? new Error('This was not refused.')
  return error
}

const runClocks = () =>
  sweep.run({ app: test.app, now: test.now(), transaction: (run) => asSystem(test.app.db, run) })

async function noticesOf(kind: string): Promise<string[]> {
  return asSystem(test.app.db, async (tx) => {
    const { rows } = await sql<{ name: string }>`
      select p.name from notification n join person p on p.id = n.person_id where n.kind = ${kind} order by p.name`.execute(
      tx,
    )
    return rows.map(({ name }) => name)
  })
}

it('S4-25 S4-26 S4-30 S4-31: lines that are typed or pasted become tasks in a tree, and nobody is told yet', async () => {
  await test.call(contract.updatePlan, {
    as: people.marketer,
    params: { id },
    body: { splitBasis: 'stage', startOn: '2026-03-02' },
  })
  const made = await test.call(contract.addPlanLines, {
    as: people.marketer,
    params: { id },
    body: {
      text: [
        '准备',
        '\t渠道调研 @沈青 #销售部 3天 2026-03-04',
        '\t物料设计 #设计部 #市场部 5天 2026-03-11 前置1.1',
        '上市',
        '\t首发 @林小满 #市场部 2天 第1个月中 前置1.2',
        '\t谁也不认识 @张三丰',
      ].join('\n'),
    },
  })
  expect(made.unclear).toEqual([{ line: 6, text: '张三丰' }])
  const outline = await lines()
  expect(outline.map(({ number, name, start, due }) => `${number} ${name} ${start}…${due}`)).toEqual([
    '1 准备 null…null',
    '1.1 渠道调研 2026-03-02…2026-03-04',
    '1.2 物料设计 2026-03-05…2026-03-11',
    '2 上市 null…null',
    '2.1 首发 2026-03-13…2026-03-16',
    '2.2 谁也不认识 null…null',
  ])
  const design = await lineCalled('物料设计')
  expect(design).toMatchObject({
    hostId: cast.departments.design.id,
    cooperatingIds: [cast.departments.marketing.id],
    after: [(await lineCalled('渠道调研')).id],
  })
  expect(await noticesOf('task.assigned')).toEqual([])
  // It is a task like any other.
  const task = await test.call(taskContract.getTask, { as: people.seller, params: { id: design.id } })
  expect(task).toMatchObject({ assignment: { state: 'notHandedOut' }, parent: { title: '准备' } })

  const stray = await lineCalled('谁也不认识')
  const gone = await test.call(contract.removePlanItem, {
    as: people.marketer,
    params: { id, taskId: stray.id },
  })
  expect(gone.goneIds).toEqual([stray.id])
  await test.call(contract.updatePlanItem, {
    as: people.marketer,
    params: { id, taskId: design.id },
    body: { standard: '主视觉3套', version: design.version },
  })
  const stale = test.call(contract.updatePlanItem, {
    as: people.marketer,
    params: { id, taskId: design.id },
    body: { name: '旧', version: design.version },
  })
  expect((await refusal(stale)).reason).toBe('task.stale')
})

it('S4-25: a line is indented, and not into itself; S1-32: what waits for itself is refused', async () => {
  const [first, second] = [await lineCalled('准备'), await lineCalled('上市')]
  const place = (taskId: string, parentId: string | null, afterId: string | null) =>
    test.call(contract.placePlanItem, {
      as: people.marketer,
      params: { id, taskId },
      body: { parentId, afterId },
    })
  expect((await refusal(place(first.id, (await lineCalled('渠道调研')).id, null))).reason).toBe(
    'plan.withinItself',
  )
  await place(second.id, first.id, (await lineCalled('物料设计')).id)
  expect((await lines()).map(({ number, name }) => `${number} ${name}`)).toEqual([
    '1 准备',
    '1.1 渠道调研',
    '1.2 物料设计',
    '1.3 上市',
    '1.3.1 首发',
  ])
  await place(second.id, null, first.id)
  const research = await lineCalled('渠道调研')
  const loop = test.call(contract.updatePlanItem, {
    as: people.marketer,
    params: { id, taskId: research.id },
    body: { after: [(await lineCalled('首发')).id], version: research.version },
  })
  expect((await refusal(loop)).reason).toBe('task.dependencyLoop')
})

it('S4-28 S4-29 NM-COL-08: the matrix shows 责任真空 and 多头负责, and a person who is the only A owns the work', async () => {
  const design = await lineCalled('物料设计')
  const see = () => test.call(contract.getRaci, { as: people.marketer, params: { id } })
  expect((await see()).faults).toEqual([{ taskId: design.id, fault: 'noA', count: 0 }])
  const set = (partyId: string, letters: ('R' | 'A' | 'C' | 'I')[]) =>
    test.call(contract.setRaci, {
      as: people.marketer,
      params: { id, taskId: design.id, partyId },
      body: { letters },
    })
  await set(cast.departments.marketing.id, ['A'])
  expect((await set(cast.departments.design.id, ['A', 'R'])).faults).toEqual([
    { taskId: design.id, fault: 'manyA', count: 2 },
  ])
  await set(cast.departments.marketing.id, ['C'])
  await set(cast.departments.design.id, ['R'])
  expect((await set(people.designer.id, ['A'])).faults).toEqual([])
  expect(await lineCalled('物料设计')).toMatchObject({ ownerId: people.designer.id })
  // A second claim, to be refused with the baseline.
  await set(cast.departments.marketing.id, ['A'])
})

it('S3-85: a bar is moved through the rules of its task before the baseline', async () => {
  const launch = await lineCalled('首发')
  const redate = (start: string, due: string) =>
    test.call(contract.redatePlan, {
      as: people.marketer,
      params: { id },
      body: { dates: [{ taskId: launch.id, start, due }] },
    })
  expect((await redate('2026-03-17', '2026-03-18')).items).toMatchObject([
    { start: '2026-03-17', due: '2026-03-18' },
  ])
  expect((await refusal(redate('2026-03-18', '2026-03-17'))).kind).toBe('invalid')
  // Whoever works in a department that takes part sees the plan and does not draw it.
  const other = test.call(contract.redatePlan, {
    as: people.seller,
    params: { id },
    body: { dates: [{ taskId: launch.id, start: null, due: '2026-03-20' }] },
  })
  expect((await refusal(other)).kind).toBe('forbidden')
})

let stone: string

it('S4-32 S4-47: a milestone has its date, what it is accepted by, its reviewers and the stages around it', async () => {
  const made = await test.call(milestoneContract.createMilestone, {
    as: people.marketer,
    params: { id },
    body: {
      name: '物料定稿',
      dueOn: '2026-03-13',
      criteria: ['主视觉3套齐全'],
      departmentId: cast.departments.design.id,
      ownerId: people.designer.id,
      reviewerIds: [people.marketingHead.id, people.salesHead.id],
      beforeIds: [(await lineCalled('物料设计')).id],
      afterIds: [(await lineCalled('首发')).id],
    },
  })
  stone = made.id
  expect(made).toMatchObject({
    state: 'planned',
    criteria: ['主视觉3套齐全'],
    before: [{ title: '物料设计' }],
  })
})

it('S4-33 NM-COL-08 NM-COL-09: no baseline until the matrix is clean and every department has confirmed', async () => {
  const baseline = (overrides: { fingerprint: string; reason: string }[] = []) =>
    test.call(contract.baselinePlan, { as: people.marketer, params: { id }, body: { overrides } })
  // The charter is another room's; here the collaboration is simply put where it leads.
  expect((await refusal(baseline())).reason).toBe('plan.notNow')
  await asSystem(test.app.db, (tx) =>
    sql`update collaboration set state = 'chartered' where id = ${id}`.execute(tx),
  )

  const blocked = await refusal(baseline())
  expect(blocked.reason).toBe('norm.blocked')
  const { findings } = blocked.detail as { findings: { norm: string; reason: { key: string } }[] }
  expect(findings.map(({ reason }) => reason.key).toSorted()).toEqual([
    'NM-COL-08.manyA.reason',
    'NM-COL-09.waiting.reason',
    'NM-COL-09.waiting.reason',
    'NM-COL-09.waiting.reason',
  ])
  const design = await lineCalled('物料设计')
  await test.call(contract.setRaci, {
    as: people.marketer,
    params: { id, taskId: design.id, partyId: cast.departments.marketing.id },
    body: { letters: ['C'] },
  })
  expect((await refusal(baseline())).reason).toBe('norm.needsOverride')

  await test.call(contract.askToConfirmPlan, { as: people.marketer, params: { id } })
  expect(await noticesOf('plan.toConfirm')).toContain(people.salesHead.name)
  const confirm = (as: Who, departmentId: string) =>
    test.call(contract.confirmPlan, { as, params: { id }, body: { departmentId } })
  expect((await refusal(confirm(people.seller, cast.departments.sales.id))).kind).toBe('forbidden')
  await confirm(people.salesHead, cast.departments.sales.id)
  await confirm(people.marketingHead, cast.departments.marketing.id)
  // What concerns 销售部 alone changes: only 销售部 is asked again.
  const research = await lineCalled('渠道调研')
  await test.call(contract.redatePlan, {
    as: people.marketer,
    params: { id },
    body: { dates: [{ taskId: research.id, start: '2026-03-02', due: '2026-03-03' }] },
  })
  const states = (await plan()).parties.map(({ department, confirmation }) => [
    department.id,
    confirmation?.isCurrent ?? null,
  ])
  expect(new Map(states as [string, boolean | null][])).toEqual(
    new Map([
      [cast.departments.marketing.id, true],
      [cast.departments.sales.id, false],
      [cast.departments.design.id, null],
    ]),
  )
  await confirm(people.salesHead, cast.departments.sales.id)
  const { findings: left } = await test.call(contract.getPlanFindings, {
    as: people.marketer,
    params: { id },
  })
  expect(left.map(({ norm, place }) => [norm, place.id])).toEqual([['NM-COL-09', cast.departments.design.id]])
  const made = await baseline(
    left.map(({ fingerprint }) => ({ fingerprint, reason: '设计部负责人出差，已电话确认' })),
  )
  expect(made).toMatchObject({ state: 'active', baselineNo: 1, slip: { days: 0 } })
  // Each owner hears once, of all that is theirs.
  expect(await noticesOf('plan.baselined')).toEqual([people.designer.name, people.seller.name].toSorted())
  expect(await noticesOf('task.assigned')).toEqual([])
})

it('S1-11 NM-COL-12: after the baseline work outside it needs a change or a reason', async () => {
  const launch = await lineCalled('首发')
  const edit = test.call(contract.redatePlan, {
    as: people.marketer,
    params: { id },
    body: { dates: [{ taskId: launch.id, start: null, due: '2026-03-25' }] },
  })
  expect((await refusal(edit)).reason).toBe('plan.isBaselined')
  const { version } = await test.call(taskContract.getTask, {
    as: people.marketer,
    params: { id: launch.id },
  })
  const direct = test.call(taskContract.updateTask, {
    as: people.marketer,
    params: { id: launch.id },
    body: { dueOn: '2026-03-25', version },
  })
  expect((await refusal(direct)).reason).toBe('task.datesFixed')

  const create = (overrides: { fingerprint: string; reason: string }[] = []) =>
    test.call(taskContract.createTask, {
      as: people.marketer,
      body: { name: '加做直播', collaborationId: id, overrides },
    })
  const refused = await refusal(create())
  expect(refused.reason).toBe('norm.needsOverride')
  const { findings } = refused.detail as { findings: { norm: string; fingerprint: string }[] }
  expect(findings.map(({ norm }) => norm)).toEqual(['NM-COL-12'])
  await create(findings.map(({ fingerprint }) => ({ fingerprint, reason: '渠道临时要求，不影响主计划' })))
  expect((await plan()).outside).toMatchObject([
    { title: '加做直播', isAfterBaseline: true, reason: '渠道临时要求，不影响主计划' },
  ])
})

it('X-62: a change says before and after, is decided by its impact, and makes a baseline and a notice', async () => {
  const [design, live] = [await lineCalled('物料设计'), (await plan()).outside[0]]
  const steps = [
    { kind: 'redate' as const, taskId: design.id, start: '2026-03-05', due: '2026-03-20' },
    { kind: 'include' as const, taskId: live?.id ?? '' },
    { kind: 'milestone' as const, milestoneId: stone, due: '2026-03-23' },
  ]
  const preview = await test.call(changeContract.previewChange, {
    as: people.marketer,
    params: { id },
    body: { kind: 'schedule', steps },
  })
  // 首发 (2 days) cannot begin before Monday 03-23: it ends on 03-24, four working days after 03-18.
  expect(preview).toMatchObject({
    approverLevel: 'superior',
    impact: { endBefore: '2026-03-18', endAfter: '2026-03-24', endDays: 4, pushed: ['2.1 首发'] },
  })
  expect(preview.steps[0]).toMatchObject({
    number: '1.2',
    before: '2026-03-05 – 2026-03-11',
    after: '2026-03-05 – 2026-03-20',
  })
  const approver = preview.approver
  if (approver === null) throw new Error('Nobody decides.')
  // The nearest of those who stand above, and nobody's own.
  expect(approver.id).toBe(people.vicePresident.id)
  const asked = await test.call(changeContract.requestChange, {
    as: people.marketer,
    params: { id },
    body: { title: '物料延期', kind: 'schedule', steps, reason: '印厂停产一周', impactQuality: '无' },
  })
  const decide = (as: Who) =>
    test.call(changeContract.decideChange, {
      as,
      params: { id: asked.id },
      body: { verdict: 'approve', opinion: '同意' },
    })
  expect((await refusal(decide(people.marketer))).kind).toBe('forbidden')
  const done = await decide(approver)
  expect(done).toMatchObject({ state: 'approved', baselineNo: 2, opinion: '同意' })
  expect(done.notified.map(({ name }) => name)).toContain(people.designer.name)
  expect(await noticesOf('change.approved')).toContain(people.designer.name)
  expect(await lineCalled('物料设计')).toMatchObject({ due: '2026-03-20', baseDue: '2026-03-20' })
  expect((await refusal(decide(approver))).reason).toBe('change.notNow')

  const { items } = await test.call(contract.listBaselines, { as: people.marketer, params: { id } })
  expect(items.map(({ no, change }) => [no, change?.number ?? null])).toEqual([
    [2, asked.number],
    [1, null],
  ])
  const difference = await test.call(contract.compareBaselines, {
    as: people.marketer,
    params: { id },
    query: { before: 1, after: 2 },
  })
  expect(difference.items.map(({ name, how }) => `${name} ${how}`)).toEqual([
    '物料设计 changed',
    '首发 changed',
    '加做直播 added',
  ])
  expect(difference.milestones).toMatchObject([
    { name: '物料定稿', before: '2026-03-13', after: '2026-03-23' },
  ])
  await test.call(changeContract.noteChangeResult, {
    as: people.marketer,
    params: { id: asked.id },
    body: { result: '新排期已执行' },
  })
})

it('S4-47 X-63 C-18: 整改后通过 once, by a date, then a re-review; what is not accepted stops the next stage', async () => {
  const submit = (as: Who = people.designer) =>
    test.call(milestoneContract.submitMilestone, {
      as,
      params: { id: stone },
      body: { links: [{ name: '主视觉', link: 'https://example.com/kv' }] },
    })
  const judge = (
    as: Who,
    body: { verdict: 'pass' | 'rectify' | 'fail'; comment?: string; rectifyBy?: string },
  ) => test.call(milestoneContract.judgeMilestone, { as, params: { id: stone }, body })
  expect((await refusal(judge(people.salesHead, { verdict: 'pass' }))).reason).toBe('milestone.notNow')
  await submit()
  expect(await noticesOf('milestone.toReview')).toEqual(
    [people.marketingHead.name, people.salesHead.name].toSorted(),
  )
  expect((await refusal(judge(people.designer, { verdict: 'pass' }))).kind).toBe('forbidden')
  expect((await refusal(judge(people.salesHead, { verdict: 'rectify' }))).kind).toBe('invalid')
  expect(await judge(people.marketingHead, { verdict: 'pass' })).toMatchObject({ state: 'underReview' })
  expect(
    await judge(people.salesHead, { verdict: 'rectify', comment: '少一套竖版', rectifyBy: '2026-03-05' }),
  ).toMatchObject({ state: 'rectify', rectifyBy: '2026-03-05' })

  // C-18: its date passes; owner and leader hear of it once.
  test.setNow('2026-03-06T09:05:00+08:00')
  await runClocks()
  await runClocks()
  expect(await noticesOf('milestone.rectifyLate')).toEqual(
    [people.designer.name, people.marketer.name].toSorted(),
  )

  await submit()
  expect(
    (await refusal(judge(people.salesHead, { verdict: 'rectify', comment: '还差', rectifyBy: '2026-03-09' })))
      .reason,
  ).toBe('milestone.onlyOnce')
  await judge(people.marketingHead, { verdict: 'pass' })
  const failed = await judge(people.salesHead, { verdict: 'fail', comment: '仍缺竖版' })
  expect(failed.state).toBe('failed')
  const launch = await lineCalled('首发')
  const start = test.call(taskContract.startTask, {
    as: people.marketer,
    params: { id: launch.id },
    body: { overrides: [] },
  })
  expect((await refusal(start)).reason).toBe('task.gateFailed')
  expect(failed.rounds.map(({ round, verdict }) => `${round} ${verdict}`)).toEqual([
    '1 pass',
    '1 rectify',
    '2 pass',
    '2 fail',
  ])
  await test.call(milestoneContract.escalateMilestone, {
    as: people.marketer,
    params: { id: stone },
    body: { reason: '两轮未过，请裁定' },
  })
  expect((await noticesOf('milestone.escalated')).length).toBeGreaterThan(0)
})

it('X-59: a risk that is watched has the colour of the share of deviation of the line it hangs on', async () => {
  const { id: taskId } = await lineCalled('渠道调研')
  const risk = await test.call(riskContract.createRisk, {
    as: people.marketer,
    body: { text: '调研样本不足', collaborationId: id, taskId },
  })
  const of = { as: people.marketer, params: { id: risk.id } }
  await test.call(riskContract.moveRisk, { ...of, body: { move: 'assess', possibility: 2, impact: 2 } })
  await test.call(riskContract.moveRisk, {
    ...of,
    body: { move: 'monitor', response: '补充线上样本', departmentId: cast.departments.sales.id },
  })
  // Nobody has begun it, so it has no light of its own; the plan says that it is red.
  await runClocks()
  const { state, alerts } = await test.call(riskContract.getRisk, of)
  expect([state, alerts.map(({ colour }) => colour)]).toEqual(['alerted', ['red']])
})

it('S4-45 S1-33 X-59 X-61: a slip of the critical path is told once, and closed with what was done', async () => {
  // 渠道调研 was due on 03-03 and is open. On 03-06 it is 3 of 2 working days late, 首发 still has its dates.
  const alerts = async () =>
    (await test.call(contract.listPlanAlerts, { as: people.marketer, params: { id } })).items
  const [first] = await alerts()
  expect(first).toMatchObject({ level: 'red', asked: 'contingency', days: 3, task: { title: '渠道调研' } })
  expect(await noticesOf('plan.deviation')).toContain(people.seller.name)
  expect(await noticesOf('plan.pathSlip')).toEqual([])

  // A week on, 物料设计 is pushed by it and the end of the whole moves with it.
  test.setNow('2026-03-17T09:05:00+08:00')
  await runClocks()
  const before = (await noticesOf('plan.pathSlip')).length
  expect(before).toBeGreaterThan(0)
  await runClocks()
  expect((await noticesOf('plan.pathSlip')).length).toBe(before)
  const path = (await alerts()).find(({ task }) => task === null)
  const { slip } = await plan()
  expect(path).toMatchObject({ level: 'red', expectedEndOn: slip?.expectedEnd })
  await test.call(contract.closePlanAlert, {
    as: people.marketer,
    params: { id, alertId: path?.id ?? '' },
    body: { action: '增派两人，印厂改道' },
  })
  const closed = (await alerts()).find(({ task }) => task === null)
  expect(closed).toMatchObject({ action: '增派两人，印厂改道', canClose: false })
  await runClocks()
  expect((await noticesOf('plan.pathSlip')).length).toBe(before)
})

it('X-64: the whole is accepted only when every result is; NM-COL-13 and NM-COL-12 ask for milestones and reasons', async () => {
  await test.call(contract.saveResults, {
    as: people.marketer,
    params: { id },
    body: {
      items: [{ name: '上市方案', criteria: '三套物料齐全', departmentId: cast.departments.sales.id }],
    },
  })
  // It names the collaboration only afterwards: no form asked why it is not in the plan.
  const late = await test.call(taskContract.createTask, {
    as: people.marketer,
    body: { name: '补拍短片', overrides: [] },
  })
  await test.call(taskContract.updateTask, {
    as: people.marketer,
    params: { id: late.id },
    body: { collaborationId: id, version: late.version },
  })
  expect((await plan()).outside).toMatchObject([{ title: '补拍短片', isAfterBaseline: true, reason: '' }])
  const hand = () =>
    test.call(contract.submitCollaboration, { as: people.marketer, params: { id }, body: { overrides: [] } })
  expect((await refusal(hand())).reason).toBe('plan.workOpen')
  await asSystem(test.app.db, (tx) =>
    sql`update task set state = 'done', done_at = '2026-03-17T09:00:00+08:00'
      where collaboration_id = ${id} and state <> 'cancelled'`.execute(tx),
  )
  const refused = await refusal(hand())
  expect(refused.reason).toBe('norm.blocked')
  const { findings } = refused.detail as { findings: { norm: string; fingerprint: string }[] }
  expect(findings.map(({ norm }) => norm).toSorted()).toEqual(['NM-COL-12', 'NM-COL-13'])
  await test.call(contract.submitCollaboration, {
    as: people.marketer,
    params: { id },
    body: { overrides: findings.map(({ fingerprint }) => ({ fingerprint, reason: '竖版随二期补齐' })) },
  })
  // Whoever moves it on, by whichever way, has to have every result accepted.
  const head = await test.actorOf(people.marketingHead)
  const move = asSystem(test.app.db, (tx) => moveCollaboration(tx, head, id, 'accept', { at: test.now() }))
  await expect(move).rejects.toMatchObject({ reason: 'plan.resultsOpen' })
  const accept = () => test.call(contract.acceptCollaboration, { as: people.marketingHead, params: { id } })
  expect((await refusal(accept())).reason).toBe('plan.resultsOpen')
  const [result] = (await test.call(contract.listResults, { as: people.salesHead, params: { id } })).items
  await test.call(contract.judgeResult, {
    as: people.salesHead,
    params: { id, resultId: result?.id ?? '' },
    body: { verdict: 'accepted' },
  })
  expect((await accept()).state).toBe('retro')
})

it('A06 A07: the plan and the matrix go out as sheets', async () => {
  for (const sheet of ['wbs', 'raci'] as const) {
    const answer = await test.http.inject({
      url: `/api/v1/collaborations/${id}/plan/export?sheet=${sheet}`,
      headers: { cookie: await test.cookieOf(people.marketer) },
    })
    expect(answer.statusCode).toBe(200)
    expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK')
  }
})
