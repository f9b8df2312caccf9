import type { Deadline } from '#domain/analysis/deadline/deadline.ts'
import { ownerOf } from '#domain/analysis/directory/owner.ts'
import { cellLabelOf } from '#domain/analysis/document/column.ts'
import type { Block, Cell, ColumnRole, Span } from '#domain/analysis/document/doc.ts'
import { hasVerb, isPostponed } from './acts.ts'
import { criterionIn } from './criterion.ts'
import { dottedDay } from './dotted.ts'
import type { DraftAction } from './draft.ts'
import { bestOf } from './due.ts'
import type { Ground } from './ground.ts'
import type { Section } from './section.ts'

const over =
  /^(?:已|均已|全部)?(?:完成|办结|关闭|结案|销号|解决|取消|终止|中止|作废|闭环|落实|完结|通过|解除|废止|done|closed|finished|completed|100%|✅|√|✔|ok)|^已|✅|☑|(?<![未没])(?:完成|办结)$/
const open = /未|没|部分|进行|推进|延|逾期|超期|滞后|\d{1,2}%|基本|待|open|doing|wip|in progress|todo/
/** A cell that only says that there is nothing in it. */
const dashes = /^[-—–─/\\]+$/
const waits = /^(?:等|待)|暂缓|搁置|暂停|另行|视情况/

/** What a row of a table gives somebody to do; null for what is over, waits, or tells of no task. */
export function rowAction(ground: Ground, block: Block, index: number, section: Section): DraftAction | null {
  if (section === 'next') return null
  const cells = namedCells(ground, block.cells)
  const textOf = (cell: Cell | undefined) => (cell ? ground.folded(meant(cell)).replace(dashes, '') : '')
  const of = (role: ColumnRole) => cells.find((cell) => cell.role === role && textOf(cell) !== '')
  const task = taskCell(ground, cells)
  if (!task) return null
  const [status, due] = [of('status'), of('due')]
  const told = textOf(status)
  // 流标，本项取消
  if (/(?:取消|作废|终止|不再(?:办|做|推进))[。]?$/.test(told)) return null
  if (over.test(told) && !open.test(told)) return null
  const when = textOf(due)
  // 未完成，延至8月28日: the new day stands in the state
  const moved = isPostponed(told) ? [status, due] : [due, status]
  const day = dayIn(ground, [...moved, ...cells.filter(({ role }) => role === 'remark')])
  if (over.test(when) && !day) return null
  const last = textOf(of('remark'))
  if (!day && (waits.test(last) || waits.test(told)) && when === '') return null
  if (over.test(last) && !open.test(last) && (!day || /^(?:已|均已|全部)/.test(last))) return null
  // a column of demands and of progress in one
  if (over.test(textOf(of('criterion'))) && !open.test(textOf(of('criterion')))) return null
  const written = (role: ColumnRole) => {
    const cell = of(role)
    return cell ? { [role]: ground.text(meant(cell)) } : {}
  }
  const owner = ownerOf(ground.setting.directory, ground.text(task), {
    cells: { ...written('owner'), ...written('department'), ...written('cooperating') },
  })
  const inTask = day ? null : bestOf(ground.deadlinesIn(task).filter(({ role }) => role === 'deadline'))
  const limit = day ?? inTask
  const hasOwner = owner.owners.length > 0 || owner.collective !== null
  // 加装灯12盏 | | 未定: nobody yet, in columns for who and when
  const isOpen =
    cells.some(({ role }) => role === 'owner' || role === 'department') &&
    cells.some(({ role }) => role === 'due')
  const words = ground.folded(task)
  if (!hasOwner && !limit && !((isOpen || section === 'tasks') && hasVerb(words))) return null
  // D2504-11 | 宏达 | 120台 | 4/30: an order
  if (!hasOwner && !/[〇㐀-鿿]{2}|[a-z]+ [a-z]/.test(words)) return null
  const ends = [task, of('owner'), of('department'), of('cooperating'), due].flatMap((cell) =>
    cell ? [cell.start, cell.end] : [],
  )
  const column = of('criterion')
  const remark = of('remark')
  const criterion = column
    ? { start: meant(column).start, end: meant(column).end }
    : remark
      ? criterionIn(ground.doc.folded, remark)
      : criterionIn(ground.doc.folded, task)
  const marks = cells.filter(({ role }) => role !== 'task')
  return {
    quote: { start: Math.min(...ends), end: Math.max(...ends) },
    marks,
    owner,
    due: limit,
    criterion,
    because: { key: 'action.row', params: {} },
    confidence: hasOwner && limit ? 0.95 : 0.8,
    repeats: [],
    block: index,
  }
}

function meant(cell: Cell): Span {
  return cell.same ?? cell
}

function dayIn(ground: Ground, cells: readonly (Cell | undefined)[]): Deadline | null {
  for (const cell of cells) {
    if (!cell) continue
    const span = meant(cell)
    const all = ground.deadlinesIn(span)
    // a column of days needs no word that says so
    const found =
      bestOf(cell.role === 'due' ? all : all.filter(({ role }) => role === 'deadline')) ??
      (cell.role === 'due' ? dottedDay(ground, span) : null)
    if (found && found.kind !== 'none') return found
  }
  return null
}

const better: readonly RegExp[] = [
  /措施|对策|行动|待办|任务|要求|action|todo|task/,
  /事项|工作|内容|动作|事宜|追踪|item|what/,
  /./,
]

function taskCell(ground: Ground, cells: readonly Cell[]): Cell | undefined {
  const tasks = cells.filter((cell) => cell.role === 'task' && cell.start < cell.end)
  for (const shape of better) {
    const found = tasks.find(({ header }) => header && shape.test(ground.folded(header)))
    if (found) return found
  }
  if (tasks[0]) return tasks[0]
  // 决议事项 | 主办 | 期限: what was settled is what is to be done, where it has an owner or a day
  const bound = cells.some((cell) => isBinding(cell.role) && ground.folded(cell).replace(dashes, '') !== '')
  return bound
    ? cells.find(
        ({ role, header, start, end }) =>
          role === null &&
          start < end &&
          header !== null &&
          /决议|决定|议定|裁示|结论|事项/.test(ground.folded(header)),
      )
    : undefined
}

function isBinding(role: ColumnRole | null): boolean {
  return role === 'owner' || role === 'department' || role === 'due'
}

/** Cells without a header say by what is in them what they are. */
function namedCells(ground: Ground, cells: readonly Cell[]): readonly Cell[] {
  if (cells.some(({ role }) => role !== null)) return cells
  const { directory } = ground.setting
  const filled = cells.filter(({ start, end }) => start < end)
  const roles = new Map<Cell, ColumnRole>()
  const values = new Map<Cell, number>()
  for (const cell of filled) {
    const text = ground.folded(cell)
    const label = cellLabelOf(text)
    if (label && label.role !== 'index' && label.role !== 'group') {
      roles.set(cell, label.role)
      values.set(cell, cell.start + label.value)
    } else if (/^\d{1,3}$/.test(text)) roles.set(cell, 'index')
    else if (over.test(text) && text.length <= 6) roles.set(cell, 'status')
    else if (
      text.length <= 24 &&
      ground.deadlinesIn(cell).some(({ quote }) => quote.length * 2 >= text.length)
    )
      roles.set(cell, 'due')
    else if (text.length <= 24) {
      const names = directory.findNames(ground.text(cell))
      const named = names.reduce((sum, { start, end }) => sum + end - start, 0)
      if (names.length > 0 && named * 3 >= text.length * 2) roles.set(cell, 'owner')
    }
  }
  const rest = filled.filter((cell) => !roles.has(cell))
  const longest = [...roles.values()].includes('task')
    ? null
    : rest.reduce<Cell | null>(
        (best, cell) => (!best || cell.end - cell.start > best.end - best.start ? cell : best),
        null,
      )
  if (longest && [...roles.values()].some((role) => role === 'owner' || role === 'due'))
    roles.set(longest, 'task')
  return cells.map((cell) => ({
    ...cell,
    start: values.get(cell) ?? cell.start,
    role: roles.get(cell) ?? null,
  }))
}
