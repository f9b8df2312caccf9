import type { Issue } from '#domain/error.ts'
import type { EntryKind } from '#domain/meeting/enums.ts'
import { type ImportItem, type ImportReview, type ImportWho, isAccepted } from './review.ts'

const lineKinds: Partial<Record<ImportItem['kind'], EntryKind>> = {
  decision: 'decision',
  action: 'task',
  viewpoint: 'viewpoint',
  dispute: 'dispute',
  consensus: 'consensus',
  // A question that stayed open is neither: it stands in the record as it was said.
  open: 'note',
}

export interface PlannedLine {
  readonly kind: EntryKind
  readonly item: ImportItem
}

export interface PlannedTopic {
  /** Null: what belongs to no topic; the caller names it. */
  readonly item: ImportItem | null
  /** 已决议 where something was decided or handed out, else 已知会. */
  readonly outcome: 'decided' | 'informed'
  readonly lines: readonly PlannedLine[]
}

/** What applying a review writes: topics and their lines in the order of the text, only what was accepted. */
export function planOf({ items }: Pick<ImportReview, 'items'>): PlannedTopic[] {
  const taken = items.filter(isAccepted).toSorted((a, b) => a.quote.start - b.quote.start)
  const topics = taken.filter(({ kind }) => kind === 'topic')
  const known = new Set(topics.map(({ key }) => key))
  const linesOf = (key: string | null) =>
    taken.flatMap((item): PlannedLine[] => {
      const kind = lineKinds[item.kind]
      const at = item.topicKey !== null && known.has(item.topicKey) ? item.topicKey : null
      return kind === undefined || at !== key ? [] : [{ kind, item }]
    })
  const planned = topics.map((item) => topicWith(item, linesOf(item.key)))
  const loose = linesOf(null)
  return loose.length === 0 ? planned : [...planned, topicWith(null, loose)]
}

function topicWith(item: ImportItem | null, lines: readonly PlannedLine[]): PlannedTopic {
  const isDecided = lines.some(({ kind }) => kind === 'decision' || kind === 'task')
  return { item, outcome: isDecided ? 'decided' : 'informed', lines: decisionsFirst(lines) }
}

/** A task comes behind the decision it carries out, which has to be there to be linked. */
function decisionsFirst(lines: readonly PlannedLine[]): readonly PlannedLine[] {
  const starts = new Map(lines.map(({ item }) => [item.key, item.quote.start]))
  const place = ({ item: { key, decisionKey, quote } }: PlannedLine) =>
    decisionKey !== null && decisionKey !== key
      ? Math.max(quote.start, (starts.get(decisionKey) ?? -1) + 0.5)
      : quote.start
  return lines.toSorted((a, b) => place(a) - place(b))
}

/** Whoever was there or away without being known here: they stay words. */
export function strangersIn({ basics }: Pick<ImportReview, 'basics'>): readonly string[] {
  const isStranger = (who: ImportWho | null): who is ImportWho => who !== null && who.personId === null
  return [
    ...new Set(
      [basics.host, basics.recorder, ...basics.attendees].filter(isStranger).map(({ written }) => written),
    ),
  ].filter((written) => written !== '')
}

/**
 * What has to be said before a review can be applied. `isNew`: it becomes a meeting of its own, which was held on a
 * day that has come (`today`).
 */
export function whatIsMissing(
  review: ImportReview,
  { isNew, today }: { readonly isNew: boolean; readonly today: string },
): Issue[] {
  const { basics, items } = review
  const lines = items.filter((item) => isAccepted(item) && item.kind !== 'topic')
  return [
    ...(items.some(isAccepted) ? [] : [{ path: ['items'], reason: 'import.nothingAccepted' }]),
    ...lines
      .filter(({ text }) => text.trim() === '')
      .map(({ key }) => ({ path: ['items', key, 'text'], reason: 'field.required' })),
    ...(isNew && basics.name.trim() === '' ? [{ path: ['basics', 'name'], reason: 'field.required' }] : []),
    ...(isNew && basics.date === null ? [{ path: ['basics', 'date'], reason: 'import.whichDay' }] : []),
    ...(isNew && basics.date !== null && basics.date > today
      ? [{ path: ['basics', 'date'], reason: 'import.notYetHeld' }]
      : []),
    ...(isNew && (basics.host?.personId ?? null) === null
      ? [{ path: ['basics', 'host'], reason: 'import.whoHosted' }]
      : []),
    ...(isNew && basics.startTime !== '' && basics.endTime !== '' && basics.endTime <= basics.startTime
      ? [{ path: ['basics', 'endTime'], reason: 'import.endsBeforeStart' }]
      : []),
  ]
}
