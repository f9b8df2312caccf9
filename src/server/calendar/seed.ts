import type { Db } from '#server/db/database.ts'
import { publishedDays } from './published.ts'

/**
 * Fills in the years that the calendar package knows (mainland China, 2004 on), and leaves alone every
 * year that has been entered already. For a year it does not know there must be no row: then deadlines
 * say that its holidays are not announced.
 */
export async function seedCalendar(tx: Db): Promise<void> {
  const entered = await tx.selectFrom('calendar_year').select('year').execute()
  const taken = new Set(entered.map(({ year }) => year))
  const days = publishedDays().filter(({ day }) => !taken.has(yearOf(day)))
  const years = [...new Set(days.map(({ day }) => yearOf(day)))]
  if (years.length === 0) return
  await tx
    .insertInto('calendar_year')
    .values(years.map((year) => ({ year, source: 'chinese-days' })))
    .execute()
  await tx.insertInto('calendar_day').values(days).execute()
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4))
}
