import type { z } from 'zod'
import type { getToday } from '#contract/today.ts'
import type { Actor } from '#domain/person/actor.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import type { Db } from '#server/db/database.ts'
import { myMeetingsBetween } from '#server/meeting/list.ts'
import { decisionsWaiting } from './decisions.ts'
import { materialsWaiting, meetingsWaiting } from './meetings.ts'
import { minutesWaiting } from './minutes.ts'
import { requestItems } from './requests.ts'
import { othersTasksWaiting, ownTasksWaiting } from './tasks.ts'
import { type Asking, bySoonest } from './waiting.ts'

const twoWeeks = 14 * 86_400_000

/** Everything that waits for this person and that they can do now, and their next two weeks. */
export async function todayOf(tx: Db, actor: Actor, now: Date): Promise<z.output<typeof getToday.reply>> {
  const asking: Asking = { tx, actor, now, setting: await loadClockSetting(tx) }
  const waiting = [
    ...(await meetingsWaiting(asking)),
    ...(await materialsWaiting(asking)),
    ...(await minutesWaiting(asking)),
    ...(await decisionsWaiting(asking)),
    ...(await ownTasksWaiting(asking)),
    ...(await othersTasksWaiting(asking)),
    ...(await requestItems(asking)),
  ]
  return {
    waiting: waiting.sort(bySoonest),
    meetings: await myMeetingsBetween(tx, actor, now, new Date(now.getTime() + twoWeeks)),
  }
}
