import { streamXlsxRows } from 'hucre'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as contract from '#contract/charter.ts'
import * as collaborations from '#contract/collaboration.ts'
import * as record from '#contract/record.ts'
import * as risks from '#contract/risk.ts'
import * as seriesContract from '#contract/series.ts'
import * as tasks from '#contract/task.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, Refused, type TestApp } from '#test/harness.ts'
import { seedLiveMeeting } from '#test/live-meeting.ts'
import type { Cast, SeedPerson } from '#test/people.ts'

/** 新产品上市 of the guide: four departments, from an empty charter to work that has begun. */

let test: TestApp
let cast: Cast
let id: string

const refusal = async (call: Promise<unknown>): Promise<Refused> => {
  const answer = await call.catch((error: unknown) => error)
  if (!(answer instanceof Refused)) throw new Error('was not refused')
  return answer
}
const ask = async <Row>(question: RawBuilder<Row>) =>
  (await asSystem(test.app.db, (tx) => question.execute(tx))).rows
const as = (person: SeedPerson) => ({ as: person, params: { id } })
const read = (person: SeedPerson) => test.call(contract.getCharter, as(person))
async function save(person: SeedPerson, change: object): Promise<contract.CharterView> {
  const { version } = await read(person)
  return test.call(contract.updateCharter, { ...as(person), body: { version, ...change } })
}
const partOf = (charter: contract.CharterView, department: { id: string }) =>
  charter.participations.find((part) => part.department.id === department.id) as contract.ParticipationView
const noticesOf = async (person: SeedPerson) => {
  const rows = await ask(sql<{ kind: string }>`
    select kind from notification where person_id = ${person.id} and noun = 'collaboration' order by id`)
  return rows.map(({ kind }) => kind.replace('collaboration.', ''))
}

const rows = () => {
  const { departments, people } = cast
  const part = (
    department: { id: string },
    lead: SeedPerson,
    more: { coreDuty: string; output: string; dueText: string; role?: string; liaisonId?: string | null },
  ) => ({
    departmentId: department.id,
    leadId: lead.id,
    liaisonId: lead.id as string | null,
    role: 'execution',
    ...more,
  })
  return [
    part(departments.marketing, people.marketingHead, {
      role: 'decision',
      coreDuty: '推广方案设计与执行',
      output: '推广物料、活动报告',
      dueText: '第2个月末',
      liaisonId: people.marketer.id,
    }),
    part(departments.product, people.productHead, {
      coreDuty: '产品功能开发与测试',
      output: '测试版产品',
      dueText: '第1个月末',
    }),
    part(departments.sales, people.salesHead, {
      coreDuty: '铺货与销售培训',
      output: '铺货清单、培训记录',
      dueText: '第2个月中',
      liaisonId: null,
    }),
    part(departments.design, people.designer, {
      role: 'support',
      coreDuty: '主视觉',
      output: '',
      dueText: '第1个月末',
    }),
  ]
}

beforeAll(async () => {
  test = await openTestApp()
  test.setNow('2026-01-05T09:00:00+08:00')
  cast = await test.seedPeople()
  const { people } = cast
  const made = await test.call(collaborations.createCollaboration, {
    as: people.marketingHead,
    body: { name: '新产品上市' },
  })
  id = made.id
}, 60_000)
afterAll(() => test.close())

it('S1-52, S1-53, S1-06: begins with the department that calls for it, and its day', async () => {
  const { people, departments } = cast
  const charter = await read(people.marketingHead)
  expect(charter).toMatchObject({
    type: 'project',
    state: 'preparing',
    initiatingDepartment: { id: departments.marketing.id },
    initiatedOn: '2026-01-05',
    leader: { id: people.marketingHead.id },
    isLeaderSenior: true,
  })
  expect(charter.participations.map(({ isInitiating }) => isInitiating)).toEqual([true])
  expect(charter.steps.map(({ state }) => state)).toEqual([
    'current',
    'ahead',
    'ahead',
    'ahead',
    'ahead',
    'ahead',
  ])
})

it('S1-54, S1-55, S1-08, S1-09, X-34: keeps goal, targets, period and the boundary in both directions', async () => {
  const { people, departments } = cast
  const charter = await save(people.marketingHead, {
    goal: '3个月内完成产品上市,首月销售额达500万元',
    targets: [{ metric: '首月销售额', value: 500, unit: '万元', region: '', on: '2026-04-30' }],
    startsOn: '2026-01-05',
    endsOn: '2026-04-05',
    strategicGoal: '年度新品收入占比达到20%',
    scope: [
      { departmentId: departments.product.id, text: '产品功能实现' },
      { isIn: false, text: '海外渠道' },
    ],
  })
  expect(charter.targets).toEqual([
    { metric: '首月销售额', value: 500, unit: '万元', region: '', on: '2026-04-30' },
  ])
  expect(charter.strategicGoal, 'S4-05').toBe('年度新品收入占比达到20%')
  expect(charter.scope.map(({ isIn, department, text }) => [isIn, department?.name, text])).toEqual([
    [true, '产品部', '产品功能实现'],
    [false, undefined, '海外渠道'],
  ])
  const backwards = await refusal(save(people.marketingHead, { endsOn: '2026-01-01' }))
  expect(backwards.issues[0]).toMatchObject({ path: ['endsOn'], reason: 'collaboration.endBeforeStart' })
})

it('S1-10, S1-57 … S1-62, S1-26: departments with their role, what they do and by when; 第1个月末 is a day', async () => {
  const { people, departments } = cast
  const charter = await save(people.marketingHead, { participations: rows() })
  expect(charter.participations.map(({ department, role, dueOn }) => [department.name, role, dueOn])).toEqual(
    [
      ['市场部', 'decision', '2026-03-04'],
      ['产品部', 'execution', '2026-02-04'],
      ['销售部', 'execution', '2026-02-19'],
      ['设计部', 'support', '2026-02-04'],
    ],
  )
  const later = await save(people.marketingHead, { startsOn: '2026-01-12' })
  expect(partOf(later, departments.product)).toMatchObject({ dueText: '第1个月末', dueOn: '2026-02-11' })
  await save(people.marketingHead, { startsOn: '2026-01-05' })
})

it('refuses who may not, and what is stale', async () => {
  const { people } = cast
  const { version } = await read(people.seller)
  const change = { ...as(people.seller), body: { version, goal: '别的' } }
  expect((await refusal(test.call(contract.updateCharter, change))).status).toBe(403)
  const stale = await refusal(
    test.call(contract.updateCharter, { ...as(people.marketingHead), body: { version: 1, goal: '别的' } }),
  )
  expect(stale.reason).toBe('collaboration.stale')
  expect((stale.detail as { current: contract.CharterView }).current.version).toBe(version)
  expect((await refusal(read(people.newcomer))).status).toBe(404)
})

const findings = async () => {
  const { items } = await test.call(contract.getCharterFindings, as(cast.people.marketingHead))
  return items.map(({ norm, place }) => `${norm} ${place.label || place.field}`)
}
const activate = (overrides: { fingerprint: string; reason: string }[] = []) =>
  test.call(contract.activateCollaboration, { ...as(cast.people.marketingHead), body: { overrides } })

it('S1-27, S1-13, NM-COL-05, NM-COL-07: does not begin without a leader or with a line that says too little', async () => {
  const { people } = cast
  expect(await findings()).toEqual([
    'NM-COL-04 新产品上市',
    'NM-COL-06 销售部',
    'NM-COL-07 设计部',
    'NM-COL-16 新产品上市',
    'NM-COL-17 新产品上市',
  ])
  expect((await refusal(activate())).reason).toBe('norm.blocked')
  await save(people.marketingHead, {
    participations: rows().map((row) => ({ ...row, output: row.output === '' ? '主视觉终稿' : row.output })),
  })
  await save(people.marketingHead, { leaderId: null })
  expect((await findings())[1]).toMatch(/^NM-COL-05/)
  await save(people.marketingHead, { leaderId: people.marketingHead.id })
})

it('S1-12, S1-16: the group, with who can decide and who can carry out', async () => {
  const { people, departments } = cast
  const charter = await save(people.marketingHead, {
    members: [
      { personId: people.productHead.id, departmentId: departments.product.id, hasDecisionPower: true },
      { personId: people.salesHead.id, departmentId: departments.sales.id, hasDecisionPower: true },
      { personId: people.designer.id, departmentId: departments.design.id, canExecute: true },
      { personId: people.marketer.id, departmentId: departments.marketing.id, canExecute: true },
    ],
  })
  expect(charter.members.map(({ person, canExecute }) => [person.name, canExecute])).toContainEqual([
    '苏禾',
    true,
  ])
  expect(await findings()).not.toContain('NM-COL-04 新产品上市')
})

it('S1-17 … S1-20, X-32, S1-63 … S1-65: the communication plan, and what is ticked by it', async () => {
  const { people } = cast
  const charter = await save(people.marketingHead, {
    communication: [
      {
        frequency: 'weekly',
        channels: ['offline', 'online'],
        contents: ['progress', 'issues'],
        weekday: 5,
        startTime: '16:00',
        purpose: '同步进度',
        output: '会议纪要',
        audience: '小组全体',
        ownerId: people.marketer.id,
      },
      { frequency: 'adhoc', channels: ['document'], contents: ['decisions'] },
    ],
  })
  expect(charter.commFrequency).toEqual(['weekly', 'adhoc'])
  expect(charter.commChannel).toEqual(['offline', 'online', 'document'])
  expect(charter.communication[0]).toMatchObject({ owner: { name: '林小满' }, hasSeries: false })
})

it('S1-67 … S1-70: risks that are foreseen, with a response and a department', async () => {
  const { people, departments } = cast
  await test.call(risks.createRisk, {
    as: people.marketingHead,
    body: {
      text: '供应商产能不足',
      collaborationId: id,
      response: '提前锁定两家供应商',
      departmentId: departments.sales.id,
    },
  })
  const { foreseenRisks } = await read(people.marketingHead)
  expect(foreseenRisks).toMatchObject([
    { text: '供应商产能不足', response: '提前锁定两家供应商', department: { name: '销售部' } },
  ])
})

it('S1-66, S1-72: how decisions are taken is chosen, and changing it is on record', async () => {
  const { people } = cast
  await save(people.marketingHead, { decisionMechanism: 'leader' })
  await save(people.marketingHead, { decisionMechanism: 'deptVote' })
  const { history } = await test.call(collaborations.getCollaboration, as(people.marketingHead))
  expect(history.filter(({ move }) => move === 'changeMechanism').map(({ data }) => data)).toEqual([
    { from: null, to: 'leader' },
    { from: 'leader', to: 'deptVote' },
  ])
})

it('S4-07: open is the rule; whoever narrows the sight says why, and that is on record', async () => {
  const { people } = cast
  const { classification } = await read(people.marketingHead)
  expect(classification).toBe('internal')
  const unsaid = await refusal(save(people.marketingHead, { classification: 'secret' }))
  expect(unsaid.issues).toMatchObject([{ path: ['reason'], reason: 'collaboration.reasonToRestrict' }])
  await save(people.marketingHead, { classification: 'secret', reason: '含未公布价格' })
  await save(people.marketingHead, { classification: 'internal' })
  const { history } = await test.call(collaborations.getCollaboration, as(people.marketingHead))
  const said = history.filter(({ move }) => move === 'restrict' || move === 'open')
  expect(said.map(({ move, reason }) => [move, reason])).toEqual([
    ['restrict', '含未公布价格'],
    ['open', ''],
  ])
})

describe('X-35: every head confirms', () => {
  const answer = (person: SeedPerson, department: { id: string }, reason?: string) =>
    test.call(contract.answerCharter, {
      ...as(person),
      body:
        reason === undefined
          ? { answer: 'confirmed', departmentId: department.id }
          : { answer: 'objected', departmentId: department.id, reason },
    })

  it('is put to the heads; who puts it has said yes for their own', async () => {
    const { people, departments } = cast
    const early = await refusal(answer(people.salesHead, departments.sales))
    expect(early.reason).toBe('collaboration.nothingToConfirm')
    const charter = await test.call(contract.askConfirmation, as(people.marketingHead))
    expect(charter.participations.map(({ confirmation }) => confirmation)).toEqual([
      'confirmed',
      'waiting',
      'waiting',
      'waiting',
    ])
    expect(await noticesOf(people.salesHead)).toEqual(['toConfirm'])
    expect(await noticesOf(people.marketingHead)).toEqual([])
    expect(partOf(await read(people.salesHead), departments.sales).canAnswer).toBe(true)
    expect(partOf(await read(people.seller), departments.sales).canAnswer).toBe(false)
    expect((await refusal(answer(people.salesHead, departments.design))).status).toBe(403)
  })

  it('takes an objection with its reason, which the leader answers', async () => {
    const { people, departments } = cast
    const objected = await answer(people.salesHead, departments.sales, '铺货至少要三周')
    expect(partOf(objected, departments.sales)).toMatchObject({
      confirmation: 'objected',
      lastAnswer: { reason: '铺货至少要三周', by: { name: '肖航' } },
    })
    expect(await noticesOf(people.marketingHead)).toEqual(['objected'])
    const answered = await test.call(contract.replyToObjection, {
      ...as(people.marketingHead),
      body: { departmentId: departments.sales.id, text: '第2个月中正好是六周' },
    })
    expect(partOf(answered, departments.sales).confirmation).toBe('answered')
    expect(await noticesOf(people.salesHead)).toEqual(['toConfirm', 'objectionAnswered'])
    await answer(people.salesHead, departments.sales)
    await answer(people.productHead, departments.product)
  })

  it('refuses to begin as long as one is missing, and names it', async () => {
    const refused = await refusal(activate(await reasons()))
    expect(refused).toMatchObject({
      reason: 'collaboration.notConfirmed',
      params: { departments: '设计部' },
    })
  })

  it('asks again after a change of substance, and only then', async () => {
    const { people } = cast
    const untouched = await save(people.marketingHead, {
      participations: rows().map((row) => ({
        ...row,
        output: row.output === '' ? '主视觉终稿' : row.output,
        liaisonId: row.leadId,
      })),
    })
    expect(untouched.isAsked).toBe(true)
    expect(untouched.participations.map(({ confirmation }) => confirmation)).toEqual([
      'confirmed',
      'confirmed',
      'confirmed',
      'waiting',
    ])
    const changed = await save(people.marketingHead, { endsOn: '2026-04-12' })
    expect(changed.isAsked).toBe(false)
    expect(changed.participations.map(({ confirmation }) => confirmation)).toEqual([
      'changed',
      'changed',
      'changed',
      'notAsked',
    ])
    await test.call(contract.askConfirmation, as(people.marketingHead))
    expect(await noticesOf(people.productHead)).toEqual(['toConfirm', 'toConfirm'])
  })

  it('tells the leader when nobody is left', async () => {
    const { people, departments } = cast
    await answer(people.salesHead, departments.sales)
    await answer(people.productHead, departments.product)
    await answer(people.designer, departments.design)
    expect(await noticesOf(people.marketingHead)).toEqual(['objected', 'allConfirmed'])
  })
})

/** A reason for each warning that stands. */
async function reasons() {
  const { items } = await test.call(contract.getCharterFindings, as(cast.people.marketingHead))
  return items.map(({ fingerprint }) => ({ fingerprint, reason: '销售部下周指定' }))
}

it('X-31: the division has rows with helpers, priority, predecessors, and goes to Excel', async () => {
  const { people, departments } = cast
  const first = await save(people.marketingHead, {
    duties: [
      {
        departmentId: departments.product.id,
        duty: '功能开发',
        output: '测试版产品',
        ownerId: people.productHead.id,
        dueText: '第1个月末',
        priority: 'P1',
        acceptance: '通过回归测试',
      },
    ],
  })
  const [development] = first.duties
  const charter = await save(people.marketingHead, {
    duties: [
      { ...asRow(development as contract.DutyView) },
      {
        departmentId: departments.marketing.id,
        duty: '制定推广方案',
        output: '推广方案',
        ownerId: people.marketer.id,
        helperIds: [people.designer.id],
        startsOn: '2026-02-05',
        dueText: '2026-02-27',
        afterIds: [development?.id],
        note: '分两批',
      },
    ],
  })
  expect(charter.duties.map(({ dueOn, helpers, priority }) => [dueOn, helpers.length, priority])).toEqual([
    ['2026-02-04', 0, 'P1'],
    ['2026-02-27', 1, 'P2'],
  ])
  const answer = await test.http.inject({
    url: `/api/v1/collaborations/${id}/division.xlsx`,
    headers: { cookie: await test.cookieOf(people.designer.id) },
  })
  const sheet: unknown[][] = []
  for await (const row of streamXlsxRows(answer.rawPayload)) sheet.push(row.values)
  expect(sheet[0]).toEqual(
    '序号 部门 具体职责 任务输出物（交付成果） 责任人 协助人 开始时间 完成时限 优先级 前置任务 验收标准 备注'.split(
      ' ',
    ),
  )
  expect(sheet[1]?.slice(0, 5)).toEqual([1, '产品部', '功能开发', '测试版产品', '陈拓'])
  expect(sheet[1]?.[7]).toBe('第1个月末 (2026-02-04)')
  expect(sheet[2]?.[9]).toBe('1')
  expect(sheet.slice(3).map((row) => row[1])).toEqual(['销售部', '设计部'])
})

function asRow({ department, owner, helpers, task: _, isTask: __, dueOn: ___, ...row }: contract.DutyView) {
  return {
    ...row,
    departmentId: department.id,
    ownerId: owner?.id ?? null,
    helperIds: helpers.map((one) => one.id),
  }
}

describe('S1-50, S1-21, S1-22: it begins', () => {
  it('by its leader only, with every head’s word and a reason for each warning', async () => {
    const { people, departments } = cast
    await test.call(contract.askConfirmation, as(people.marketingHead))
    for (const [person, department] of [
      [people.salesHead, departments.sales],
      [people.productHead, departments.product],
      [people.designer, departments.design],
    ] as const) {
      await test.call(contract.answerCharter, {
        ...as(person),
        body: { answer: 'confirmed', departmentId: department.id },
      })
    }
    await save(people.marketingHead, {
      participations: rows().map((row) => ({
        ...row,
        output: row.output === '' ? '主视觉终稿' : row.output,
      })),
    })
    const unsaid = await refusal(activate())
    expect(unsaid.reason).toBe('norm.needsOverride')
    const by = { ...as(people.salesHead), body: { overrides: [] } }
    expect((await refusal(test.call(contract.activateCollaboration, by))).status).toBe(403)
    const charter = await activate(await reasons())
    expect(charter.state).toBe('chartered')
    expect(charter.steps.map(({ state }) => state).slice(0, 4)).toEqual(['done', 'done', 'done', 'current'])
    expect(await noticesOf(people.seller)).toEqual([])
    expect((await noticesOf(people.designer)).at(-1)).toBe('started')
  })

  it('S1-21: the weekly line is a series whose meetings belong to it; the ad hoc one is none', async () => {
    const { people } = cast
    const { communication } = await read(people.marketingHead)
    expect(communication.map(({ hasSeries }) => hasSeries)).toEqual([true, false])
    const series = await test.call(seriesContract.getSeries, {
      as: people.marketingHead,
      params: { id: communication[0]?.series?.id as string },
    })
    expect(series).toMatchObject({
      name: '新产品上市 周例会',
      type: 'progressSync',
      recurrence: { kind: 'weekly', every: 1, weekdays: [5] },
      startTime: '16:00',
      endsOn: '2026-04-12',
      host: { name: '林小满' },
    })
    expect(series.topics.map(({ title }) => title)).toEqual(['进度同步', '问题反馈'])
    const parts = await test.call(collaborations.getCollaborationParts, as(people.marketingHead))
    expect(parts.meetings.length).toBeGreaterThan(0)
  })

  it('S1-22: every line is a task, once, with who it is for and what it waits for', async () => {
    const { people } = cast
    const charter = await read(people.marketingHead)
    expect(charter.duties.every(({ isTask }) => isTask)).toBe(true)
    expect(charter.participations.map(({ task }) => task !== null)).toEqual([false, false, true, true])
    const again = await test.call(contract.makeDivisionTasks, as(people.marketingHead))
    expect(again.duties.map(({ task }) => task?.id)).toEqual(charter.duties.map(({ task }) => task?.id))
    const plan = await test.call(tasks.getTask, {
      as: people.marketer,
      params: { id: charter.duties[1]?.task?.id as string },
    })
    expect(plan).toMatchObject({
      name: '制定推广方案',
      owner: { name: '林小满' },
      dueOn: '2026-02-27',
      plannedStart: '2026-02-05',
      collaboration: { id },
    })
    expect(plan.doneCriteria).toEqual(['输出物：推广方案'])
    const development = await test.call(tasks.getTask, {
      as: people.productHead,
      params: { id: charter.duties[0]?.task?.id as string },
    })
    expect(development).toMatchObject({ dueText: '第1个月末', dueOn: '2026-02-04', priority: 'P1' })
  })

  it('S1-26: when the start moves, so does work that is counted from it', async () => {
    const { people } = cast
    const charter = await save(people.marketingHead, { startsOn: '2026-01-12' })
    expect(charter.duties.map(({ dueOn }) => dueOn)).toEqual(['2026-02-11', '2026-02-27'])
    const dueOf = async (index: number) => {
      const task = await test.call(tasks.getTask, {
        as: people.marketingHead,
        params: { id: charter.duties[index]?.task?.id as string },
      })
      return task.dueOn
    }
    expect(await dueOf(0)).toBe('2026-02-11')
    expect(await dueOf(1)).toBe('2026-02-27')
  })

  it('S1-27: a row that is a task is not wiped from the sheet', async () => {
    const refused = await refusal(save(cast.people.marketingHead, { duties: [] }))
    expect(refused.issues[0]?.reason).toBe('collaboration.rowIsTask')
  })

  it('S1-72: a decision of its meetings is taken as the charter has it', async () => {
    const { people } = cast
    const { meetingId, topicId } = await seedLiveMeeting(test, cast)
    await ask(sql`update meeting set name = '预算专题会', collaboration_id = ${id} where id = ${meetingId}`)
    await test.call(record.addEntry, {
      as: people.marketingHead,
      params: { id: topicId },
      body: { clientKey: crypto.randomUUID(), kind: 'decision', text: '线上推广预算为10万元' },
    })
    const decisions = await ask(sql<{ mechanism: string }>`
      select mechanism from decision where meeting_id = ${meetingId}`)
    expect(decisions).toEqual([{ mechanism: 'deptVote' }])
  })
})

it('S1-14: the leader puts a power into other hands, for a reason; it ends on its day or when it is taken back', async () => {
  const { people } = cast
  const delegate = (untilOn: string | null) =>
    test.call(contract.delegatePower, {
      ...as(people.marketingHead),
      body: { power: 'progress', personId: people.marketer.id, untilOn, reason: '出差两周' },
    })
  expect((await read(people.marketer)).can).toEqual([])
  await delegate('2020-01-01')
  expect((await read(people.marketer)).can).toEqual([])
  const charter = await delegate(null)
  expect((await read(people.marketer)).can).toEqual([
    'editCommunication',
    'editDivision',
    'makeTasks',
    'startMeetings',
  ])
  expect((await noticesOf(people.marketer)).at(-1)).toBe('delegated')
  await test.call(contract.endDelegation, {
    as: people.marketingHead,
    params: { id, delegationId: charter.delegations.at(-1)?.id as string },
  })
  expect((await read(people.marketer)).can).toEqual([])
  const { history } = await test.call(collaborations.getCollaboration, as(people.marketingHead))
  expect(history.slice(-2).map(({ move, data }) => [move, data.name])).toEqual([
    ['delegate', '林小满'],
    ['endDelegation', '林小满'],
  ])
})

it('S1-02, S1-03, S1-04: each type has what is its own', async () => {
  const { people, departments } = cast
  const charter = await save(people.marketingHead, {
    type: 'problem',
    rootCause: '产能评估沿用去年数据',
    solution: '每月滚动评估',
  })
  expect(charter).toMatchObject({
    type: 'problem',
    rootCause: '产能评估沿用去年数据',
    solution: '每月滚动评估',
  })
  const asked = await ask(sql<{ id: string }>`
    insert into resource_request (meeting_id, department_id, kind, text)
    select id, ${departments.sales.id}, 'people', '借调两名铺货专员' from meeting where name = '预算专题会' returning id`)
  const { items } = await test.call(contract.listResourceRequests, as(people.marketingHead))
  expect(items).toMatchObject([{ text: '借调两名铺货专员', department: { name: '销售部' } }])
  const linked = await save(people.marketingHead, {
    type: 'resource',
    resourceRequestIds: asked.map((one) => one.id),
  })
  expect(linked.resourceRequests.map(({ text }) => text)).toEqual(['借调两名铺货专员'])
  const strategy = await save(people.marketingHead, {
    type: 'strategy',
    participations: rows().map((row) => ({
      ...row,
      output: row.output === '' ? '主视觉终稿' : row.output,
      subGoal: '4月底前完成本部门上市准备',
    })),
  })
  expect(strategy.participations.every(({ subGoal }) => subGoal !== '')).toBe(true)
})

it('ends only when a superior agrees; then its work is called off and everybody hears why', async () => {
  const { people } = cast
  const move = (person: SeedPerson, to: 'terminate' | 'pause', reason: string) =>
    test.call(collaborations.moveCollaboration, { ...as(person), body: { move: to, reason } })
  const stop = (person: SeedPerson, body: object) =>
    test.call(contract.askStop, { ...as(person), body: body as never })
  expect((await refusal(move(people.marketingHead, 'terminate', '市场有变'))).reason).toBe(
    'collaboration.stopNotAgreed',
  )
  const asked = await stop(people.marketingHead, { act: 'ask', reason: '市场有变' })
  expect(asked.stop).toMatchObject({ by: { name: '石静' }, reason: '市场有变' })
  expect(await noticesOf(people.vicePresident)).toEqual(['stopAsked'])
  await stop(people.vicePresident, { act: 'refuse', reason: '再看一个月' })
  expect((await noticesOf(people.marketingHead)).at(-1)).toBe('stopRefused')
  await stop(people.marketingHead, { act: 'ask', reason: '供应商退出' })
  expect((await refusal(move(people.salesHead, 'terminate', '不做了'))).status).toBe(403)
  const ended = await move(people.vicePresident, 'terminate', '同意终止')
  expect(ended.state).toBe('terminated')
  expect((await noticesOf(people.salesHead)).at(-1)).toBe('terminated')
  const states = await ask(sql<{ state: string }>`
    select distinct state from task where collaboration_id = ${id}`)
  expect(states).toEqual([{ state: 'cancelled' }])
  const series = await ask(sql<{ state: string }>`
    select state from meeting_series where collaboration_id = ${id}`)
  expect(series).toEqual([{ state: 'stopped' }])
  expect((await read(people.marketingHead)).can).toEqual([])
})
