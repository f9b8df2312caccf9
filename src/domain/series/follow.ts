/**
 * What a change of a series does to one meeting of it that is still being prepared. A series gives a value
 * only where the meeting still has what the series gave it before; what somebody set by hand stays, and is
 * remembered as theirs, so that a later change of the series does not take it either.
 */

type Values = Readonly<Record<string, unknown>>

export interface Followed<Given extends Values> {
  /** What the meeting takes over. */
  readonly take: Partial<Given>
  /** The fields that are the meeting's own from now on. */
  readonly own: readonly string[]
  /** Those among them that this change would have touched. */
  readonly kept: readonly string[]
}

export function follow<Given extends Values>(
  before: Given,
  after: Given,
  meeting: { readonly has: Given; readonly own: readonly string[] },
): Followed<Given> {
  const take: Record<string, unknown> = {}
  const own = [...meeting.own]
  const kept: string[] = []
  for (const field of Object.keys(after)) {
    if (isSame(before[field], after[field])) continue
    if (!own.includes(field) && isSame(meeting.has[field], before[field])) {
      take[field] = after[field]
      continue
    }
    if (isSame(meeting.has[field], after[field])) continue
    if (!own.includes(field)) own.push(field)
    kept.push(field)
  }
  return { take: take as Partial<Given>, own, kept }
}

/** One thing of a list of the series: a standing topic by its key, a standing person by their id. */
export interface Item<Fields extends Values> {
  readonly key: string
  readonly fields: Fields
}

export interface FollowedList<Fields extends Values> {
  readonly add: readonly Item<Fields>[]
  readonly change: readonly { readonly key: string; readonly fields: Partial<Fields> }[]
  readonly remove: readonly string[]
}

/**
 * The same for lists. What was taken off the meeting by hand does not come back; what was put on it by hand,
 * or changed there, is not taken off.
 */
export function followList<Fields extends Values>(
  before: readonly Item<Fields>[],
  after: readonly Item<Fields>[],
  has: readonly Item<Fields>[],
): FollowedList<Fields> {
  const was = new Map(before.map((item) => [item.key, item.fields]))
  const there = new Map(has.map((item) => [item.key, item.fields]))
  const wanted = new Set(after.map(({ key }) => key))
  const add = after.filter(({ key }) => !was.has(key) && !there.has(key))
  const change = after.flatMap(({ key, fields }) => {
    const old = was.get(key)
    const present = there.get(key)
    if (old === undefined || present === undefined) return []
    const { take } = follow(old, fields, { has: present, own: [] })
    return Object.keys(take).length === 0 ? [] : [{ key, fields: take }]
  })
  const remove = before.flatMap(({ key, fields }) => {
    const present = there.get(key)
    return !wanted.has(key) && present !== undefined && isSame(present, fields) ? [key] : []
  })
  return { add, change, remove }
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => isSame((a as Values)[key], (b as Values)[key]))
  )
}
