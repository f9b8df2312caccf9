import {
  addDays,
  type CivilDate,
  civilDate,
  isCivilDate,
  lastOfMonth,
  mondayOf,
} from '#domain/calendar/civil-date.ts'

/** The month of an address, `2026-11`; the present one where it says none. */
export function monthOf(text: string | undefined, today: CivilDate): CivilDate {
  const first = `${text ?? ''}-01`
  return isCivilDate(first) ? first : civilDate(`${today.slice(0, 8)}01`)
}

/** Whole weeks around a month. */
export function weeksOf(first: CivilDate): CivilDate[][] {
  const weeks: CivilDate[][] = []
  for (let monday = mondayOf(first); monday <= lastOfMonth(first); monday = addDays(monday, 7)) {
    weeks.push([0, 1, 2, 3, 4, 5, 6].map((at) => addDays(monday, at)))
  }
  return weeks
}
