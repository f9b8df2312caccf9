import { type ReactNode, useMemo } from 'react'
import { vagueWordMatcher } from '#domain/wording/matcher.ts'

export interface VagueWords {
  readonly forbidden: readonly string[]
  readonly vague: readonly string[]
  readonly subjective: readonly string[]
}

/**
 * Finds the words of a line that a norm objects to, with where they stand: vague ones in what was decided
 * or handed out, judging ones in what was said (NM-MTG-12).
 */
export function flagFinder(words: VagueWords | undefined) {
  const commitment = vagueWordMatcher([...(words?.forbidden ?? []), ...(words?.vague ?? [])])
  const judgement = vagueWordMatcher(words?.subjective ?? [])
  // A 可能 in a viewpoint is what somebody thinks; in a decision it is a loophole (7.3 no. 10).
  return (kind: string, text: string) =>
    kind === 'decision' || kind === 'task' ? commitment(text) : judgement(text)
}

export function useVagueFinder(words: VagueWords | undefined) {
  return useMemo(() => flagFinder(words), [words])
}

/** The same text behind the field, letter upon letter, with a wavy line under the words found. */
export function VagueText({
  text,
  found,
}: {
  text: string
  found: readonly { readonly start: number; readonly end: number }[]
}): ReactNode {
  const parts: ReactNode[] = []
  let from = 0
  for (const { start, end } of found) {
    parts.push(text.slice(from, start), <mark key={start}>{text.slice(start, end)}</mark>)
    from = end
  }
  parts.push(text.slice(from))
  return (
    <div className="line-shadow" aria-hidden="true">
      {parts}
    </div>
  )
}
