import { addDays, addMonths, type CivilDate, yearOf } from '#domain/calendar/civil-date.ts'
import { comingFestival, type Festival, festivalOn, lastWorkedBefore, nextDaysOff } from './festivals.ts'
import { readFigures } from './figures.ts'
import { comingLunarDay } from './lunar.ts'
import { periodOfMonth } from './month-part.ts'
import {
  halfYearOf,
  nextWorkdayOf,
  quarterFromNow,
  quarterOf,
  readNear,
  readWeekday,
  weekOf,
} from './named-period.ts'
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
} from './source.ts'
import { matchesAt, type Token } from './tokens.ts'
import { dayNumber, readDay, readMonth, readYear } from './written-date.ts'

/** The day or period that is named at a token; `after` is the day that a day without a month follows. */
export function readAtom(source: Source, index: number, after?: CivilDate): Atom | undefined {
  const token = source.tokens[index]
  if (token === undefined) return undefined
  switch (token.kind) {
    case 'number':
      return (
        readFestivalOfYear(source, index) ??
        readYear(source, index) ??
        readMonth(source, index) ??
        readFigures(source, index) ??
        quarterAt(source, index) ??
        readDay(source, index, after)
      )
    case 'era':
      return readYear(source, index)
    case 'relYear':
      return readFestivalOfYear(source, index) ?? readYear(source, index)
    case 'mod':
      return readWeekday(source, index) ?? readNear(source, index) ?? readModified(source, index)
    case 'weekday':
      return readWeekday(source, index, after)
    case 'near':
      return readNear(source, index)
    case 'ordinal':
    case 'quarterName':
      return quarterAt(source, index)
    case 'halfYear':
      return halfYearOf(source, startAt(source, index))
    case 'festival':
    case 'daysOff':
      return readFestival(source, index)
    case 'lunar':
      return readLunar(source, index)
    case 'unit':
      return readBareUnit(source, index)
    case 'tenday':
    case 'halfMonth':
      return periodOfMonth(source, startAt(source, index), yearOf(source.base), monthOf(source.base), 'rel')
    default:
      return undefined
  }
}

function quarterAt(source: Source, index: number): Atom | undefined {
  return quarterOf(source, startAt(source, index))
}

/** 本月25日, 下月底, 下周, 本季度末. */
function readModified(source: Source, index: number): Atom | undefined {
  const mod = source.tokens[index] as Token
  const behindMod = past(startAt(source, index), mod)
  const unit = tokenAt(source, behindMod)
  const ahead = Number(mod.value)
  const isShort = /[今明昨]/.test(source.folded[mod.start] as string)
  if (unit === undefined || isShort) return undefined
  const spot = past(behindMod, unit)
  if (unit.kind === 'tenday' && ahead === 0) {
    return periodOfMonth(source, behindMod, yearOf(source.base), monthOf(source.base), 'rel')
  }
  if (unit.kind !== 'unit') return undefined
  if (unit.value === 'week') return weekOf(source, spot, ahead, true)
  if (unit.value === 'quarter') return quarterFromNow(source, spot, ahead)
  if (unit.value === 'workday') return nextWorkdayOf(source, spot, ahead)
  return unit.value === 'month' ? monthFromNow(source, spot, ahead) : undefined
}

function monthFromNow(source: Source, spot: Spot, ahead: number): Atom | undefined {
  const first = addMonths(firstOf(yearOf(source.base), monthOf(source.base)), ahead)
  const number = tokenAt(source, spot)
  const behind = number?.kind === 'number' ? dayNumber(source, spot, number) : undefined
  if (number !== undefined && behind !== undefined) {
    const due = dayOf(yearOf(first), monthOf(first), Number(number.value))
    return due === undefined
      ? undefined
      : {
          spot: behind,
          from: due,
          to: due,
          due,
          grain: 'day',
          kind: 'day',
          isPast: ahead < 0,
          confidence: 0.95,
          why: { key: 'date.monthSaid', params: { month: first.slice(0, 7) } },
        }
  }
  const atom = periodOfMonth(source, spot, yearOf(first), monthOf(first), 'rel')
  if (atom === undefined) return undefined
  return { ...atom, isPast: ahead < 0, ...(ahead === 0 && atom.isBare ? { before: atom.due } : {}) }
}

/** 月底, 年底, 季度末, 周末, 年内: the present one. */
function readBareUnit(source: Source, index: number): Atom | undefined {
  const unit = source.tokens[index] as Token
  if (
    unit.start > 0 &&
    matchesAt(/[0-9零一二两三四五六七八九十个每半几数.逐按隔多双单近]/y, source.folded, unit.start - 1)
  ) {
    return undefined
  }
  const spot = past(startAt(source, index), unit)
  const next = tokenAt(source, spot)
  if (next?.kind !== 'edge' && next?.kind !== 'inside' && next?.kind !== 'tenday') return undefined
  const { base } = source
  if (unit.value === 'week') return weekOf(source, spot, 0, false)
  if (unit.value === 'month') return periodOfMonth(source, spot, yearOf(base), monthOf(base), 'rel')
  if (unit.value === 'quarter') return quarterFromNow(source, spot, 0)
  if (unit.value !== 'year' || next.kind === 'tenday') return undefined
  const year = yearOf(base)
  const due = next.value === 'start' ? null : endOf(year, next.value === 'middle' ? 6 : 12)
  return {
    spot: next.kind === 'inside' ? spot : past(spot, next),
    from: firstOf(year, 1),
    to: endOf(year, 12),
    due,
    grain: 'year',
    kind: 'rel',
    needsBound: next.value === 'middle' || next.value === 'start',
    confidence: due === null ? 0.4 : 0.9,
    why: { key: due === null ? 'period.unclear' : 'period.year', params: { year } },
  }
}

/** 2027年春节前, 明年五一前. */
function readFestivalOfYear(source: Source, index: number): Atom | undefined {
  const first = source.tokens[index] as Token
  const behind = past(startAt(source, index), first)
  const spot = first.kind === 'number' ? skip(source, behind, 'unit', 'year') : behind
  if (spot === undefined || skip(source, spot, 'festival') === undefined) return undefined
  const value = Number(first.value)
  const year = first.kind === 'relYear' ? yearOf(source.base) + value : value
  return year >= 1950 && year <= 2099 ? readFestival(source, spot.next, year) : undefined
}

/** 国庆节前, 春节放假前: what stands before the days off, or before the last of the work. */
function readFestival(source: Source, index: number, year?: number): Atom | undefined {
  const token = source.tokens[index] as Token
  const name = source.folded.slice(token.start, token.end)
  // 放假前 without a festival: the days off that come next
  if (token.kind === 'daysOff' && name !== '放假') return undefined
  if (name === '节' && token.start > 0) {
    // 环节前, 细节后: 节 is the end of another word
    if (matchesAt(/[环细情章关时季调礼枝使音字小佳春双末拆开]/y, source.folded, token.start - 1))
      return undefined
    // 购物节前, 情人节前: of a festival that is not in the table nobody knows the day here
    if (
      /(?:[亲圣棍恩影技书化术酒乐水食游灯筝花收元活欢货物]|[情愚老]人|护士|教?师|女[生神])$/.test(
        source.folded.slice(Math.max(0, token.start - 2), token.start),
      )
    )
      return undefined
  }
  const { calendar } = source.context
  const festival =
    year === undefined ? festivalMeant(source, token) : festivalOn(String(token.value), year, calendar)
  const spot = past(startAt(source, index), token)
  const holiday = skip(source, spot, 'festival', 'next')
  const daysOff = token.kind === 'daysOff' ? spot : skip(source, holiday ?? spot, 'daysOff')
  const behind = daysOff ?? holiday ?? spot
  if (festival === undefined) {
    return {
      spot: behind,
      from: source.base,
      to: source.base,
      due: null,
      before: null,
      grain: 'festival',
      kind: 'rel',
      needsBound: true,
      confidence: 0.4,
      why: { key: 'festival.unknown', params: { festival: name } },
    }
  }
  const eve = addDays(festival.first, -1)
  const before = daysOff === undefined ? eve : lastWorkedBefore(festival.first, calendar)
  const accept = daysOff === undefined ? [addDays(festival.day, -1)] : [eve]
  return {
    spot: behind,
    from: festival.first,
    to: festival.last,
    due: festival.day,
    before,
    accept: accept.filter((date) => date !== before),
    grain: 'festival',
    kind: 'rel',
    needsBound: true,
    confidence: festival.isAnnounced ? 0.92 : 0.7,
    why: {
      key: festival.isAnnounced ? 'festival.known' : 'festival.notAnnounced',
      params: { festival: name, day: festival.day },
    },
  }
}

/** 农历八月十五: the next one. */
function readLunar(source: Source, index: number): Atom | undefined {
  const token = source.tokens[index] as Token
  const due = comingLunarDay(source, String(token.value))
  if (due === undefined) return undefined
  return {
    spot: past(startAt(source, index), token),
    from: due,
    to: due,
    due,
    grain: 'day',
    kind: 'md',
    confidence: 0.85,
    why: { key: 'date.lunar', params: { day: due } },
  }
}

function festivalMeant(source: Source, token: Token): Festival | undefined {
  const { calendar } = source.context
  if (token.value === 'next' || token.kind === 'daysOff') return nextDaysOff(source.base, calendar)
  const coming = comingFestival(String(token.value), source.base, calendar)
  if (coming !== undefined) return coming
  return festivalOn(String(token.value), yearOf(source.base) + 1, calendar)
}

/** Whether a day without a month may take it from the one before (11月15日、20日). */
export function isListMark(source: Source, from: Spot, to: number): boolean {
  return /^ ?[、和及与,,] ?$/.test(source.folded.slice(from.end, to))
}
