import {
  addDays,
  addMonths,
  type CivilDate,
  civilDate,
  isCivilDate,
  lastOfMonth,
  mondayOf,
  weekday,
  yearOf,
} from '#domain/calendar/civil-date.ts'
import {
  addWorkingDays,
  isWorkingDay,
  lastWorkingDayOfWeek,
  nextWorkingDay,
  type WorkCalendar,
} from '#domain/calendar/work-calendar.ts'
import { foldScript } from '#domain/wording/script.ts'
import * as pattern from './due-patterns.ts'
import { findTimeNodes, type Piece } from './recognise.ts'

/** A deadline in a sentence: where it stands, and the day it means. */
export interface DuePiece extends Piece {
  readonly on: CivilDate
}

/** The day the sentence was said, and the organisation's working days. */
export interface SaidOn {
  readonly today: CivilDate
  readonly calendar: WorkCalendar
}

const fromEvent = new RegExp(`${pattern.fromEvent}|${pattern.englishEvent}`, 'gu')

/**
 * The deadline that a decision or a task names in its own words (S2-41, S3-17); of several the last one,
 * since by then all of it is to be done. Undefined where the day hangs on something that has yet to happen
 * (评审后2日内), is over already, or cannot be told for sure (9月初): better no date than a made-up one.
 */
export function dueDateIn(text: string, said: SaidOn): DuePiece | undefined {
  const events = [...foldScript(text).matchAll(fromEvent)].map(({ 0: match, index }) => ({
    start: index,
    end: index + match.length,
  }))
  return [...findTimeNodes(text), ...findEnglishDays(text)]
    .filter((piece) => !events.some(({ start, end }) => piece.start < end && start < piece.end))
    .flatMap((piece): DuePiece[] => {
      const on = dayOf(foldScript(piece.text), said)
      return on === undefined || on < said.today ? [] : [{ ...piece, on }]
    })
    .reduce<DuePiece | undefined>((last, piece) => (last && last.on > piece.on ? last : piece), undefined)
}

const englishDay = new RegExp(`\\b${pattern.englishMonth}\\.? [0-9]{1,2}(?:st|nd|rd|th)?\\b`, 'gu')

/** In “by Nov 20” the general reader stops at the month. */
function findEnglishDays(text: string): Piece[] {
  return [...foldScript(text).matchAll(englishDay)].map(({ 0: match, index }) => {
    const end = index + match.length
    return { start: index, end, text: text.slice(index, end) }
  })
}

type Reader = (text: string, said: SaidOn) => CivilDate | undefined

/** In the order in which the readers must try: 2026年3月5日 holds 3月5日, 下周五 is no 周五. */
const readers: readonly Reader[] = [
  fullDate,
  monthDay,
  englishMonthDay,
  dayOfMonth,
  monthEdge,
  periodEdge,
  dayOfWeek,
  nearDay,
  span,
]

function dayOf(text: string, said: SaidOn): CivilDate | undefined {
  for (const read of readers) {
    const on = read(text, said)
    if (on !== undefined) return on
  }
  return undefined
}

function fullDate(text: string): CivilDate | undefined {
  const groups = new RegExp(pattern.fullDate, 'u').exec(text)?.groups
  return groups && dateOf(Number(groups.year), numberOf(groups.month), numberOf(groups.day))
}

function monthDay(text: string, { today }: SaidOn): CivilDate | undefined {
  const groups =
    new RegExp(pattern.monthDay, 'u').exec(text)?.groups ??
    new RegExp(pattern.slashDay, 'u').exec(text)?.groups
  return groups && coming(numberOf(groups.month), numberOf(groups.day), today)
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

function englishMonthDay(text: string, { today }: SaidOn): CivilDate | undefined {
  const found =
    /\b([a-z]{3})[a-z]*\.? (?<day>[0-9]{1,2})(?:st|nd|rd|th)?\b/u.exec(text) ??
    /\b(?<day>[0-9]{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3})[a-z]*\b/u.exec(text)
  const month = months.findIndex((name) => found?.includes(name)) + 1
  return month === 0 ? undefined : coming(month, Number(found?.groups?.day), today)
}

function dayOfMonth(text: string, { today }: SaidOn): CivilDate | undefined {
  const found = /^(?<which>本|当|下|下个|次|这个)月(?<day>[0-9一二三十]+)/u.exec(text)?.groups
  if (found !== undefined) {
    const month = addMonths(firstOfMonth(today), /下|次/u.test(found.which ?? '') ? 1 : 0)
    return dateOf(yearOf(month), monthOf(month), numberOf(found.day))
  }
  const bare = /^(?<day>[0-9一二三十]+)(?:号|日(?:之前|以前|前))/u.exec(text)?.groups
  if (bare === undefined) return undefined
  const day = numberOf(bare.day)
  const here = dateOf(yearOf(today), monthOf(today), day)
  if (here !== undefined && here >= today) return here
  const next = addMonths(firstOfMonth(today), 1)
  return dateOf(yearOf(next), monthOf(next), day)
}

/** 6月底, 9月前: the edges whose day is beyond doubt; 9月初 and 9月中 are not. */
function monthEdge(text: string, { today }: SaidOn): CivilDate | undefined {
  const found =
    /(?:(?<year>(?:19|20)[0-9]{2})年|(?<which>今年|明年|次年))?(?<![0-9一二三四五六七八九十])(?<month>[0-9]{1,2}|十[一二]?|[一二三四五六七八九])月份?(?<edge>之前|以前|前|底|末|上旬|中旬|下旬|内)/u.exec(
      text,
    )?.groups
  if (found === undefined) return undefined
  const month = numberOf(found.month)
  const year =
    found.year !== undefined
      ? Number(found.year)
      : yearOf(today) +
        (found.which === '明年' || found.which === '次年' || (!found.which && month < monthOf(today)) ? 1 : 0)
  const first = dateOf(year, month, 1)
  if (first === undefined) return undefined
  if (/前/u.test(found.edge ?? '')) return addDays(first, -1)
  if (found.edge === '上旬') return addDays(first, 9)
  if (found.edge === '中旬') return addDays(first, 19)
  return lastOfMonth(first)
}

function periodEdge(text: string, said: SaidOn): CivilDate | undefined {
  const { today } = said
  if (/^(?:本|当|下|下个|次|这个)?月(?:底|末|下旬|内)$/u.test(text)) {
    return lastOfMonth(addMonths(firstOfMonth(today), /^(?:下|次)/u.test(text) ? 1 : 0))
  }
  const quarter =
    /^(?:(?<which>本|当|下|下个|次|这个)?季度?|第?(?<no>[一二三四1-4])季度?|q(?<q>[1-4])(?:季度)?)(?:结束|完结)?(?:底|末|内|前|之前|以前)$/u.exec(
      text,
    )?.groups
  if (quarter !== undefined) {
    const present = Math.ceil(monthOf(today) / 3)
    const named = quarter.no ?? quarter.q
    const wanted =
      named === undefined ? present + (/^(?:下|次)/u.test(quarter.which ?? '') ? 1 : 0) : numberOf(named)
    const year = yearOf(today) + (wanted > 4 || (named !== undefined && wanted < present) ? 1 : 0)
    const last = dateOf(year, (((wanted - 1) % 4) + 1) * 3, 1)
    return last && lastOfMonth(last)
  }
  const yearEdge = /^(?:(?<year>(?:19|20)[0-9]{2})年|(?<which>今|本|明|当|次)?年)(?:底|末|内)$/u.exec(
    text,
  )?.groups
  if (yearEdge !== undefined) {
    const next = yearEdge.which === '明' || yearEdge.which === '次' ? 1 : 0
    return dateOf(yearEdge.year === undefined ? yearOf(today) + next : Number(yearEdge.year), 12, 31)
  }
  if (/^(?:本|这|当|下)个?(?:周|星期|礼拜)(?:内|末|底)$/u.test(text)) {
    const week = text.startsWith('下') ? addDays(today, 7) : today
    return lastWorkingDayOfWeek(week, said.calendar) ?? addDays(mondayOf(week), 4)
  }
  if (/^end of (?:the |this )?month$|^month end$/u.test(text)) return lastOfMonth(today)
  if (/^end of (?:the |this )?year$|^year end$/u.test(text)) return dateOf(yearOf(today), 12, 31)
  if (/^end of (?:the |this )?week$/u.test(text)) {
    return lastWorkingDayOfWeek(today, said.calendar) ?? addDays(mondayOf(today), 4)
  }
  return undefined
}

const weekdays = 'mon tue wed thu fri sat sun'.split(' ')

function dayOfWeek(text: string, { today }: SaidOn): CivilDate | undefined {
  const chinese = /^(?<which>本|这|下|下下|上)?个?(?:周|星期|礼拜)(?<day>[一二三四五六日天1-7])/u.exec(
    text,
  )?.groups
  if (chinese !== undefined) {
    const day = /[日天]/u.test(chinese.day ?? '') ? 7 : numberOf(chinese.day)
    const inWeek = (weeks: number) => addDays(mondayOf(today), weeks * 7 + day - 1)
    if (chinese.which === '上') return undefined
    if (chinese.which === '下下') return inWeek(2)
    if (chinese.which === '下') return inWeek(1)
    // 周五, said on a Saturday, is the coming one.
    return chinese.which === undefined && day < weekday(today) ? inWeek(1) : inWeek(0)
  }
  const english = /(?<which>next )?(?<day>mon|tue|wed|thu|fri|sat|sun)[a-z]*day$/u.exec(text)?.groups
  if (english === undefined) return undefined
  const day = weekdays.indexOf(english.day ?? '') + 1
  const weeks = english.which !== undefined || day < weekday(today) ? 1 : 0
  return addDays(mondayOf(today), weeks * 7 + day - 1)
}

const near: Readonly<Record<string, number>> = {
  今天: 0,
  今日: 0,
  明天: 1,
  明日: 1,
  tomorrow: 1,
  后天: 2,
  大后天: 3,
  次日: 1,
  翌日: 1,
}

function nearDay(text: string, { today }: SaidOn): CivilDate | undefined {
  const days = near[text]
  return days === undefined ? undefined : addDays(today, days)
}

function span(text: string, { today, calendar }: SaidOn): CivilDate | undefined {
  const found =
    /^(?<count>[0-9]{1,3}|[一二两三四五六七八九十半]{1,3})个?(?<unit>工作日|自然日|日历日|小时|钟头|天|日|周|星期|礼拜|月|季度|年)(?:之内|以内|内|之后|以后|后)$/u.exec(
      text,
    )?.groups ??
    /^(?:within|in) (?<count>[0-9]+|one|two|three|four|five|six|ten) (?<unit>(?:working|business) day|hour|(?:calendar )?day|week|month)s?/u.exec(
      text,
    )?.groups
  if (found === undefined) return undefined
  const unit = found.unit ?? ''
  if (found.count === '半') {
    if (unit === '月') return addDays(today, 15)
    return unit === '年' ? addMonths(today, 6) : undefined
  }
  const count = numberOf(found.count)
  if (/工作日|working|business/u.test(unit)) {
    return addWorkingDays(
      isWorkingDay(today, calendar) ? today : nextWorkingDay(today, calendar),
      count,
      calendar,
    )
  }
  if (/小时|钟头|hour/u.test(unit)) return addDays(today, Math.ceil(count / 24))
  if (/周|星期|礼拜|week/u.test(unit)) return addDays(today, count * 7)
  if (/季度/u.test(unit)) return addMonths(today, count * 3)
  if (/月|month/u.test(unit)) return addMonths(today, count)
  if (unit === '年') return addMonths(today, count * 12)
  return addDays(today, count)
}

/** This year's such day or, once that is over, next year's. */
function coming(month: number, day: number, today: CivilDate): CivilDate | undefined {
  const here = dateOf(yearOf(today), month, day)
  return here !== undefined && here >= today ? here : dateOf(yearOf(today) + 1, month, day)
}

function dateOf(year: number, month: number, day: number): CivilDate | undefined {
  const two = (value: number) => String(value).padStart(2, '0')
  const text = `${year}-${two(month)}-${two(day)}`
  return isCivilDate(text) ? text : undefined
}

const monthOf = (date: CivilDate) => Number(date.slice(5, 7))
const firstOfMonth = (date: CivilDate) => civilDate(`${date.slice(0, 8)}01`)

const digits = '零一二三四五六七八九'
const words: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  ten: 10,
  两: 2,
}

/** 1 … 999 in figures, 1 … 99 in Chinese numerals, and the few English words that people write. */
function numberOf(text: string | undefined): number {
  if (text === undefined) return 0
  if (/^[0-9]+$/u.test(text)) return Number(text)
  if (words[text] !== undefined) return words[text]
  if (!text.includes('十')) return digits.indexOf(text)
  const [tens, ones] = text.split('十')
  return (tens ? digits.indexOf(tens) : 1) * 10 + (ones ? digits.indexOf(ones) : 0)
}
