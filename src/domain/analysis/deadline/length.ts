import { addDays, type CivilDate } from '#domain/calendar/civil-date.ts'
import { unresolved } from './around-event.ts'
import { dayOfEvent, type EventWords, isHappening, wordsBefore } from './event.ts'
import { found } from './found.ts'
import { type Found, past, type Source, type Spot, startAt, tokenAt } from './source.ts'
import { readSpan, shift, spanKey } from './span.ts'
import { matchesAt, type Token } from './tokens.ts'

/** 3天内, 三天后, 三天前, or a mere length. */
export function length(source: Source, index: number): Found | undefined {
  const token = source.tokens[index] as Token
  if (token.start > 0 && matchesAt(/[0-9.第月a-z]/y, source.folded, token.start - 1)) return undefined
  const span = readSpan(source, startAt(source, index))
  if (span === undefined) return undefined
  const { calendar } = source.context
  const ahead = aheadOf(source, token.start)
  if (ahead !== undefined && !span.isLoose && tokenAt(source, span.spot)?.kind !== 'inside') {
    return found(source, ahead, span.spot, {
      kind: 'rel',
      due: shift(source.base, span, 1, calendar),
      bound: 'within',
      confidence: 0.7,
      why: { key: spanKey(span), params: { count: span.count, since: source.base } },
    })
  }
  const next = tokenAt(source, span.spot)
  const since = { count: span.count, since: source.base }
  if (next?.kind === 'inside' || next?.kind === 'after') {
    if (next.value === 1) return undefined
    const end = past(span.spot, next)
    // 时间控制在7天以内: how long it may take
    if (
      next.kind === 'inside' &&
      keptWithin.test(source.folded.slice(Math.max(0, token.start - 6), token.start))
    )
      return mereLength(source, token, end)
    const begun = next.kind === 'inside' ? happenedBefore(source, token.start) : undefined
    if (begun) {
      const known = dayOfEvent(source, begun.text)
      return found(source, begun.start, end, {
        kind: 'cond',
        event: begun.text,
        ...(known && !span.isLoose ? { accept: [shift(known, span, 1, calendar)] } : {}),
        bound: 'within',
        confidence: 0.8,
        why: { key: 'event.unresolved', params: { event: begun.text } },
      })
    }
    const bound = next.kind === 'inside' ? ('within' as const) : ('after' as const)
    if (span.isLoose) {
      return found(source, token.start, end, {
        kind: 'vague',
        bound,
        confidence: 0.8,
        why: { key: 'vague.number', params: {} },
      })
    }
    const clock =
      span.unit === 'hour' || span.unit === 'minute'
        ? timeAfter(source, span.count * (span.unit === 'hour' ? 60 : 1))
        : undefined
    return found(source, token.start, end, {
      kind: 'rel',
      due: clock?.day ?? shift(source.base, span, 1, calendar),
      time: clock?.time ?? null,
      bound,
      confidence: 0.92,
      why: { key: spanKey(span), params: since },
    })
  }
  if (next?.kind === 'before') {
    const due = span.isLoose ? null : shift(source.base, span, -1, calendar)
    const end = past(span.spot, next)
    const words = wordsBefore(source, token.start, 0)
    if (isHappening(source, words)) {
      const day = dayOfEvent(source, words.text)
      return unresolved(
        source,
        words.start,
        end,
        words.text,
        0.8,
        day && !span.isLoose ? [shift(day, span, -1, calendar)] : undefined,
      )
    }
    return found(
      source,
      token.start,
      end,
      { kind: 'rel', due, role: 'past', confidence: 0.8, why: { key: spanKey(span), params: since } },
      { isPast: true },
    )
  }
  return bareLength(
    source,
    token,
    span.spot,
    () => shift(source.base, span, 1, calendar),
    span.isLoose,
    spanKey(span),
  )
}

const keptWithin = /(?:控制|压缩|缩短|限制|保持|维持|压)(?:在|到|至)?\s*$/
/** 收到通知, 清单出来: what has happened when the days begin to count. */
const happens =
  /^(?:(?:收到|接到|接获|拿到|取得)[^,]{0,12}(?:通知|批复|文件|函|清单|资料|材料|指令|指示|投诉|申请|名单|数据|反馈|意见|报告|合同|[款货单样])|(?:等|待|俟)[^,]{2,12}(?:了|齐|好|完|毕|出来|下来|到位|确认|批复)|[〇㐀-鿿]{2,6}(?:出来|下来|到手|到货|到齐|签完|定稿))$/

function happenedBefore(source: Source, end: number): EventWords | undefined {
  const words = wordsBefore(source, end, 0)
  return happens.test(source.folded.slice(words.start, words.end)) ? words : undefined
}

/** 未来三天, 接下来两周: the next ones, with or without 内. */
function aheadOf(source: Source, start: number): number | undefined {
  const word = /(?:未来|接下来|今后|往后)的?$/.exec(source.folded.slice(Math.max(0, start - 5), start))?.[0]
  return word === undefined ? undefined : start - word.length
}

const asksForSpan =
  /(?:限期|时限|期限|限时|限|再给|给你们?|给我们?|给大家|宽限|最多|办结时间|完成时间|整改期)(?:为|是|:)? ?$/
const doneInSpan =
  /(?:时间)?(?:之)?(?:完成|办结|办好|搞定|交付|交|出|提交|反馈|答复|回复|解决|整改|到位|做完|弄完|弄好)/y

/** 限期15天 and 三天完成 are limits; 为期3天 is a length. */
function bareLength(
  source: Source,
  token: Token,
  spot: Spot,
  due: () => CivilDate,
  isLoose: boolean,
  key: string,
): Found {
  const before = source.folded.slice(Math.max(0, token.start - 8), token.start)
  const isLimit = asksForSpan.test(before) || matchesAt(doneInSpan, source.folded, spot.end)
  if (!isLimit || isLoose || /[过近前约共达满超]$/.test(before)) {
    return mereLength(source, token, spot)
  }
  return found(source, token.start, spot, {
    kind: 'rel',
    due: due(),
    bound: 'within',
    confidence: 0.55,
    why: { key, params: { since: source.base } },
  })
}

function mereLength(source: Source, token: Token, spot: Spot): Found {
  return found(source, token.start, spot, {
    kind: 'none',
    role: 'period',
    confidence: 0.8,
    why: { key: 'length', params: {} },
  })
}

function timeAfter(source: Source, minutes: number) {
  const now = source.context.referenceTime
  if (now === undefined || source.base !== source.context.referenceDate) return undefined
  const [hours = 0, past = 0] = now.split(':').map(Number)
  const at = hours * 60 + past + Math.round(minutes)
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    day: addDays(source.base, Math.floor(at / 1440)),
    time: `${two(Math.floor((at % 1440) / 60))}:${two(at % 60)}` as `${number}:${number}`,
  }
}
