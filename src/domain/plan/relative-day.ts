import { addDays, addMonths, type CivilDate } from '#domain/calendar/civil-date.ts'
import { addWorkingDays, isWorkingDay, type WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { dueInDivision } from '#domain/collaboration/start-due.ts'

const numerals = '零一二三四五六七八九'
const shape =
  /第(?<count>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})(?<unit>个?(?:工作日|季度|月|周|星期)|天|日)(?<edge>上旬|中旬|下旬|初|中|末|底|内|前|结束)?/u

export interface RelativePiece {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly on: CivilDate
}

/**
 * 第1个月末, 第2个月中, 第3周, 第10个工作日: the day that is meant, counted from the start of the whole, which is the
 * first day of the first (S1-26). Months and weeks are those of the division of labour, so that its sheet and the
 * plan mean the same day. Undefined where the words name none.
 */
export function relativeDayIn(
  text: string,
  startOn: CivilDate,
  calendar: WorkCalendar,
): RelativePiece | undefined {
  const found = shape.exec(text)
  if (!found?.groups) return undefined
  const on = dayOf(found[0], found.groups, startOn, calendar)
  return on === null
    ? undefined
    : { start: found.index, end: found.index + found[0].length, text: found[0], on }
}

function dayOf(
  words: string,
  groups: Readonly<Record<string, string | undefined>>,
  startOn: CivilDate,
  calendar: WorkCalendar,
): CivilDate | null {
  const count = countOf(groups.count ?? '')
  if (count < 1) return null
  switch ((groups.unit ?? '').replace('个', '')) {
    case '工作日':
      return addWorkingDays(startOn, isWorkingDay(startOn, calendar) ? count - 1 : count, calendar)
    case '天':
    case '日':
      return addDays(startOn, count - 1)
    case '季度':
      return addDays(addMonths(startOn, count * 3), -1)
    default:
      return dueInDivision(words, { start: startOn, today: startOn, calendar })
  }
}

function countOf(text: string): number {
  if (/^[0-9]+$/u.test(text)) return Number(text)
  const folded = text.replace('两', '二')
  const ten = folded.indexOf('十')
  if (ten < 0) return numerals.indexOf(folded)
  const tens = ten === 0 ? 1 : numerals.indexOf(folded.slice(0, ten))
  const rest = folded.slice(ten + 1)
  return tens * 10 + (rest === '' ? 0 : numerals.indexOf(rest))
}
