import type { CivilDate } from '#domain/calendar/civil-date.ts'
import type { RaciLetter } from './raci.ts'

export interface SnapshotItem {
  readonly id: string
  readonly parentId: string | null
  /** 1.2.3 as it was then. */
  readonly number: string
  readonly name: string
  readonly isSummary: boolean
  readonly start: CivilDate | null
  readonly due: CivilDate | null
  readonly ownerId: string | null
  readonly hostId: string | null
  readonly cooperatingIds: readonly string[]
  readonly standard: string
  readonly raci: readonly { readonly partyId: string; readonly letter: RaciLetter }[]
  readonly after: readonly string[]
}

export interface SnapshotMilestone {
  readonly id: string
  readonly name: string
  readonly due: CivilDate
}

/** A plan as it stood when everybody agreed to it. */
export interface Snapshot {
  readonly items: readonly SnapshotItem[]
  readonly milestones: readonly SnapshotMilestone[]
  /** The last day of the whole. */
  readonly end: CivilDate | null
}

export const comparedFields = [
  'name',
  'parentId',
  'start',
  'due',
  'ownerId',
  'hostId',
  'cooperatingIds',
  'standard',
  'raci',
  'after',
] as const
export type ComparedField = (typeof comparedFields)[number]

export interface ItemDifference {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly how: 'added' | 'removed' | 'changed'
  readonly fields: readonly {
    readonly field: ComparedField
    readonly before: string
    readonly after: string
  }[]
}

export interface MilestoneDifference {
  readonly id: string
  readonly name: string
  readonly how: 'added' | 'removed' | 'changed'
  readonly before: CivilDate | null
  readonly after: CivilDate | null
}

export interface SnapshotDifference {
  readonly items: readonly ItemDifference[]
  readonly milestones: readonly MilestoneDifference[]
  readonly endBefore: CivilDate | null
  readonly endAfter: CivilDate | null
}

/** What became different from one baseline to the next, line by line in the order of the later one. */
export function differenceOf(before: Snapshot, after: Snapshot): SnapshotDifference {
  const old = new Map(before.items.map((item) => [item.id, item]))
  const now = new Map(after.items.map((item) => [item.id, item]))
  const items: ItemDifference[] = [
    ...after.items.flatMap((item): ItemDifference[] => {
      const was = old.get(item.id)
      const { id, number, name } = item
      if (was === undefined) return [{ id, number, name, how: 'added', fields: fieldsOf(undefined, item) }]
      const fields = fieldsOf(was, item)
      return fields.length === 0 ? [] : [{ id, number, name, how: 'changed', fields }]
    }),
    ...before.items
      .filter(({ id }) => !now.has(id))
      .map(({ id, number, name }): ItemDifference => ({ id, number, name, how: 'removed', fields: [] })),
  ]
  const oldStones = new Map(before.milestones.map((one) => [one.id, one]))
  const newStones = new Map(after.milestones.map((one) => [one.id, one]))
  return {
    items,
    milestones: [
      ...after.milestones.flatMap(({ id, name, due }): MilestoneDifference[] => {
        const was = oldStones.get(id)
        if (was === undefined) return [{ id, name, how: 'added', before: null, after: due }]
        if (was.due === due && was.name === name) return []
        return [{ id, name, how: 'changed', before: was.due, after: due }]
      }),
      ...before.milestones
        .filter(({ id }) => !newStones.has(id))
        .map(
          ({ id, name, due }): MilestoneDifference => ({
            id,
            name,
            how: 'removed',
            before: due,
            after: null,
          }),
        ),
    ],
    endBefore: before.end,
    endAfter: after.end,
  }
}

function fieldsOf(was: SnapshotItem | undefined, item: SnapshotItem): ItemDifference['fields'] {
  return comparedFields.flatMap((field) => {
    // The dates of a summary line follow from its parts and say nothing new.
    if (item.isSummary && (field === 'start' || field === 'due')) return []
    const [before, after] = [was === undefined ? '' : said(was, field), said(item, field)]
    return before === after ? [] : [{ field, before, after }]
  })
}

/** One form for each value, so that two snapshots can be held against each other. */
function said(item: SnapshotItem, field: ComparedField): string {
  switch (field) {
    case 'cooperatingIds':
    case 'after':
      return item[field].toSorted().join(' ')
    case 'raci':
      return item.raci
        .map(({ partyId, letter }) => `${letter}:${partyId}`)
        .toSorted()
        .join(' ')
    default:
      return item[field] ?? ''
  }
}

/**
 * What a department confirms: the lines that it hosts, helps with, or is named in by the matrix, and the dates
 * of the milestones. The same part has the same print; a change in it asks the department again, and no other.
 */
export function printOfPart(
  plan: Snapshot,
  departmentId: string,
  /** People of the department. */
  memberIds: ReadonlySet<string>,
): string {
  const own = partOf(plan, departmentId, memberIds)
  const lines = own.map((item) => [item.id, ...comparedFields.map((field) => said(item, field))].join('|'))
  const stones = plan.milestones.map(({ id, name, due }) => [id, name, due].join('|'))
  return hashed([...lines.toSorted(), ...stones.toSorted()].join('\n'))
}

export function partOf(plan: Snapshot, departmentId: string, memberIds: ReadonlySet<string>): SnapshotItem[] {
  return plan.items.filter(
    (item) =>
      !item.isSummary &&
      (item.hostId === departmentId ||
        item.cooperatingIds.includes(departmentId) ||
        (item.ownerId !== null && memberIds.has(item.ownerId)) ||
        item.raci.some(({ partyId }) => partyId === departmentId || memberIds.has(partyId))),
  )
}

/** FNV-1a, twice with different beginnings: short, and good enough to tell two plans apart. */
function hashed(text: string): string {
  let [one, other] = [0x811c9dc5, 0x050c5d1f]
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    one = Math.imul(one ^ code, 0x01000193)
    other = Math.imul(other ^ (code + at), 0x01000193)
  }
  return [one, other].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('')
}
