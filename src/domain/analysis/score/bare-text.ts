/** A text without spaces and punctuation, in one width and case, and for each place of the text where it lies there. */
export interface BareText {
  readonly text: string
  readonly bare: string
  /** One longer than the text. */
  readonly at: readonly number[]
}

const passedOver = /[\s\p{P}\p{S}\p{C}]/u

export function bareText(text: string): BareText {
  const at: number[] = []
  let bare = ''
  for (let unit = 0; unit < text.length; unit += 1) {
    at.push(bare.length)
    for (const character of text.charAt(unit).normalize('NFKC').toLowerCase()) {
      if (!passedOver.test(character)) bare += character
    }
  }
  at.push(bare.length)
  return { text, bare, at }
}

export function bareOf(text: string | null | undefined): string {
  return bareText(text ?? '').bare
}

/** How alike two texts are, 0 to 1, by the pairs of neighbours that they share (Dice). */
export function likeness(one: string, other: string): number {
  const [a, b] = [bareOf(one), bareOf(other)]
  if (a === b) return 1
  if (a.length < 2 || b.length < 2) return 0
  const left = new Map<string, number>()
  for (let at = 0; at + 1 < a.length; at += 1) {
    const pair = a.slice(at, at + 2)
    left.set(pair, (left.get(pair) ?? 0) + 1)
  }
  let shared = 0
  for (let at = 0; at + 1 < b.length; at += 1) {
    const pair = b.slice(at, at + 2)
    const count = left.get(pair) ?? 0
    if (count === 0) continue
    shared += 1
    left.set(pair, count - 1)
  }
  return (2 * shared) / (a.length + b.length - 2)
}

/** The longest run of `text` that stands in `within` as it is: where, and how long. */
export function longestRun(text: string, within: string): { start: number; length: number } {
  let best = { start: 0, length: 0 }
  let above = new Int32Array(within.length + 1)
  for (let row = 0; row < text.length; row += 1) {
    const lengths = new Int32Array(within.length + 1)
    for (let column = 0; column < within.length; column += 1) {
      if (text.charCodeAt(row) !== within.charCodeAt(column)) continue
      const length = (above[column] as number) + 1
      lengths[column + 1] = length
      if (length > best.length) best = { start: column + 1 - length, length }
    }
    above = lengths
  }
  return best
}
