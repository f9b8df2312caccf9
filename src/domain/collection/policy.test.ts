import { describe, expect, it } from 'vitest'
import { type MeetingState, meetingStates } from '#domain/meeting/lifecycle.ts'
import type { Actor } from '#domain/person/actor.ts'
import { proposalLifecycle, proposalMoves, proposalStates } from './lifecycle.ts'
import { authorizeCollection, type CollectionAct, isCollecting, offeredInCollection } from './policy.ts'

const until = new Date('2026-03-04T14:00:00+08:00')
const before = new Date('2026-03-04T13:59:59+08:00')

const actor = (personId: string): Actor => ({
  personId,
  departmentIds: new Set(['sales']),
  oversees: new Set(),
  isAdmin: false,
  isSupervisor: false,
  locale: 'zh-CN',
})
const meeting = (state: MeetingState, collectingUntil: Date | null = until) => ({
  state,
  collectingUntil,
  classification: 'internal' as const,
  departmentIds: ['sales'],
  participantIds: ['organiser', 'host', 'guest'],
  organiserId: 'organiser',
  hostId: 'host',
  recorderId: null,
  timekeeperId: null,
  attendees: [{ personId: 'guest', kind: 'core' as const, proxyId: null }],
})

describe('X-12: the window for proposals', () => {
  it('closes by itself', () => {
    expect(isCollecting(meeting('collecting'), before)).toBe(true)
    expect(isCollecting(meeting('collecting'), until)).toBe(false)
  })

  it.each(meetingStates.filter((state) => state !== 'collecting'))(
    'is shut while a meeting is %s',
    (state) => {
      expect(isCollecting(meeting(state), before)).toBe(false)
    },
  )
})

describe('X-12: who may do what when topics are collected', () => {
  it.each<[string, MeetingState, Date, CollectionAct[]]>([
    ['organiser', 'draft', before, ['open']],
    ['organiser', 'collecting', before, ['propose', 'answer']],
    ['organiser', 'collecting', until, ['answer']],
    ['host', 'draft', before, []],
    ['host', 'ready', until, ['answer']],
    ['guest', 'collecting', before, ['propose']],
    ['guest', 'collecting', until, []],
    ['bystander', 'collecting', before, []],
    ['organiser', 'inProgress', until, []],
  ])('%s of a meeting %s', (who, state, now, acts) => {
    const held = meeting(state, state === 'draft' ? null : until)
    expect(offeredInCollection(actor(who), held, now)).toEqual(acts)
    // What is offered is let through, and nothing else.
    for (const act of ['open', 'propose', 'answer'] as const) {
      if (state === 'draft' && act === 'answer') continue
      const attempt = () => authorizeCollection(actor(who), act, held, now)
      if (acts.includes(act)) expect(attempt).not.toThrow()
      else
        expect(attempt).toThrow(
          expect.objectContaining({ kind: expect.stringMatching(/forbidden|conflict/) }),
        )
    }
  })
})

describe('X-12: a proposal', () => {
  it('is answered or taken back once', () => {
    const possible = proposalStates.flatMap((state) =>
      proposalMoves
        .filter((move) => proposalLifecycle.canMove(state, move))
        .map((move) => `${state} ${move}`),
    )
    expect(possible).toEqual(['open accept', 'open decline', 'open withdraw'])
  })
})
