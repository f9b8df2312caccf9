import { expect, it } from 'vitest'
import { confirmationTotals, signInTotals } from './totals.ts'

const people = [
  { rsvp: 'yes', signIn: 'onTime' },
  { rsvp: 'yes', signIn: 'late' },
  { rsvp: 'yes', signIn: 'leftEarly' },
  { rsvp: 'proxy', signIn: 'absent' },
  { rsvp: 'no', signIn: 'leave' },
  { rsvp: 'pending', signIn: null },
] as const

it('S0-49, X-05: counts the answers', () => {
  expect(confirmationTotals(people)).toEqual({ expected: 6, confirmed: 3, declined: 1, pending: 1, proxy: 1 })
})

it('X-21: counts who came; who left early was there, who has not been noted is not absent', () => {
  expect(signInTotals(people)).toEqual({ expected: 6, present: 3, late: 1, absent: 1, leave: 1, unknown: 1 })
})
