import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { Link } from './Link.tsx'
import { nextIndex } from './Menu.tsx'
import './rows.css'

export interface Column<Row> {
  readonly key: string
  readonly head: ReactNode
  readonly cell: (row: Row) => ReactNode
  readonly width?: number | string
  readonly align?: 'end'
  /** Left out on a phone, where each row is a card. */
  readonly wideOnly?: boolean
}

/**
 * A list as a real table: rows of 36 px between hairlines, cards on a phone. The first column is the
 * name of the row, and with `to` a link that covers it all. Arrows, Home and End (also j and k) move
 * from row to row, Enter opens.
 */
export function RowTable<Row>({
  label,
  columns,
  rows,
  keyOf,
  to,
  isMuted,
  onPeek,
  onFocusRow,
}: {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  to?: (row: Row) => string
  /** Done, disabled: still there, but stepping back. */
  isMuted?: (row: Row) => boolean
  /** Space on a row. */
  onPeek?: (row: Row) => void
  /** The keyboard or a click has come to a row. */
  onFocusRow?: (row: Row) => void
}): ReactNode {
  const body = useRef<HTMLTableSectionElement>(null)

  function handleKey(event: KeyboardEvent) {
    const links = [...(body.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const at = links.indexOf(document.activeElement as HTMLElement)
    if (at < 0) return
    const row = rows[at]
    if (event.key === ' ' && onPeek && row !== undefined) {
      event.preventDefault()
      onPeek(row)
      return
    }
    const key = ({ j: 'ArrowDown', k: 'ArrowUp' } as Record<string, string>)[event.key] ?? event.key
    const next = nextIndex(key, at, links.length)
    if (next === undefined) return
    event.preventDefault()
    links[next]?.focus()
  }

  return (
    <table className="rows" aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) =>
            column.head === '' ? (
              <td key={column.key} style={column.width === undefined ? undefined : { width: column.width }} />
            ) : (
              <th
                key={column.key}
                scope="col"
                style={column.width === undefined ? undefined : { width: column.width }}
                className={column.align === 'end' ? 'end' : undefined}
              >
                {column.head}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={handleKey}>
        {rows.map((row) => (
          <tr
            key={keyOf(row)}
            className={isMuted?.(row) ? 'muted' : undefined}
            data-linked={to !== undefined}
          >
            {columns.map((column, index) => {
              const content = column.cell(row)
              const className = [column.align === 'end' && 'end', column.wideOnly && 'wide-only']
                .filter(Boolean)
                .join(' ')
              return index === 0 ? (
                <th key={column.key} scope="row" className={className || undefined}>
                  {to === undefined ? (
                    content
                  ) : (
                    <Link
                      to={to(row)}
                      className="row-link"
                      data-row=""
                      {...(onFocusRow && { onFocus: () => onFocusRow(row) })}
                    >
                      {content}
                    </Link>
                  )}
                </th>
              ) : (
                <td
                  key={column.key}
                  className={className || undefined}
                  data-label={typeof column.head === 'string' ? column.head : undefined}
                >
                  {content}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
