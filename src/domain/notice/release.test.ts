import { expect, it } from 'vitest'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import { isoWithOffset } from '#domain/calendar/instant.ts'
import { digestAfter, heldBy, openingAfter, type ReleaseReason, releaseOf } from './release.ts'
import { type MailMode, type NoticeChoice, type NoticeGroup, settingOf, usualChoice } from './setting.ts'

const work = { calendar: chinaCalendar(), zone: 'Asia/Shanghai' }
const defaults = { quiet: { from: '20:00', to: '08:00' }, digestAt: '08:30', nagBudget: 5 } as const
const setting = (change: Partial<NoticeChoice> = {}) => settingOf({ ...usualChoice, ...change }, defaults)
const at = (text: string) => new Date(`${text}+08:00`)
const said = (instant: Date) => isoWithOffset(instant, work.zone).slice(0, 16)

// 2026-03-05 is a Thursday.
it.each([
  ['at work', 'todo', '2026-03-05T10:00', '2026-03-05T10:00', 'now'],
  ['before the office opens, but not in quiet hours', 'todo', '2026-03-05T08:10', '2026-03-05T08:10', 'now'],
  ['the last minute', 'urge', '2026-03-05T19:59', '2026-03-05T19:59', 'now'],
  ['in the evening', 'todo', '2026-03-05T20:00', '2026-03-06T08:30', 'quiet'],
  ['in the night', 'todo', '2026-03-06T02:00', '2026-03-06T08:30', 'quiet'],
  ['on Friday evening', 'urge', '2026-03-06T21:00', '2026-03-09T08:30', 'quiet'],
  ['on Saturday', 'todo', '2026-03-07T11:00', '2026-03-09T08:30', 'dayOff'],
  ['on a holiday', 'meeting', '2026-10-01T11:00', '2026-10-08T08:30', 'dayOff'],
  ['on a Saturday that is worked', 'todo', '2026-10-10T11:00', '2026-10-10T11:00', 'now'],
  ['for information', 'info', '2026-03-05T10:00', '2026-03-06T08:30', 'digest'],
  ['for information, early', 'info', '2026-03-05T07:00', '2026-03-05T08:30', 'digest'],
  ['for information, on Friday', 'info', '2026-03-06T10:00', '2026-03-09T08:30', 'digest'],
] as readonly (readonly [string, NoticeGroup, string, string, ReleaseReason])[])(
  '%s: a letter of %s at %s goes at %s (%s)',
  (_case, group, now, goes, why) => {
    const release = releaseOf({ group, at: at(now) }, setting(), work)
    expect([release && said(release.at), release?.why]).toEqual([goes, why])
  },
)

it.each([
  ['begins today', 'now', '2026-03-05T21:00', '2026-03-05T22:00', 'pressing'],
  ['begins today, on a Saturday', 'now', '2026-03-07T09:00', '2026-03-07T15:00', 'pressing'],
  ['begins before the morning’s letter', 'now', '2026-03-05T21:00', '2026-03-06T08:15', 'pressing'],
  [
    'begins on Sunday, with all letters held until Monday',
    'now',
    '2026-03-07T09:00',
    '2026-03-08T10:00',
    'pressing',
  ],
  ['begins tomorrow at ten', 'now', '2026-03-05T21:00', '2026-03-06T10:00', 'quiet'],
  ['is over', 'now', '2026-03-05T21:00', '2026-03-05T14:00', 'quiet'],
  ['begins today, for whoever wants a summary', 'digest', '2026-03-05T10:00', '2026-03-05T15:00', 'pressing'],
  [
    'begins next week, for whoever wants a summary',
    'digest',
    '2026-03-05T10:00',
    '2026-03-12T15:00',
    'digest',
  ],
  ['begins today, for whoever wants none', 'off', '2026-03-05T10:00', '2026-03-05T15:00', undefined],
] as readonly (readonly [string, MailMode, string, string, ReleaseReason | undefined])[])(
  'a meeting that %s (%s) is told',
  (_case, mode, now, start, why) => {
    const mail = { ...usualChoice.mail, meeting: mode }
    const letter = { group: 'meeting', at: at(now), meetingStarts: [at(start)] } as const
    expect(releaseOf(letter, setting({ mail }), work)?.why).toBe(why)
  },
)

it('a meeting moved from today to another day is told at once', () => {
  const letter = {
    group: 'meeting',
    at: at('2026-03-05T21:00'),
    meetingStarts: [at('2026-03-12T10:00'), at('2026-03-05T22:00')],
  } as const
  expect(releaseOf(letter, setting(), work)?.why).toBe('pressing')
})

it.each([
  [4, 5, 'now'],
  [5, 5, 'budget'],
  [0, 0, 'budget'],
] as const)('after %i letters that urge, of %i a day, the next goes: %s', (urgedToday, nagBudget, why) => {
  const letter = { group: 'urge', at: at('2026-03-05T10:00'), urgedToday } as const
  const release = releaseOf(letter, settingOf(usualChoice, { ...defaults, nagBudget }), work)
  expect(release?.why).toBe(why)
  expect(said(release?.at ?? new Date(0))).toBe(why === 'now' ? '2026-03-05T10:00' : '2026-03-06T08:30')
})

it('no budget stands before what is not urging', () => {
  const letter = { group: 'todo', at: at('2026-03-05T10:00'), urgedToday: 99 } as const
  expect(releaseOf(letter, setting(), work)?.why).toBe('now')
})

const own = (quietFrom: `${number}:${number}`, quietTo: `${number}:${number}`) =>
  ({ quiet: 'own', quietFrom, quietTo }) as const

it.each([
  ['a late summary', { digestAt: '17:00' }, '2026-03-05T21:00', '2026-03-06T09:00'],
  ['an early summary', { digestAt: '07:00' }, '2026-03-05T21:00', '2026-03-06T07:00'],
  ['a rest at noon', own('12:00', '14:00'), '2026-03-05T12:30', '2026-03-05T14:00'],
  [
    'quiet until ten',
    { ...own('22:00', '10:00'), digestAt: '17:00' },
    '2026-03-05T23:00',
    '2026-03-06T10:00',
  ],
  ['letters on days off too', { holdsOnDaysOff: false }, '2026-03-06T21:00', '2026-03-07T08:30'],
] as readonly (readonly [string, Partial<NoticeChoice>, string, string])[])(
  'with %s what is held goes when the day opens',
  (_case, change, now, goes) => {
    expect(said(openingAfter(at(now), setting(change), work))).toBe(goes)
  },
)

it.each([
  [{}, '2026-03-05T21:00', 'quiet'],
  [{ quiet: 'none' }, '2026-03-05T21:00', undefined],
  [own('08:00', '08:00'), '2026-03-05T21:00', undefined],
  [own('23:00', '06:00'), '2026-03-05T22:00', undefined],
  [{ quiet: 'none' }, '2026-03-07T12:00', 'dayOff'],
  [{ quiet: 'none', holdsOnDaysOff: false }, '2026-03-07T12:00', undefined],
] as readonly (readonly [Partial<NoticeChoice>, string, string | undefined])[])(
  'with %o a letter at %s is held by %s',
  (change, now, why) => expect(heldBy(at(now), setting(change), work)).toBe(why),
)

it('the summary comes on the next working day at its hour', () => {
  expect(said(digestAfter(at('2026-09-30T09:00'), setting(), work))).toBe('2026-10-08T08:30')
  expect(said(digestAfter(at('2026-10-01T09:00'), setting({ holdsOnDaysOff: false }), work))).toBe(
    '2026-10-02T08:30',
  )
})
