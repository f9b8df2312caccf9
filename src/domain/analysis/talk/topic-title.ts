import type { Doc, Span } from '#domain/analysis/document/doc.ts'
import { trim } from '#domain/analysis/document/lines.ts'

const before =
  /^(?:[#*【[〔「_\s]+|(?:[一二三四五六七八九十\d]{1,3}|\([一二三四五六七八九十\d]{1,3}\))\s*(?:[、)]\s*|\.\s+|\.(?![\da-z]))|\d{1,2}\s+(?=[^\d\s])|(?:议题|议案|案由|提案|topic)\s*[一二三四五六七八九十\d]{0,2}\s*[:、.]\s*|关于)/
const behind =
  /(?:[】\]〕」*_\s:。;,]+|\([^()]*\)|,?(?:提请|请|谨请|敬请)(?:审议|讨论|公决|核议|鉴核|备查|审查)|--.*)$/

/** The matter a line names, without its number, its marks and the asides behind it; null when nothing is left. */
export function titleIn(doc: Doc, span: Span): (Span & { title: string }) | null {
  let { start, end } = trim(doc.folded, span.start, Math.min(span.end, span.start + 120))
  for (let round = 0; round < 6; round += 1) {
    const text = doc.folded.slice(start, end)
    const led = before.exec(text)
    if (led && led[0].length < text.length - 1) {
      start += led[0].length
      continue
    }
    const tail = behind.exec(text)
    if (!tail || tail.index < 1) break
    end = start + tail.index
  }
  const bare = trim(doc.folded, start, end)
  const title = doc.text.slice(bare.start, bare.end)
  return /[\p{L}\p{N}]/u.test(title) ? { ...bare, title } : null
}
