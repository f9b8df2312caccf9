import type { Deadline, DeadlineContext } from './deadline.ts'
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
  return all.map((found) => judgeRole(source, found))
}

function skipTo(list: readonly Token[], index: number, end: number): number {
  let next = index + 1
  while (next < list.length && (list[next] as Token).start < end) next += 1
  return next
}
