import { addDays, type CivilDate } from '#domain/calendar/civil-date.ts'
import { addWorkingDays, isWorkingDay, type WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { type QuickPiece, readQuickTask } from '#domain/register/quick-add.ts'
import { dueDateIn } from '#domain/smart/due-date.ts'
import type { TaskPriority } from '#domain/task/lifecycle.ts'
import { relativeDayIn } from './relative-day.ts'

export interface OutlineSaid {
  readonly today: CivilDate
  readonly calendar: WorkCalendar
  /** What 第2个月中 is counted from; null: such words are not understood. */
  readonly startOn: CivilDate | null
}

export interface OutlineLine {
  /** Of the text as it was typed, from 1. */
  readonly line: number
  /** 0 at the top. */
  readonly level: number
  readonly name: string
  /** The first owns it, the others help. */
  readonly people: readonly string[]
  /** The first is its host (主办), the others cooperate (配合). */
  readonly departments: readonly string[]
  readonly startOn: CivilDate | null
  readonly dueOn: CivilDate | null
  /** Working days. */
  readonly days: number | null
  readonly standard: string
  /** WBS numbers of what has to be finished first. */
  readonly after: readonly string[]
  readonly priority: TaskPriority | null
  /** What was not understood, in the words that were typed. */
  readonly unclear: readonly string[]
}

const duration =
  /(?<=^|[\s,，;；\t])(?<count>[0-9]{1,3})(?:个)?(?<unit>工作日|天|日|周|d|w)(?=$|[\s,，;；\t])/iu
const waitsFor = /(?<=^|\s)(?:前置|after)[:：]?\s*(?<numbers>[0-9][0-9.]*(?:[、,，][0-9][0-9.]*)*)/iu
/** What stands between two dates: 11月9日至11月13日, 2026-11-09~2026-11-13. */
const until =
  /((?:日|号|(?:19|20)[0-9]{2}[-/][0-9]{1,2}[-/][0-9]{1,2}|(?<![0-9/-])[0-9]{1,2}[/][0-9]{1,2}))\s*[-~～—–至到]+\s*(?=[0-9])/u
const leadNumber = /^(?<number>[0-9]+(?:\.[0-9]+)+|[0-9]+[.、])\s*(?=\D)/u

/**
 * A plan as it is typed, one task a line: `任务 @人 #部门 3天 下周三 前置1.2`, deeper with a tab, two spaces or a
 * number such as 1.2; or pasted from a spreadsheet, with or without its row of titles.
 */
export function readOutline(text: string, said: OutlineSaid): OutlineLine[] {
  const lines = text.split(/\r?\n/u).map((words, at) => ({ words, line: at + 1 }))
  const filled = lines.filter(({ words }) => words.trim() !== '')
  const columns = columnsOf(filled[0]?.words ?? '')
  const isTable = columns !== undefined || filled.some(({ words }) => /\S\t+\S/u.test(words))
  const read = isTable
    ? filled.slice(columns === undefined ? 0 : 1).map((line) => readRow(line, columns ?? plain, said))
    : filled.map((line) => readLine(line, said))
  return levelled(read.filter(({ name }) => name !== ''))
}

/** How deep a line that is typed stands; the words without what shows it. */
function depthOf(words: string): { level: number; rest: string } {
  const lead = /^[\t 　]*/u.exec(words)?.[0] ?? ''
  const rest = words.slice(lead.length).replace(/^[-*•·]\s+/u, '')
  const numbered = leadNumber.exec(rest)
  if (numbered?.groups && lead === '') {
    const level = (numbered.groups.number ?? '').split('.').filter(Boolean).length - 1
    return { level, rest: rest.slice(numbered[0].length) }
  }
  const tabs = [...lead].filter((sign) => sign === '\t').length
  const spaces = [...lead].reduce((sum, sign) => sum + (sign === ' ' ? 1 : sign === '　' ? 2 : 0), 0)
  return { level: tabs + Math.floor(spaces / 2), rest: numbered ? rest.slice(numbered[0].length) : rest }
}

function readLine({ words, line }: { words: string; line: number }, said: OutlineSaid): OutlineLine {
  const { level, rest } = depthOf(words)
  const found = duration.exec(rest)
  const before = waitsFor.exec(rest)
  const bare = without(without(rest, found?.[0]), before?.[0]).replace(until, '$1 ')
  const relative = said.startOn === null ? undefined : relativeDayIn(bare, said.startOn, said.calendar)
  const dates = datesIn(bare, said)
  const quick = readQuickTask(relative === undefined ? bare : without(bare, relative.text), dates)
  const dated = quick.pieces.find((piece) => piece.kind === 'due')?.on ?? relative?.on ?? null
  const opening = dated === null ? undefined : dueDateIn(quick.name, dates)
  const hasOpening = opening !== undefined && dated !== null && opening.on < dated
  return {
    line,
    level,
    name: (hasOpening
      ? without(quick.name, opening.text).replace(/\s*[-~～—至到]+\s*$/u, '')
      : quick.name
    ).trim(),
    people: quick.pieces.flatMap((piece) => (piece.kind === 'person' ? [piece.name] : [])),
    departments: quick.pieces.flatMap((piece) => (piece.kind === 'department' ? [piece.name] : [])),
    ...spanFrom({
      start: hasOpening ? opening.on : null,
      due: dated,
      days: found ? daysOf(found) : null,
      calendar: said.calendar,
    }),
    standard: '',
    after: numbersIn(before?.groups?.numbers ?? ''),
    priority: priorityIn(quick.pieces),
    unclear: quick.pieces.flatMap((piece) => (piece.kind === 'unknown' ? [piece.text] : [])),
  }
}

type Column =
  | 'number'
  | 'name'
  | 'host'
  | 'owner'
  | 'cooperating'
  | 'start'
  | 'due'
  | 'days'
  | 'standard'
  | 'after'
  | 'none'

const titles: readonly (readonly [Column, RegExp])[] = [
  ['number', /^(?:WBS|编号|編號|序号|序號|No\.?|#)/iu],
  ['after', /^(?:前置|前序|Predecessor|Depends)/iu],
  ['cooperating', /^(?:配合|协同|協同|协作|協作|Cooperat)/iu],
  ['host', /^(?:主办|主辦|负责部门|負責部門|责任部门|責任部門|部门|部門|Department|Host)/iu],
  ['owner', /^(?:负责人|負責人|责任人|責任人|Owner|Assignee)/iu],
  ['start', /^(?:开始|開始|起始|计划开始|計劃開始|Start|Begin)/iu],
  ['due', /^(?:结束|結束|完成|截止|计划完成|計劃完成|Finish|End|Due)/iu],
  ['days', /^(?:工期|天数|天數|Duration|Days)/iu],
  ['standard', /^(?:交付|验收|驗收|完成标准|完成標準|Deliverable|Acceptance)/iu],
  ['name', /^(?:任务|任務|工作|名称|名稱|子任务|子任務|Task|Name)/iu],
]
/** Without a row of titles: the name first, or a number and the name. */
const plain: readonly Column[] = ['name', 'host', 'owner', 'start', 'due', 'standard', 'cooperating']

/** What the columns of a pasted table are; undefined where the row is no row of titles. */
function columnsOf(words: string): Column[] | undefined {
  const cells = words.split('\t').map((cell) => cell.trim())
  const columns = cells.map((cell): Column => titles.find(([, title]) => title.test(cell))?.[0] ?? 'none')
  return cells.length > 1 &&
    columns.includes('name') &&
    columns.some((one) => one !== 'name' && one !== 'none')
    ? columns
    : undefined
}

function readRow(
  { words, line }: { words: string; line: number },
  columns: readonly Column[],
  said: OutlineSaid,
): OutlineLine {
  const typed = words.split('\t')
  const lead = typed.findIndex((cell) => cell.trim() !== '')
  const hasOwnNumber = columns.includes('number')
  const isNumbered = !hasOwnNumber && /^[0-9]+(?:\.[0-9]+)*\.?$/u.test((typed[lead] ?? '').trim())
  const cells = hasOwnNumber ? typed : typed.slice(Math.max(0, lead) + (isNumbered ? 1 : 0))
  const cell = (column: Column) => (cells[columns.indexOf(column)] ?? '').trim()
  const number = hasOwnNumber ? cell('number') : isNumbered ? (typed[lead] ?? '').trim() : ''
  const { level, rest } = depthOf(cells[columns.indexOf('name')] ?? '')
  const days = /^([0-9]{1,3})/u.exec(cell('days'))?.[1]
  const [start, due] = [dayIn(cell('start'), said), dayIn(cell('due'), said)]
  return {
    line,
    level:
      number !== ''
        ? number.split('.').filter(Boolean).length - 1
        : level + (hasOwnNumber ? 0 : Math.max(0, lead)),
    name: rest.trim(),
    people: listIn(cell('owner')),
    departments: [...listIn(cell('host')).slice(0, 1), ...listIn(cell('cooperating'))],
    ...spanFrom({ start, due, days: days === undefined ? null : Number(days), calendar: said.calendar }),
    standard: cell('standard'),
    after: numbersIn(cell('after')),
    priority: null,
    unclear: [
      ...(cell('start') !== '' && start === null ? [cell('start')] : []),
      ...(cell('due') !== '' && due === null ? [cell('due')] : []),
    ],
  }
}

function dayIn(words: string, said: OutlineSaid): CivilDate | null {
  if (words === '') return null
  const relative = said.startOn === null ? undefined : relativeDayIn(words, said.startOn, said.calendar)
  return relative?.on ?? dueDateIn(words, datesIn(words, said))?.on ?? null
}

/** A plan may have begun already: a day that is written with its year is a date, however long it is over. */
function datesIn(words: string, said: OutlineSaid): Pick<OutlineSaid, 'today' | 'calendar'> {
  const isWhole = /(?:19|20)[0-9]{2}/u.test(words)
  return { today: isWhole ? addDays(said.today, -3650) : said.today, calendar: said.calendar }
}

/** Start, due date and length: two of them give the third; the length counts working days, both ends in. */
function spanFrom({
  start,
  due,
  days,
  calendar,
}: {
  start: CivilDate | null
  due: CivilDate | null
  days: number | null
  calendar: WorkCalendar
}): { startOn: CivilDate | null; dueOn: CivilDate | null; days: number | null } {
  if (days === null || days < 1) return { startOn: start, dueOn: due, days: null }
  if (due !== null && start === null) {
    const last = isWorkingDay(due, calendar) ? due : addWorkingDays(due, -1, calendar)
    return { startOn: addWorkingDays(last, 1 - days, calendar), dueOn: due, days }
  }
  if (start !== null && due === null) {
    const first = isWorkingDay(start, calendar) ? start : addWorkingDays(start, 1, calendar)
    return { startOn: start, dueOn: addWorkingDays(first, days - 1, calendar), days }
  }
  return { startOn: start, dueOn: due, days }
}

function daysOf(found: RegExpExecArray): number {
  const count = Number(found.groups?.count)
  return /周|w/iu.test(found.groups?.unit ?? '') ? count * 5 : count
}

function priorityIn(pieces: readonly QuickPiece[]): TaskPriority | null {
  return pieces.find((piece) => piece.kind === 'priority')?.priority ?? null
}

function numbersIn(words: string): string[] {
  return words
    .split(/[、,，;；\s]+/u)
    .map((one) => one.replace(/\.$/u, ''))
    .filter((one) => /^[0-9]+(?:\.[0-9]+)*$/u.test(one))
}

function listIn(words: string): string[] {
  return words
    .split(/[、,，;；/\s]+/u)
    .map((one) => one.trim())
    .filter(Boolean)
}

function without(words: string, piece: string | undefined): string {
  return piece === undefined ? words : words.replace(piece, ' ')
}

/** No line can be two levels below the one before it. */
function levelled(lines: readonly OutlineLine[]): OutlineLine[] {
  let last = -1
  const base = Math.min(...lines.map(({ level }) => level))
  return lines.map((line) => {
    last = Math.min(line.level - base, last + 1)
    return { ...line, level: last }
  })
}
