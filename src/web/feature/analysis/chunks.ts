export interface Chunk<Row> {
  readonly key: number
  readonly rows: readonly Row[]
}

/**
 * A list in pieces. The browser lays out and draws those in sight alone (`.chunk`), and has to look at some dozens
 * of pieces with each frame where it would look at thousands of rows.
 */
export function chunksOf<Row>(list: readonly Row[], size = 25): Chunk<Row>[] {
  const chunks: Chunk<Row>[] = []
  for (let at = 0; at < list.length; at += size) chunks.push({ key: at, rows: list.slice(at, at + size) })
  return chunks
}

/** Whether two lists hold the same rows, each field of which is the same. */
export function areSame<Row extends object>(one: readonly Row[], other: readonly Row[]): boolean {
  if (one === other) return true
  return (
    one.length === other.length &&
    one.every((row, at) => {
      const there = other[at] as Row
      return (Object.keys(row) as (keyof Row)[]).every((field) => row[field] === there[field])
    })
  )
}
