import type { CivilDate } from '#domain/calendar/civil-date.ts'
import { dayOfEvent, type EventWords, isHappening, isThisMeeting, wordsBefore } from './event.ts'
import { found } from './found.ts'
import { type Found, past, type Source, type Spot, skip, startAt } from './source.ts'
import { readSpan, shift, spanKey } from './span.ts'
import { readOffset } from './suffix.ts'
import { matchesAt, type Token } from './tokens.ts'

/** Before these it is not 后 that puts something behind: 延后两天, 售后3天. */
const notAfterThese = /[延推滞落售背靠错居最前殿押]/y

/** 收到完整信息后24小时内, 会后3个工作日内, 签订之日起30日内, 约到后当天. */
export function afterEvent(
  source: Source,
  index: number,
  token: Token,
  last: Found | undefined,
): Found | undefined {
  if (token.start > 0 && matchesAt(notAfterThese, source.folded, token.start - 1)) return undefined
  const offset = readOffset(source, past(startAt(source, index), token))
  if (offset === undefined) return undefined
  const { span, isSameDay } = offset
  if (token.kind === 'from' && (token.start === 0 || source.folded[token.start - 1] !== '日'))
    return undefined
  const words = wordsBefore(source, token.start, last?.spot.end ?? 0)
  const folded = source.folded.slice(words.start, words.end)
  const bound = offset.isInside ? ('within' as const) : ('on' as const)
  const { calendar } = source.context
  const params = { count: span.count, since: source.base }
  if (/^(?:从?今|从现在|往|即日|自即日|今天|自今日)$/.test(folded) || isThisMeeting(source, words)) {
    if (offset.isNow) return undefined
    const isMeeting = /会议?$/.test(folded)
    const meeting = isMeeting ? token.start - (/会议$/.test(folded) ? 2 : 1) : words.start
    const due = span.isLoose ? null : isSameDay ? source.base : shift(source.base, span, 1, calendar)
    return found(source, startOfMeeting(source, meeting, words.start), offset.spot, {
      kind: due === null ? 'vague' : 'rel',
      due,
      bound,
      confidence: due === null ? 0.7 : 0.92,
      why: due === null ? { key: 'vague.number', params: {} } : { key: spanKey(span), params },
    })
  }
  const isDated = last !== undefined && last.grain === 'day' && words.start === last.spot.end
  const lead = /^[自待等俟从]/.test(folded) ? 1 : 0
  const start = isDated ? last.deadline.start : words.start
  const event = source.text.slice(isDated ? start : start + lead, words.end)
  const known =
    dayOfEvent(source, event) ??
    dayOfEvent(source, words.text) ??
    (isDated ? (last.deadline.due ?? undefined) : undefined)
  const accept = known && !span.isLoose ? [isSameDay ? known : shift(known, span, 1, calendar)] : undefined
  return found(source, start, offset.spot, {
    kind: 'cond',
    ...(event === '' ? {} : { event }),
    ...(accept ? { accept } : {}),
    bound,
    confidence: event === '' ? 0.6 : 0.9,
    why: { key: 'event.unresolved', params: { event } },
  })
}

function startOfMeeting(source: Source, meeting: number, wordsStart: number): number {
  for (const name of ['本次', '此次', '这次', '散', '开', '本']) {
    const start = meeting - name.length
    if (start >= wordsStart && source.folded.startsWith(name, start)) return start
  }
  return Math.max(meeting, wordsStart)
}

/** 提测前三天, 到期前一周, 上线前; 提前3天 of something that is not named. */
export function beforeEvent(
  source: Source,
  index: number,
  token: Token,
  last: Found | undefined,
): Found | undefined {
  if (
    token.start === 0 ||
    matchesAt(/[目当此先日眼面跟空生史从向朝超人门床台窗事]/y, source.folded, token.start - 1)
  ) {
    return undefined
  }
  const spot = past(startAt(source, index), token)
  const span = readSpan(source, spot)
  const words = wordsBefore(source, token.start, last?.spot.end ?? 0)
  const isAhead = source.folded[token.start - 1] === '提' && token.end - token.start === 1
  if (isAhead) {
    return span === undefined ? undefined : unresolved(source, token.start - 1, span.spot, undefined, 0.6)
  }
  const isEvent =
    isHappening(source, words) || /^会$|[^机社协学工]会$/.test(source.folded.slice(words.start, words.end))
  if (span === undefined)
    return isEvent || isPlainClause(source, token, words) ? eventLimit(source, words, spot, last) : undefined
  const inside = skip(source, span.spot, 'inside')
  if (!isEvent && inside === undefined) return undefined
  if (!/[\u4e00-\u9fff]/.test(words.text)) return undefined
  const day =
    dayOfEvent(source, words.text) ?? (isMeetingWord(source, words) ? source.context.nextMeeting : undefined)
  const accept =
    day && !span.isLoose ? [inside ? day : shift(day, span, -1, source.context.calendar)] : undefined
  return unresolved(source, words.start, inside ?? span.spot, words.text, 0.85, accept)
}

function isMeetingWord(source: Source, words: EventWords): boolean {
  return /会$/.test(source.folded.slice(words.start, words.end))
}

/** 客户到场之前: 之前 makes a limit of any clause; 前 only of what is known to happen. */
function isPlainClause(source: Source, token: Token, words: EventWords): boolean {
  const text = source.folded.slice(words.start, words.end)
  return (
    token.end - token.start > 1 &&
    text.length >= 3 &&
    /[\u4e00-\u9fff]{3,}$/.test(text) &&
    !/[这那此很我你他们不早]$/.test(text)
  )
}

function eventLimit(
  source: Source,
  words: EventWords,
  spot: Spot,
  last: Found | undefined,
): Found | undefined {
  if (last !== undefined && last.spot.end === words.end) return undefined
  if (last?.grain === 'day' && last.spot.end === words.start && isMeetingWord(source, words)) {
    // 下周三例会前: that very day
    const { due, kind, why, confidence } = last.deadline
    return found(source, last.deadline.start, spot, { due, kind, why, confidence, bound: 'by' })
  }
  const day =
    dayOfEvent(source, words.text) ?? (isMeetingWord(source, words) ? source.context.nextMeeting : undefined)
  return unresolved(source, words.start, spot, words.text, 0.6, day ? [day] : undefined)
}

export function unresolved(
  source: Source,
  start: number,
  spot: Spot,
  event: string | undefined,
  confidence: number,
  accept?: readonly CivilDate[],
): Found {
  return found(source, start, spot, {
    kind: 'event',
    ...(event ? { event } : {}),
    ...(accept ? { accept } : {}),
    bound: 'by',
    confidence,
    why: { key: 'event.unresolved', params: { event: event ?? '' } },
  })
}
