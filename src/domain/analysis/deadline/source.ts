import {
  type CivilDate,
  civilDate,
  daysBetween,
  isCivilDate,
  lastOfMonth,
  yearOf,
} from '#domain/calendar/civil-date.ts'
import type { Deadline, DeadlineContext, DueKind, DueWhy } from './deadline.ts'
import type { Token } from './tokens.ts'
import type { TokenKind } from './words.ts'

/** A text as the rules see it. */
export interface Source {
  readonly text: string
  readonly folded: string
  readonly tokens: readonly Token[]
  readonly context: DeadlineContext
  /** The day that relative words count from: the meeting's or, without one, that of the text. */
  readonly base: CivilDate
  /** The end of a range is being read: what stands before it is the mark of the range. */
  readonly isRangeEnd?: true
}

/** A place between two tokens: the next one, and the character where the last one ended. */
export interface Spot {
  readonly next: number
  readonly end: number
}

/** What stands at the place, if nothing but a space or two lies between. */
export function tokenAt(source: Source, spot: Spot): Token | undefined {
  const token = source.tokens[spot.next]
  if (token === undefined || token.start - spot.end > 2) return undefined
  for (let at = spot.end; at < token.start; at += 1) if (source.folded[at] !== ' ') return undefined
  return token
}

export function past(spot: Spot, token: Token): Spot {
  return { next: spot.next + 1, end: token.end }
}

/** The place behind the next token, if it is of the kind (and has the value). */
export function skip(source: Source, spot: Spot, kind: TokenKind, value?: string | number): Spot | undefined {
  const token = tokenAt(source, spot)
  return token?.kind === kind && (value === undefined || token.value === value)
    ? past(spot, token)
    : undefined
}

/** The place at a character that is not in the middle of a token. */
export function spotFrom(source: Source, end: number, near: number): Spot {
  let next = near
  while (next < source.tokens.length && (source.tokens[next] as Token).start < end) next += 1
  return { next, end }
}

export function startAt(source: Source, index: number): Spot {
  const token = source.tokens[index] as Token
  return { next: index, end: token.start }
}

/** A day or a run of days that the text names. */
export interface Atom {
  readonly spot: Spot
  readonly from: CivilDate
  readonly to: CivilDate
  /** The day that is meant by it as a limit; null where nobody can tell. */
  readonly due: CivilDate | null
  /** The same with 前 behind it, where that means another day. */
  readonly before?: CivilDate | null
  readonly grain: 'day' | 'week' | 'tenday' | 'month' | 'quarter' | 'half' | 'year' | 'festival'
  readonly kind: DueKind
  /** A whole period without an edge: 下周, 3月. */
  readonly isBare?: boolean
  /** It says of itself that it is over: 昨天, 上周. */
  readonly isPast?: boolean
  /** A month and day without a year: what it is if it lies behind. */
  readonly lastTime?: CivilDate
  /** Only with a bound (前, 内 …) is it a time at all. */
  readonly needsBound?: boolean
  readonly accept?: readonly CivilDate[]
  readonly confidence: number
  readonly why: DueWhy
}

/** One finding, and where to read on. */
export interface Found {
  readonly deadline: Deadline
  readonly spot: Spot
  readonly grain?: Atom['grain']
  readonly isBare?: boolean
  readonly isPast?: boolean
  readonly lastTime?: CivilDate
}

/** A day without a year, and no limit to anything, that is just over and comes again in a year: it was the last one. */
export function liesBehind(source: Source, { deadline, lastTime }: Found): boolean {
  if (lastTime === undefined || deadline.due === null || deadline.bound === 'by') return false
  return daysBetween(lastTime, source.base) <= 120 && daysBetween(source.base, deadline.due) >= 240
}

export function dayOf(year: number, month: number, day: number): CivilDate | undefined {
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  return isCivilDate(text) ? text : undefined
}

export function firstOf(year: number, month: number): CivilDate {
  return civilDate(`${year}-${two(month)}-01`)
}

export function endOf(year: number, month: number): CivilDate {
  return lastOfMonth(firstOf(year, month))
}

export const monthOf = (date: CivilDate) => Number(date.slice(5, 7))
export const two = (value: number) => (value < 10 ? `0${value}` : `${value}`)
export { yearOf }
