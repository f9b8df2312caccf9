import { describe, expect, it } from 'vitest'
import type { Actor } from '#domain/person/actor.ts'
import { answerStates, requestStates } from './lifecycle.ts'
import {
  type AnswerInQuestion,
  authorizeAnswer,
  authorizeRequest,
  offeredInAnswer,
  offeredInRequest,
  type RequestInQuestion,
  requestOtherActs,
  requestOwnMoves,
} from './policy.ts'

const answer = (departmentId: string, change: Partial<AnswerInQuestion> = {}): AnswerInQuestion => ({
  departmentId,
  state: 'pending',
  speakerIds: [`${departmentId}对接人`],
  phonedAt: null,
  ...change,
})
const request: RequestInQuestion = {
  state: 'draft',
  urgency: 'normal',
  classification: 'internal',
  departmentIds: ['市场部', '设计部', '销售部'],
  participantIds: ['发起人', '经理', '评估人', '设计部对接人'],
  initiatorId: '发起人',
  initiatingDepartmentId: '市场部',
  reviewerId: '经理',
  assessorIds: ['评估人'],
  answers: [answer('设计部'), answer('销售部')],
  rating: null,
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
const people = {
  initiator: who('发起人', ['市场部']),
  colleague: who('同事', ['市场部']),
  head: who('经理', ['市场部'], ['市场部']),
  assessor: who('评估人', ['财务部']),
  designHead: who('设计部经理', ['设计部'], ['设计部']),
  liaison: who('设计部对接人', ['设计部']),
  designer: who('设计师', ['设计部']),
}
type Person = keyof typeof people

describe('S4-11 S4-20 S4-24: who may do what, and when', () => {
  const table: Record<string, Partial<Record<Person, readonly string[]>>> = {
    draft: {
      initiator: ['submit', 'withdraw', 'edit'],
      colleague: ['submit', 'edit'],
      head: ['submit', 'withdraw', 'edit'],
    },
    submitted: { initiator: ['withdraw'], head: ['return', 'reject', 'pass', 'withdraw'] },
    returned: {
      initiator: ['resubmit', 'withdraw', 'edit'],
      colleague: ['resubmit', 'edit'],
      head: ['resubmit', 'withdraw', 'edit'],
    },
    assessing: {
      initiator: ['withdraw', 'assign', 'ask'],
      colleague: ['assign', 'ask'],
      head: ['reject', 'accept', 'withdraw', 'assign', 'assess', 'ask'],
      assessor: ['assess'],
      designHead: ['answer'],
      liaison: ['answer'],
    },
    negotiating: {
      initiator: ['revise', 'withdraw', 'assign', 'ask'],
      colleague: ['revise', 'assign', 'ask'],
      head: ['revise', 'withdraw', 'assign', 'ask'],
      designHead: ['answer'],
      liaison: ['answer'],
    },
    accepted: { initiator: ['convert'], colleague: ['convert'], head: ['convert'] },
    converted: {},
    rejected: {},
    withdrawn: {},
    closed: { initiator: ['rate'] },
  }
  it.each(requestStates)('%s', (state) => {
    for (const [name, person] of Object.entries(people)) {
      const offered = offeredInRequest(person, { ...request, state })
      expect([...offered].sort(), name).toEqual([...(table[state]?.[name as Person] ?? [])].sort())
      if (name === 'assessor' || name === 'initiator') {
        for (const act of [...requestOwnMoves, ...requestOtherActs]) {
          const tried = () => authorizeRequest(person, act, { ...request, state })
          if (offered.includes(act)) expect(tried, `${name} ${act}`).not.toThrow()
          else expect(tried, `${name} ${act}`).toThrow()
        }
      }
    }
  })

  it('a stranger cannot tell that it exists', () => {
    const stranger = who('路人', ['财务部'])
    expect(() => authorizeRequest(stranger, 'view', request)).toThrow(
      expect.objectContaining({ kind: 'not_found' }),
    )
    expect(() => authorizeAnswer(stranger, 'accept', { ...request, state: 'assessing' }, '设计部')).toThrow(
      expect.objectContaining({ kind: 'not_found' }),
    )
  })

  it('S4-20: a head does not review their own request, unless it lies in nobody else’s hands', () => {
    const own = { ...request, state: 'submitted', initiatorId: '经理', reviewerId: '副总' } as const
    expect(offeredInRequest(people.head, own)).toEqual(['withdraw'])
    expect(offeredInRequest(people.head, { ...own, reviewerId: '经理' })).toContain('pass')
  })
})

describe('X-36: a department answers by its own people', () => {
  const assessing = { ...request, state: 'assessing' } as const
  const acts = (person: Actor, change: Partial<AnswerInQuestion>, about: RequestInQuestion = assessing) =>
    offeredInAnswer(person, about, answer('设计部', change))

  it.each([
    ['pending', ['accept', 'counter', 'decline', 'forward', 'allocate']],
    ['overdue', ['accept', 'counter', 'decline', 'forward', 'allocate']],
    ['accepted', ['accept', 'counter', 'decline', 'allocate']],
    ['countered', ['accept', 'decline', 'allocate']],
    ['declined', ['accept', 'counter', 'allocate']],
    ['forwarded', []],
    ['dropped', []],
  ] as const)('%s: %s', (state, expected) => {
    expect(acts(people.designHead, { state })).toEqual(expected)
    expect(acts(people.liaison, { state })).toEqual(expected)
    expect(acts(people.designer, { state })).toEqual([])
  })

  it('not for another department, and not before or after the time for it', () => {
    const salesHead = who('销售部经理', ['销售部'], ['销售部'])
    expect(() => authorizeAnswer(salesHead, 'accept', assessing, '设计部')).toThrow(
      expect.objectContaining({ kind: 'forbidden' }),
    )
    for (const state of requestStates) {
      if (state === 'assessing' || state === 'negotiating') continue
      const offered = answerStates.flatMap((one) =>
        acts(people.designHead, { state: one }, { ...request, state }),
      )
      expect(offered.filter((act) => act !== 'allocate')).toEqual([])
    }
  })

  it('X-37: an urgent one is taken note of by telephone first, once', () => {
    const urgent = { ...assessing, urgency: 'urgent' } as const
    expect(acts(people.designHead, {}, urgent)).toContain('phone')
    expect(acts(people.designHead, { phonedAt: new Date(0) }, urgent)).not.toContain('phone')
    expect(acts(people.designHead, {})).not.toContain('phone')
  })

  it('the initiating side may stop asking; the department may not', () => {
    expect(acts(people.initiator, {})).toEqual(['drop'])
    expect(acts(people.designHead, {})).not.toContain('drop')
    expect(() => authorizeAnswer(people.initiator, 'drop', assessing, '财务部')).toThrow(
      expect.objectContaining({ reason: 'request.departmentNotAsked' }),
    )
  })
})
