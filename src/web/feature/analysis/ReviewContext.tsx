import { createContext, useContext } from 'react'
import type { ImportReview } from './review.ts'
import type { Refs } from './use-review.ts'

/** What every part of a review needs; the parts are many, and none of it is theirs to pass on. */
export interface Reviewing {
  readonly review: ImportReview
  readonly refs: Refs
  readonly change: (make: (review: ImportReview) => ImportReview, options?: { isStep?: boolean }) => void
  /** What the server found wrong, by path: `items.action-0.who`. */
  readonly issues: Readonly<Record<string, string>>
  /** It has become a meeting: to be read only. */
  readonly isLocked: boolean
  readonly isNew: boolean
  readonly active: string | undefined
  readonly onActive: (key: string, from: 'source' | 'result') => void
  readonly editing: string | undefined
  /** `field`: where to begin. */
  readonly onEdit: (key: string | undefined, field?: EditField) => void
  readonly editField: EditField | undefined
  /** Leads to where an item was read. */
  readonly showSource: (key: string) => void
}

export type EditField = 'text' | 'who' | 'dueOn' | 'criterion'

export const ReviewContext = createContext<Reviewing | undefined>(undefined)

export function useReviewing(): Reviewing {
  const reviewing = useContext(ReviewContext)
  if (reviewing === undefined) throw new Error('A part of a review outside of one')
  return reviewing
}
