import { expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import type { Actor } from '#domain/person/actor.ts'
import { riskStates } from './lifecycle.ts'
import { authorizeRaising, authorizeRisk, offeredInRisk, type RiskInQuestion } from './policy.ts'
import { riskLevel, slipDays } from './risk.ts'

it.each([
  [1, 1, 'low'],
  [1, 2, 'low'],
  [2, 2, 'medium'],
  [1, 3, 'medium'],
  [2, 3, 'high'],
  [3, 3, 'high'],
  [null, 3, null],
  [2, null, null],
] as const)('X-60: %s × %s is %s', (possibility, impact, level) => {
  expect(riskLevel(possibility, impact)).toBe(level)
})

it('says how far a milestone slips', () => {
  expect(slipDays(civilDate('2023-11-15'), civilDate('2023-11-16'))).toBe(1)
  expect(slipDays(null, civilDate('2023-11-16'))).toBeNull()
  expect(slipDays(civilDate('2023-11-15'), null)).toBeNull()
})

const risk: RiskInQuestion = {
  state: 'identified',
  ownerId: 'owner',
  raisedById: 'author',
  departmentId: '市场部',
  leaderIds: ['host'],
  classification: 'internal',
  departmentIds: ['设计部', '市场部'],
  participantIds: ['owner', 'host'],
}
const who = (
  personId: string,
  departments: readonly string[] = [],
  oversees: readonly string[] = [],
): Actor => ({
  personId,
  departmentIds: new Set(departments),
  oversees: new Set(oversees),
  isAdmin: false,
  isSupervisor: false,
  locale: 'zh-CN',
})

it.each([
  ['its owner', who('owner'), ['edit', 'assess', 'occur', 'close']],
  ['whoever leads where it hangs', who('host'), ['edit', 'assess', 'occur', 'close']],
  ['somebody of the group', who('member', ['设计部']), ['occur']],
  ['the head of the department that answers for it', who('head', [], ['市场部']), ['occur']],
  ['whoever only looks on', { ...who('supervisor'), isSupervisor: true }, []],
] as const)('offers what is whose: %s', (_case, actor, offered) => {
  expect(offeredInRisk(actor, risk)).toEqual(offered)
})

it('is whoever raised it to answer for, until somebody else does', () => {
  const author = who('author', ['设计部'])
  expect(offeredInRisk(author, risk)).toEqual(['occur'])
  expect(offeredInRisk(author, { ...risk, ownerId: null })).toContain('assess')
})

it.each(riskStates.map((state) => [state] as const))('offers nothing that is refused: %s', (state) => {
  const here = { ...risk, state }
  for (const act of offeredInRisk(who('host'), here)) {
    expect(() => authorizeRisk(who('host'), act, here)).not.toThrow()
  }
  expect(() => authorizeRisk(who('stranger'), 'view', here)).toThrow(
    expect.objectContaining({ kind: 'not_found' }),
  )
})

it('may be raised by whoever takes part, and by nobody else', () => {
  expect(() => authorizeRaising(who('member', ['设计部']), risk)).not.toThrow()
  expect(() => authorizeRaising({ ...who('supervisor'), isSupervisor: true }, risk)).toThrow(
    expect.objectContaining({ reason: 'risk.notYours' }),
  )
  expect(() => authorizeRaising(who('stranger'), risk)).toThrow(
    expect.objectContaining({ reason: 'risk.homeNotFound' }),
  )
})
