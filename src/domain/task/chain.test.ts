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
  urgedAt: [],
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

it.each<[string, Partial<ChainFacts>, string]>([
  ['nobody was', {}, ''],
  ['the step it waits for', { urgedAt: [at(3)] }, 'signed 1 on 3'],
  [
    'as often as it happened, with the last date',
    { signedAt: at(3), urgedAt: [at(4), at(6)] },
    'reported 2 on 6',
  ],
  [
    'each step that was waited for then',
    { signedAt: at(4), reportedAt: at(6), urgedAt: [at(3), at(5), at(7)] },
    'signed 1 on 3, reported 1 on 5, submitted 1 on 7',
  ],
  [
    'not one that was passed over',
    { signedAt: at(3), submittedAt: at(6), urgedAt: [at(4)] },
    'submitted 1 on 4',
  ],
  ['the last one when all is over', { doneAt: at(6), state: 'done', urgedAt: [at(7)] }, 'closed 1 on 7'],
])('marks who was urged about: %s', (_case, facts, marks) => {
  const urged = chainOf({ ...fresh, ...facts }).flatMap(({ step, urged: mark }) =>
    mark === null ? [] : [`${step} ${mark.count} on ${mark.lastAt.getUTCDate()}`],
  )
  expect(urged.join(', ')).toBe(marks)
})
