import { addDays, daysBetween, mondayOf } from '#domain/calendar/civil-date.ts'
import { dayOfEvent, isHappening, wordsBefore } from './event.ts'
import { found } from './found.ts'
import { type Found, past, type Source, type Spot, skip, spotFrom, startAt } from './source.ts'
import { readOffset } from './suffix.ts'
import { readTime } from './time-of-day.ts'
import { execAt, matchesAt, type Token } from './tokens.ts'

/** 尽快, 择机: a wish, no day. */
export function vague(source: Source, index: number, token: Token): Found | undefined {
  if (
    /^(?:后续|随后|下一步|下阶段|及时)$/.test(source.folded.slice(token.start, token.end)) &&
    matchesAt(/性|的|[服流问工事]/y, source.folded, token.end)
  ) {
    return undefined
  }
  const word = source.text.slice(token.start, token.end)
  return found(source, token.start, past(startAt(source, index), token), {
    kind: 'vague',
    confidence: token.value === 'now' ? 0.5 : 0.9,
    why: { key: token.value === 'now' ? 'vague.now' : 'vague.word', params: { word } },
  })
}

/** 年前: before New Year by one calendar or the other. */
export function beforeNewYear(source: Source, index: number, token: Token): Found | undefined {
  if (source.folded.slice(token.start, token.end) !== '年') return undefined
  if (
    token.start > 0 &&
    matchesAt(/[0-9一二两三四五六七八九十百几数半多今明去整全近来往个小]/y, source.folded, token.start - 1)
  )
    return undefined
  const spot = skip(source, past(startAt(source, index), token), 'before')
  if (spot === undefined || spot.end - token.start > 2) return undefined
  return found(source, token.start, spot, {
    kind: 'vague',
    bound: 'by',
    confidence: 0.6,
    why: { key: 'period.unclear', params: {} },
  })
}

/** 即日起: from today on. */
export function fromToday(source: Source, index: number, token: Token): Found | undefined {
  if (source.folded.slice(token.start, token.end) !== '即日') return undefined
  const spot = skip(source, past(startAt(source, index), token), 'from')
  if (spot === undefined || readOffset(source, spot) !== undefined) return undefined
  return found(source, token.start, spot, {
    kind: 'rel',
    due: source.base,
    from: source.base,
    bound: 'after',
    confidence: 0.5,
    why: { key: 'day.near', params: { days: 0 } },
  })
}

/** 隔天检查一次: again and again; 隔天给我 is the day after. */
export function everyOtherDay(source: Source, index: number, token: Token): Found | undefined {
  if (!/^隔[天日]$/.test(source.folded.slice(token.start, token.end))) return undefined
  const clause = /^[^,。;\n]{0,16}/.exec(source.folded.slice(token.end))?.[0] ?? ''
  const before = source.folded.slice(Math.max(0, token.start - 1), token.start)
  if (before === '后' || /^(?:就|才|又|便|再|给|前|之?内|上午|中午|下午|晚|早|[0-9])/.test(clause))
    return undefined
  return found(source, token.start, past(startAt(source, index), token), {
    kind: 'recur',
    bound: 'on',
    confidence: 0.7,
    why: { key: 'recurring', params: {} },
  })
}

/** 次日中午前, 当天17点前: of a day that is not said here. */
export function thatDay(source: Source, index: number, token: Token): Found | undefined {
  const behind = past(startAt(source, index), token)
  const time = readTime(source, behind)
  const spot = time?.spot ?? behind
  const before = skip(source, spot, 'before')
  if (before === undefined && time === undefined && token.value === 0) return dayOf(source, token, spot)
  return found(source, token.start, before ?? spot, {
    kind: 'event',
    time: time?.time ?? null,
    bound: before === undefined ? 'on' : 'by',
    confidence: 0.5,
    why: { key: 'event.noStart', params: {} },
  })
}

/** 直播完当天, 签约当日: the day on which something happens, and none that is known. */
function dayOf(source: Source, token: Token, spot: Spot): Found | undefined {
  if (!/^当/.test(source.folded.slice(token.start, token.end))) return undefined
  let end = token.start
  while (source.folded[end - 1] === ' ') end -= 1
  const words = wordsBefore(source, end, 0)
  const named = source.folded.slice(words.start, words.end)
  if (
    named.length < 2 ||
    !(
      // GA 当天
      /^[a-z][a-z\d.]+$/.test(named) ||
      /[〇㐀-鿿](?:完[〇㐀-鿿]{0,4}|下来|结束|[齐好妥毕]|之?后)$/.test(named) ||
      isHappening(source, words)
    )
  )
    return undefined
  const known = dayOfEvent(source, words.text)
  return found(source, words.start, spot, {
    kind: 'event',
    event: words.text,
    ...(known ? { accept: [known] } : {}),
    bound: 'on',
    confidence: 0.7,
    why: { key: 'event.unresolved', params: { event: words.text } },
  })
}

/** T+3: nobody can tell without T. */
export function countdown(source: Source, index: number, token: Token): Found {
  const [, letter = '', sign, days] = /^([td]) ?([+-]) ?([0-9]+)$/.exec(String(token.value)) ?? []
  const event = letter.toUpperCase()
  const day = dayOfEvent(source, event)
  const offset = Number(days) * (sign === '-' ? -1 : 1)
  return found(source, token.start, past(startAt(source, index), token), {
    kind: 'event',
    event,
    ...(day ? { accept: [addDays(day, offset)] } : {}),
    bound: 'on',
    confidence: 0.8,
    why: { key: 'event.unresolved', params: { event } },
  })
}

/** 第2个月中, 第三周: counted from a beginning that is not said here. */
export function ordinal(source: Source, index: number): Found | undefined {
  const token = source.tokens[index] as Token
  const spot = past(startAt(source, index), token)
  const number = token.value === 0 ? skip(source, spot, 'number') : spot
  if (number === undefined || typeof token.value === 'string' || token.value === -1) return undefined
  const unit = skip(source, skip(source, number, 'piece') ?? number, 'unit')
  const name = unit && source.tokens[unit.next - 1]?.value
  if (unit === undefined || !['month', 'week', 'day', 'workday', 'quarter', 'year'].includes(String(name)))
    return undefined
  const edge = skip(source, unit, 'edge') ?? skip(source, unit, 'end') ?? unit
  const end = skip(source, edge, 'before') ?? skip(source, edge, 'inside') ?? edge
  const role = matchesAt(/例会|会议|周报|次|季度/y, source.folded, end.end) ? 'data' : 'deadline'
  return found(source, token.start, end, {
    kind: 'event',
    role,
    confidence: 0.6,
    why: { key: 'event.noStart', params: {} },
  })
}

const meetingAhead =
  /(?:下一?(?:个)?(?:次|期|届|回|场|轮)(?:的)?|下个?(?:周|月|星期|季度)(?![一二三四五六日天])(?:的)?)[\u4e00-\u9fff]{0,6}?(?:例会|会议|[周月站晨]会|会报|(?:理事|董事|监事|委员|股东|代表|办公|院务|校务|常委|联席)会(?!议?室|员)|会(?=前|上|之前|时))(?:召开|开始)?(之前|以前|前)?/y

/** 下次例会前: the next meeting if its day is known, else an event. */
export function nextMeeting(source: Source, index: number, token: Token): Found | undefined {
  const match = execAt(meetingAhead, source.folded, token.start)
  if (match === null) return undefined
  const spot = spotFrom(source, token.start + match[0].length, index)
  const known = source.context.nextMeeting
  const isWeek = /^下个?(?:周|星期)/.test(match[0])
  const due =
    known !== undefined && (!isWeek || daysBetween(mondayOf(source.base), mondayOf(known)) === 7)
      ? known
      : null
  const bound = match[1] === undefined ? ('on' as const) : ('by' as const)
  const event = source.text.slice(token.start, spot.end - (match[1]?.length ?? 0))
  const isItsTime =
    bound === 'on' &&
    matchesAt(
      / ?(?:的)?(?:时间|日期|地点|议题|主持|轮值|定于|定在|拟|将于|暂定|于|:)/y,
      source.folded,
      spot.end,
    )
  return found(source, token.start, spot, {
    kind: due === null ? 'event' : 'rel',
    due,
    bound,
    event,
    ...(due === null ? {} : { accept: [addDays(due, -1)] }),
    role: isItsTime ? 'meeting' : 'deadline',
    confidence: 0.85,
    why:
      due === null
        ? { key: 'event.unresolved', params: { event } }
        : { key: 'meeting.next', params: { day: due } },
  })
}
