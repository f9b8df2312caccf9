import type { Deadline } from '#domain/analysis/deadline/deadline.ts'
import type { Part } from './part.ts'

/** The limit that counts where several are named: the last with a day, then conditions, then vague words. */
export function dueOf(parts: readonly Part[]): Deadline | null {
  const all = parts.flatMap(({ deadlines }) => deadlines)
  return bestOf(all)
}

export function bestOf(all: readonly Deadline[]): Deadline | null {
  const last = (test: (one: Deadline) => boolean) => all.findLast(test)
  return (
    last(
      ({ due, bound, kind }) => due !== null && kind !== 'vague' && (bound === 'by' || bound === 'within'),
    ) ??
    last(({ due, kind }) => due !== null && kind !== 'vague') ??
    last(({ kind }) => kind === 'cond' || kind === 'event') ??
    last(({ kind }) => kind === 'recur') ??
    last(() => true) ??
    null
  )
}
