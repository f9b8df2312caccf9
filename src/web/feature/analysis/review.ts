import type { ImportView } from '#contract/import.ts'
import { type ImportItem, type ImportItemKind, type ImportReview, isAccepted } from '#domain/import/review.ts'
import { threeWay } from '#web/lib/three-way.ts'

export type { ImportBasics, ImportItem, ImportName, ImportReview, ImportWho } from '#domain/import/review.ts'
export { isAccepted as isAcceptedItem } from '#domain/import/review.ts'

/** The sections of the result, in their order, and what stands in each. */
export const sections = {
  topics: ['topic'],
  decisions: ['decision'],
  actions: ['action'],
  said: ['viewpoint', 'dispute', 'consensus', 'open'],
} as const satisfies Record<string, readonly ImportItemKind[]>
export type SectionName = keyof typeof sections
export const sectionNames = Object.keys(sections) as SectionName[]

export function itemsIn({ items }: Pick<ImportReview, 'items'>, section: SectionName): ImportItem[] {
  const kinds: readonly string[] = sections[section]
  return items.filter(({ kind }) => kinds.includes(kind))
}

/** The keys of all items in the order in which one walks through them. */
export function walkOf(review: Pick<ImportReview, 'items'>): string[] {
  return sectionNames.flatMap((section) => itemsIn(review, section).map(({ key }) => key))
}

export function reviewIn({ basics, told, items, names }: ImportView): ImportReview {
  return { basics, told, items, names } as ImportReview
}

function withItem(review: ImportReview, key: string, change: (item: ImportItem) => ImportItem): ImportReview {
  return { ...review, items: review.items.map((item) => (item.key === key ? change(item) : item)) }
}

/** What was put in other words stays so when it is taken again. */
export function accepted(review: ImportReview, key: string): ImportReview {
  return withItem(review, key, (item) => (isAccepted(item) ? item : { ...item, state: 'accepted' }))
}

export function rejected(review: ImportReview, key: string): ImportReview {
  return withItem(review, key, (item) => ({ ...item, state: 'rejected' }))
}

export function reopened(review: ImportReview, key: string): ImportReview {
  return withItem(review, key, (item) => ({ ...item, state: 'open' }))
}

/** To change something of an item is to take it as it is now. */
export function edited(review: ImportReview, key: string, change: Partial<ImportItem>): ImportReview {
  return withItem(review, key, (item) => ({ ...item, ...change, state: 'edited' }))
}

/** All that is still open; what was rejected stays so. */
export function allAccepted(review: ImportReview, section: SectionName): ImportReview {
  const keys = new Set(itemsIn(review, section).map(({ key }) => key))
  return {
    ...review,
    items: review.items.map((item) =>
      keys.has(item.key) && item.state === 'open' ? { ...item, state: 'accepted' } : item,
    ),
  }
}

interface Counts {
  readonly all: number
  readonly open: number
  readonly accepted: number
}

export function countsOf(items: readonly ImportItem[]): Counts {
  return {
    all: items.length,
    open: items.filter(({ state }) => state === 'open').length,
    accepted: items.filter(isAccepted).length,
  }
}

const fields = [
  'state',
  'text',
  'topicKey',
  'decisionKey',
  'who',
  'cooperating',
  'dueOn',
  'dueText',
  'criterion',
  'decisionKind',
  'isProvisional',
] as const satisfies readonly (keyof ImportItem)[]
type Editable = Pick<ImportItem, (typeof fields)[number]>

function editable(item: ImportItem): Editable {
  return Object.fromEntries(fields.map((field) => [field, item[field]])) as unknown as Editable
}

export interface Patch {
  readonly basics?: Partial<ImportReview['basics']>
  readonly items?: readonly (Partial<Editable> & { readonly key: string })[]
  readonly names?: readonly Pick<ImportReview['names'][number], 'written' | 'choice' | 'isRemembered'>[]
}

/** What to send so that `before` becomes `after`; undefined: nothing. */
export function patchBetween(before: ImportReview, after: ImportReview): Patch | undefined {
  const items = after.items.flatMap((item, index) => {
    const old = before.items[index]
    if (old === undefined || old === item) return []
    const { change } = threeWay(editable(old), editable(item), editable(old))
    return Object.keys(change).length === 0 ? [] : [{ key: item.key, ...change }]
  })
  const names = after.names.flatMap((name, index) => {
    const old = before.names[index]
    const isSame =
      old !== undefined &&
      old.isRemembered === name.isRemembered &&
      JSON.stringify(old.choice) === JSON.stringify(name.choice)
    if (isSame) return []
    const { written, choice, isRemembered } = name
    return [{ written, choice, isRemembered }]
  })
  const basics = threeWay(before.basics, after.basics, before.basics).change
  const patch: Patch = {
    ...(Object.keys(basics).length > 0 && { basics }),
    ...(items.length > 0 && { items }),
    ...(names.length > 0 && { names }),
  }
  return Object.keys(patch).length === 0 ? undefined : patch
}

export function patched(review: ImportReview, { basics, items = [], names = [] }: Patch): ImportReview {
  const byKey = new Map(items.map((item) => [item.key, item]))
  const byName = new Map(names.map((name) => [name.written, name]))
  return {
    ...review,
    basics: { ...review.basics, ...basics },
    items: review.items.map((item) => {
      const change = byKey.get(item.key)
      return change === undefined ? item : { ...item, ...change }
    }),
    names: review.names.map((name) => {
      const change = byName.get(name.written)
      return change === undefined ? name : { ...name, ...change }
    }),
  }
}

/** Words that were changed here and elsewhere, each in another way. */
export interface Clash {
  readonly place: { readonly item: string } | { readonly basic: 'name' | 'place' }
  readonly mine: string
  readonly theirs: string
}

/**
 * The review as it stands elsewhere with what was changed here since `base` put over it; of words that both changed,
 * also which, so that whoever typed them can choose.
 */
export function merged(
  base: ImportReview,
  mine: ImportReview,
  theirs: ImportReview,
): { review: ImportReview; clashes: Clash[] } {
  const patch = patchBetween(base, mine)
  if (patch === undefined) return { review: theirs, clashes: [] }
  const clashes: Clash[] = []
  for (const { key, text } of patch.items ?? []) {
    const there = theirs.items.find((item) => item.key === key)
    const was = base.items.find((item) => item.key === key)
    if (text === undefined || there === undefined || there.text === was?.text || there.text === text) continue
    clashes.push({ place: { item: key }, mine: text, theirs: there.text })
  }
  for (const basic of ['name', 'place'] as const) {
    const words = patch.basics?.[basic]
    const there = theirs.basics[basic]
    if (words === undefined || there === base.basics[basic] || there === words) continue
    clashes.push({ place: { basic }, mine: words, theirs: there })
  }
  return { review: patched(theirs, patch), clashes }
}
