import { looked, type Needs, strictest } from './needs.ts'

/** The row of each UTF-16 unit that some sieve asks for; 0 for all others. */
const rows = new Uint16Array(0x10000)
let taken = 0

/**
 * Tells which of many patterns may find something in a text, by one pass over its characters: hardly any of the
 * patterns for what may be decided has all the characters that it needs in a part of a sentence.
 */
export class Sieve {
  readonly #words: number
  /** For each row, one word of bits for every 32 patterns, once for each of the sets. */
  readonly #table: Int32Array
  readonly #rows: number
  readonly #always: Int32Array
  readonly #seen: Int32Array
  #last: { readonly text: string; readonly passing: readonly number[] } | null = null

  constructor(patterns: readonly Needs[]) {
    this.#words = Math.ceil(patterns.length / 32)
    const width = this.#words * looked
    const wanted = patterns.map(strictest)
    for (const needs of wanted) for (const chars of needs) for (const char of chars) rowOf(char)
    this.#rows = taken + 1
    this.#table = new Int32Array(this.#rows * width)
    this.#always = new Int32Array(width)
    this.#seen = new Int32Array(width)
    for (const [nth, needs] of wanted.entries())
      for (let set = 0; set < looked; set += 1) {
        const word = set * this.#words + (nth >> 5)
        const chars = needs[set]
        if (chars) for (const char of chars) mark(this.#table, rowOf(char) * width + word, nth)
        else mark(this.#always, word, nth)
      }
  }

  /** The numbers of the patterns that are worth a try, in their order. */
  passing(text: string): readonly number[] {
    if (text !== this.#last?.text) this.#last = { text, passing: this.#passing(text) }
    return this.#last.passing
  }

  #passing(text: string): readonly number[] {
    const [table, seen, words] = [this.#table, this.#seen, this.#words]
    const width = seen.length
    seen.set(this.#always)
    for (let at = 0; at < text.length; at += 1) {
      const row = rows[text.charCodeAt(at)] ?? 0
      if (row === 0 || row >= this.#rows) continue
      const from = row * width
      for (let word = 0; word < width; word += 1) seen[word] = (seen[word] ?? 0) | (table[from + word] ?? 0)
    }
    let passing: number[] | null = null
    for (let word = 0; word < words; word += 1) {
      let left = seen[word] ?? 0
      for (let set = 1; set < looked; set += 1) left &= seen[set * words + word] ?? 0
      while (left !== 0) {
        passing ??= []
        passing.push(word * 32 + (31 - Math.clz32(left & -left)))
        left &= left - 1
      }
    }
    return passing ?? none
  }
}

const none: readonly number[] = []

function mark(bits: Int32Array, word: number, nth: number) {
  bits[word] = (bits[word] ?? 0) | (1 << (nth & 31))
}

function rowOf(char: string): number {
  const code = char.charCodeAt(0)
  const row = rows[code] ?? 0
  if (row !== 0) return row
  taken += 1
  rows[code] = taken
  return taken
}
