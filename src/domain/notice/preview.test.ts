import { expect, it } from 'vitest'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import { isoWithOffset } from '#domain/calendar/instant.ts'
import { previewOf } from './preview.ts'
import { releaseOf } from './release.ts'
import { type NoticeChoice, settingOf, usualChoice } from './setting.ts'

const work = { calendar: chinaCalendar(), zone: 'Asia/Shanghai' }
const defaults = { quiet: { from: '20:00', to: '08:00' }, digestAt: '08:30', nagBudget: 5 } as const
const at = (text: string) => new Date(`${text}+08:00`)
const said = (instant: Date | undefined) => instant && isoWithOffset(instant, work.zone).slice(5, 16)

// 2026-03-05 is a Thursday.
it.each([
  [
    'on Thursday at noon',
    {},
    '2026-03-05T12:00',
    ['03-05T20:00', '03-06T08:30', '2026-03-07', '03-09T08:30'],
  ],
  ['on Thursday night', {}, '2026-03-05T23:00', ['03-05T23:00', '03-06T08:30', '2026-03-07', '03-09T08:30']],
  ['on Friday at noon', {}, '2026-03-06T12:00', ['03-06T20:00', '03-09T08:30', '2026-03-07', '03-09T08:30']],
  ['on Saturday', {}, '2026-03-07T12:00', ['03-07T20:00', '03-09T08:30', '2026-03-07', '03-09T08:30']],
  [
    'with a late summary',
    { digestAt: '17:30' },
    '2026-03-05T12:00',
    ['03-05T20:00', '03-06T09:00', '2026-03-07', '03-09T09:00'],
  ],
  [
    'at any hour',
    { quiet: 'none', holdsOnDaysOff: false },
    '2026-03-05T12:00',
    [undefined, undefined, undefined, undefined],
  ],
] as readonly (readonly [string, Partial<NoticeChoice>, string, readonly (string | undefined)[]])[])(
  '%s %o',
  (_case, change, now, told) => {
    const setting = settingOf({ ...usualChoice, ...change }, defaults)
    const { quiet, dayOff } = previewOf(setting, work, at(now))
    expect([said(quiet?.from), said(quiet?.sentAt), dayOff?.on, said(dayOff?.sentAt)]).toEqual(told)
    // What is said is what happens.
    if (quiet !== null) {
      expect(releaseOf({ group: 'todo', at: quiet.from }, setting, work)?.at).toEqual(quiet.sentAt)
    }
  },
)
