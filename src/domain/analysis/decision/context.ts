import type { ActionItem, Reading } from '#domain/analysis/analysis.ts'
import type { Span } from '#domain/analysis/document/doc.ts'
import type { IsChair } from '#domain/analysis/talk/chair.ts'

/** What the search for decisions works with. */
export interface Search {
  readonly reading: Reading
  readonly isChair: IsChair
  /** The action that shares most of a span, with how much of the shorter of the two it shares. */
  actionOver(span: Span): { action: ActionItem; share: number } | null
}

/** Something settled, before it is quoted. */
export interface Found extends Span {
  readonly key: string
  readonly word: string
  readonly confidence: number
  /** Names nothing of its own: 表决结果, 予以通过. */
  readonly back: boolean
  /** Only counts as the repetition of something settled. */
  readonly echo?: true
  /** The block it stands in. */
  readonly at: number
}

/** A quote beyond that is a whole paragraph and says nothing of its parts. */
const longestTask = 600

/** Looks up actions by place; they lie in the order of the text or not, so they are sorted once. */
export function actionsBySpan(actions: readonly ActionItem[]): Search['actionOver'] {
  const sorted = actions
    .filter(({ quote }) => quote.text.length <= longestTask)
    .sort((a, b) => a.quote.start - b.quote.start)
  const longest = sorted.reduce((most, { quote }) => Math.max(most, quote.text.length), 0)
  return (span) => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle]?.quote.start ?? 0) < span.start - longest) low = middle + 1
      else high = middle
    }
    let best: { action: ActionItem; share: number } | null = null
    for (let at = low; at < sorted.length; at += 1) {
      const action = sorted[at]
      if (!action || action.quote.start >= span.end) break
      const { start, text } = action.quote
      const shared = Math.min(span.end, start + text.length) - Math.max(span.start, start)
      const share = shared / Math.max(1, Math.min(span.end - span.start, text.length))
      if (shared > 0 && share > (best?.share ?? 0)) best = { action, share }
    }
    return best
  }
}
