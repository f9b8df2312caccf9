import { AppError } from '#domain/error.ts'
import { type CivilDate, utcDate } from './civil-date.ts'

/** A point in time. It is always handed in: the domain has no clock of its own. */
export type Instant = Date

/** `HH:mm`, 00:00 to 23:59. */
export type TimeOfDay = `${number}:${number}`

const timeShape = /^([01]\d|2[0-3]):[0-5]\d$/

export function timeOfDay(text: string): TimeOfDay {
  if (!timeShape.test(text)) throw new AppError('invalid', 'time.notATime', { text })
  return text as TimeOfDay
}

/**
 * The instant at which a wall clock in `zone` (IANA name) shows this date and time. A time that the
 * clock skips (summer time begins) is read by the offset before the jump, so it comes out as much
 * later as the clock was put forward; a time that it shows twice is the first of the two.
 */
export function instantAt(date: CivilDate, time: TimeOfDay, zone: string): Instant {
  const [hours, minutes] = timeOfDay(time).split(':').map(Number) as [number, number]
  const wall = Date.parse(`${date}T00:00:00Z`) + (hours * 60 + minutes) * 60_000
  const before = offsetAt(wall - day, zone)
  const after = offsetAt(wall + day, zone)
  const readings = [wall - before, wall - after].filter((utc) => utc + offsetAt(utc, zone) === wall)
  return new Date(readings.length === 0 ? wall - before : Math.min(...readings))
}

export function civilDateOf(instant: Instant, zone: string): CivilDate {
  return utcDate(wallOf(instant, zone))
}

/** Cut to the minute, not rounded. */
export function timeOf(instant: Instant, zone: string): TimeOfDay {
  return new Date(wallOf(instant, zone)).toISOString().slice(11, 16) as TimeOfDay
}

/** `2023-10-25T14:00:00+08:00` */
export function isoWithOffset(instant: Instant, zone: string): string {
  const offset = offsetAt(instant.getTime(), zone)
  const minutes = Math.trunc(Math.abs(offset) / 60_000)
  const sign = offset < 0 ? '-' : '+'
  const text = new Date(wallOf(instant, zone)).toISOString().slice(0, 19)
  return `${text}${sign}${two(Math.trunc(minutes / 60))}:${two(minutes % 60)}`
}

export function addMinutes(instant: Instant, minutes: number): Instant {
  return new Date(instant.getTime() + minutes * 60_000)
}

const day = 86_400_000

function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** What the wall clock shows, written down as if it were UTC. */
function wallOf(instant: Instant, zone: string): number {
  return instant.getTime() + offsetAt(instant.getTime(), zone)
}

/** Milliseconds that the wall clock in the zone is ahead of UTC. */
function offsetAt(utc: number, zone: string): number {
  const since = Math.floor(utc / day)
  const known = offsetsOf(zone)
  let offset: number | null | undefined = known.get(since)
  if (offset === undefined) {
    const first = readOffset(since * day, zone)
    // No clock is put forward and back again within a day.
    offset = first === readOffset((since + 1) * day - 1, zone) ? first : null
    if (known.size >= mostDays) known.clear()
    known.set(since, offset)
  }
  return offset ?? readOffset(utc, zone)
}

// Asking a formatter costs a hundred times what looking here does, and a list asks for hundreds of instants.
// By zone and day of UTC; null: the clock is changed on that day.
const offsets = new Map<string, Map<number, number | null>>()
const mostDays = 20_000

function offsetsOf(zone: string): Map<number, number | null> {
  let known = offsets.get(zone)
  if (known === undefined) {
    known = new Map()
    offsets.set(zone, known)
  }
  return known
}

function readOffset(utc: number, zone: string): number {
  const shown: Record<string, number> = {}
  for (const part of formatterFor(zone).formatToParts(utc)) {
    if (part.type !== 'literal') shown[part.type] = Number(part.value)
  }
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown
  const wholeSecond = Math.floor(utc / 1000) * 1000
  return Date.UTC(year, month - 1, day, hour, minute, second) - wholeSecond
}

// Building a formatter costs a thousand times what using it does, and a zone never changes its meaning.
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known !== undefined) return known
  const fresh = newFormatter(zone)
  formatters.set(zone, fresh)
  return fresh
}

function newFormatter(zone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    throw new AppError('invalid', 'zone.unknown', { zone })
  }
}
