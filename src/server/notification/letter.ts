import type { Locale } from '#domain/person/locale.ts'
import { frameOf, type Wording } from './wording.ts'

export interface Letter {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** A notice as a letter: one sentence, one link. `address` is whole, with scheme and host. */
export function letterOf(
  wording: Wording,
  reader: { name: string; locale: Locale },
  address: string,
): Letter {
  const frame = frameOf(reader.locale)
  const greeting = frame.greeting.replace('{{name}}', reader.name)
  const paragraphs = [greeting, wording.body]
  return {
    // A line break in a name must not begin a header of its own.
    subject: wording.title.replaceAll(/\s+/g, ' ').trim(),
    text: `${[...paragraphs, `${wording.action}\n${address}`, `-- \n${frame.footer}`].join('\n\n')}\n`,
    html: `<!doctype html><html lang="${reader.locale}"><body style="font-family:sans-serif;font-size:15px;line-height:1.6;color:#1f1f1f">${paragraphs
      .map((paragraph) => `<p>${escaped(paragraph)}</p>`)
      .join('')}<p><a href="${escaped(address)}">${escaped(
      wording.action,
    )}</a></p><p style="font-size:12px;color:#767676">${escaped(frame.footer)}</p></body></html>`,
  }
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '<br>')
}
