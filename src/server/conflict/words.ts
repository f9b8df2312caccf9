import type { Locale } from '#domain/person/locale.ts'
import type { Db } from '#server/db/database.ts'
import { loadHand } from '#server/minutes/words.ts'
import { conflictMade as en } from '#text/en/conflict-made.ts'
import { conflictMade as zhCN } from '#text/zh-CN/conflict-made.ts'
import { conflictMade as zhTW } from '#text/zh-TW/conflict-made.ts'

const texts = { 'zh-CN': zhCN, 'zh-TW': zhTW, en } as const satisfies Record<Locale, unknown>

/** The words that the product itself writes: in the organisation's language, for all to read. */
export async function madeWords(tx: Db): Promise<(typeof texts)[Locale]> {
  return texts[(await loadHand(tx)).locale]
}

export function fill(template: string, params: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => params[name] ?? '')
}
