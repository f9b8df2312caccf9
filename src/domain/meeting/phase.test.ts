import { describe, expect, it } from 'vitest'
import type { Actor } from '#domain/person/actor.ts'
import { type MeetingState, meetingPhase, meetingPhases, meetingStates } from './lifecycle.ts'
import { type MeetingAct, offeredInMeeting } from './policy.ts'

const me: Actor = {
  personId: 'me',
  departmentIds: new Set(),
  oversees: new Set(),
  isAdmin: false,
  isSupervisor: false,
  locale: 'zh-CN',
}
/** One person who holds every role: what is not offered to them is offered to nobody. */
const offered = (state: MeetingState): MeetingAct[] =>
  offeredInMeeting(me, {
    state,
    classification: 'internal',
    departmentIds: [],
    participantIds: ['me'],
    organiserId: 'me',
    hostId: 'me',
    recorderId: 'me',
    timekeeperId: 'me',
    attendees: [{ personId: 'me', kind: 'core', proxyId: null }],
  })

const belongsTo: Readonly<Partial<Record<MeetingAct, readonly string[]>>> = {
  edit: ['before'],
  makeReady: ['before'],
  sendNotice: ['before'],
  reschedule: ['before'],
  cancel: ['before'],
  rsvp: ['before'],
  start: ['before'],
  record: ['during'],
  runTopics: ['during'],
  beginConfirming: ['during'],
  readBack: ['during'],
  end: ['during'],
  generateMinutes: ['after'],
}

describe('S0-25: 会前, 会中, 会后', () => {
  it('are met in this order, and a cancelled meeting is in none', () => {
    expect(meetingPhases).toEqual(['before', 'during', 'after'])
    expect(meetingPhase('draft')).toBe('before')
    expect(meetingPhase('inProgress')).toBe('during')
    expect(meetingPhase('ended')).toBe('after')
    expect(meetingPhase('cancelled')).toBeNull()
  })

  it.each(meetingStates)('%s: what is offered belongs to its phase', (state) => {
    const phase = meetingPhase(state)
    const strange = offered(state).filter((act) => {
      const phases = belongsTo[act]
      return phases !== undefined && (phase === null || !phases.includes(phase))
    })
    expect(strange).toEqual([])
  })

  it('offers each act somewhere in its phase', () => {
    const everywhere = new Set(meetingStates.flatMap(offered))
    expect(Object.keys(belongsTo).filter((act) => !everywhere.has(act as MeetingAct))).toEqual([])
  })
})
