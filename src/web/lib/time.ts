import { addDays, type CivilDate, civilDate, daysBetween, weekday } from '#domain/calendar/civil-date.ts'
import { civilDateOf, timeOf } from '#domain/calendar/instant.ts'
import { type WorkCalendar, workingDaysBetween } from '#domain/calendar/work-calendar.ts'
import type { Locale } from '#domain/person/locale.ts'

/** In whose words, on whose wall clock, seen from when. */
export interface Reading {
  readonly locale: Locale
  /** The organisation's: a meeting at 14:00 is at 14:00 for whoever reads it wherever. */
  readonly zone: string
  readonly now: Date
}

const weekdays: Record<Locale, readonly string[]> = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  'zh-TW': ['週一', '週二', '週三', '週四', '週五', '週六', '週日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const near: Record<Locale, Readonly<Record<number, string>>> = {
  'zh-CN': { [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' },
  'zh-TW': { [-1]: '昨天', 0: '今天', 1: '明天', 2: '後天' },
  en: { [-1]: 'Yesterday', 0: 'Today', 1: 'Tomorrow' },
}

/** 周三 11月18日; the year only when it is not this one. */
export function sayDay(day: string, { locale, zone, now }: Reading): string {
  const date = civilDate(day)
  const isThisYear = date.slice(0, 4) === civilDateOf(now, zone).slice(0, 4)
  const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number]
  const name = weekdays[locale][weekday(date) - 1]
  if (locale === 'en') return `${name} ${dayOfMonth} ${months[month - 1]}${isThisYear ? '' : ` ${year}`}`
  return `${name} ${isThisYear ? '' : `${year}年`}${month}月${dayOfMonth}日`
}

/** 11月18日, without its weekday, where many days stand in one line. */
export function sayShortDay(day: string, reading: Reading): string {
  return sayDay(day, reading).replace(/^\S+ /, '')
}

/** 1 to 7 from Monday: 五 as in 每周五, Fri. */
export function sayWeekday(number: number, locale: Locale): string {
  return (weekdays[locale][number - 1] ?? '').replace(/^[周週]/, '')
}

/** 今天, 明天, else as `sayDay`. */
export function sayNearDay(day: string, reading: Reading): string {
  const away = daysBetween(civilDateOf(reading.now, reading.zone), civilDate(day))
  return near[reading.locale][away] ?? sayDay(day, reading)
}

/** 周三 11月18日 14:00 */
export function sayInstant(at: string | Date, reading: Reading): string {
  const instant = new Date(at)
  return `${sayNearDay(civilDateOf(instant, reading.zone), reading)} ${timeOf(instant, reading.zone)}`
}

/** 周三 11月18日 14:00–16:00; both days when it ends on another. */
export function saySpan(from: string | Date, to: string | Date, reading: Reading): string {
  const [start, end] = [new Date(from), new Date(to)]
  const sameDay = civilDateOf(start, reading.zone) === civilDateOf(end, reading.zone)
  return `${sayInstant(start, reading)}–${sameDay ? timeOf(end, reading.zone) : sayInstant(end, reading)}`
}

/** The moment to the minute with its zone, for whoever wants it exactly: 2026-11-18 14:00 Asia/Shanghai. */
export function exactly(at: string | Date, zone: string): string {
  const instant = new Date(at)
  return `${civilDateOf(instant, zone)} ${timeOf(instant, zone)} ${zone}`
}

/** What is left until a moment, as a text key: working days count where days do. */
export interface Left {
  readonly key: string
  readonly count: number
  readonly isLate: boolean
}

const minute = 60_000
const hour = 60 * minute

/**
 * Under an hour minutes, on the same day hours, else working days; a moment on a day off counts as
 * the days until then. What has passed is counted in the same way.
 */
export function leftUntil(
  at: string | Date,
  { zone, now }: Omit<Reading, 'locale'>,
  calendar?: WorkCalendar,
): Left {
  const instant = new Date(at)
  const ms = instant.getTime() - now.getTime()
  const [today, day] = [civilDateOf(now, zone), civilDateOf(instant, zone)]
  const side = ms < 0 ? 'late' : 'left'
  const said = (unit: string, count: number): Left => ({
    key: `common.time.${side}.${unit}`,
    count,
    isLate: ms < 0,
  })
  if (Math.abs(ms) < hour) return said('minutes', Math.max(1, Math.floor(Math.abs(ms) / minute)))
  if (today === day) return said('hours', Math.floor(Math.abs(ms) / hour))
  return daysLeft(today, day, calendar, side)
}

/** Until the end of a day. */
export function leftUntilDay(
  day: string,
  { zone, now }: Omit<Reading, 'locale'>,
  calendar?: WorkCalendar,
): Left {
  const today = civilDateOf(now, zone)
  const due = civilDate(day)
  if (due === today) return { key: 'common.time.left.today', count: 0, isLate: false }
  return daysLeft(today, due, calendar, due < today ? 'late' : 'left')
}

function daysLeft(
  today: CivilDate,
  day: CivilDate,
  calendar: WorkCalendar | undefined,
  side: 'left' | 'late',
): Left {
  const [from, to] = day < today ? [day, today] : [today, day]
  const isLate = side === 'late'
  // Late by natural days: the work was not done on the days off either, and people say it so.
  const workingDays = calendar === undefined || isLate ? 0 : workingDaysBetween(from, to, calendar)
  if (workingDays > 0) return { key: `common.time.${side}.workingDays`, count: workingDays, isLate }
  return { key: `common.time.${side}.days`, count: daysBetween(from, to), isLate }
}

/** Today and the days after it, as many as asked for. */
export function daysFrom(now: Date, zone: string, count: number): CivilDate[] {
  const today = civilDateOf(now, zone)
  return Array.from({ length: count }, (_, index) => addDays(today, index))
}

/** 1,234,567 bytes as 1.2 MB. */
export function saySize(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB']
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(bytes) / Math.log(1024)))
  const value = bytes / 1024 ** power
  return `${value >= 100 || power === 0 ? Math.round(value) : value.toFixed(1)} ${units[power]}`
}
