import { expect, it } from 'vitest'
import { checkSmart, failedCriteria } from '#domain/smart/smart.ts'
import { becomesSeries, collaborationTypes, ownFieldsOf, withoutPower, withoutSubGoal } from './charter.ts'

it.each([
  ['nothing of its own', 'project', []],
  ['S1-02', 'problem', ['rootCause', 'solution']],
  ['S1-03', 'resource', ['resourceRequests']],
  ['S1-04', 'strategy', ['strategicGoal', 'subGoals']],
] as const)('%s: a %s asks for what is its own', (_id, type, fields) => {
  expect(collaborationTypes).toContain(type)
  expect(ownFieldsOf[type]).toEqual(fields)
})

it('S1-07: the goal of the guide passes all five questions', () => {
  const goal = '3个月内完成产品上市,首月销售额达500万元'
  expect(failedCriteria(checkSmart(goal, { noun: 'collaboration' }))).toEqual([])
  expect(failedCriteria(checkSmart('沟通产品上市', { noun: 'collaboration' }))).not.toEqual([])
})

it.each([
  ['weekly', ['offline'], true],
  ['biweekly', ['online', 'document'], true],
  ['monthly', ['offline'], true],
  ['adhoc', ['offline'], false],
  ['weekly', ['document'], false],
  ['weekly', [], false],
] as const)('S1-21: %s by %j comes again as meetings: %s', (frequency, channels, is) => {
  expect(becomesSeries({ frequency, channels })).toBe(is)
})

it('S1-12: names the departments nobody of whom can decide or carry out', () => {
  const member = (departmentId: string, hasDecisionPower: boolean, canExecute: boolean) => ({
    departmentId,
    hasDecisionPower,
    canExecute,
  })
  const members = [member('a', true, false), member('b', false, true), member('c', false, false)]
  expect(withoutPower(['a', 'b', 'c', 'd'], members)).toEqual(['c', 'd'])
})

it('S1-04: names the departments without an aligned part of the goal', () => {
  const parts = [
    { departmentId: 'a', subGoal: '6月底前上线自助报表,覆盖80%查询' },
    { departmentId: 'b', subGoal: ' ' },
    { departmentId: 'c', subGoal: '讨论数字化' },
  ]
  expect(withoutSubGoal(parts)).toEqual(['b', 'c'])
})
