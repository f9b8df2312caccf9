import type { Locale } from '#domain/person/locale.ts'
import type { Db } from '#server/db/database.ts'
import { loadHand } from '#server/minutes/words.ts'
import { importMade as en } from '#text/en/import-made.ts'
import { importMade as zhCN } from '#text/zh-CN/import-made.ts'
import { importMade as zhTW } from '#text/zh-TW/import-made.ts'

const texts = { 'zh-CN': zhCN, 'zh-TW': zhTW, en } as const satisfies Record<Locale, unknown>

/** The words that an import itself writes into a meeting: in the organisation's language, for all to read. */
export async function madeWords(tx: Db): Promise<Readonly<Record<keyof typeof zhCN, string>>> {
  return texts[(await loadHand(tx)).locale]
}
