import type { Deadline, DeadlineContext } from './deadline.ts'
import { findEnglish } from './english.ts'
import { readPhrase } from './phrase.ts'
import { judgeRole } from './role.ts'
import type { Found, Source } from './source.ts'
import { type Token, tokenise } from './tokens.ts'

/**
 * Every expression of a text that could be a deadline, in the order in which they stand, each with the day it
 * means or null and why; `role` tells the deadlines from days that are past, lengths, data and the meeting's
 * own time. Never a day that the words do not give.
 */
export function findDeadlines(text: string, context: DeadlineContext): Deadline[] {
  const { folded, list } = tokenise(text)
  const base = context.meetingDate ?? context.referenceDate
  const source: Source = { text, folded, tokens: list, context, base }
  const all: Found[] = []
  for (let index = 0; index < list.length; ) {
    const last = all.at(-1)
    const found = readPhrase(source, index, last)
    if (found === undefined || found.spot.next <= index) {
      index += 1
      continue
    }
    // a condition may take up the day before it: 11月20日评审后3天内
    while (all.length > 0 && found.deadline.start < (all.at(-1) as Found).spot.end) all.pop()
    all.push(found)
    index = skipTo(list, index, found.spot.end)
  }
  const found = rhythms(
    source,
    all.map((one) => judgeRole(source, one)),
  )
  return withEnglish(source, found)
}

const plainWeekday = /^(?:周|星期|礼拜)[一二三四五六日天](?:上午|下午|晚上|早上)?$/

/** 周一、周三各一次 is a rhythm, not two days. */
function rhythms({ folded, text }: Source, found: readonly Deadline[]): Deadline[] {
  const all: Deadline[] = []
  for (let at = 0; at < found.length; at += 1) {
    const first = found[at] as Deadline
    let last = first
    let count = 1
    for (
      let next = found[at + 1];
      next !== undefined && isListed(folded, last, next);
      next = found[at + count]
    ) {
      last = next
      count += 1
    }
    const end = last.start + last.quote.length
    if (count === 1 || !/^(?:上午|下午)?(?:各|都|均|分别)/.test(folded.slice(end, end + 4))) {
      all.push(first)
      continue
    }
    const quote = text.slice(first.start, end)
    const why = { key: 'recurring', params: {} }
    all.push({
      ...first,
      quote,
      kind: 'recur',
      due: null,
      time: null,
      role: 'deadline',
      confidence: 0.75,
      why,
    })
    at += count - 1
  }
  return all
}

function isListed(folded: string, one: Deadline, next: Deadline): boolean {
  const end = one.start + one.quote.length
  return (
    /^(?:[、,和及]|以及)$/.test(folded.slice(end, next.start)) &&
    [one, next].every(({ start, quote }) => plainWeekday.test(folded.slice(start, start + quote.length)))
  )
}

/** What is English wins where both read the same words; by in front of a written day belongs to it. */
function withEnglish(source: Source, found: readonly Deadline[]): Deadline[] {
  const english = findEnglish(source)
  const others = found.map((one) => withLead(source, one))
  if (english.length === 0) return others
  const rest = others.filter((one) => {
    const end = one.start + one.quote.length
    return !english.some((each) => each.start < end && one.start < each.start + each.quote.length)
  })
  return [...rest, ...english].toSorted((a, b) => a.start - b.start)
}

const lead = /(?<![a-z])(?:no later than|by|before|until|due|on) $/

function withLead({ folded, text }: Source, one: Deadline): Deadline {
  const first = folded.charCodeAt(one.start)
  if (folded[one.start - 1] !== ' ' || first < 0x30 || first > 0x39) return one
  const words = lead.exec(folded.slice(Math.max(0, one.start - 15), one.start))?.[0]
  if (words === undefined) return one
  const start = one.start - words.length
  const bound = words === 'on ' || one.bound === 'by' ? one.bound : 'by'
  return { ...one, start, quote: text.slice(start, one.start + one.quote.length), bound }
}

function skipTo(list: readonly Token[], index: number, end: number): number {
  let next = index + 1
  while (next < list.length && (list[next] as Token).start < end) next += 1
  return next
}
