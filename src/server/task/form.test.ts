import { streamXlsxRows } from 'hucre'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as collaborations from '#contract/collaboration.ts'
import * as meetings from '#contract/meeting.ts'
import * as risks from '#contract/risk.ts'
import * as contract from '#contract/task.ts'
import { openTestApp, Refused, type TestApp } from '#test/harness.ts'
import type { Cast, SeedPerson } from '#test/people.ts'
import { seedMeeting } from './task.test-data.ts'

/** The sheet 跨部门任务分配表 (form S3-C), filled in as in the worked example, and what follows from each field. */

let test: TestApp
let cast: Cast
let projectId: string
let design: contract.TaskView

const refusal = async (call: Promise<unknown>): Promise<Refused> => {
  const answer = await call.catch((error: unknown) => error)
  if (!(answer instanceof Refused)) throw new Error('was not refused')
  return answer
}
const as = (person: SeedPerson, id: string) => ({ as: person, params: { id } })

beforeAll(async () => {
  test = await openTestApp()
  test.setNow('2026-03-02T09:00:00+08:00')
  cast = await test.seedPeople()
  const { people, departments } = cast
  const project = await test.call(collaborations.createCollaboration, {
    as: people.marketingHead,
    body: {
      name: 'Q4营销活动筹备',
      participatingDepartmentIds: [departments.sales.id, departments.product.id, departments.design.id],
      goal: '明确四部门分工及时间节点，保证3月31日活动上线',
      targets: [{ metric: '新品A销量', value: 5000, unit: '台', region: '华东' }],
      theme: '焕新启程，智享生活',
      launchOn: '2026-03-31',
      isLaunchProvisional: true,
    },
  })
  projectId = project.id
  design = await test.call(contract.createTask, {
    as: people.marketingHead,
    body: {
      name: '活动宣传主视觉设计',
      collaborationId: projectId,
      description: '设计线上及线下宣传物料主视觉',
      ownerDepartmentId: departments.design.id,
      ownerId: people.designer.id,
      cooperating: [{ departmentId: departments.marketing.id, provides: '文案、品牌规范' }],
      cooperatorIds: [people.marketer.id],
      plannedStart: '2026-03-10',
      dueOn: '2026-03-25',
      milestones: [
        { dueOn: '2026-03-15', departmentId: departments.marketing.id, deliverable: '提交文案及品牌规范' },
        { dueOn: '2026-03-22', departmentId: departments.design.id, deliverable: '输出3版设计稿初稿' },
      ],
      resources: [
        {
          kind: 'document',
          text: '活动文案终稿',
          providerId: departments.marketing.id,
          dueOn: '2026-03-15',
          amountCents: null,
        },
        {
          kind: 'material',
          text: '产品实拍图',
          providerId: departments.product.id,
          dueOn: '2026-03-18',
          amountCents: null,
        },
        {
          kind: 'people',
          text: '额外1名设计助理',
          providerId: null,
          askingDepartmentId: departments.design.id,
          headcount: 1,
          dueOn: null,
          amountCents: 300_000,
        },
      ],
      budgetCents: 500_000,
      doneCriteria: ['符合品牌视觉规范，风格与活动主题一致'],
      notes: ['修改次数不超过2次'],
      requiredFormats: [
        { format: 'JPG', use: 'online' },
        { format: '源文件', use: 'offline' },
        { format: 'PDF', use: 'offline' },
      ],
      reviewDepartmentIds: [departments.marketing.id, departments.sales.id],
      maxRework: 2,
    },
  })
})
afterAll(() => test.close())

describe('form S3-C', () => {
  it.each([
    ['S3-54', 'the name', () => [design.name, '活动宣传主视觉设计']],
    ['S3-55', 'the collaboration it belongs to', () => [design.collaboration?.title, 'Q4营销活动筹备']],
    ['S3-56', 'the description', () => [design.description, '设计线上及线下宣传物料主视觉']],
    ['S3-57', 'the owning department', () => [design.ownerDepartment?.name, '设计部']],
    ['S3-58', 'one owner', () => [design.owner?.name, '苏禾']],
    [
      'S3-59',
      'cooperating departments with what they provide',
      () => [
        design.cooperating.map((one) => [one.department.name, one.provides]),
        [['市场部', '文案、品牌规范']],
      ],
    ],
    ['S3-60', 'cooperating people', () => [design.cooperators.map(({ name }) => name), ['林小满']]],
    ['S3-61', 'the planned start', () => [design.plannedStart, '2026-03-10']],
    ['S3-62', 'the planned end', () => [design.dueOn, '2026-03-25']],
    [
      'S3-63',
      'milestones: day, department, deliverable',
      () => [
        design.milestones.map((one) => [one.dueOn, one.department?.name, one.deliverable]),
        [
          ['2026-03-15', '市场部', '提交文案及品牌规范'],
          ['2026-03-22', '设计部', '输出3版设计稿初稿'],
        ],
      ],
    ],
    [
      'S3-64',
      'resources: kind, text, provider or asker, day, people, amount',
      () => [
        design.resources.map((one) => [
          one.kind,
          one.text,
          one.provider?.name ?? one.askingDepartment?.name,
          one.dueOn,
          one.headcount,
          one.amountCents,
        ]),
        [
          ['document', '活动文案终稿', '市场部', '2026-03-15', null, null],
          ['material', '产品实拍图', '产品部', '2026-03-18', null, null],
          ['people', '额外1名设计助理', '设计部', null, 1, 300_000],
        ],
      ],
    ],
    [
      'S3-65',
      'criteria and remarks',
      () => [
        [...design.doneCriteria, ...design.notes],
        ['符合品牌视觉规范，风格与活动主题一致', '修改次数不超过2次'],
      ],
    ],
    ['S3-75', 'a budget in 分', () => [design.budgetCents, 500_000]],
    [
      'S3-70',
      'formats with what they are for',
      () => [
        design.requiredFormats.map(({ format, use }) => [format, use]),
        [
          ['JPG', 'online'],
          ['源文件', 'offline'],
          ['PDF', 'offline'],
        ],
      ],
    ],
    [
      'S3-68',
      'departments that review jointly, each by its head',
      () => [
        design.reviewers.map((one) => [one.forDepartment?.name, one.person.name]).sort(),
        [
          ['市场部', '石静'],
          ['销售部', '肖航'],
        ].sort(),
      ],
    ],
  ] as const)('%s: keeps %s', (_id, _what, sides) => {
    const [kept, given] = sides()
    expect(kept).toEqual(given)
  })

  it('S3-80: has no place for a second owner; a department without a head cannot review', async () => {
    const two = await refusal(
      test.call(contract.createTask, {
        as: cast.people.marketer,
        body: { name: '二主', ownerId: [cast.people.seller.id, cast.people.marketer.id] as never },
      }),
    )
    expect(two.kind).toBe('invalid')
    const headless = await refusal(
      test.call(contract.createTask, {
        as: cast.people.marketer,
        body: { name: '联合评审', reviewDepartmentIds: [cast.departments.office.id] },
      }),
    )
    expect(headless.issues).toMatchObject([
      { path: ['reviewDepartmentIds'], reason: 'task.departmentHasNoHead' },
    ])
  })

  it('NM-TRK-13, NM-TRK-12, NM-TRK-14: says which provider is not listed, that a day is no working day, that a milestone lies outside', async () => {
    const task = await test.call(contract.updateTask, {
      ...as(cast.people.marketingHead, design.id),
      body: {
        version: design.version,
        dueOn: '2026-03-28',
        milestones: [
          ...design.milestones.map(({ id, dueOn, department, deliverable }) => ({
            id,
            dueOn,
            departmentId: department?.id ?? null,
            deliverable,
          })),
          { dueOn: '2026-04-02', departmentId: null, deliverable: '定稿' },
        ],
      },
    })
    const found = (norm: string) => task.findings.filter((one) => one.norm === norm)
    expect(found('NM-TRK-13')).toHaveLength(1)
    expect(found('NM-TRK-13')[0]?.reason.params.dept).toContain('产品部')
    expect(found('NM-TRK-12')).toHaveLength(1)
    expect(found('NM-TRK-14').map(({ reason }) => reason.params.name)).toEqual(['定稿'])
    // The milestones that were there are the same ones still.
    expect(task.milestones.slice(0, 2).map(({ id }) => id)).toEqual(design.milestones.map(({ id }) => id))
  })

  it('ticks a milestone off with who and when, and takes the tick back', async () => {
    const [first] = design.milestones
    const tick = (isDone: boolean) =>
      test.call(contract.tickMilestone, {
        as: cast.people.designer,
        params: { id: design.id, milestoneId: first?.id as string },
        body: { isDone },
      })
    expect((await tick(true)).milestones[0]).toMatchObject({
      doneBy: { name: '苏禾' },
      doneAt: '2026-03-02T01:00:00.000Z',
    })
    expect((await tick(false)).milestones[0]).toMatchObject({ doneBy: null, doneAt: null })
  })
})

describe('what waits for what', () => {
  let copy: contract.TaskView

  it('is shown both ways, and refused where work would wait for itself', async () => {
    const { people } = cast
    copy = await test.call(contract.createTask, {
      as: people.marketingHead,
      body: {
        name: '提供活动文案终稿',
        collaborationId: projectId,
        ownerId: people.marketer.id,
        // Whoever waits for it sees it; what they do not see would not be judged.
        cooperatorIds: [people.seller.id],
        dueOn: '2026-03-15',
      },
    })
    const draft = design.milestones[1]?.id as string
    const waits = await test.call(contract.addDependency, {
      ...as(people.marketingHead, design.id),
      body: { direction: 'waitsFor', taskId: copy.id, milestoneId: draft },
    })
    expect(waits.waitsFor).toMatchObject([
      {
        other: { title: '提供活动文案终稿' },
        milestone: { deliverable: '输出3版设计稿初稿' },
        isDone: false,
      },
    ])
    await test.call(contract.addDependency, {
      ...as(people.marketingHead, design.id),
      body: { direction: 'before', collaborationId: projectId },
    })
    const back = await test.call(contract.listDependencies, as(people.marketer, copy.id))
    expect(back.before).toMatchObject([{ other: { title: '活动宣传主视觉设计' } }])
    const loop = await refusal(
      test.call(contract.addDependency, {
        ...as(people.marketingHead, copy.id),
        body: { direction: 'waitsFor', taskId: design.id },
      }),
    )
    expect(loop.reason).toBe('task.dependencyLoop')
    const parts = await test.call(collaborations.getCollaborationParts, as(people.designer, projectId))
    expect(parts.beforeLaunch).toMatchObject([{ title: '活动宣传主视觉设计', isDone: false }])
  })

  it('NM-TRK-15: starting before what it waits for is finished takes a reason; a milestone only waits itself', async () => {
    const { people } = cast
    const print = await test.call(contract.createTask, {
      as: people.marketingHead,
      body: { name: '印刷海报', ownerId: people.seller.id, dueOn: '2026-03-27' },
    })
    await test.call(contract.addDependency, {
      ...as(people.marketingHead, print.id),
      body: { direction: 'waitsFor', taskId: copy.id },
    })
    const early = await refusal(
      test.call(contract.startTask, { ...as(people.seller, print.id), body: { overrides: [] } }),
    )
    expect(early.reason).toBe('norm.needsOverride')
    expect((early.detail as { findings: { norm: string }[] }).findings.map(({ norm }) => norm)).toContain(
      'NM-TRK-15',
    )
    // Of the design only one milestone waits, so the work may begin.
    const begun = await test.call(contract.startTask, {
      ...as(people.designer, design.id),
      body: { overrides: [] },
    })
    expect(begun.state).toBe('inProgress')
  })

  it('is not told to whoever does not see the other end', async () => {
    const { people } = cast
    const secret = await test.call(contract.createTask, {
      as: people.marketingHead,
      body: { name: '机密预算', classification: 'confidential' },
    })
    await test.call(contract.addDependency, {
      ...as(people.marketingHead, copy.id),
      body: { direction: 'waitsFor', taskId: secret.id },
    })
    const told = await test.call(contract.listDependencies, as(people.marketer, copy.id))
    expect(told.waitsFor).toEqual([])
  })
})

describe('progress and risks', () => {
  it('S3-33, S3-66, S3-34, S3-67: three parts are kept, and a risk point becomes a risk that later updates tell more of', async () => {
    const { people, departments } = cast
    const said = await test.call(contract.addTaskUpdate, {
      ...as(people.designer, design.id),
      body: {
        text: '已完成品牌规范整理，待市场部文案',
        awaitingDepartmentId: departments.marketing.id,
        riskPoint: '市场部文案延期可能影响初稿输出时间',
      },
    })
    const update = said.updates.at(-1)
    expect(update).toMatchObject({
      state: 'inProgress',
      text: '已完成品牌规范整理，待市场部文案',
      awaiting: { name: '市场部' },
      riskPoint: '市场部文案延期可能影响初稿输出时间',
    })
    const list = () => test.call(risks.listRisks, { as: people.marketer, query: { taskId: design.id } })
    const [risk] = (await list()).items
    expect(risk).toMatchObject({
      id: update?.riskId,
      text: '市场部文案延期可能影响初稿输出时间',
      state: 'identified',
      task: { title: '活动宣传主视觉设计' },
      raisedBy: { name: '苏禾' },
    })
    await test.call(contract.addTaskUpdate, {
      ...as(people.designer, design.id),
      body: { text: '继续等待', riskPoint: '文案预计16日确认', riskId: update?.riskId ?? null },
    })
    const again = (await list()).items
    expect(again.map(({ text }) => text)).toEqual(['文案预计16日确认'])
    // Both lines stay as they were said.
    const whole = await test.call(contract.getTask, as(people.designer, design.id))
    expect(whole.updates.map(({ text }) => text)).toEqual(['已完成品牌规范整理，待市场部文案', '继续等待'])
  })

  it('X-60: is judged, answered and closed step by step, with its forecast; nobody skips a step', async () => {
    const { people, departments } = cast
    const { items } = await test.call(risks.listRisks, { as: people.designer, query: { taskId: design.id } })
    const risk = items[0] as risks.RiskView
    const move = (
      person: SeedPerson,
      body: Parameters<typeof test.call<never, never, never, never>>[1] | object,
    ) => test.call(risks.moveRisk, { as: person, params: { id: risk.id }, body: body as never })
    expect((await refusal(move(people.marketingHead, { move: 'monitor', response: '催稿' }))).reason).toBe(
      'risk.notNow',
    )
    expect(
      (await refusal(move(people.designer, { move: 'assess' }))).issues.map(({ path }) => path[0]),
    ).toEqual(['possibility', 'impact'])
    const assessed = await move(people.designer, { move: 'assess', possibility: 2, impact: 3 })
    expect(assessed).toMatchObject({ state: 'assessed', level: 'high' })
    const watched = await move(people.marketingHead, {
      move: 'monitor',
      response: '已同步专员，预计16日确认文案',
      departmentId: departments.marketing.id,
    })
    expect(watched).toMatchObject({ state: 'monitoring', department: { name: '市场部' } })
    const forecast = await test.call(risks.updateRisk, {
      as: people.designer,
      params: { id: risk.id },
      body: {
        version: watched.version,
        forecastMilestoneId: design.milestones[0]?.id ?? null,
        forecastOn: '2026-03-16',
      },
    })
    expect(forecast.forecast).toMatchObject({ on: '2026-03-16', slipDays: 1 })
    const closed = await move(people.marketingHead, { move: 'close', reason: '文案已到' })
    expect(closed.state).toBe('closed')
    const stranger = await refusal(test.call(risks.getRisk, as(people.newcomer, risk.id)))
    expect(stranger.status).toBe(404)
  })

  it('is found by its words, as its collaboration is, by whoever sees them only', async () => {
    const { search } = await import('#contract/today.ts')
    const find = async (person: SeedPerson, q: string) =>
      (await test.call(search, { as: person, query: { q } })).items.map(({ noun, link }) => `${noun} ${link}`)
    expect(await find(cast.people.designer, '文案预计')).toContainEqual(
      expect.stringMatching(/^risk \/risks\/[\w-]{36}$/),
    )
    expect(await find(cast.people.designer, '营销活动筹备')).toContain(
      `collaboration /collaborations/${projectId}`,
    )
    expect(await find(cast.people.newcomer, '文案预计')).toEqual([])
    expect(await find(cast.people.newcomer, '营销活动筹备')).toEqual([])
  })
})

describe('handing in and reviewing', () => {
  const link = (name: string) =>
    test.call(contract.addDeliverableLink, {
      ...as(cast.people.designer, design.id),
      body: { name, link: `https://example.com/${encodeURIComponent(name)}` },
    })
  const submit = async () => {
    const call = (overrides: { fingerprint: string; reason: string }[]) =>
      test.call(contract.submitTask, {
        ...as(cast.people.designer, design.id),
        body: { note: '', overrides },
      })
    return call([])
  }
  const back = (person: SeedPerson, body: { comment: string; escalate?: boolean }) =>
    test.call(contract.sendTaskBack, { ...as(person, design.id), body })

  it('S3-37: is not handed in without a deliverable; S3-70, NM-TRK-19: the missing format is named', async () => {
    const bare = await refusal(submit())
    expect(bare.reason).toBe('norm.blocked')
    expect((bare.detail as { findings: { norm: string }[] }).findings.map(({ norm }) => norm)).toContain(
      'NM-TRK-06',
    )
    await link('主视觉.jpg')
    await link('主视觉.psd')
    const handed = await submit()
    expect(handed.state).toBe('pendingAcceptance')
    const formats = handed.findings.filter(
      ({ norm, reason }) => norm === 'NM-TRK-19' && reason.params.formats !== undefined,
    )
    expect(formats.map(({ reason }) => reason.params.formats)).toEqual(['PDF'])
  })

  it('X-57, S3-68: one department that passes is not all; S3-69: the third return warns and can go up', async () => {
    const { people } = cast
    const half = await test.call(contract.acceptTask, {
      ...as(people.marketingHead, design.id),
      body: { comment: '可以' },
    })
    expect(half.state).toBe('pendingAcceptance')
    expect(
      (await refusal(back(people.salesHead, { comment: '颜色太暗', escalate: true }))).issues,
    ).toMatchObject([{ reason: 'task.escalateTooEarly' }])
    for (const round of [1, 2]) {
      const returned = await back(people.salesHead, { comment: '颜色太暗' })
      expect(returned).toMatchObject({ state: 'inProgress', reworkCount: round })
      await link(`第${round}稿.pdf`)
      await submit()
    }
    const third = await back(people.salesHead, { comment: '仍然太暗', escalate: true })
    expect(third.reworkCount).toBe(3)
    expect(third.findings.map(({ norm }) => norm)).toContain('NM-TRK-08')
    expect(third.updates.at(-1)).toMatchObject({ kind: 'escalation', text: '仍然太暗' })
    expect(third.history.map(({ move }) => move)).toContain('escalate')
  })

  it('S3-77: a deadline counted from the review gets its date when the review happens', async () => {
    const { people } = cast
    const revise = await test.call(contract.createTask, {
      as: people.marketingHead,
      body: { name: '按评审意见改海报', ownerId: people.designer.id, dueText: '经评审后2日内修改完成' },
    })
    await test.call(contract.addDependency, {
      ...as(people.marketingHead, revise.id),
      body: { direction: 'waitsFor', taskId: design.id },
    })
    expect(revise.dueOn).toBeNull()
    await link('终稿.pdf')
    await submit()
    test.setNow('2026-03-04T10:00:00+08:00')
    await test.call(contract.acceptTask, { ...as(people.marketingHead, design.id), body: {} })
    const before = await test.call(contract.getTask, as(people.designer, revise.id))
    expect(before.dueOn).toBeNull()
    const done = await test.call(contract.acceptTask, { ...as(people.salesHead, design.id), body: {} })
    expect(done.state).toBe('done')
    const after = await test.call(contract.getTask, as(people.designer, revise.id))
    expect(after).toMatchObject({ dueOn: '2026-03-06', dueText: '经评审后2日内修改完成' })
  })
})

describe('a delay', () => {
  it('X-56: says all that the application asks for, and may be refused: the date stays', async () => {
    const { people } = cast
    const task = await test.call(contract.createTask, {
      as: people.marketingHead,
      body: { name: '反馈门店清单', ownerId: people.seller.id, dueOn: '2026-03-20' },
    })
    const reported = await test.call(contract.reportDelay, {
      ...as(people.seller, task.id),
      body: {
        reason: '门店回复慢',
        newDueOn: '2026-03-23',
        impact: '物料印量推迟确定',
        remedy: '先按上季名单估算',
        responsibility: 'external',
        improvement: '下次提前两周发函',
      },
    })
    expect(reported.updates.at(-1)).toMatchObject({
      kind: 'delay',
      oldDueOn: '2026-03-20',
      newDueOn: '2026-03-23',
      text: '门店回复慢',
      impact: '物料印量推迟确定',
      remedy: '先按上季名单估算',
      responsibility: 'external',
      improvement: '下次提前两周发函',
    })
    expect(
      (
        await refusal(
          test.call(contract.refuseDelay, { ...as(people.seller, task.id), body: { reason: '不行' } }),
        )
      ).status,
    ).toBe(403)
    const refused = await test.call(contract.refuseDelay, {
      ...as(people.marketingHead, task.id),
      body: { reason: '上线日期不能动' },
    })
    expect(refused).toMatchObject({ state: 'inProgress', dueOn: '2026-03-20', originalDueOn: '2026-03-20' })
    expect(refused.updates.at(-1)).toMatchObject({ kind: 'delayRefused', text: '上线日期不能动' })
  })

  it('X-58: 受阻 is 需支持 with the task that stands in the way', async () => {
    const { people } = cast
    const own = { as: people.marketingHead }
    const blocker = await test.call(contract.createTask, { ...own, body: { name: '渠道政策' } })
    const task = await test.call(contract.createTask, {
      ...own,
      body: { name: '门店培训', ownerId: people.seller.id },
    })
    await test.call(contract.startTask, { ...as(people.seller, task.id), body: { overrides: [] } })
    // The blocker is the department's own: 沈青 does not see it, so it cannot be named.
    const unseen = await refusal(
      test.call(contract.askSupport, {
        ...as(people.seller, task.id),
        body: { text: '等政策', blockedById: blocker.id },
      }),
    )
    expect(unseen.reason).toBe('task.notFound')
    await test.call(contract.updateTask, {
      ...as(people.marketingHead, blocker.id),
      body: { version: blocker.version, ownerId: people.seller.id },
    })
    const asked = await test.call(contract.askSupport, {
      ...as(people.seller, task.id),
      body: { text: '等政策', blockedById: blocker.id },
    })
    expect(asked).toMatchObject({ state: 'needsSupport', updates: [{ blockedBy: { title: '渠道政策' } }] })
  })
})

describe('the ledger of a meeting', () => {
  it('S3-30, S3-53, S3-18, NM-MTG-10: lists all its tasks by the columns of the form, and counts what was added after', async () => {
    const { people, departments } = cast
    const meetingId = await seedMeeting(test.app.db, {
      organiserId: people.marketingHead.id,
      recorderId: people.marketer.id,
      departmentIds: [departments.marketing.id, departments.sales.id],
      state: 'inProgress',
    })
    const inside = await test.call(contract.createTask, {
      as: people.marketer,
      body: {
        name: '整理渠道名单',
        meetingId,
        ownerId: people.seller.id,
        dueOn: '2026-03-20',
        doneCriteria: ['覆盖四省'],
      },
    })
    const { asSystem } = await import('#server/db/actor-context.ts')
    await asSystem(test.app.db, (tx) =>
      tx
        .updateTable('meeting')
        .set({ actual_end: test.now(), state: 'ended' })
        .where('id', '=', meetingId)
        .execute(),
    )
    test.setNow('2026-03-04T11:00:00+08:00')
    await test.call(contract.createTask, { as: people.marketer, body: { name: '补充竞品对比', meetingId } })
    const ledger = await test.call(contract.getLedger, as(people.salesHead, meetingId))
    expect(ledger).toMatchObject({ addedAfterCount: 1, maintainer: { name: '林小满' } })
    expect(ledger.rows.map(({ name, isAddedAfter }) => [name, isAddedAfter])).toEqual([
      ['整理渠道名单', false],
      ['补充竞品对比', true],
    ])
    // Not a copy: a state that changes shows at once.
    await test.call(contract.startTask, { ...as(people.seller, inside.id), body: { overrides: [] } })
    const now = await test.call(contract.getLedger, as(people.salesHead, meetingId))
    expect(now.rows[0]).toMatchObject({
      state: 'inProgress',
      owner: { name: '沈青' },
      doneCriteria: ['覆盖四省'],
    })
    expect((await refusal(test.call(contract.getLedger, as(people.newcomer, meetingId)))).status).toBe(404)
  })

  it('S3-31: goes out as a sheet in the reader’s language, with what the reader may see and nothing else', async () => {
    const sheetOf = async (person: SeedPerson): Promise<string[][]> => {
      const answer = await test.http.inject({
        url: '/api/v1/tasks/export?open=any',
        headers: { cookie: await test.cookieOf(person) },
      })
      expect(answer.statusCode).toBe(200)
      const rows: string[][] = []
      for await (const row of streamXlsxRows(new Uint8Array(answer.rawPayload))) {
        rows.push(row.values.map((value) => String(value ?? '')))
      }
      return rows
    }
    const mine = await sheetOf(cast.people.designer)
    expect(mine[0]?.[0]).toBe('跨部门任务分配表')
    expect(mine[1]?.slice(0, 6)).toEqual([
      '任务编号',
      '任务名称',
      '所属项目',
      '任务描述',
      '负责部门',
      '负责人',
    ])
    const line = mine.find((row) => row[1] === '活动宣传主视觉设计') as string[]
    expect(line[2]).toBe('Q4营销活动筹备')
    expect(line[6]).toBe('市场部（文案、品牌规范）')
    expect(line[14]).toBe('JPG（线上）\n源文件（线下）\nPDF（线下）')
    expect(line[15]).toBe('已完成')
    const theirs = await sheetOf(cast.people.newcomer)
    // The title and the headings.
    expect(theirs).toHaveLength(2)
  })
})

it('ties a meeting to its collaboration, which shows it to whoever sees both; NM-PRE-01 is kept by the link', async () => {
  const { people } = cast
  const meeting = await test.call(meetings.createMeeting, {
    as: people.marketingHead,
    body: { name: '主视觉评审会', collaborationId: projectId },
  })
  expect(meeting).toMatchObject({ collaborationId: projectId, collaborationName: 'Q4营销活动筹备' })
  const findings = await test.call(meetings.getMeetingFindings, {
    ...as(people.marketingHead, meeting.id),
    query: { moment: 'ready' },
  })
  expect(findings.items.map(({ norm }) => norm)).not.toContain('NM-PRE-01')
  const loose = await test.call(meetings.createMeeting, {
    as: people.marketingHead,
    body: { name: '无所属会' },
  })
  const without = await test.call(meetings.getMeetingFindings, {
    ...as(people.marketingHead, loose.id),
    query: { moment: 'ready' },
  })
  expect(without.items.map(({ norm }) => norm)).toContain('NM-PRE-01')
  const parts = await test.call(collaborations.getCollaborationParts, as(people.marketingHead, projectId))
  expect(parts.meetings.map(({ title }) => title)).toEqual(['主视觉评审会'])
  const outside = await refusal(
    test.call(meetings.createMeeting, {
      as: people.newcomer,
      body: { name: '外人', collaborationId: projectId },
    }),
  )
  expect(outside.reason).toBe('collaboration.notFound')
})

it('changes a collaboration upon the version that was read, by its leader only', async () => {
  const { people } = cast
  const read = await test.call(collaborations.getCollaboration, as(people.designer, projectId))
  expect(read).toMatchObject({
    leader: { name: '石静' },
    initiatingDepartment: { name: '市场部' },
    targets: [{ metric: '新品A销量', value: 5000, unit: '台', region: '华东' }],
    launchOn: '2026-03-31',
    isLaunchProvisional: true,
    can: [],
  })
  const change = (person: SeedPerson, version: number) =>
    test.call(collaborations.updateCollaboration, {
      ...as(person, projectId),
      body: { version, isLaunchProvisional: false },
    })
  expect((await refusal(change(people.designer, read.version))).status).toBe(403)
  expect((await change(people.marketingHead, read.version)).isLaunchProvisional).toBe(false)
  expect((await refusal(change(people.marketingHead, read.version))).reason).toBe('collaboration.stale')
})

describe('what the minutes need of a task', () => {
  it('S3-25, S3-19, S3-20, S3-21, S3-23, S0-11, NM-MTG-09: a vague word, no person, no date and no criterion stop the final minutes', async () => {
    const { judgeAll } = await import('#domain/norm/engine.ts')
    const { withDefaults } = await import('#domain/norm/settings.ts')
    const { loadWorkTime } = await import('#server/calendar/load.ts')
    const { meetingFacts } = await import('#server/meeting/facts.ts')
    const { asSystem } = await import('#server/db/actor-context.ts')
    const { people, departments } = cast
    const meetingId = await seedMeeting(test.app.db, {
      organiserId: people.marketingHead.id,
      recorderId: people.marketer.id,
      departmentIds: [departments.marketing.id],
      state: 'inProgress',
    })
    await test.call(contract.createTask, {
      as: people.marketer,
      body: { name: '配合完成海报，尽快推进', meetingId, ownerDepartmentId: departments.sales.id },
    })
    const whole = await test.call(contract.createTask, {
      as: people.marketer,
      body: {
        name: '交付海报定稿',
        meetingId,
        ownerId: people.seller.id,
        dueOn: '2026-03-20',
        doneCriteria: ['印刷厂签收'],
      },
    })
    const findings = await asSystem(test.app.db, async (tx) =>
      judgeAll(['minutes.finalise'], await meetingFacts(tx, meetingId, test.now()), {
        settings: withDefaults({}),
        ...(await loadWorkTime(tx)),
        now: test.now(),
        mode: 'live',
      }),
    )
    const blocking = findings.filter(({ severity, place }) => severity === 'block' && place.noun === 'task')
    expect(new Set(blocking.map(({ norm }) => norm))).toEqual(
      new Set(['NM-WRD-01', 'NM-WRD-05', 'NM-WRD-06', 'NM-MTG-09']),
    )
    expect(blocking.map(({ place }) => place.id)).not.toContain(whole.id)
    const lacking = blocking.find(({ norm }) => norm === 'NM-MTG-09')
    expect(lacking?.reason.params.fields).toEqual(['owner', 'dueDate', 'doneCriteria'])
  })

  it('S2-52, S2-53, S2-54, S2-55, S2-56: stands in the tracking sheet of the minutes with words, owner, date and state', async () => {
    const { drawContent } = await import('#server/minutes/content.ts')
    const { getMeeting } = await import('#server/meeting/queries.ts')
    const { asSystem } = await import('#server/db/actor-context.ts')
    const { people, departments } = cast
    const meetingId = await seedMeeting(test.app.db, {
      organiserId: people.marketingHead.id,
      recorderId: people.marketer.id,
      departmentIds: [departments.marketing.id],
      state: 'inProgress',
    })
    await test.call(contract.createTask, {
      as: people.marketer,
      body: { name: '交付海报定稿', meetingId, ownerId: people.seller.id, dueOn: '2026-03-20' },
    })
    const drawn = await asSystem(test.app.db, async (tx) =>
      drawContent(tx, await getMeeting(tx, meetingId), 'HYJY-2026-001'),
    )
    expect(drawn.tasks).toMatchObject([
      { name: '交付海报定稿', owner: expect.stringContaining('沈青'), dueOn: '2026-03-20', state: 'todo' },
    ])
  })
})
