import type { WaitingItem } from '#contract/today.ts'
import type { ClockSetting } from '#domain/calendar/clocks.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'

/** Who asks, when, and by which clocks: the same for every question on this page. */
export interface Asking {
  readonly tx: Db
  readonly actor: Actor
  readonly now: Date
  readonly setting: ClockSetting
}

/** An item whose clock runs out at `dueAt`; without one it waits without hurry. */
export function waiting(
  { now }: Pick<Asking, 'now'>,
  item: Omit<WaitingItem, 'dueAt' | 'isLate' | 'params'> & {
    readonly dueAt: Date | null
    readonly params?: WaitingItem['params']
  },
): WaitingItem {
  const { dueAt, params = {}, ...rest } = item
  return { ...rest, params, dueAt: dueAt?.toISOString() ?? null, isLate: dueAt !== null && now > dueAt }
}

/** In the order of when it hurts; what has no clock comes last. */
export function bySoonest(one: WaitingItem, other: WaitingItem): number {
  const [a, b] = [one.dueAt ?? '9', other.dueAt ?? '9']
  if (a !== b) return a < b ? -1 : 1
  return one.number < other.number ? -1 : one.number > other.number ? 1 : 0
}
