import type { Ownership } from '#domain/analysis/directory/owner.ts'
import { sayOtherFigures } from '#domain/analysis/other-figures.ts'
import { type DraftAction, wordsOf } from './draft.ts'
import type { Ground } from './ground.ts'

/** How many actions back the same thing is looked for. */
const reach = 200

/** Puts what is said again, as in a summary or a table, with what was said first; the fuller owner and day stay. */
export function withoutRepeats(ground: Ground, drafts: readonly DraftAction[]): DraftAction[] {
  const kept: { draft: DraftAction; words: string; pairs: Set<string> }[] = []
  for (const draft of drafts) {
    const words = wordsOf(ground, draft)
    const pairs = pairsOf(words)
    const twin = kept
      .slice(-reach)
      .find(
        (one) =>
          one.draft.block !== draft.block &&
          isSame(one.draft, draft) &&
          alike(one.pairs, pairs) &&
          !sayOtherFigures(one.words, words),
      )
    if (twin) merge(twin.draft, draft)
    else kept.push({ draft: { ...draft, repeats: [...draft.repeats] }, words, pairs })
  }
  return kept.map(({ draft }) => draft)
}

function pairsOf(words: string): Set<string> {
  const pairs = new Set<string>()
  for (let at = 0; at + 1 < Math.min(words.length, 120); at += 1) pairs.add(words.slice(at, at + 2))
  return pairs
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  if (small.size < 2) return false
  let both = 0
  for (const pair of small) if (large.has(pair)) both += 1
  return both / small.size >= 0.6 && (both >= 4 || both / small.size >= 0.75)
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
