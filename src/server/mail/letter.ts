import type { Locale } from '#domain/person/locale.ts'
import { mail as en } from '#text/en/mail.ts'
import { mail as zhCN } from '#text/zh-CN/mail.ts'
import { mail as zhTW } from '#text/zh-TW/mail.ts'

const texts: Readonly<Record<Locale, typeof zhCN>> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en }

export type MailKind = keyof typeof zhCN.kinds

export interface Letter {
  readonly kind: MailKind
  readonly locale: Locale
  /** Names and dates as they are to be read, already in the reader's language. */
  readonly params: Readonly<Record<string, string | number>>
  /** More lines below the first sentence, such as time, place and topics: what it is called, what it is. */
  readonly facts?: readonly (readonly [label: string, value: string])[]
  /** The one page where the thing is done, as a path of ours. */
  readonly link: string
}

export interface Written {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** A letter in the reader's language: what happened, what to do and where, and why they are told. */
export function write({ kind, locale, params, facts = [], link }: Letter, publicUrl: string): Written {
  const words = texts[locale]
  const { subject, lead, action, why } = words.kinds[kind]
  const filled = { subject: fill(subject, params), lead: fill(lead, params), why: fill(why, params) }
  const address = publicUrl + link
  const settings = settingsAddress(publicUrl)
  return {
    // One line: a name with a line break in it must not begin a header of its own.
    subject: filled.subject.replaceAll(/\s+/g, ' ').trim(),
    text: [
      filled.lead,
      ...(facts.length > 0 ? ['', ...facts.map(([label, value]) => `${label}${words.colon}${value}`)] : []),
      '',
      `${action}${words.colon}`,
      address,
      '',
      '-- ',
      filled.why,
      `${words.changeNotices}${words.colon}${settings}`,
      '',
    ].join('\n'),
    html: page(locale, [
      `<p>${escaped(filled.lead)}</p>`,
      facts.length > 0 ? `<table cellpadding="0" cellspacing="0">${facts.map(row).join('')}</table>` : '',
      `<p><a href="${escaped(address)}" style="${buttonStyle}">${escaped(action)}</a></p>`,
      `<p style="color:#6b6459;font-size:12px">${escaped(filled.why)}<br><a href="${escaped(settings)}">${escaped(words.changeNotices)}</a></p>`,
    ]),
  }
}

export function settingsAddress(publicUrl: string): string {
  return `${publicUrl}/settings#notices`
}

/** `{{name}}` becomes the value; a name that is missing is our mistake and must not be sent. */
function fill(sentence: string, params: Letter['params']): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`The mail text needs "${name}": ${sentence}`)
    return String(value)
  })
}

const buttonStyle =
  'display:inline-block;padding:8px 16px;background:#1f4e79;color:#ffffff;text-decoration:none;border-radius:4px'

function row([label, value]: readonly [string, string]): string {
  const cells = [`<td style="padding:2px 16px 2px 0;color:#6b6459;vertical-align:top">${escaped(label)}</td>`]
  cells.push(`<td style="padding:2px 0;white-space:pre-line">${escaped(value)}</td>`)
  return `<tr>${cells.join('')}</tr>`
}

function page(locale: Locale, parts: readonly string[]): string {
  const body = parts.filter(Boolean).join('\n')
  return `<!doctype html>\n<html lang="${locale}"><head><meta charset="utf-8"></head>\n<body style="font-family:sans-serif;font-size:14px;line-height:22px;color:#26221c">\n${body}\n</body></html>\n`
}

function escaped(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] as string)
}
