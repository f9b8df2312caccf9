import type { ActionItem, DecisionItem, Quote, Reading, SettledLine } from '#domain/analysis/analysis.ts'
import type { Block } from '#domain/analysis/document/doc.ts'
import { sectionOf } from '#domain/analysis/talk/section.ts'

/** A longer line holds more than one decision. */
const longest = 160

/**
 * Lines below a heading of decisions that hand something out. What a meeting only assigns is no decision by its words;
 * whoever writes it among the decisions says that it is one, with the whole of its line.
 */
export function settledLines(
  { doc }: Reading,
  actions: readonly ActionItem[],
  decisions: readonly DecisionItem[],
): SettledLine[] {
  const { blocks } = doc
  const lines = new Map<number, { quote: Quote; actions: number[]; decision: number | null }>()
  for (const [index, { quote }] of actions.entries()) {
    const at = blockAt(blocks, quote.start)
    const block = blocks[at]
    if (block === undefined || block.kind === 'row' || !isBelowDecisions(block)) continue
    const { start, end } = block.body
    const isOne = end - start <= longest && block.sentences.length === 1
    const whole = isOne ? { text: trimmed(doc.text.slice(start, end)), start } : quote
    // Of a long line each assignment is a decision by itself.
    const key = isOne ? start : quote.start
    const known = lines.get(key)
    if (known) known.actions.push(index)
    else lines.set(key, { quote: whole, actions: [index], decision: decisionIn(whole) })
  }
  return [...lines.values()]

  function isBelowDecisions({ path }: Block): boolean {
    const heading = blocks[path.at(-1) ?? -1]
    return (
      heading !== undefined &&
      sectionOf(doc.folded.slice(heading.body.start, heading.body.end)) === 'decisions'
    )
  }
  function decisionIn({ text, start }: Quote): number | null {
    const at = decisions.findIndex(({ quote }) => quote.start >= start && quote.start < start + text.length)
    return at < 0 ? null : at
  }
}

function trimmed(text: string): string {
  return text.replace(/[。；;，,\s]+$/, '')
}

/** The last block that begins at or before a place. */
function blockAt(blocks: readonly Block[], offset: number): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}
