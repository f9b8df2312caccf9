import type { Span } from './doc.ts'

export interface Line extends Span {
  /** Width of the white space before it; a tab is 4, a full-width space 2. */
  indent: number
  /** Whether an empty line stands before it. */
  apart: boolean
}

const blank = /[\s\u200b-\u200d\u2060]/

/** The lines that hold anything, without the white space around them. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  const breaks = /\r\n|[\n\r\u2028\u2029]/g
  let from = 0
  let apart = false
  while (from <= text.length) {
    const found = breaks.exec(text)
    const to = found ? found.index : text.length
    const span = trim(text, from, to)
    if (span.start < span.end) {
      lines.push({ ...span, indent: widthOf(text, from, span.start), apart })
      apart = false
    } else apart = true
    if (!found) break
    from = found.index + found[0].length
  }
  return lines
}

function isBlank(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  // neither a Han character nor a letter or figure needs the pattern
  return !((unit > 0x3000 && unit < 0xa000) || (unit > 0x20 && unit < 0x7f)) && blank.test(text.charAt(at))
}

export function trim(text: string, from: number, to: number): Span {
  let start = from
  let end = to
  while (start < end && isBlank(text, start)) start += 1
  while (end > start && isBlank(text, end - 1)) end -= 1
  return { start, end }
}

function widthOf(text: string, from: number, to: number): number {
  let width = 0
  for (let at = from; at < to; at += 1) {
    const unit = text.charAt(at)
    width += unit === '\t' ? 4 : unit === '\u3000' ? 2 : 1
  }
  return width
}
