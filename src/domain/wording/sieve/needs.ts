/**
 * What a pattern cannot do without, a few characters each: one of them at least stands in every text in which the
 * pattern finds something. What is not understood asks for nothing, so that no find is lost.
 */
export type Needs = readonly string[]

export interface Alternative {
  readonly source: string
  readonly needs: Needs
}

/** The alternatives at the top of a pattern. */
export function alternativesOf({ source, flags }: RegExp): readonly Alternative[] {
  if (/[iuv]/.test(flags)) return [{ source, needs: [] }]
  return new Reader(source).alternatives()
}

/** More characters than this keep hardly any text out. */
const most = 80

class Reader {
  readonly #source: string
  #at = 0

  constructor(source: string) {
    this.#source = source
  }

  alternatives(): Alternative[] {
    const found: Alternative[] = []
    do {
      const from = this.#at
      const needs = this.#sequence()
      found.push({ source: this.#source.slice(from, this.#at), needs })
    } while (this.#take('|'))
    return found
  }

  #sequence(): Needs {
    const needs: string[] = []
    while (this.#at < this.#source.length && !'|)'.includes(this.#peek())) {
      const own = this.#atom()
      if (!this.#mayBeLeftOut()) needs.push(...own)
    }
    return needs
  }

  #atom(): Needs {
    const char = this.#next()
    if (char === '(') return this.#group()
    if (char === '[') return this.#oneOf()
    if ('.^$'.includes(char)) return []
    return listed(char === '\\' ? this.#escaped() : char)
  }

  #group(): Needs {
    const kind = /^(?:\?(?:<?[=!]|:|<\w+>))?/.exec(this.#source.slice(this.#at))?.[0] ?? ''
    this.#at += kind.length
    const inside = this.alternatives()
    this.#at += 1
    return kind.endsWith('!') ? [] : either(inside.map(({ needs }) => needs))
  }

  #oneOf(): Needs {
    const but = this.#take('^')
    let chars: string | null = ''
    while (!this.#take(']')) {
      const low = this.#member()
      const isRange = this.#peek() === '-' && this.#source[this.#at + 1] !== ']'
      if (isRange) this.#at += 1
      const range = isRange ? between(low, this.#member()) : low
      chars = chars === null || range === null ? null : chars + range
    }
    return but ? [] : listed(chars)
  }

  #member(): string | null {
    const char = this.#next()
    return char === '\\' ? this.#escaped() : char
  }

  /** What stands behind a backslash; null for what is not a matter of one character out of a few. */
  #escaped(): string | null {
    const char = this.#next()
    if (char === 'd') return '0123456789'
    if (char === 'n') return '\n'
    if (char === 't') return '\t'
    if (char === 'u') {
      this.#at += 4
      return String.fromCharCode(Number.parseInt(this.#source.slice(this.#at - 4, this.#at), 16))
    }
    if (char === 'k') this.#at = this.#source.indexOf('>', this.#at) + 1
    return /\w/.test(char) ? null : char
  }

  #mayBeLeftOut(): boolean {
    const times = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/.exec(this.#source.slice(this.#at))
    this.#at += times?.[0].length ?? 0
    return times !== null && (/^[*?]/.test(times[0]) || times[1] === '0')
  }

  #peek(): string {
    return this.#source[this.#at] ?? ''
  }

  #next(): string {
    const char = this.#peek()
    this.#at += 1
    return char
  }

  #take(char: string): boolean {
    if (this.#peek() !== char) return false
    this.#at += 1
    return true
  }
}

function listed(chars: string | null): Needs {
  return chars ? [once(chars)].filter(({ length }) => length <= most) : []
}

function between(low: string | null, high: string | null): string | null {
  if (!low || !high) return null
  const first = low.charCodeAt(0)
  const length = high.charCodeAt(0) - first + 1
  return length > most ? null : String.fromCharCode(...Array.from({ length }, (_, more) => first + more))
}

/** Of one or another: the first need of each, the second of each, as far as all have one. */
function either(branches: readonly Needs[]): Needs {
  if (branches.length === 1) return branches[0] ?? []
  const few = branches.map(strictest)
  const shared = Math.min(...few.map(({ length }) => length))
  return Array.from({ length: shared }, (_, nth) => once(few.map((needs) => needs[nth]).join(''))).filter(
    ({ length }) => length <= most,
  )
}

/** How many needs of each pattern are looked at. */
export const looked = 3

/** The needs that keep the most texts out, few enough to look at each time. */
export function strictest(needs: Needs): Needs {
  return needs.toSorted((a, b) => a.length - b.length).slice(0, looked)
}

function once(chars: string): string {
  return [...new Set(chars)].join('')
}
