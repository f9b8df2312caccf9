import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import type { AssignmentState } from '#domain/task/assignment.ts'
import type { TaskState } from '#domain/task/lifecycle.ts'
import { type AwaitedParty, awaitedOf, urgeAgainAt } from './urge.ts'

describe('who is urged', () => {
  it.each<[state: TaskState, assignment: AssignmentState, isSuspended: boolean, party: AwaitedParty | null]>([
    ['todo', 'notHandedOut', false, null],
    ['todo', 'unsigned', false, 'owner'],
    ['todo', 'returned', false, 'assigner'],
    ['inProgress', 'signed', false, 'owner'],
    ['needsSupport', 'signed', false, 'supporters'],
    ['delayed', 'signed', false, 'approvers'],
    ['pendingAcceptance', 'signed', false, 'reviewers'],
    ['done', 'signed', false, null],
    ['cancelled', 'signed', false, null],
    ['inProgress', 'signed', true, null],
  ])('%s, %s, suspended %s: %s', (state, assignment, isSuspended, party) => {
    expect(awaitedOf({ state, assignment, isSuspended })).toBe(party)
  })
})

describe('how soon again', () => {
  it.each<[last: string, again: string]>([
    ['2026-11-25T09:30:00+08:00', '2026-11-25T13:30:00+08:00'],
    // What the evening leaves over passes the next morning.
    ['2026-11-25T16:00:00+08:00', '2026-11-26T11:00:00+08:00'],
    ['2026-11-27T17:00:00+08:00', '2026-11-30T12:00:00+08:00'],
    ['2026-02-14T17:30:00+08:00', '2026-02-24T12:30:00+08:00'],
  ])('urged %s, again from %s', (last, again) => {
    const { at } = urgeAgainAt(new Date(last), { calendar: chinaCalendar(), zone: 'Asia/Shanghai' })
    expect(at).toEqual(new Date(again))
  })
})
