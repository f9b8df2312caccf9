import { addDays, type CivilDate } from '#domain/calendar/civil-date.ts'
import {
  addWorkingDays,
  countWorkingDays,
  isWorkingDay,
  type WorkCalendar,
} from '#domain/calendar/work-calendar.ts'
import type { PlanLink, PlannedWork } from './critical-path.ts'

export interface Redated {
  readonly id: string
  readonly start: CivilDate
  readonly due: CivilDate
}

/**
 * A bar put to another start, with the same working days in it; and what that pushes. What waits for it moves
 * on as far as it must and no further, keeps its own length, and pushes what waits for it in turn. What it
 * waits for itself never moves: a bar cannot be drawn before the end of that, so it begins the day after.
 */
export function moveBar(
  works: readonly PlannedWork[],
  links: readonly PlanLink[],
  { id, start }: { readonly id: string; readonly start: CivilDate },
  calendar: WorkCalendar,
): Redated[] {
  return rearranged(
    works,
    links,
    id,
    (work) => {
      const days = lengthOf(work, calendar)
      const from = later(workedFrom(start, calendar), firstFree(works, links, id, calendar))
      return { start: from, due: finishOf(from, days, calendar) }
    },
    calendar,
  )
}

/** The end of a bar put to another day; what waits for it is pushed as in `moveBar`. */
export function stretchBar(
  works: readonly PlannedWork[],
  links: readonly PlanLink[],
  { id, due }: { readonly id: string; readonly due: CivilDate },
  calendar: WorkCalendar,
): Redated[] {
  return rearranged(
    works,
    links,
    id,
    (work) => {
      const start = work.start ?? work.due
      return { start: start < due ? start : due, due }
    },
    calendar,
  )
}

function rearranged(
  works: readonly PlannedWork[],
  links: readonly PlanLink[],
  id: string,
  put: (work: PlannedWork) => { start: CivilDate; due: CivilDate },
  calendar: WorkCalendar,
): Redated[] {
  const known = new Map(works.map((work) => [work.id, work]))
  const work = known.get(id)
  if (work === undefined) return []
  const after = new Map<string, string[]>()
  for (const link of links) {
    const list = after.get(link.from)
    if (list) list.push(link.to)
    else after.set(link.from, [link.to])
  }
  const upstream = before(links, id)
  const moved = new Map<string, { start: CivilDate; due: CivilDate }>()
  const place = put(work)
  if (place.start !== (work.start ?? work.due) || place.due !== work.due) moved.set(id, place)
  // Each round pushes a step further; a plan that waits for itself would never end.
  const queue = [id]
  for (let round = 0; queue.length > 0 && round < works.length * 4; round += 1) {
    const current = queue.shift() as string
    const end = moved.get(current)?.due ?? known.get(current)?.due
    if (end === undefined) continue
    for (const next of after.get(current) ?? []) {
      const follower = known.get(next)
      if (follower === undefined || follower.doneOn || next === id || upstream.has(next)) continue
      const present = moved.get(next) ?? { start: follower.start ?? follower.due, due: follower.due }
      if (present.start > end) continue
      const start = workedFrom(addDays(end, 1), calendar)
      moved.set(next, { start, due: finishOf(start, lengthOf(follower, calendar), calendar) })
      queue.push(next)
    }
  }
  return [...moved].map(([one, span]) => ({ id: one, ...span }))
}

function before(links: readonly PlanLink[], id: string): Set<string> {
  const found = new Set<string>()
  const queue = [id]
  for (const one of queue) {
    for (const { from, to } of links) {
      if (to === one && !found.has(from)) {
        found.add(from)
        queue.push(from)
      }
    }
  }
  return found
}

function firstFree(
  works: readonly PlannedWork[],
  links: readonly PlanLink[],
  id: string,
  calendar: WorkCalendar,
): CivilDate | undefined {
  const ends = links
    .filter(({ to, from }) => to === id && from !== id)
    .flatMap(({ from }) => works.find((work) => work.id === from) ?? [])
    .map(({ due, doneOn }) => doneOn ?? due)
    .toSorted()
  const last = ends.at(-1)
  return last && workedFrom(addDays(last, 1), calendar)
}

function lengthOf({ start, due }: PlannedWork, calendar: WorkCalendar): number {
  return Math.max(1, countWorkingDays(start !== null && start < due ? start : due, due, calendar))
}

function workedFrom(day: CivilDate, calendar: WorkCalendar): CivilDate {
  return isWorkingDay(day, calendar) ? day : addWorkingDays(day, 1, calendar)
}

function finishOf(start: CivilDate, days: number, calendar: WorkCalendar): CivilDate {
  return addWorkingDays(start, days - 1, calendar)
}

function later(one: CivilDate, other: CivilDate | undefined): CivilDate {
  return other !== undefined && other > one ? other : one
}
