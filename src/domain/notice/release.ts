import { addDays, type CivilDate } from '#domain/calendar/civil-date.ts'
import type { WorkTime } from '#domain/calendar/deadline.ts'
import { civilDateOf, type Instant, instantAt, type TimeOfDay, timeOf } from '#domain/calendar/instant.ts'
import { isWorkingDay } from '#domain/calendar/work-calendar.ts'
import type { NoticeGroup, NoticeSetting, QuietHours } from './setting.ts'

/**
 * What a letter waits for.
 * now: for nothing · pressing: for nothing, whatever the hour · quiet, dayOff: for the next morning at work ·
 * digest: for the summary, as its reader wants · budget: for the summary, because of too much urging today
 */
export const releaseReasons = ['now', 'pressing', 'quiet', 'dayOff', 'digest', 'budget'] as const
export type ReleaseReason = (typeof releaseReasons)[number]

export interface Release {
  readonly at: Instant
  readonly why: ReleaseReason
}

export interface LetterInQuestion {
  readonly group: NoticeGroup
  readonly at: Instant
  /** When the meetings begin, or would have begun, that a letter about a change of meetings speaks of. */
  readonly meetingStarts?: readonly Instant[]
  /** How many letters have urged this person today. */
  readonly urgedToday?: number
}

/** When a letter may go to its reader; undefined: they want none of this kind. */
export function releaseOf(
  letter: LetterInQuestion,
  setting: NoticeSetting,
  work: WorkTime,
): Release | undefined {
  const { group, at } = letter
  const mode = setting.mail[group]
  if (mode === 'off') return undefined
  const held = heldBy(at, setting, work)
  const later =
    mode === 'digest'
      ? digestAfter(at, setting, work)
      : held === undefined
        ? undefined
        : openingAfter(at, setting, work)
  if (group === 'meeting' && isPressing(letter, later, work)) return { at, why: 'pressing' }
  if (mode === 'digest') return { at: later ?? at, why: 'digest' }
  if (group === 'urge' && (letter.urgedToday ?? 0) >= setting.nagBudget) {
    return { at: digestAfter(at, setting, work), why: 'budget' }
  }
  if (held !== undefined && later !== undefined) return { at: later, why: held }
  return { at, why: 'now' }
}

/** A meeting that begins today, or would begin before the letter came, does not wait for a summary. */
function isPressing(
  { at, meetingStarts = [] }: LetterInQuestion,
  later: Instant | undefined,
  { zone }: WorkTime,
): boolean {
  const today = civilDateOf(at, zone)
  return meetingStarts.some(
    (start) => start >= at && (civilDateOf(start, zone) === today || (later !== undefined && start <= later)),
  )
}

/** Why a letter may not go at this moment, if it may not. */
export function heldBy(
  at: Instant,
  { quiet, holdsOnDaysOff }: Pick<NoticeSetting, 'quiet' | 'holdsOnDaysOff'>,
  { calendar, zone }: WorkTime,
): 'quiet' | 'dayOff' | undefined {
  if (holdsOnDaysOff && !isWorkingDay(civilDateOf(at, zone), calendar)) return 'dayOff'
  return quiet !== null && isWithin(timeOf(at, zone), quiet) ? 'quiet' : undefined
}

function isWithin(time: TimeOfDay, { from, to }: QuietHours): boolean {
  return from < to ? time >= from && time < to : time >= from || time < to
}

/** No calendar has so many days off in a row. */
const farthest = 60

/** The next summary: at its hour, on a working day; every day for whoever wants letters on days off too. */
export function digestAfter(
  at: Instant,
  { digestAt, holdsOnDaysOff }: Pick<NoticeSetting, 'digestAt' | 'holdsOnDaysOff'>,
  work: WorkTime,
): Instant {
  return firstAfter(at, work, (day) =>
    isOpen(day, holdsOnDaysOff, work) ? [instantAt(day, digestAt, work.zone)] : [],
  )
}

/**
 * When what was held may go: with the summary, or when the day at work has begun and the quiet hours are over,
 * whichever comes first. So one letter comes in the morning and not two.
 */
export function openingAfter(at: Instant, setting: NoticeSetting, work: WorkTime): Instant {
  const { quiet, digestAt, holdsOnDaysOff } = setting
  const { calendar, zone } = work
  return firstAfter(at, work, (day) => {
    if (!isOpen(day, holdsOnDaysOff, work)) return []
    const opens = [calendar.dayStart, ...(quiet === null ? [] : [quiet.to])].filter(
      (time) => time >= calendar.dayStart && (quiet === null || !isWithin(time, quiet)),
    )
    // Quiet until ten at night, say: then there is no opening but the end of it.
    const times = [digestAt, ...(opens.length === 0 && quiet !== null ? [quiet.to] : opens)]
    return times.map((time) => instantAt(day, time, zone))
  })
}

function isOpen(day: CivilDate, holdsOnDaysOff: boolean, { calendar }: WorkTime): boolean {
  return !holdsOnDaysOff || isWorkingDay(day, calendar)
}

function firstAfter(at: Instant, { zone }: WorkTime, on: (day: CivilDate) => readonly Instant[]): Instant {
  const today = civilDateOf(at, zone)
  for (let ahead = 0; ahead <= farthest; ahead += 1) {
    const times = on(addDays(today, ahead)).filter((instant) => instant > at)
    if (times.length > 0) return new Date(Math.min(...times.map((instant) => instant.getTime())))
  }
  return at
}
