import { addDays, addMonths, type CivilDate } from '#domain/calendar/civil-date.ts'
import { addWorkingDays, type WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { past, type Source, type Spot, skip, tokenAt } from './source.ts'

export type SpanUnit = 'day' | 'workday' | 'hour' | 'minute' | 'week' | 'month' | 'quarter' | 'year'

/** A length of time: 3个工作日, 两周半, 3-5天, 一个半月. */
export interface Span {
  readonly spot: Spot
  readonly unit: SpanUnit
  /** Of 3-5天 the longer. */
  readonly count: number
  /** 几天, 两三天: no number that one could hold anybody to. */
  readonly isLoose: boolean
}

const units: Readonly<Record<string, SpanUnit>> = {
  day: 'day',
  date: 'day',
  workday: 'workday',
  hour: 'hour',
  minute: 'minute',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
}

export function readSpan(source: Source, start: Spot): Span | undefined {
  const amount = readAmount(source, start)
  if (amount === undefined) return undefined
  const piece = skip(source, amount.spot, 'piece')
  const half = piece && !amount.isHalf ? skip(source, piece, 'half') : undefined
  const behind = half ?? piece ?? amount.spot
  const named = tokenAt(source, behind)
  if (named?.kind !== 'unit') return undefined
  const unit = units[String(named.value)]
  if (unit === undefined) return undefined
  // 3月 and 3季度 are names; 3个月 and 3个季度 are lengths. 2026年 is a year.
  const isName = unit === 'month' || unit === 'quarter'
  if (isName && piece === undefined && !amount.isLoose && !(amount.isHalf && unit === 'month'))
    return undefined
  if (unit === 'year' && amount.count > 99) return undefined
  if (!(amount.count > 0 && amount.count < 2000)) return undefined
  const spot = past(behind, named)
  const more = !amount.isHalf && half === undefined ? skip(source, spot, 'half') : undefined
  const count = amount.count + (half !== undefined || more !== undefined ? 0.5 : 0)
  return { spot: more ?? spot, unit, count, isLoose: amount.isLoose }
}

interface Amount {
  readonly spot: Spot
  readonly count: number
  readonly isHalf: boolean
  readonly isLoose: boolean
}

function readAmount(source: Source, start: Spot): Amount | undefined {
  const first = tokenAt(source, start)
  if (first?.kind === 'half') return { spot: past(start, first), count: 0.5, isHalf: true, isLoose: false }
  if (first?.kind === 'few') return { spot: past(start, first), count: 1, isHalf: false, isLoose: true }
  if (first?.kind !== 'number') return undefined
  const spot = past(start, first)
  const plain = { spot, count: Number(first.value), isHalf: false, isLoose: first.style === 'loose' }
  const mark = tokenAt(source, spot)
  if (mark?.kind === 'few') return { ...plain, spot: past(spot, mark), isLoose: true }
  if (mark?.kind !== 'separator') return plain
  const second = tokenAt(source, past(spot, mark))
  if (second?.kind !== 'number') return plain
  const behind = past(past(spot, mark), second)
  if (mark.value === '.') {
    const decimal = Number(`${first.value}.${source.folded.slice(second.start, second.end)}`)
    return first.style === 'arabic' && second.style === 'arabic'
      ? { ...plain, spot: behind, count: decimal }
      : plain
  }
  if (mark.value !== '-' || Number(second.value) <= plain.count) return plain
  return { ...plain, spot: behind, count: Number(second.value) }
}

/** So long after a day, or before it. Hours of less than a working day end on the same day. */
export function shift(date: CivilDate, span: Span, sign: 1 | -1, calendar: WorkCalendar): CivilDate {
  const whole = Math.floor(span.count)
  const rest = span.count - whole
  switch (span.unit) {
    case 'workday':
      return addWorkingDays(date, sign * Math.ceil(span.count), calendar)
    case 'minute':
      return date
    case 'hour':
      return span.count <= 12 ? date : addDays(date, sign * Math.ceil(span.count / 24))
    case 'week':
      return addDays(date, sign * Math.round(span.count * 7))
    case 'month':
      return addDays(addMonths(date, sign * whole), sign * Math.round(rest * 30))
    case 'quarter':
      return addMonths(date, sign * Math.round(span.count * 3))
    case 'year':
      return addMonths(date, sign * Math.round(span.count * 12))
    case 'day':
      return addDays(date, sign * (span.count < 1 ? 0 : Math.ceil(span.count)))
  }
}

/** `span.workdays` and the like, for DueWhy. */
export function spanKey(span: Span): string {
  return `span.${span.unit}s`
}
