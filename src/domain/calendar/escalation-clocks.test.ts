import { expect, it } from 'vitest'
import { civilDate } from './civil-date.ts'
import { alertAnswerBy, type ClockSetting, defaultClockParameters, escalationAnswerBy } from './clocks.ts'
import { chinaCalendar } from './holidays.test-data.ts'
import { instantAt, isoWithOffset } from './instant.ts'

const setting: ClockSetting = {
  calendar: chinaCalendar(),
  zone: 'Asia/Shanghai',
  parameters: defaultClockParameters,
}
// A Friday.
const entered = instantAt(civilDate('2026-03-06'), '16:00' as never, setting.zone)
const shown = (at: Date) => isoWithOffset(at, setting.zone).slice(0, 16)

it.each([
  [0, '2026-03-09T16:00'],
  [1, '2026-03-09T16:00'],
  [2, '2026-03-10T16:00'],
  [3, '2026-03-10T16:00'],
] as const)('X-41: a conflict that reaches level %s on a Friday is answered by %s', (level, by) => {
  expect(shown(escalationAnswerBy(entered, level, setting).at)).toBe(by)
})

it('X-41: each level has the length that the organisation gives it, and a red risk two hours whatever the day', () => {
  const own: ClockSetting = {
    ...setting,
    parameters: { ...setting.parameters, escalationWorkingDays: [2, 3, 4, 5] },
  }
  const levels = [0, 1, 2, 3] as const
  expect(levels.map((level) => shown(escalationAnswerBy(entered, level, own).at).slice(5, 10))).toEqual([
    '03-10',
    '03-11',
    '03-12',
    '03-13',
  ])
  expect(shown(alertAnswerBy(entered, 'red', setting).at)).toBe('2026-03-06T18:00')
})
