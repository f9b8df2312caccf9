import { useInfiniteQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from 'react'
import { isOpen } from '#domain/task/lifecycle.ts'
import { useText } from '#web/lib/text.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { Light } from '#web/ui/Light.tsx'
import { Link } from '#web/ui/Link.tsx'
import { nextIndex } from '#web/ui/Menu.tsx'
import { More } from '#web/ui/More.tsx'
import type { Column } from '#web/ui/RowTable.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { OnDay, TimeLeft, When } from '#web/ui/When.tsx'
import { useWindowed } from '#web/ui/windowed.ts'
import { rowsQuery, type TaskRow } from './api.ts'
import type { ColumnChoice, RegisterAsk, Shown } from './ask.ts'
import '#web/ui/rows.css'
import './register.css'

export type Selection = ReadonlyMap<string, TaskRow>

export interface Picking {
  readonly selection: Selection
  readonly onSelect: (rows: readonly TaskRow[], isOn: boolean) => void
}

const rowHeight = 37
/** Below this a list is short enough to be drawn whole, and on a phone each row is a card of its own height. */
const windowedFrom = 100

/** Tasks of one question, page after page: arrows move, Enter opens, Space looks in, x marks. */
export function TaskTable({
  ask,
  shown,
  label,
  empty,
  picking,
  onPeek,
  onFocusRow,
}: {
  ask: RegisterAsk
  shown: Shown
  label: string
  empty: ReactNode
  picking: Picking
  onPeek: (row: TaskRow) => void
  onFocusRow: (row: TaskRow) => void
}): ReactNode {
  const query = useInfiniteQuery(rowsQuery(ask, { sort: shown.sort, order: shown.order }))
  return (
    <Faces query={query} isEmpty={({ pages }) => pages[0]?.items.length === 0} empty={empty}>
      {({ pages }) => (
        <div className="stack">
          <Rows
            label={label}
            rows={pages.flatMap(({ items }) => items)}
            shown={shown}
            picking={picking}
            onPeek={onPeek}
            onFocusRow={onFocusRow}
            onNearEnd={() => {
              if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
            }}
          />
          <More query={query} />
        </div>
      )}
    </Faces>
  )
}

function Rows({
  label,
  rows,
  shown,
  picking,
  onPeek,
  onFocusRow,
  onNearEnd,
}: {
  label: string
  rows: readonly TaskRow[]
  shown: Shown
  picking: Picking
  onPeek: (row: TaskRow) => void
  onFocusRow: (row: TaskRow) => void
  onNearEnd: () => void
}): ReactNode {
  const text = useText()
  const body = useRef<HTMLTableSectionElement>(null)
  const columns = useColumns(shown.columns)
  const isWindowed = rows.length >= windowedFrom && window.innerWidth > 640
  const { from, to } = useWindowed(body, rows.length, rowHeight, isWindowed)
  const nearEnd = useRef(onNearEnd)
  nearEnd.current = onNearEnd
  useEffect(() => {
    if (isWindowed && to >= rows.length) nearEnd.current()
  }, [isWindowed, to, rows.length])
  const { selection, onSelect } = picking
  const marked = rows.filter(({ id }) => selection.has(id)).length

  function handleKey(event: KeyboardEvent) {
    const links = [...(body.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const at = links.indexOf(document.activeElement as HTMLElement)
    const row = rows[from + at]
    if (at < 0 || row === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === ' ' || event.key === 'x') {
      event.preventDefault()
      if (event.key === ' ') onPeek(row)
      else onSelect([row], !selection.has(row.id))
      return
    }
    const key = ({ j: 'ArrowDown', k: 'ArrowUp' } as Record<string, string>)[event.key] ?? event.key
    const next = nextIndex(key, at, links.length)
    if (next === undefined) return
    event.preventDefault()
    links[next]?.focus()
  }

  return (
    <table className="rows register-rows" aria-label={label} aria-rowcount={rows.length + 1}>
      <thead>
        <tr>
          <td className="register-pick">
            <label className="register-pick-at">
              <input
                type="checkbox"
                aria-label={text('register.select.all')}
                checked={rows.length > 0 && marked === rows.length}
                ref={(box) => {
                  if (box) box.indeterminate = marked > 0 && marked < rows.length
                }}
                onChange={(event) => onSelect(rows, event.target.checked)}
              />
            </label>
          </td>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              style={column.width === undefined ? undefined : { width: column.width }}
              className={
                [column.align === 'end' && 'end', column.wideOnly && 'wide-only'].filter(Boolean).join(' ') ||
                undefined
              }
              aria-sort={
                sortedBy[column.key] === shown.sort
                  ? shown.order === 'asc'
                    ? 'ascending'
                    : 'descending'
                  : undefined
              }
            >
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={handleKey}>
        {from > 0 && <tr className="register-gap" style={{ height: from * rowHeight }} />}
        {rows.slice(from, to).map((row, at) => (
          <tr
            key={row.id}
            className={isOpen(row.state) ? undefined : 'muted'}
            data-linked="true"
            data-marked={selection.has(row.id)}
            aria-rowindex={from + at + 2}
          >
            <td className="register-pick">
              <label className="register-pick-at">
                <input
                  type="checkbox"
                  aria-label={text('register.select.one', { name: row.name })}
                  checked={selection.has(row.id)}
                  onChange={(event) => onSelect([row], event.target.checked)}
                />
              </label>
            </td>
            {columns.map((column, index) =>
              index === 0 ? (
                <th key={column.key} scope="row">
                  <Link
                    to={`/tasks/${row.id}`}
                    className="row-link"
                    data-row=""
                    title={row.name}
                    onFocus={() => onFocusRow(row)}
                  >
                    {column.cell(row)}
                  </Link>
                </th>
              ) : (
                <td
                  key={column.key}
                  className={
                    [column.align === 'end' && 'end', column.wideOnly && 'wide-only']
                      .filter(Boolean)
                      .join(' ') || undefined
                  }
                  data-label={typeof column.head === 'string' ? column.head : undefined}
                >
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
        {to < rows.length && (
          <tr className="register-gap" style={{ height: (rows.length - to) * rowHeight }} />
        )}
      </tbody>
    </table>
  )
}

const sortedBy: Readonly<Partial<Record<string, Shown['sort']>>> = {
  due: 'due',
  priority: 'priority',
  start: 'start',
  updated: 'updated',
}

function useColumns(chosen: readonly ColumnChoice[]): readonly Column<TaskRow>[] {
  const text = useText()
  return useMemo(() => {
    const possible: Record<ColumnChoice, Column<TaskRow>> = {
      owner: {
        key: 'owner',
        head: text('task.field.owner'),
        width: 84,
        cell: ({ owner }) =>
          owner === null ? <span className="late">{text('task.noOwner')}</span> : owner.name,
      },
      department: {
        key: 'department',
        head: text('task.field.department'),
        width: 104,
        wideOnly: true,
        cell: ({ ownerDepartment }) => <span className="quiet">{ownerDepartment?.name}</span>,
      },
      due: {
        key: 'due',
        head: text('task.field.due'),
        width: 244,
        cell: ({ dueOn, state }) =>
          dueOn === null ? (
            <span className="faint">{text('task.noDue')}</span>
          ) : (
            <span className="register-due">
              <OnDay day={dueOn} near />{' '}
              {isOpen(state) && state !== 'pendingAcceptance' && (
                <span className="small">
                  <TimeLeft day={dueOn} />
                </span>
              )}
            </span>
          ),
      },
      state: {
        key: 'state',
        head: text('task.field.state'),
        width: 96,
        cell: ({ state }) => <StateMark kind="taskState" state={state} />,
      },
      priority: {
        key: 'priority',
        head: text('task.field.priority'),
        width: 64,
        cell: ({ priority }) => text(`enum.taskPriority.${priority}`),
      },
      percent: {
        key: 'percent',
        head: text('task.field.percent'),
        width: 64,
        align: 'end',
        cell: ({ percent }) => `${percent}%`,
      },
      start: {
        key: 'start',
        head: text('register.column.start'),
        width: 128,
        cell: ({ plannedStart }) => (plannedStart === null ? null : <OnDay day={plannedStart} near />),
      },
      meeting: {
        key: 'meeting',
        head: text('task.field.meeting'),
        width: 150,
        wideOnly: true,
        cell: ({ meeting }) =>
          meeting && (
            <Link to={`/meetings/${meeting.id}`} className="register-meeting small" title={meeting.title}>
              {meeting.title}
            </Link>
          ),
      },
      updated: {
        key: 'updated',
        head: text('register.column.updated'),
        width: 150,
        cell: ({ lastUpdateAt }) =>
          lastUpdateAt === null ? (
            <span className="faint">{text('register.neverUpdated')}</span>
          ) : (
            <When at={lastUpdateAt} />
          ),
      },
    }
    const name: Column<TaskRow> = {
      key: 'name',
      head: text('task.field.name'),
      cell: (row) => (
        <span className="register-name">
          <span className="register-light small">
            <Light light={row.light} />
          </span>
          <span className="register-title">
            {row.name} <span className="number">{row.number}</span>
          </span>
        </span>
      ),
    }
    return [name, ...chosen.map((column) => possible[column])]
  }, [text, chosen])
}
