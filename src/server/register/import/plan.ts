import type { LedgerRow } from '#contract/task.ts'
import type { TaskFields } from '#server/task/fields.ts'
import { type Column, cellsOf, type Words } from '#server/task/sheet.ts'
import { type Problem, readers } from './cells.ts'
import type { Headings } from './headings.ts'
import type { Known, KnownTask, Named } from './known.ts'

export interface PlannedRow {
  readonly line: number
  readonly number: string
  readonly name: string
  readonly plan: 'create' | 'update' | 'skip' | 'refuse'
  readonly task: KnownTask | undefined
  readonly fields: Partial<TaskFields>
  readonly changes: readonly { readonly column: Column; readonly from: string; readonly to: string }[]
  readonly problems: readonly Problem[]
}

interface SheetRow {
  readonly line: number
  readonly cells: ReadonlyMap<Column, string>
}

export function sheetRows({ at, body }: Headings): SheetRow[] {
  return body
    .map(({ line, cells }) => ({
      line,
      cells: new Map([...at].map(([column, place]) => [column, cells[place] ?? ''])),
    }))
    .filter(({ cells }) => [...cells.values()].some((cell) => cell !== ''))
}

/** Every name in the sheet that may mean something here. */
export function namesIn(rows: readonly SheetRow[]): Named {
  const all = (column: Column) => [...new Set(rows.flatMap(({ cells }) => cells.get(column) || []))]
  return {
    numbers: all('number'),
    tasks: all('name').map(oneLine),
    collaborations: all('collaboration'),
    people: [...all('owner'), ...all('cooperators').flatMap((cell) => cell.split(/[、,，;；\n]/u))].map(
      (name) => name.trim(),
    ),
  }
}

/** The task each row is about: by its number, else by its name and department. */
export function matchRow({ cells }: SheetRow, known: Known): KnownTask | Problem | undefined {
  const number = cells.get('number') ?? ''
  if (number !== '') {
    return (
      known.taskNumbered(number) ?? {
        column: 'number',
        reason: 'taskImport.unknownNumber',
        params: { number },
      }
    )
  }
  const name = oneLine(cells.get('name') ?? '')
  const named = known.tasksCalled(name)
  const department = cells.get('ownerDepartment') ?? ''
  const owner = cells.get('owner') ?? ''
  const isThere = (task: KnownTask) => {
    if (department !== '')
      return known.departmentsCalled(department).some(({ id }) => id === task.departmentId)
    return owner === '' || known.peopleCalled(owner).some(({ id }) => id === task.ownerId)
  }
  const there = named.filter(isThere)
  const open = there.filter(({ isOpen }) => isOpen)
  const [one, another] = open.length > 0 ? open : there
  if (another !== undefined) return { column: 'name', reason: 'taskImport.matchesSeveral', params: { name } }
  return one
}

/**
 * What saving the sheet would do. A cell that reads as the register writes it changes nothing, an empty cell
 * erases nothing, and what only the register may say is passed over with a word about it.
 */
export function planRows(
  rows: readonly SheetRow[],
  known: Known,
  present: ReadonlyMap<string, LedgerRow>,
  said: Words,
): PlannedRow[] {
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const match = matchRow(row, known)
    const name = oneLine(row.cells.get('name') ?? '')
    const shared = { line: row.line, name, number: row.cells.get('number') ?? '' }
    const refuse = (problem: Problem): PlannedRow => ({
      ...shared,
      plan: 'refuse',
      task: undefined,
      fields: {},
      changes: [],
      problems: [problem],
    })
    if (match !== undefined && 'reason' in match) return refuse(match)
    if (match === undefined && name === '')
      return refuse({ column: 'name', reason: 'taskImport.nameMissing', params: {} })
    const key = match?.id ?? `${name}\n${row.cells.get('ownerDepartment') ?? ''}`
    const first = seen.get(key)
    if (first !== undefined)
      return refuse({ column: 'name', reason: 'taskImport.doubled', params: { line: first } })
    seen.set(key, row.line)
    return { ...shared, ...planRow(row, match, { known, said, present: match && present.get(match.id) }) }
  })
}

function planRow(
  { cells }: SheetRow,
  task: KnownTask | undefined,
  { known, said, present }: { known: Known; said: Words; present: LedgerRow | undefined },
): Pick<PlannedRow, 'plan' | 'task' | 'fields' | 'changes' | 'problems'> {
  const shown = present && cellsOf(present, said)
  const [department] = known.departmentsCalled(cells.get('ownerDepartment') ?? '')
  const around = {
    known,
    task,
    departmentId: department?.id ?? task?.departmentId ?? null,
    doneMark: said.ledger.doneMark,
  }
  let fields: Partial<TaskFields> = {}
  const changes: { column: Column; from: string; to: string }[] = []
  const wrong: Problem[] = []
  const passed: Problem[] = []
  for (const [column, cell] of cells) {
    const before = textOf(shown?.[column])
    if (column === 'number' || cell === '' || oneLine(cell) === oneLine(before)) continue
    const read = readers[column]
    if (read === undefined) {
      passed.push({ column, reason: 'taskImport.notFromSheet', params: {} })
      continue
    }
    const found = read(column === 'name' ? oneLine(cell) : cell, around)
    if ('problem' in found) wrong.push({ column, ...found.problem })
    else if (!saysTheSame(found.fields, task)) {
      fields = { ...fields, ...found.fields }
      changes.push({ column, from: before, to: cell })
    }
  }
  if (wrong.length > 0) return { plan: 'refuse', task, fields: {}, changes: [], problems: wrong }
  const plan = task === undefined ? 'create' : changes.length > 0 ? 'update' : 'skip'
  return { plan, task, fields, changes, problems: passed }
}

/** Written in another way, but nothing new: 2026年3月18日 for 2026-03-18, people in another order. */
function saysTheSame(fields: Partial<TaskFields>, task: KnownTask | undefined): boolean {
  if (task === undefined) return false
  return (Object.keys(fields) as (keyof TaskFields)[]).every(
    (field) => ordered(fields[field]) === ordered(task.present[field]),
  )
}

/** Comparable; the order within lists of people, departments and days says nothing. */
function ordered(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(value)
  return JSON.stringify(
    value
      .map((one) =>
        typeof one === 'object' && one !== null ? JSON.stringify(one, Object.keys(one).toSorted()) : one,
      )
      .toSorted(),
  )
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value)
}

function oneLine(cell: string): string {
  return cell.normalize('NFC').replaceAll(/\s+/gu, ' ').trim()
}
