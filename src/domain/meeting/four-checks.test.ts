import { expect, it } from 'vitest'
import { type FourChecksFacts, fourChecks, fourChecksOf } from './four-checks.ts'

const now = new Date('2026-03-10T10:00:00+08:00')
const later = new Date('2026-03-11T10:00:00+08:00')
const kept: FourChecksFacts = {
  state: 'followUp',
  topics: 2,
  plannedTopics: 2,
  isNoticed: true,
  materials: 1,
  filedMaterials: 1,
  minutesAreFinal: true,
  minutesDueAt: now,
  decisions: [{ kind: 'action', state: 'inExecution', taskCount: 1 }],
  tasks: [{ isOpen: true, hasOwner: true, hasDue: true }],
}
const draft: FourChecksFacts = {
  ...kept,
  state: 'draft',
  topics: 0,
  plannedTopics: 0,
  isNoticed: false,
  materials: 0,
  filedMaterials: 0,
  minutesAreFinal: false,
  minutesDueAt: null,
  decisions: [],
  tasks: [],
}

/** Agenda, preparation, minutes, follow-up. */
it.each<[why: string, facts: FourChecksFacts, states: string]>([
  ['all four', kept, 'has has has has'],
  ['nothing yet, and still time', draft, 'pending pending pending pending'],
  ['ready and told', { ...draft, topics: 1, plannedTopics: 1, isNoticed: true }, 'has has pending pending'],
  ['a topic without owner or length', { ...kept, plannedTopics: 1 }, 'missing has has has'],
  ['held without an agenda', { ...kept, topics: 0, plannedTopics: 0 }, 'missing has has has'],
  ['held without the materials', { ...kept, filedMaterials: 0 }, 'has missing has has'],
  ['held without a notice', { ...kept, isNoticed: false }, 'has missing has has'],
  [
    'minutes on their way',
    { ...kept, minutesAreFinal: false, minutesDueAt: later },
    'has has pending pending',
  ],
  [
    'minutes late',
    { ...kept, minutesAreFinal: false, minutesDueAt: new Date('2026-03-10T09:59:00+08:00') },
    'has has missing pending',
  ],
  [
    'a decision without a task',
    { ...kept, decisions: [{ kind: 'action', state: 'adopted', taskCount: 0 }] },
    'has has has missing',
  ],
  [
    'a conclusion needs none',
    { ...kept, decisions: [{ kind: 'conclusion', state: 'adopted', taskCount: 0 }] },
    'has has has has',
  ],
  [
    'an open task without a day',
    { ...kept, tasks: [{ isOpen: true, hasOwner: true, hasDue: false }] },
    'has has has missing',
  ],
  [
    'a task that is over',
    { ...kept, tasks: [{ isOpen: false, hasOwner: true, hasDue: false }] },
    'has has has has',
  ],
])('S4-35: %s', (_why, facts, states) => {
  const found = fourChecksOf(facts, now)
  expect(fourChecks.map((check) => found?.[check]).join(' ')).toBe(states)
})

it('S4-35: what was called off has nothing to keep', () => {
  expect(fourChecksOf({ ...kept, state: 'cancelled' }, now)).toBeNull()
})
