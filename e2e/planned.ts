import { type ChangeView, decideChange, noteChangeResult, requestChange } from '#contract/change.ts'
import {
  activateCollaboration,
  answerCharter,
  askConfirmation,
  getCharterFindings,
  updateCharter,
} from '#contract/charter.ts'
import { createCollaboration } from '#contract/collaboration.ts'
import { createMilestone } from '#contract/milestone.ts'
import { listDepartments } from '#contract/organisation.ts'
import { addPlanLines, baselinePlan, getPlan, getPlanFindings, setRaci } from '#contract/plan.ts'
import { gatherSync, sendSync, updateSync } from '#contract/sync.ts'
import { type Person, stepInto } from './durable-writer-person.ts'

export interface Planned {
  readonly collaborationId: string
  readonly name: string
  readonly milestone: { readonly id: string; readonly name: string; readonly version: number }
}

/** A small plan for a collaboration that somebody leads: two stages, dates, a dependency, a milestone. */
export async function makePlan(leader: Person, collaborationId: string): Promise<Planned> {
  await leader.call(addPlanLines, {
    params: { id: collaborationId },
    body: {
      text: [
        '准备',
        '\t渠道调研 #销售部 3天 2026-11-20',
        '\t物料设计 #设计部 #市场部 5天 2026-11-27 前置1.1',
        '上市',
        '\t首发活动 #市场部 2天 2026-12-02 前置1.2',
      ].join('\n'),
    },
  })
  const milestone = await leader.call(createMilestone, {
    params: { id: collaborationId },
    body: { name: '物料定稿', dueOn: '2026-11-27', criteria: ['主视觉3套齐全'] },
  })
  const { title } = milestone.collaboration ?? { title: '' }
  return { collaborationId, name: title, milestone }
}

/** A collaboration that was called for, agreed to by the heads of all who take part, and started. */
export async function startedCollaboration(
  leader: Person,
  name: string,
  heads: Readonly<Record<string, Person>> = {},
): Promise<string> {
  const departments = (await leader.call(listDepartments, {})).items
  const others = Object.entries(heads).map(([called, head]) => {
    const departmentId = departments.find((one) => one.name === called)?.id
    if (departmentId === undefined) throw new Error(`There is no department ${called}.`)
    return { departmentId, head }
  })
  const matter = await leader.call(createCollaboration, {
    body: { name, participatingDepartmentIds: others.map(({ departmentId }) => departmentId) },
  })
  const of = { params: { id: matter.id } }
  const duty = { coreDuty: '各自的一份', output: '各自的成果', dueText: '2030年3月1日' }
  const ids = [matter.initiatingDepartment?.id ?? '', ...others.map(({ departmentId }) => departmentId)]
  await leader.call(updateCharter, {
    ...of,
    body: { version: matter.version, participations: ids.map((departmentId) => ({ departmentId, ...duty })) },
  })
  await leader.call(askConfirmation, of)
  for (const { departmentId, head } of others) {
    await head.call(answerCharter, { ...of, body: { answer: 'confirmed', departmentId } })
  }
  const { items } = await leader.call(getCharterFindings, of)
  await leader.call(activateCollaboration, { ...of, body: { overrides: reasonsFor(items) } })
  return matter.id
}

const reasonsFor = (findings: readonly { readonly fingerprint: string }[]) =>
  findings.map(({ fingerprint }) => ({ fingerprint, reason: '先按现有安排开始' }))

/** A collaboration of the leader's own department with a plan of two lines that is agreed to. */
export async function agreedPlan(leader: Person, name: string): Promise<string> {
  const id = await startedCollaboration(leader, name)
  const of = { params: { id } }
  await leader.call(addPlanLines, {
    ...of,
    body: { text: `渠道盘点 @${leader.name} 3天 2030-01-09\n升级方案 @${leader.name} 5天 2030-01-16 前置1` },
  })
  const { items } = await leader.call(getPlan, of)
  for (const { id: taskId } of items) {
    await leader.call(setRaci, { params: { id, taskId, partyId: leader.id }, body: { letters: ['A', 'R'] } })
  }
  const left = await leader.call(getPlanFindings, of)
  await leader.call(baselinePlan, { ...of, body: { overrides: reasonsFor(left.findings) } })
  return id
}

/** A change of an agreed plan that has gone all its way: asked for, approved by whoever decides, followed up. */
export async function doneChange(url: string, leader: Person, id: string): Promise<ChangeView> {
  const { items } = await leader.call(getPlan, { params: { id } })
  const asked = await leader.call(requestChange, {
    params: { id },
    body: {
      title: '升级方案延后',
      kind: 'schedule',
      steps: [
        { kind: 'redate', taskId: items[1]?.id ?? '', start: '2030-01-10', due: '2030-01-23' },
        { kind: 'add', name: '门店试点', due: '2030-01-25' },
      ],
      beforeText: '只做方案',
      afterText: '方案加试点',
      reason: '渠道数据晚到一周',
      costCents: 300_000,
      impactCost: '差旅',
      impactQuality: '不变',
      impactScope: '多一家试点门店',
      measures: '先用去年的数据起草',
    },
  })
  const approver = await stepInto(url, asked.approver?.name ?? '')
  await approver.call(decideChange, {
    params: { id: asked.id },
    body: { verdict: 'approve', opinion: '同意' },
  })
  return leader.call(noteChangeResult, { params: { id: asked.id }, body: { result: '试点已排期' } })
}

/** A progress report of a running collaboration with a line in every block, that was sent. */
export async function sentReport(leader: Person, collaborationId: string): Promise<string> {
  const departments = (await leader.call(listDepartments, {})).items
  const helpDepartmentId = departments.find(({ name }) => name === '财务部')?.id ?? null
  const { id, version } = await leader.call(gatherSync, { params: { id: collaborationId } })
  const rows = [
    { block: 'done' as const, text: '渠道名单已核对' },
    { block: 'undone' as const, text: '首批门店签约', reason: '合同模板未定', helpDepartmentId },
    { block: 'support' as const, text: '请出合同模板', helpDepartmentId },
  ]
  const written = await leader.call(updateSync, {
    params: { id },
    body: { version, summary: '总体按计划', rows },
  })
  await leader.call(sendSync, { params: { id }, body: { version: written.version } })
  return id
}
