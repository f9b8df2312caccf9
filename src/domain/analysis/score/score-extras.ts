import { type BareText, bareOf, likeness } from './bare-text.ts'
import { type Labels, type Prediction, wordsOf } from './labelled.ts'
import { type NameBook, plainName } from './name-book.ts'
import { heaviestPairs } from './pairing.ts'
import { bestMatch, runsOf } from './place.ts'
import type { Tally } from './tally.ts'

interface Scene {
  readonly document: BareText
  readonly book: NameBook
  readonly tally: Tally
}

/** Topics by their words; disputes, consensus and viewpoints by where they stand. */
export function scoreExtras(gold: Labels, prediction: Prediction, { document, book, tally }: Scene): void {
  const topics = prediction.topics ?? []
  tally.addMatch('topic', {
    labels: gold.topics.length,
    predictions: topics.length,
    pairs: heaviestPairs(gold.topics.map((label) => topics.map((found) => topicWeight(label, found)))).length,
  })
  for (const kind of ['disputes', 'consensus'] as const) {
    const found = (prediction[kind] ?? []).map((one) => runsOf(document, wordsOf(one)))
    const pairs = heaviestPairs(
      gold[kind].map(({ quote }) =>
        found.map((runs) => weightOf(bestMatch(firstRun(document, quote), runs))),
      ),
    )
    tally.addMatch(kind, { labels: gold[kind].length, predictions: found.length, pairs: pairs.length })
  }
  const views = (prediction.viewpoints ?? []).map((one) => ({ one, runs: runsOf(document, wordsOf(one)) }))
  const pairs = heaviestPairs(
    gold.viewpoints.map((label) =>
      views.map(({ one, runs }) => {
        const isTheirs = label.person
          ? plainName(one.person) === label.person
          : book.department(one.department) === label.department
        return isTheirs ? weightOf(bestMatch(firstRun(document, label.quote), runs)) : 0
      }),
    ),
  )
  // Not all that anybody said is labelled: only what was missed counts.
  tally.add('viewpoint.tp', pairs.length)
  tally.add('viewpoint.fn', gold.viewpoints.length - pairs.length)
}

function firstRun(document: BareText, quote: string) {
  return runsOf(document, quote).slice(0, 1)
}

function weightOf(close: number | undefined): number {
  return close === undefined ? 0 : 10 + close
}

function topicWeight(label: string, found: string): number {
  const [a, b] = [bareOf(label), bareOf(found)]
  const isPart = b !== '' && (b.includes(a) || a.includes(b))
  const like = Math.max(likeness(label, found), isPart ? 0.6 : 0)
  return like >= 0.5 ? 10 + like : 0
}
