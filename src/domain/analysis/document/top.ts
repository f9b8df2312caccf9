import type { Draft } from './draft.ts'
import type { Line } from './lines.ts'

const top = /^(\d{1,2})[ \u3000\t]+(?=[〇㐀-鿿]|[a-z])[^。;!?|\t]{1,30}$/
const below = /^(\d{1,2})\.1(?![\d])/

/**
 * The lines that number a part by a figure alone, in order from 1, in a text whose parts are numbered 1.1 and
 * 1.2 within, or stand each below an empty line with words of their own: 1 项目概况.
 */
export function topLines(folded: string, lines: readonly Line[]): ReadonlySet<number> {
  const found = new Set<number>()
  const within = new Set<string>()
  let next = 1
  let apart = 0
  for (const [at, line] of lines.entries()) {
    if (!/\d/.test(folded.charAt(line.start))) continue
    const text = folded.slice(line.start, Math.min(line.end, line.start + 48))
    const first = below.exec(text)?.[1]
    if (first) within.add(first)
    else if (line.end - line.start <= 36 && top.exec(text)?.[1] === String(next)) {
      found.add(at)
      if (
        line.apart &&
        lines[at + 1]?.apart === false &&
        !top.test(folded.slice(lines[at + 1]?.start, lines[at + 1]?.end))
      )
        apart += 1
      next += 1
    }
  }
  const parts = within.size >= 2 ? found.size >= 2 : found.size >= 3 && apart === found.size
  return parts ? found : new Set()
}

/** A line's draft with its figure as a number. */
export function asTop(folded: string, draft: Draft, isTop: boolean): Draft {
  const figure = isTop ? /^\d{1,2}\s+/.exec(draft.text) : null
  if (!figure) return draft
  const body = { start: draft.line.start + figure[0].length, end: draft.line.end }
  return {
    ...draft,
    marker: { style: 'figure', rank: 5, length: figure[0].length },
    body,
    label: null,
    wrap: folded.charAt(body.end - 1) === ':' ? 'colon' : null,
    speaker: null,
    fields: [],
  }
}
