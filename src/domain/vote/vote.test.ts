import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { castOf, outcomeOf, quorumOf, tallyOf } from './count.ts'
import type { BallotChoice } from './lifecycle.ts'
import { type Invited, seatsOf, votersOf } from './seats.ts'

describe('X-73, NM-MTG-14: what a vote has come to', () => {
  it.each([
    // eligible, for, against, abstained, threshold, outcome
    ['more for than half', 3, 2, 1, 0, '>1/2', 'pass'],
    ['half is no majority', 4, 2, 1, 1, '>1/2', 'fail'],
    ['abstentions weigh against', 5, 2, 1, 2, '>1/2', 'fail'],
    ['as many for as against', 4, 2, 2, 0, '>1/2', 'tie'],
    ['a tie with abstentions', 5, 2, 2, 1, '>1/2', 'tie'],
    ['nobody for, nobody against', 3, 0, 0, 3, '>1/2', 'fail'],
    ['exactly two thirds of those who voted', 3, 2, 1, 0, '2/3', 'pass'],
    ['a majority that is no two thirds', 5, 3, 2, 0, '2/3', 'fail'],
    ['exactly two thirds are there', 6, 4, 0, 0, '>1/2', 'pass'],
    ['one too few is there', 6, 3, 0, 0, '>1/2', 'void'],
    ['nobody has voted', 3, 0, 0, 0, '>1/2', 'void'],
    ['nobody could vote', 0, 0, 0, 0, '>1/2', 'void'],
    ['one of one', 1, 1, 0, 0, '2/3', 'pass'],
  ] as const)('%s', (_case, eligible, agree, against, abstain, threshold, outcome) => {
    expect(outcomeOf({ eligible, agree, against, abstain }, { quorum: '2/3', threshold })).toBe(outcome)
  })

  it.each([
    [3, 2],
    [4, 3],
    [6, 4],
    [7, 5],
    [1, 1],
  ])('of %i, %i ballots are the quorum of two thirds', (eligible, needed) => {
    expect(quorumOf(eligible, '2/3')).toBe(needed)
  })

  it('for any ballots: passes only with a majority of those cast and the quorum, whatever their order', () => {
    const choice = fc.constantFrom<BallotChoice>('agree', 'against', 'abstain')
    fc.assert(
      fc.property(
        fc.array(choice, { maxLength: 40 }),
        fc.nat(20),
        fc.constantFrom('>1/2' as const, '2/3' as const),
        (choices, absent, threshold) => {
          const tally = tallyOf(choices.length + absent, choices)
          const rule = { quorum: '2/3', threshold }
          const outcome = outcomeOf(tally, rule)
          expect(castOf(tally)).toBe(choices.length)
          expect(outcomeOf(tallyOf(tally.eligible, choices.toReversed()), rule)).toBe(outcome)
          const hasQuorum = 3 * choices.length >= 2 * tally.eligible && tally.eligible > 0
          expect(outcome === 'void').toBe(!hasQuorum)
          if (outcome === 'pass') {
            expect(tally.agree).toBeGreaterThan(tally.against)
            expect(2 * tally.agree).toBeGreaterThan(choices.length)
            // One more ballot for it never turns it round.
            const more = tallyOf(tally.eligible + 1, [...choices, 'agree'])
            expect(outcomeOf(more, rule)).toBe('pass')
          }
          if (outcome === 'tie') expect(tally.agree).toBe(tally.against)
        },
      ),
    )
  })
})

const someone: Invited = {
  personId: 'p',
  departmentId: 'd',
  kind: 'core',
  coreRole: null,
  rsvp: 'yes',
  signIn: null,
  proxyId: null,
  proxyScope: null,
}
const list = (...people: Partial<Invited>[]): Invited[] => people.map((one) => ({ ...someone, ...one }))

describe('S1-72: who has a ballot', () => {
  it('is each department that has come, once, however many of it', () => {
    const invited = list(
      { personId: 'a1', departmentId: 'a' },
      { personId: 'a2', departmentId: 'a' },
      { personId: 'b1', departmentId: 'b' },
    )
    expect(seatsOf('department', invited, null)).toEqual([
      { departmentId: 'a', personId: null },
      { departmentId: 'b', personId: null },
    ])
    expect(seatsOf('person', invited, null)).toHaveLength(3)
  })

  it('S0-43: is no observer and no department that only observes', () => {
    const invited = list(
      { personId: 'a', departmentId: 'a' },
      { personId: 'o', departmentId: 'o', kind: 'observer' },
    )
    expect(seatsOf('department', invited, null).map(({ departmentId }) => departmentId)).toEqual(['a'])
    expect(seatsOf('person', invited, null).map(({ personId }) => personId)).toEqual(['a'])
  })

  it('is not the chair, who votes on a tie only', () => {
    const invited = list({ personId: 'chair', departmentId: 'a' }, { personId: 'b', departmentId: 'b' })
    expect(seatsOf('department', invited, 'chair').map(({ departmentId }) => departmentId)).toEqual(['b'])
  })
})

describe('S1-72, S3-15: who casts the ballot of a department', () => {
  const seat = { departmentId: 'd', personId: null }
  it.each([
    ['its head', list({ personId: 'm' }, { personId: 'h' }), 'h'],
    [
      'whoever decides for it, without its head',
      list({ personId: 'm' }, { personId: 'x', coreRole: 'decider' }),
      'x',
    ],
    ['the first on the list otherwise', list({ personId: 'm' }, { personId: 'n' }), 'm'],
    ['no observer of it', list({ personId: 'h', kind: 'observer' }, { personId: 'm' }), 'm'],
    [
      'a proxy who may vote',
      list({ personId: 'h', rsvp: 'proxy', proxyId: 'q', proxyScope: 'speakAndVote' }),
      'q',
    ],
    [
      'the proxy who has signed in on the seat of the absent',
      list({ personId: 'h', rsvp: 'proxy', signIn: 'onTime', proxyId: 'q', proxyScope: 'speakAndVote' }),
      'q',
    ],
    [
      'no proxy who has left',
      list({ personId: 'h', rsvp: 'proxy', signIn: 'leftEarly', proxyId: 'q', proxyScope: 'speakAndVote' }),
      null,
    ],
    [
      'no proxy who may only speak',
      list({ personId: 'h', rsvp: 'proxy', proxyId: 'q', proxyScope: 'speak' }),
      null,
    ],
    [
      'the next of it where the head’s proxy may only speak',
      list({ personId: 'h', rsvp: 'proxy', proxyId: 'q', proxyScope: 'speak' }, { personId: 'm' }),
      'm',
    ],
    ['nobody who is absent', list({ personId: 'h', signIn: 'absent' }, { personId: 'm' }), 'm'],
    ['nobody who has left', list({ personId: 'h', signIn: 'leftEarly' }), null],
    ['whoever came after all', list({ personId: 'h', rsvp: 'no', signIn: 'late' }), 'h'],
    ['not the chair', list({ personId: 'chair' }, { personId: 'm' }), 'm'],
    ['nobody of another department', list({ personId: 'h', departmentId: 'e' }), null],
  ] as const)('%s', (_case, invited, voter) => {
    expect(votersOf(seat, invited, { headIds: new Set(['h']), chairId: 'chair' })).toBe(voter)
  })
})
