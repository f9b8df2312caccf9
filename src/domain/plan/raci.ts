/** Responsible 执行, Accountable 负责, Consulted 咨询, Informed 知会 (S4-28). */
export const raciLetters = ['R', 'A', 'C', 'I'] as const
export type RaciLetter = (typeof raciLetters)[number]

export interface RaciCell {
  readonly taskId: string
  /** A department or a person. */
  readonly partyId: string
  readonly letter: RaciLetter
}

/** NM-COL-08; X-71 adds that many consulted parties are discouraged. */
export interface RaciRule {
  readonly A: number
  readonly minR: number
  readonly maxR: number
}
export const maxConsulted = 5

export const raciFaults = ['noA', 'manyA', 'noR', 'manyR', 'manyC'] as const
export type RaciFault = (typeof raciFaults)[number]

export interface RaciCheck {
  readonly taskId: string
  readonly fault: RaciFault
  readonly count: number
  /** The parties that hold the letter. */
  readonly partyIds: readonly string[]
}

/**
 * 责任真空 and 多头负责 (S4-29): each piece of work has exactly one A and at least one R. Too many R or C is a hint.
 * Summary lines only group and are not asked.
 */
export function checkRaci(
  taskIds: readonly string[],
  cells: readonly RaciCell[],
  rule: RaciRule,
): RaciCheck[] {
  const byTask = new Map<string, RaciCell[]>()
  for (const cell of cells) {
    const own = byTask.get(cell.taskId)
    if (own) own.push(cell)
    else byTask.set(cell.taskId, [cell])
  }
  return taskIds.flatMap((taskId) => {
    const own = byTask.get(taskId) ?? []
    const holders = (letter: RaciLetter) => [
      ...new Set(own.filter((cell) => cell.letter === letter).map(({ partyId }) => partyId)),
    ]
    const [a, r, c] = [holders('A'), holders('R'), holders('C')]
    const found: [RaciFault, readonly string[]][] = [
      ...(a.length < rule.A ? [['noA', a] as [RaciFault, string[]]] : []),
      ...(a.length > rule.A ? [['manyA', a] as [RaciFault, string[]]] : []),
      ...(r.length < rule.minR ? [['noR', r] as [RaciFault, string[]]] : []),
      ...(r.length > rule.maxR ? [['manyR', r] as [RaciFault, string[]]] : []),
      ...(c.length > maxConsulted ? [['manyC', c] as [RaciFault, string[]]] : []),
    ]
    return found.map(([fault, partyIds]) => ({ taskId, fault, count: partyIds.length, partyIds }))
  })
}

/** How much each party carries: an overload is seen in the column, not in the line. */
export function raciLoad(cells: readonly RaciCell[]): Map<string, Record<RaciLetter, number>> {
  const loads = new Map<string, Record<RaciLetter, number>>()
  for (const { partyId, letter } of cells) {
    const load = loads.get(partyId) ?? { R: 0, A: 0, C: 0, I: 0 }
    load[letter] += 1
    loads.set(partyId, load)
  }
  return loads
}

/** What a key means in the matrix: a letter put or taken away, or all of them. */
export function toggled(letters: readonly RaciLetter[], key: string): RaciLetter[] | undefined {
  const letter = raciLetters.find((one) => one === key.toUpperCase())
  if (letter !== undefined) {
    return letters.includes(letter)
      ? letters.filter((one) => one !== letter)
      : raciLetters.filter((one) => one === letter || letters.includes(one))
  }
  return key === 'Delete' || key === 'Backspace' ? [] : undefined
}
