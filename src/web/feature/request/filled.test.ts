import { expect, it } from 'vitest'
import { changedOf, emptyNeed, type Filled, sentOf } from './filled.ts'

const filled: Filled = {
  name: '主视觉支持',
  urgency: 'normal',
  classification: 'internal',
  contact: '',
  background: '大促',
  goal: '',
  expectedOutcome: '',
  concreteTasks: '',
  deliveryStandard: '',
  wishedOn: null,
  needs: [],
  nodes: [],
  risks: [],
  departments: [],
}

it('sends nothing when nothing was changed, and only the fields that were', () => {
  expect(changedOf(filled, filled)).toEqual({})
  expect(changedOf({ ...filled, goal: '11月10日前交付3套' }, filled)).toEqual({ goal: '11月10日前交付3套' })
})

it('keeps lines that are not whole yet to itself', () => {
  const begun: Filled = {
    ...filled,
    needs: [emptyNeed, { ...emptyNeed, spec: '设计师' }],
    nodes: [
      { name: '初稿', on: null },
      { name: '终稿', on: '2026-11-10' },
    ],
    risks: [{ text: ' ', response: '先查', department: null }],
  }
  const sent = sentOf(begun)
  expect(sent.needs?.map(({ spec }) => spec)).toEqual(['设计师'])
  expect(sent.nodes).toEqual([{ name: '终稿', on: '2026-11-10' }])
  expect(changedOf(begun, filled).risks).toBeUndefined()
})
