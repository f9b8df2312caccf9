import type { Deadline } from '#domain/analysis/deadline/deadline.ts'
import { findDeadlines } from '#domain/analysis/deadline/find-deadlines.ts'
import { type CivilDate, yearOf } from '#domain/calendar/civil-date.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { isTimeNode, withSlashes } from '#domain/smart/recognise.ts'

/** date: a day on the calendar; relative: counted from the start or from now; event: from something that happens. */
export type DueKind = 'date' | 'relative' | 'event'

/** Which kind of words it is does not hang on the days off. */
const plainCalendar: WorkCalendar = {
  kinds: new Map(),
  names: new Map(),
  announcedYears: new Set(),
  dayStart: '09:00',
  dayEnd: '18:00',
}

/**
 * Whether a deadline says when (NM-WRD-06), and in what manner; null when it does not, as 尽快 or 2月30日.
 * `ref` is the day the text was written: it decides whether a day without a year exists. It tells kinds
 * apart; working out the day itself is for the calendar.
 */
export function parseableDue(text: string, ref: CivilDate): DueKind | null {
  const found = findDeadlines(withSlashes(text), { referenceDate: ref, calendar: plainCalendar })
  for (const one of found) {
    const kind = kindOf(one, ref)
    if (kind !== null) return kind
  }
  return null
}

/** Words that count: 上线前3天 and 评审后当天 are a time, 评审后 is none. */
const counts =
  /[0-9０-９一二两兩三四五六七八九十半]|当[天日]|當[天日]|次日|翌日|\b(?:a|an|one|two|three|four|five|six|ten)\b/iu

function kindOf(one: Deadline, ref: CivilDate): DueKind | null {
  const { kind, role, due, event, quote, why } = one
  const isWrittenDay = kind === 'full' || kind === 'md' || kind === 'day'
  if (!isTimeNode(one)) return role === 'past' && isWrittenDay && due !== null ? 'date' : null
  if (kind === 'cond' || kind === 'event') {
    // 第1个月末 is counted from the start of the work
    if (why.key === 'event.noStart') return /第/u.test(quote) ? 'relative' : null
    return event !== undefined && counts.test(quote) ? 'event' : null
  }
  // 会后2日内: the meeting is what happens
  if (/会议?(?:结束)?(?:之后|以后|后|前)|會/u.test(quote)) return 'event'
  if (why.key.startsWith('span.')) return isWrittenDay ? 'date' : 'relative'
  // without a year it is this year's or, once that is over, next year's
  if (isWrittenDay && (due === null || (kind !== 'full' && yearOf(due) > yearOf(ref) + 1))) return null
  return 'date'
}
