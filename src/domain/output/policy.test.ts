import { expect, it } from 'vitest'
import type { MeetingState } from '#domain/meeting/lifecycle.ts'
import type { Actor } from '#domain/person/actor.ts'
import { authorizeOutput, type MeetingWithSeats, type OutputAct, offeredInOutput } from './policy.ts'

const actor = (personId: string, departmentId = ''): Actor => ({
  personId,
  departmentIds: new Set([departmentId]),
  oversees: new Set(),
  isAdmin: false,
  isSupervisor: false,
  locale: 'zh-CN',
})
const seat = (personId: string, departmentId: string, more = {}) => ({
  personId,
  departmentId,
  kind: 'core' as const,
  proxyId: null,
  ...more,
})
const meeting = (state: MeetingState): MeetingWithSeats => ({
  state,
  classification: 'internal',
  departmentIds: ['market', 'sales'],
  participantIds: ['host', 'recorder', 'seller', 'away', 'proxy', 'listener'],
  organiserId: 'host',
  hostId: 'host',
  recorderId: 'recorder',
  timekeeperId: null,
  attendees: [
    seat('host', 'market'),
    seat('seller', 'sales'),
    seat('away', 'sales', { proxyId: 'proxy' }),
    seat('listener', 'sales', { kind: 'observer' }),
  ],
})
const heads = new Map([['sales', 'salesHead']])

it.each<[string, Actor, OutputAct, MeetingState, string | null, string]>([
  ['the recorder keeps', actor('recorder'), 'keep', 'inProgress', null, 'ok'],
  ['and completes it afterwards', actor('recorder'), 'keep', 'ended', null, 'ok'],
  ['but not what is closed', actor('recorder'), 'keep', 'closed', null, 'conflict'],
  ['the recorder may write any row', actor('recorder'), 'contribute', 'ended', 'sales', 'ok'],
  ['the seller does not keep', actor('seller'), 'keep', 'inProgress', null, 'forbidden'],
  ['S0-15: a department asks for its own', actor('seller'), 'contribute', 'noticed', 'sales', 'ok'],
  ['not for another', actor('seller'), 'contribute', 'noticed', 'market', 'forbidden'],
  ['not after the meeting', actor('seller'), 'contribute', 'ended', 'sales', 'conflict'],
  ['a proxy stands in', actor('proxy'), 'contribute', 'noticed', 'sales', 'ok'],
  ['an observer only listens', actor('listener'), 'contribute', 'noticed', 'sales', 'forbidden'],
  ['the head, invited or not', actor('salesHead', 'sales'), 'stance', 'noticed', 'sales', 'ok'],
  ['S0-07: after the kick-off too', actor('seller'), 'stance', 'followUp', 'sales', 'ok'],
  [
    'S0-08: nobody states for another department',
    actor('host'),
    'stance',
    'inProgress',
    'sales',
    'forbidden',
  ],
  ['not even the recorder', actor('recorder'), 'stance', 'inProgress', 'sales', 'forbidden'],
  [
    'a colleague who is not invited',
    actor('colleague', 'sales'),
    'contribute',
    'noticed',
    'sales',
    'forbidden',
  ],
  ['a stranger meets nothing', actor('stranger', 'other'), 'keep', 'noticed', null, 'not_found'],
])('%s', (_case, who, act, state, departmentId, answer) => {
  const ask = () => authorizeOutput(who, act, meeting(state), heads, departmentId)
  if (answer === 'ok') expect(ask).not.toThrow()
  else expect(ask).toThrow(expect.objectContaining({ kind: answer }))
  expect(offeredInOutput(who, meeting(state), heads, departmentId).includes(act)).toBe(answer === 'ok')
})
