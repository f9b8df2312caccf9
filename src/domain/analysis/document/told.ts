import type { Doc, Span } from './doc.ts'
import { trim } from './lines.ts'

/** Something the text says, and where; `value` may put it in another form than the quote. */
export interface Told<T = string> {
  value: T
  quote: string
  start: number
}

export function told(doc: Doc, span: Span): Told | null {
  const { start, end } = trim(doc.text, span.start, span.end)
  if (start >= end) return null
  const quote = doc.text.slice(start, end)
  return { value: quote, quote, start }
}

export function toldAs<T>(doc: Doc, span: Span, value: T): Told<T> {
  return { value, quote: doc.text.slice(span.start, span.end), start: span.start }
}
