import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { z } from 'zod'
import type { Db } from '#server/db/database.ts'

/**
 * Fills in the years that the calendar package knows (mainland China, 2004 on), and leaves alone every
 * year that has been entered already. For a year it does not know there must be no row: then deadlines
 * say that its holidays are not announced.
 */
export async function seedCalendar(tx: Db): Promise<void> {
  const entered = await tx.selectFrom('calendar_year').select('year').execute()
  const taken = new Set(entered.map(({ year }) => year))
  const days = published().filter(({ day }) => !taken.has(yearOf(day)))
  const years = [...new Set(days.map(({ day }) => yearOf(day)))]
  if (years.length === 0) return
  await tx
    .insertInto('calendar_year')
    .values(years.map((year) => ({ year, source: 'chinese-days' })))
    .execute()
  await tx.insertInto('calendar_day').values(days).execute()
}

const Published = z.object({
  holidays: z.record(z.iso.date(), z.string()),
  workdays: z.record(z.iso.date(), z.string()),
})

function published(): { day: string; kind: 'holiday' | 'workday'; name: string }[] {
  // The package's functions silently take an unknown year for an ordinary one, so only its data is used.
  const path = createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json')
  const { holidays, workdays } = Published.parse(JSON.parse(readFileSync(path, 'utf8')))
  const list = (days: Record<string, string>, kind: 'holiday' | 'workday') =>
    // 'Spring Festival,春节,4'
    Object.entries(days).map(([day, text]) => ({ day, kind, name: text.split(',')[1] ?? '' }))
  return [...list(holidays, 'holiday'), ...list(workdays, 'workday')]
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4))
}
