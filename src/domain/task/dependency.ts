/** finishToStart is judged (NM-TRK-15); supports only says what one piece of work is for. */
export const dependencyKinds = ['finishToStart', 'supports'] as const
export type DependencyKind = (typeof dependencyKinds)[number]

/** Work that has to be finished first, and the task that waits for it, as a whole or with one of its milestones. */
export interface Waiting {
  readonly from: string
  readonly to: string
}

/**
 * Whether `added` would make some work wait for itself, round however many corners. A milestone counts as
 * its task: the task cannot end before its milestones do.
 */
export function wouldLoop(known: readonly Waiting[], added: Waiting): boolean {
  const after = new Map<string, string[]>()
  for (const { from, to } of known) after.set(from, [...(after.get(from) ?? []), to])
  const seen = new Set<string>()
  const next = [added.to]
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    if (at === added.from) return true
    if (seen.has(at)) continue
    seen.add(at)
    next.push(...(after.get(at) ?? []))
  }
  return false
}
