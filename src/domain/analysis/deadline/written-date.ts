import { addDays, type CivilDate, daysBetween } from '#domain/calendar/civil-date.ts'
import { periodOfMonth } from './month-part.ts'
import { halfYearOf, quarterOf } from './named-period.ts'
import {
  type Atom,
  dayOf,
  endOf,
  firstOf,
  monthOf,
  past,
  type Source,
  type Spot,
  skip,
  startAt,
  tokenAt,
  yearOf,
} from './source.ts'
import { matchesAt, type Token } from './tokens.ts'

/** What the writer said about the year: a year, or nothing (then it is the next such day). */
interface Year {
  readonly year: number
  readonly isWritten: boolean
}

/** 2026年12月1日, 民国115年底, 明年3月, 2026年Q1 and 26年1月. */
export function readYear(source: Source, index: number): Atom | undefined {
  const first = source.tokens[index] as Token
  const spot = startAt(source, index)
  if (first.kind === 'relYear') {
    const year = yearOf(source.base) + Number(first.value)
    return inYear(source, past(spot, first), { year, isWritten: false })
  }
  const era = first.kind === 'era' ? past(spot, first) : undefined
  const number = tokenAt(source, era ?? spot)
  if (number?.kind !== 'number') return undefined
  const behind = past(era ?? spot, number)
  const next = source.tokens[behind.next]
  const isCode = next?.start === number.end && (next.kind === 'quarterName' || next.kind === 'halfYear')
  if (isCode && Number(number.value) >= 1950 && Number(number.value) <= 2099) {
    return inYear(source, behind, { year: Number(number.value), isWritten: true })
  }
  const unit = skip(source, behind, 'unit', 'year')
  if (unit === undefined) return undefined
  const year = yearNamed(source, number, unit, era !== undefined)
  return year === undefined ? undefined : inYear(source, unit, { year, isWritten: true })
}

function yearNamed(source: Source, number: Token, unit: Spot, isEra: boolean): number | undefined {
  const value = Number(number.value)
  if (isEra) return value >= 1 && value <= 200 ? value + 1911 : undefined
  if (value >= 1950 && value <= 2099) return value
  const next = tokenAt(source, unit)
  const month = next?.kind === 'number' && skip(source, past(unit, next), 'unit', 'month') !== undefined
  if (value >= 100 && value <= 150 && (month || next?.kind === 'edge')) return value + 1911
  const isShort = month || (next?.kind === 'edge' && next.value === 'end')
  return isShort && value >= 10 && value <= 49 && number.style === 'arabic' ? value + 2000 : undefined
}

function inYear(source: Source, spot: Spot, said: Year): Atom | undefined {
  const { year, isWritten } = said
  const kind = isWritten ? 'full' : 'rel'
  const token = tokenAt(source, spot)
  const whole = { from: firstOf(year, 1), to: endOf(year, 12), grain: 'year' as const, kind } as const
  const isPast = year < yearOf(source.base)
  if (token?.kind === 'number') {
    const months = readMonths(source, spot.next, token, said)
    if (months !== undefined) return months
    const month = skip(source, past(spot, token), 'unit', 'month')
    if (month !== undefined) return inMonth(source, month, Number(token.value), said)
  }
  if (token?.kind === 'edge' || token?.kind === 'inside') {
    const due = token.value === 'start' ? null : token.value === 'middle' ? endOf(year, 6) : endOf(year, 12)
    const key = due === null ? 'period.unclear' : 'period.year'
    const behind = token.kind === 'inside' ? spot : past(spot, token)
    return {
      ...whole,
      spot: behind,
      due,
      confidence: due === null ? 0.5 : 0.9,
      why: { key, params: { year } },
    }
  }
  const period = quarterOf(source, spot, year) ?? halfYearOf(source, spot, year)
  if (period !== undefined) return { ...period, kind }
  return {
    ...whole,
    spot,
    due: whole.to,
    before: addDays(whole.from, -1),
    isBare: true,
    isPast,
    needsBound: true,
    confidence: 0.6,
    why: { key: 'period.year', params: { year } },
  }
}

/** 12月1日, 3月底, 12月中旬, 12月. */
export function readMonth(source: Source, index: number): Atom | undefined {
  const number = source.tokens[index] as Token
  if (number.kind !== 'number' || number.style === 'loose') return undefined
  if (followsYear(source, index)) return undefined
  const range = readMonths(source, index, number)
  if (range !== undefined) return range
  const month = skip(source, past(startAt(source, index), number), 'unit', 'month')
  return month === undefined || isGlued(source, number.start)
    ? undefined
    : inMonth(source, month, Number(number.value))
}

/** 1357年6月10日: of a year that nobody can mean, the rest means nothing either. */
function followsYear({ tokens }: Source, index: number): boolean {
  const [year, unit, month] = [tokens[index - 2], tokens[index - 1], tokens[index]]
  return (
    year?.kind === 'number' &&
    unit?.kind === 'unit' &&
    unit.value === 'year' &&
    year.end === unit.start &&
    unit.end === month?.start
  )
}

/** 3-5月, 10至12月. */
function readMonths(source: Source, index: number, number: Token, said?: Year): Atom | undefined {
  const mark = skip(source, past(startAt(source, index), number), 'separator', '-')
  const last = mark && tokenAt(source, mark)
  if (mark === undefined || last?.kind !== 'number' || isGlued(source, number.start)) return undefined
  const unit = skip(source, past(mark, last), 'unit', 'month')
  const [first, second] = [Number(number.value), Number(last.value)]
  if (unit === undefined || !(first >= 1 && first < second && second <= 12)) return undefined
  const whole = inMonth(source, unit, second, said)
  if (whole?.isBare !== true) return undefined
  return { ...whole, from: firstOf(yearOf(whole.to), first) }
}

/** A letter, a point or a fraction before a number makes it part of something else. */
export function isGlued(source: Source, start: number): boolean {
  if (source.isRangeEnd) return false
  return matchesAt(/[0-9a-z.#_/%-]/y, source.folded, start - 1) && start > 0
    ? !/(?:^|[^0-9a-z])[-/.]$/.test(source.folded.slice(Math.max(0, start - 2), start))
    : false
}

/** The rest of a date once the month is known; `year` may be open. */
function inMonth(source: Source, spot: Spot, month: number, said?: Year): Atom | undefined {
  if (!Number.isInteger(month) || month < 1 || month > 12) return undefined
  const { base } = source
  const year = said?.year ?? yearOf(base) + (month < monthOf(base) ? 1 : 0)
  const kind = said?.isWritten ? 'full' : 'md'
  const token = tokenAt(source, spot)
  if (token?.kind === 'number') {
    const behind = dayNumber(source, spot, token)
    if (behind !== undefined) {
      if (dayOf(2024, month, Number(token.value)) === undefined) return noSuchDay(behind, kind, base)
      if (said === undefined) return dayWithoutYear(source, behind, month, Number(token.value))
      const key = said.isWritten ? 'date.written' : 'date.yearSaid'
      const date = dayOf(said.year, month, Number(token.value))
      // 2027年2月29日 is no day of another year
      return date === undefined ? noSuchDay(behind, kind, base) : day(behind, date, kind, { key, params: {} })
    }
  }
  const period = periodOfMonth(source, spot, year, month, kind)
  if (period === undefined || said !== undefined || year === yearOf(base)) return period
  return { ...period, lastTime: endOf(year - 1, month) }
}

/** 11月31日 is found, so that nobody takes the 31日 of it for a day. */
function noSuchDay(spot: Spot, kind: Atom['kind'], base: CivilDate): Atom {
  const why = { key: 'date.noSuchDay', params: {} }
  return { spot, from: base, to: base, due: null, grain: 'day', kind, confidence: 0.9, why }
}

/** The place behind 1日, 1号 or a bare 1 that nothing else claims. */
export function dayNumber(source: Source, spot: Spot, token: Token): Spot | undefined {
  const behind = past(spot, token)
  const unit = skip(source, behind, 'unit', 'date') ?? skip(source, behind, 'unit', 'number')
  if (unit !== undefined) return unit
  // 八月十五前; 三月五 is not said
  if (token.style !== 'arabic' && !(token.style === 'chinese' && Number(token.value) > 10)) return undefined
  const next = tokenAt(source, behind)
  if (next === undefined) {
    return matchesAt(/[\p{L}\p{N}%.]/uy, source.folded, behind.end) ? undefined : behind
  }
  if (next.kind === 'before' || next.kind === 'until' || next.kind === 'from') return behind
  if (next.kind === 'separator' && (next.value === '-' || next.value === ',')) {
    const to = tokenAt(source, past(behind, next))
    return to?.kind === 'number' ? behind : undefined
  }
  return undefined
}

export function day(
  spot: Spot,
  date: CivilDate | undefined,
  kind: Atom['kind'],
  why: Atom['why'],
): Atom | undefined {
  if (date === undefined) return undefined
  return { spot, from: date, to: date, due: date, grain: 'day', kind, confidence: 0.97, why }
}

/** The first such day from the base on (of 2月29日 the next that there is). */
export function dayWithoutYear(source: Source, spot: Spot, month: number, date: number): Atom | undefined {
  const { base } = source
  const coming = nearest(source, month, date, 1)
  if (coming === undefined) return undefined
  const lastTime = nearest(source, month, date, -1)
  const atom = day(spot, coming, 'md', { key: 'date.yearAssumed', params: { year: yearOf(coming) } })
  if (atom === undefined || lastTime === undefined) return atom
  // said on the 18th, “by the 15th of this month” may as well mean the day that is over
  const isJustOver = lastTime < base && daysBetween(lastTime, base) <= 31
  return { ...atom, lastTime, ...(isJustOver ? { accept: [lastTime], confidence: 0.6 } : {}) }
}

/** The base or the first such day ahead of it (behind it, where `step` is -1). */
function nearest({ base }: Source, month: number, date: number, step: 1 | -1): CivilDate | undefined {
  for (let years = 0; years <= 4; years += 1) {
    const found = dayOf(yearOf(base) + years * step, month, date)
    if (found !== undefined && (step > 0 ? found >= base : found <= base)) return found
  }
  return undefined
}

/** 25日前, 5号: the first such day of a month that is not named. */
export function readDay(source: Source, index: number, after?: CivilDate): Atom | undefined {
  const number = source.tokens[index] as Token
  if (number.kind !== 'number' || number.style === 'loose') return undefined
  const value = Number(number.value)
  if (!Number.isInteger(value) || value < 1 || value > 31) return undefined
  const behindNumber = past(startAt(source, index), number)
  const unit = tokenAt(source, behindNumber)
  if (unit?.kind !== 'unit' || (unit.value !== 'date' && unit.value !== 'number')) return undefined
  if (isGlued(source, number.start)) return undefined
  const spot = past(behindNumber, unit)
  const bound = tokenAt(source, spot)?.kind
  if (unit.value === 'date') {
    if (bound === 'inside' || bound === 'after') return undefined
    if (number.style === 'chinese' && value <= 10 && bound !== 'before') return undefined
    if (matchesAt(/游|均|龄|元|耗|为|的?时间/y, source.folded, spot.end)) return undefined
  } else if (
    matchesAt(
      /楼|线|文|机|店|仓|院|桥|车|门|库|厅|会议室|泊位|码头|冷库|柴发|ups|发电|电梯|闸|罐|灶|岛|教学|宿舍|窗口|通道|入口|出口|车间|变压|电池|隧道|墩|基坑|摊位|展位|赛道|工位|炉|产线|位|员|馆|柜|井|坑|地块|令|汽|桩|塔|泵|标段|样|公寓|棚|釜|堆|料|火化|滤|立加|冲床|车床|铣床|磨床|镗|岸桥|月台|冻库|梯|箱|皮带|装置|岗亭?|垛|钻|矿|巷|槽|塘|渠|高炉|转炉|球磨|塔吊|吊车|注塑|模具|服务器|节点|集群|桌|包厢|房(?!租)|病区|病房|手术|诊室|救护|站台|航班|列车|道岔|跑道|田(?!间)|圃|舍|艇|缸|池|窑|阀|栋|幢|床|单元|礼堂|食堂|冷藏|提案|议案|议题|决议|令|函/y,
      source.folded,
      spot.end,
    )
  ) {
    return undefined
  }
  if (number.start > 0 && matchesAt(/[第月a-z#〕)\]】]/y, source.folded, number.start - 1)) return undefined
  const since = after ?? source.base
  for (let ahead = 0; ahead < 3; ahead += 1) {
    const month = monthOf(since) - 1 + ahead
    const date = dayOf(yearOf(since) + Math.floor(month / 12), (month % 12) + 1, value)
    if (date === undefined || date < since) continue
    const atom = day(spot, date, 'day', { key: 'date.monthAssumed', params: { month: date.slice(0, 7) } })
    return atom && { ...atom, confidence: bound === 'before' ? 0.9 : 0.75 }
  }
  return undefined
}
