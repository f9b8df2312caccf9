/** A stretch of text that both versions have, or only one. */
export interface Piece {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** A line of the later version beside the one it was made of. */
export type LineChange =
  | { readonly kind: 'same'; readonly text: string }
  | { readonly kind: 'removed'; readonly text: string }
  | { readonly kind: 'added'; readonly text: string }
  | { readonly kind: 'changed'; readonly pieces: readonly Piece[] }

const han = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]`
const word = String.raw`[[\p{L}\p{M}\p{N}]--${han}]+(?:[.,:\-\/]\p{N}+)*`
const token = new RegExp(String.raw`${han}|${word}|\s+|[^\p{L}\p{N}\s]`, 'gv')

/** Chinese is compared by character, everything else by word and number; space belongs to nobody. */
export function tokensOf(text: string): string[] {
  return text.match(token) ?? []
}

/** The table of common lengths grows with the product; beyond this a text counts as rewritten. */
const mostCells = 4_000_000

interface Step {
  readonly kind: Piece['kind']
  readonly token: string
}

/** The longest common order of two lists, as steps from one to the other; removals before additions. */
export function stepsBetween(before: readonly string[], after: readonly string[]): Step[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let end = 0
  while (
    end < before.length - start &&
    end < after.length - start &&
    before.at(-1 - end) === after.at(-1 - end)
  ) {
    end++
  }
  const same = (tokens: readonly string[]) => tokens.map((token): Step => ({ kind: 'same', token }))
  return [
    ...same(before.slice(0, start)),
    ...middleSteps(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...same(end === 0 ? [] : before.slice(-end)),
  ]
}

function middleSteps(before: readonly string[], after: readonly string[]): Step[] {
  const [rows, columns] = [before.length, after.length]
  const removed = (token: string): Step => ({ kind: 'removed', token })
  const added = (token: string): Step => ({ kind: 'added', token })
  if (rows === 0 || columns === 0 || rows * columns > mostCells) {
    return [...before.map(removed), ...after.map(added)]
  }
  const width = columns + 1
  // common[i][j]: how much of before[i…] and after[j…] can be kept.
  const common = new Uint32Array((rows + 1) * width)
  const at = (row: number, column: number) => common[row * width + column] as number
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      common[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const steps: Step[] = []
  let [row, column] = [0, 0]
  while (row < rows || column < columns) {
    if (row < rows && column < columns && before[row] === after[column]) {
      steps.push({ kind: 'same', token: before[row] as string })
      row++
      column++
    } else if (column === columns || (row < rows && at(row + 1, column) >= at(row, column + 1))) {
      steps.push(removed(before[row++] as string))
    } else {
      steps.push(added(after[column++] as string))
    }
  }
  return steps
}

/** How one line became another, in stretches that can be read. */
export function wordChanges(before: string, after: string): Piece[] {
  return readable(joined(stepsBetween(tokensOf(before), tokensOf(after))))
}

function joined(steps: readonly Step[]): Piece[] {
  const pieces: Piece[] = []
  for (const { kind, token } of steps) {
    const last = pieces.at(-1)
    if (last?.kind === kind) pieces[pieces.length - 1] = { kind, text: last.text + token }
    else pieces.push({ kind, text: token })
  }
  return pieces
}

/**
 * One character kept by chance between two changes makes a mosaic; it is counted to them. What is removed
 * stands before what is added in its place.
 */
function readable(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = []
  let [removed, added] = ['', '']
  const flush = () => {
    if (removed !== '') result.push({ kind: 'removed', text: removed })
    if (added !== '') result.push({ kind: 'added', text: added })
    removed = added = ''
  }
  for (const [index, { kind, text }] of pieces.entries()) {
    if (kind === 'removed') removed += text
    else if (kind === 'added') added += text
    else if ([...text].length === 1 && index > 0 && index < pieces.length - 1) {
      removed += text
      added += text
    } else {
      flush()
      result.push({ kind, text })
    }
  }
  flush()
  return result
}

/** Below this share of common text two lines are not one line changed, but one gone and another come. */
const alike = 0.35

function likeness(before: string, after: string): number {
  const steps = stepsBetween(tokensOf(before), tokensOf(after))
  const length = (kind: Piece['kind']) =>
    steps.reduce((sum, step) => sum + (step.kind === kind ? step.token.length : 0), 0)
  const kept = length('same')
  return kept / Math.max(1, kept + Math.max(length('removed'), length('added')))
}

/** How a list of lines became another. */
export function lineChanges(before: readonly string[], after: readonly string[]): LineChange[] {
  const changes: LineChange[] = []
  let [gone, come]: [string[], string[]] = [[], []]
  const flush = () => {
    changes.push(...paired(gone, come))
    ;[gone, come] = [[], []]
  }
  for (const { kind, token } of stepsBetween(before, after)) {
    if (kind === 'removed') gone.push(token)
    else if (kind === 'added') come.push(token)
    else {
      flush()
      changes.push({ kind: 'same', text: token })
    }
  }
  flush()
  return changes
}

/** Each new line finds the first old one it could have been made of; the order of both is kept. */
function paired(gone: readonly string[], come: readonly string[]): LineChange[] {
  const changes: LineChange[] = []
  let next = 0
  for (const text of come) {
    const from = gone.findIndex((old, index) => index >= next && likeness(old, text) >= alike)
    if (from < 0) {
      changes.push({ kind: 'added', text })
      continue
    }
    changes.push(...gone.slice(next, from).map((old) => ({ kind: 'removed' as const, text: old })))
    changes.push({ kind: 'changed', pieces: wordChanges(gone[from] as string, text) })
    next = from + 1
  }
  return [...changes, ...gone.slice(next).map((text) => ({ kind: 'removed' as const, text }))]
}

/** A named part of a document and its lines, so that the same parts of two versions meet. */
export interface Passage {
  readonly id: string
  readonly label: string
  readonly lines: readonly string[]
}

export interface PassageChange {
  readonly id: string
  readonly label: string
  readonly changes: readonly LineChange[]
}

/** Only the passages that differ, in the order of the later version; those that are gone come last. */
export function passageChanges(before: readonly Passage[], after: readonly Passage[]): PassageChange[] {
  const old = new Map(before.map((passage) => [passage.id, passage]))
  const kept = new Set(after.map(({ id }) => id))
  return [
    ...after.map(({ id, label, lines }) => ({
      id,
      label,
      changes: lineChanges(old.get(id)?.lines ?? [], lines),
    })),
    ...before
      .filter(({ id }) => !kept.has(id))
      .map(({ id, label, lines }) => ({ id, label, changes: lineChanges(lines, []) })),
  ].filter(({ changes }) => changes.some(({ kind }) => kind !== 'same'))
}
