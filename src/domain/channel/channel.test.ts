import { expect, it } from 'vitest'
import type { Classification } from '#domain/meeting/enums.ts'
import { type ChannelInQuestion, channelScopes, takes } from './channel.ts'

const channel: ChannelInQuestion = {
  isEnabled: true,
  notices: ['invited', 'minutesFinal'],
  scope: 'organisation',
  departmentIds: [],
}
const about = (classification: Classification, departmentIds: readonly string[] = ['sales']) => ({
  classification,
  departmentIds,
})

it.each([
  ['the whole organisation', { scope: 'organisation' }, ['public', 'internal']],
  ['public meetings only', { scope: 'public' }, ['public']],
  [
    'a department that takes part',
    { scope: 'departments', departmentIds: ['sales', 'design'] },
    ['public', 'internal'],
  ],
  ['a department that does not', { scope: 'departments', departmentIds: ['design'] }, []],
  ['no department at all', { scope: 'departments', departmentIds: [] }, []],
] as const)('S2-09: a channel for %s hears of the levels that it may', (_case, change, heard) => {
  const levels = (['public', 'internal', 'secret', 'confidential'] as const).filter((level) =>
    takes({ ...channel, ...change }, 'invited', about(level)),
  )
  expect(levels).toEqual(heard)
})

it.each(channelScopes)(
  'S2-09: nothing of a secret or confidential meeting is said in a channel (%s)',
  (scope) => {
    const widest = { ...channel, scope, departmentIds: ['sales'] }
    expect(takes(widest, 'invited', about('secret'))).toBe(false)
    expect(takes(widest, 'invited', about('confidential'))).toBe(false)
  },
)

it('S2-09: a channel hears of nothing that it was not set up for, and of nothing while it is off', () => {
  expect(takes(channel, 'minutesFinal', about('public'))).toBe(true)
  expect(takes(channel, 'cancelled', about('public'))).toBe(false)
  expect(takes({ ...channel, isEnabled: false }, 'invited', about('public'))).toBe(false)
})
