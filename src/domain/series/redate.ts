import type { CivilDate } from '#domain/calendar/civil-date.ts'
import type { Occurrence } from './recurrence.ts'

export interface Redated {
  readonly moved: readonly { readonly id: string; readonly to: Occurrence }[]
  /** Meetings for which the new recurrence has no date. They stay where they are, for people to decide. */
  readonly left: readonly string[]
}

/**
 * The meetings that are prepared already, put on the dates of a new recurrence in their order: the next one
 * stays the next one, and what was prepared for it stays with it. `taken`: dates that name meetings which
 * do not move any more.
 */
export function redate(
  meetings: readonly { readonly id: string; readonly on: CivilDate }[],
  dates: readonly Occurrence[],
  taken: ReadonlySet<CivilDate>,
): Redated {
  const free = dates.filter(({ on }) => !taken.has(on))
  const inOrder = [...meetings].sort((a, b) => (a.on < b.on ? -1 : 1))
  const moved = inOrder.flatMap(({ id }, at) => {
    const to = free[at]
    return to === undefined ? [] : [{ id, to }]
  })
  return { moved, left: inOrder.slice(free.length).map(({ id }) => id) }
}
