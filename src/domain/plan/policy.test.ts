import { expect, it } from 'vitest'
import type { Actor } from '#domain/person/actor.ts'
import { authorizePlan, offeredInPlan, type PlanInQuestion, speaksFor } from './policy.ts'

const plan: PlanInQuestion = {
  state: 'chartered',
  leaderId: 'leader',
  createdById: 'author',
  initiatingDepartmentId: '市场部',
  planners: ['liaison'],
  superiorIds: [],
  delegates: [],
  stopAskedById: null,
  parties: [
    { departmentId: '市场部', speakerIds: ['mHead'] },
    { departmentId: '销售部', speakerIds: ['sHead'] },
  ],
  baselineNo: 0,
  classification: 'internal',
  departmentIds: ['市场部', '销售部'],
  participantIds: ['leader', 'author'],
}
const who = (
  personId: string,
  departments: readonly string[] = ['市场部'],
  oversees: readonly string[] = [],
): Actor => ({
  personId,
  departmentIds: new Set(departments),
  oversees: new Set(oversees),
  isAdmin: false,
  isSupervisor: false,
  locale: 'zh-CN',
})
const agreed = { ...plan, state: 'active' as const, baselineNo: 1 }

it.each([
  ['leader before', who('leader'), plan, ['edit', 'baseline', 'addMilestone', 'closeAlert', 'editResults']],
  ['leader after', who('leader'), agreed, ['requestChange', 'addMilestone', 'closeAlert', 'editResults']],
  ['liaison before', who('liaison'), plan, ['edit', 'addMilestone', 'closeAlert']],
  ['liaison after', who('liaison'), agreed, ['requestChange', 'addMilestone', 'closeAlert']],
  ['a head before', who('sHead', ['销售部']), plan, ['confirm']],
  ['a head after', who('sHead', ['销售部']), agreed, []],
  ['a member', who('member'), plan, []],
  [
    'before the charter there is no baseline',
    who('leader'),
    { ...plan, state: 'preparing' as const },
    ['edit', 'addMilestone', 'closeAlert', 'editResults'],
  ],
  ['when it is over', who('leader'), { ...agreed, state: 'archived' as const }, []],
])('S4-33: offers what is whose: %s', (_case, actor, here, offered) => {
  expect(offeredInPlan(actor, here)).toEqual(offered)
  for (const act of offered) expect(() => authorizePlan(actor, act as never, here)).not.toThrow()
})

it('S1-11: after the baseline the plan is not edited but changed', () => {
  expect(() => authorizePlan(who('leader'), 'edit', agreed)).toThrow(
    expect.objectContaining({ kind: 'conflict', reason: 'plan.isBaselined' }),
  )
})

it('a superior speaks for the departments below; a stranger does not know of it', () => {
  expect(speaksFor(who('boss', [], ['销售部', '财务部']), plan)).toEqual(['销售部'])
  expect(() => authorizePlan(who('x', ['财务部']), 'view', plan)).toThrow(
    expect.objectContaining({ kind: 'not_found' }),
  )
})
