import type { Locale } from '#domain/person/locale.ts'
import { document as en } from '#text/en/document.ts'
import { enumText as enumEn } from '#text/en/enum.ts'
import { output as outputEn } from '#text/en/output.ts'
import { document as zhCN } from '#text/zh-CN/document.ts'
import { enumText as enumCN } from '#text/zh-CN/enum.ts'
import { output as outputCN } from '#text/zh-CN/output.ts'
import { document as zhTW } from '#text/zh-TW/document.ts'
import { enumText as enumTW } from '#text/zh-TW/enum.ts'
import { output as outputTW } from '#text/zh-TW/output.ts'

/** The printed words of one language. */
export interface Words {
  readonly locale: Locale
  readonly text: typeof zhCN
  readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>>
}

const all = {
  'zh-CN': { text: zhCN, labels: enumCN, output: outputCN },
  'zh-TW': { text: zhTW, labels: enumTW, output: outputTW },
  en: { text: en, labels: enumEn, output: outputEn },
} as const

export function wordsIn(locale: Locale): Words {
  const { text, labels, output } = all[locale]
  const kinds = { ...labels, outputSlot: output.slot, outputColumn: output.column }
  return { locale, text, labels: kinds as unknown as Words['labels'] }
}

export function filled(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(params[name] ?? ''))
}

export function labelIn({ labels }: Words, kind: string, value: string): string {
  return labels[kind]?.[value] ?? value
}
