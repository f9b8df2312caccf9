import { type BareText, bareOf, longestRun } from './bare-text.ts'

/** A run of the bare text; `end` is after its last unit. */
export interface Run {
  readonly start: number
  readonly end: number
}

/** Where a label lies, which says it itself. */
export function runAt({ at }: BareText, quote: string, start: number): Run {
  return { start: at[start] as number, end: at[start + quote.length] as number }
}

/**
 * Where the words of a prediction may lie: where it says, if they stand there; else wherever they stand; else where
 * most of them stand together.
 */
export function runsOf(document: BareText, words: string, start?: number): Run[] {
  const bare = bareOf(words)
  if (bare === '') return []
  if (
    start !== undefined &&
    Number.isInteger(start) &&
    start >= 0 &&
    document.text.startsWith(words, start)
  ) {
    return [runAt(document, words, start)]
  }
  const runs: Run[] = []
  for (let at = document.bare.indexOf(bare); at >= 0; at = document.bare.indexOf(bare, at + 1)) {
    runs.push({ start: at, end: at + bare.length })
  }
  if (runs.length > 0) return runs
  const run = longestRun(bare, document.bare)
  return run.length >= 4 && run.length >= bare.length * 0.6
    ? [{ start: run.start, end: run.start + run.length }]
    : []
}

export function shared(one: Run, other: Run): number {
  return Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start))
}

/** Half of the shorter, a fifth of the label and four characters (of a short label, half of it). */
export function matches(label: Run, found: Run): boolean {
  const common = shared(label, found)
  const length = label.end - label.start
  return (
    common > 0 &&
    common >= Math.min(length, found.end - found.start) / 2 &&
    common >= length / 5 &&
    (common >= 4 || common >= length / 2)
  )
}

/** How much of what either covers both cover. */
export function closeness(one: Run, other: Run): number {
  const union = Math.max(one.end, other.end) - Math.min(one.start, other.start)
  return union === 0 ? 0 : shared(one, other) / union
}

/** The closest of the pairs that match; undefined where none does. */
export function bestMatch(labels: readonly Run[], found: readonly Run[]): number | undefined {
  let best: number | undefined
  for (const label of labels) {
    for (const one of found) {
      if (matches(label, one)) best = Math.max(best ?? 0, closeness(label, one))
    }
  }
  return best
}
