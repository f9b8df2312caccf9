import { expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import type { Actor } from '#domain/person/actor.ts'
import { ageInDays, earsOf } from './issue.ts'
import { issueStates } from './lifecycle.ts'
import { authorizeIssue, authorizeIssueRaising, type IssueInQuestion, offeredInIssue } from './policy.ts'

it.each<[hours: number | null, gap: boolean, ears: string]>([
  [null, false, 'owner leader'],
  [23, false, 'owner leader'],
  [24, false, 'owner leader members'],
  [8, true, 'owner leader departmentHeads'],
  [48, true, 'owner leader members departmentHeads'],
])(
  'X-38: a deviation of %s hours, resources missing %s, is heard by %s',
  (deviationHours, isResourceGap, ears) => {
    expect(earsOf({ deviationHours, isResourceGap }).join(' ')).toBe(ears)
  },
)

it('S4-43: grows older until it is settled, and says then how long it took', () => {
  const day = civilDate
  expect(ageInDays(day('2026-03-02'), null, day('2026-03-09'))).toBe(7)
  expect(ageInDays(day('2026-03-02'), day('2026-03-04'), day('2026-03-09'))).toBe(2)
})

const issue: IssueInQuestion = {
  state: 'open',
  foundById: 'finder',
  ownerId: 'owner',
  leaderId: 'leader',
  classification: 'internal',
  departmentIds: ['市场部'],
  participantIds: ['leader'],
}
const who = (personId: string): Actor => ({
  personId,
  departmentIds: new Set(['市场部']),
  oversees: new Set(),
  isAdmin: false,
  isSupervisor: false,
  locale: 'zh-CN',
})

it.each<[person: string, state: IssueInQuestion['state'], offered: string]>([
  ['owner', 'open', 'edit respond'],
  ['leader', 'handling', 'edit resolve'],
  ['finder', 'resolved', 'edit reopen close'],
  ['owner', 'resolved', 'edit'],
  ['finder', 'closed', ''],
  ['other', 'open', ''],
])('offers %s of one that is %s: %s', (person, state, offered) => {
  expect(offeredInIssue(who(person), { ...issue, state }).join(' ')).toBe(offered)
})

it.each(issueStates)('refuses what is not offered: %s', (state) => {
  for (const act of ['edit', 'respond', 'resolve', 'reopen', 'close'] as const) {
    const ask = () => authorizeIssue(who('leader'), act, { ...issue, state })
    if (offeredInIssue(who('leader'), { ...issue, state }).includes(act)) expect(ask).not.toThrow()
    else expect(ask).toThrow(expect.objectContaining({ reason: 'issue.notNow' }))
  }
})

it('is noted by whoever takes part, and by nobody else', () => {
  expect(() => authorizeIssueRaising(who('member'), issue)).not.toThrow()
  const stranger = { ...who('stranger'), departmentIds: new Set<string>() }
  expect(() => authorizeIssueRaising(stranger, issue)).toThrow(
    expect.objectContaining({ reason: 'collaboration.notFound' }),
  )
  expect(() => authorizeIssueRaising({ ...stranger, isSupervisor: true }, issue)).toThrow(
    expect.objectContaining({ reason: 'issue.notYours' }),
  )
})
