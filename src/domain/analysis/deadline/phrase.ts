import { addMonths, type CivilDate } from '#domain/calendar/civil-date.ts'
import { afterEvent, beforeEvent } from './around-event.ts'
import { isListMark, readAtom } from './atom.ts'
import { isAlone } from './figures.ts'
import { found } from './found.ts'
import { length } from './length.ts'
import { pastDetail, readRecurring } from './recurring.ts'
import { type Atom, type Found, liesBehind, past, type Source, skip, startAt, tokenAt } from './source.ts'
import { readLimit } from './suffix.ts'
import { readTime } from './time-of-day.ts'
import { matchesAt, type Token } from './tokens.ts'
import {
  beforeNewYear,
  countdown,
  everyOtherDay,
  fromToday,
  nextMeeting,
  ordinal,
  thatDay,
  vague,
} from './unanchored.ts'

/** What can be read at a token; `last` is what was found before it. */
export function readPhrase(source: Source, index: number, last: Found | undefined): Found | undefined {
  const token = source.tokens[index] as Token
  switch (token.kind) {
    case 'vague':
      return vague(source, index, token)
    case 'countdown':
      return countdown(source, index, token)
    case 'unit':
      return beforeNewYear(source, index, token) ?? named(source, index, last)
    case 'sameDay':
      return (
        fromToday(source, index, token) ??
        everyOtherDay(source, index, token) ??
        thatDay(source, index, token)
      )
    case 'every':
      return recurring(source, index, token)
    case 'after':
    case 'from':
      return afterEvent(source, index, token, last)
    case 'before':
      return beforeEvent(source, index, token, last)
    case 'few':
    case 'half':
      return length(source, index)
    case 'daypart':
    case 'clockEdge':
      return timeOnly(source, index)
    case 'number':
      // most numbers of a text are no times at all
      if (!isFollowed(source, index)) return undefined
      return named(source, index, last) ?? length(source, index) ?? timeOnly(source, index)
    default:
      return (
        (token.kind === 'mod' ? nextMeeting(source, index, token) : undefined) ??
        named(source, index, last) ??
        (token.kind === 'ordinal' ? ordinal(source, index) : undefined)
      )
  }
}

/** Whether another word of the grammar follows at once, or eight figures could be a day by themselves. */
function isFollowed(source: Source, index: number): boolean {
  const token = source.tokens[index] as Token
  return token.end - token.start === 8 || tokenAt(source, past(startAt(source, index), token)) !== undefined
}

const atLatest = /(?:最迟|最晚|不[晚迟]于|截止(?:时间|日期)?)(?:到|至|为|是|于|:)? ?$/

/** A day or period with what hangs on it. */
function named(source: Source, index: number, last: Found | undefined): Found | undefined {
  const token = source.tokens[index] as Token
  const listed =
    last !== undefined && last.grain === 'day' && isListMark(source, last.spot, token.start)
      ? ((liesBehind(source, last) ? last.lastTime : undefined) ?? last.deadline.due)
      : null
  const atom = readAtom(source, index, listed ?? undefined)
  if (atom === undefined) return undefined
  const limit = readLimit(source, atom)
  if (limit === undefined) return undefined
  const { spot, isBare, accept, from, ...said } = limit
  const isLast =
    said.bound === 'on' && atLatest.test(source.folded.slice(Math.max(0, token.start - 8), token.start))
  const rest = isLast ? { ...said, bound: 'by' as const } : said
  const times = runningOrLast(source, atom, rest.due, from)
  const isPast =
    atom.isPast === true || (limit.due !== null && limit.due < source.base && rest.bound !== 'by')
  return found(
    source,
    token.start,
    spot,
    {
      ...rest,
      ...(times.due ? { due: times.due } : {}),
      ...((times.from ?? from) ? { from: times.from ?? from } : {}),
      ...(accept.length > 0 ? { accept } : {}),
    },
    {
      grain: atom.grain,
      isBare,
      isPast,
      ...(times.lastTime ? { lastTime: times.lastTime } : {}),
    },
  )
}

interface LastTime {
  readonly due?: CivilDate
  readonly from?: CivilDate
  readonly lastTime?: CivilDate
}

/** 5月至10月, said in September, is the one that is under way; its last time ends where it ended last. */
function runningOrLast(
  source: Source,
  { lastTime }: Atom,
  due: CivilDate | null,
  from: CivilDate | undefined,
): LastTime {
  if (lastTime === undefined || due === null || from === undefined) return lastTime ? { lastTime } : {}
  const [lastFrom, lastDue] = [addMonths(from, -12), addMonths(due, -12)]
  if (lastDue < source.base) return { lastTime: lastDue > lastTime ? lastDue : lastTime }
  return { due: lastDue, from: lastFrom }
}

function recurring(source: Source, index: number, token: Token): Found | undefined {
  const spot =
    token.value === 'whole'
      ? pastDetail(source, past(startAt(source, index), token))
      : readRecurring(source, index)
  if (spot === undefined) return undefined
  return found(source, token.start, spot, {
    kind: 'recur',
    bound: source.tokens[spot.next - 1]?.kind === 'before' ? 'by' : 'on',
    confidence: 0.9,
    why: { key: 'recurring', params: {} },
  })
}

/** 下班前, 下午3点前: today, since a time with 前 is a limit; a time alone may be anything. */
function timeOnly(source: Source, index: number): Found | undefined {
  const token = source.tokens[index] as Token
  if (token.kind === 'number' && token.start > 0 && matchesAt(/[0-9.:a-z-]/y, source.folded, token.start - 1))
    return undefined
  const time = readTime(source, startAt(source, index))
  if (time === undefined || (time.time === null && !time.isClock)) return undefined
  const before = skip(source, time.spot, 'before') ?? skip(source, time.spot, 'until')
  // without 前 a time is a limit only where it is all that is said
  if (before === undefined && !(time.isClock && token.kind !== 'number')) return undefined
  const isSaidAlone = before !== undefined || isAlone(source, token.start, time.spot.end)
  return found(source, token.start, before ?? time.spot, {
    kind: 'rel',
    due: source.base,
    time: time.time,
    bound: before === undefined ? 'on' : 'by',
    role: isSaidAlone ? 'deadline' : 'data',
    confidence: before === undefined ? 0.4 : 0.75,
    why: { key: 'time.today', params: { day: source.base } },
  })
}
