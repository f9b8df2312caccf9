import { listCollaborations } from '#contract/collaboration.ts'
import { createConflict } from '#contract/conflict.ts'
import { createContingency } from '#contract/contingency.ts'
import { createIssue } from '#contract/issue.ts'
import { listDepartments } from '#contract/organisation.ts'
import { createRisk, moveRisk } from '#contract/risk.ts'
import type { Person } from './durable-writer-person.ts'

export interface Trouble {
  readonly collaborationId: string
  readonly conflict: { readonly id: string; readonly title: string }
  readonly risk: { readonly id: string; readonly text: string }
  readonly plan: { readonly id: string; readonly title: string }
}

/** What has gone wrong in a collaboration that somebody leads: a conflict, a risk on alert, a plan half written, an issue. */
export async function makeTrouble(leader: Person): Promise<Trouble> {
  const { items } = await leader.call(listCollaborations, { query: { view: 'running' } })
  const frame = items[0]
  if (frame === undefined) throw new Error('The demo has no collaboration.')
  const departments = (await leader.call(listDepartments, {})).items
  const department = (name: string) => {
    const found = departments.find((one) => one.name === name)
    if (found === undefined) throw new Error(`There is no department ${name}.`)
    return found.id
  }
  const conflict = await leader.call(createConflict, {
    body: {
      title: '设计人手先给谁',
      kind: 'resource',
      collaborationId: frame.id,
      sides: [
        { departmentId: department('市场部'), position: '海报本周必须定稿', facts: '投放位已付定金' },
        { departmentId: department('销售部'), position: '渠道物料不能再等' },
      ],
    },
  })
  const risk = await leader.call(createRisk, {
    body: { text: '样品可能延期到货', collaborationId: frame.id, triggerCondition: '周五前未发货' },
  })
  await leader.call(moveRisk, {
    params: { id: risk.id },
    body: { move: 'assess', possibility: 3, impact: 3 },
  })
  await leader.call(moveRisk, {
    params: { id: risk.id },
    body: { move: 'monitor', response: '联系备用供应商', departmentId: department('市场部') },
  })
  await leader.call(moveRisk, {
    params: { id: risk.id },
    body: { move: 'raiseAlert', colour: 'orange', reason: '供应商说不准' },
  })
  const plan = await leader.call(createContingency, {
    body: { riskId: risk.id, title: '样品断供', measures: [{ text: '改用备用供应商' }] },
  })
  await leader.call(createIssue, {
    params: { id: frame.id },
    body: { text: '报价表与合同不一致', deviationHours: 30, isResourceGap: true },
  })
  return { collaborationId: frame.id, conflict, risk, plan }
}
