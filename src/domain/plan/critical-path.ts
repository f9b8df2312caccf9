import { addDays, type CivilDate, compareDates } from '#domain/calendar/civil-date.ts'
import { isWorkingDay, type WorkCalendar } from '#domain/calendar/work-calendar.ts'

export interface PlannedWork {
  readonly id: string
  /** Null: it takes the one day it is due on. */
  readonly start: CivilDate | null
  readonly due: CivilDate
  /** When it really was finished; what follows need not wait for its due date then. */
  readonly doneOn?: CivilDate | null
}

/** `to` begins when `from` is finished: on a later day. */
export interface PlanLink {
  readonly from: string
  readonly to: string
}

export interface WorkOnPath {
  readonly earliestStart: CivilDate
  readonly earliestFinish: CivilDate
  /** The last day it may finish on without anything linked to it ending later than planned. */
  readonly latestFinish: CivilDate
  /** Working days between the two; negative when the plan cannot be kept as it is drawn. */
  readonly slack: number
  /** Working days that what comes before pushes it back from its planned start. */
  readonly pushed: number
  /** Every day lost here is lost at the end. */
  readonly isCritical: boolean
}

export interface CriticalPath {
  /** By id; what hangs together with nothing, or waits for itself, is not in it. */
  readonly works: ReadonlyMap<string, WorkOnPath>
  /** The links along which the critical path runs. */
  readonly links: readonly PlanLink[]
}

/**
 * The critical path on the working calendar. Every group of linked work is a plan of its own and ends with
 * its last due date; in a `whole` plan there is only one end, and work that is linked to nothing counts too.
 * A plan whose dates honour its links has no negative slack anywhere.
 */
export function criticalPath(
  works: readonly PlannedWork[],
  links: readonly PlanLink[],
  calendar: WorkCalendar,
  { whole = false }: { readonly whole?: boolean } = {},
): CriticalPath {
  const known = new Map(works.map((work) => [work.id, work]))
  const kept = links.filter(({ from, to }) => from !== to && known.has(from) && known.has(to))
  const before = linked(
    kept,
    ({ to }) => to,
    ({ from }) => from,
  )
  const after = linked(
    kept,
    ({ from }) => from,
    ({ to }) => to,
  )
  const order = inOrder(works, before, after).filter(({ id }) => whole || before.has(id) || after.has(id))
  const endOf = endsOf(order, before, after, whole)

  const early = new Map<string, { start: CivilDate; finish: CivilDate; pushed: number }>()
  for (const work of order) early.set(work.id, earliest(work, before.get(work.id) ?? [], early, calendar))

  const late = new Map<string, { start: CivilDate; finish: CivilDate }>()
  for (const work of order.toReversed()) {
    const finish = (after.get(work.id) ?? []).reduce<CivilDate>((last, id) => {
      const next = late.get(id)
      const dayBefore = next && addDays(next.start, -1)
      return dayBefore !== undefined && dayBefore < last ? dayBefore : last
    }, endOf(work.id))
    late.set(work.id, { finish, start: startFor(work, finish, calendar) })
  }

  const found = new Map<string, WorkOnPath>()
  for (const { id, doneOn } of order) {
    const [first, last] = [early.get(id), late.get(id)]
    if (!first || !last) continue
    const slack = signedWorkingDays(first.finish, last.finish, calendar)
    found.set(id, {
      earliestStart: first.start,
      earliestFinish: first.finish,
      latestFinish: last.finish,
      slack,
      pushed: first.pushed,
      isCritical: slack <= 0 && !doneOn,
    })
  }
  const isCritical = (id: string) => found.get(id)?.isCritical === true
  return { works: found, links: kept.filter(({ from, to }) => isCritical(from) && isCritical(to)) }
}

type Neighbours = ReadonlyMap<string, readonly string[]>

function linked(
  links: readonly PlanLink[],
  key: (link: PlanLink) => string,
  value: (link: PlanLink) => string,
): Neighbours {
  const found = new Map<string, string[]>()
  for (const link of links) {
    const list = found.get(key(link))
    if (list) list.push(value(link))
    else found.set(key(link), [value(link)])
  }
  return found
}

/** What comes before stands before; work that waits for itself, or for such work, is left out. */
function inOrder(works: readonly PlannedWork[], before: Neighbours, after: Neighbours): PlannedWork[] {
  const byId = new Map(works.map((work) => [work.id, work]))
  const open = new Map(works.map(({ id }) => [id, before.get(id)?.length ?? 0]))
  const order = works.filter(({ id }) => open.get(id) === 0)
  for (let at = 0; at < order.length; at += 1) {
    for (const id of after.get(order[at]?.id ?? '') ?? []) {
      const left = (open.get(id) ?? 0) - 1
      open.set(id, left)
      const next = byId.get(id)
      if (left === 0 && next) order.push(next)
    }
  }
  return order
}

/** The last due date of each group of linked work. */
function endsOf(
  works: readonly PlannedWork[],
  before: Neighbours,
  after: Neighbours,
  whole: boolean,
): (id: string) => CivilDate {
  const dueOf = new Map(works.map(({ id, due }) => [id, due]))
  const ends = new Map<string, CivilDate>()
  for (const { id } of works) {
    if (ends.has(id)) continue
    const group = whole ? new Set(dueOf.keys()) : groupOf(id, before, after)
    const end = [...group].reduce<CivilDate | undefined>((last, one) => {
      const due = dueOf.get(one)
      return due !== undefined && (last === undefined || due > last) ? due : last
    }, undefined)
    if (end !== undefined) for (const one of group) ends.set(one, end)
  }
  return (id) => ends.get(id) as CivilDate
}

function groupOf(id: string, before: Neighbours, after: Neighbours): Set<string> {
  const group = new Set([id])
  for (const one of group) {
    for (const next of [...(before.get(one) ?? []), ...(after.get(one) ?? [])]) group.add(next)
  }
  return group
}

function earliest(
  work: PlannedWork,
  before: readonly string[],
  early: ReadonlyMap<string, { finish: CivilDate }>,
  calendar: WorkCalendar,
): { start: CivilDate; finish: CivilDate; pushed: number } {
  const planned = startOf(work)
  if (work.doneOn) {
    const [start] = [planned, work.doneOn].toSorted(compareDates)
    return { start: start ?? planned, finish: work.doneOn, pushed: 0 }
  }
  const free = before.reduce<CivilDate>((last, id) => {
    const finish = early.get(id)?.finish
    const next = finish && addDays(finish, 1)
    return next !== undefined && next > last ? next : last
  }, planned)
  if (free === planned) return { start: planned, finish: work.due, pushed: 0 }
  return {
    start: free,
    finish: finishAfter(free, workingDaysIn(planned, work.due, calendar), calendar),
    pushed: signedWorkingDays(addDays(planned, -1), addDays(free, -1), calendar),
  }
}

function startOf({ start, due }: PlannedWork): CivilDate {
  return start !== null && start < due ? start : due
}

/** The day on which so many working days are over, the first one counted. */
function finishAfter(start: CivilDate, days: number, calendar: WorkCalendar): CivilDate {
  let on = start
  for (let left = days - (isWorkingDay(on, calendar) ? 1 : 0); left > 0; ) {
    on = addDays(on, 1)
    if (isWorkingDay(on, calendar)) left -= 1
  }
  return on
}

/** The last day to begin on so as to finish by then. */
function startFor(work: PlannedWork, finish: CivilDate, calendar: WorkCalendar): CivilDate {
  let on = finish
  const days = workingDaysIn(startOf(work), work.due, calendar)
  for (let left = days - (isWorkingDay(on, calendar) ? 1 : 0); left > 0; ) {
    on = addDays(on, -1)
    if (isWorkingDay(on, calendar)) left -= 1
  }
  return on
}

function workingDaysIn(from: CivilDate, to: CivilDate, calendar: WorkCalendar): number {
  let count = 0
  for (let on = from; on <= to; on = addDays(on, 1)) if (isWorkingDay(on, calendar)) count += 1
  return count
}

/** Working days after `from` up to `to`; negative when `to` is the earlier. */
function signedWorkingDays(from: CivilDate, to: CivilDate, calendar: WorkCalendar): number {
  if (to >= from) return workingDaysIn(addDays(from, 1), to, calendar)
  const lost = workingDaysIn(addDays(to, 1), from, calendar)
  return lost === 0 ? 0 : -lost
}
