import {
  addDays,
  addMonths,
  type CivilDate,
  daysBetween,
  lastOfMonth,
  mondayOf,
  weekday as weekdayOf,
  yearOf,
} from '#domain/calendar/civil-date.ts'
import type { DueKind, DueWhy } from './deadline.ts'
import { month, monthNumber, weekday, weekdayNumber, year } from './english-words.ts'
import { dayOf, endOf, firstOf, monthOf, type Source } from './source.ts'
import { execAt } from './tokens.ts'

/** A day or period that English words name. */
export interface EnglishAtom {
  readonly end: number
  readonly due: CivilDate
  readonly from?: CivilDate
  /** With “before”, where that is another day. */
  readonly before?: CivilDate
  readonly accept?: readonly CivilDate[]
  readonly kind: DueKind
  readonly isWhole?: boolean
  readonly isPast?: boolean
  /** Only behind a preposition: May is a name, too, and mon is no day by itself. */
  readonly needsLead?: boolean
  /** A month and day without a year: the last one, if it lies behind. */
  readonly lastTime?: CivilDate
  readonly confidence: number
  readonly why: DueWhy
}

type Groups = Readonly<Record<string, string | undefined>>
type Reader = (source: Source, groups: Groups, match: RegExpExecArray) => Omit<EnglishAtom, 'end'> | undefined

const ordinal = '(?:st|nd|rd|th)?'
const which = '(?:(?<which>next|this coming|this|coming|last|the following|current) )?'
const edges =
  '(?:(?<edge>end|close|beginning|start|middle) of (?:the )?|(?<early>early|mid|late|mid-late)[ -](?:in )?)'

const atoms: readonly (readonly [pattern: RegExp, read: Reader])[] = [
  [new RegExp(`${month} {1,2}(?<day>[0-9]{1,2})${ordinal}(?![0-9a-z:%.]*[0-9a-z%])${year}`, 'y'), monthDay],
  [new RegExp(`(?:the )?(?<day>[0-9]{1,2})${ordinal} (?:of )?${month}${year}`, 'y'), monthDay],
  [/(?:the )?(?<day>[0-9]{1,2})(?:st|nd|rd|th)(?: of (?:the|this|next) month)?(?![a-z0-9])/y, dayAlone],
  [new RegExp(`${which}${weekday}`, 'y'), dayOfWeek],
  [/(?<near>the day after tomorrow|today|tonight|tomorrow|yesterday)(?![a-z])/y, near],
  [
    /(?:the )?(?:(?<edge>end|close) of (?:the |this )?)(?:business|working|work)? ?(?:day|business|play|today)(?![a-z])|(?:eod|cob|eob)(?![a-z])/y,
    endOfDay,
  ],
  [
    new RegExp(
      `(?:the )?${edges}${which}(?<period>week|month|quarter|year|q[1-4]|h[12])(?![a-z0-9])${year}|(?<short>eow|eom|eoq|eoy)(?![a-z])|(?<close>week|month|quarter|year)[- ]end(?![a-z])`,
      'y',
    ),
    edgeOf,
  ],
  [new RegExp(`(?:the )?${edges}${month}${year}`, 'y'), edgeOfMonth],
  [/(?<which>next|this|coming|the following|last) (?<period>week|month|quarter|year)(?![a-z])/y, wholePeriod],
  [new RegExp(`(?<period>q[1-4]|h[12])(?![a-z0-9])${year}`, 'y'), wholePeriod],
  [new RegExp(`${month}(?! ?[0-9]{1,2}(?![0-9]))${year}`, 'y'), wholeMonth],
]

export function readEnglishAtom(source: Source, at: number): EnglishAtom | undefined {
  for (const [pattern, read] of atoms) {
    const match = execAt(pattern, source.folded, at)
    if (match === null) continue
    const atom = read(source, match.groups ?? {}, match)
    if (atom !== undefined) return { ...atom, end: at + match[0].length }
  }
  return undefined
}

function monthDay(
  source: Source,
  { month: name = '', day = '', year: said }: Groups,
  match: RegExpExecArray,
): Omit<EnglishAtom, 'end'> | undefined {
  if (isPlainWord(source, name, match)) return undefined
  const { base } = source
  const [number, date] = [monthNumber(name), Number(day)]
  if (said !== undefined) {
    const due = dayOf(Number(said), number, date)
    return due && { due, kind: 'full', confidence: 0.98, why: { key: 'date.written', params: {} } }
  }
  const [here, next] = [yearOf(base), yearOf(base) + 1].map((one) => dayOf(one, number, date))
  const due = here !== undefined && here >= base ? here : next
  if (due === undefined) return undefined
  const last = here !== undefined && here < base ? { lastTime: here } : {}
  const why = { key: 'date.yearAssumed', params: { year: yearOf(due) } }
  return { due, ...last, kind: 'md', confidence: 0.93, why }
}

/** may and march are words like others unless they are written as names. */
function isPlainWord({ text }: Source, name: string, match: RegExpExecArray): boolean {
  if (name !== 'may' && name !== 'march' && name !== 'mar') return false
  const at = match.index + match[0].indexOf(name)
  return text[at] !== text[at]?.toUpperCase()
}

function dayAlone(
  { base }: Source,
  { day = '' }: Groups,
  match: RegExpExecArray,
): Omit<EnglishAtom, 'end'> | undefined {
  const ahead = /next month$/.test(match[0]) ? 1 : 0
  const first = firstOf(yearOf(base), monthOf(base))
  const candidates = ahead === 0 && !/month$/.test(match[0]) ? [0, 1] : [ahead]
  for (const months of candidates) {
    const start = addMonths(first, months)
    const due = dayOf(yearOf(start), monthOf(start), Number(day))
    if (due !== undefined && (due >= base || candidates.length === 1)) {
      const why = { key: 'date.monthAssumed', params: { month: start.slice(0, 7) } }
      return { due, kind: 'day', needsLead: true, confidence: 0.85, why }
    }
  }
  return undefined
}

function dayOfWeek({ base }: Source, { which: said, weekday: name = '' }: Groups): Omit<EnglishAtom, 'end'> {
  const number = weekdayNumber(name)
  const weeks = weeksAhead(said, number < weekdayOf(base) ? 1 : 0)
  return {
    due: addDays(mondayOf(base), weeks * 7 + number - 1),
    kind: 'rel',
    isPast: weeks < 0,
    needsLead: !name.endsWith('day') && said === undefined,
    confidence: said === undefined ? 0.85 : 0.9,
    why: {
      key: said === undefined ? 'week.nextDay' : 'week.day',
      params: { weekday: number, weeks },
    },
  }
}

function weeksAhead(said: string | undefined, otherwise: number): number {
  if (said === undefined || said === 'coming' || said === 'this coming') return otherwise
  if (said === 'last') return -1
  return said === 'next' || said === 'the following' ? 1 : 0
}

function near({ base }: Source, { near: word = '' }: Groups): Omit<EnglishAtom, 'end'> {
  const days = word === 'yesterday' ? -1 : word === 'tomorrow' ? 1 : word.startsWith('the') ? 2 : 0
  return {
    due: addDays(base, days),
    kind: 'rel',
    isPast: days < 0,
    confidence: 0.95,
    why: { key: 'day.near', params: { days } },
  }
}

function endOfDay({ base }: Source): Omit<EnglishAtom, 'end'> {
  return { due: base, kind: 'rel', confidence: 0.9, why: { key: 'day.near', params: { days: 0 } } }
}

function edgeOf(source: Source, groups: Groups): Omit<EnglishAtom, 'end'> | undefined {
  const { edge, early, which: said, short, close } = groups
  const long = { w: 'week', m: 'month', q: 'quarter', y: 'year' }[short?.[2] ?? '']
  const period = periodOf(source, { ...groups, period: long ?? close ?? groups.period }, said)
  if (period === undefined) return undefined
  const part = edge === 'beginning' || edge === 'start' ? 'early' : edge === 'middle' ? 'mid' : early
  return partOf(period, part)
}

function edgeOfMonth(source: Source, groups: Groups, match: RegExpExecArray) {
  const period = monthOfYear(source, groups, match)
  if (period === undefined) return undefined
  const { edge, early } = groups
  const part = edge === 'beginning' || edge === 'start' ? 'early' : edge === 'middle' ? 'mid' : early
  if (part === 'mid') return { ...partOf(period, part), due: addDays(period.from, 14) }
  return partOf(period, part)
}

/** The end of a period is its last day; its beginning and its middle nobody could name to the day. */
function partOf(period: Period, part: string | undefined): Omit<EnglishAtom, 'end'> {
  const { from, to, kind, why } = period
  if (part === undefined || part === 'late' || part === 'mid-late') {
    const due = period.isWeek ? addDays(from, 4) : to
    return { due, kind, ...(period.isWeek ? { accept: [to] } : {}), confidence: 0.92, why }
  }
  const days = daysBetween(from, to)
  const due = part === 'early' ? from : addDays(from, Math.floor(days / 2))
  return { due, from, kind, confidence: 0.5, why: { key: 'period.unclear', params: {} } }
}

interface Period {
  readonly from: CivilDate
  readonly to: CivilDate
  readonly kind: DueKind
  readonly isWeek?: boolean
  readonly why: DueWhy
}

function wholePeriod(source: Source, groups: Groups): Omit<EnglishAtom, 'end'> | undefined {
  const period = periodOf(source, groups, groups.which)
  if (period === undefined) return undefined
  const { from, to, kind, isWeek, why } = period
  return {
    due: isWeek ? addDays(from, 4) : to,
    from,
    before: addDays(from, -1),
    ...(isWeek ? { accept: [to] } : {}),
    kind,
    isWhole: true,
    isPast: groups.which === 'last',
    needsLead: groups.which === undefined,
    confidence: 0.8,
    why,
  }
}

function wholeMonth(source: Source, groups: Groups, match: RegExpExecArray) {
  const period = monthOfYear(source, groups, match)
  if (period === undefined) return undefined
  const { from, to, kind, why } = period
  return {
    due: to,
    from,
    before: addDays(from, -1),
    kind,
    isWhole: true,
    needsLead: true,
    confidence: 0.7,
    why,
  }
}

function monthOfYear(
  source: Source,
  { month: name = '', year: said }: Groups,
  match: RegExpExecArray,
): Period | undefined {
  if (isPlainWord(source, name, match)) return undefined
  const { base } = source
  const number = monthNumber(name)
  const year = said ? Number(said) : yearOf(base) + (endOf(yearOf(base), number) < base ? 1 : 0)
  const why = { key: 'period.month', params: { month: firstOf(year, number).slice(0, 7) } }
  return { from: firstOf(year, number), to: endOf(year, number), kind: said ? 'full' : 'md', why }
}

function periodOf(
  { base }: Source,
  { period = '', year: said }: Groups,
  which: string | undefined,
): Period | undefined {
  const ahead = which === 'next' || which === 'the following' ? 1 : which === 'last' ? -1 : 0
  const kind = 'rel' as const
  if (period === 'week') {
    const from = addDays(mondayOf(base), ahead * 7)
    return {
      from,
      to: addDays(from, 6),
      kind,
      isWeek: true,
      why: { key: 'week.friday', params: { weeks: ahead } },
    }
  }
  if (period === 'month') {
    const from = addMonths(firstOf(yearOf(base), monthOf(base)), ahead)
    return {
      from,
      to: lastOfMonth(from),
      kind,
      why: { key: 'period.month', params: { month: from.slice(0, 7) } },
    }
  }
  if (period === 'year') {
    const year = yearOf(base) + ahead
    return {
      from: firstOf(year, 1),
      to: endOf(year, 12),
      kind,
      why: { key: 'period.year', params: { year } },
    }
  }
  const isHalf = /^h[12]/.test(period)
  const length = isHalf ? 6 : 3
  const named = /^[qh][1-4]/.test(period) ? Number(period[1]) : undefined
  const year = Number(said ?? yearOf(base))
  const first =
    named === undefined
      ? addMonths(firstOf(year, Math.ceil(monthOf(base) / 3) * 3 - 2), ahead * 3)
      : firstOf(year, named * length - length + 1)
  const to = lastOfMonth(addMonths(first, length - 1))
  const from = named !== undefined && said === undefined && to < base ? addMonths(first, 12) : first
  return {
    from,
    to: lastOfMonth(addMonths(from, length - 1)),
    kind,
    why: isHalf
      ? { key: 'period.halfYear', params: { year: yearOf(from), half: named ?? 1 } }
      : { key: 'period.quarter', params: { quarter: `${yearOf(from)}-Q${Math.ceil(monthOf(from) / 3)}` } },
  }
}
