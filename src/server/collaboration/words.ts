import type { Locale } from '#domain/person/locale.ts'
import { charterMade as en } from '#text/en/charter-made.ts'
import { charterMade as zhCN } from '#text/zh-CN/charter-made.ts'
import { charterMade as zhTW } from '#text/zh-TW/charter-made.ts'

/** What a charter writes into meetings, tasks and sheets, in the language of whoever starts it. */
export function wordsOf(locale: Locale): typeof zhCN {
  return { 'zh-CN': zhCN, 'zh-TW': zhTW, en }[locale] as typeof zhCN
}
