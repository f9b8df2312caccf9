import { useInfiniteQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { addDays, type CivilDate, civilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { type CriticalPath, criticalPath } from '#domain/plan/critical-path.ts'
import { useWorkCalendar } from '#web/lib/calendar.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { sayDay, sayNearDay } from '#web/lib/time.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { CheckField, SelectField } from '#web/ui/fields.tsx'
import { Ground, Heads, Links, rowHeight } from '#web/ui/gantt/parts.tsx'
import { barOf, leftOf, type Scale, scaleOf, spanOf, type Zoom, zooms } from '#web/ui/gantt/scale.ts'
import { Link } from '#web/ui/Link.tsx'
import { nextIndex } from '#web/ui/Menu.tsx'
import { More } from '#web/ui/More.tsx'
import { useWindowed } from '#web/ui/windowed.ts'
import { type PlanRow, planQuery } from './api.ts'
import type { RegisterAsk } from './ask.ts'

/** The register as a plan: bars from start to due, milestones, what waits for what, and what is critical. */
export default function Gantt({ ask, empty }: { ask: RegisterAsk; empty: ReactNode }): ReactNode {
  const query = useInfiniteQuery(planQuery(ask))
  return (
    <Faces query={query} isEmpty={({ pages }) => pages[0]?.items.length === 0} empty={empty}>
      {({ pages }) => (
        <div className="stack">
          <Chart rows={pages.flatMap(({ items }) => items)} isWhole={!query.hasNextPage} />
          <More query={query} />
        </div>
      )}
    </Faces>
  )
}

function Chart({ rows, isWhole }: { rows: readonly PlanRow[]; isWhole: boolean }): ReactNode {
  const text = useText()
  const { now, zone } = useReading()
  const calendar = useWorkCalendar()
  const today = civilDateOf(now, zone)
  const [zoom, setZoom] = useState<Zoom>()
  const [isPathShown, setPathShown] = useState(true)
  const scale = useMemo(() => scaleOf(rows, today, zoom), [rows, today, zoom])
  const path = useMemo(() => calendar && pathOf(rows, calendar), [rows, calendar])
  const shownPath = isPathShown ? path : undefined
  const frame = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  const { from, to } = useWindowed(body, rows.length, rowHeight, rows.length > 40)

  // Today is what one looks for first.
  const isTodayShown = today >= scale.origin && today <= addDays(scale.origin, scale.days)
  const todayLeft = isTodayShown ? leftOf(today, scale) : 0
  useEffect(() => {
    if (frame.current) frame.current.scrollLeft = Math.max(0, todayLeft - 200)
  }, [todayLeft])

  function handleKey(event: KeyboardEvent) {
    const links = [...(body.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const next = nextIndex(event.key, links.indexOf(document.activeElement as HTMLElement), links.length)
    if (next === undefined || links.indexOf(document.activeElement as HTMLElement) < 0) return
    event.preventDefault()
    links[next]?.focus()
  }

  /** Brings the bar of a row into sight beside the names. */
  function show(row: PlanRow) {
    const bar = barOf(row)
    if (bar === undefined || frame.current === null) return
    const left = leftOf(bar.start, scale)
    const { scrollLeft, clientWidth } = frame.current
    const names = frame.current.querySelector<HTMLElement>('.gantt-names')?.offsetWidth ?? 0
    if (left < scrollLeft || left > scrollLeft + clientWidth - names - 60)
      frame.current.scrollLeft = Math.max(0, left - 60)
  }

  return (
    <>
      <div className="line gantt-tools">
        <SelectField
          aria-label={text('register.gantt.zoom')}
          value={scale.zoom}
          onChange={setZoom}
          options={zooms.map((value) => ({ value, label: text(`register.gantt.by.${value}`) }))}
        />
        <CheckField checked={isPathShown} onChange={setPathShown}>
          {text('register.gantt.critical')}
        </CheckField>
        <Legend />
        {!isWhole && <span className="small faint">{text('register.gantt.partOnly')}</span>}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse */}
      <section className="gantt" ref={frame} tabIndex={0} aria-label={text('register.layout.gantt')}>
        <table className="gantt-names" aria-rowcount={rows.length + 1}>
          <thead>
            <tr>
              <th scope="col">{text('task.field.name')}</th>
              <th scope="col" className="gantt-wide">
                {text('task.field.due')}
              </th>
              <th scope="col" className="gantt-wide end">
                {text('register.gantt.slack')}
              </th>
            </tr>
          </thead>
          <tbody ref={body} onKeyDown={handleKey}>
            {from > 0 && <tr style={{ height: from * rowHeight }} />}
            {rows.slice(from, to).map((row, at) => (
              <NameRow
                key={row.id}
                row={row}
                index={from + at}
                path={path}
                rows={rows}
                onFocus={() => show(row)}
              />
            ))}
            {to < rows.length && <tr style={{ height: (rows.length - to) * rowHeight }} />}
          </tbody>
        </table>
        {/* All of it is said in the table beside it. */}
        <div className="gantt-chart" aria-hidden="true" style={{ width: scale.days * scale.dayWidth }}>
          <Heads scale={scale} today={today} />
          <div className="gantt-body" style={{ height: rows.length * rowHeight }}>
            <Ground scale={scale} calendar={calendar} from={from} to={to} today={today} />
            {rows.slice(from, to).map((row, at) => (
              <BarRow key={row.id} row={row} top={(from + at) * rowHeight} scale={scale} path={shownPath} />
            ))}
            <Links rows={rows} scale={scale} from={from} to={to} path={shownPath} />
          </div>
        </div>
      </section>
    </>
  )
}

function pathOf(rows: readonly PlanRow[], calendar: WorkCalendar): CriticalPath {
  const works = rows.flatMap((row) => {
    const bar = barOf(row)
    return bar === undefined || row.state === 'cancelled'
      ? []
      : [
          {
            id: row.id,
            start: bar.start,
            due: bar.due,
            doneOn: row.doneOn === null ? null : civilDate(row.doneOn),
          },
        ]
  })
  const links = rows.flatMap((row) =>
    row.waitsFor.flatMap(({ taskId, kind, milestoneId }) =>
      // What only a milestone waits for does not hold up the whole.
      kind === 'finishToStart' && milestoneId === null ? [{ from: taskId, to: row.id }] : [],
    ),
  )
  return criticalPath(works, links, calendar)
}

function Legend(): ReactNode {
  const text = useText()
  return (
    <span className="line small quiet gantt-legend" aria-hidden="true">
      <span>
        <i className="gantt-key gantt-key-bar" />
        {text('register.gantt.planned')}
      </span>
      <span>
        <i className="gantt-key gantt-key-first" />
        {text('register.gantt.first')}
      </span>
      <span>
        <i className="gantt-key gantt-key-milestone" />
        {text('task.field.milestones')}
      </span>
      <span>
        <i className="gantt-key gantt-key-critical" />
        {text('register.gantt.critical')}
      </span>
      <span>
        <i className="gantt-key gantt-key-rest" />
        {text('register.gantt.rest')}
      </span>
    </span>
  )
}

function NameRow({
  row,
  index,
  path,
  rows,
  onFocus,
}: {
  row: PlanRow
  index: number
  path: CriticalPath | undefined
  rows: readonly PlanRow[]
  onFocus: () => void
}): ReactNode {
  const text = useText()
  const reading = useReading()
  const on = path?.works.get(row.id)
  const slack =
    on === undefined
      ? ''
      : on.slack < 0
        ? text('register.gantt.short', { count: -on.slack })
        : text('register.gantt.days', { count: on.slack })
  const words = [
    row.owner?.name ?? text('task.noOwner'),
    text(`enum.taskState.${row.state}`),
    row.plannedStart && `${text('register.column.start')} ${sayDay(row.plannedStart, reading)}`,
    row.originalDueOn !== null &&
      row.originalDueOn !== row.dueOn &&
      `${text('task.originalDue')} ${sayDay(row.originalDueOn, reading)}`,
    ...row.milestones.map(
      ({ dueOn, deliverable }) => `${text('task.field.milestones')} ${sayDay(dueOn, reading)} ${deliverable}`,
    ),
    ...row.waitsFor.flatMap(({ taskId }) => {
      const before = rows.find(({ id }) => id === taskId)
      return before ? [text('register.gantt.waitsFor', { name: before.name })] : []
    }),
    on?.isCritical && text('register.gantt.isCritical'),
  ].filter(Boolean)
  return (
    <tr style={{ height: rowHeight }} aria-rowindex={index + 2} data-critical={on?.isCritical === true}>
      <th scope="row">
        <Link to={`/tasks/${row.id}`} data-row="" title={row.name} onFocus={onFocus}>
          {row.name}
        </Link>
        <span className="visually-hidden">{words.join('，')}</span>
      </th>
      <td className="gantt-wide">
        {row.dueOn === null ? (
          <span className="faint">{text('task.noDue')}</span>
        ) : (
          sayNearDay(row.dueOn, reading)
        )}
      </td>
      <td className={`gantt-wide end ${on !== undefined && on.slack < 0 ? 'late' : 'quiet'}`}>{slack}</td>
    </tr>
  )
}

function BarRow({
  row,
  top,
  scale,
  path,
}: {
  row: PlanRow
  top: number
  scale: Scale
  path: CriticalPath | undefined
}): ReactNode {
  const bar = barOf(row)
  const isCritical = path?.works.get(row.id)?.isCritical === true
  return (
    <div className="gantt-row" style={{ top, height: rowHeight }}>
      {bar !== undefined && (
        <>
          {row.originalDueOn !== null && row.originalDueOn !== row.dueOn && (
            <i
              className="gantt-first"
              style={spanOf(bar.start, later(bar.start, row.originalDueOn), scale)}
            />
          )}
          <span
            className={`gantt-bar light-${row.light.colour}`}
            data-critical={isCritical}
            style={spanOf(bar.start, bar.due, scale)}
            title={`${row.name} ${bar.start} – ${bar.due} ${row.percent}%`}
          >
            <i style={{ width: `${row.percent}%` }} />
          </span>
          {row.doneOn !== null && (
            <i className="gantt-done" style={{ left: leftOf(addDays(civilDate(row.doneOn), 1), scale) }} />
          )}
        </>
      )}
      {row.milestones.map(({ id, dueOn, deliverable, isDone }) => (
        <i
          key={id}
          className="gantt-milestone"
          data-done={isDone}
          title={`${dueOn} ${deliverable}`}
          style={{ left: leftOf(civilDate(dueOn), scale) + scale.dayWidth / 2 }}
        />
      ))}
    </div>
  )
}

function later(one: CivilDate, other: string): CivilDate {
  return one > other ? one : civilDate(other)
}
