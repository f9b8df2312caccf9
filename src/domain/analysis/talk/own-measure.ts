/** How much of what a careful reader finds is found, and how much of what is found they find too. */
export interface Figures {
  readonly right: number
  readonly spurious: readonly string[]
  readonly missed: readonly string[]
  readonly f1: number
  readonly recall: number
}

type Run = readonly [start: number, end: number]

/** Two runs are of the same thing when they share half of the shorter and a fifth of what is expected. */
function touches(expected: Run, found: Run): boolean {
  const shared = Math.min(expected[1], found[1]) - Math.max(expected[0], found[0])
  const [own, other] = [expected[1] - expected[0], found[1] - found[0]]
  return shared >= 0.5 * Math.min(own, other) && shared >= 0.2 * own && (shared >= 4 || shared >= 0.5 * own)
}

/** What touches neither an expected run nor a neutral one is spurious; each counts once. */
export function measure(
  text: string,
  expected: readonly string[],
  found: readonly { readonly text: string; readonly start: number }[],
  neutral: readonly string[] = [],
): Figures {
  const runOf = (quote: string): Run => [text.indexOf(quote), text.indexOf(quote) + quote.length]
  const free = new Set(found.keys())
  const missed: string[] = []
  for (const quote of expected) {
    const hit = [...free].find((at) => {
      const one = found[at]
      return one !== undefined && touches(runOf(quote), [one.start, one.start + one.text.length])
    })
    if (hit === undefined) missed.push(quote)
    else free.delete(hit)
  }
  const spurious = [...free]
    .map((at) => found[at])
    .filter((one) => one !== undefined)
    .filter(
      ({ start, text: words }) =>
        ![...neutral, ...expected].some((quote) => touches(runOf(quote), [start, start + words.length])),
    )
    .map((one) => one.text)
  const right = expected.length - missed.length
  return figures(right, spurious, missed)
}

export function figures(right: number, spurious: readonly string[], missed: readonly string[]): Figures {
  const all = 2 * right + spurious.length + missed.length
  const wanted = right + missed.length
  return {
    right,
    spurious,
    missed,
    f1: all === 0 ? 1 : (2 * right) / all,
    recall: wanted === 0 ? 1 : right / wanted,
  }
}

export function together(list: readonly Figures[]): Figures {
  return figures(
    list.reduce((sum, one) => sum + one.right, 0),
    list.flatMap((one) => one.spurious),
    list.flatMap((one) => one.missed),
  )
}
