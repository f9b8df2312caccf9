import { sql } from 'kysely'
import type { CalendarView } from '#contract/organisation.ts'
import { civilDate, weekday, yearOf } from '#domain/calendar/civil-date.ts'
import { AppError, type Issue } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'

export async function calendarYear(tx: Db, year: number): Promise<CalendarView> {
  const announced = await tx
    .selectFrom('calendar_year')
    .select('year')
    .where('year', '=', year)
    .executeTakeFirst()
  const days = await tx
    .selectFrom('calendar_day')
    .select(['day', 'kind', 'name'])
    .where(sql<boolean>`day between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)`)
    .orderBy('day')
    .execute()
  return { year, isAnnounced: announced !== undefined, days }
}

/** The whole year at once. A year left without any day is one that has not been announced. */
export async function replaceCalendarYear(
  tx: Db,
  actor: Actor,
  year: number,
  days: CalendarView['days'],
  now: Date,
): Promise<void> {
  const issues = days.flatMap(({ day, kind }, at) => issuesOfDay(days, { day, kind, at, year }))
  if (issues.length > 0) throw new AppError('invalid', 'calendar.refused', { year }, { issues })
  // Two administrators at once: the second waits, and then replaces all of it.
  await sql`select pg_advisory_xact_lock(hashtext('calendar'), ${year})`.execute(tx)
  await tx
    .deleteFrom('calendar_day')
    .where(sql<boolean>`day between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)`)
    .execute()
  await tx.deleteFrom('calendar_year').where('year', '=', year).execute()
  if (days.length > 0) {
    await tx.insertInto('calendar_year').values({ year, source: 'entered' }).execute()
    await tx.insertInto('calendar_day').values(days).execute()
  }
  const organisation = await tx.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  await noteMove(tx, {
    noun: 'organisation',
    nounId: organisation.id,
    move: 'replaceCalendar',
    from: null,
    to: null,
    actorId: actor.personId,
    data: { year, days: days.length },
    at: now,
  })
}

function issuesOfDay(
  days: CalendarView['days'],
  { day, kind, at, year }: { day: string; kind: string; at: number; year: number },
): Issue[] {
  const path = ['days', at, 'day']
  const date = civilDate(day)
  if (yearOf(date) !== year) return [{ path, reason: 'calendar.otherYear', params: { year } }]
  if (days.findIndex((other) => other.day === day) < at) {
    return [{ path, reason: 'calendar.dayDoubled', params: { day } }]
  }
  // It would say nothing, and most likely another day was meant.
  if (kind === 'workday' && weekday(date) <= 5) {
    return [{ path, reason: 'calendar.alreadyWorked', params: { day } }]
  }
  return []
}
