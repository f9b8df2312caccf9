import type { Ownership } from '#domain/analysis/directory/owner.ts'
import { sayOtherFigures } from '#domain/analysis/other-figures.ts'
import { type DraftAction, wordsOf } from './draft.ts'
import type { Ground } from './ground.ts'

/** How many actions back the same thing is looked for. */
const reach = 200

interface Kept {
  readonly draft: DraftAction
  readonly words: string
  /** How many pairs of characters it has. */
  readonly size: number
}

/** Puts what is said again, as in a summary or a table, with what was said first; the fuller owner and day stay. */
export function withoutRepeats(ground: Ground, drafts: readonly DraftAction[]): DraftAction[] {
  const kept: Kept[] = []
  /** By a pair of characters, those kept that have it, as indexes. */
  const holders = new Map<number, number[]>()
  for (const draft of drafts) {
    const words = wordsOf(ground, draft)
    const pairs = pairsOf(words)
    const twin = alikeIn(kept, holders, pairs).find(
      (one) =>
        one.draft.block !== draft.block && isSame(one.draft, draft) && !sayOtherFigures(one.words, words),
    )
    if (twin) {
      merge(twin.draft, draft)
      continue
    }
    for (const pair of pairs) {
      const list = holders.get(pair)
      if (list) list.push(kept.length)
      else holders.set(pair, [kept.length])
    }
    kept.push({ draft: { ...draft, repeats: [...draft.repeats] }, words, size: pairs.size })
  }
  return kept.map(({ draft }) => draft)
}

function pairsOf(words: string): Set<number> {
  const pairs = new Set<number>()
  for (let at = 0; at + 1 < Math.min(words.length, 120); at += 1)
    pairs.add(words.charCodeAt(at) * 0x10000 + words.charCodeAt(at + 1))
  return pairs
}

/** Those within reach that share most of the pairs, in their order. */
function alikeIn(
  kept: readonly Kept[],
  holders: ReadonlyMap<number, readonly number[]>,
  pairs: ReadonlySet<number>,
): Kept[] {
  const from = Math.max(0, kept.length - reach)
  const shared = new Uint8Array(kept.length - from)
  for (const pair of pairs) {
    const list = holders.get(pair) ?? []
    for (let at = list.length - 1; at >= 0; at -= 1) {
      const nth = (list[at] ?? 0) - from
      if (nth < 0) break
      shared[nth] = (shared[nth] ?? 0) + 1
    }
  }
  return kept.slice(from).filter(({ size }, nth) => {
    const both = shared[nth] ?? 0
    const small = Math.min(size, pairs.size)
    return small >= 2 && both / small >= 0.6 && (both >= 4 || both / small >= 0.75)
  })
}

function isSame(a: DraftAction, b: DraftAction): boolean {
  const days = a.due?.due && b.due?.due
  if (days && a.due?.due !== b.due?.due) return false
  return sameOwner(a.owner, b.owner)
}

function sameOwner(a: Ownership, b: Ownership): boolean {
  if (a.owners.length === 0 || b.owners.length === 0) return true
  return a.owners.some((one) =>
    b.owners.some(
      (other) =>
        one.person === other.person ||
        (one.department === other.department && (one.person === null || other.person === null)),
    ),
  )
}

function merge(first: DraftAction, again: DraftAction): void {
  first.repeats.push(again.quote, ...again.repeats)
  const { owner } = again
  if (
    first.owner.owners.length === 0 ||
    (first.owner.person === null && owner.person !== null && owner.department === first.owner.department)
  ) {
    first.owner = {
      ...owner,
      cooperating: first.owner.cooperating.length > 0 ? first.owner.cooperating : owner.cooperating,
    }
  }
  if (first.owner.cooperating.length === 0 && owner.cooperating.length > 0)
    first.owner = { ...first.owner, cooperating: owner.cooperating }
  if (!first.due?.due && again.due && (again.due.due || !first.due)) first.due = again.due
  first.criterion ??= again.criterion
  first.confidence = Math.max(first.confidence, again.confidence)
}
