import { createMilestone } from '#contract/milestone.ts'
import { addPlanLines } from '#contract/plan.ts'
import type { Person } from './durable-writer-person.ts'

export interface Planned {
  readonly collaborationId: string
  readonly name: string
  readonly milestone: { readonly id: string; readonly name: string }
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
