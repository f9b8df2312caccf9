import { type ReactNode, useMemo } from 'react'
import { vagueWordMatcher } from '#domain/wording/matcher.ts'

export interface VagueWords {
  readonly forbidden: readonly string[]
  readonly vague: readonly string[]
  readonly subjective: readonly string[]
}

/** The words of a line that a norm objects to, with where they stand. */
export function useVagueFinder(words: VagueWords | undefined) {
  return useMemo(() => {
    const commitment = vagueWordMatcher([...(words?.forbidden ?? []), ...(words?.vague ?? [])])
    const judgement = vagueWordMatcher(words?.subjective ?? [])
    // A 可能 in a viewpoint is what somebody thinks; in a decision it is a loophole (7.3 no. 10).
    return (kind: string, text: string) =>
      kind === 'decision' || kind === 'task' ? commitment(text) : judgement(text)
  }, [words])
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
