import { expect, it } from 'vitest'
import type { Actor } from '#domain/person/actor.ts'
import { authorizeContingency, type ContingencyInQuestion, offeredInContingency } from './policy.ts'

const plan: ContingencyInQuestion = {
  state: 'draft',
  leaderIds: ['leader'],
  interimOwnerId: 'interim',
  createdById: 'author',
  classification: 'internal',
  departmentIds: ['市场部'],
  participantIds: ['interim', 'author', 'leader'],
}
const who = (personId: string): Actor => ({
  personId,
  departmentIds: new Set(['市场部']),
  oversees: new Set(),
  isAdmin: false,
  isSupervisor: false,
  locale: 'zh-CN',
})

it.each<[person: string, state: ContingencyInQuestion['state'], offered: string]>([
  ['author', 'draft', 'edit start drop'],
  ['interim', 'draft', 'edit start'],
  ['interim', 'running', 'edit makeTask end'],
  ['author', 'running', 'edit makeTask'],
  ['leader', 'running', 'edit makeTask end'],
  ['leader', 'ended', ''],
  ['reader', 'running', ''],
])('S1-39: offers %s of one that is %s: %s', (person, state, offered) => {
  const here = { ...plan, state }
  expect(offeredInContingency(who(person), here).join(' ')).toBe(offered)
  for (const act of ['edit', 'makeTask', 'start', 'end', 'drop'] as const) {
    const ask = () => authorizeContingency(who(person), act, here)
    if (offered.split(' ').includes(act)) expect(ask).not.toThrow()
    else expect(ask).toThrow()
  }
})

it('does not exist for whom it is not there', () => {
  const stranger = { ...who('stranger'), departmentIds: new Set<string>() }
  expect(() => authorizeContingency(stranger, 'end', plan)).toThrow(
    expect.objectContaining({ kind: 'not_found' }),
  )
})
