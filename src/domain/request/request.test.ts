import { describe, expect, it } from 'vitest'
import { changesBetween, type RequestText } from './changes.ts'
import { requestStates } from './lifecycle.ts'
import { hoursToDecision, measuresOf } from './measures.ts'
import { monthOfNumber } from './request.ts'
import { type StandingFacts, standingOf } from './standing.ts'

it('X-68: counts requests by the month', () => {
  expect(monthOfNumber('2026-11-26')).toBe(202611)
  expect(monthOfNumber('2027-01-01')).toBe(202701)
})

describe('in whose hands a request is', () => {
  const facts: StandingFacts = { state: 'assessing', answers: [], feasibility: null, rating: null }
  const answers = [
    { departmentId: '设计部', state: 'pending' },
    { departmentId: '销售部', state: 'accepted' },
    { departmentId: '产品部', state: 'overdue' },
  ] as const

  it.each([
    ['answers are owed', { answers }, 'answers', ['设计部', '产品部']],
    ['all answered', { answers: [answers[1]] }, 'assess', []],
    ['nobody is asked', {}, 'assess', []],
    ['assessed', { answers: [answers[1]], feasibility: 'feasible' }, 'decide', []],
    [
      'assessed, but an answer is still owed',
      { answers, feasibility: 'feasible' },
      'answers',
      ['设计部', '产品部'],
    ],
    ['countered', { state: 'negotiating', answers }, 'revise', []],
    ['over and not rated', { state: 'closed' }, 'rate', []],
    ['rated', { state: 'closed', rating: 5 }, 'over', []],
  ] as const)('%s', (_case, change, kind, departmentIds) => {
    expect(standingOf({ ...facts, ...change })).toEqual({ kind, departmentIds })
  })

  it('has an answer for every state', () => {
    expect(requestStates.map((state) => standingOf({ ...facts, state }).kind)).toEqual([
      'write',
      'review',
      'rework',
      'assess',
      'revise',
      'convert',
      'carryOut',
      'over',
      'over',
      'rate',
    ])
  })
})

describe('X-36: what a revision changed', () => {
  const need = {
    kind: 'people',
    spec: '设计师',
    quantity: 2,
    unit: '人',
    fromOn: null,
    untilOn: null,
    purpose: '',
  }
  const before: RequestText = {
    name: '主视觉支持',
    background: '大促',
    goal: '11月10日前交付3套',
    expectedOutcome: '3套主视觉',
    concreteTasks: '',
    deliveryStandard: '',
    wishedOn: '2026-11-10',
    urgency: 'normal',
    contact: '',
    needs: [need],
    nodes: [{ name: '初稿', on: '2026-11-05' }],
    risks: [],
  }
  it('nothing, if nothing was', () => {
    expect(changesBetween(before, { ...before, background: ' 大促 ' })).toEqual([])
    expect(
      changesBetween(
        { ...before, nodes: [...before.nodes, { name: '终稿', on: '2026-11-10' }] },
        {
          ...before,
          nodes: [{ name: '终稿', on: '2026-11-10' }, ...before.nodes],
        },
      ),
    ).toEqual([])
  })

  it('fewer resources and a later date, each beside its field', () => {
    const after = { ...before, wishedOn: '2026-11-17', needs: [{ ...need, quantity: 1 }] }
    expect(changesBetween(before, after)).toEqual([
      {
        field: 'requiredResources',
        removed: [{ kind: 'people', text: '设计师 2人' }],
        added: [{ kind: 'people', text: '设计师 1人' }],
      },
      {
        field: 'wishedOn',
        removed: [{ kind: null, text: '2026-11-10' }],
        added: [{ kind: null, text: '2026-11-17' }],
      },
    ])
  })

  it('sees another kind of resource with the same words', () => {
    const [change] = changesBetween(before, { ...before, needs: [{ ...need, kind: 'equipment' }] })
    expect(change?.field).toBe('requiredResources')
  })
})

describe('reassignments per request, time to decision', () => {
  const at = (hours: number) => new Date(hours * 3_600_000)
  const one = (reassignments: number, decided: number | null) => ({
    reassignments,
    firstSubmittedAt: at(0),
    decidedAt: decided === null ? null : at(decided),
  })

  it('of one request', () => {
    expect(hoursToDecision(one(0, 30))).toBe(30)
    expect(hoursToDecision(one(0, null))).toBeNull()
    expect(hoursToDecision({ ...one(0, 30), firstSubmittedAt: null })).toBeNull()
  })

  it.each([
    [
      'none',
      [],
      { submitted: 0, decided: 0, reassignments: 0, reassignmentsEach: null, medianHoursToDecision: null },
    ],
    [
      'an odd number, one undecided',
      [one(0, 10), one(2, 40), one(1, 20), one(0, null)],
      { submitted: 4, decided: 3, reassignments: 3, reassignmentsEach: 0.75, medianHoursToDecision: 20 },
    ],
    [
      'an even number; drafts do not count',
      [one(0, 10), one(0, 20), { ...one(5, 99), firstSubmittedAt: null }],
      { submitted: 2, decided: 2, reassignments: 0, reassignmentsEach: 0, medianHoursToDecision: 15 },
    ],
  ] as const)('of %s', (_case, requests, expected) => {
    expect(measuresOf(requests)).toEqual(expected)
  })
})
