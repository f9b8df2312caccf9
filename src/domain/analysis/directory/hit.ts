import type { Entry, Mention, Why } from './types.ts'

/** A mention before its words are cut out. */
export type Hit = Omit<Mention, 'written'>

export function entryOf(person: { name: string; department: string }): Entry {
  return { person: person.name, department: person.department }
}

export function hitOf(
  kind: Mention['kind'],
  start: number,
  end: number,
  entries: readonly Entry[],
  confidence: number,
  why: Why,
): Hit {
  const only = entries.length === 1 ? (entries[0] ?? null) : null
  return {
    kind,
    start,
    end,
    entry: only,
    candidates: only ? [] : entries,
    confidence: only ? confidence : Math.min(confidence, 0.4),
    why,
  }
}
