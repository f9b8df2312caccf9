import { civilDateOf, type Instant, timeOf } from '#domain/calendar/instant.ts'
import type { Locale } from '#domain/person/locale.ts'
import type { Db } from '#server/db/database.ts'
import { document as en } from '#text/en/document.ts'
import { document as zhCN } from '#text/zh-CN/document.ts'
import { document as zhTW } from '#text/zh-TW/document.ts'

const texts = { 'zh-CN': zhCN, 'zh-TW': zhTW, en } as const

/** How a document of this organisation is written: one language and one wall clock, whoever reads it. */
export interface Hand {
  readonly locale: Locale
  readonly zone: string
  readonly text: typeof zhCN
}

export async function loadHand(tx: Db): Promise<Hand> {
  const row = await tx.selectFrom('organisation').select(['locale', 'time_zone']).executeTakeFirst()
  const locale = row?.locale ?? 'zh-CN'
  return { locale, zone: row?.time_zone ?? 'Asia/Shanghai', text: texts[locale] }
}

/** 2023年10月25日 */
export function printedDay(day: string, { locale }: Hand): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  if (locale !== 'en') return `${year}年${month}月${date}日`
  return new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

export function printedDate(at: Instant | null, hand: Hand): string {
  return at === null ? '' : printedDay(civilDateOf(at, hand.zone), hand)
}

/** 14:00-16:00; empty while either end is unknown. */
export function printedRange(from: Instant | null, until: Instant | null, { zone }: Hand): string {
  return from === null || until === null ? '' : `${timeOf(from, zone)}-${timeOf(until, zone)}`
}

export function filled(template: string, params: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => params[name] ?? '')
}
