import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { CalendarView } from '#contract/organisation.ts'
import * as contract from '#contract/organisation.ts'
import { civilDate, yearOf } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { call } from './api.ts'
import { useNow } from './now.ts'
import { useReading } from './reading.ts'

export function calendarQuery(year: number) {
  return queryOptions({
    queryKey: ['calendar', year] as const,
    queryFn: ({ signal }) => call(contract.getCalendar, { params: { year }, signal }),
    staleTime: 10 * 60_000,
  })
}

export function workCalendarOf(years: readonly CalendarView[]): WorkCalendar {
  const days = years.flatMap((year) => year.days)
  return {
    kinds: new Map(days.map(({ day, kind }) => [civilDate(day), kind])),
    names: new Map(days.map(({ day, name }) => [civilDate(day), name])),
    announcedYears: new Set(years.filter(({ isAnnounced }) => isAnnounced).map(({ year }) => year)),
    // Only whole days are counted with it here.
    dayStart: '09:00',
    dayEnd: '18:00',
  }
}

/** This year's working days and the next one's; undefined until they are read. */
export function useWorkCalendar(): WorkCalendar | undefined {
  const { zone } = useReading()
  const year = yearOf(civilDateOf(useNow(), zone))
  const present = useQuery(calendarQuery(year)).data
  const next = useQuery(calendarQuery(year + 1)).data
  return useMemo(() => {
    const known = [present, next].filter((view) => view !== undefined)
    return known.length === 0 ? undefined : workCalendarOf(known)
  }, [present, next])
}
