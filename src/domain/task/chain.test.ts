import { expect, it } from 'vitest'
import { type ChainFacts, chainOf } from './chain.ts'

const at = (day: number) => new Date(Date.UTC(2026, 2, day))
const fresh: ChainFacts = {
  state: 'todo',
  createdAt: at(1),
  assignedAt: at(2),
  signedAt: null,
  splitAt: null,
  reportedAt: null,
  submittedAt: null,
  reviewedAt: null,
  doneAt: null,
  hasReviewers: true,
}

const said = (facts: ChainFacts) =>
  chainOf(facts)
    .map(({ step, standing }) => `${{ passed: '✓', now: '▸', ahead: '·' }[standing]}${step}`)
    .join(' ')

it.each<[string, Partial<ChainFacts>, string]>([
  [
    'in a record that still changes',
    { assignedAt: null },
    '✓created ▸assigned ·signed ·reported ·submitted ·reviewed ·closed',
  ],
  ['handed out', {}, '✓created ✓assigned ▸signed ·reported ·submitted ·reviewed ·closed'],
  ['signed', { signedAt: at(3) }, '✓created ✓assigned ✓signed ▸reported ·submitted ·reviewed ·closed'],
  [
    'split',
    { signedAt: at(3), splitAt: at(4) },
    '✓created ✓assigned ✓signed ✓split ▸reported ·submitted ·reviewed ·closed',
  ],
  [
    'handed in without a report',
    { signedAt: at(3), submittedAt: at(6) },
    '✓created ✓assigned ✓signed ✓reported ✓submitted ▸reviewed ·closed',
  ],
  [
    'nobody reviews',
    { signedAt: at(3), submittedAt: at(6), doneAt: at(6), state: 'done', hasReviewers: false },
    '✓created ✓assigned ✓signed ✓reported ✓submitted ✓closed',
  ],
  [
    'called off',
    { signedAt: at(3), state: 'cancelled' },
    '✓created ✓assigned ✓signed ·reported ·submitted ·reviewed ·closed',
  ],
])('the chain of a task %s', (_case, facts, chain) => {
  expect(said({ ...fresh, ...facts })).toBe(chain)
})

it('gives each step its date, and none to what was passed over', () => {
  const steps = chainOf({ ...fresh, signedAt: at(3), submittedAt: at(6) })
  expect(steps.map(({ at: when }) => when?.getUTCDate() ?? null)).toEqual([1, 2, 3, null, 6, null, null])
})
