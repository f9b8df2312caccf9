import type { Deadline } from '#domain/analysis/deadline/deadline.ts'
import { findDeadlines } from '#domain/analysis/deadline/find-deadlines.ts'
import type { CivilDate } from '#domain/calendar/civil-date.ts'
import {
  addWorkingDays,
  isWorkingDay,
  lastWorkingDayOfWeek,
  nextWorkingDay,
  type WorkCalendar,
} from '#domain/calendar/work-calendar.ts'
import { isTimeNode, type Piece, withSlashes } from './recognise.ts'

/** A deadline in a sentence: where it stands, and the day it means. */
export interface DuePiece extends Piece {
  readonly on: CivilDate
}

/** The day the sentence was said, and the organisation's working days. */
export interface SaidOn {
  readonly today: CivilDate
  readonly calendar: WorkCalendar
}

/**
 * The deadline that a decision or a task names in its own words (S2-41, S3-17); of several the last one,
 * since by then all of it is to be done. Undefined where the day hangs on something that has yet to happen
 * (评审后2日内), is over already, or cannot be told for sure (9月初): better no date than a made-up one.
 */
export function dueDateIn(text: string, said: SaidOn): DuePiece | undefined {
  return timesIn(text, said).reduce<DuePiece | undefined>(
    (last, { on, ...piece }) =>
      on === null || on < said.today || (last && last.on > on) ? last : { ...piece, on },
    undefined,
  )
}

/** Every time that a text names, with the day it means; null where no day can be told. */
export function timesIn(text: string, { today, calendar }: SaidOn): (Piece & { on: CivilDate | null })[] {
  return findDeadlines(withSlashes(text), { referenceDate: today, calendar })
    .filter((one) => isTimeNode(one) || one.role === 'past')
    .map((one) => ({
      start: one.start,
      end: one.start + one.quote.length,
      text: text.slice(one.start, one.start + one.quote.length),
      on: one.role === 'past' ? null : dayOf(one, { today, calendar }),
    }))
}

/** 12月初, 9月中 and early December name no day to hold anybody to. */
const unsure = /[初中](?:之前|以前|前)?$/u

function dayOf({ due, kind, quote, why }: Deadline, { today, calendar }: SaidOn): CivilDate | null {
  if (due === null || kind === 'cond' || kind === 'event') return null
  if (why.key === 'period.unclear' || (why.key === 'period.monthPart' && unsure.test(quote))) return null
  // the week of the organisation ends with its last day at work
  if (why.key === 'week.friday') return lastWorkingDayOfWeek(due, calendar) ?? due
  // working days that are counted out on a day off begin with the next morning at work
  if (why.key === 'span.workdays' && why.params.since === today && !isWorkingDay(today, calendar)) {
    return addWorkingDays(nextWorkingDay(today, calendar), Number(why.params.count), calendar)
  }
  return due
}
