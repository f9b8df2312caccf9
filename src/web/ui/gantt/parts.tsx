import { type ReactNode, useMemo } from 'react'
import { addDays, type CivilDate, civilDate } from '#domain/calendar/civil-date.ts'
import { isWorkingDay, type WorkCalendar } from '#domain/calendar/work-calendar.ts'
import type { CriticalPath } from '#domain/plan/critical-path.ts'
import { barOf, type GanttRow, leftOf, linkPath, type Scale, spanOf, ticksOf } from './scale.ts'
import './gantt.css'

/** Pixels. */
export const rowHeight = 34

/** The months and days over the chart. */
export function Heads({ scale, today }: { scale: Scale; today: CivilDate }): ReactNode {
  const { months, steps } = useMemo(() => ticksOf(scale), [scale])
  return (
    <div className="gantt-heads">
      <div>
        {months.map(({ day, width }) => (
          <span key={day} style={{ width }} className="gantt-month">
            {width > 48 ? day.slice(0, 7) : ''}
          </span>
        ))}
      </div>
      <div>
        {steps.map(({ day, width }) => (
          <span key={day} style={{ width }} data-today={day === today}>
            {width >= 18 ? Number(day.slice(8)) : ''}
          </span>
        ))}
      </div>
    </div>
  )
}

/** The days nobody works, and the line of today, as far as they are in sight. */
export function Ground({
  scale,
  calendar,
  from,
  to,
  today,
}: {
  scale: Scale
  calendar: WorkCalendar | undefined
  from: number
  to: number
  today: CivilDate
}): ReactNode {
  const height = Math.max(1, to - from) * rowHeight
  const rest = useMemo(() => {
    if (calendar === undefined) return ''
    const days = Array.from({ length: scale.days }, (_, at) => at)
    return days
      .filter((at) => !isWorkingDay(addDays(scale.origin, at), calendar))
      .map((at) => `M${at * scale.dayWidth} 0h${scale.dayWidth}v${height}h${-scale.dayWidth}z`)
      .join('')
  }, [scale, calendar, height])
  const now = leftOf(today, scale) + scale.dayWidth / 2
  return (
    <svg
      className="gantt-ground"
      style={{ top: from * rowHeight }}
      width={scale.days * scale.dayWidth}
      height={height}
      aria-hidden="true"
    >
      <path d={rest} className="gantt-rest" />
      <path d={`M${now} 0V${height}`} className="gantt-today" />
    </svg>
  )
}

/** From the end of what comes first to the beginning of what waits for it, as far as rows are in sight. */
export function Links({
  rows,
  scale,
  from,
  to,
  path,
}: {
  rows: readonly GanttRow[]
  scale: Scale
  from: number
  to: number
  path: CriticalPath | undefined
}): ReactNode {
  const places = useMemo(() => new Map(rows.map(({ id }, at) => [id, at])), [rows])
  const critical = useMemo(() => new Set(path?.links.map((link) => `${link.from} ${link.to}`)), [path])
  const lines = rows.flatMap((row, at) =>
    row.waitsFor.flatMap(({ taskId, kind, milestoneId }) => {
      const other = places.get(taskId)
      if (other === undefined || Math.max(at, other) < from || Math.min(at, other) >= to) return []
      const [first, next] = [barOf(rows[other] as GanttRow), barOf(row)]
      if (first === undefined || next === undefined) return []
      const milestone = row.milestones.find(({ id }) => id === milestoneId)
      const end = spanOf(first.start, first.due, scale)
      return [
        {
          key: `${taskId} ${row.id} ${milestoneId ?? ''}`,
          isCritical: critical.has(`${taskId} ${row.id}`),
          isSoft: kind === 'supports',
          d: linkPath(
            { x: end.left + end.width, y: (other - from + 0.5) * rowHeight },
            {
              x: milestone
                ? leftOf(civilDate(milestone.dueOn), scale) + scale.dayWidth / 2 - 6
                : leftOf(next.start, scale),
              y: (at - from + 0.5) * rowHeight,
            },
          ),
        },
      ]
    }),
  )
  return (
    <svg
      className="gantt-links"
      style={{ top: from * rowHeight }}
      width={scale.days * scale.dayWidth}
      height={Math.max(1, to - from) * rowHeight}
      aria-hidden="true"
    >
      <defs>
        {['gantt-end', 'gantt-end-critical'].map((id) => (
          <marker
            key={id}
            id={id}
            viewBox="0 0 6 6"
            refX="6"
            refY="3"
            markerWidth="7"
            markerHeight="7"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0L6 3L0 6z" className={id} />
          </marker>
        ))}
      </defs>
      {lines.map(({ key, d, isCritical, isSoft }) => (
        <path
          key={key}
          d={d}
          data-critical={isCritical}
          data-soft={isSoft}
          markerEnd={isCritical ? 'url(#gantt-end-critical)' : 'url(#gantt-end)'}
        />
      ))}
    </svg>
  )
}
