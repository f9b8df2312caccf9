import { describe, expect, it } from 'vitest'
import { hintsOnLength } from './length.ts'

describe('X-10: advice about the length and the hour of a meeting', () => {
  // 2026-11-18 is a Wednesday; the organisation sits eight hours east of UTC.
  it.each([
    ['nothing of a sound hour', '2026-11-18T14:00+08:00', 60, 55, null, []],
    ['too little left for an hour', '2026-11-18T14:00+08:00', 60, 58, null, ['buffer 5 2']],
    ['too little left for two hours', '2026-11-18T14:00+08:00', 120, 115, null, ['buffer 10 5']],
    ['nothing where the agenda is empty', '2026-11-18T14:00+08:00', 60, 0, null, []],
    ['nothing where it does not fit at all', '2026-11-18T14:00+08:00', 60, 70, null, []],
    ['more than two hours without a break', '2026-11-18T14:00+08:00', 121, 60, null, ['long']],
    ['nothing of two hours', '2026-11-18T14:00+08:00', 120, 60, null, []],
    ['nothing of long with a break', '2026-11-18T14:00+08:00', 180, 60, 10, []],
    ['a Monday morning', '2026-11-16T09:00+08:00', 60, 30, null, ['mondayMorning']],
    ['not a Monday afternoon', '2026-11-16T14:00+08:00', 60, 30, null, []],
    ['a Friday afternoon', '2026-11-20T15:00+08:00', 60, 30, null, ['fridayAfternoon']],
    ['not a Friday morning', '2026-11-20T09:00+08:00', 60, 30, null, []],
    ['Monday as the organisation counts it', '2026-11-15T23:00Z', 60, 30, null, ['mondayMorning']],
  ] as const)('says %s', (_case, from, length, planned, breakMinutes, said) => {
    const start = new Date(from)
    const end = new Date(start.getTime() + length * 60_000)
    const hints = hintsOnLength({ start, end, planned, breakMinutes, zone: 'Asia/Shanghai' })
    expect(
      hints.map(({ key, params }) => [key.replace('agenda.length.', ''), ...Object.values(params)].join(' ')),
    ).toEqual(said)
  })

  it('says nothing while the time is open', () => {
    expect(
      hintsOnLength({ start: null, end: null, planned: 60, breakMinutes: null, zone: 'Asia/Shanghai' }),
    ).toEqual([])
  })
})
