import { addDays, type CivilDate, civilDate, lastOfMonth, mondayOf } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'

interface Dated {
  readonly plannedStart: string | null
}

export interface DayGroup<Row> {
  /** Null: the time is still open. */
  readonly day: CivilDate | null
  readonly rows: readonly Row[]
}

/** Rows of one day together, days in the order in which their first row comes. */
export function byDay<Row extends Dated>(rows: readonly Row[], zone: string): readonly DayGroup<Row>[] {
  const groups = new Map<CivilDate | null, Row[]>()
  for (const row of rows) {
    const day = row.plannedStart === null ? null : civilDateOf(new Date(row.plannedStart), zone)
    const group = groups.get(day)
    if (group) group.push(row)
    else groups.set(day, [row])
  }
  return [...groups].map(([day, inDay]) => ({ day, rows: inDay }))
}

/** The weeks of a month from Monday to Sunday, with the days of its neighbours that fill them. */
export function weeksOf(month: string): readonly (readonly CivilDate[])[] {
  const first = civilDate(`${month}-01`)
  const last = lastOfMonth(first)
  const weeks: CivilDate[][] = []
  for (let monday = mondayOf(first); monday <= last; monday = addDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)))
  }
  return weeks
}

/** Where an arrow leads in a month; undefined for other keys. Months are left at their ends. */
export function dayAfterKey(key: string, day: CivilDate): CivilDate | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -7,
    ArrowDown: 7,
  }
  const step = steps[key]
  if (step !== undefined) return addDays(day, step)
  if (key === 'Home') return mondayOf(day)
  if (key === 'End') return addDays(mondayOf(day), 6)
  return undefined
}
