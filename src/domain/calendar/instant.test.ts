import fc from 'fast-check'
import { expect, it } from 'vitest'
import { civilDate } from './civil-date.ts'
import { civilDateOf, instantAt, isoWithOffset, type TimeOfDay, timeOf, timeOfDay } from './instant.ts'

const zones = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe']

it.each([
  ['2023-10-25', '14:00', 'Asia/Shanghai', '2023-10-25T06:00:00.000Z', '2023-10-25T14:00:00+08:00'],
  ['2023-10-25', '00:00', 'Asia/Shanghai', '2023-10-24T16:00:00.000Z', '2023-10-25T00:00:00+08:00'],
  ['2023-10-25', '14:00', 'UTC', '2023-10-25T14:00:00.000Z', '2023-10-25T14:00:00+00:00'],
  ['2023-07-01', '09:30', 'America/New_York', '2023-07-01T13:30:00.000Z', '2023-07-01T09:30:00-04:00'],
  ['2023-12-01', '09:30', 'America/New_York', '2023-12-01T14:30:00.000Z', '2023-12-01T09:30:00-05:00'],
  ['2023-12-01', '09:30', 'Asia/Kathmandu', '2023-12-01T03:45:00.000Z', '2023-12-01T09:30:00+05:45'],
  // China kept summer time until 1991
  ['1988-07-01', '12:00', 'Asia/Shanghai', '1988-07-01T03:00:00.000Z', '1988-07-01T12:00:00+09:00'],
] as const)('%s %s in %s', (date, time, zone, utc, iso) => {
  const instant = instantAt(civilDate(date), time, zone)
  expect(instant.toISOString()).toBe(utc)
  expect(isoWithOffset(instant, zone)).toBe(iso)
  expect(civilDateOf(instant, zone)).toBe(date)
  expect(timeOf(instant, zone)).toBe(time)
})

it.each([
  // 02:00 becomes 03:00
  ['America/New_York', '2023-03-12', '02:30', '2023-03-12T07:30:00.000Z', '03:30'],
  ['America/New_York', '2023-03-12', '01:59', '2023-03-12T06:59:00.000Z', '01:59'],
  ['America/New_York', '2023-03-12', '03:00', '2023-03-12T07:00:00.000Z', '03:00'],
  // half an hour only: 02:00 becomes 02:30
  ['Australia/Lord_Howe', '2023-10-01', '02:15', '2023-09-30T15:45:00.000Z', '02:45'],
  // a whole day that never was
  ['Pacific/Apia', '2011-12-30', '12:00', '2011-12-30T22:00:00.000Z', '12:00'],
] as const)('reads a time that %s skipped, or nearly (%s %s)', (zone, date, time, utc, shown) => {
  const instant = instantAt(civilDate(date), time, zone)
  expect(instant.toISOString()).toBe(utc)
  expect(timeOf(instant, zone)).toBe(shown)
})

it.each([
  ['America/New_York', '2023-11-05', '01:30', '2023-11-05T05:30:00.000Z'],
  ['America/New_York', '2023-11-05', '00:59', '2023-11-05T04:59:00.000Z'],
  ['America/New_York', '2023-11-05', '02:00', '2023-11-05T07:00:00.000Z'],
  ['Europe/Berlin', '2023-10-29', '02:30', '2023-10-29T00:30:00.000Z'],
] as const)('takes the first of the two when %s shows a time twice (%s %s)', (zone, date, time, utc) => {
  expect(instantAt(civilDate(date), time, zone).toISOString()).toBe(utc)
})

it('cuts seconds off a time of day, on either side of 1970', () => {
  expect(timeOf(new Date('2023-10-25T06:00:59.999Z'), 'Asia/Shanghai')).toBe('14:00')
  expect(timeOf(new Date('1969-07-20T20:17:00.500Z'), 'UTC')).toBe('20:17')
})

it.each(['24:00', '9:00', '09:60', '', '09:00:00'])('refuses %j as a time of day', (text) => {
  expect(() => timeOfDay(text)).toThrow(expect.objectContaining({ kind: 'invalid', reason: 'time.notATime' }))
})

it('refuses a zone nobody knows', () => {
  expect(() => timeOf(new Date(0), 'Mars/Olympus')).toThrow(
    expect.objectContaining({ kind: 'invalid', reason: 'zone.unknown' }),
  )
})

it('agrees with itself wherever the clock does not jump', () => {
  const minutes = fc.integer({ min: 0, max: 60 * 24 * 365 * 60 })
  fc.assert(
    fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
      const instant = new Date(minute * 60_000)
      const back = instantAt(civilDateOf(instant, zone), timeOf(instant, zone), zone)
      // Only the second showing of a repeated hour is read as the first.
      const repeated = instant.getTime() - back.getTime()
      expect([0, 30 * 60_000, 60 * 60_000]).toContain(repeated)
      expect(timeOf(back, zone)).toBe(timeOf(instant, zone))
      expect(new Date(isoWithOffset(instant, zone)).getTime()).toBe(instant.getTime())
    }),
  )
})

it('does not care where the process runs', () => {
  const shown = () => [
    isoWithOffset(new Date('2023-03-12T07:30:00Z'), 'Asia/Shanghai'),
    instantAt(civilDate('2023-03-12'), '02:30' as TimeOfDay, 'America/New_York').toISOString(),
  ]
  const ownHours: number[] = []
  const kept = process.env.TZ
  try {
    const answers = ['UTC', 'Asia/Shanghai', 'America/New_York'].map((zone) => {
      process.env.TZ = zone
      ownHours.push(new Date('2023-03-12T07:30:00Z').getHours())
      return shown()
    })
    // The process did move; otherwise this would prove nothing.
    expect(ownHours).toEqual([7, 15, 3])
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
    expect(answers[0]).toEqual(['2023-03-12T15:30:00+08:00', '2023-03-12T07:30:00.000Z'])
  } finally {
    // An assignment of undefined would become the text "undefined".
    if (kept === undefined) delete process.env.TZ
    else process.env.TZ = kept
  }
})
