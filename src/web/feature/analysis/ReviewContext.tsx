import { createContext, useContext } from 'react'
import type { ImportName, ImportReview } from './review.ts'
import type { Refs } from './use-review.ts'

/**
 * What one may do in a review. It stays the same from key to key: a part that asks for nothing else is drawn again
 * only when what it shows has changed.
 */
export interface Acts {
  readonly change: (make: (review: ImportReview) => ImportReview, options?: { isStep?: boolean }) => void
  /** It has become a meeting: to be read only. */
  readonly isLocked: boolean
  readonly isNew: boolean
  readonly onActive: (key: string, from: 'source' | 'result') => void
  /** `field`: where to begin. */
  readonly onEdit: (key: string | undefined, field?: EditField) => void
  /** Leads to where an item was read. */
  readonly showSource: (key: string) => void
}

export type EditField = 'text' | 'who' | 'dueOn' | 'criterion'

/** Who is meant by whom; changes when a name is settled or somebody is picked. */
export interface Names {
  readonly names: readonly ImportName[]
  readonly refs: Refs
}

/** What the server found wrong, by path: `items.action-0.who`. */
export type Issues = Readonly<Record<string, string>>

/** Changes with every key; asked for by what stands once on the page. */
export interface Reviewing {
  readonly review: ImportReview
  readonly issues: Issues
  readonly editField: EditField | undefined
}

export const ActsContext = createContext<Acts | undefined>(undefined)
export const NamesContext = createContext<Names | undefined>(undefined)
export const ReviewContext = createContext<Reviewing | undefined>(undefined)

export const useActs = () => within(useContext(ActsContext))
export const useNames = () => within(useContext(NamesContext))
export const useReviewing = () => within(useContext(ReviewContext))

function within<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('A part of a review outside of one')
  return value
}
