import { addDays, type CivilDate } from '#domain/calendar/civil-date.ts'
import type { TimeOfDay } from '#domain/calendar/instant.ts'
import { addWorkingDays } from '#domain/calendar/work-calendar.ts'
import { readAtom } from './atom.ts'
import type { Deadline, DeadlineBound } from './deadline.ts'
import { type Atom, past, type Source, type Spot, skip, spotFrom, tokenAt } from './source.ts'
import { readSpan, type Span, shift, spanKey } from './span.ts'
import { readTime } from './time-of-day.ts'
import { execAt } from './tokens.ts'

/** What a named day or period has become with everything that hangs on it. */
export type Limit = Pick<Deadline, 'due' | 'bound' | 'time' | 'why' | 'confidence' | 'kind'> & {
  readonly spot: Spot
  readonly from?: CivilDate
  readonly accept: readonly CivilDate[]
  readonly isBare: boolean
}

/** (周五), (五), (含当日) behind a day, and 周五 behind a written one. */
const inBrackets =
  / ?(?:\((?:周|星期|礼拜)?[一二三四五六日天]\)|\[(?:周|星期)[一二三四五六日天]\]|\(含(?:当日|当天|本日|本数)?\))/y
const weekdayBehind = / ?(?:周|星期|礼拜)[一二三四五六日天](?![次个]|回(?![复话访款函电来报信收填应答执国]))/y

/** Reads on behind a day or period: its weekday, a time, the end of a range, an offset, a bound. */
export function readLimit(source: Source, said: Atom): Limit | undefined {
  const atom = readBracketed(source, said)
  const named = pastWeekday(source, atom)
  const first = readTime(source, named)
  const range = first === undefined ? readRangeEnd(source, named, atom) : undefined
  if (range !== undefined) {
    const limit = readLimit(source, { ...range, needsBound: false })
    if (limit === undefined) return undefined
    return { ...limit, from: atom.from, kind: atom.kind === 'full' ? 'full' : limit.kind, isBare: false }
  }
  const time = first?.time ?? null
  const spot = first?.spot ?? named
  const limit = readBound(source, spot, atom, time)
  if (limit === undefined || (atom.needsBound && limit.bound === null)) return undefined
  return limit
}

function pastWeekday(source: Source, atom: Atom): Spot {
  if (atom.grain !== 'day') return atom.spot
  const isWritten = atom.kind !== 'rel'
  const found =
    execAt(inBrackets, source.folded, atom.spot.end) ??
    (isWritten ? execAt(weekdayBehind, source.folded, atom.spot.end) : null)
  const spot = found === null ? atom.spot : spotFrom(source, atom.spot.end + found[0].length, atom.spot.next)
  return skip(source, spot, 'sameDay', 0) ?? spot
}

/** 本周五(11月20日)前: the day once more in brackets; the written one counts. */
function readBracketed(source: Source, atom: Atom): Atom {
  if (source.folded[atom.spot.end] !== '(' || atom.grain === 'festival') return atom
  const token = source.tokens[atom.spot.next]
  if (token === undefined || token.start !== atom.spot.end + 1) return atom
  const inner = readAtom(source, atom.spot.next)
  if (inner === undefined || inner.due === null || source.folded[inner.spot.end] !== ')') return atom
  const spot = spotFrom(source, inner.spot.end + 1, inner.spot.next)
  return inner.kind === 'full' || inner.kind === 'md' ? { ...inner, spot } : { ...atom, spot }
}

/** 12月1日至5日, 周一到周三, Q1-Q2: the second day counts from the first. */
function readRangeEnd(source: Source, spot: Spot, atom: Atom): Atom | undefined {
  if (atom.grain === 'festival') return undefined
  const mark = skip(source, skip(source, spot, 'from') ?? spot, 'separator', '-')
  const next = mark && tokenAt(source, mark)
  if (mark === undefined || next === undefined || atom.due === null) return undefined
  const to = readAtom({ ...source, base: atom.from, isRangeEnd: true }, mark.next, atom.from)
  if (to === undefined || to.due === null || to.due < atom.from || to.grain === 'festival') return undefined
  // 10-12月 is read as a month; 周五-10 is nothing
  return to
}

const or = /(?:或者?|以?及|\(含\))(?=[之以][前后内])/y

/** 12月1日及以前, 12月1日或之后. */
function pastOr(source: Source, spot: Spot): Spot {
  const length = execAt(or, source.folded, spot.end)?.[0].length
  return length === undefined ? spot : spotFrom(source, spot.end + length, spot.next)
}

function readBound(source: Source, spot: Spot, atom: Atom, time: TimeOfDay | null): Limit | undefined {
  const plain = {
    spot,
    due: atom.due,
    time,
    kind: atom.kind,
    why: atom.why,
    confidence: atom.confidence,
    accept: atom.accept ?? [],
    isBare: false,
    ...(atom.from !== atom.to ? { from: atom.from } : {}),
  }
  const ended = skip(source, spot, 'end')
  const closed = pastOr(source, ended ?? spot)
  const token = tokenAt(source, closed)
  switch (token?.kind) {
    case 'before':
      return readBefore(source, past(closed, token), { ...plain, bound: 'by' }, atom, ended !== undefined)
    case 'inside': {
      const behind = past(closed, token)
      const before = skip(source, behind, 'before')
      return {
        ...plain,
        spot: before ?? behind,
        bound: before ? 'by' : 'within',
        confidence: Math.max(plain.confidence, 0.9),
      }
    }
    case 'until':
      return { ...plain, spot: past(closed, token), bound: 'by' }
    case 'after':
      return readAfter(source, past(closed, token), { ...plain, bound: 'after' }, atom)
    case 'from': {
      if (readOffset(source, past(closed, token)) !== undefined) {
        return readAfter(source, past(closed, token), { ...plain, bound: 'after' }, atom)
      }
      return {
        ...plain,
        spot: past(closed, token),
        bound: 'after',
        from: atom.from,
        due: atom.grain === 'day' ? atom.due : null,
        confidence: 0.5,
      }
    }
    case 'about':
      return {
        ...plain,
        spot: past(closed, token),
        bound: atom.due === null ? null : 'on',
        confidence: plain.confidence * 0.7,
      }
    case 'ordinal': {
      const worked =
        atom.grain === 'day' ? undefined : lastWorkday(source, past(closed, token), atom, Number(token.value))
      if (worked) return { ...plain, ...worked, bound: 'on' }
      break
    }
    default:
  }
  if (ended !== undefined) return { ...plain, spot: ended, bound: 'by' }
  const bound: DeadlineBound | null = atom.needsBound ? null : atom.isBare ? 'within' : 'on'
  return { ...plain, bound, isBare: atom.isBare ?? false }
}

function lastWorkday(source: Source, spot: Spot, atom: Atom, which: number) {
  const unit = skip(source, spot, 'unit', 'workday')
  if (unit === undefined || (which !== 1 && which !== -1)) return undefined
  const { calendar } = source.context
  const due =
    which === -1
      ? addWorkingDays(addDays(atom.to, 1), -1, calendar)
      : addWorkingDays(addDays(atom.from, -1), 1, calendar)
  return {
    spot: unit,
    due,
    accept: [],
    why: { key: 'period.lastWorkday', params: { month: due.slice(0, 7) } },
  }
}

/** 前, 前三天, 前10天内. */
function readBefore(source: Source, spot: Spot, plain: Limit, atom: Atom, isEnd: boolean): Limit | undefined {
  const base = isEnd || atom.before === undefined ? atom.due : atom.before
  const worked = skip(source, spot, 'ordinal', -1)
  const lastDay = worked && skip(source, worked, 'unit', 'workday')
  if (lastDay !== undefined && atom.due !== null && !atom.isBare) {
    const day = atom.grain === 'festival' ? atom.from : atom.due
    const due = addWorkingDays(day, -1, source.context.calendar)
    const why = { key: 'span.before', params: { count: 1, unit: 'workday', day } }
    return { ...withoutFrom(plain), spot: lastDay, due, why, bound: 'on', accept: [] }
  }
  const span = readSpan(source, spot)
  // 今年前10个月 is a part of the year
  if (span !== undefined && atom.isBare) return undefined
  if (span === undefined || span.isLoose || atom.due === null) {
    const accept = (atom.accept ?? []).filter((date) => date !== base)
    const { from: _period, ...rest } = plain
    return {
      ...rest,
      spot,
      due: base,
      accept: atom.grain === 'festival' ? accept : plain.accept.filter((date) => date !== base),
    }
  }
  const anchor = atom.grain === 'festival' ? atom.from : atom.due
  const due = shift(anchor, span, -1, source.context.calendar)
  const inside = skip(source, span.spot, 'inside')
  const why = { key: 'span.before', params: { count: span.count, unit: span.unit, day: anchor } }
  return inside
    ? { ...plain, spot: inside, due: anchor, from: due, why, bound: 'by', confidence: 0.7, accept: [] }
    : { ...withoutFrom(plain), spot: span.spot, due, why, bound: 'by', confidence: 0.85, accept: [] }
}

function withoutFrom(limit: Limit): Limit {
  const { from: _period, ...rest } = limit
  return rest
}

/** 后5天内, 后第一个工作日, 后第3天; 后 by itself sets no limit. */
function readAfter(source: Source, spot: Spot, plain: Limit, atom: Atom): Limit | undefined {
  const anchor = atom.to
  const counted = readOffset(source, spot)
  if (counted === undefined || counted.span.isLoose || atom.due === null) {
    const from = atom.due === null ? undefined : addDays(anchor, 1)
    return {
      ...withoutFrom(plain),
      spot: counted?.spot ?? spot,
      due: null,
      ...(from && counted === undefined ? { from } : {}),
      accept: [],
      confidence: 0.5,
      why: { key: 'bound.onlyAfter', params: { day: anchor } },
    }
  }
  const { span } = counted
  const due = counted.isSameDay ? anchor : shift(anchor, span, 1, source.context.calendar)
  const isUnknown = atom.grain === 'festival' && atom.why.key === 'festival.notAnnounced'
  return {
    ...withoutFrom(plain),
    spot: counted.spot,
    due: isUnknown ? null : due,
    accept: [],
    bound: counted.isInside ? 'within' : 'on',
    confidence: isUnknown ? 0.5 : 0.85,
    why: isUnknown
      ? { key: 'festival.notAnnounced', params: atom.why.params }
      : { key: spanKey(span), params: { count: span.count, since: anchor } },
  }
}

/** What may stand between 后 and the time it sets: 后，应在3日内. */
const filler = /[,、]? ?(?:应当|必须|务必|应|须|需|请|要|的|即)?(?:于|在)?(?:约|最迟|最多|至多)?/y

export interface Offset {
  readonly spot: Spot
  readonly span: Span
  readonly isInside: boolean
  readonly isSameDay: boolean
  /** 立即: no time at all. */
  readonly isNow?: true
}

/** How long after: 3日内, 24小时, 当天, 次日, 第2个工作日, 首个工作日. */
export function readOffset(source: Source, behind: Spot): Offset | undefined {
  const between = execAt(filler, source.folded, behind.end)?.[0].length ?? 0
  const spot = between === 0 ? behind : spotFrom(source, behind.end + between, behind.next)
  const token = tokenAt(source, spot)
  if (token === undefined) return undefined
  if (token.kind === 'sameDay') {
    const span: Span = { spot: past(spot, token), unit: 'day', count: Number(token.value), isLoose: false }
    const timed = readTime(source, span.spot)?.spot ?? span.spot
    const inside = skip(source, timed, 'inside') ?? skip(source, timed, 'before')
    return { spot: inside ?? timed, span, isInside: inside !== undefined, isSameDay: token.value === 0 }
  }
  if (token.kind === 'vague' && token.value === 'now') {
    const end = past(spot, token)
    return {
      spot: end,
      span: { spot: end, unit: 'day', count: 0, isLoose: false },
      isInside: false,
      isSameDay: true,
      isNow: true,
    }
  }
  if (token.kind === 'ordinal') return readOrdinalOffset(source, spot)
  const span = readSpan(source, spot)
  if (span === undefined) return undefined
  const inside = skip(source, span.spot, 'inside')
  return { spot: inside ?? span.spot, span, isInside: inside !== undefined, isSameDay: false }
}

function readOrdinalOffset(source: Source, spot: Spot): Offset | undefined {
  const ordinal = tokenAt(source, spot)
  if (ordinal === undefined || typeof ordinal.value === 'string' || ordinal.value === -1) return undefined
  const behind = past(spot, ordinal)
  const number = ordinal.value === 0 ? tokenAt(source, behind) : undefined
  if (ordinal.value === 0 && number?.kind !== 'number') return undefined
  const counted = number ? past(behind, number) : behind
  const piece = skip(source, counted, 'piece') ?? counted
  const unit = tokenAt(source, piece)
  if (unit?.kind !== 'unit') return undefined
  const count = Number(number?.value ?? ordinal.value)
  if (!(count > 0 && count < 400)) return undefined
  if (unit.value === 'week' || unit.value === 'month') {
    const end = past(piece, unit)
    return {
      spot: end,
      span: { spot: end, unit: 'week', count, isLoose: true },
      isInside: false,
      isSameDay: false,
    }
  }
  const named = ({ workday: 'workday', day: 'day', date: 'day' } as const)[String(unit.value) as 'day']
  if (named === undefined) return undefined
  const end = past(piece, unit)
  const inside = skip(source, end, 'inside') ?? skip(source, end, 'before')
  return {
    spot: inside ?? end,
    span: { spot: end, unit: named, count, isLoose: false },
    isInside: inside !== undefined,
    isSameDay: false,
  }
}
