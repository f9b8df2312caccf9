export interface Pair {
  readonly row: number
  readonly column: number
}

/**
 * The pairs of rows and columns, each used once, that weigh the most together; what weighs nothing is never a
 * pair. The Hungarian method, row by row along the cheapest way.
 */
export function heaviestPairs(weights: readonly (readonly number[])[]): Pair[] {
  const rows = weights.length
  const columns = weights[0]?.length ?? 0
  if (rows === 0 || columns === 0) return []
  const size = Math.max(rows, columns)
  const weight = (row: number, column: number) => Math.max(0, weights[row]?.[column] ?? 0)
  const rowPrice = new Float64Array(size)
  const columnPrice = new Float64Array(size + 1)
  /** The row of each column; the last column is where the new row waits. */
  const taken = new Int32Array(size + 1).fill(-1)

  for (let row = 0; row < size; row += 1) {
    const cost = new Float64Array(size).fill(Number.POSITIVE_INFINITY)
    const cameFrom = new Int32Array(size).fill(size)
    const isDone = new Uint8Array(size + 1)
    let column = size
    taken[size] = row
    while (taken[column] !== -1) {
      isDone[column] = 1
      const here = taken[column] as number
      let step = Number.POSITIVE_INFINITY
      let next = -1
      for (let at = 0; at < size; at += 1) {
        if (isDone[at]) continue
        const way = -weight(here, at) - (rowPrice[here] as number) - (columnPrice[at] as number)
        if (way < (cost[at] as number)) {
          cost[at] = way
          cameFrom[at] = column
        }
        if ((cost[at] as number) < step) {
          step = cost[at] as number
          next = at
        }
      }
      for (let at = 0; at <= size; at += 1) {
        if (isDone[at]) {
          rowPrice[taken[at] as number] = (rowPrice[taken[at] as number] as number) + step
          columnPrice[at] = (columnPrice[at] as number) - step
        } else if (at < size) cost[at] = (cost[at] as number) - step
      }
      column = next
    }
    while (column !== size) {
      const before = cameFrom[column] as number
      taken[column] = taken[before] as number
      column = before
    }
  }
  const pairs: Pair[] = []
  for (let column = 0; column < columns; column += 1) {
    const row = taken[column] as number
    if (row >= 0 && row < rows && weight(row, column) > 0) pairs.push({ row, column })
  }
  return pairs
}
