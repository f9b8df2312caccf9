import { expect, it } from 'vitest'
import type { Actor } from '#domain/person/actor.ts'
import { collaborationStates } from './collaboration.ts'
import { authorizeCollaboration, type CollaborationInQuestion, offeredInCollaboration } from './policy.ts'

const matter: CollaborationInQuestion = {
  state: 'preparing',
  leaderId: 'leader',
  createdById: 'author',
  classification: 'internal',
  departmentIds: ['市场部'],
  participantIds: ['leader', 'author'],
}
const who = (personId: string, departments: readonly string[] = []): Actor => ({
  personId,
  departmentIds: new Set(departments),
  oversees: new Set(),
  isAdmin: false,
  isSupervisor: false,
  locale: 'zh-CN',
})

it.each([
  ['its leader', who('leader'), undefined],
  ['whoever set it up', who('author'), undefined],
  ['somebody of a department that takes part', who('other', ['市场部']), 'collaboration.notYours'],
  ['somebody for whom it does not exist', who('stranger', ['财务部']), 'collaboration.notFound'],
])('lets edit: %s', (_case, actor, refusal) => {
  const act = () => authorizeCollaboration(actor, 'edit', matter)
  if (refusal === undefined) expect(act).not.toThrow()
  else expect(act).toThrow(expect.objectContaining({ reason: refusal }))
  expect(offeredInCollaboration(actor, matter)).toEqual(refusal === undefined ? ['edit'] : [])
})

it.each(collaborationStates.map((state) => [state] as const))(
  'offers to edit unless it is over: %s',
  (state) => {
    const isOver = state === 'archived' || state === 'terminated'
    expect(offeredInCollaboration(who('leader'), { ...matter, state })).toEqual(isOver ? [] : ['edit'])
    if (isOver) {
      expect(() => authorizeCollaboration(who('leader'), 'edit', { ...matter, state })).toThrow(
        expect.objectContaining({ kind: 'conflict', reason: 'collaboration.notNow' }),
      )
    }
  },
)
