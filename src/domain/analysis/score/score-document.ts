import { type BareText, bareOf, bareText, likeness } from './bare-text.ts'
import type { Labelled, Labels, PredictedAction, Prediction } from './labelled.ts'
import { wordsOf } from './labelled.ts'
import { isDueRight, type NameBook, nameBook, ownerVerdict } from './name-book.ts'
import { heaviestPairs, type Pair } from './pairing.ts'
import { bestMatch, closeness, matches, type Run, runAt, runsOf, shared } from './place.ts'
import { scoreExtras } from './score-extras.ts'
import { scoreInfo } from './score-info.ts'
import { Tally } from './tally.ts'

export const lintKinds = [
  'vague',
  'missing_owner',
  'multiple_owners',
  'missing_deadline',
  'unmeasurable',
] as const

/** Where the labels of a kind lie, and where they may also be found. */
interface PlacedLabel<Label> {
  readonly label: Label
  readonly main: Run
  readonly again: readonly Run[]
}

interface Placed<Prediction> {
  readonly found: Prediction
  readonly runs: readonly Run[]
}

interface Scene {
  readonly document: BareText
  readonly book: NameBook
  readonly tally: Tally
  readonly actions: readonly PlacedLabel<Labels['actions'][number]>[]
  readonly decisions: readonly PlacedLabel<Labels['decisions'][number]>[]
  readonly ignored: readonly Run[]
}

/** Counts what was found in one document against its labels. */
export function scoreDocument({ text, gold, directory }: Labelled, prediction: Prediction): Tally {
  const document = bareText(text)
  const tally = new Tally()
  const again = (quotes: readonly string[] = []) => quotes.flatMap((quote) => runsOf(document, quote))
  const scene: Scene = {
    document,
    tally,
    book: nameBook(directory),
    ignored: gold.ignore.map(({ quote, start }) => runAt(document, quote, start)),
    actions: gold.actions.map((label) => ({
      label,
      main: runAt(document, label.quote, label.start),
      again: again(label.altQuotes),
    })),
    decisions: gold.decisions.map((label) => ({
      label,
      main: runAt(document, label.text, label.start),
      again: again(label.altQuotes),
    })),
  }
  scoreActions(scene, prediction)
  scoreDecisions(scene, prediction)
  for (const kind of lintKinds) scoreLint(scene, gold, prediction, kind)
  scoreInfo(gold.info, prediction.info ?? {}, scene)
  scoreExtras(gold, prediction, scene)
  return tally
}

const everywhere = <Label>({ main, again }: PlacedLabel<Label>) => [main, ...again]

function isIgnored({ ignored }: Scene, runs: readonly Run[]): boolean {
  return bestMatch(ignored, runs) !== undefined
}

function scoreActions(scene: Scene, prediction: Prediction): void {
  const { document, actions, book, tally } = scene
  const found = (prediction.actions ?? []).map((one) => ({
    found: one,
    runs: runsOf(document, wordsOf(one), one.start),
  }))
  const pairs = heaviestPairs(
    actions.map((label) =>
      found.map(({ found, runs }) => {
        const close = bestMatch(everywhere(label), runs)
        if (close === undefined) return 0
        // The words decide; owner and day only between words that are as close.
        const owner = ownerVerdict(label.label, found, book)
        return (
          10 +
          close +
          (owner.department && owner.person ? 0.5 : 0) +
          (isDueRight(label.label, found.due) ? 0.3 : 0)
        )
      }),
    ),
  )
  tally.add('action.tp', pairs.length)
  tally.add('action.fn', actions.length - pairs.length)
  const [rows, columns] = sidesOf(pairs)
  for (const [at, { label }] of actions.entries()) if (!rows.has(at)) tally.say('action missed:', label.quote)
  for (const [at, { found: one, runs }] of found.entries()) {
    if (columns.has(at) || repeatsMatched(scene, pairs, found, runs) || isIgnored(scene, runs)) continue
    tally.add('action.fp')
    tally.say('action spurious:', wordsOf(one))
  }
  for (const { row, column } of pairs) {
    const label = actions[row]?.label
    const one = found[column]?.found
    if (label && one) compareAction(label, one, scene)
  }
}

/** The same action again: where the label has it a second time, or first where the second was matched. */
function repeatsMatched(
  { actions }: Scene,
  pairs: readonly Pair[],
  found: readonly Placed<PredictedAction>[],
  runs: readonly Run[],
): boolean {
  return pairs.some(({ row, column }) => {
    const label = actions[row]
    if (label === undefined || label.again.length === 0) return false
    if (bestMatch(label.again, runs) !== undefined) return true
    const isSecond = bestMatch(label.again, found[column]?.runs ?? []) !== undefined
    return isSecond && bestMatch([label.main], runs) !== undefined
  })
}

function compareAction(
  label: Labels['actions'][number],
  found: PredictedAction,
  { book, tally }: Scene,
): void {
  const owner = ownerVerdict(label, found, book)
  tally.add('owner.all')
  if (owner.department) tally.add('owner.department')
  if (owner.person) tally.add('owner.person')
  if (owner.department && owner.person) tally.add('owner.right')
  else
    tally.say(
      'owner:',
      label.quote,
      '| gold',
      label.department,
      label.person,
      '| got',
      found.department,
      found.person,
    )

  const isRight = isDueRight(label, found.due)
  for (const group of ['due', `due.${label.dueKind}`, ...(label.due ? ['due.dated'] : [])]) {
    tally.add(`${group}.all`)
    if (isRight) tally.add(`${group}.right`)
  }
  if (!isRight) tally.say('due:', label.quote, '| gold', label.due, '| got', found.due)

  if ((label.owners ?? []).length <= 1) {
    const right = new Set(label.cooperating.map(book.party))
    const got = new Set((found.cooperating ?? []).map(book.party))
    tally.addMatch('cooperating', {
      labels: right.size,
      predictions: got.size,
      pairs: [...right].filter((party) => got.has(party)).length,
    })
  }
  const criterion = found.criterion || null
  if (label.criterion === null && criterion === null) return
  const isSame = label.criterion !== null && criterion !== null && saysTheSame(label.criterion, criterion)
  tally.addMatch('criterion', {
    labels: label.criterion === null ? 0 : 1,
    predictions: criterion === null ? 0 : 1,
    pairs: isSame ? 1 : 0,
  })
}

function saysTheSame(one: string, other: string): boolean {
  const [a, b] = [bareOf(one), bareOf(other)]
  return a.includes(b) || b.includes(a) || likeness(one, other) >= 0.5
}

function scoreDecisions(scene: Scene, prediction: Prediction): void {
  const { document, actions, decisions, tally } = scene
  const found = (prediction.decisions ?? []).map((one) => ({
    found: one,
    runs: runsOf(document, wordsOf(one), one.start),
  }))
  const pairs = heaviestPairs(
    decisions.map((label) =>
      found.map(({ runs }) => {
        const close = bestMatch(everywhere(label), runs)
        return close === undefined ? 0 : 10 + close
      }),
    ),
  )
  tally.add('decision.tp', pairs.length)
  tally.add('decision.fn', decisions.length - pairs.length)
  const [rows, columns] = sidesOf(pairs)
  for (const [at, { label }] of decisions.entries())
    if (!rows.has(at)) tally.say('decision missed:', label.text)
  for (const [at, { found: one, runs }] of found.entries()) {
    if (columns.has(at) || isIgnored(scene, runs)) continue
    // What is an action in the labels, or a decision said again, counts neither way.
    const isElsewhere =
      actions.some((label) => bestMatch(everywhere(label), runs) !== undefined) ||
      decisions.some(({ again }) => bestMatch(again, runs) !== undefined)
    if (isElsewhere) continue
    tally.add('decision.fp')
    tally.say('decision spurious:', wordsOf(one))
  }
}

function scoreLint(
  scene: Scene,
  gold: Labels,
  prediction: Prediction,
  kind: (typeof lintKinds)[number],
): void {
  const { document, actions, decisions, tally } = scene
  const labels = gold.lint
    .filter((label) => label.kind === kind)
    .map((label) => ({ label, run: runAt(document, label.quote, label.start) }))
  const found = (prediction.lint ?? [])
    .filter((one) => one.kind === kind)
    .map((one) => ({ one, runs: runsOf(document, wordsOf(one), one.start) }))
  /** A finding about a whole action may quote its repetition. */
  const again = (run: Run) =>
    actions.filter(({ main }) => main.start === run.start).flatMap((action) => action.again)
  const isFound = (label: Run, run: Run) => {
    const isHalf = shared(label, run) >= (label.end - label.start) / 2
    if (kind === 'vague') return isHalf
    if (matches(label, run)) return true
    return kind === 'unmeasurable' ? isHalf : bestMatch(again(label), [run]) !== undefined
  }
  const pairs = heaviestPairs(
    labels.map(({ run: label }) =>
      found.map(({ runs }) =>
        runs.reduce(
          (best, run) => (isFound(label, run) ? Math.max(best, 10 + closeness(label, run)) : best),
          0,
        ),
      ),
    ),
  )
  tally.add(`lint.${kind}.tp`, pairs.length)
  tally.add(`lint.${kind}.fn`, labels.length - pairs.length)
  const [rows, columns] = sidesOf(pairs)
  for (const [at, { label }] of labels.entries())
    if (!rows.has(at)) tally.say('lint missed:', kind, label.quote)
  const scope = [...actions, ...decisions].map(({ main }) => main)
  for (const [at, { one, runs }] of found.entries()) {
    if (columns.has(at) || isIgnored(scene, runs)) continue
    // Words are only looked for in actions and decisions.
    const touches = (run: Run) => scope.some((label) => shared(label, run) > 0)
    if (kind === 'vague' && (runs.length === 0 || runs.some((run) => !touches(run)))) continue
    if (kind === 'unmeasurable' && runs.length > 0 && !runs.some(touches)) continue
    tally.add(`lint.${kind}.fp`)
    tally.say('lint spurious:', kind, wordsOf(one))
  }
}

function sidesOf(pairs: readonly Pair[]): [rows: Set<number>, columns: Set<number>] {
  return [new Set(pairs.map(({ row }) => row)), new Set(pairs.map(({ column }) => column))]
}
