import { expect, it } from 'vitest'
import type { Actor } from '#domain/person/actor.ts'
import { collaborationStates } from './collaboration.ts'
import { collaborationLifecycle, collaborationMoves } from './lifecycle.ts'
import { authorizeCollaboration, type CollaborationInQuestion, offeredInCollaboration } from './policy.ts'

const matter: CollaborationInQuestion = {
  state: 'preparing',
  leaderId: 'leader',
  createdById: 'author',
  initiatingDepartmentId: '市场部',
  superiorIds: ['vp'],
  classification: 'internal',
  departmentIds: ['市场部', '销售部'],
  participantIds: ['leader', 'author'],
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
  'offers to edit unless it is over: %s',
  (state) => {
    const isOver = state === 'archived' || state === 'terminated'
    const offered = offeredInCollaboration(who('author'), { ...matter, state })
    expect(offered).toEqual(isOver ? [] : ['edit'])
    if (isOver) {
      expect(() => authorizeCollaboration(who('leader'), 'edit', { ...matter, state })).toThrow(
        expect.objectContaining({ kind: 'conflict', reason: 'collaboration.notNow' }),
      )
    }
  },
)

it.each([
  [
    'its leader',
    who('leader'),
    ['charter', 'baseline', 'pause', 'resume', 'submitForAcceptance', 'archive', 'terminate'],
  ],
  [
    'who stands above the initiating department',
    who('vp', ['市场部'], ['市场部']),
    ['returnToWork', 'accept', 'terminate'],
  ],
  ['the head of the initiating department', who('head', ['市场部']), ['returnToWork', 'accept']],
  ['the head of another department that takes part', who('sales', ['销售部']), []],
  ['whoever set it up', who('author', ['市场部'], []), []],
  ['a colleague', colleague, []],
] as const)('lets nobody but these move it: %s', (_case, actor, moves) => {
  const offered = collaborationStates.flatMap((state) =>
    offeredInCollaboration(actor, { ...matter, state }).filter((act) => act !== 'edit'),
  )
  expect(new Set(offered)).toEqual(new Set(moves))
})

it('does what it offers, and refuses what it does not', () => {
  const people = [who('leader'), who('vp', ['市场部']), who('head', ['市场部']), who('author'), colleague]
  for (const state of collaborationStates)
    for (const actor of people)
      for (const move of collaborationMoves) {
        const now = { ...matter, state }
        const offered = offeredInCollaboration(actor, now).includes(move)
        const act = () => authorizeCollaboration(actor, move, now)
        if (offered) expect(act).not.toThrow()
        else
          expect(act).toThrow(expect.objectContaining({ reason: expect.stringMatching(/notYours|notNow/) }))
        if (offered) expect(collaborationLifecycle.canMove(state, move)).toBe(true)
      }
})

it('lets nobody accept what they led, though they head the department that called for it', () => {
  const leader = who('leader', ['市场部'])
  expect(offeredInCollaboration(leader, { ...matter, state: 'accepting' })).toEqual(['edit', 'terminate'])
})
