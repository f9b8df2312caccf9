import { addDays, addMonths, type CivilDate, mondayOf, weekday, yearOf } from '#domain/calendar/civil-date.ts'
import { addWorkingDays } from '#domain/calendar/work-calendar.ts'
import {
  type Atom,
  endOf,
  firstOf,
  monthOf,
  past,
  type Source,
  type Spot,
  skip,
  startAt,
  tokenAt,
} from './source.ts'
import { matchesAt, type Token } from './tokens.ts'

/** 第三季度, 三季度, 3季度, Q3, Q3季度 and what follows them, in a year that is said or the next such quarter. */
export function quarterOf(source: Source, spot: Spot, year?: number): Atom | undefined {
  const first = tokenAt(source, spot)
  if (first === undefined) return undefined
  if (first.kind === 'quarterName') {
    const behind = past(spot, first)
    return quarter(source, skip(source, behind, 'unit', 'quarter') ?? behind, Number(first.value), year)
  }
  const ordinal = first.kind === 'ordinal' && first.value === 0 ? past(spot, first) : spot
  const number = tokenAt(source, ordinal)
  if (number?.kind !== 'number' || number.style === 'loose') return undefined
  if (source.folded[number.start] === '两') return undefined
  const unit = skip(source, past(ordinal, number), 'unit', 'quarter')
  const value = Number(number.value)
  return unit === undefined || !(value >= 1 && value <= 4) ? undefined : quarter(source, unit, value, year)
}

function quarter(source: Source, spot: Spot, number: number, said?: number): Atom {
  const { base } = source
  const year = said ?? yearOf(base) + (endOf(yearOf(base), number * 3) < base ? 1 : 0)
  return quarterOfYear(source, spot, year, number, said === undefined)
}

function quarterOfYear(source: Source, spot: Spot, year: number, number: number, isOpen: boolean): Atom {
  const [from, to] = [firstOf(year, number * 3 - 2), endOf(year, number * 3)]
  const edge = skip(source, spot, 'edge')
  const value = edge === undefined ? undefined : tokenAt(source, spot)?.value
  const params = { quarter: `${year}-Q${number}` }
  const lastTime = isOpen && year > yearOf(source.base) ? { lastTime: endOf(year - 1, number * 3) } : {}
  const whole = { from, to, grain: 'quarter' as const, kind: 'rel' as const }
  if (edge !== undefined && value === 'start') {
    return { ...whole, spot: edge, due: from, confidence: 0.5, why: { key: 'period.quarter', params } }
  }
  if (edge !== undefined && value === 'middle') {
    return { ...whole, spot: edge, due: null, confidence: 0.5, why: { key: 'period.unclear', params } }
  }
  if (edge !== undefined) {
    return { ...whole, spot: edge, due: to, confidence: 0.93, why: { key: 'period.quarter', params } }
  }
  return {
    ...whole,
    spot,
    due: to,
    isBare: true,
    isPast: to < source.base,
    ...lastTime,
    confidence: 0.6,
    why: { key: 'period.quarter', params },
  }
}

export function halfYearOf(source: Source, spot: Spot, said?: number): Atom | undefined {
  const token = tokenAt(source, spot)
  if (token?.kind !== 'halfYear') return undefined
  const { base } = source
  const lastMonth = Number(token.value) * 6
  const year = said ?? yearOf(base) + (endOf(yearOf(base), lastMonth) < base ? 1 : 0)
  const [from, to] = [firstOf(year, lastMonth - 5), endOf(year, lastMonth)]
  const behind = past(spot, token)
  const edge = tokenAt(source, behind)?.value === 'end' ? skip(source, behind, 'edge') : undefined
  return {
    spot: edge ?? behind,
    from,
    to,
    due: to,
    grain: 'half',
    kind: 'rel',
    isBare: edge === undefined,
    isPast: to < base,
    ...(said === undefined && year > yearOf(base) ? { lastTime: endOf(year - 1, lastMonth) } : {}),
    confidence: 0.85,
    why: { key: 'period.halfYear', params: { year, half: Number(token.value) } },
  }
}

/** 下周五, 本星期日; without 本 or 下 the next one from today on, or from the day that it follows in a list. */
export function readWeekday(source: Source, index: number, after?: CivilDate): Atom | undefined {
  const first = source.tokens[index] as Token
  const spot = startAt(source, index)
  const mod = first.kind === 'mod' ? first : undefined
  const named = mod === undefined ? first : tokenAt(source, past(spot, mod))
  if (named?.kind !== 'weekday') return undefined
  const behind = past(mod === undefined ? spot : past(spot, mod), named)
  const { base } = source
  const number = Number(named.value)
  const ahead = mod === undefined ? (number < weekday(base) ? 1 : 0) : Number(mod.value)
  const said = addDays(mondayOf(base), ahead * 7 + number - 1)
  // 下周一、周三: the Wednesday of that week
  const due =
    mod === undefined && after !== undefined && said < after
      ? addDays(after, (number - weekday(after) + 7) % 7)
      : said
  return {
    spot: behind,
    from: due,
    to: due,
    due,
    grain: 'day',
    kind: 'rel',
    isPast: mod !== undefined && ahead < 0,
    confidence: mod === undefined ? 0.85 : 0.93,
    why: { key: mod === undefined ? 'week.nextDay' : 'week.day', params: { weekday: number, weeks: ahead } },
  }
}

/** 本周内, 下周, 周末; a week without a day ends with its Friday. */
export function weekOf(source: Source, spot: Spot, weeks: number, isSaid: boolean): Atom | undefined {
  const monday = addDays(mondayOf(source.base), weeks * 7)
  const [friday, saturday, sunday] = [addDays(monday, 4), addDays(monday, 5), addDays(monday, 6)]
  const whole = { from: monday, to: sunday, grain: 'week' as const, kind: 'rel' as const, isPast: weeks < 0 }
  const token = tokenAt(source, spot)
  const part = (due: CivilDate, accept: CivilDate[] = [], before?: CivilDate): Atom => ({
    ...whole,
    ...(before ? { from: saturday } : {}),
    spot: past(spot, token as Token),
    due,
    accept,
    ...(before ? { before } : {}),
    confidence: 0.8,
    why: { key: 'week.part', params: { weeks } },
  })
  if (token?.kind === 'edge') {
    if (token.value === 'start') return part(monday, [addDays(monday, 1)])
    if (token.value === 'middle') return part(addDays(monday, 2))
    return part(sunday, [friday, saturday], friday)
  }
  if (!isSaid && token?.kind !== 'inside') return undefined
  return {
    ...whole,
    spot,
    due: friday,
    before: weeks > 0 ? addDays(friday, -7) : friday,
    accept: [sunday],
    isBare: true,
    confidence: 0.8,
    why: { key: 'week.friday', params: { weeks } },
  }
}

/** 本季度末, 下季度. */
export function quarterFromNow(source: Source, spot: Spot, ahead: number): Atom {
  const first = addMonths(
    firstOf(yearOf(source.base), Math.ceil(monthOf(source.base) / 3) * 3 - 2),
    ahead * 3,
  )
  return quarterOfYear(source, spot, yearOf(first), Math.ceil(monthOf(first) / 3), false)
}

/** 下一个工作日. */
export function nextWorkdayOf(source: Source, spot: Spot, ahead: number): Atom | undefined {
  if (ahead < 1) return undefined
  const due = addWorkingDays(source.base, ahead, source.context.calendar)
  return {
    spot,
    from: due,
    to: due,
    due,
    grain: 'day',
    kind: 'rel',
    confidence: 0.9,
    why: { key: 'span.workdays', params: { count: ahead, since: source.base } },
  }
}

/** 今天, 大后天, 今晚. */
export function readNear(source: Source, index: number): Atom | undefined {
  const first = source.tokens[index] as Token
  const spot = startAt(source, index)
  const isShort = first.kind === 'mod' && skip(source, past(spot, first), 'daypart') !== undefined
  if (first.kind !== 'near' && !(isShort && /[今明昨]/.test(source.folded[first.start] as string))) {
    return undefined
  }
  const ahead = Number(first.value)
  if (ahead === -2 && matchesAt(/[目提日之以]/y, source.folded, first.start - 1)) return undefined
  const due = addDays(source.base, ahead)
  return {
    spot: past(spot, first),
    from: due,
    to: due,
    due,
    grain: 'day',
    kind: 'rel',
    isPast: ahead < 0,
    confidence: 0.95,
    why: { key: 'day.near', params: { days: ahead } },
  }
}
