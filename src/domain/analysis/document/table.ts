import { cellLabelOf, columnRoleOf, columnsOf } from './column.ts'
import type { Cell, ColumnRole, Span } from './doc.ts'
import { fieldRoleOf } from './field.ts'
import { type Line, trim } from './lines.ts'

export interface TableRow {
  kind: 'row' | 'columns' | 'rule'
  cells: Cell[]
}

/** Columns that hold what was said and settled; they have no role, but they name columns all the same. */
const talkColumn =
  /^(?:会议)?(?:讨论|讨论要点|讨论内容|讨论情况|讨论结果|发言|(?:各方|评审|审查|专家|与会)?意见|需求点?|评审[点项]|讨论点|关注点|检查项|结论|(?:决议|决定|议定|裁示|结论)(?:事项|内容|描述)|决议|决定|决策|裁示|处理意见|处理结果|审议结果|议程|议案|报告人|汇报人|提案人|提出人|discussion|decision|conclusion|resolution)s?$/

const rule = /^[\s|:+\-—─┼├┤┌┐└┘┬┴=═│]+$/
const pipes = /[|│]/

export function isRule(line: string): boolean {
  return rule.test(line) && /[-—─=═+┼]{2}|\|/.test(line)
}

/** Where the cells of a line lie, or null when it is no row of that kind. */
type Cut = (folded: string, line: Line) => Span[] | null

const byPipes: Cut = (folded, line) => {
  const text = folded.slice(line.start, line.end)
  if (!pipes.test(text)) return null
  const marks = [...text.matchAll(/[|│]/g)].map((found) => line.start + found.index)
  const edged = pipes.test(text.charAt(0))
  if (marks.length < (edged ? 2 : 1) || (!edged && marks.length < 2)) return null
  const cells: Span[] = []
  let from = edged ? line.start + 1 : line.start
  for (const mark of edged ? marks.slice(1) : marks) {
    cells.push(trim(folded, from, mark))
    from = mark + 1
  }
  if (!(edged && from >= line.end)) cells.push(trim(folded, from, line.end))
  return cells
}

const byTabs: Cut = (folded, line) => {
  if (!folded.slice(line.start, line.end).includes('\t')) return null
  const cells: Span[] = []
  let from = line.start
  for (let at = line.start; at <= line.end; at += 1) {
    if (at < line.end && folded.charAt(at) !== '\t') continue
    cells.push(trim(folded, from, at))
    from = at + 1
  }
  return cells
}

const byGaps: Cut = (folded, line) => {
  const text = folded.slice(line.start, line.end)
  if (!/\s{2,}/.test(text)) return null
  return [...text.matchAll(/\S+(?:\s\S+)*/g)].map((found) => ({
    start: line.start + found.index,
    end: line.start + found.index + found[0].length,
  }))
}

/** Most lines have neither bars nor gaps. */
function mayBeRow(line: string): boolean {
  return /[|│\t]|\s\s/.test(line) || isRule(line)
}

/** The rows of the table that begins at a line; null when there is none. Lines are in the folded text. */
export function tableAt(folded: string, lines: readonly Line[], at: number): TableRow[] | null {
  const top = lines[at]
  if (!top || !mayBeRow(folded.slice(top.start, top.end))) return null
  for (const cut of [byPipes, byTabs]) {
    const rows = runOf(folded, lines, at, cut)
    if (rows.length === 0) continue
    const wide = rows.filter((cells) => cells && cells.length > 1).length
    const only = rows.find(Boolean) ?? []
    const alone = wide === 1 ? only.filter((cell) => cell.start < cell.end).length : 0
    const first = rows[0]?.find((cell) => cell.start < cell.end)
    const tells = first !== undefined && fieldRoleOf(folded.slice(first.start, first.end)) !== null
    // one line with bars or a tab is a table only when it names columns, who and when, or what the head tells
    if (
      wide >= 2 ||
      (wide === 1 && tells) ||
      (alone >= 3 && (isHeader(folded, only) || namesItsCells(folded, only)))
    )
      return named(folded, rows)
  }
  const first = lines[at]
  const cells = first && byGaps(folded, first)
  if (!first || !cells || cells.length < 3 || !isHeader(folded, cells)) return null
  const rows = runOf(folded, lines, at, byGaps)
  return rows.length < 2
    ? null
    : named(folded, [cells, ...rows.slice(1).map((row) => row && aligned(folded, first, cells, row))])
}

/** 清理通道｜责任人：王红｜1月9日前. */
function namesItsCells(folded: string, cells: readonly Span[]): boolean {
  return cells.some(({ start, end }) => {
    const role = cellLabelOf(folded.slice(start, end))?.role
    return role === 'owner' || role === 'department' || role === 'due'
  })
}

/** Rows down to the first line that is none; null stands for a drawn line. */
function runOf(folded: string, lines: readonly Line[], at: number, cut: Cut): (Span[] | null)[] {
  const rows: (Span[] | null)[] = []
  for (let i = at; i < lines.length; i += 1) {
    const line = lines[i]
    if (!line || (line.apart && i > at && cut !== byPipes)) break
    if (isRule(folded.slice(line.start, line.end))) {
      if (cut === byTabs) break
      rows.push(null)
      continue
    }
    const cells = cut(folded, line)
    if (!cells || (cut === byGaps && cells.length < 2)) break
    if (line.apart && rows.length > 0 && isHeader(folded, cells)) break
    rows.push(cells)
  }
  while (rows.length > 0 && rows.at(-1) === null && rows.every((row) => row === null)) rows.pop()
  return rows
}

export function isHeader(folded: string, cells: readonly Span[]): boolean {
  const words = cells.map((cell) => folded.slice(cell.start, cell.end)).filter((word) => word !== '')
  const known = words.filter(
    (word) => columnRoleOf(word) !== null || talkColumn.test(word.replace(/[\s*]/g, '')),
  ).length
  return (
    known >= 2 &&
    known * 2 >= words.length &&
    words.every((word) => word.length <= 16 && !/\d{2}|[。;]/.test(word))
  )
}

/** Gives every cell its column's name, and 同上 the cell it means. */
function named(folded: string, rows: readonly (Span[] | null)[]): TableRow[] {
  const out: TableRow[] = []
  let columns: { header: Span; role: ColumnRole | null }[] = []
  let above: (Cell | undefined)[] = []
  for (const cells of rows) {
    if (cells === null) {
      out.push({ kind: 'rule', cells: [] })
      continue
    }
    if (isHeader(folded, cells)) {
      columns = columnsOf(folded, cells)
      above = []
      out.push({
        kind: 'columns',
        cells: cells.map((cell) => ({ ...cell, header: null, role: null, same: null })),
      })
      continue
    }
    const row = cells.map((cell, at): Cell => {
      const column = columns[at]
      const role = column?.role ?? null
      const before = above[at]
      const meant = before?.same ?? (before && before.start < before.end ? before : null)
      const word = folded.slice(cell.start, cell.end)
      const repeats = ditto.test(word) || (word === '' && role === 'group')
      const same = repeats && meant ? { start: meant.start, end: meant.end } : null
      return { ...cell, header: column?.header ?? null, role, same }
    })
    above = row
    out.push({ kind: 'row', cells: row })
  }
  return out
}

const ditto = /^(?:同上|同前|[〃″”"]|''|ditto|do\.|↑|-〃-)$/

/** Cells of a row typed with spaces, each under the header it stands below. */
function aligned(folded: string, top: Line, headers: readonly Span[], row: Span[]): Span[] {
  if (row.length >= headers.length) return row
  const lineStart = row[0]?.start ?? 0
  const edges = headers.map((header) => widthOf(folded, top.start, header.start))
  const cells: Span[] = headers.map(() => ({ start: row.at(-1)?.end ?? 0, end: row.at(-1)?.end ?? 0 }))
  let next = 0
  for (const cell of row) {
    const at = widthOf(folded, lineStart, cell.start)
    while (
      next + 1 < headers.length &&
      Math.abs((edges[next + 1] ?? 0) - at) <= Math.abs((edges[next] ?? 0) - at)
    )
      next += 1
    cells[Math.min(next, cells.length - 1)] = cell
    next += 1
  }
  // an empty cell lies where its neighbour on the left ends
  for (let at = 1; at < cells.length; at += 1) {
    const [left, own] = [cells[at - 1], cells[at]]
    if (left && own && own.start === own.end) cells[at] = { start: left.end, end: left.end }
  }
  return cells
}

function widthOf(folded: string, from: number, to: number): number {
  let width = 0
  for (let at = from; at < to; at += 1) width += folded.charCodeAt(at) > 0x2e7f ? 2 : 1
  return width
}
