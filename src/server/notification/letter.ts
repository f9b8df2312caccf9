import type { NoticeGroup } from '#domain/notice/setting.ts'
import type { Locale } from '#domain/person/locale.ts'
import { frameOf, type Wording } from './wording.ts'

export interface Letter {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** What it is for the reader, and where that is switched off. */
export interface SwitchOff {
  readonly group: NoticeGroup
  /** Whole, with scheme and host. */
  readonly address: string
}

interface Addressee {
  readonly name: string
  readonly locale: Locale
}

/**
 * A notice as a letter: one sentence, one link, and why it came. `address` is whole, with scheme and host. Without
 * `off` it is a letter that comes whatever its reader chose.
 */
export function letterOf(wording: Wording, reader: Addressee, address: string, off?: SwitchOff): Letter {
  const frame = frameOf(reader.locale)
  const greeting = frame.greeting.replace('{{name}}', () => reader.name)
  const paragraphs = [greeting, wording.body]
  const foot = footOf(reader.locale, off)
  return {
    subject: oneLine(wording.title),
    text: `${[...paragraphs, `${wording.action}\n${address}`, `-- \n${foot.text}`].join('\n\n')}\n`,
    html: page(reader.locale, [
      ...paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`),
      `<p>${anchor(wording.action, address)}</p>`,
      foot.html,
    ]),
  }
}

/** One line of a summary. */
export interface DigestLine {
  readonly title: string
  readonly body: string
  readonly action: string
  readonly address: string
}

export interface DigestPart {
  readonly group: NoticeGroup
  readonly lines: readonly DigestLine[]
}

/** Several notices as one letter, by what they are to their reader. */
export function digestLetter(parts: readonly DigestPart[], reader: Addressee, settings: string): Letter {
  const frame = frameOf(reader.locale)
  const lines = parts.flatMap((part) => part.lines)
  const words = (text: string) =>
    text.replace('{{count}}', String(lines.length)).replace('{{first}}', () => lines[0]?.title ?? '')
  const greeting = frame.greeting.replace('{{name}}', () => reader.name)
  const lead = words(frame.digest.lead)
  const heading = ({ group, lines: own }: DigestPart) =>
    frame.digest.heading.replace('{{group}}', frame.group[group]).replace('{{count}}', String(own.length))
  const why = frame.digest.why
  return {
    subject: oneLine(words(frame.digest.subject)),
    text: `${[
      greeting,
      lead,
      ...parts.map((part) =>
        [
          heading(part),
          ...part.lines.map(
            ({ title, body, address }, index) => `${index + 1}. ${title}\n${body}\n${address}`,
          ),
        ].join('\n\n'),
      ),
      `-- \n${why}\n${frame.change}\n${settings}`,
    ].join('\n\n')}\n`,
    html: page(reader.locale, [
      `<p>${escaped(greeting)}</p><p>${escaped(lead)}</p>`,
      ...parts.map(
        (part) =>
          `<h2 style="font-size:15px;margin:24px 0 0">${escaped(heading(part))}</h2><ol style="padding-left:20px">${part.lines
            .map(
              ({ title, body, action, address }) =>
                `<li style="margin:8px 0"><strong>${escaped(title)}</strong><br>${escaped(body)}<br>${anchor(action, address)}</li>`,
            )
            .join('')}</ol>`,
      ),
      small(`${escaped(why)}<br>${anchor(frame.change, settings)}`),
    ]),
  }
}

function footOf(locale: Locale, off: SwitchOff | undefined): { text: string; html: string } {
  const frame = frameOf(locale)
  if (off === undefined) return { text: frame.footer, html: small(escaped(frame.footer)) }
  const why = frame.why.replace('{{group}}', frame.group[off.group])
  return {
    text: `${why}\n${frame.change}\n${off.address}`,
    html: small(`${escaped(why)}<br>${anchor(frame.change, off.address)}`),
  }
}

function page(locale: Locale, parts: readonly string[]): string {
  return `<!doctype html><html lang="${locale}"><body style="font-family:sans-serif;font-size:15px;line-height:1.6;color:#1f1f1f">${parts.join('')}</body></html>`
}

function small(html: string): string {
  return `<p style="font-size:12px;color:#767676">${html}</p>`
}

function anchor(words: string, address: string): string {
  return `<a href="${escaped(address)}">${escaped(words)}</a>`
}

/** A line break in a name must not begin a header of its own. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '<br>')
}
