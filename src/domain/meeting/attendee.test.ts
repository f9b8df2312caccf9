import { describe, expect, it } from 'vitest'
import { attendanceLifecycle, rsvpLifecycle } from './attendee.ts'

describe('an answer to an invitation', () => {
  it('says why not, and who instead', () => {
    expect(rsvpLifecycle.rowOf('pending', 'decline')?.needs).toEqual(['reason'])
    expect(rsvpLifecycle.rowOf('pending', 'delegate')?.needs).toEqual(['reason', 'person'])
  })

  it('is voided by nobody but a changed time', () => {
    for (const row of rsvpLifecycle.rowsFor('reset')) expect(row.who).toEqual(['system'])
  })
})

describe('signing in', () => {
  it('is done by nobody for somebody else', () => {
    for (const move of ['signIn', 'signInLate'] as const) {
      const who = attendanceLifecycle.rowOf('expected', move)?.who
      expect(who).toEqual(['attendee.core', 'attendee.observer', 'proxy'])
    }
  })

  it('asks for the reason of an absence', () => {
    expect(attendanceLifecycle.rowOf('expected', 'markAbsent')?.needs).toEqual(['reason'])
    expect(attendanceLifecycle.rowOf('expected', 'markLeave')?.needs).toEqual(['reason'])
  })
})
