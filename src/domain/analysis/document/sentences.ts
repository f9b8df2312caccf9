import type { Clause, Sentence, Span } from './doc.ts'
import { trim } from './lines.ts'

const closers = new Map([
  ['(', ')'],
  ['[', ']'],
  ['【', '】'],
  ['《', '》'],
  ['「', '」'],
  ['『', '』'],
  ['“', '”'],
  ['‘', '’'],
  ['〔', '〕'],
  ['{', '}'],
  ['"', '"'],
])
const farthest = 240
const afterEnd = /[”’」』)】\]"。!?;…]/
const wide = /[\u3400-\u9fff\uf900-\ufaff]/

/**
 * Sentences end at 。！？, clauses also at ；, parts also at commas. Nothing is cut within brackets or quotation
 * marks that close, within numbers (1,000 and 1.5) and times. Works on folded text.
 */
export function sentencesOf(folded: string, span: Span): Sentence[] {
  const sentences: Sentence[] = []
  let clauses: Clause[] = []
  let parts: Span[] = []
  let from = span.start
  const endPart = (to: number) => {
    const part = trim(folded, from, to)
    if (part.start < part.end) parts.push(part)
    from = to
  }
  const endClause = (to: number) => {
    endPart(to)
    const [first, last] = [parts[0], parts.at(-1)]
    if (first && last) clauses.push({ start: first.start, end: last.end, parts })
    parts = []
  }
  const endSentence = (to: number) => {
    endClause(to)
    const [first, last] = [clauses[0], clauses.at(-1)]
    if (first && last) sentences.push({ start: first.start, end: last.end, clauses })
    clauses = []
  }
  const special = /[。｡!?.;,\s([【《「『“‘〔{"]/g
  const text = folded.slice(span.start, span.end)
  let at = span.start
  while (at < span.end) {
    special.lastIndex = at - span.start
    const hit = special.exec(text)
    if (!hit) break
    at = span.start + hit.index
    const unit = folded.charAt(at)
    const closed = closers.has(unit) ? closeOf(folded, at, span.end) : at
    if (closed > at) {
      at = closed + 1
      continue
    }
    const cut = cutAt(folded, at, span)
    let next = at + 1
    if (cut === 'sentence' || cut === 'clause') {
      while (next < span.end && afterEnd.test(folded.charAt(next))) next += 1
    }
    if (cut === 'sentence') endSentence(next)
    else if (cut === 'clause') endClause(next)
    else if (cut === 'part') endPart(next)
    at = next
  }
  endSentence(span.end)
  return sentences
}

/** Where the bracket that opens at `at` closes; `at` itself when it does not within reach. */
function closeOf(folded: string, at: number, end: number): number {
  const open = folded.charAt(at)
  const close = closers.get(open)
  const limit = Math.min(end, at + farthest)
  let depth = 0
  for (let i = at; i < limit; i += 1) {
    const unit = folded.charAt(i)
    if (unit === close && i > at) {
      depth -= 1
      if (depth <= 0) return i
    } else if (unit === open) depth += 1
  }
  return at
}

function cutAt(folded: string, at: number, span: Span): 'sentence' | 'clause' | 'part' | null {
  const unit = folded.charAt(at)
  const before = at > span.start ? folded.charAt(at - 1) : ''
  const after = at + 1 < span.end ? folded.charAt(at + 1) : ''
  if (unit === '。' || unit === '!' || unit === '?' || unit === '｡') return 'sentence'
  if (unit === '.')
    return wide.test(before) && (after === '' || /\s/.test(after) || wide.test(after)) ? 'sentence' : null
  if (unit === ';') return 'clause'
  if (unit === ',')
    return /\d/.test(before) && /^\d{3}(?!\d)/.test(folded.slice(at + 1, at + 5)) ? null : 'part'
  // a line that was only broken goes on
  if (/[ \t\u3000\u00a0]/.test(unit) && wide.test(before)) {
    let next = at
    while (next < span.end && /\s/.test(folded.charAt(next))) next += 1
    return next < span.end && wide.test(folded.charAt(next)) ? 'part' : null
  }
  return null
}
