import type { Hit } from './hit.ts'

const shape =
  /(?<![其吉排利])[他她](?![们人日山处国乡俩者])|(?<=[由请让])(?:其本人|本人)|(?<=[由请让]|责成|督促|要求)其(?![他她它中余实次间])(?!本人)/y
const most = 80

/** 他 is the person named last in the same text, 其 also a department; nobody where two stand together. */
export function pronounAt(folded: string, at: number, hits: readonly Hit[]): Hit | null {
  shape.lastIndex = at
  const word = shape.exec(folded)?.[0]
  if (!word) return null
  const person = /[他她人]$/.test(word)
  const from = hits.findLastIndex(({ kind }) => kind === 'person' || (!person && kind === 'department'))
  const meant = hits[from]
  if (!meant?.entry || at - meant.end > most || /\n/.test(folded.slice(meant.end, at))) return null
  const other = hits[from - 1]
  if (
    other?.kind === meant.kind &&
    /^\s*(?:[、,/&+]|和|与|及|跟|同)\s*$/.test(folded.slice(other.end, meant.start))
  )
    return null
  return {
    kind: meant.kind,
    start: at,
    end: at + word.length,
    entry: meant.entry,
    candidates: [],
    confidence: 0.5,
    why: 'pronoun',
  }
}
