/** The pairs of characters in the first `longest` of the words, each as a number. */
export function pairsOf(words: string, longest: number): Set<number> {
  const pairs = new Set<number>()
  for (let at = 0; at + 1 < Math.min(words.length, longest); at += 1)
    pairs.add(words.charCodeAt(at) * 0x10000 + words.charCodeAt(at + 1))
  return pairs
}

/** Who has which pairs: how many two share is counted without comparing each with each. */
export class PairIndex {
  readonly sizes: number[] = []
  private readonly holders = new Map<number, number[]>()

  add(pairs: ReadonlySet<number>): void {
    for (const pair of pairs) {
      const list = this.holders.get(pair)
      if (list) list.push(this.sizes.length)
      else this.holders.set(pair, [this.sizes.length])
    }
    this.sizes.push(pairs.size)
  }

  /** How many of the pairs each one has, from the one at `from` on. */
  shared(pairs: ReadonlySet<number>, from = 0): Uint16Array {
    const shared = new Uint16Array(this.sizes.length - from)
    for (const pair of pairs) {
      const list = this.holders.get(pair) ?? []
      for (let at = list.length - 1; at >= 0; at -= 1) {
        const nth = (list[at] ?? 0) - from
        if (nth < 0) break
        shared[nth] = (shared[nth] ?? 0) + 1
      }
    }
    return shared
  }
}
