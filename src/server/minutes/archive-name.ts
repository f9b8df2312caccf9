import { civilDateOf } from '#domain/calendar/instant.ts'
import type { Db } from '#server/db/database.ts'
import { loadNormSettings } from '#server/norm/load.ts'
import { loadHand } from './words.ts'

/** NM-MIN-08: 会议主题-日期. */
export async function archiveNameFor(tx: Db, subject: string, start: Date | null): Promise<string> {
  const { zone } = await loadHand(tx)
  const pattern = (await loadNormSettings(tx))['NM-MIN-08'].value
  return pattern
    .replaceAll('{subject}', () => subject)
    .replaceAll('{yyyy-MM-dd}', start === null ? '' : civilDateOf(start, zone))
}
