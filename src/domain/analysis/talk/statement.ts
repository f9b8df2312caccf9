import type { Reading, StatementItem } from '#domain/analysis/analysis.ts'
import type { Span } from '#domain/analysis/document/doc.ts'

export function statementOf(
  { doc }: Reading,
  span: Span,
  key: string,
  confidence: number,
  word = '',
): StatementItem {
  let { start, end } = span
  while (end > start && /[,。;!.\s:]/.test(doc.folded.charAt(end - 1))) end -= 1
  while (start < end && /[\s,;]/.test(doc.folded.charAt(start))) start += 1
  return {
    quote: { text: doc.text.slice(start, end), start },
    topic: null,
    confidence,
    because: { key, params: word === '' ? {} : { word } },
  }
}

/** In the order of the text, none within another. */
export function inOrder(items: readonly StatementItem[]): StatementItem[] {
  const out: StatementItem[] = []
  for (const item of [...items].sort(
    (a, b) => a.quote.start - b.quote.start || b.quote.text.length - a.quote.text.length,
  )) {
    const last = out.at(-1)
    if (last && item.quote.start < last.quote.start + last.quote.text.length) continue
    if (item.quote.text !== '') out.push(item)
  }
  return out
}
