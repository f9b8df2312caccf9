import { describe, expect, it } from 'vitest'
import type { Actor } from '#domain/person/actor.ts'
import { leaderPowers } from './charter.ts'
import { collaborationStates } from './collaboration.ts'
import { type CollaborationMove, collaborationLifecycle, collaborationMoves } from './lifecycle.ts'
import {
  authorizeAnswer,
  authorizeCollaboration,
  type CollaborationInQuestion,
  collaborationActs,
  holdsPower,
  offeredInCollaboration,
} from './policy.ts'

const matter: CollaborationInQuestion = {
  state: 'preparing',
  leaderId: 'leader',
  createdById: 'author',
  initiatingDepartmentId: '市场部',
  superiorIds: ['vp'],
  delegates: [{ power: 'progress', personId: 'stand-in' }],
  stopAskedById: null,
  classification: 'internal',
  departmentIds: ['市场部', '销售部'],
  participantIds: ['leader', 'author', 'stand-in'],
}
const who = (personId: string, departments: readonly string[] = [], oversees = departments): Actor => ({
  personId,
  departmentIds: new Set(departments),
  oversees: new Set(oversees),
  isAdmin: false,
  isSupervisor: false,
  locale: 'zh-CN',
})
const colleague = who('other', ['市场部'], [])
const people = [
  who('leader'),
  who('author'),
  who('vp', ['市场部']),
  who('head', ['市场部']),
  who('stand-in'),
  colleague,
]
const isMove = (act: string): act is CollaborationMove =>
  (collaborationMoves as readonly string[]).includes(act)

it.each([
  ['its leader', who('leader'), undefined],
  ['whoever set it up', who('author'), undefined],
  ['somebody of a department that takes part', colleague, 'collaboration.notYours'],
  ['somebody for whom it does not exist', who('stranger', ['财务部']), 'collaboration.notFound'],
])('lets edit: %s', (_case, actor, refusal) => {
  const act = () => authorizeCollaboration(actor, 'edit', matter)
  if (refusal === undefined) expect(act).not.toThrow()
  else expect(act).toThrow(expect.objectContaining({ reason: refusal }))
  expect(offeredInCollaboration(actor, matter).includes('edit')).toBe(refusal === undefined)
})

it.each(collaborationStates.map((state) => [state] as const))(
  'offers nothing to anybody once it is over: %s',
  (state) => {
    const isOver = state === 'archived' || state === 'terminated'
    for (const actor of people) {
      const offered = offeredInCollaboration(actor, { ...matter, state, stopAskedById: 'leader' })
      if (isOver) expect(offered).toEqual([])
    }
    expect(offeredInCollaboration(who('author'), { ...matter, state }).includes('edit')).toBe(!isOver)
    if (isOver) {
      expect(() => authorizeCollaboration(who('leader'), 'edit', { ...matter, state })).toThrow(
        expect.objectContaining({ kind: 'conflict', reason: 'collaboration.notNow' }),
      )
    }
  },
)

it.each([
  ['its leader', 'leader', ['charter', 'baseline', 'pause', 'resume', 'submitForAcceptance', 'archive']],
  ['who stands above the initiating department', 'vp', ['returnToWork', 'accept', 'terminate']],
  ['the head of the initiating department', 'head', ['returnToWork', 'accept']],
  ['whoever set it up', 'author', []],
  ['who holds a power of the leader', 'stand-in', []],
  ['a colleague', 'other', []],
] as const)('lets nobody but these move it: %s', (_case, id, moves) => {
  const actor = people.find(({ personId }) => personId === id) as Actor
  const offered = collaborationStates.flatMap((state) =>
    offeredInCollaboration(actor, { ...matter, state, stopAskedById: 'leader' }).filter(isMove),
  )
  expect(new Set(offered)).toEqual(new Set(moves))
})

it('does what it offers, and refuses what it does not', () => {
  for (const state of collaborationStates)
    for (const actor of people)
      for (const act of collaborationActs)
        for (const stopAskedById of [null, 'leader']) {
          const now = { ...matter, state, stopAskedById }
          const isOffered = offeredInCollaboration(actor, now).includes(act)
          const doIt = () => authorizeCollaboration(actor, act, now)
          if (isOffered) expect(doIt).not.toThrow()
          else {
            const reason = expect.stringMatching(/notYours|notNow|stopNotAgreed/)
            expect(doIt).toThrow(expect.objectContaining({ reason }))
          }
          if (isOffered && isMove(act)) expect(collaborationLifecycle.canMove(state, act)).toBe(true)
        }
})

describe('S1-14: the powers of the leader', () => {
  it.each([
    ['progress', ['editCommunication', 'editDivision', 'makeTasks', 'startMeetings']],
    ['resources', ['editMembers']],
    ['conflicts', ['replyToObjection']],
  ] as const)('%s can be handed on, and nothing else goes with it', (power, acts) => {
    const handedOn = {
      ...matter,
      state: 'chartered' as const,
      delegates: [{ power, personId: 'stand-in' }],
    }
    expect(offeredInCollaboration(who('stand-in'), handedOn)).toEqual(acts)
    expect(leaderPowers.filter((one) => holdsPower(who('stand-in'), one, handedOn))).toEqual([power])
    expect(leaderPowers.every((one) => holdsPower(who('leader'), one, handedOn))).toBe(true)
  })

  it('are the leader’s alone where they were handed to nobody', () => {
    const kept = { ...matter, delegates: [] }
    expect(offeredInCollaboration(who('stand-in'), kept)).toEqual([])
  })
})

describe('ending it takes two', () => {
  it.each([
    ['nobody has asked', null, ['vp'], 'leader', 'collaboration.stopNotAgreed'],
    ['nobody has asked', null, ['vp'], 'vp', 'collaboration.stopNotAgreed'],
    ['the leader has asked', 'leader', ['vp'], 'leader', 'collaboration.stopNotAgreed'],
    ['the leader has asked', 'leader', ['vp'], 'vp', undefined],
    ['nobody stands above', null, [], 'leader', undefined],
  ] as const)('%s: %s, above %j, %s', (_case, stopAskedById, superiorIds, id, refusal) => {
    const now = { ...matter, state: 'active' as const, stopAskedById, superiorIds }
    const doIt = () => authorizeCollaboration(who(id, ['市场部']), 'terminate', now)
    if (refusal === undefined) expect(doIt).not.toThrow()
    else expect(doIt).toThrow(expect.objectContaining({ reason: refusal }))
  })
})

describe('X-35: who answers for a department', () => {
  it.each([
    ['its head, when it is asked', who('head', ['市场部']), true, undefined],
    ['its head, when nothing is asked', who('head', ['市场部']), false, 'collaboration.nothingToConfirm'],
    ['somebody else of it', colleague, true, 'collaboration.notHead'],
    ['who does not see it', who('stranger', ['财务部']), true, 'collaboration.notFound'],
  ])('%s', (_case, actor, isOpen, refusal) => {
    const doIt = () => authorizeAnswer(actor, matter, { confirmerIds: ['head'], isOpen })
    if (refusal === undefined) expect(doIt).not.toThrow()
    else expect(doIt).toThrow(expect.objectContaining({ reason: refusal }))
  })
})

it('lets nobody accept what they led, though they head the department that called for it', () => {
  const offered = offeredInCollaboration(who('leader', ['市场部']), { ...matter, state: 'accepting' })
  expect(offered).not.toContain('accept')
})
