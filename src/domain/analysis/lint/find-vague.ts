import { type NormId, normOf } from '#domain/norm/catalogue.ts'
import { vagueWordMatcher } from '#domain/wording/matcher.ts'
import { foldScript } from '#domain/wording/script.ts'
import { type VagueClass, type VagueWord, vagueWords } from './vague-words.ts'

/** A vague word where it stands, as UTF-16 offsets. */
export interface VagueHit {
  readonly start: number
  readonly end: number
  /** As it was written. */
  readonly text: string
  readonly as: VagueClass | 'listed'
  /** The norm that speaks of it. */
  readonly norm: NormId
}

/** The organisation's own lists: NM-WRD-01 and NM-WRD-02. */
export interface VagueLists {
  readonly forbidden: readonly string[]
  readonly vague: readonly string[]
}

export type FindVague = (text: string) => readonly VagueHit[]

const defaults: VagueLists = {
  forbidden: normOf('NM-WRD-01').default as readonly string[],
  vague: normOf('NM-WRD-02').default as readonly string[],
}

const known = new Map<string, VagueWord>(vagueWords.map((entry) => [entry.word, entry]))
const reach = 12

/**
 * Builds the finder once. The classes of this room are always looked for; of the lists, what holds one of
 * their words already (尽快推进) says no more than the word itself.
 */
export function vagueFinder({ forbidden, vague }: VagueLists = defaults): FindVague {
  const listed = [...forbidden, ...vague].map((word) => foldScript(word.trim()))
  const firsts = new Set(forbidden.map((word) => foldScript(word.trim())))
  const more = listed.filter((word) => word !== '' && ![...known.keys()].some((key) => word.startsWith(key)))
  const find = vagueWordMatcher([...known.keys(), ...more])
  return (text) => {
    const found = find(text)
    if (found.length === 0) return []
    const folded = foldScript(text)
    return found.flatMap(({ start, end, text: written, word }): VagueHit[] => {
      const entry = known.get(word)
      if (entry !== undefined && !stands(entry, folded, start, end)) return []
      if (isTitle(folded, start, end)) return []
      const norm = firsts.has(word) ? 'NM-WRD-01' : 'NM-WRD-02'
      return [{ start, end, text: written, as: entry?.as ?? 'listed', norm }]
    })
  }
}

export const findVague: FindVague = vagueFinder()

function stands(entry: VagueWord, folded: string, start: number, end: number): boolean {
  const before = folded.slice(Math.max(0, start - reach), start)
  const after = folded.slice(end, end + reach + 4)
  if (entry.notAfter?.test(before) || entry.notBefore?.test(after)) return false
  if (entry.onlyAfter !== undefined && !entry.onlyAfter.test(before.trimEnd())) return false
  return entry.onlyBefore === undefined || entry.onlyBefore.test(after)
}

/** Within 《…》 it is the name of something. */
function isTitle(folded: string, start: number, end: number): boolean {
  const open = folded.slice(Math.max(0, start - 40), start)
  const close = folded.slice(end, end + 40)
  return /《[^》\n]*$/.test(open) && /^[^《\n]*》/.test(close)
}
