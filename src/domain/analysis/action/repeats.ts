import type { Ownership } from '#domain/analysis/directory/owner.ts'
import { sayOtherFigures } from '#domain/analysis/other-figures.ts'
import { PairIndex, pairsOf } from '#domain/analysis/pairs.ts'
import { type DraftAction, wordsOf } from './draft.ts'
import type { Ground } from './ground.ts'

/** How many actions back the same thing is looked for. */
const reach = 200

/** Puts what is said again, as in a summary or a table, with what was said first; the fuller owner and day stay. */
export function withoutRepeats(ground: Ground, drafts: readonly DraftAction[]): DraftAction[] {
  const kept: { readonly draft: DraftAction; readonly words: string }[] = []
  const index = new PairIndex()
  for (const draft of drafts) {
    const words = wordsOf(ground, draft)
    const pairs = pairsOf(words, 120)
    const from = Math.max(0, kept.length - reach)
    const shared = index.shared(pairs, from)
    const twin = kept
      .slice(from)
      .find(
        (one, nth) =>
          alike(shared[nth] ?? 0, Math.min(index.sizes[from + nth] ?? 0, pairs.size)) &&
          one.draft.block !== draft.block &&
          isSame(one.draft, draft) &&
          !sayOtherFigures(one.words, words),
      )
    if (twin) merge(twin.draft, draft)
    else {
      kept.push({ draft: { ...draft, repeats: [...draft.repeats] }, words })
      index.add(pairs)
    }
  }
  return kept.map(({ draft }) => draft)
}

/** Whether two that share so many pairs, of so many in the shorter, say the same. */
function alike(both: number, small: number): boolean {
  return small >= 2 && both / small >= 0.6 && (both >= 4 || both / small >= 0.75)
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
