/** A place in the source that an item was read from. */
export interface Place {
  readonly key: string
  readonly start: number
  readonly end: number
}

/** A run of one line of the source; `key`: the innermost item it belongs to. */
export interface Run {
  readonly text: string
  readonly key: string | null
  /** The item begins here: its word stands before it. */
  readonly isFirst: boolean
}

export interface SourceLine {
  /** Offset of its first sign: what a line is known by. */
  readonly start: number
  readonly runs: readonly Run[]
}

interface Piece {
  readonly start: number
  readonly end: number
  readonly key: string
}

/**
 * The source in lines, each cut where an item begins or ends. Where items lie within each other the smaller one is
 * shown; where they only overlap, the one that begins later.
 */
export function linesOf(text: string, places: readonly Place[]): SourceLine[] {
  const pieces = piecesOf(places, text.length)
  const lines: SourceLine[] = []
  const begun = new Set<string>()
  let at = 0
  for (let start = 0; start <= text.length; ) {
    const next = text.indexOf('\n', start)
    const end = next < 0 ? text.length : next
    while (at < pieces.length && (pieces[at] as Piece).end <= start) at++
    const runs: Run[] = []
    let from = start
    for (let i = at; i < pieces.length && (pieces[i] as Piece).start < end; i++) {
      const piece = pieces[i] as Piece
      const first = Math.max(piece.start, start)
      const last = Math.min(piece.end, end)
      if (first > from) runs.push({ text: text.slice(from, first), key: null, isFirst: false })
      if (last > first) {
        runs.push({ text: text.slice(first, last), key: piece.key, isFirst: !begun.has(piece.key) })
        begun.add(piece.key)
      }
      from = Math.max(from, last)
    }
    if (from < end) runs.push({ text: text.slice(from, end), key: null, isFirst: false })
    lines.push({ start, runs })
    start = end + 1
  }
  return lines
}

/** Disjoint and in order. */
function piecesOf(places: readonly Place[], length: number): Piece[] {
  const sorted = places
    .map((place) => ({ ...place, start: Math.max(0, place.start), end: Math.min(length, place.end) }))
    .filter(({ start, end }) => end > start)
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
  const pieces: Piece[] = []
  const open: Place[] = []
  let at = 0
  const close = (until: number) => {
    while (open.length > 0) {
      const inner = open.at(-1) as Place
      if (inner.end <= at) {
        open.pop()
        continue
      }
      const end = Math.min(inner.end, until)
      if (end > at) pieces.push({ key: inner.key, start: at, end })
      at = Math.max(at, end)
      if (inner.end > until) return
      open.pop()
    }
    at = Math.max(at, until)
  }
  for (const place of sorted) {
    close(place.start)
    at = Math.max(at, place.start)
    open.push(place)
  }
  close(length)
  return joined(pieces)
}

/** An item that was cut by another one within it goes on as one run where nothing stands between. */
function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = []
  for (const piece of pieces) {
    const last = out.at(-1)
    if (last?.key === piece.key && last.end === piece.start) {
      out[out.length - 1] = { ...last, end: piece.end }
    } else out.push(piece)
  }
  return out
}
