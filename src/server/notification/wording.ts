import type { Locale } from '#domain/person/locale.ts'
import { notification as en } from '#text/en/notification.ts'
import { notification as zhCN } from '#text/zh-CN/notification.ts'
import { notification as zhTW } from '#text/zh-TW/notification.ts'
import type { NoticeKind } from './kinds.ts'

const texts = { 'zh-CN': zhCN, 'zh-TW': zhTW, en } as const

type Params = Readonly<Record<string, string | number>>

/** A notice in the reader's words. */
export interface Wording {
  readonly title: string
  /** Why this reader gets it, and what is wanted. */
  readonly body: string
  /** What the link does. */
  readonly action: string
}

export function wordingOf(
  kind: NoticeKind,
  params: Params,
  reader: { locale: Locale; zone: string },
): Wording {
  const [noun, what] = kind.split('.') as [string, string]
  const nouns: Record<string, Record<string, Wording>> = texts[reader.locale].kind
  const text = nouns[noun]?.[what]
  if (text === undefined) throw new Error(`No text for the notice ${kind} in ${reader.locale}`)
  const fill = (template: string): string =>
    template.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => shown(name, params[name] ?? '', reader))
  return { title: fill(text.title), body: fill(text.body), action: text.action }
}

/** The words around every notice that is mailed. */
export function frameOf(locale: Locale): (typeof texts)[Locale]['mail'] {
  return texts[locale].mail
}

function shown(
  name: string,
  value: string | number,
  { locale, zone }: { locale: Locale; zone: string },
): string {
  const words: Record<string, Record<string, string>> = texts[locale].value
  const text = String(value)
  const word = words[name]?.[text === '' ? 'none' : text]
  if (word !== undefined) return word
  if (/^\d{4}-\d\d-\d\d$/.test(text))
    return formatter(locale, 'UTC', false).format(new Date(`${text}T00:00:00Z`))
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return formatter(locale, zone, true).format(new Date(text))
  return text
}

function formatter(locale: Locale, timeZone: string, withTime: boolean): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    year: 'numeric',
    month: locale === 'en' ? 'short' : 'long',
    day: 'numeric',
    weekday: 'short',
    ...(withTime ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } : {}),
  })
}
