import type { TimeOfDay } from '#domain/calendar/instant.ts'
import { past, type Source, type Spot, skip, tokenAt, two } from './source.ts'
import type { Token } from './tokens.ts'

export interface ReadTime {
  readonly spot: Spot
  /** null where the words name no minute: 上午, or 3点 without the half of the day. */
  readonly time: TimeOfDay | null
  /** 下午两点 and 17:00 are a clock; 上午 and 下班 are not. */
  readonly isClock: boolean
}

/** 上午10点, 下午两点半, 14:30, 17时30分, 下班, 中午; of 14:00—16:30 the beginning. */
export function readTime(source: Source, start: Spot): ReadTime | undefined {
  const first = tokenAt(source, start)
  if (first?.kind === 'clockEdge') {
    const { calendar } = source.context
    const time = first.value === 'dayEnd' ? calendar.dayEnd : calendar.dayStart
    return { spot: past(start, first), time, isClock: false }
  }
  const part = first?.kind === 'daypart' ? first : undefined
  const spot = part ? past(start, part) : start
  const clock = readClock(source, spot, part)
  if (clock !== undefined) return { ...clock, spot: pastRange(source, clock.spot, part) }
  if (part === undefined) return undefined
  return { spot, time: part.value === 'noon' ? '12:00' : null, isClock: false }
}

function readClock(source: Source, spot: Spot, part: Token | undefined): ReadTime | undefined {
  const hour = tokenAt(source, spot)
  if (hour?.kind !== 'number' || hour.style === 'loose') return undefined
  const mark = tokenAt(source, past(spot, hour))
  if (mark === undefined) return undefined
  const behind = past(past(spot, hour), mark)
  const value = Number(hour.value)
  if (mark.kind === 'separator' && mark.value === ':' && hour.style === 'arabic') {
    const minute = tokenAt(source, behind)
    if (minute?.kind !== 'number' || minute.end - minute.start !== 2 || mark.end !== minute.start)
      return undefined
    const isExact = hour.end - hour.start === 2
    return inDay(past(behind, minute), value, Number(minute.value), part, isExact)
  }
  if (mark.kind !== 'unit' || mark.value !== 'point') return undefined
  const half = skip(source, behind, 'half')
  if (half !== undefined) return inDay(half, value, 30, part)
  const minute = tokenAt(source, behind)
  if (minute?.kind === 'number' && minute.style !== 'loose') {
    const spotMinute = past(behind, minute)
    const quarter = skip(source, spotMinute, 'unit', 'quarterHour')
    if (quarter !== undefined) return inDay(quarter, value, Number(minute.value) * 15, part)
    const unit = skip(source, spotMinute, 'unit', 'minutePart') ?? skip(source, spotMinute, 'unit', 'minute')
    if (unit !== undefined) return inDay(unit, value, Number(minute.value), part)
  }
  return inDay(behind, value, 0, part)
}

/** 05:30 is the morning; 5点半 without the half of the day may be either. */
function inDay(
  spot: Spot,
  hour: number,
  minute: number,
  part: Token | undefined,
  isExact = false,
): ReadTime | undefined {
  if (!(hour >= 0 && hour <= 24 && minute >= 0 && minute < 60) || (hour === 24 && minute > 0))
    return undefined
  const isEvening = part?.value === 'evening'
  const isAfternoon = part?.value === 'pm' || isEvening || (part?.value === 'noon' && hour < 3)
  const at = (isAfternoon && hour < 12) || (isEvening && hour === 12) ? hour + 12 : hour
  const isOpen = (part === undefined && hour > 0 && hour < 7 && !isExact) || (at === 24 && minute > 0)
  const time = at === 24 ? '23:59' : (`${two(at)}:${two(minute)}` as TimeOfDay)
  return { spot, time: isOpen ? null : (time as TimeOfDay), isClock: true }
}

/** 14:00—16:30 is one thing. */
function pastRange(source: Source, spot: Spot, part: Token | undefined): Spot {
  const mark = skip(source, spot, 'separator', '-')
  if (mark === undefined) return spot
  const first = tokenAt(source, mark)
  const to = readClock(source, first?.kind === 'daypart' ? past(mark, first) : mark, part)
  return to?.spot ?? spot
}
