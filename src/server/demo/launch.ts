import * as charter from '#contract/charter.ts'
import * as conflict from '#contract/conflict.ts'
import type { In } from '#contract/endpoint.ts'
import * as milestone from '#contract/milestone.ts'
import * as plan from '#contract/plan.ts'
import * as request from '#contract/request.ts'
import * as retrospective from '#contract/retrospective.ts'
import * as risk from '#contract/risk.ts'
import * as sync from '#contract/sync.ts'
import * as task from '#contract/task.ts'
import type { TimeOfDay } from '#domain/calendar/instant.ts'
import type { Config } from '#server/config.ts'
import type { Db } from '#server/db/database.ts'
import type { DepartmentName, PersonKey } from './cast.ts'
import type { Company } from './company.ts'
import { firstSync, secondSync } from './launch-syncs.ts'
import { openStage } from './stage.ts'
import type { When } from './when.ts'
import { writeMeeting } from './write-meeting.ts'

export const launchName = '智能台灯A2上市'

/** Who stands for each of the four departments of the launch, and who does its work. */
const team = {
  市场部: { head: 'mkt-mgr', liaison: 'mkt-spec' },
  研发部: { head: 'rnd-mgr', liaison: 'rnd-eng' },
  销售部: { head: 'sal-mgr', liaison: 'sal-sup' },
  客服部: { head: 'csr-sup', liaison: 'csr-spec' },
} as const satisfies Partial<Record<DepartmentName, { head: PersonKey; liaison: PersonKey }>>
const departments = Object.keys(team) as (keyof typeof team)[]

interface Step {
  /** In working days from today. */
  readonly on: number
  readonly run: () => Promise<unknown>
}

interface Line {
  readonly name: string
  readonly by: PersonKey
  /** Working days from today; the last three are when it was begun, handed in and accepted. */
  readonly start: number
  readonly due: number
  readonly days: number
  readonly began: number
  readonly handedIn: number
  readonly accepted: number
  readonly result: string
  readonly told: string
  readonly after?: string
}

/** The plan of the launch, as S1's own example divides it: 研发, 市场, 销售, 客服 over three months. */
const stages: readonly { readonly name: string; readonly lines: readonly Line[] }[] = [
  {
    name: '开发与验证',
    lines: [
      {
        name: '台灯A2功能开发',
        by: 'rnd-eng',
        start: -68,
        due: -54,
        days: 14,
        began: -68,
        handedIn: -53,
        accepted: -53,
        result: '固件V1.0与接口说明',
        told: '调光与App联动完成，剩语音控制',
      },
      {
        name: '测试版样机20台',
        by: 'rnd-test',
        start: -53,
        due: -48,
        days: 6,
        began: -53,
        handedIn: -47,
        accepted: -46,
        result: '测试报告与样机清单',
        told: '16台通过老化测试，4台返工',
        after: '1.1',
      },
    ],
  },
  {
    name: '推广与铺货',
    lines: [
      {
        name: '上市推广方案',
        by: 'mkt-spec',
        start: -66,
        due: -50,
        days: 10,
        began: -66,
        handedIn: -51,
        accepted: -50,
        result: '推广方案V2',
        told: '方案初稿完成，预算待定',
      },
      {
        name: '推广物料制作',
        by: 'mkt-brand',
        start: -46,
        due: -32,
        days: 15,
        began: -45,
        handedIn: -33,
        accepted: -32,
        result: '海报、详情页、短视频3条',
        told: '海报定稿，短视频拍摄2条',
        after: '1.2、2.1',
      },
      {
        name: '渠道铺货300家',
        by: 'sal-sup',
        start: -46,
        due: -28,
        days: 16,
        began: -46,
        handedIn: -25,
        accepted: -24,
        result: '铺货清单312家',
        told: '已铺180家；供应商产能不足，首批只到六成',
        after: '1.2',
      },
      {
        name: '销售培训',
        by: 'sal-rep',
        start: -40,
        due: -34,
        days: 5,
        began: -40,
        handedIn: -35,
        accepted: -34,
        result: '培训记录86人',
        told: '三个区域已培训两个',
        after: '1.2',
      },
    ],
  },
  {
    name: '上市与服务',
    lines: [
      {
        name: '售后培训与话术',
        by: 'csr-spec',
        start: -40,
        due: -30,
        days: 8,
        began: -39,
        handedIn: -31,
        accepted: -30,
        result: '售后话术V1与考核名单',
        told: '话术初稿完成，考核安排在下周',
        after: '1.2',
      },
      {
        name: '首发活动',
        by: 'mkt-spec',
        start: -24,
        due: -18,
        days: 7,
        began: -23,
        handedIn: -18,
        accepted: -17,
        result: '活动报告',
        told: '预约1.2万人，直播场次确认3场',
        after: '2.2、2.3',
      },
    ],
  },
]

/**
 * The second case of the demo, whole and over: the launch of a product by four departments in three months, from the
 * request to what was learnt, told from today. Each step is what a person does in the product, at its time.
 */
export async function playLaunch(
  tx: Db,
  company: Company,
  { when, config }: { readonly when: When; readonly config: Config },
): Promise<void> {
  const stage = openStage(tx, config)
  const id = (key: PersonKey) => company.person(key).id
  const does = (key: PersonKey, on: number, time: TimeOfDay = '10:00') =>
    [id(key), when.at(on, time)] as const
  const act = stage.act
  const others = departments.filter((name) => name !== '市场部')

  // The request: 市场部 asks, its head reviews, the others say what it costs them.
  const asked = await act(...does('mkt-spec', -76), request.createRequest, {
    body: {
      name: launchName,
      contact: '内线8008',
      background: '台灯A1上市两年，线上搜索下滑三成，竞品已有语音款。',
      goal: '3个月内完成产品上市，首月销售额达500万元',
      expectedOutcome: '产品按期上市，渠道铺货300家，售后话术全部考核通过',
      concreteTasks: '研发部交付测试版，市场部制定并执行推广方案，销售部铺货与培训，客服部售后培训',
      deliveryStandard: '测试版通过老化测试；铺货清单有门店签收；售后考核合格率95%',
      wishedOn: when.day(-12),
      needs: [
        {
          kind: 'people',
          spec: '后端工程师',
          quantity: 2,
          unit: '人',
          fromOn: when.day(-68),
          untilOn: when.day(-46),
          purpose: '台灯A2功能开发',
          priority: 'high',
          providerDepartmentId: company.departmentId('研发部'),
        },
      ],
      nodes: [
        { name: '测试版产品', on: when.day(-46) },
        { name: '首发', on: when.day(-18) },
      ],
      risks: [{ text: '供应商产能不足', response: '提前锁定第二供应商' }],
      departmentIds: others.map((name) => company.departmentId(name)),
    },
  })
  const ofRequest = { params: { id: asked.id } }
  await act(...does('mkt-spec', -76, '11:00'), request.submitRequest, { ...ofRequest, body: {} })
  await act(...does('mkt-mgr', -75), request.reviewRequest, {
    ...ofRequest,
    body: {
      verdict: 'pass',
      necessity: true,
      reasonableness: true,
      completeness: true,
      comment: '目标可衡量，同意征求研发、销售、客服意见。',
    },
  })
  for (const [name, impact, duration] of [
    ['研发部', 'A1维护版推迟两周', '22个工作日'],
    ['销售部', '秋季促销人手减2人', '16个工作日'],
    ['客服部', '新人培训顺延一周', '8个工作日'],
  ] as const) {
    const { head, liaison } = team[name]
    await act(...does(head, -74, '15:00'), request.answerRequest, {
      params: { id: asked.id, departmentId: company.departmentId(name) },
      body: {
        answer: 'accept',
        liaisonId: id(liaison),
        impact,
        people: '2人',
        material: '无',
        moneyCents: 0,
        duration,
        reason: '可以按期安排',
      },
    })
  }
  await act(...does('mkt-spec', -73), request.assessRequest, {
    ...ofRequest,
    body: { feasibility: 'feasible', reason: '三个部门均可按期投入，关键在样机和产能。' },
  })
  await act(...does('mkt-mgr', -73, '16:00'), request.decideRequest, {
    ...ofRequest,
    body: { isAccepted: true },
  })
  const converted = await act(...does('mkt-mgr', -72, '09:30'), request.convertRequest, {
    ...ofRequest,
    body: { to: 'collaboration', leaderId: id('mkt-mgr') },
  })
  const matterId = converted.became?.id as string
  const ofMatter = { params: { id: matterId } }

  // The charter, put to the four heads.
  const part = (
    name: keyof typeof team,
    role: 'decision' | 'execution' | 'support',
    words: { coreDuty: string; output: string; dueText: string; subGoal: string },
  ) => ({
    departmentId: company.departmentId(name),
    role,
    leadId: id(team[name].head),
    liaisonId: id(team[name].liaison),
    ...words,
  })
  const { version } = await act(...does('mkt-mgr', -72), charter.getCharter, ofMatter)
  await act(...does('mkt-mgr', -72, '14:00'), charter.updateCharter, {
    ...ofMatter,
    body: {
      version,
      type: 'project',
      goal: '3个月内完成产品上市，首月销售额达500万元',
      strategicGoal: '智能照明进入线下渠道前三',
      targets: [
        { metric: '首月销售额', value: 500, unit: '万元', region: '', on: when.day(-1) },
        { metric: '铺货门店', value: 300, unit: '家', region: '', on: when.day(-28) },
      ],
      startsOn: when.day(-70),
      endsOn: when.day(-12),
      launchOn: when.day(-18),
      decisionMechanism: 'leader',
      participations: [
        part('市场部', 'decision', {
          coreDuty: '推广方案制定与执行',
          output: '推广物料、活动报告',
          dueText: when.day(-17),
          subGoal: '首发预约1万人',
        }),
        part('研发部', 'execution', {
          coreDuty: '产品功能开发与测试',
          output: '测试版产品',
          dueText: when.day(-46),
          subGoal: '老化测试合格率98%',
        }),
        part('销售部', 'execution', {
          coreDuty: '渠道铺货与销售培训',
          output: '铺货清单、培训记录',
          dueText: when.day(-24),
          subGoal: '铺货300家',
        }),
        part('客服部', 'support', {
          coreDuty: '售后培训',
          output: '售后话术与考核名单',
          dueText: when.day(-30),
          subGoal: '考核合格率95%',
        }),
      ],
      members: (['rnd-eng', 'rnd-test', 'mkt-spec', 'mkt-brand', 'sal-sup', 'csr-spec'] as const).map(
        (key) => ({
          personId: id(key),
          departmentId: company.departmentId(company.person(key).department),
          canExecute: true,
        }),
      ),
      scope: [
        { isIn: true, text: '台灯A2国内上市' },
        { isIn: false, text: '海外渠道与企业采购' },
      ],
      communication: [
        {
          frequency: 'biweekly',
          channels: ['document'],
          contents: ['progress', 'issues', 'decisions'],
          purpose: '进度同步',
          output: '会议纪要与同步报告',
          audience: '小组成员、分管副总',
          ownerId: id('mkt-spec'),
        },
      ],
    },
  })
  await act(...does('mkt-mgr', -71, '09:30'), charter.askConfirmation, ofMatter)
  for (const name of others) {
    await act(...does(team[name].head, -71, '16:00'), charter.answerCharter, {
      ...ofMatter,
      body: { answer: 'confirmed', departmentId: company.departmentId(name) },
    })
  }
  const start = await act(...does('mkt-mgr', -70), charter.getCharterFindings, ofMatter)
  await act(...does('mkt-mgr', -70), charter.activateCollaboration, {
    ...ofMatter,
    body: { overrides: reasons(start.items, '小组按现有人手配置，范围已逐项确认') },
  })

  // The plan, its matrix, and the baseline that four departments confirm.
  await act(...does('mkt-mgr', -70, '14:00'), plan.updatePlan, {
    ...ofMatter,
    body: { splitBasis: 'stage', startOn: when.day(-68) },
  })
  await act(...does('mkt-mgr', -70, '14:30'), plan.addPlanLines, {
    ...ofMatter,
    body: {
      text: stages
        .flatMap(({ name, lines }) => [
          name,
          ...lines.map((line) => {
            const { name: who, department } = company.person(line.by)
            const waits = line.after === undefined ? '' : ` 前置${line.after}`
            return `\t${line.name} @${who} #${department} ${line.days}天 ${when.day(line.due)}${waits}`
          }),
        ])
        .join('\n'),
    },
  })
  const { items } = await act(...does('mkt-mgr', -70, '15:00'), plan.getPlan, ofMatter)
  const lineId = (name: string) => items.find((item) => item.name === name)?.id as string
  const lines = stages.flatMap((one) => one.lines)
  for (const line of lines) {
    await act(...does('mkt-mgr', -70, '15:00'), plan.setRaci, {
      params: { id: matterId, taskId: lineId(line.name), partyId: id(line.by) },
      body: { letters: ['A', 'R'] },
    })
  }
  await act(...does('mkt-mgr', -69, '09:30'), plan.askToConfirmPlan, ofMatter)
  for (const name of departments) {
    await act(...does(team[name].head, -69, '14:00'), plan.confirmPlan, {
      ...ofMatter,
      body: { departmentId: company.departmentId(name) },
    })
  }
  const stone = await act(...does('mkt-mgr', -69, '15:00'), milestone.createMilestone, {
    ...ofMatter,
    body: {
      name: '测试版产品',
      dueOn: when.day(-46),
      criteria: ['20台样机通过老化测试', '接口说明齐全'],
      departmentId: company.departmentId('研发部'),
      ownerId: id('rnd-mgr'),
      reviewerIds: [id('mkt-mgr'), id('sal-mgr')],
      beforeIds: [lineId('测试版样机20台')],
      afterIds: [lineId('推广物料制作')],
    },
  })
  const held = await act(...does('mkt-mgr', -69, '16:00'), plan.getPlanFindings, ofMatter)
  await act(...does('mkt-mgr', -69, '16:00'), plan.baselinePlan, {
    ...ofMatter,
    body: { overrides: reasons(held.findings, '工期按各部门确认的安排') },
  })

  // Work, in the order of the days on which something happened.
  const steps: Step[] = []
  const at = (on: number, run: () => Promise<unknown>) => steps.push({ on, run })
  // Where somebody has to accept, it is the leader.
  const accept = (taskId: string, on: number) =>
    at(on, async () => {
      const of = { params: { id: taskId } }
      const { state } = await act(...does('mkt-mgr', on, '17:50'), task.getTask, of)
      if (state === 'pendingAcceptance')
        await act(...does('mkt-mgr', on, '17:50'), task.acceptTask, { ...of, body: { comment: '符合要求' } })
    })
  // Each department's duty of the charter is a task of its head's, done when its part is.
  for (const [name, result, on] of [
    ['研发部', '测试版产品与补测报告', -43],
    ['客服部', '售后话术与考核名单', -30],
    ['销售部', '铺货清单与培训记录', -24],
    ['市场部', '推广物料与活动报告', -16],
  ] as const) {
    const { head } = team[name]
    const duty = await tx
      .selectFrom('task')
      .select('id')
      .where('collaboration_id', '=', matterId)
      .where('owner_id', '=', id(head))
      .executeTakeFirstOrThrow()
    const of = { params: { id: duty.id } }
    at(-68, () => act(...does(head, -68, '09:00'), task.startTask, { ...of, body: {} }))
    at(on, async () => {
      const link = `https://files.example.com/a2/${duty.id}`
      await act(...does(head, on, '16:00'), task.addDeliverableLink, { ...of, body: { name: result, link } })
      await act(...does(head, on, '16:10'), task.submitTask, { ...of, body: { note: result } })
    })
    accept(duty.id, on)
  }
  for (const line of lines) {
    const of = { params: { id: lineId(line.name) } }
    at(line.began, () => act(...does(line.by, line.began, '09:30'), task.startTask, { ...of, body: {} }))
    const half = Math.round((line.began + line.handedIn) / 2)
    at(half, () =>
      act(...does(line.by, half, '17:00'), task.addTaskUpdate, {
        ...of,
        body: { text: line.told, percent: 60 },
      }),
    )
    at(line.handedIn, () =>
      act(...does(line.by, line.handedIn, '17:30'), task.addDeliverableLink, {
        ...of,
        body: { name: line.result, link: `https://files.example.com/a2/${of.params.id}` },
      }),
    )
    at(line.handedIn, () =>
      act(...does(line.by, line.handedIn, '17:40'), task.submitTask, { ...of, body: { note: line.result } }),
    )
    accept(of.params.id, line.accepted)
  }

  // A risk that the charter already foresaw, and the alarm when it came closer.
  at(-60, async () => {
    const { id: riskId } = await act(...does('sal-sup', -60), risk.createRisk, {
      body: {
        text: '外壳供应商产能不足，首批到货不够铺货',
        kind: 'external',
        collaborationId: matterId,
        departmentId: company.departmentId('销售部'),
        ownerId: id('sal-sup'),
        triggerCondition: '首批到货低于八成',
      },
    })
    const move = (by: PersonKey, on: number, body: In<NonNullable<(typeof risk.moveRisk)['body']>>) =>
      act(...does(by, on, '11:00'), risk.moveRisk, { params: { id: riskId }, body })
    await move('sal-sup', -60, { move: 'assess', possibility: 2, impact: 3 })
    await move('mkt-mgr', -59, {
      move: 'monitor',
      response: '请采购协调加急，同时锁定第二供应商',
      departmentId: company.departmentId('销售部'),
    })
    at(-44, () => move('sal-sup', -44, { move: 'raiseAlert', colour: 'orange', reason: '首批只到六成' }))
    at(-43, () => move('sal-sup', -43, { move: 'mitigate', reason: '第二供应商已开模' }))
    at(-26, () => move('mkt-mgr', -26, { move: 'close', reason: '第二供应商到货，铺货312家' }))
  })

  // The stage result: not whole at first, put right once, then passed.
  const ofStone = { params: { id: stone.id } }
  at(-46, async () => {
    await act(...does('rnd-mgr', -46, '11:00'), milestone.submitMilestone, {
      ...ofStone,
      body: {
        note: '16台通过，4台返工中',
        links: [{ name: '老化测试报告', link: 'https://files.example.com/a2/test-report' }],
      },
    })
    await act(...does('sal-mgr', -46, '15:00'), milestone.judgeMilestone, {
      ...ofStone,
      body: { verdict: 'pass', comment: '可以用于培训' },
    })
    await act(...does('mkt-mgr', -46, '16:00'), milestone.judgeMilestone, {
      ...ofStone,
      body: { verdict: 'rectify', comment: '4台返工后补测', rectifyBy: when.day(-44) },
    })
  })
  at(-44, async () => {
    await act(...does('rnd-mgr', -44, '11:00'), milestone.submitMilestone, {
      ...ofStone,
      body: {
        note: '20台全部通过',
        links: [{ name: '补测报告', link: 'https://files.example.com/a2/retest' }],
      },
    })
    for (const reviewer of ['sal-mgr', 'mkt-mgr'] as const) {
      await act(...does(reviewer, -44, '15:00'), milestone.judgeMilestone, {
        ...ofStone,
        body: { verdict: 'pass', comment: '通过' },
      })
    }
  })

  // Two meetings; what the second could not settle goes up to whoever stands above both.
  at(-49, async () => writeMeeting(tx, company, firstSync(when, launchName)))
  // What was gathered two days before is what the second meeting is about.
  let reportId: string
  at(-41, async () => {
    const gathered = await act(...does('mkt-mgr', -41), sync.gatherSync, ofMatter)
    reportId = gathered.id
    const kept = gathered.rows.map(({ id: rowId, block, text, reason, helpDepartment }) => ({
      id: rowId,
      block,
      text,
      reason: reason === '' && block === 'undone' ? '按计划进行，未到期' : reason,
      helpDepartmentId: helpDepartment?.id ?? null,
    }))
    const written = await act(...does('mkt-mgr', -41, '10:30'), sync.updateSync, {
      params: { id: reportId },
      body: {
        version: gathered.version,
        summary: '样机已全部通过；铺货受产能影响，预算分配请在会上议定。',
        rows: [
          ...kept,
          { block: 'undone', text: '渠道铺货只到六成，180家', reason: '供应商产能不足' },
          {
            block: 'support',
            text: '第二供应商首付款加急，3个工作日内付出',
            helpDepartmentId: company.departmentId('财务部'),
          },
        ],
      },
    })
    await act(...does('mkt-mgr', -41, '11:00'), sync.sendSync, {
      params: { id: reportId },
      body: { version: written.version },
    })
    const sent = await act(...does('fin-mgr', -40), sync.getSync, { params: { id: reportId } })
    const call = { params: { id: reportId, rowId: sent.rows.at(-1)?.id as string } }
    await act(...does('fin-mgr', -40), sync.answerSyncSupport, {
      ...call,
      body: { answer: 'promise', text: '合同齐备，后天付出' },
    })
    at(-38, () =>
      act(...does('mkt-mgr', -38), sync.settleSyncSupport, { ...call, body: { text: '首付款已付' } }),
    )
  })
  at(-39, async () => {
    const { meetingId } = await writeMeeting(tx, company, secondSync(when, launchName))
    await tx.updateTable('sync').set({ meeting_id: meetingId }).where('id', '=', reportId).execute()
    const { items: disputes } = await act(...does('mkt-mgr', -39, '16:00'), conflict.listDisputes, {
      params: { id: meetingId },
    })
    const raised = await act(...does('mkt-mgr', -39, '16:30'), conflict.createConflict, {
      body: {
        entryId: disputes[0]?.entryId as string,
        kind: 'resource',
        commonGoal: '首月销售额500万元',
        collaborationId: matterId,
        leaderId: id('mkt-spec'),
      },
    })
    const of = { params: { id: raised.id } }
    await act(...does('mkt-spec', -38, '09:30'), conflict.negotiate, {
      ...of,
      body: {
        commonGoal: '首月销售额500万元',
        options: '线上10万、线下20万；或各15万',
        talk: '与双方谈了一小时，都认同总盘30万，卡在先后',
      },
    })
    for (const [key, name, words] of [
      [
        'mkt-mgr',
        '市场部',
        {
          position: '线上推广预算增加到15万元',
          demand: '首发前两周到位',
          facts: '预约成本每人12元，1万人需12万元',
        },
      ],
      [
        'sal-mgr',
        '销售部',
        {
          position: '优先保障线下渠道投入',
          demand: '陈列费先付20万元',
          facts: '300家门店陈列费每家680元',
        },
      ],
    ] as const) {
      const departmentId = company.departmentId(name)
      const now = await act(...does(key, -38, '11:00'), conflict.getConflict, of)
      const side = now.sides.find(({ department }) => department.id === departmentId)
      const stated = await act(...does(key, -38, '11:00'), conflict.stateSide, {
        params: { id: raised.id, departmentId },
        body: { ...words, version: side?.version ?? 1 },
      })
      await act(...does(key, -38, '11:30'), conflict.signSide, {
        params: { id: raised.id, departmentId },
        body: {
          version: stated.sides.find(({ department }) => department.id === departmentId)?.version ?? 1,
        },
      })
    }
    await act(...does('mkt-spec', -38, '14:00'), conflict.raiseConflict, {
      ...of,
      body: { reason: '双方各执一词，部门经理先议' },
    })
    await act(...does('mkt-spec', -36, '10:00'), conflict.raiseConflict, {
      ...of,
      body: { reason: '两位经理未能在一个工作日内达成一致' },
    })
    const before = await act(...does('vp-marketing', -36, '15:00'), conflict.getConflict, of)
    await act(...does('vp-marketing', -36, '16:00'), conflict.ruleConflict, {
      ...of,
      body: {
        resolution: 'ruling',
        ruling: '线上推广预算暂定10万元，线下渠道优先20万元；首发后按预约成本再议追加。',
        version: before.version,
        tasks: [
          {
            name: '按裁决调整推广预算',
            ownerId: id('mkt-spec'),
            dueOn: when.day(-33),
            description: '线上10万元、线下20万元，报财务部备案',
          },
        ],
      },
    })
    const [ruled] = (await act(...does('mkt-spec', -36, '17:00'), conflict.getConflict, of)).tasks
    const ofTask = { params: { id: ruled?.id as string } }
    at(-35, () => act(...does('mkt-spec', -35), task.startTask, { ...ofTask, body: {} }))
    at(-34, async () => {
      await act(...does('mkt-spec', -34), task.addDeliverableLink, {
        ...ofTask,
        body: { name: '预算调整单', link: 'https://files.example.com/a2/budget' },
      })
      await act(...does('mkt-spec', -34, '11:00'), task.submitTask, { ...ofTask, body: { note: '已备案' } })
    })
    accept(ofTask.params.id, -34)
    at(-25, () =>
      act(...does('mkt-spec', -25), conflict.closeConflict, {
        ...of,
        body: { recheckNote: '两笔预算均按裁决执行，没有再起争议' },
      }),
    )
  })
  await inOrder(steps)
  // What came up on the way and stands in no plan says why (NM-COL-12).
  for (const [name, reason] of [
    ['锁定第二外壳供应商', '进度同步会的决议，供应商产能不足'],
    ['按裁决调整推广预算', '分管副总的裁决'],
    ['售后高频问题交接清单', '进度同步会的决议'],
  ] as const) {
    const { id: taskId } = await tx
      .selectFrom('task')
      .select('id')
      .where('name', '=', name)
      .executeTakeFirstOrThrow()
    await act(...does('mkt-mgr', -16), plan.explainOutside, {
      params: { id: matterId, taskId },
      body: { reason },
    })
  }

  // The end: every department accepts what it is for, then all say what they learnt.
  const results = await act(...does('mkt-mgr', -15, '09:30'), plan.saveResults, {
    ...ofMatter,
    body: {
      items: [
        {
          name: '测试版产品',
          criteria: '20台通过老化测试',
          evidence: '补测报告',
          departmentId: company.departmentId('销售部'),
        },
        {
          name: '渠道铺货',
          criteria: '300家门店签收',
          evidence: '铺货清单312家',
          departmentId: company.departmentId('市场部'),
        },
        {
          name: '售后话术与考核',
          criteria: '合格率95%',
          evidence: '考核名单',
          departmentId: company.departmentId('客服部'),
        },
      ],
    },
  })
  const open = await act(...does('mkt-mgr', -15, '10:00'), plan.getPlanFindings, ofMatter)
  await act(...does('mkt-mgr', -15, '10:30'), plan.submitCollaboration, {
    ...ofMatter,
    body: { overrides: reasons(open.findings, '遗留事项已转日常') },
  })
  for (const result of results.items) {
    const name = departments.find((one) => company.departmentId(one) === result.department?.id)
    await act(...does(team[name ?? '市场部'].head, -14, '10:00'), plan.judgeResult, {
      params: { id: matterId, resultId: result.id },
      body: { verdict: 'accepted', comment: '符合标准' },
    })
  }
  await act(...does('vp-marketing', -13, '10:00'), plan.acceptCollaboration, ofMatter)
  await playRetrospective()
  // All of it is over: nobody's bell rings for it any more.
  await tx
    .updateTable('notification')
    .set((row) => ({ read_at: row.ref('at') }))
    .where('read_at', 'is', null)
    .execute()

  async function playRetrospective(): Promise<void> {
    await act(...does('mkt-mgr', -12, '09:30'), retrospective.openRetrospective, { ...ofMatter, body: {} })
    for (const [key, kind, text, whys] of [
      ['sal-sup', 'highlight', '培训提前一天结束，三个区域没有缺人', []],
      ['mkt-spec', 'highlight', '首发预约1.2万人，比目标多两成', []],
      [
        'rnd-mgr',
        'improvement',
        '样机第一次只有16台通过',
        ['4台外壳开裂', '来料没有抽检', '合同没有写抽检标准'],
      ],
      ['sal-mgr', 'improvement', '铺货晚了三天', ['首批到货六成', '只有一家外壳供应商', '立项时没有备选']],
      ['csr-sup', 'lesson', '上市前两周把高频问题交给客服，售后电话少三成', []],
    ] as const) {
      await act(...does(key, -11, '15:00'), retrospective.addNote, {
        ...ofMatter,
        body: { kind, text, whys: [...whys] },
      })
    }
    const said = await act(...does('mkt-mgr', -10, '09:30'), retrospective.moveRetrospective, {
      ...ofMatter,
      body: { move: 'review' },
    })
    const lesson = said.notes.find(({ kind }) => kind === 'lesson')
    const cause = said.notes.find(({ text }) => text.startsWith('铺货晚了'))
    await act(...does('mkt-mgr', -10, '14:00'), retrospective.updateRetrospective, {
      ...ofMatter,
      body: {
        version: said.version,
        overview: '四个部门三个月完成台灯A2上市，首发按期，铺货晚三天。',
        assessment: '首月销售额按当前走势可达目标；线上线下预算经分管副总裁定后未再反复。',
        conclusion: '依赖单一供应商的事项，立项时就要有备选；样机测试标准写进合同。',
        results: [
          { metric: '铺货门店', actual: 312, cause: '第二供应商补足' },
          { metric: '首月销售额', actual: 528, cause: '线下陈列到位' },
        ],
        measures: [
          {
            text: '外壳类物料立项时至少两家供应商',
            ownerId: id('sal-mgr'),
            dueOn: when.day(15),
            noteId: cause?.id ?? null,
          },
        ],
        assets: [{ kind: 'template', name: '上市售后交接清单', description: '上市前两周交接的高频问题' }],
      },
    })
    await act(...does('mkt-mgr', -9, '10:00'), retrospective.makeMeasureTasks, ofMatter)
    const proposed = await act(...does('mkt-mgr', -9, '11:00'), retrospective.proposeLessonChange, {
      ...ofMatter,
      body: {
        kind: 'checklist',
        stage: 'start',
        text: '关键物料是否有第二供应商',
        noteId: lesson?.id ?? null,
        reason: '台灯A2因单一供应商铺货晚三天',
      },
    })
    await act(...does('admin', -8, '10:00'), retrospective.decideLessonChange, {
      params: { id: proposed.changes[0]?.id as string },
      body: { decision: 'adopt' },
    })
    await act(...does('mkt-mgr', -7, '10:00'), retrospective.moveRetrospective, {
      ...ofMatter,
      body: { move: 'finalise' },
    })
    const { findings } = await act(...does('mkt-mgr', -6), retrospective.getRetrospective, ofMatter)
    await act(...does('mkt-mgr', -6), retrospective.archiveCollaboration, {
      ...ofMatter,
      body: { overrides: reasons(findings, '复盘以文档方式进行，各部门均已书面发言') },
    })
  }
}

const reasons = (findings: readonly { readonly fingerprint: string }[], reason: string) =>
  findings.map(({ fingerprint }) => ({ fingerprint, reason }))

/** Runs each on its day; what a step adds comes in its turn. */
async function inOrder(steps: Step[]): Promise<void> {
  while (steps.length > 0) {
    let next = 0
    for (const [at, { on }] of steps.entries()) if (on < (steps[next]?.on ?? 0)) next = at
    const [step] = steps.splice(next, 1)
    await step?.run()
  }
}
