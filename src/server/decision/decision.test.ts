import { randomUUID } from 'node:crypto'
import { readXlsx } from 'hucre'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as approval from '#contract/approval.ts'
import * as contract from '#contract/decision.ts'
import { addEntry, getRecord } from '#contract/record.ts'
import { createTask } from '#contract/task.ts'
import { getToday, search } from '#contract/today.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import type { DecisionKind, DecisionState } from '#domain/decision/lifecycle.ts'
import { stuckReason } from '#domain/decision/stuck.ts'
import type { TaskState } from '#domain/task/lifecycle.ts'
import { sweep } from '#server/clock/sweep.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { noticesAbout } from '#server/task/task.test-data.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import { type LiveMeeting, seedLiveMeeting } from '#test/live-meeting.ts'
import type { Cast, SeedPerson } from '#test/people.ts'
import { stuckAt } from './stuck.ts'

let test: TestApp
let cast: Cast
let meeting: LiveMeeting
let host: SeedPerson
let recorder: SeedPerson

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
  meeting = await seedLiveMeeting(test, cast)
  host = cast.people.marketingHead
  recorder = cast.people.marketer
}, 120_000)
afterAll(() => test.close())

async function decide(text: string, change: object = {}, kind: 'decision' | 'viewpoint' = 'decision') {
  const entry = await test.call(addEntry, {
    as: recorder.id,
    params: { id: meeting.topicId },
    body: {
      clientKey: randomUUID(),
      kind,
      text,
      ...(kind === 'viewpoint' && {
        personId: cast.people.salesHead.id,
        departmentId: cast.departments.sales.id,
      }),
    },
  })
  const id = entry.decision?.id
  if (id === undefined) return entry.id
  if (Object.keys(change).length > 0) await fill(id, change)
  return id
}
const see = (id: string, as: SeedPerson = host) =>
  test.call(contract.getDecision, { as: as.id, params: { id } })
async function fill(id: string, change: object, as: SeedPerson = recorder) {
  const { version } = await see(id, as)
  return test.call(contract.updateDecision, { as: as.id, params: { id }, body: { version, ...change } })
}
const move = (id: string, body: object, as: SeedPerson = host) =>
  test.call(contract.moveDecision, { as: as.id, params: { id }, body: body as { move: 'adopt' } })
const tick = (now: string) =>
  sweep.run({ app: test.app, now: new Date(now), transaction: (run) => asSystem(test.app.db, run) })
const sql = <Row>(run: Parameters<typeof asSystem<Row>>[1]) => asSystem(test.app.db, run)

describe('each kind has its own fields', () => {
  it('S2-37, S2-38, S2-39, S2-40: an action says what, who with their department, who helps with what, and by when', async () => {
    const { designer, productHead } = cast.people
    const id = await decide('3个工作日内完成页面协调')
    // Of its own words a day is offered, not set (S2-41).
    expect(await see(id)).toMatchObject({
      dueOn: null,
      dueOffered: { on: '2026-03-05', text: '3个工作日内' },
    })
    await fill(id, { ownerId: productHead.id, dueText: '3个工作日内' })
    await fill(id, {
      cooperating: [{ departmentId: cast.departments.design.id, contribution: '配合收集客户反馈' }],
    })
    const seen = await see(id)
    expect(seen).toMatchObject({
      owner: { id: productHead.id },
      ownerDepartment: { id: cast.departments.product.id },
      cooperating: [{ department: { name: '设计部' }, contribution: '配合收集客户反馈' }],
      dueOn: '2026-03-05',
      dueRead: { on: '2026-03-05', text: '3个工作日内' },
      dueOffered: null,
    })
    expect(seen.dueRead?.explanation[0]).toEqual({
      key: 'decision.due.read',
      params: { text: '3个工作日内', from: '2026-03-02' },
    })
    // What hangs on an event waits for it; a day that is given beside the words counts.
    expect(await fill(id, { dueText: '评审后2日内' })).toMatchObject({
      dueOn: null,
      dueRead: { on: null, text: expect.stringContaining('评审后2日内') as string },
    })
    expect(await fill(id, { dueText: '评审后2日内', dueOn: '2026-03-20' })).toMatchObject({
      dueOn: '2026-03-20',
    })
    expect((await see(id, designer)).id).toBe(id)
  })

  it('S3-17: a date spoken in discussion sets no deadline; only the resolution does', async () => {
    await decide('双方于11月20日前完成初稿对接', {}, 'viewpoint')
    const id = await decide('初稿分两步提交', { dueText: '11月15日前' })
    const record = await test.call(getRecord, { as: recorder.id, params: { id: meeting.meetingId } })
    const said = record.entries.find(({ text }) => text.includes('11月20日'))
    expect(said).toMatchObject({ kind: 'viewpoint', decision: null, task: null })
    expect((await see(id)).dueOn).toBe('2026-11-15')
    const dues = record.entries.flatMap(({ decision, task }) => [decision?.dueOn, task?.dueOn])
    expect(dues).not.toContain('2026-11-20')
  })

  it('S2-42, S2-43: a standing rule has metric, limit, parties and commitments, no deadline, and may be put forward as a norm', async () => {
    const { product, design, sales } = cast.departments
    const id = await decide('客户投诉处理总时效不超过72小时', {
      kind: 'standingRule',
      ruleMetric: '客户投诉处理总时效',
      ruleLimit: 72,
      ruleUnit: '小时',
      partyIds: [product.id, sales.id],
      normRequest: '建议纳入公司服务规范',
      commitments: [
        { trigger: '收到投诉后转交', amount: 1, unit: 'hour', departmentId: sales.id },
        { trigger: '收到完整信息后反馈解决方案', amount: 24, unit: 'hour', departmentId: design.id },
      ],
    })
    expect(await see(id)).toMatchObject({
      rule: {
        metric: '客户投诉处理总时效',
        limit: 72,
        unit: '小时',
        parties: [{ name: '产品部' }, { name: '销售部' }],
        normRequest: '建议纳入公司服务规范',
      },
      commitments: [
        { trigger: '收到投诉后转交', amount: 1, unit: 'hour', department: { name: '销售部' } },
        { trigger: '收到完整信息后反馈解决方案', amount: 24, unit: 'hour', department: { name: '设计部' } },
      ],
      dueOffered: null,
    })
    await move(id, { move: 'adopt' })
    expect((await see(id)).findings.map(({ norm }) => norm)).not.toContain('NM-MTG-06')
    // Its texts are found too.
    for (const q of ['完整信息', '服务规范', '总时效']) {
      const { items } = await test.call(search, { as: recorder.id, query: { q } })
      expect(
        items.map((item) => item.id),
        q,
      ).toContain(id)
    }
  })

  it('S3-76: a reference links to the task sheet or a material of this meeting, with its attachment number', async () => {
    const materialId = await sql(async (tx) => {
      const { id: fileId } = await tx
        .insertInto('file')
        .values({
          hash: '1'.repeat(64),
          name: '分工.xlsx',
          size: 3,
          mime: 'text/plain',
          noun: 'meeting',
          noun_id: meeting.meetingId,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      const { id } = await tx
        .insertInto('material')
        .values({ meeting_id: meeting.meetingId, name: '分工明细', file_id: fileId })
        .returning('id')
        .executeTakeFirstOrThrow()
      return id
    })
    const id = await decide('详见《跨部门任务分配表》（附件1）', { kind: 'reference', refersTo: 'taskSheet' })
    // While there is no task there is no sheet to open.
    expect((await see(id)).reference).toEqual({ to: 'taskSheet', materialId: null, label: '', link: null })
    await test.call(createTask, {
      as: recorder.id,
      body: {
        name: '印制物料',
        meetingId: meeting.meetingId,
        ownerId: cast.people.salesHead.id,
        dueOn: '2026-03-20',
      },
    })
    expect((await see(id)).reference).toMatchObject({
      label: '1',
      link: `/tasks?view=all&meetingId=${meeting.meetingId}`,
    })
    await fill(id, { refersTo: 'material', refersMaterialId: materialId })
    expect((await see(id)).reference).toMatchObject({
      label: '2 分工明细',
      link: expect.stringContaining('/api/v1/files/') as string,
    })
    await expect(fill(id, { refersTo: 'material', refersMaterialId: randomUUID() })).rejects.toMatchObject({
      issues: [{ reason: 'decision.materialNotFound' }],
    })
  })
})

describe('S3-71, NM-TRK-09: a condition', () => {
  it('drafts the mail when it has occurred, says the latest day, and goes to all staff once', async () => {
    const id = await decide('若产品开发延期，需提前10天全体邮件通知', {
      kind: 'conditional',
      conditionEvent: '产品开发延期',
      noticeLeadDays: 10,
      affectedDate: '2026-04-01',
      noticeSenderId: cast.people.productHead.id,
    })
    await move(id, { move: 'makeProvisional', confirmBy: '2026-03-20' })
    const before = await see(id, cast.people.productHead)
    expect(before).toMatchObject({ latestNoticeOn: '2026-03-22', notice: null })
    expect(before.can).toContain('meetCondition')
    const met = await test.call(contract.meetCondition, {
      as: cast.people.productHead.id,
      params: { id },
      body: { version: before.version },
    })
    expect(met.notice).toMatchObject({ latestOn: '2026-03-22', sentAt: null, subject: '通知：产品开发延期' })
    expect(met.notice?.body).toContain('2026年4月1日')
    // The provisional date cannot be settled while those it concerns have not been told.
    await expect(move(id, { move: 'confirmProvisional' })).rejects.toMatchObject({
      reason: 'norm.needsOverride',
      detail: { findings: [{ norm: 'NM-TRK-09' }] },
    })
    const waiting = (await test.call(getToday, { as: cast.people.productHead.id })).waiting
    expect(waiting.filter(({ kind }) => kind === 'sendDecisionNotice')).toMatchObject([{ nounId: id }])
    await expect(
      test.call(contract.sendDecisionNotice, {
        as: cast.people.salesHead.id,
        params: { id },
        body: { version: met.version, subject: '延期', body: '延期' },
      }),
    ).rejects.toMatchObject({ status: 403 })
    const sent = await test.call(contract.sendDecisionNotice, {
      as: cast.people.productHead.id,
      params: { id },
      body: { version: met.version, subject: '上线日期顺延', body: '上线改到4月8日，请各部门调整。' },
    })
    const everybody = Object.values(cast.people).length
    expect(sent.notice).toMatchObject({
      sentCount: everybody - 1,
      sentBy: { id: cast.people.productHead.id },
    })
    await test.runJobs()
    const mails = test.mails.filter(({ subject }) => subject === '上线日期顺延')
    expect(mails).toHaveLength(everybody - 1)
    expect(mails[0]?.text).toContain('上线改到4月8日')
    await expect(
      test.call(contract.sendDecisionNotice, {
        as: cast.people.productHead.id,
        params: { id },
        body: { version: sent.version, subject: '再发', body: '再发' },
      }),
    ).rejects.toMatchObject({ reason: 'decision.notNow' })
    expect((await move(id, { move: 'confirmProvisional' })).state).toBe('adopted')
  })

  it('S3-71, C-17: announces itself ahead of the last day, and asks whether it has occurred', async () => {
    const sender = cast.people.productHead.id
    const fields = {
      kind: 'conditional' as const,
      conditionEvent: '设备延期',
      affectedDate: '2026-03-19',
      noticeSenderId: sender,
    }
    const asked = await decide('若设备延期则通知', fields)
    const drafted = await decide('若设备再延期则通知', fields)
    const proposed = await decide('若设备取消则通知', fields)
    for (const id of [asked, drafted]) await move(id, { move: 'adopt' })
    await test.call(contract.meetCondition, {
      as: sender,
      params: { id: drafted },
      body: { version: (await see(drafted)).version },
    })
    const told = async (id: string) =>
      (await noticesAbout(test.app.db, id))
        .filter(({ kind }) => kind === 'decision.conditionAsked' || kind === 'decision.noticeDue')
        .map(({ kind, personId }) => ({ kind, personId }))
    // Ten days before 19 March is the 9th; two days before that is a Saturday, so the Friday (K5).
    await tick('2026-03-06T08:59:00+08:00')
    for (const id of [asked, drafted, proposed]) expect(await told(id)).toEqual([])
    await tick('2026-03-06T09:00:00+08:00')
    await tick('2026-03-09T10:00:00+08:00')
    expect(await told(asked)).toEqual([{ kind: 'decision.conditionAsked', personId: sender }])
    expect(await told(drafted)).toEqual([{ kind: 'decision.noticeDue', personId: sender }])
    expect(await told(proposed)).toEqual([])
    const waiting = (await test.call(getToday, { as: sender })).waiting
    expect(waiting.filter(({ nounId }) => nounId === drafted)).toMatchObject([{ kind: 'sendDecisionNotice' }])
  })

  it('C-17: asks for a reason when it is late, or goes another way than the norm wants', async () => {
    const id = await decide('若延期则通知', {
      kind: 'conditional',
      conditionEvent: '设备延期',
      affectedDate: '2026-03-05',
      ownerId: cast.people.salesHead.id,
      noticeAudience: 'participants',
    })
    await move(id, { move: 'adopt' })
    const met = await test.call(contract.meetCondition, {
      as: cast.people.salesHead.id,
      params: { id },
      body: { version: (await see(id)).version },
    })
    // Ten days before is over already: the clock says so to the sender and to the host.
    expect(met.notice?.latestOn).toBe('2026-02-23')
    await tick('2026-03-02T09:00:00+08:00')
    await tick('2026-03-02T09:01:00+08:00')
    const told = await noticesAbout(test.app.db, id)
    expect(
      told
        .filter(({ kind }) => kind === 'decision.noticeLate')
        .map(({ personId }) => personId)
        .toSorted(),
    ).toEqual([cast.people.salesHead.id, host.id].toSorted())
    const send = (overrides: object[]) =>
      test.call(contract.sendDecisionNotice, {
        as: cast.people.salesHead.id,
        params: { id },
        body: { version: met.version, subject: '通知', body: '内容', overrides: overrides as [] },
      })
    const refused = await send([]).catch((error: unknown) => error)
    expect(refused).toMatchObject({ reason: 'norm.needsOverride' })
    const { findings } = (refused as { detail: { findings: { fingerprint: string; norm: string }[] } }).detail
    expect(new Set(findings.map(({ norm }) => norm))).toEqual(new Set(['NM-TRK-09']))
    expect(findings).toHaveLength(2)
    const sent = await send(findings.map(({ fingerprint }) => ({ fingerprint, reason: '供应商今天才告知' })))
    expect(sent.notice?.sentCount).toBeLessThan(Object.values(cast.people).length - 1)
  })
})

describe('X-19: without agreement', () => {
  it('it is put off with who prepares what by when, and the plan stands meanwhile (暂按原计划执行)', async () => {
    const id = await decide('预算是否追加')
    await expect(move(id, { move: 'defer' })).rejects.toMatchObject({
      issues: [{ path: ['preparedById'] }, { path: ['prepareBy'] }, { path: ['prepareWhat'] }],
    })
    const put = await move(id, {
      move: 'defer',
      preparedById: cast.people.salesHead.id,
      prepareWhat: '补充三家报价',
      prepareBy: '2026-03-10',
      keepsPlan: true,
    })
    expect(put).toMatchObject({
      state: 'deferred',
      keepsPlan: true,
      preparation: {
        person: { id: cast.people.salesHead.id },
        what: '补充三家报价',
        by: '2026-03-10',
        group: [],
      },
    })
    expect((await move(id, { move: 'propose' })).state).toBe('proposed')
  })

  it('a working group takes it, or it is escalated and ruled by the superior', async () => {
    const id = await decide('渠道分成口径')
    const group = [cast.people.salesHead.id, cast.people.productHead.id]
    const put = {
      move: 'formGroup',
      preparedById: cast.people.salesHead.id,
      prepareWhat: '给出分成方案',
      prepareBy: '2026-03-12',
    }
    await expect(move(id, put)).rejects.toMatchObject({ issues: [{ path: ['groupIds'] }] })
    expect((await move(id, { ...put, groupIds: group })).preparation.group.map((one) => one.id)).toEqual(
      expect.arrayContaining(group),
    )
    await move(id, { move: 'propose' })
    expect((await move(id, { move: 'escalate' })).state).toBe('escalated')
    await expect(move(id, { move: 'rule' }, cast.people.vicePresident)).rejects.toMatchObject({
      issues: [{ path: ['reason'] }],
    })
    expect((await move(id, { move: 'rule', reason: '按五五分成' }, cast.people.vicePresident)).state).toBe(
      'adopted',
    )
  })
})

it('X-62: a later decision replaces an earlier one, linked both ways, taken the same way', async () => {
  const [earlier, later] = [await decide('上线定在12月1日'), await decide('上线改到12月8日')]
  await move(earlier, { move: 'adopt' })
  const replace = () => move(earlier, { move: 'supersede', successorId: later, reason: '开发延期' })
  await expect(replace()).rejects.toMatchObject({ issues: [{ reason: 'decision.successorNotInForce' }] })
  await move(later, { move: 'adopt' })
  expect(await replace()).toMatchObject({ state: 'superseded', supersededBy: { id: later } })
  expect((await see(later)).supersedes).toMatchObject([{ id: earlier }])
  expect((await see(earlier)).history.at(-1)).toMatchObject({ move: 'supersede', reason: '开发延期' })
})

it('S1-66: the common superior takes what is theirs to take, and the record of it is an approval', async () => {
  const id = await decide('追加投放预算', { mechanism: 'superior' })
  await expect(move(id, { move: 'adopt' })).rejects.toMatchObject({ reason: 'decision.otherMechanism' })
  const done = await move(id, { move: 'approve', reason: '同意，控制在预算内' }, cast.people.vicePresident)
  expect(done.state).toBe('adopted')
  const { items } = await test.call(approval.listApprovals, { as: host.id, params: { id } })
  expect(items).toMatchObject([
    {
      kind: 'decision',
      state: 'approved',
      approver: { id: cast.people.vicePresident.id },
      comment: '同意，控制在预算内',
    },
  ])
})

describe('S3-73, S3-74: a decision starts an approval', () => {
  it('with amount, headcount, submitter and day; reminded, handed in, answered, and both sides are told', async () => {
    const { salesHead, vicePresident } = cast.people
    const id = await decide('人力成本申请由市场部经理11月8日前提交审批')
    const made = await test.call(approval.createApproval, {
      as: recorder.id,
      params: { id },
      body: {
        kind: 'people',
        subject: '人力成本申请',
        departmentId: cast.departments.design.id,
        headcount: 1,
        amountCents: 300_000,
        submitterId: salesHead.id,
        submitBy: '2026-03-05',
      },
    })
    expect(made).toMatchObject({
      state: 'draft',
      amountCents: 300_000,
      headcount: 1,
      department: { name: '设计部' },
      number: expect.stringMatching(/^SP-2026-\d{3}$/) as string,
    })
    const act = (
      who: SeedPerson,
      step: 'submit' | 'approve' | 'reject' | 'withdraw' | 'revise',
      comment = '',
    ) =>
      test.call(approval.getApproval, { as: who.id, params: { id: made.id } }).then(({ version }) =>
        test.call(approval.moveApproval, {
          as: who.id,
          params: { id: made.id },
          body: { move: step, version, comment },
        }),
      )
    const kinds = async () =>
      (await noticesAbout(test.app.db, id)).map(({ kind, personId }) => [kind, personId])
    const waiting = async (who: SeedPerson) =>
      (await test.call(getToday, { as: who.id })).waiting.filter(({ nounId }) => nounId === made.id)
    expect(await kinds()).toEqual([['decision.approvalToSubmit', salesHead.id]])
    expect(await waiting(salesHead)).toMatchObject([
      { kind: 'submitApproval', dueAt: '2026-03-05T15:59:00.000Z' },
    ])
    await tick('2026-03-04T08:59:00+08:00')
    expect(await kinds()).toHaveLength(1)
    await tick('2026-03-04T09:00:00+08:00')
    expect((await kinds()).slice(1)).toEqual([['decision.approvalDue', salesHead.id]])
    await tick('2026-03-06T09:00:00+08:00')
    expect((await kinds()).slice(2).toSorted()).toEqual(
      [
        ['decision.approvalLate', salesHead.id],
        ['decision.approvalLate', host.id],
      ].toSorted(),
    )

    await expect(act(salesHead, 'submit')).rejects.toMatchObject({ issues: [{ path: ['approverId'] }] })
    const change = (body: object, version = made.version) =>
      test.call(approval.updateApproval, {
        as: salesHead.id,
        params: { id: made.id },
        body: { version, ...body },
      })
    await expect(change({ approverId: salesHead.id })).rejects.toMatchObject({
      issues: [{ reason: 'approval.ownRequest' }],
    })
    await change({ approverId: vicePresident.id })
    await expect(change({ amountCents: 1 })).rejects.toMatchObject({ reason: 'approval.stale' })
    expect((await act(salesHead, 'submit')).state).toBe('pending')
    expect(await waiting(vicePresident)).toMatchObject([{ kind: 'answerApproval', title: '人力成本申请' }])
    await expect(act(salesHead, 'approve')).rejects.toMatchObject({ status: 403 })
    await expect(act(vicePresident, 'reject')).rejects.toMatchObject({ issues: [{ path: ['comment'] }] })
    expect(await act(vicePresident, 'reject', '请说明用途')).toMatchObject({
      state: 'rejected',
      comment: '请说明用途',
    })
    expect((await act(salesHead, 'revise')).state).toBe('draft')
    await act(salesHead, 'submit')
    expect((await act(vicePresident, 'approve', '同意')).state).toBe('approved')
    expect(await waiting(vicePresident)).toEqual([])
    expect((await kinds()).map(([kind]) => kind)).toEqual(
      expect.arrayContaining([
        'decision.approvalAsked',
        'decision.approvalRejected',
        'decision.approvalGranted',
      ]),
    )
    expect((await see(id)).history.map((item) => item.move)).toEqual(
      expect.arrayContaining(['requestApproval', 'submitApproval', 'rejectApproval', 'grantApproval']),
    )
  })

  it('an approver from outside the meeting sees the decision from then on', async () => {
    const id = await decide('外部审批')
    const outsider = cast.people.newcomer
    await expect(see(id, outsider)).rejects.toMatchObject({ status: 404 })
    await test.call(approval.createApproval, {
      as: host.id,
      params: { id },
      body: { subject: '费用申请', submitterId: host.id, approverId: outsider.id },
    })
    expect((await see(id, outsider)).id).toBe(id)
  })
})

it('S3-72, C-25: what is provisional is on the host’s list until it is confirmed, and asked for on the day', async () => {
  const id = await decide('活动上线时间暂定为12月1日')
  await move(id, { move: 'makeProvisional', confirmBy: '2026-03-18', reason: '等产品开发确认' })
  const waiting = async () =>
    (await test.call(getToday, { as: host.id })).waiting.filter(({ nounId }) => nounId === id)
  expect(await waiting()).toMatchObject([{ kind: 'confirmProvisional' }])
  await tick('2026-03-18T08:59:00+08:00')
  expect(await noticesAbout(test.app.db, id)).toEqual([])
  await tick('2026-03-18T09:00:00+08:00')
  expect(await noticesAbout(test.app.db, id)).toMatchObject([
    { kind: 'decision.confirmBy', personId: host.id },
  ])
  await move(id, { move: 'confirmProvisional' })
  expect(await waiting()).toEqual([])
})

describe('S0-21: decided and not done', () => {
  it('C-21: the host is told once, a working day after the minutes, of a decision without a task', async () => {
    const id = await decide('由销售部落实渠道返点')
    await move(id, { move: 'adopt' })
    await sql((tx) =>
      tx
        .insertInto('minutes')
        .values({
          number: 'HYJY-2026-S5',
          meeting_id: meeting.meetingId,
          state: 'final',
          participant_ids: [host.id],
          final_at: new Date('2026-03-05T16:00:00+08:00'),
        })
        .execute(),
    )
    const told = async () =>
      (await noticesAbout(test.app.db, id)).filter(({ kind }) => kind === 'decision.noTask')
    await tick('2026-03-06T16:00:00+08:00')
    expect(await told()).toEqual([])
    await tick('2026-03-06T16:01:00+08:00')
    expect(await told()).toMatchObject([{ personId: host.id }])
    await tick('2026-03-07T16:01:00+08:00')
    expect(await told()).toHaveLength(1)
  })

  it('the list filters them, and SQL and domain agree on every case', async () => {
    const now = new Date('2026-03-10T09:00:00+08:00')
    test.setNow(now)
    const at = await sql((tx) => stuckAt(tx, now))
    const kinds: DecisionKind[] = ['action', 'conclusion', 'standingRule', 'conditional', 'reference']
    const states: DecisionState[] = ['proposed', 'adopted', 'provisional', 'inExecution', 'fulfilled']
    const works: { state: TaskState; dueOn: string | null }[][] = [
      [],
      [{ state: 'inProgress', dueOn: '2026-03-09' }],
      [{ state: 'inProgress', dueOn: '2026-03-10' }],
      [{ state: 'pendingAcceptance', dueOn: '2026-03-01' }],
      [{ state: 'done', dueOn: '2026-03-01' }],
      [{ state: 'cancelled', dueOn: '2026-03-01' }],
      [{ state: 'todo', dueOn: null }],
    ]
    let n = 0
    const wanted = new Map<string, string | null>()
    const finalAt = new Date('2026-03-05T16:00:00+08:00')
    for (const kind of kinds) {
      for (const state of states) {
        for (const tasks of works) {
          const id = await sql(async (tx) => {
            n += 1
            const made = await tx
              .insertInto('decision')
              .values({
                number: `JY-S-${n}`,
                meeting_id: meeting.meetingId,
                content: `第${n}例`,
                kind,
                state,
                participant_ids: [host.id],
              })
              .returning('id')
              .executeTakeFirstOrThrow()
            for (const [index, task] of tasks.entries()) {
              await tx
                .insertInto('task')
                .values({
                  number: `RW-S-${n}-${index}`,
                  name: '落实',
                  decision_id: made.id,
                  meeting_id: meeting.meetingId,
                  state: task.state,
                  due_on: task.dueOn,
                  participant_ids: [host.id],
                })
                .execute()
            }
            return made.id
          })
          wanted.set(
            id,
            stuckReason(
              {
                kind,
                state,
                finalAt,
                tasks: tasks.map((task) => ({
                  state: task.state,
                  dueOn: task.dueOn === null ? null : civilDate(task.dueOn),
                })),
              },
              at,
            ),
          )
        }
      }
    }
    const all = await listAll({})
    for (const row of all) if (wanted.has(row.id)) expect(row.stuck, row.number).toBe(wanted.get(row.id))
    const stuck = await listAll({ stuck: 'true' })
    expect(stuck.every((row) => row.stuck !== null)).toBe(true)
    const ids = new Set(stuck.map(({ id }) => id))
    for (const [id, reason] of wanted) expect(ids.has(id)).toBe(reason !== null)
    expect(new Set(wanted.values())).toEqual(new Set([null, 'noTask', 'overdueTask']))
  }, 60_000)

  async function listAll(query: object) {
    const rows: Awaited<ReturnType<typeof page>>['items'] = []
    let cursor: string | null | undefined
    do {
      const found = await page({ ...query, limit: 60, ...(cursor && { cursor }) })
      rows.push(...found.items)
      cursor = found.nextCursor
    } while (cursor)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    return rows
  }
  const page = (query: object) =>
    test.call(contract.listDecisions, { as: host.id, query: query as { limit: 60 } })
})

it('X-23, S0-23: the tracking sheet as Excel has thirteen columns with their Chinese heads, and what the list says', async () => {
  const answer = await test.http.inject({
    url: `/api/v1/decisions/export?q=${encodeURIComponent('页面协调')}`,
    headers: { cookie: await test.cookieOf(recorder.id) },
  })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-disposition']).toContain(encodeURIComponent('决议跟踪表.xlsx'))
  const book = await readXlsx(answer.rawPayload)
  const [title, heads, first, ...rest] = book.sheets[0]?.rows ?? []
  expect(title?.[0]).toBe('决议跟踪表')
  expect(heads).toEqual([
    '序号',
    '决议编号',
    '来源会议',
    '议题',
    '决议内容',
    '决议状态',
    '责任部门',
    '责任人',
    '协办部门',
    '完成时限',
    '进展情况',
    '完成情况/验收人',
    '备注',
  ])
  expect(rest).toEqual([])
  expect(first?.slice(0, 1)).toEqual([1])
  expect(first?.slice(2, 10)).toEqual([
    '活动筹备会',
    '目标与范围',
    '3个工作日内完成页面协调',
    '拟议',
    '产品部',
    '陈拓',
    '设计部：配合收集客户反馈',
    '2026-03-20',
  ])
})

it('S0-23: a remark is noted after the minutes are final too, the wording is not', async () => {
  const { items } = await test.call(contract.listDecisions, { as: recorder.id, query: { q: '页面协调' } })
  const id = items[0]?.id as string
  expect(await fill(id, { remark: '等设计部回复' })).toMatchObject({ remark: '等设计部回复' })
  await expect(fill(id, { content: '改' })).rejects.toMatchObject({ reason: 'decision.isFixed' })
})
