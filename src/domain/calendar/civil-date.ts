import { AppError } from '#domain/error.ts'

declare const civil: unique symbol
/** `YYYY-MM-DD`: no time, no zone, nothing to drift. Two of them compare as text. */
export type CivilDate = string & { readonly [civil]: true }

const shape = /^([1-9]\d{3})-(\d{2})-(\d{2})$/
const dayLength = 86_400_000

export function civilDate(text: string): CivilDate {
  const parts = shape.exec(text)
  // A day that is not in its month (02-30) comes back from Date as another one.
  if (parts === null || dateAt(utcOf(text)) !== text) throw new AppError('invalid', 'date.notADate', { text })
  return text as CivilDate
}

export function isCivilDate(text: string): text is CivilDate {
  return shape.test(text) && dateAt(utcOf(text)) === text
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return civilDate(dateAt(utcOf(date) + days * dayLength))
}

/** A day the target month does not have becomes its last: one month after 01-31 is 02-28 or 02-29. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year, month, day] = partsOf(date)
  const target = year * 12 + (month - 1) + months
  const first = new Date(Date.UTC(Math.floor(target / 12), ((target % 12) + 12) % 12, 1))
  const last = lastOfMonth(civilDate(dateAt(first.getTime())))
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
  return civilDate(dateAt(Date.UTC(year, month, 0)))
}

export function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4))
}

/** For `sort`. */
export function compareDates(a: CivilDate, b: CivilDate): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function partsOf(date: CivilDate): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))]
}

function utcOf(text: string): number {
  return Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8, 10)))
}

function dateAt(utc: number): string {
  const date = new Date(utc)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10)
}
