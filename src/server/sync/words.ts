import type { Locale } from '#domain/person/locale.ts'
import { syncMade as en } from '#text/en/sync-made.ts'
import { syncMade as zhCN } from '#text/zh-CN/sync-made.ts'
import { syncMade as zhTW } from '#text/zh-TW/sync-made.ts'

const texts = { 'zh-CN': zhCN, 'zh-TW': zhTW, en } as const

/** What a progress report writes into a meeting. */
export function wordsOf(locale: Locale): typeof zhCN {
  return texts[locale] as typeof zhCN
}
