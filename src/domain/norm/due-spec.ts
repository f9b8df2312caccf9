import { type CivilDate, isCivilDate } from '#domain/calendar/civil-date.ts'
import * as pattern from '#domain/smart/due-patterns.ts'
import { foldScript } from '#domain/wording/script.ts'

/** date: a day on the calendar; relative: counted from the start or from now; event: from something that happens. */
export type DueKind = 'date' | 'relative' | 'event'

const dates = [pattern.fullDate, pattern.monthDay, pattern.slashDay].map((source) => new RegExp(source, 'u'))
const events = new RegExp(`${pattern.fromEvent}|${pattern.englishEvent}`, 'u')
const starts = new RegExp(pattern.fromStart, 'u')
const spans = new RegExp(`${pattern.span}|${pattern.delay}|${pattern.englishSpan}`, 'u')
const edges = new RegExp(
  [
    pattern.monthEdge,
    pattern.periodEdge,
    pattern.dayOfWeek,
    pattern.nearDay,
    pattern.dayOfMonth,
    pattern.englishDate,
  ].join('|'),
  'u',
)

/**
 * Whether a deadline says when (NM-WRD-06), and in what manner; null when it does not, as 尽快 or 2月30日.
 * `ref` is the day the text was written: it decides whether a day without a year exists. It tells kinds
 * apart; working out the day itself is for the calendar.
 */
export function parseableDue(text: string, ref: CivilDate): DueKind | null {
  const folded = foldScript(text).trim()
  if (folded === '') return null
  for (const date of dates) {
    const groups = date.exec(folded)?.groups
    if (groups !== undefined) return exists(groups, ref) ? 'date' : null
  }
  if (starts.test(folded)) return 'relative'
  if (events.test(folded)) return 'event'
  if (edges.test(folded)) return 'date'
  if (spans.test(folded)) return 'relative'
  return null
}

function exists(groups: Record<string, string | undefined>, ref: CivilDate): boolean {
  const monthDay = `${two(toNumber(groups.month))}-${two(toNumber(groups.day))}`
  if (groups.year !== undefined) return isCivilDate(`${groups.year}-${monthDay}`)
  // without a year it is this year's or, once that is over, next year's
  const year = Number(ref.slice(0, 4))
  return [year, year + 1].some((candidate) => isCivilDate(`${candidate}-${monthDay}`))
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

const chineseDigits = '零一二三四五六七八九'

/** 1 … 99 in either kind of numeral. */
function toNumber(text: string | undefined): number {
  if (text === undefined) return 0
  if (/^[0-9]+$/u.test(text)) return Number(text)
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text]
  const ten = text.includes('十') ? (tens === '' ? 1 : chineseDigits.indexOf(tens ?? '')) : 0
  return ten * 10 + (ones === '' ? 0 : chineseDigits.indexOf(ones ?? ''))
}
