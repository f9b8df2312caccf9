import { addDays, type CivilDate, daysBetween, yearOf } from '#domain/calendar/civil-date.ts'
import { festivalOn } from './festivals.ts'
import { chineseNumber } from './number.ts'
import type { Source } from './source.ts'

/** Months of a lunar year, long (30 days) or short (29), and behind which of them an added one stands. */
const years: readonly (readonly [leap: number, months: string])[] = [
  [4, 'slllslsslslsl'],
  [0, 'sllslslslsls'],
  [0, 'lslsllslslsl'],
  [2, 'slssllsllslsl'],
  [0, 'slsslsllslls'],
  [6, 'lslsslslsllls'],
  [0, 'lslsslssllls'],
  [0, 'llslsslsslls'],
  [5, 'lllslsslsslls'],
  [0, 'llslslslssll'],
  [0, 'slsllslslsls'],
  [3, 'sllslsllslsls'],
  [0, 'lsslsllsllsl'],
  [11, 'slsslslslllsl'],
  [0, 'slsslslsllsl'],
  [0, 'lslsslssllsl'],
]
const firstYear = 2020

/** The day of the lunar month and day in the lunar year that begins in a year; undefined outside of the table. */
export function lunarDay(source: Source, year: number, month: number, day: number): CivilDate | undefined {
  const [leap, months] = years[year - firstYear] ?? []
  const spring = festivalOn('spring', year, source.context.calendar)?.day
  if (leap === undefined || months === undefined || spring === undefined) return undefined
  let date = spring
  for (let at = 0; at < months.length; at += 1) {
    const isAdded = leap > 0 && at === leap
    const number = leap > 0 && at > leap - 1 ? at : at + 1
    const length = months[at] === 'l' ? 30 : 29
    if (number === month && !isAdded) return day <= length ? addDays(date, day - 1) : undefined
    date = addDays(date, length)
  }
  return undefined
}

export const lunarPattern =
  /(?:(?:农历|阴历|旧历)(?:的)?(?<month>正|腊|冬|十[一二]?|[一二三四五六七八九]|1[0-2]|[1-9])月|(?<named>正|腊|冬)月|(?<plain>十[一二]?|[二三四五六七八九])月(?=初))(?<day>初[一二三四五六七八九十]|[一二]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十|半|(?<=历[^月]{1,2}月)[0-9]{1,2})日?(?!月|[0-9])/y

/** 正月十五, 农历八月初三: month and day as `8-3`. */
export function lunarValue(groups: Readonly<Record<string, string | undefined>>): string | undefined {
  const month = groups.month ?? groups.named ?? groups.plain ?? ''
  const number = { 正: 1, 冬: 11, 腊: 12 }[month] ?? numberOf(month)
  const day = groups.day === '半' ? 15 : numberOf((groups.day ?? '').replace(/^初/, ''))
  return number >= 1 && number <= 12 && day >= 1 && day <= 30 ? `${number}-${day}` : undefined
}

function numberOf(text: string): number {
  if (/^[0-9]+$/.test(text)) return Number(text)
  return chineseNumber(text)?.value ?? 0
}

/** The next such day from the base on. */
export function comingLunarDay(source: Source, value: string): CivilDate | undefined {
  const [month = 0, day = 0] = value.split('-').map(Number)
  const year = yearOf(source.base)
  for (const one of [year - 1, year, year + 1]) {
    const date = lunarDay(source, one, month, day)
    if (date !== undefined && daysBetween(source.base, date) >= 0) return date
  }
  return undefined
}
