import { addDays, type CivilDate, daysBetween, mondayOf } from '#domain/calendar/civil-date.ts'
import { type Deadline, type WorkTime, weeksAfter } from '#domain/calendar/deadline.ts'
import { civilDateOf, type Instant } from '#domain/calendar/instant.ts'
import type { Content, Frequency } from '#domain/collaboration/charter.ts'

/** One round of reporting: its days, both of them in it, and when it is over. */
export interface Cycle {
  readonly from: CivilDate
  readonly to: CivilDate
  readonly due: Deadline
}

/**
 * C-11: the round that is running at `now`, and the one before it. Rounds are counted in whole weeks from `start`,
 * activation or the last resumption; each ends with work, on a day of work. One that a holiday leaves no day of is
 * no round.
 */
export function cyclesAt(
  start: Instant,
  weeks: number,
  now: Instant,
  work: WorkTime,
): { readonly current: Cycle; readonly previous: Cycle | undefined } {
  const began = civilDateOf(start, work.zone)
  const gone = Math.max(0, daysBetween(began, civilDateOf(now, work.zone)))
  // A holiday moves an end by a few days at most; from two rounds back nothing is missed.
  let no = Math.max(0, Math.floor(gone / (7 * weeks)) - 2)
  let from = no === 0 ? began : dayAfter(weeksAfter(start, no * weeks, work), work)
  let previous: Cycle | undefined
  for (;;) {
    no += 1
    const due = weeksAfter(start, no * weeks, work)
    const to = civilDateOf(due.at, work.zone)
    if (to < from) continue
    const cycle = { from, to, due }
    if (now <= due.at) return { current: cycle, previous }
    previous = cycle
    from = addDays(to, 1)
  }
}

function dayAfter({ at }: Deadline, { zone }: WorkTime): CivilDate {
  return addDays(civilDateOf(at, zone), 1)
}

interface Line {
  readonly frequency: Frequency
  readonly contents: readonly Content[]
}

const weeksOf: Readonly<Partial<Record<Frequency, number>>> = { weekly: 1, biweekly: 2 }

/**
 * How many weeks a round has, and who says so: the collaboration itself, its communication plan where it speaks of
 * progress, else the longest that the norm allows (NM-COL-10).
 */
export function rhythmOf(
  own: number | null,
  plan: readonly Line[],
  allowed: readonly number[],
): { readonly weeks: number; readonly by: 'own' | 'plan' | 'norm' } {
  if (own !== null) return { weeks: own, by: 'own' }
  const planned = plan
    .filter(({ contents }) => contents.includes('progress') || contents.length === 0)
    .flatMap(({ frequency }) => weeksOf[frequency] ?? [])
  if (planned.length > 0) return { weeks: Math.min(...planned), by: 'plan' }
  return { weeks: Math.max(1, ...allowed), by: 'norm' }
}

/**
 * The days that the next report speaks of: on from the last one, so that nothing falls between two; not farther back
 * than the round before this one. `today` in one that has no rounds yet: its week.
 */
export function periodOf(
  cycles: { readonly current: Cycle; readonly previous: Cycle | undefined } | null,
  lastTo: CivilDate | null,
  today: CivilDate,
): { readonly from: CivilDate; readonly to: CivilDate } {
  const earliest = cycles === null ? mondayOf(today) : (cycles.previous ?? cycles.current).from
  const next = lastTo === null || lastTo < earliest ? earliest : addDays(lastTo, 1)
  const from = next > today ? today : next
  const to = cycles?.current.to ?? addDays(mondayOf(today), 6)
  // A report that comes after the end of the round speaks of its one day.
  return to < from ? { from, to: from } : { from, to }
}
