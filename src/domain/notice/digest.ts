import { type NoticeGroup, noticeGroups } from './setting.ts'

/** Something that a summary could say. */
export interface DigestItem {
  /** Ids grow with time. */
  readonly id: string
  readonly group: NoticeGroup
  readonly kind: string
  readonly noun: string
  readonly nounId: string
}

export interface DigestSection<Item extends DigestItem> {
  readonly group: NoticeGroup
  readonly items: readonly Item[]
}

/**
 * The summary: what wants something of its reader first. Of one matter a group says only the latest: whoever was
 * urged three times over a task has one task to do. `left` are those it leaves out.
 */
export function digestOf<Item extends DigestItem>(
  items: readonly Item[],
): { readonly sections: readonly DigestSection<Item>[]; readonly left: readonly Item[] } {
  const latest = new Map<string, Item>()
  for (const item of items) {
    const key = keyOf(item)
    const known = latest.get(key)
    if (known === undefined || known.id < item.id) latest.set(key, item)
  }
  const kept = items.filter((item) => latest.get(keyOf(item)) === item)
  return {
    sections: noticeGroups.flatMap((group) => {
      const own = kept.filter((item) => item.group === group).toSorted((a, b) => (a.id < b.id ? -1 : 1))
      return own.length === 0 ? [] : [{ group, items: own }]
    }),
    left: items.filter((item) => !kept.includes(item)),
  }
}

/** What is for one's information is no state but an event: each is said. */
function keyOf({ group, kind, noun, nounId, id }: DigestItem): string {
  if (group === 'info') return id
  // A call the day before says nothing of what has changed.
  if (group === 'meeting') return `${group}:${kind === 'meeting.reminder'}:${nounId}`
  // A meeting or a decision may ask for several things of one kind: materials, topics, approvals.
  if (noun !== 'task' && noun !== 'minutes') return id
  return group === 'urge' ? `${group}:${nounId}` : `${group}:${kind}:${nounId}`
}
