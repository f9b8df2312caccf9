import { addDays, type CivilDate, lastOfMonth, weekday } from '#domain/calendar/civil-date.ts'
import { previousWorkingDay } from '#domain/calendar/work-calendar.ts'
import {
  type Atom,
  dayOf,
  endOf,
  firstOf,
  past,
  type Source,
  type Spot,
  skip,
  spotFrom,
  tokenAt,
} from './source.ts'
import type { Token } from './tokens.ts'

/** 底, 初, 中, 上旬 … of a month, its last working day, or the whole of it. */
export function periodOfMonth(
  source: Source,
  spot: Spot,
  year: number,
  month: number,
  kind: Atom['kind'],
): Atom | undefined {
  const [first, last] = [firstOf(year, month), endOf(year, month)]
  const at = (date: number) => dayOf(year, month, date) as CivilDate
  const twice = skip(source, spot, 'unit', 'month')
  if (twice !== undefined && tokenAt(source, twice)?.kind === 'edge') {
    return periodOfMonth(source, twice, year, month, kind)
  }
  const token = tokenAt(source, spot)
  const part = (
    from: CivilDate,
    to: CivilDate,
    due: CivilDate | null,
    confidence: number,
    accept: CivilDate[] = [],
  ) =>
    ({
      spot: past(spot, token as Token),
      from,
      to,
      due,
      accept,
      confidence,
      kind,
      grain: 'tenday',
      why: {
        key: due === null ? 'period.unclear' : 'period.monthPart',
        params: { month: first.slice(0, 7) },
      },
    }) as const
  if (token?.kind === 'edge') {
    if (token.value === 'end') return part(at(21), last, last, 0.93)
    if (token.value === 'middle') return part(at(11), at(20), at(15), 0.8, [at(20)])
    return part(first, at(10), first, 0.6, [at(5), at(10)])
  }
  if (token?.kind === 'tenday') {
    if (token.value === 3) return part(at(21), last, last, 0.9)
    return token.value === 2
      ? part(at(11), at(20), at(20), 0.85, [at(15)])
      : part(first, at(10), at(10), 0.85)
  }
  if (token?.kind === 'halfMonth') {
    return token.value === 1 ? part(first, at(15), at(15), 0.85) : part(at(16), last, last, 0.85)
  }
  const ordinal = pastOf(source, spot)
  const which = tokenAt(source, ordinal)
  if (which?.kind === 'ordinal') return ordinalOfMonth(source, ordinal, which, first, kind)
  return {
    spot,
    from: first,
    to: last,
    due: last,
    before: addDays(first, -1),
    accept: [],
    grain: 'month',
    kind,
    isBare: true,
    isPast: last < source.base,
    confidence: 0.6,
    why: { key: 'period.month', params: { month: first.slice(0, 7) } },
  }
}

/** 12月的最后一个工作日: 的 says no more than nothing. */
function pastOf(source: Source, spot: Spot): Spot {
  return source.folded[spot.end] === '的' ? spotFrom(source, spot.end + 1, spot.next) : spot
}

/** The third Friday of a month; -1 is the last. */
function weekdayOfMonth(first: CivilDate, day: number, which: number): CivilDate | undefined {
  const last = lastOfMonth(first)
  const date =
    which === -1
      ? addDays(last, -((weekday(last) - day + 7) % 7))
      : addDays(first, ((day - weekday(first) + 7) % 7) + (which - 1) * 7)
  return date >= first && date <= last ? date : undefined
}

/** 12月最后一个工作日 has a day; 12月第一周 has none that everybody would name. */
function ordinalOfMonth(
  source: Source,
  spot: Spot,
  token: Token,
  first: CivilDate,
  kind: Atom['kind'],
): Atom | undefined {
  const last = lastOfMonth(first)
  const whole = { from: first, to: last, grain: 'day' as const, kind }
  const behind = past(spot, token)
  if (token.value === -1 && skip(source, behind, 'unit', 'workday')) {
    const due = previousWorkingDay(addDays(last, 1), source.context.calendar)
    return {
      ...whole,
      spot: skip(source, behind, 'unit', 'workday') as Spot,
      from: due,
      to: due,
      due,
      confidence: 0.9,
      why: { key: 'period.lastWorkday', params: { month: first.slice(0, 7) } },
    }
  }
  const number = tokenAt(source, behind)
  const counted = number?.kind === 'number' ? past(behind, number) : behind
  const piece = skip(source, counted, 'piece') ?? counted
  const unit = tokenAt(source, piece)
  if (unit?.kind === 'weekday') {
    const due = weekdayOfMonth(
      first,
      Number(unit.value),
      Number(counted === behind ? token.value : number?.value),
    )
    const why = { key: 'period.weekdayOfMonth', params: { month: first.slice(0, 7) } }
    if (due !== undefined) {
      return { ...whole, spot: past(piece, unit), from: due, to: due, due, confidence: 0.9, why }
    }
  }
  if (unit?.kind !== 'unit' && unit?.kind !== 'weekday') return undefined
  return {
    ...whole,
    spot: { next: source.tokens.indexOf(unit, spot.next) + 1, end: unit.end },
    due: null,
    confidence: 0.5,
    why: { key: 'period.unclear', params: {} },
  }
}
