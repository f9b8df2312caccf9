import type { ReactNode } from 'react'
import { useSession } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import './print.css'

/** One form on paper: title, what it is about, the form itself, and who printed it when. */
export function Paper({
  title,
  number,
  isWide = false,
  children,
}: {
  title: string
  number?: string
  /** Lies on its side: registers with many columns. */
  isWide?: boolean
  children: ReactNode
}): ReactNode {
  const text = useText()
  const organisation = useSession()?.organisation?.name ?? ''
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone the paper is wider than the screen and is scrolled by keys
    <article className={`print-paper${isWide ? ' print-wide' : ''}`} aria-label={title} tabIndex={0}>
      <header className="print-head">
        {organisation !== '' && <p className="print-organisation">{organisation}</p>}
        <h1>{title}</h1>
        {number !== undefined && number !== '' && (
          <p className="print-number">
            {text('print.number')} {number}
          </p>
        )}
      </header>
      {children}
    </article>
  )
}

/** What stands in a labelled field of a form. */
export interface Cell {
  readonly label: string
  readonly value: ReactNode
  /** Takes the whole line. */
  readonly isWide?: boolean
}

/** The head of a form: label and value side by side, two fields a line. */
export function Fields({ cells }: { cells: readonly Cell[] }): ReactNode {
  const lines: Cell[][] = []
  for (const cell of cells) {
    const last = lines.at(-1)
    if (cell.isWide || last === undefined || last.length === 2 || last[0]?.isWide) lines.push([cell])
    else last.push(cell)
  }
  return (
    <table className="print-table print-fields">
      <tbody>
        {lines.map((line) => (
          <tr key={line.map(({ label }) => label).join()}>
            {line.map(({ label, value }) => [
              <th key={label} scope="row">
                {label}
              </th>,
              <td key={`${label}-value`} colSpan={line.length === 1 ? 3 : 1}>
                {value}
              </td>,
            ])}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export interface PrintColumn<Row> {
  readonly head: string
  readonly width?: string
  readonly isCentred?: boolean
  readonly cell: (row: Row, index: number) => ReactNode
}

/** A register; its head is repeated on every page. `blanks` are lines to be written in by hand. */
export function Register<Row>({
  caption,
  columns,
  rows,
  keyOf,
  blanks = 0,
  none,
}: {
  caption?: string
  columns: readonly PrintColumn<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  blanks?: number
  none?: string
}): ReactNode {
  const text = useText()
  return (
    <table className="print-table">
      {caption !== undefined && <caption>{caption}</caption>}
      <colgroup>
        {columns.map(({ head, width }) => (
          <col key={head} {...(width !== undefined && { style: { width } })} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ head }) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={keyOf(row)}>
            {columns.map(({ head, cell, isCentred }) => (
              <td key={head} data-centred={isCentred}>
                {cell(row, index)}
              </td>
            ))}
          </tr>
        ))}
        {Array.from({ length: blanks }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: empty lines are all alike
          <tr key={`blank-${index}`} className="print-blank">
            {columns.map(({ head }) => (
              <td key={head} />
            ))}
          </tr>
        ))}
        {rows.length === 0 && blanks === 0 && (
          <tr>
            <td colSpan={columns.length} data-centred>
              {none ?? text('print.none')}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

/** Where people sign at the foot of a form. */
export function Signatures({ of }: { of: readonly string[] }): ReactNode {
  return (
    <div className="print-signatures">
      {of.map((who) => (
        <span key={who}>{who}</span>
      ))}
    </div>
  )
}

/** Lines of one cell. */
export function Lines({
  of,
  isNumbered = false,
}: {
  of: readonly string[]
  isNumbered?: boolean
}): ReactNode {
  if (of.length === 0) return null
  return (
    <>
      {of.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same
        <div key={index}>{isNumbered && of.length > 1 ? `${index + 1}. ${line}` : line}</div>
      ))}
    </>
  )
}
