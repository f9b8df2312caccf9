import { wordingExceptions } from './exceptions.ts'
import { foldScript } from './script.ts'

/** A vague word where it stands: `text.slice(start, end)`, in UTF-16 units as editors count them. */
export interface WordingMatch {
  readonly start: number
  readonly end: number
  /** As it was written. */
  readonly text: string
  /** The listed word it is an occurrence of. */
  readonly word: string
}

export type FindVagueWords = (text: string) => readonly WordingMatch[]

interface Node {
  /** By UTF-16 unit. */
  readonly next: Map<number, Node>
  /** Set where a word ends; null for an exception, which is passed over in silence. */
  word?: string | null
}

/**
 * Builds a matcher once; using it is one pass over the text, looking ahead no further than the longest
 * word, so it may run on every keystroke. The longest word wins, and so does an exception.
 */
export function vagueWordMatcher(
  words: readonly string[],
  exceptions: readonly string[] = wordingExceptions,
): FindVagueWords {
  const root: Node = { next: new Map() }
  for (const word of words) plant(root, word, word)
  for (const exception of exceptions) {
    // an organisation that lists the very word has decided against the exception
    if (!words.includes(exception)) plant(root, exception, null)
  }

  return (text) => {
    const folded = foldScript(text)
    const matches: WordingMatch[] = []
    let at = 0
    while (at < folded.length) {
      const hit = longestAt(root, folded, at)
      if (hit === undefined) {
        at += 1
        continue
      }
      if (hit.word !== null) {
        matches.push({ start: at, end: hit.end, text: text.slice(at, hit.end), word: hit.word })
      }
      at = hit.end
    }
    return matches
  }
}

function plant(root: Node, spelling: string, word: string | null): void {
  const folded = foldScript(spelling.trim())
  if (folded === '') return
  let node = root
  for (let at = 0; at < folded.length; at += 1) {
    const unit = folded.charCodeAt(at)
    let next = node.next.get(unit)
    if (next === undefined) {
      next = { next: new Map() }
      node.next.set(unit, next)
    }
    node = next
  }
  node.word = word
}

function longestAt(root: Node, folded: string, at: number): { end: number; word: string | null } | undefined {
  let node: Node | undefined = root
  let best: { end: number; word: string | null } | undefined
  for (let end = at; node !== undefined; ) {
    if (node.word !== undefined && standsAlone(folded, at, end)) best = { end, word: node.word }
    if (end >= folded.length) break
    node = node.next.get(folded.charCodeAt(end))
    end += 1
  }
  return best
}

/** Words in Latin letters are words only between word boundaries: asap is not in "asaprin". */
function standsAlone(folded: string, start: number, end: number): boolean {
  return !(joins(folded, start - 1, start) || joins(folded, end - 1, end))
}

function joins(folded: string, left: number, right: number): boolean {
  return isLatin(folded.charCodeAt(left)) && isLatin(folded.charCodeAt(right))
}

function isLatin(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)
}

/** Each listed word once, in the order of the text. */
export function distinctWords(matches: readonly WordingMatch[]): string[] {
  return [...new Set(matches.map((match) => match.text))]
}
