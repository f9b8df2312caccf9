import { expect, it } from 'vitest'
import type { FindingView } from '#contract/common.ts'
import { inOrder, passingOf, stillStops, withOverride } from './overrides.ts'

const finding = (more: Partial<FindingView>): FindingView => ({
  norm: 'NM-PRE-06',
  severity: 'warn',
  place: { noun: 'meeting', id: '1', field: null, label: '' },
  reason: { key: 'x', params: {} },
  remedy: { key: 'y', params: {} },
  override: 'reason',
  fingerprint: 'f',
  overridden: null,
  ...more,
})
const done = { by: '李', reason: '', at: '2026-11-16T00:00:00Z' }

it.each([
  ['a norm that is never passed over', { severity: 'block', override: 'no' }, 'none', true],
  ['one for a click', { override: 'yes' }, 'click', true],
  ['one for the host', { override: 'host' }, 'click', true],
  ['one for a reason', { override: 'reason' }, 'reason', true],
  ['one that somebody has passed over already', { override: 'reason', overridden: done }, 'none', false],
  ['a hint', { severity: 'info', override: 'yes' }, 'none', false],
  ['one that is only recorded', { override: 'record' }, 'none', false],
] as const)('treats %s', (_case, more, passing, stops) => {
  expect(passingOf(finding(more))).toBe(passing)
  expect(stillStops(finding(more), [])).toBe(stops)
})

it('lets go once the answer is there, and a reason is a reason', () => {
  const click = finding({ override: 'yes' })
  const asked = finding({ override: 'reason' })
  expect(stillStops(click, withOverride([], 'f', ''))).toBe(false)
  expect(stillStops(asked, withOverride([], 'f', ' '))).toBe(true)
  expect(stillStops(asked, withOverride([], 'f', '客户临时要求'))).toBe(false)
  expect(stillStops(asked, withOverride([], 'another', '客户临时要求'))).toBe(true)
})

it('takes an answer back', () => {
  const given = withOverride(withOverride([], 'f', 'a'), 'g', 'b')
  expect(withOverride(given, 'f', undefined)).toEqual([{ fingerprint: 'g', reason: 'b' }])
})

it('puts what stops before what warns and what only tells', () => {
  const all = [
    finding({ norm: 'NM-PRE-13', severity: 'info' }),
    finding({ norm: 'NM-PRE-08' }),
    finding({ norm: 'NM-PRE-15', severity: 'block' }),
    finding({ norm: 'NM-PRE-02' }),
  ]
  expect(inOrder(all).map(({ norm }) => norm)).toEqual(['NM-PRE-15', 'NM-PRE-02', 'NM-PRE-08', 'NM-PRE-13'])
})
