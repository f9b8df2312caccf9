import type { Locale } from '#domain/person/locale.ts'
import type { Db } from '#server/db/database.ts'
import { loadHand } from '#server/minutes/words.ts'
import { seriesMade as en } from '#text/en/series-made.ts'
import { seriesMade as zhCN } from '#text/zh-CN/series-made.ts'
import { seriesMade as zhTW } from '#text/zh-TW/series-made.ts'

const texts = { 'zh-CN': zhCN, 'zh-TW': zhTW, en } as const satisfies Record<Locale, unknown>

/** The words that the product itself writes into meetings: in the organisation's language, for all to read. */
export async function madeWords(tx: Db): Promise<typeof zhCN> {
  return texts[(await loadHand(tx)).locale]
}
