import { describe, expect, it } from 'vitest'
import { answersOf, coverageOf, inTableOrder } from './people.ts'

const core = (coreRole: 'decider' | 'executor' | 'informant' | null) => ({ kind: 'core' as const, coreRole })
const observer = { kind: 'observer' as const, coreRole: null }

describe('answers', () => {
  it('counts each of the four, none left out', () => {
    expect(
      answersOf([{ rsvp: 'yes' }, { rsvp: 'yes' }, { rsvp: 'no' }, { rsvp: 'proxy' }, { rsvp: 'pending' }]),
    ).toEqual({ pending: 1, yes: 2, no: 1, proxy: 1 })
    expect(answersOf([])).toEqual({ pending: 0, yes: 0, no: 0, proxy: 0 })
  })
})

describe('coverage', () => {
  it('counts roles among main participants and leaves observers aside', () => {
    expect(coverageOf([core('decider'), core('executor'), core('executor'), core(null), observer])).toEqual({
      roles: { decider: 1, executor: 2, informant: 0 },
      observers: 1,
      unassigned: 1,
    })
  })

  it('does not count the old role of somebody who became an observer', () => {
    expect(coverageOf([{ kind: 'observer', coreRole: 'decider' }]).roles.decider).toBe(0)
  })
})

describe('order of the table', () => {
  it('keeps the order within each kind', () => {
    const list = [
      { ...observer, id: 1 },
      { ...core('decider'), id: 2 },
      { ...core(null), id: 3 },
    ]
    expect(inTableOrder(list).map(({ id }) => id)).toEqual([2, 3, 1])
  })
})
