import { describe, expect, it } from 'vitest'
import {
  type CharterAnswer,
  confirmationOf,
  mayAnswer,
  substanceAfter,
  substanceChanged,
} from './confirmation.ts'

const said = (answer: CharterAnswer['answer'], substance: number, reply = ''): CharterAnswer => ({
  answer,
  substance,
  reply,
})

describe('X-35: how a department stands to the charter', () => {
  it.each([
    ['nothing was put to it', null, 1, null, 'notAsked', false],
    ['it was put to it', null, 1, 1, 'waiting', true],
    ['it said yes', said('confirmed', 1), 1, 1, 'confirmed', false],
    ['it objects', said('objected', 1), 1, 1, 'objected', true],
    ['it objects and was answered', said('objected', 1, '已调整排期'), 1, 1, 'answered', true],
    ['it said yes to something else', said('confirmed', 1), 2, 1, 'changed', false],
    ['what it objected to was changed', said('objected', 1), 2, 1, 'changed', false],
    ['it is asked again after a change', said('confirmed', 1), 2, 2, 'waiting', true],
    ['it is asked again after its objection was met', said('objected', 1, '已调整'), 2, 2, 'waiting', true],
  ] as const)('%s', (_case, last, substance, askedSubstance, state, may) => {
    const asked = { substance, askedSubstance }
    expect(confirmationOf(last, asked)).toBe(state)
    expect(mayAnswer(state, asked)).toBe(may)
  })
})

describe('X-35: a change of substance is confirmed again', () => {
  const row = {
    departmentId: 'a',
    role: 'execution',
    coreDuty: '开发',
    output: '测试版',
    dueText: '第1个月末',
  }
  const before = {
    goal: '3个月内完成产品上市',
    startsOn: '2026-01-05',
    participations: [{ ...row, liaisonId: 'li' }],
    duties: [{ departmentId: 'a', duty: '开发', output: '测试版', dueText: '第1个月末', note: '' }],
    communication: [],
  }
  it.each([
    ['the goal', { goal: '4个月内完成产品上市' }, ['goal']],
    ['the same goal', { goal: '3个月内完成产品上市' }, []],
    ['the start', { startsOn: '2026-02-02' }, ['startsOn']],
    ['what a department does', { participations: [{ ...row, coreDuty: '开发与测试' }] }, ['participations']],
    ['its liaison', { participations: [{ ...row, liaisonId: 'wang' }] }, []],
    ['one department more', { participations: [row, { ...row, departmentId: 'b' }] }, ['participations']],
    ['a row of the division', { duties: [] }, ['duties']],
    ['a remark in the division', { duties: [{ ...before.duties[0], note: '分两批' }] }, []],
    ['when one meets', { communication: [{ frequency: 'weekly' }] }, []],
  ])('%s', (_case, change, fields) => {
    expect(substanceChanged(before, change)).toEqual(fields)
  })

  it('has a new number once the old one was put to the heads', () => {
    expect(substanceAfter({ substance: 1, askedSubstance: null })).toBe(1)
    expect(substanceAfter({ substance: 1, askedSubstance: 1 })).toBe(2)
    expect(substanceAfter({ substance: 2, askedSubstance: 1 })).toBe(2)
  })
})
