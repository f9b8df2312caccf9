import type { DecisionItem, Quote, Reading } from '#domain/analysis/analysis.ts'
import type { Doc } from '#domain/analysis/document/doc.ts'
import { sayOtherFigures } from '#domain/analysis/other-figures.ts'
import { PairIndex, pairsOf } from '#domain/analysis/pairs.ts'
import type { Found } from './context.ts'

/** No meeting settles more; beyond that only the same words are seen as a repetition. */
const most = 200

/** The same thing settled twice is one decision: said again in a summary, or a heading and the vote below it. */
export function joinRepeats({ doc }: Reading, found: readonly Found[]): DecisionItem[] {
  const items: (DecisionItem & { repeats: Quote[] })[] = []
  const kept: { words: string; at: number; heading: boolean }[] = []
  const index = new PairIndex()
  const exact = new Map<string, number>()
  for (const one of found) {
    const quote = { text: doc.text.slice(one.start, one.end), start: one.start }
    const words = wordsOf(doc, one)
    const pairs = pairsOf(words, 80)
    const shared = index.shared(pairs)
    const under = headingOf(doc, one.at)
    const same =
      exact.get(words) ??
      kept
        .slice(0, most)
        .findIndex(
          (other, nth) =>
            (one.back && other.heading && other.at === under) ||
            (words.length >= 6 &&
              alike(shared[nth] ?? 0, pairs.size, index.sizes[nth] ?? 0) &&
              !sayOtherFigures(words, other.words)),
        )
    const twin =
      same >= 0 && !(one.back && words.length < 8 && kept[same]?.heading !== true) ? items[same] : undefined
    if (twin && kept[same]?.heading && one.back && namesItsOwn(doc, one)) {
      // the heading only announces what the sentence below it passes
      items[same] = { ...twin, quote, repeats: [...twin.repeats, twin.quote] }
      continue
    }
    if (twin) twin.repeats.push(quote)
    if (twin || one.echo) continue
    exact.set(words, items.length)
    kept.push({ words, at: one.at, heading: one.key === 'decision.heading' })
    if (kept.length <= most) index.add(pairs)
    items.push({
      quote,
      topic: null,
      repeats: [],
      confidence: one.confidence,
      because: { key: one.key, params: one.word === '' ? {} : { word: one.word } },
    })
  }
  return items
}

/** 第三次会议记录获通过 names what passes; 一致通过 and a count of votes do not. */
function namesItsOwn(doc: Doc, { start, end }: Found): boolean {
  return /^(?!本案|该案|此案|议案|提案|动议|表决|投票|会议|大会)[^,]{2,24}(?:记录|纪录|纪要|报告|方案|预算|决算|办法|名单|计划|章程)[^,]{0,8}(?:通过|批准|同意)/.test(
    doc.folded.slice(start, end),
  )
}

function headingOf(doc: Doc, at: number): number {
  return doc.blocks[at]?.path.at(-1) ?? -1
}

/** 照案通过 of one motion is not 照案通过 of another. */
function wordsOf(doc: Doc, { start, end, at }: Found): string {
  const words = doc.folded
    .slice(start, end)
    .replace(/^(?:会议|经[^,]{0,12}?)?(?:研究|讨论)?(?:决定|同意|明确|议定|确定|原则同意)[:,]?/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
  return words.length >= 8 ? words : `${words}@${headingOf(doc, at)}:${at}`
}

function alike(shared: number, one: number, two: number): boolean {
  const small = Math.min(one, two)
  return small >= 4 && (shared >= small * 0.8 || (2 * shared) / (one + two) >= 0.66)
}
