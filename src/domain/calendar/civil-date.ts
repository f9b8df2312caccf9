import { AppError } from '#domain/error.ts'

declare const civil: unique symbol
/** `YYYY-MM-DD`: no time, no zone, nothing to drift. Two of them compare as text. */
export type CivilDate = string & { readonly [civil]: true }

const shape = /^([1-9]\d{3})-(\d{2})-(\d{2})$/
const dayLength = 86_400_000

export function civilDate(text: string): CivilDate {
  if (!isCivilDate(text)) throw new AppError('invalid', 'date.notADate', { text })
  return text
}

export function isCivilDate(text: string): text is CivilDate {
  if (!shape.test(text)) return false
  const [year, month, day] = partsOf(text)
  return month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month)
}

function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The day in UTC of so many milliseconds since 1970. */
export function utcDate(utc: number): CivilDate {
  const text = dateAt(utc)
  // Made from a day that there is, only its year can be one that cannot be written.
  return text.length === 10 ? (text as CivilDate) : civilDate(text)
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return utcDate(utcOf(date) + days * dayLength)
}

/** A day the target month does not have becomes its last: one month after 01-31 is 02-28 or 02-29. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year, month, day] = partsOf(date)
  const target = year * 12 + (month - 1) + months
  const first = new Date(Date.UTC(Math.floor(target / 12), ((target % 12) + 12) % 12, 1))
  const last = lastOfMonth(utcDate(first.getTime()))
  const wanted = `${last.slice(0, 8)}${String(day).padStart(2, '0')}`
  return wanted < last ? civilDate(wanted) : last
}

/** Days from one date to another; negative when `to` is the earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((utcOf(to) - utcOf(from)) / dayLength)
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(date: CivilDate): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return (new Date(utcOf(date)).getUTCDay() || 7) as 1 | 2 | 3 | 4 | 5 | 6 | 7
}

/** The Monday of the ISO week. */
export function mondayOf(date: CivilDate): CivilDate {
  return addDays(date, 1 - weekday(date))
}

export function lastOfMonth(date: CivilDate): CivilDate {
  const [year, month] = partsOf(date)
  return utcDate(Date.UTC(year, month, 0))
}

export function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4))
}

/** For `sort`. */
export function compareDates(a: CivilDate, b: CivilDate): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function partsOf(date: string): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))]
}

function utcOf(text: string): number {
  return Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8, 10)))
}

/** Not by toISOString, which takes ten times as long; years of other than four digits are no CivilDate. */
function dateAt(utc: number): string {
  const date = new Date(utc)
  return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
}

function two(value: number): string {
  return value < 10 ? `0${value}` : `${value}`
}
