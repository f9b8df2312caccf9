/** What a slot is computed from. */
export interface TimedTopic {
  readonly id: string
  readonly plannedMinutes: number | null
}

export interface Slot {
  readonly id: string
  /** Minutes after the beginning of the meeting; null when the time of this topic is not planned. */
  readonly from: number
  readonly to: number | null
}

export interface Schedule {
  readonly slots: readonly Slot[]
  /** The 10 to 15 minutes at the end in which the record is read back (NM-PRE-07); null when none are kept. */
  readonly confirm: { readonly from: number; readonly to: number } | null
  /** Of topics alone. */
  readonly topicMinutes: number
  /** Topics, break and confirmation. */
  readonly total: number
  /** Minutes that do not fit into the meeting; null when its length is open. */
  readonly over: number | null
  /** Topics without a planned time: the sum is more than it says. */
  readonly unplanned: number
}

/** One topic after the other from the beginning; the break counts but has no place of its own. */
export function scheduleOf(
  topics: readonly TimedTopic[],
  {
    length,
    confirmMinutes,
    breakMinutes,
  }: {
    readonly length: number | null
    readonly confirmMinutes: number | null
    readonly breakMinutes: number | null
  },
): Schedule {
  let at = 0
  const slots = topics.map(({ id, plannedMinutes }) => {
    const from = at
    at += plannedMinutes ?? 0
    return { id, from, to: plannedMinutes === null ? null : at }
  })
  const topicMinutes = at
  const confirm = confirmMinutes ?? 0
  const total = topicMinutes + (breakMinutes ?? 0) + confirm
  return {
    slots,
    confirm: confirm > 0 ? { from: total - confirm, to: total } : null,
    topicMinutes,
    total,
    over: length === null ? null : Math.max(0, total - length),
    unplanned: topics.filter(({ plannedMinutes }) => plannedMinutes === null).length,
  }
}

/** The list with one thing at another place; the same list when that is where it is. */
export function moved<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const item = items[from]
  const target = Math.max(0, Math.min(items.length - 1, to))
  if (item === undefined || target === from) return items
  const rest = items.filter((_, index) => index !== from)
  return [...rest.slice(0, target), item, ...rest.slice(target)]
}
