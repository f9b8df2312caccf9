import type { CivilDate } from '#domain/calendar/civil-date.ts'
import type { TimeOfDay } from '#domain/calendar/instant.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'

/**
 * How a deadline is written. full: with its year; md: month and day, or the edge of a month; day: a day of a
 * month that is not named; rel: counted from the day it was said, weekdays and festivals included; cond: after
 * something that has yet to happen; event: before, at or around something that has yet to happen; recur: again
 * and again; vague: words without a day (尽快); none: not a time limit at all, such as a length.
 */
export type DueKind = 'full' | 'md' | 'day' | 'rel' | 'cond' | 'event' | 'recur' | 'vague' | 'none'

/** What the expression does in its sentence; only a `deadline` sets a limit to work. */
export type DeadlineRole = 'deadline' | 'past' | 'period' | 'meeting' | 'data'

/** by: that day at the latest; on: that day; within: in the course of it; after: not before it. */
export type DeadlineBound = 'by' | 'on' | 'within' | 'after'

/** Why this day: a key that a screen words (`date.written`, `span.workdays` …) and what to put into it. */
export interface DueWhy {
  readonly key: string
  readonly params: Readonly<Record<string, string | number>>
}

export interface Deadline {
  /** The very words, at `start` (UTF-16) of the text. */
  readonly quote: string
  readonly start: number
  readonly kind: DueKind
  /** The last day it allows; null where the text does not support one. */
  readonly due: CivilDate | null
  /** `HH:MM`, where the text names a time of day. */
  readonly time: TimeOfDay | null
  readonly bound: DeadlineBound | null
  /** The first day of a period, a range or an open beginning. */
  readonly from?: CivilDate
  /** Other days that a reader may as well take the words for; for an event whose date is known, the day it gives. */
  readonly accept?: readonly CivilDate[]
  /** What has yet to happen, as it was written. */
  readonly event?: string
  readonly role: DeadlineRole
  /** 0 … 1 */
  readonly confidence: number
  readonly why: DueWhy
}

export interface DeadlineContext {
  /** The day the text was written or said. */
  readonly referenceDate: CivilDate
  /** The day of the meeting that the text tells of; it comes before the reference date. */
  readonly meetingDate?: CivilDate
  /** The clock when it was said, for 半小时后; without it such a deadline has no time. */
  readonly referenceTime?: TimeOfDay
  readonly calendar: WorkCalendar
  readonly nextMeeting?: CivilDate
  /** Events whose day is known, by the words that name them. */
  readonly events?: ReadonlyMap<string, CivilDate>
}
