import { describe, expect, it } from 'vitest'
import type { Actor } from '#domain/person/actor.ts'
import { isRuledBy, nextStop } from './climb.ts'
import { conflictStates } from './lifecycle.ts'
import {
  authorizeConflict,
  authorizeSide,
  type ConflictInQuestion,
  conflictActs,
  offeredInConflict,
  offeredInSide,
} from './policy.ts'
import type { LadderLevel, Rung } from './reporting.ts'

const rungs = (level1: string, level2: string, level3: string): Rung[] =>
  Object.entries({ level1, level2, level3 }).map(([level, ids]) => ({
    level: level as LadderLevel,
    posts: [],
    handlerIds: ids.split(' ').filter(Boolean),
  }))
const path = ['deptManager', 'vpInCharge', 'generalManager']
const ladder = rungs('石 肖', '傅', '高')

describe('S1-36, NM-ESC-02: the next level', () => {
  it.each<
    [
      why: string,
      from: (typeof conflictStates)[number],
      has: string,
      rungs: Rung[],
      path: string[],
      next: string,
    ]
  >([
    ['after the negotiation the heads', 'negotiating', '组长', ladder, path, 'level1'],
    ['then the vice president', 'level1', '石 肖', ladder, path, 'level2'],
    ['then the general manager', 'level2', '傅', ladder, path, 'level3'],
    ['from whoever arbitrates, the general manager', 'coordinator', '协调', ladder, path, 'level3'],
    ['nothing above the general manager', 'level3', '高', ladder, path, 'none'],
    ['nothing while it is only raised', 'open', '', ladder, path, 'none'],
    [
      'the leader is the only head: passed',
      'negotiating',
      '石',
      rungs('石', '傅', '高'),
      path,
      'level1+level2',
    ],
    ['the same person on two levels', 'level1', '傅', rungs('傅', '傅', '高'), path, 'level2+level3'],
    ['nobody on a level', 'level1', '石', rungs('石', '', '高'), path, 'level2+level3'],
    [
      'an organisation without vice presidents in its path',
      'level1',
      '石',
      ladder,
      ['deptManager', 'generalManager'],
      'level2+level3',
    ],
    ['nobody left', 'level1', '石', rungs('石', '', ''), path, 'none'],
  ])('%s', (_why, from, has, given, steps, next) => {
    const found = nextStop(from, has.split(' '), { rungs: given, path: steps })
    expect(found === undefined ? 'none' : [...found.passed, found.level].join('+')).toBe(next)
  })
})

it('is ruled when everybody who has it has signed', () => {
  expect(isRuledBy(['石'], ['石', '肖'])).toBe(false)
  expect(isRuledBy(['石', '肖'], ['石', '肖'])).toBe(true)
  expect(isRuledBy([], [])).toBe(false)
})

const side = (departmentId: string, spokespersonId: string, signerId: string) => ({
  departmentId,
  spokespersonId,
  signerId,
  isStated: true,
  isSigned: false,
})
const conflict: ConflictInQuestion = {
  state: 'open',
  leaderId: '组长',
  raisedById: '提出人',
  handlerIds: [],
  sides: [side('市场部', '林', '石'), side('销售部', '沈', '肖')],
  isOffered: false,
  rulingSignedBy: [],
  classification: 'internal',
  departmentIds: ['市场部', '销售部'],
  participantIds: ['组长', '提出人', '林', '石', '沈', '肖', '傅'],
}
const who = (personId: string, departments: readonly string[] = []): Actor => ({
  personId,
  departmentIds: new Set(departments),
  oversees: new Set(),
  isAdmin: false,
  isSupervisor: false,
  locale: 'zh-CN',
})
const at = (state: ConflictInQuestion['state'], handlers = '', rest: Partial<ConflictInQuestion> = {}) => ({
  ...conflict,
  state,
  handlerIds: handlers.split(' ').filter(Boolean),
  ...rest,
})

describe('who may do what', () => {
  it.each<[why: string, actor: string, conflict: ConflictInQuestion, offered: string]>([
    [
      'the leader negotiates first; skipping is for what is urgent',
      '组长',
      conflict,
      'edit addSide talk negotiate skip',
    ],
    ['whoever raised it', '提出人', conflict, 'edit addSide withdraw'],
    ['a party', '林', conflict, 'talk'],
    [
      'the leader while it is negotiated',
      '组长',
      at('negotiating', '组长'),
      'edit addSide talk raise refer skip rule',
    ],
    ['a party may hand it up when they do not agree', '沈', at('negotiating', '组长'), 'talk raise'],
    ['a head who has it', '石', at('level1', '石 肖'), 'talk raise rule'],
    ['and has signed the ruling', '石', at('level1', '石 肖', { rulingSignedBy: ['石'] }), 'talk raise'],
    ['S4-43: the leader waits for the clock', '组长', at('level1', '石 肖'), 'edit talk refer skip'],
    [
      'S4-43: and is offered the next level when it has run out',
      '组长',
      at('level1', '石 肖', { isOffered: true }),
      'edit talk raise refer skip',
    ],
    ['the vice president', '傅', at('level2', '傅'), 'talk raise rule'],
    ['the leader follows up', '组长', at('implementing'), 'edit talk addTask close'],
    ['nobody when it is closed', '组长', at('closed'), ''],
    ['whoever only reads', '读者', at('negotiating', '组长'), ''],
  ])('%s', (_why, person, given, offered) => {
    expect(offeredInConflict(who(person, ['市场部']), given).join(' ')).toBe(offered)
  })

  it.each(conflictStates)('offers nothing that is refused, and refuses the rest: %s', (state) => {
    for (const person of ['组长', '提出人', '林', '石', '傅', '读者']) {
      const here = at(state, state === 'level2' ? '傅' : '石 肖')
      const actor = who(person, ['市场部'])
      const offered = offeredInConflict(actor, here)
      for (const act of conflictActs) {
        if (offered.includes(act)) expect(() => authorizeConflict(actor, act, here)).not.toThrow()
        else expect(() => authorizeConflict(actor, act, here)).toThrow()
      }
    }
  })

  it('says that the next level is not offered yet, and does not exist for strangers', () => {
    expect(() => authorizeConflict(who('组长'), 'raise', at('level2', '傅'))).toThrow(
      expect.objectContaining({ kind: 'conflict', reason: 'conflict.notOfferedYet' }),
    )
    expect(() => authorizeConflict(who('外人'), 'view', conflict)).toThrow(
      expect.objectContaining({ kind: 'not_found' }),
    )
  })
})

describe('a side', () => {
  const [own] = conflict.sides
  it.each<[actor: string, offered: string]>([
    ['林', 'state'],
    ['石', 'state sign'],
    ['沈', ''],
    ['组长', ''],
  ])('is %s’s to %s', (actor, offered) => {
    if (own === undefined) throw new Error('no side')
    expect(offeredInSide(who(actor), conflict, own).join(' ')).toBe(offered)
  })

  it('has nothing to sign until it is stated, and is signed by its head only', () => {
    if (own === undefined) throw new Error('no side')
    const empty = { ...own, isStated: false }
    expect(() => authorizeSide(who('石'), 'sign', { conflict, side: empty })).toThrow(
      expect.objectContaining({ reason: 'conflict.nothingToSign' }),
    )
    expect(() => authorizeSide(who('林'), 'sign', { conflict, side: own })).toThrow(
      expect.objectContaining({ kind: 'forbidden', reason: 'conflict.notYourSide' }),
    )
  })
})
