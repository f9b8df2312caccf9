import type { PositionView } from '#contract/preparation.ts'

/** The words of a statement as they are typed; speaking points one a line. */
export interface PositionWords {
  readonly position: string
  readonly needs: string
  readonly suggestion: string
  readonly points: string
}
export const positionFields = ['position', 'needs', 'suggestion', 'points'] as const
export type PositionField = (typeof positionFields)[number]

export function wordsOf(statement: PositionView | undefined): PositionWords {
  return {
    position: statement?.position ?? '',
    needs: statement?.needs ?? '',
    suggestion: statement?.suggestion ?? '',
    points: statement?.speakingPoints.join('\n') ?? '',
  }
}

export function pointsOf(typed: string): string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/**
 * Somebody of the same department saved meanwhile: what only they changed is taken over, what only I
 * changed stays, and the first field that both changed is for me to settle.
 */
export function mergeWords(
  base: PositionWords,
  mine: PositionWords,
  theirs: PositionWords,
): { readonly merged: PositionWords; readonly conflict: PositionField | undefined } {
  const both = positionFields.filter(
    (field) => mine[field] !== base[field] && theirs[field] !== base[field] && mine[field] !== theirs[field],
  )
  const merged = Object.fromEntries(
    positionFields.map((field) => [field, mine[field] === base[field] ? theirs[field] : mine[field]]),
  ) as unknown as PositionWords
  return { merged, conflict: both[0] }
}
