import { addMonths } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import type { Db } from '#server/db/database.ts'
import { loadNormSettings } from '#server/norm/load.ts'
import type { Minutes } from './minutes.ts'
import { loadHand } from './words.ts'

/** The first day on which the record may be removed. */
export async function keepUntil(tx: Db, retention: Minutes['retention'], finalAt: Date): Promise<string> {
  const { zone } = await loadHand(tx)
  const years = (await loadNormSettings(tx))['NM-MIN-12'].value
  return addMonths(civilDateOf(finalAt, zone), years[retention] * 12)
}
