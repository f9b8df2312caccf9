import { addDays, type CivilDate, civilDate, isCivilDate, yearOf } from '#domain/calendar/civil-date.ts'
import { isWorkingDay, isYearAnnounced, type WorkCalendar } from '#domain/calendar/work-calendar.ts'

/** The days of the lunar calendar by year from 2020 on, as month-day: 春节, 端午, 中秋, 重阳. */
const lunar: readonly (readonly [spring: string, dragon: string, moon: string, double9: string])[] = [
  ['01-25', '06-25', '10-01', '10-25'],
  ['02-12', '06-14', '09-21', '10-14'],
  ['02-01', '06-03', '09-10', '10-04'],
  ['01-22', '06-22', '09-29', '10-23'],
  ['02-10', '06-10', '09-17', '10-11'],
  ['01-29', '05-31', '10-06', '10-29'],
  ['02-17', '06-19', '09-25', '10-18'],
  ['02-06', '06-09', '09-15', '10-08'],
  ['01-26', '05-28', '10-03', '10-26'],
  ['02-13', '06-16', '09-22', '10-16'],
  ['02-03', '06-05', '09-12', '10-05'],
  ['01-23', '06-24', '10-01', '10-24'],
  ['02-11', '06-12', '09-19', '10-12'],
  ['01-31', '06-01', '09-08', '10-01'],
  ['02-19', '06-20', '09-27', '10-20'],
  ['02-08', '06-10', '09-16', '10-09'],
]
const firstLunarYear = 2020

/** The day of a festival in a year; undefined where the table ends. */
function festivalDay(festival: string, year: number): CivilDate | undefined {
  if (/^\d\d-\d\d$/.test(festival)) return civilDate(`${year}-${festival}`)
  if (festival === 'tombs') {
    const short = year - 2000
    return civilDate(`${year}-04-0${Math.floor(short * 0.2422 + 4.81) - Math.floor(short / 4)}`)
  }
  const row = lunar[year - firstLunarYear]
  if (row === undefined) return undefined
  const [spring, dragon, moon, double9] = row
  const day = { spring, springEve: spring, lantern: spring, dragon, moon, double9 }[festival]
  const date = `${year}-${day}`
  if (!isCivilDate(date)) return undefined
  return addDays(date, festival === 'springEve' ? -1 : festival === 'lantern' ? 14 : 0)
}

/** A festival with the days off around it. */
export interface Festival {
  readonly day: CivilDate
  /** First and last day off; the day itself where nobody is off or the year is not announced. */
  readonly first: CivilDate
  readonly last: CivilDate
  readonly isAnnounced: boolean
}

/** Days off that begin within so many days around the festival belong to it. */
export function festivalOn(festival: string, year: number, calendar: WorkCalendar): Festival | undefined {
  const day = festivalDay(festival, year)
  return day === undefined ? undefined : withDaysOff(day, calendar)
}

function withDaysOff(day: CivilDate, calendar: WorkCalendar): Festival {
  const isAnnounced = isYearAnnounced(yearOf(day), calendar)
  const isOff = (date: CivilDate) => calendar.kinds.get(date) === 'holiday'
  let [first, last] = [day, day]
  if (isOff(day)) {
    while (isOff(addDays(first, -1))) first = addDays(first, -1)
    while (isOff(addDays(last, 1))) last = addDays(last, 1)
  }
  return { day, first, last, isAnnounced }
}

/** The festival meant on a day: the one whose days off are not yet over. */
export function comingFestival(
  festival: string,
  onOrAfter: CivilDate,
  calendar: WorkCalendar,
): Festival | undefined {
  if (festival === 'pair') return nextPair(onOrAfter, calendar)
  for (const year of [yearOf(onOrAfter), yearOf(onOrAfter) + 1]) {
    const found = festivalOn(festival, year, calendar)
    if (found !== undefined && found.last >= onOrAfter && found.day >= onOrAfter) return found
  }
  return undefined
}

/** 双节: New Year and 春节, or 中秋 and the national day; the first of the two that come next. */
function nextPair(onOrAfter: CivilDate, calendar: WorkCalendar): Festival | undefined {
  return ['01-01', 'moon', '10-01']
    .flatMap((festival) => comingFestival(festival, onOrAfter, calendar) ?? [])
    .reduce<Festival | undefined>((first, next) => (first && first.day < next.day ? first : next), undefined)
}

/** 节前, 节后: the days off that come next. */
export function nextDaysOff(onOrAfter: CivilDate, calendar: WorkCalendar): Festival | undefined {
  for (let ahead = 0; ahead < 150; ahead += 1) {
    const day = addDays(onOrAfter, ahead)
    if (!isYearAnnounced(yearOf(day), calendar)) return nextOfLaw(day, calendar)
    if (calendar.kinds.get(day) === 'holiday') return withDaysOff(day, calendar)
  }
  return undefined
}

/** Days off of every year, whatever is announced around them. */
function nextOfLaw(onOrAfter: CivilDate, calendar: WorkCalendar): Festival | undefined {
  return ['01-01', 'spring', 'tombs', '05-01', 'dragon', 'moon', '10-01']
    .flatMap((festival) => comingFestival(festival, onOrAfter, calendar) ?? [])
    .reduce<Festival | undefined>((first, next) => (first && first.day < next.day ? first : next), undefined)
}

/** The last day worked before a day. */
export function lastWorkedBefore(day: CivilDate, calendar: WorkCalendar): CivilDate {
  let found = addDays(day, -1)
  for (let back = 0; back < 20 && !isWorkingDay(found, calendar); back += 1) found = addDays(found, -1)
  return found
}
