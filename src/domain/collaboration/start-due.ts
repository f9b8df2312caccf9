import { addDays, addMonths, type CivilDate, civilDate, mondayOf } from '#domain/calendar/civil-date.ts'
import { addWorkingDays, type WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { dueDateIn } from '#domain/smart/due-date.ts'
import { endOfMonthOfWork } from '#domain/task/due-rule.ts'
import { foldScript } from '#domain/wording/script.ts'

const numerals = '零一二三四五六七八九十'
const number = '([0-9]{1,3}|十[一二]|[一二两三四五六七八九十])'
const ofMonth = new RegExp(`第${number}个?月(末|底|中旬?|初|结束|内)?`, 'u')
const ofWeek = new RegExp(`第${number}个?(?:周|星期)(末|底|中|初|结束|内)?`, 'u')
const after = new RegExp(
  `(?:启动|开始|立项|开工)(?:之后|以后|后)第?${number}个?(工作日|天|日|周|星期|月)(?:之内|以内|内)?`,
  'u',
)
const withYear = /(?:19|20)[0-9]{2}\s*[年\-/.]/u
const longAgo = civilDate('1900-01-01')
const english = /(?:end|middle) of month ([0-9]{1,2})/u

/** Whether the words count from the start of the work, so that the day moves with it (S1-26). */
export function isFromStart(text: string): boolean {
  const folded = foldScript(text)
  return [ofMonth, ofWeek, after, english].some((pattern) => pattern.test(folded))
}

/**
 * The day that a deadline of the division of labour comes to (S1-25, S1-26): 第1个月末 and 第2个月中 counted from
 * the day the work starts, anything else as it would be read anywhere. Null where it cannot be told: no start yet,
 * or words that say no day. Months of the work begin on the day of the month that it starts on.
 */
export function dueInDivision(
  text: string,
  { start, today, calendar }: { start: CivilDate | null; today: CivilDate; calendar: WorkCalendar },
): CivilDate | null {
  const folded = foldScript(text)
  if (!isFromStart(text)) {
    // A day without a year is the next such day of the work; with one it is that day, be it past.
    const ref = withYear.test(folded) ? longAgo : (start ?? today)
    return dueDateIn(text, { today: ref, calendar })?.on ?? null
  }
  if (start === null) return null
  const [, count, unit] = after.exec(folded) ?? []
  if (count !== undefined) return later(start, toNumber(count), unit ?? '', calendar)
  const [, week, edgeOfWeek] = ofWeek.exec(folded) ?? []
  if (week !== undefined) return inWeek(start, toNumber(week), edgeOfWeek)
  const [, month, edge] = ofMonth.exec(folded) ?? []
  if (month !== undefined) return inMonth(start, toNumber(month), edge)
  const [phrase, nth] = english.exec(folded) ?? []
  return nth === undefined ? null : inMonth(start, Number(nth), phrase?.startsWith('middle') ? '中' : '末')
}

function inMonth(start: CivilDate, n: number, edge: string | undefined): CivilDate | null {
  if (n < 1) return null
  const first = addMonths(start, n - 1)
  if (edge === '初') return first
  // The fifteenth day of that month of the work.
  if (edge?.startsWith('中')) return addDays(first, 14)
  return endOfMonthOfWork(start, n)
}

/** Weeks of the work are those of the calendar: it starts in the first, which ends on its Friday. */
function inWeek(start: CivilDate, n: number, edge: string | undefined): CivilDate | null {
  if (n < 1) return null
  const monday = addDays(mondayOf(start), (n - 1) * 7)
  if (edge === '初') return monday < start ? start : monday
  return addDays(monday, edge === '中' ? 2 : 4)
}

function later(start: CivilDate, count: number, unit: string, calendar: WorkCalendar): CivilDate {
  if (unit === '工作日') return addWorkingDays(start, count, calendar)
  if (unit === '月') return addMonths(start, count)
  return addDays(start, unit === '周' || unit === '星期' ? count * 7 : count)
}

function toNumber(written: string): number {
  if (/^[0-9]+$/u.test(written)) return Number(written)
  if (written.length === 2) return 10 + numerals.indexOf(written[1] as string)
  return numerals.indexOf(written === '两' ? '二' : written)
}
