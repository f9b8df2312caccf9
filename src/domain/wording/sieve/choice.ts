import { alternativesOf } from './needs.ts'
import { Sieve } from './sieve.ts'

/** What one asks of a pattern. */
export interface Finder {
  test(text: string): boolean
  exec(text: string): RegExpExecArray | null
}

/** A pattern that may find something in a text. */
export interface Try {
  /** Which of the patterns. */
  readonly nth: number
  find(): RegExpExecArray | null
}

/**
 * Patterns of many alternatives. Only those alternatives are tried, and compiled, whose characters are in the text;
 * what is found is what the patterns would find.
 */
export class Choices {
  readonly #sieve: Sieve
  readonly #sources: readonly { readonly nth: number; readonly source: string }[]
  readonly #compiled: RegExp[] = []

  /** Throws a RangeError for a pattern with a flag, or with a group that captures: its number would be another. */
  constructor(patterns: readonly RegExp[]) {
    for (const { source, flags } of patterns)
      if (
        flags !== '' ||
        /(?<!\\)(?:\\\\)*\((?!\?)|\(\?<\w/.test(source.replace(/\[(?:\\.|[^\]\\])*\]/g, 'x'))
      )
        throw new RangeError(`No plain choice: /${source}/${flags}`)
    const all = patterns.flatMap((pattern, nth) =>
      alternativesOf(pattern).map(({ source, needs }) => ({ nth, source, needs })),
    )
    this.#sources = all
    this.#sieve = new Sieve(all.map(({ needs }) => needs))
  }

  /** The patterns that are worth a try, in their order. */
  passing(text: string): readonly Try[] {
    const passing = this.#sieve.passing(text)
    if (passing.length === 0) return none
    const tries: { nth: number; alternatives: number[]; find(): RegExpExecArray | null }[] = []
    for (const alternative of passing) {
      const nth = this.#sources[alternative]?.nth ?? 0
      const last = tries.at(-1)
      if (last?.nth === nth) last.alternatives.push(alternative)
      else {
        const alternatives = [alternative]
        tries.push({ nth, alternatives, find: () => this.#first(alternatives, text) })
      }
    }
    return tries
  }

  /** One of the patterns by itself; asked for another with the same text, it need not look at the text again. */
  finder(nth: number): Finder {
    const own = (text: string) =>
      this.#sieve.passing(text).filter((alternative) => this.#sources[alternative]?.nth === nth)
    return {
      test: (text) => own(text).some((alternative) => this.#pattern(alternative).test(text)),
      exec: (text) => this.#first(own(text), text),
    }
  }

  /** What comes first in the text; of what begins at the same place, what comes first in the pattern. */
  #first(alternatives: readonly number[], text: string): RegExpExecArray | null {
    let first: RegExpExecArray | null = null
    for (const alternative of alternatives) {
      const found = this.#pattern(alternative).exec(text)
      if (found && (!first || found.index < first.index)) first = found
      if (first?.index === 0) break
    }
    return first
  }

  #pattern(alternative: number): RegExp {
    this.#compiled[alternative] ??= new RegExp(this.#sources[alternative]?.source ?? '')
    return this.#compiled[alternative]
  }
}

const none: readonly Try[] = []

/** Long patterns that the same texts are held against, each as a choice between its alternatives. */
export function choices<Name extends string>(patterns: Readonly<Record<Name, RegExp>>): Record<Name, Finder> {
  const all = new Choices(Object.values(patterns))
  return Object.fromEntries(Object.keys(patterns).map((name, nth) => [name, all.finder(nth)])) as Record<
    Name,
    Finder
  >
}
