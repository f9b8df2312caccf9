import type { Locale } from '#domain/person/locale.ts'
import { retrospectiveMade as en } from '#text/en/retrospective-made.ts'
import { retrospectiveMade as zhCN } from '#text/zh-CN/retrospective-made.ts'
import { retrospectiveMade as zhTW } from '#text/zh-TW/retrospective-made.ts'

const texts = { 'zh-CN': zhCN, 'zh-TW': zhTW, en } as const

/** What a retrospective writes into meetings, tasks and documents. */
export function wordsOf(locale: Locale): typeof zhCN {
  return texts[locale] as typeof zhCN
}
