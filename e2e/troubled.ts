import { createConflict } from '#contract/conflict.ts'
import { createContingency } from '#contract/contingency.ts'
import { listDepartments } from '#contract/organisation.ts'
import { openRetrospective, recognise } from '#contract/retrospective.ts'
import { approveDelay, createTask, reportDelay, startTask } from '#contract/task.ts'
import type { Form } from '#domain/form/fields.ts'
import type { Person } from './durable-writer-person.ts'
import { endedCollaboration } from './made-retrospective.ts'

/** The papers of what goes wrong, of what is asked for, and of the end. */
export type TroubledForm = Extract<
  Form,
  | 'delay'
  | 'urging'
  | 'conflict'
  | 'contingency'
  | 'risks'
  | 'approval'
  | 'resources'
  | 'retrospective'
  | 'recognition'
  | 'ratings'
>

/** One of each that is filled in: a delay that was applied for and granted, a conflict, a plan for the emergency, an end. */
export async function trouble(
  url: string,
  { leader, reviewer, collaborationId }: { leader: Person; reviewer: Person; collaborationId: string },
): Promise<Record<Exclude<TroubledForm, 'approval' | 'resources'>, string>> {
  const { id: taskId } = await leader.call(createTask, {
    body: { name: '门店陈列图', ownerId: reviewer.id, dueOn: '2030-01-16', doneCriteria: ['三种门店各一张'] },
  })
  const params = { id: taskId }
  await reviewer.call(startTask, { params, body: {} })
  await reviewer.call(reportDelay, {
    params,
    body: {
      reason: '样品晚到三天',
      newDueOn: '2030-01-21',
      impact: '印刷推后两天',
      remedy: '先出两种门店',
      responsibility: 'external',
      improvement: '样品寄出当天通知',
    },
  })
  await leader.call(approveDelay, { params, body: { newDueOn: '2030-01-21', comment: '同意' } })
  const departments = (await leader.call(listDepartments, {})).items
  const sides = departments
    .filter(({ name }) => name === '市场部' || name === '销售部')
    .map(({ id: departmentId, name }) => ({ departmentId, position: `${name}先用`, demand: '', facts: '' }))
  const { id: conflict } = await leader.call(createConflict, {
    body: {
      title: '设计人手先给谁',
      kind: 'resource',
      commonGoal: '1月同时上线',
      sides,
      collaborationId,
    },
  })
  const { id: contingency } = await leader.call(createContingency, {
    body: { title: '主供应商停产', collaborationId, impactSchedule: '推迟一周' },
  })
  const { id: ended } = await endedCollaboration(url, leader, '秋季上新')
  await leader.call(openRetrospective, { params: { id: ended }, body: {} })
  await leader.call(recognise, {
    params: { id: ended },
    body: { kind: 'thanks', subject: '感谢提前铺货', text: '铺货提前两天完成', personIds: [reviewer.id] },
  })
  return {
    delay: taskId,
    urging: taskId,
    conflict,
    contingency,
    risks: collaborationId,
    retrospective: ended,
    recognition: ended,
    ratings: ended,
  }
}
