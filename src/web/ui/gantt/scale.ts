import { addDays, type CivilDate, civilDate, compareDates, daysBetween } from '#domain/calendar/civil-date.ts'

/** What is drawn in a line: from start to due, what was agreed first, its milestones and what it waits for. */
export interface GanttRow {
  readonly id: string
  readonly plannedStart: string | null
  readonly dueOn: string | null
  readonly originalDueOn: string | null
  readonly doneOn: string | null
  readonly milestones: readonly { readonly id: string; readonly dueOn: string }[]
  readonly waitsFor: readonly {
    readonly taskId: string
    readonly kind: string
    readonly milestoneId: string | null
  }[]
}

export const zooms = ['day', 'week', 'month'] as const
export type Zoom = (typeof zooms)[number]

const dayWidths: Readonly<Record<Zoom, number>> = { day: 26, week: 9, month: 3 }
/** Days that are drawn at most; what lies beyond is cut off at the edge. */
const longest = 1100
/** Days between a plan and today within which today is drawn as well. */
const near = 200

export interface Scale {
  readonly origin: CivilDate
  readonly days: number
  readonly dayWidth: number
  readonly zoom: Zoom
}

export interface Bar {
  readonly start: CivilDate
  readonly due: CivilDate
}

/** From the planned start to the due day; the due day alone where no start was planned. */
export function barOf({ plannedStart, dueOn }: Pick<GanttRow, 'plannedStart' | 'dueOn'>): Bar | undefined {
  const due = dueOn ?? plannedStart
  if (due === null) return undefined
  const start = plannedStart !== null && plannedStart < due ? plannedStart : due
  return { start: civilDate(start), due: civilDate(due) }
}

/** Wide enough for every bar, milestone and first date, and for today. */
export function scaleOf(rows: readonly GanttRow[], today: CivilDate, zoom: Zoom | undefined): Scale {
  const days = rows.flatMap((row) => {
    const bar = barOf(row)
    const marks = [row.originalDueOn, row.doneOn, ...row.milestones.map(({ dueOn }) => dueOn)]
    return [...(bar ? [bar.start, bar.due] : []), ...marks.filter((day) => day !== null).map(civilDate)]
  })
  const ordered = days.toSorted(compareDates)
  const [begin = today] = ordered
  const end = ordered.at(-1) ?? today
  // A plan of long ago, or far ahead, is shown where it lies.
  const isNear = daysBetween(end, today) < near && daysBetween(today, begin) < near
  const inOrder = isNear ? [today, addDays(today, 21), ...ordered].toSorted(compareDates) : ordered
  const [first = today] = inOrder
  const last = inOrder.at(-1) ?? today
  const kept = Math.max(0, daysBetween(first, last) - longest)
  const origin = addDays(
    first,
    kept > 0 ? Math.min(kept, Math.max(0, daysBetween(first, today) - 60)) - 3 : -3,
  )
  const count = Math.min(longest, Math.max(28, daysBetween(origin, last) + 8))
  const chosen = zoom ?? (count <= 50 ? 'day' : 'week')
  return { origin, days: count, dayWidth: dayWidths[chosen], zoom: chosen }
}

/** Pixels from the left edge to the beginning of a day, kept within what is drawn. */
export function leftOf(day: CivilDate, { origin, days, dayWidth }: Scale): number {
  return Math.min(days, Math.max(0, daysBetween(origin, day))) * dayWidth
}

/** From the first to the end of the last day. */
export function spanOf(from: CivilDate, to: CivilDate, scale: Scale): { left: number; width: number } {
  const left = leftOf(from, scale)
  return { left, width: Math.max(leftOf(addDays(to, 1), scale) - left, 2) }
}

export interface Tick {
  readonly day: CivilDate
  readonly width: number
}

/** The months, and below them days or weeks, that stand over the chart. */
export function ticksOf(scale: Scale): { months: Tick[]; steps: Tick[] } {
  const { origin, days, dayWidth, zoom } = scale
  const cut = (isNew: (day: CivilDate) => boolean): Tick[] => {
    const ticks: { day: CivilDate; width: number }[] = []
    for (let at = 0; at < days; at += 1) {
      const day = addDays(origin, at)
      const last = ticks.at(-1)
      if (last === undefined || isNew(day)) ticks.push({ day, width: dayWidth })
      else last.width += dayWidth
    }
    return ticks
  }
  return {
    months: cut((day) => day.endsWith('-01')),
    steps:
      zoom === 'day'
        ? cut(() => true)
        : zoom === 'week'
          ? cut((day) => daysBetween(civilDate('2024-01-01'), day) % 7 === 0)
          : [],
  }
}

/** A line from the end of one bar to the beginning of the next, by right angles. */
export function linkPath(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const step = 6
  // Right behind each other: down, or up, into the next.
  if (to.x >= from.x - 1 && to.x < from.x + 2 * step) {
    return `M${from.x} ${from.y}h4V${to.y > from.y ? to.y - 9 : to.y + 9}`
  }
  if (to.x >= from.x + 2 * step) return `M${from.x} ${from.y}H${from.x + step}V${to.y}H${to.x}`
  const between = (from.y + to.y) / 2
  return `M${from.x} ${from.y}h${step}V${between}H${to.x - step}V${to.y}H${to.x}`
}
