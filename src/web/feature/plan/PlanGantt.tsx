import {
  type KeyboardEvent,
  memo,
  type PointerEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { addDays, type CivilDate, civilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { addWorkingDays } from '#domain/calendar/work-calendar.ts'
import {
  type CriticalPath,
  criticalPath,
  type PlanLink,
  type PlannedWork,
} from '#domain/plan/critical-path.ts'
import { moveBar, type Redated, stretchBar } from '#domain/plan/moving.ts'
import { useWorkCalendar } from '#web/lib/calendar.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { sayNearDay } from '#web/lib/time.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { CheckField, SelectField } from '#web/ui/fields.tsx'
import { Ground, Heads, Links, rowHeight } from '#web/ui/gantt/parts.tsx'
import {
  barOf,
  type GanttRow,
  leftOf,
  type Scale,
  scaleOf,
  spanOf,
  type Zoom,
  zooms,
} from '#web/ui/gantt/scale.ts'
import { nextIndex } from '#web/ui/Menu.tsx'
import { useWindowed } from '#web/ui/windowed.ts'
import { type NewStep, type PlanView, useRedate } from './api.ts'
import { ChangeDialog } from './ChangeDialog.tsx'
import { type Line, linesOf } from './lines.ts'
import './plan.css'

interface Row extends GanttRow {
  readonly line: Line
}

/** 甘特图 of one collaboration (S3-85): the critical path, what was agreed as a shadow, and bars that can be moved. */
export function PlanGantt({ view }: { view: PlanView }): ReactNode {
  const text = useText()
  const { now, zone } = useReading()
  const calendar = useWorkCalendar()
  const today = civilDateOf(now, zone)
  const redate = useRedate(view.collaboration.id)
  const canMove = view.can.includes('edit')
  const canChange = view.can.includes('requestChange')
  const [zoom, setZoom] = useState<Zoom>()
  const [department, setDepartment] = useState('')
  const [isPathShown, setPathShown] = useState(true)
  const [steps, setSteps] = useState<readonly NewStep[]>()
  const [said, setSaid] = useState('')
  const all = useMemo(() => linesOf(view), [view])
  const lines = useMemo(
    () =>
      department === ''
        ? all
        : all.filter((line) => line.hostId === department || line.cooperatingIds.includes(department)),
    [all, department],
  )
  const rows = useMemo(() => lines.map(rowOf), [lines])
  const works = useMemo(() => worksOf(all), [all])
  const links = useMemo(() => linksOf(all), [all])
  const path = useMemo(
    () => calendar && criticalPath(works, links, calendar, { whole: true }),
    [works, links, calendar],
  )
  // Milestones widen the chart too.
  const marked = useMemo(() => [...rows, stonesRow(view)], [rows, view])
  const scale = useMemo(() => scaleOf(marked, today, zoom), [marked, today, zoom])
  const frame = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  const { from, to } = useWindowed(body, rows.length, rowHeight, rows.length > 40)
  const todayLeft = today >= scale.origin ? leftOf(today, scale) : 0
  useEffect(() => {
    if (frame.current) frame.current.scrollLeft = Math.max(0, todayLeft - 200)
  }, [todayLeft])

  const drops = useRef(drop)
  useEffect(() => {
    drops.current = drop
  })
  const handleDrag = useCallback(
    (line: Line, days: number, isEnd: boolean) => drops.current(line, days, isEnd),
    [],
  )

  function settle(line: Line, moved: readonly Redated[]) {
    const mine = moved.find(({ id }) => id === line.id)
    if (mine === undefined) return
    const more = moved.length - 1
    setSaid(
      text('plan.gantt.moved', { name: line.name, start: mine.start, due: mine.due }) +
        (more > 0 ? text('plan.gantt.movedMore', { count: more }) : ''),
    )
    if (canMove) {
      redate.mutate(moved.map(({ id, start, due }) => ({ taskId: id, start, due })))
      return
    }
    // What follows is worked out with the request.
    setSteps([{ kind: 'redate', taskId: mine.id, start: mine.start, due: mine.due }])
  }

  function shift(line: Line, by: number, isEnd: boolean) {
    if (calendar === undefined || line.isSummary || line.until === null) return
    const start = line.from ?? line.until
    settle(
      line,
      isEnd
        ? stretchBar(works, links, { id: line.id, due: addWorkingDays(line.until, by, calendar) }, calendar)
        : moveBar(works, links, { id: line.id, start: addWorkingDays(start, by, calendar) }, calendar),
    )
  }

  function handleKey(event: KeyboardEvent) {
    const names = [...(body.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const focused = document.activeElement as HTMLElement
    const at = names.indexOf(focused)
    if (at < 0) return
    const line = lines.find(({ id }) => id === focused.dataset.row)
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by !== 0 && line && (canMove || canChange)) {
      event.preventDefault()
      shift(line, by, event.shiftKey)
      return
    }
    const next = nextIndex(event.key, at, names.length)
    if (next === undefined) return
    event.preventDefault()
    names[next]?.focus()
  }

  if (!all.some(({ until }) => until !== null)) return <EmptyState title={text('plan.gantt.empty')} />
  const hosts = view.departments.filter(({ id }) =>
    all.some((line) => line.hostId === id || line.cooperatingIds.includes(id)),
  )
  return (
    <div className="stack">
      <div className="line gantt-tools">
        <SelectField
          aria-label={text('register.gantt.zoom')}
          value={scale.zoom}
          onChange={setZoom}
          options={zooms.map((value) => ({ value, label: text(`register.gantt.by.${value}`) }))}
        />
        <SelectField
          aria-label={text('plan.gantt.department')}
          value={department}
          none={text('plan.gantt.all')}
          onChange={setDepartment}
          options={hosts.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <CheckField checked={isPathShown} onChange={setPathShown}>
          {text('register.gantt.critical')}
        </CheckField>
        <span className="line small quiet gantt-legend" aria-hidden="true">
          <span>
            <i className="gantt-key gantt-key-bar" />
            {text('register.gantt.planned')}
          </span>
          <span>
            <i className="gantt-key gantt-key-first" />
            {text('plan.gantt.shadow')}
          </span>
          <span>
            <i className="gantt-key gantt-key-milestone" />
            {text('plan.milestone.one')}
          </span>
          <span>
            <i className="gantt-key gantt-key-critical" />
            {text('register.gantt.critical')}
          </span>
          <span>
            <i className="gantt-key gantt-key-bar plan-key-late" />
            {text('plan.column.deviation')}
          </span>
          <span>
            <i className="gantt-key gantt-key-rest" />
            {text('register.gantt.rest')}
          </span>
        </span>
      </div>
      {(canMove || canChange) && <p className="small faint plan-wide">{text('plan.gantt.moveHint')}</p>}
      <p className="visually-hidden" aria-live="polite">
        {said}
      </p>
      <ErrorLine error={redate.error} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse */}
      <section className="gantt" ref={frame} tabIndex={0} aria-label={text('plan.tab.gantt')}>
        <table className="gantt-names plan-gantt-names" aria-rowcount={rows.length + 1}>
          <thead>
            <tr>
              <th scope="col">{text('plan.column.name')}</th>
              <th scope="col" className="gantt-wide">
                {text('plan.column.due')}
              </th>
              <th scope="col" className="gantt-wide end">
                {text('plan.column.slack')}
              </th>
            </tr>
          </thead>
          <tbody ref={body} onKeyDown={handleKey}>
            {from > 0 && <tr style={{ height: from * rowHeight }} />}
            {rows.slice(from, to).map(({ line }, at) => (
              <NameRow key={line.id} line={line} index={from + at} path={path} />
            ))}
            {to < rows.length && <tr style={{ height: (rows.length - to) * rowHeight }} />}
          </tbody>
        </table>
        <div className="gantt-chart" aria-hidden="true" style={{ width: scale.days * scale.dayWidth }}>
          <Heads scale={scale} today={today} />
          <div className="gantt-body" style={{ height: rows.length * rowHeight }}>
            <Ground scale={scale} calendar={calendar} from={from} to={to} today={today} />
            <Stones view={view} scale={scale} height={rows.length * rowHeight} />
            {rows.slice(from, to).map((row, at) => (
              <Bar
                key={row.id}
                row={row}
                top={(from + at) * rowHeight}
                scale={scale}
                path={isPathShown ? path : undefined}
                onDrag={(canMove || canChange) && !row.line.isSummary && calendar ? handleDrag : undefined}
              />
            ))}
            <Links rows={rows} scale={scale} from={from} to={to} path={isPathShown ? path : undefined} />
          </div>
        </div>
      </section>
      {steps && <ChangeDialog view={view} steps={steps} onClose={() => setSteps(undefined)} />}
    </div>
  )

  function drop(line: Line, days: number, isEnd: boolean) {
    if (line.until === null || days === 0 || calendar === undefined) return
    const start = line.from ?? line.until
    settle(
      line,
      isEnd
        ? stretchBar(works, links, { id: line.id, due: addDays(line.until, days) }, calendar)
        : moveBar(works, links, { id: line.id, start: addDays(start, days) }, calendar),
    )
  }
}

function rowOf(line: Line): Row {
  return {
    id: line.id,
    plannedStart: line.from,
    dueOn: line.until,
    originalDueOn: line.baseDue,
    doneOn: line.doneOn,
    milestones: [],
    waitsFor: line.after.map((taskId) => ({ taskId, kind: 'finishToStart', milestoneId: null })),
    line,
  }
}

function stonesRow(view: PlanView): GanttRow {
  return {
    id: 'milestones',
    plannedStart: null,
    dueOn: null,
    originalDueOn: null,
    doneOn: null,
    milestones: view.milestones.map(({ id, dueOn }) => ({ id, dueOn })),
    waitsFor: [],
  }
}

export function worksOf(lines: readonly Line[]): PlannedWork[] {
  return lines.flatMap((line) =>
    line.isSummary || line.until === null
      ? []
      : [
          {
            id: line.id,
            start: line.from,
            due: line.until,
            doneOn: line.doneOn === null ? null : civilDate(line.doneOn),
          },
        ],
  )
}

export function linksOf(lines: readonly Line[]): PlanLink[] {
  return lines.flatMap((line) => line.after.map((from) => ({ from, to: line.id })))
}

const NameRow = memo(function NameRow({
  line,
  index,
  path,
}: {
  line: Line
  index: number
  path: CriticalPath | undefined
}): ReactNode {
  const text = useText()
  const reading = useReading()
  const on = path?.works.get(line.id)
  const slack =
    on === undefined
      ? ''
      : on.slack < 0
        ? text('register.gantt.short', { count: -on.slack })
        : text('register.gantt.days', { count: on.slack })
  return (
    <tr style={{ height: rowHeight }} aria-rowindex={index + 2} data-critical={on?.isCritical === true}>
      <th scope="row" style={{ paddingInlineStart: 8 + line.level * 14 }}>
        <button
          type="button"
          className="plan-bar-name"
          data-row={line.id}
          data-summary={line.isSummary}
          title={`${line.wbs} ${line.name}`}
        >
          {line.wbs} {line.name}
          <span className="visually-hidden">
            {line.from && line.until
              ? text('plan.gantt.bar', { name: line.owner, start: line.from, due: line.until })
              : ''}
            {on?.isCritical === true && text('register.gantt.isCritical')}
          </span>
        </button>
      </th>
      <td className="gantt-wide">{line.until === null ? '' : sayNearDay(line.until, reading)}</td>
      <td className={`gantt-wide end ${on !== undefined && on.slack < 0 ? 'late' : 'quiet'}`}>{slack}</td>
    </tr>
  )
})

/** Each milestone as a line through the whole chart. */
function Stones({ view, scale, height }: { view: PlanView; scale: Scale; height: number }): ReactNode {
  return view.milestones.map((one) => (
    <i
      key={one.id}
      className="plan-stone"
      data-state={one.state}
      title={`${one.dueOn} ${one.name}`}
      style={{ left: leftOf(civilDate(one.dueOn), scale) + scale.dayWidth, height }}
    >
      <b>{one.name}</b>
    </i>
  ))
}

/** Drawn anew only when it has changed: a plan may have a thousand. */
const Bar = memo(function Bar({
  row,
  top,
  scale,
  path,
  onDrag,
}: {
  row: Row
  top: number
  scale: Scale
  path: CriticalPath | undefined
  onDrag: ((line: Line, days: number, isEnd: boolean) => void) | undefined
}): ReactNode {
  const bar = barOf(row)
  const grip = useRef<{ x: number; isEnd: boolean }>(undefined)
  const [days, setDays] = useState(0)
  const { line } = row
  if (bar === undefined) return null

  function handleDown(event: PointerEvent<HTMLElement>) {
    if (onDrag === undefined || event.button !== 0) return
    const box = event.currentTarget.getBoundingClientRect()
    grip.current = { x: event.clientX, isEnd: box.right - event.clientX < 8 && box.width > 16 }
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  function handleMove(event: PointerEvent<HTMLElement>) {
    if (grip.current) setDays(Math.round((event.clientX - grip.current.x) / scale.dayWidth))
  }
  function handleUp() {
    const held = grip.current
    grip.current = undefined
    setDays(0)
    if (held && days !== 0) onDrag?.(line, days, held.isEnd)
  }
  const isEnd = grip.current?.isEnd === true
  const start: CivilDate = days !== 0 && !isEnd ? addDays(bar.start, days) : bar.start
  const moved = days === 0 ? bar.due : addDays(bar.due, days)
  const due = moved < start ? start : moved
  return (
    <div className="gantt-row" style={{ top, height: rowHeight }}>
      {line.baseStart !== null && line.baseDue !== null && (
        <i
          className="gantt-first"
          style={spanOf(civilDate(line.baseStart), civilDate(line.baseDue), scale)}
        />
      )}
      <span
        className={line.isSummary ? 'plan-summary-bar' : `gantt-bar plan-bar light-${lightOf(line)}`}
        data-critical={path?.works.get(row.id)?.isCritical === true}
        data-movable={onDrag !== undefined}
        style={spanOf(start, due, scale)}
        title={`${line.name} ${start} – ${due}`}
        onPointerDown={handleDown}
        onPointerMove={handleMove}
        onPointerUp={handleUp}
        onPointerCancel={handleUp}
      >
        {!line.isSummary && <i style={{ width: `${line.percent}%` }} />}
      </span>
    </div>
  )
})

function lightOf({ state, deviation }: Line): string {
  if (state === 'done') return 'grey'
  return deviation?.level ?? (state === 'todo' ? 'blue' : 'green')
}
