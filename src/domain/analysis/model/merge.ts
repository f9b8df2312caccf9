import { bestOf } from '#domain/analysis/action/due.ts'
import { type AnalyseContext, readingOf } from '#domain/analysis/analyse.ts'
import type { ActionItem, Analysis, DecisionItem, Quote, Reading } from '#domain/analysis/analysis.ts'
import { findDeadlines } from '#domain/analysis/deadline/find-deadlines.ts'
import { ownerOf } from '#domain/analysis/directory/owner.ts'
import { lintOf } from '#domain/analysis/lint/lint-of.ts'

/** What a language model points at: words of the text that it takes for something to do, or for a decision. */
export interface Pointed {
  readonly kind: 'action' | 'decision'
  readonly quote: string
}

export interface Merged {
  readonly analysis: Analysis
  /** So many were new. */
  readonly added: number
  /** So many pointed at words that the text does not have, or at no more than a word. */
  readonly dropped: number
}

/** Lower than whatever the grammar is sure of. */
const confidence = 0.4
const because = { key: 'model.pointed', params: {} } as const
const shortest = 4
const longest = 500

/**
 * Adds what a language model pointed at and the grammar did not find; nothing that was found is changed. Only the
 * place is the model's: owner and day are read from the words by the same grammar as everywhere, so that what it
 * makes up goes nowhere.
 */
export function withPointed(
  text: string,
  context: AnalyseContext,
  analysis: Analysis,
  pointed: readonly Pointed[],
): Merged {
  const { reading } = readingOf(text, context)
  const taken = [...analysis.actions, ...analysis.decisions].flatMap(({ quote, repeats }) => [
    quote,
    ...repeats,
  ])
  const actions: ActionItem[] = []
  const decisions: DecisionItem[] = []
  let dropped = 0
  for (const { kind, quote: words } of pointed) {
    const quote = quoteIn(text, words, taken)
    if (quote === undefined) dropped += 1
    if (quote === undefined || taken.some((one) => isSame(one, quote))) continue
    taken.push(quote)
    if (kind === 'action') actions.push(actionAt(quote, reading))
    else decisions.push({ quote, topic: null, repeats: [], confidence, because })
  }
  const merged = {
    actions: inOrder([...analysis.actions, ...actions]),
    decisions: inOrder([...analysis.decisions, ...decisions]),
  }
  const lint = lintOf(reading, merged.actions, merged.decisions)
  return {
    analysis: { ...analysis, ...merged, lint },
    added: actions.length + decisions.length,
    dropped,
  }
}

/** Where exactly these words stand; of several places the first where nothing has been found. */
function quoteIn(text: string, written: string, taken: readonly Quote[]): Quote | undefined {
  const words = written.trim().replace(/[。；;.]+$/, '')
  if (words.length < shortest || words.length > longest) return undefined
  let first: Quote | undefined
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + words.length)) {
    const quote = { text: words, start }
    if (!taken.some((one) => isSame(one, quote))) return quote
    first ??= quote
  }
  return first
}

/** Half of the shorter. */
function isSame(one: Quote, other: Quote): boolean {
  const end = Math.min(one.start + one.text.length, other.start + other.text.length)
  const common = end - Math.max(one.start, other.start)
  return common > 0 && common * 2 >= Math.min(one.text.length, other.text.length)
}

function actionAt(quote: Quote, { setting }: Reading): ActionItem {
  const { department, person, owners, cooperating, collective, why } = ownerOf(setting.directory, quote.text)
  const { referenceDate, meetingDate, nextMeeting, calendar } = setting
  const due = bestOf(
    findDeadlines(quote.text, {
      referenceDate,
      meetingDate,
      calendar,
      ...(nextMeeting !== null && { nextMeeting }),
    }).filter(({ role }) => role === 'deadline'),
  )
  return {
    quote,
    task: quote.text,
    department,
    person,
    owners,
    cooperating,
    collective,
    due: due?.due ?? null,
    time: due?.time ?? null,
    dueText: due && { text: due.quote, start: quote.start + due.start },
    dueKind: due?.kind ?? 'none',
    criterion: null,
    repeats: [],
    topic: null,
    confidence,
    because: { action: because, owner: why, due: due?.why ?? null },
  }
}

function inOrder<Item extends { readonly quote: Quote }>(items: readonly Item[]): Item[] {
  return items.toSorted((one, other) => one.quote.start - other.quote.start)
}
