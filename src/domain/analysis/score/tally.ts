/** Counts by name, and in words what was wrong. */
export class Tally {
  private readonly counts = new Map<string, number>()
  readonly wrongs: string[] = []

  add(name: string, by = 1): void {
    this.counts.set(name, this.of(name) + by)
  }

  of(name: string): number {
    return this.counts.get(name) ?? 0
  }

  say(...words: readonly unknown[]): void {
    this.wrongs.push(words.map((word) => String(word)).join(' '))
  }

  addAll(other: Tally): void {
    for (const [name, count] of other.counts) this.add(name, count)
    this.wrongs.push(...other.wrongs)
  }

  /** `found` of them are right, so many were missed and so many are too many. */
  addMatch(
    name: string,
    { labels, predictions, pairs }: { labels: number; predictions: number; pairs: number },
  ): void {
    this.add(`${name}.tp`, pairs)
    this.add(`${name}.fn`, labels - pairs)
    this.add(`${name}.fp`, predictions - pairs)
  }
}
