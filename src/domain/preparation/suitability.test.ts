import { expect, it } from 'vitest'
import { type Candidate, type NamedRole, suggestFor } from './suitability.ts'

const person = (id: string, change: Partial<Candidate> = {}): Candidate => ({
  id,
  name: id,
  tags: [],
  isHead: false,
  isInInitiating: false,
  isOnList: false,
  ...change,
})

const head = person('head', { isHead: true, isInInitiating: true, isOnList: true })
const host = person('guide', { tags: ['knowsProcess'] })
const writer = person('writer', { tags: ['summarisesFast', 'knowsBusiness'], isInInitiating: true })
const quick = person('quick', { tags: ['summarisesFast'] })
const clerk = person('clerk', { isInInitiating: true, isOnList: true })
const clock = person('clock', { tags: ['keepsTime'] })
const everybody = [clock, clerk, quick, writer, host, head, person('stranger')]

it.each<[NamedRole, string, string[]]>([
  ['host', 'S0-47: by tag, then S2-19: the head of the initiating department', ['guide', 'head']],
  [
    'recorder',
    'S0-47, S2-20: who condenses fast, then members of the department',
    ['writer', 'quick', 'clerk'],
  ],
  ['timekeeper', 'S0-46: who keeps time, then who is on the list anyway', ['clock', 'clerk', 'writer']],
  ['materialPreparer', 'S3-07: who knows the business', ['writer', 'clerk']],
])('suggests for %s: %s', (role, _why, ids) => {
  expect(suggestFor(role, everybody).map(({ id }) => id)).toEqual(ids)
})

it('says which tags speak for somebody', () => {
  expect(suggestFor('recorder', [writer])).toEqual([
    { id: 'writer', because: ['summarisesFast', 'knowsBusiness'], isHead: false },
  ])
  expect(suggestFor('host', [head])).toEqual([{ id: 'head', because: [], isHead: true }])
})

it('passes over who has the role, and suggests five at most', () => {
  const many = Array.from({ length: 9 }, (_, at) => person(`p${at}`, { tags: ['knowsProcess'] }))
  expect(suggestFor('host', [...many, head], new Set(['p0'])).map(({ id }) => id)).toEqual([
    'p1',
    'p2',
    'p3',
    'p4',
    'p5',
  ])
})
