import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { z } from 'zod'
import { civilDate, yearOf } from '#domain/calendar/civil-date.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'

const Published = z.object({
  holidays: z.record(z.iso.date(), z.string()),
  workdays: z.record(z.iso.date(), z.string()),
})

export interface PublishedDay {
  readonly day: string
  readonly kind: 'holiday' | 'workday'
  readonly name: string
}

/** The State Council's days off and make-up days, as far as the calendar package knows them (2004 on). */
export function publishedDays(): PublishedDay[] {
  // The package's functions silently take an unknown year for an ordinary one, so only its data is used.
  const path = createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json')
  const { holidays, workdays } = Published.parse(JSON.parse(readFileSync(path, 'utf8')))
  const list = (days: Record<string, string>, kind: 'holiday' | 'workday') =>
    // 'Spring Festival,春节,4'
    Object.entries(days).map(([day, text]) => ({ day, kind, name: text.split(',')[1] ?? '' }))
  return [...list(holidays, 'holiday'), ...list(workdays, 'workday')]
}

/** A calendar for where there is no organisation: what is published, and ordinary hours. */
export function publishedCalendar(): WorkCalendar {
  const days = publishedDays().map(({ day, ...rest }) => ({ day: civilDate(day), ...rest }))
  return {
    kinds: new Map(days.map(({ day, kind }) => [day, kind])),
    names: new Map(days.map(({ day, name }) => [day, name])),
    announcedYears: new Set(days.map(({ day }) => yearOf(day))),
    dayStart: '09:00',
    dayEnd: '18:00',
  }
}
