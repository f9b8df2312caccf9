import { type ImportReview, isAccepted } from '#domain/import/review.ts'

/** How much of what was suggested was taken, for the history. */
export function countsOf({ items }: Pick<ImportReview, 'items'>) {
  const taken = items.filter(isAccepted)
  const count = (kind: string) => taken.filter((item) => item.kind === kind).length
  return { decisions: count('decision'), tasks: count('action'), lines: taken.length }
}
