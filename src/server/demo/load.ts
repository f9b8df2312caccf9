import { loadWorkTime } from '#server/calendar/load.ts'
import { seedCalendar } from '#server/calendar/seed.ts'
import type { Config } from '#server/config.ts'
import type { Db } from '#server/db/database.ts'
import { foundCompany } from './company.ts'
import { playLaunch } from './launch.ts'
import { writeNotices } from './notices.ts'
import { q4Story } from './q4.ts'
import { recentStories } from './recent.ts'
import { writeSeries } from './series.ts'
import { whenOf } from './when.ts'
import { writeMeeting } from './write-meeting.ts'

/**
 * Fills an empty database with the demo organisation: its people, the worked Q4 case of 2023, a launch that
 * is over, and what the company is in the middle of at `now`. The transaction must be the system's. Nothing is mailed.
 */
export async function loadDemo(tx: Db, now: Date, config: Config): Promise<void> {
  await seedCalendar(tx)
  const company = await foundCompany(tx, now)
  const { calendar, zone } = await loadWorkTime(tx)
  await writeMeeting(tx, company, q4Story())
  const when = whenOf(now, calendar, zone)
  await playLaunch(tx, company, { when, config })
  // In the order in which they were called, so that the numbers run with time.
  const recent = recentStories(when).sort((a, b) => a.created.getTime() - b.created.getTime())
  for (const story of recent) {
    await writeNotices(tx, company, story, await writeMeeting(tx, company, story))
  }
  await writeSeries(tx, '新品A上市周例会')
}
