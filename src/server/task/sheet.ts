import { Readable } from 'node:stream'
import { type CellValue, writeXlsxStream } from 'hucre'
import type { LedgerRow, TaskSheet } from '#contract/task.ts'
import type { Locale } from '#domain/person/locale.ts'
import { houseSheet } from '#server/document/house-sheet.ts'
import { enumText as enumsEn } from '#text/en/enum.ts'
import { ledger as en } from '#text/en/ledger.ts'
import { task as taskEn } from '#text/en/task.ts'
import { enumText as enumsZhCN } from '#text/zh-CN/enum.ts'
import { ledger as zhCN } from '#text/zh-CN/ledger.ts'
import { task as taskZhCN } from '#text/zh-CN/task.ts'
import { enumText as enumsZhTW } from '#text/zh-TW/enum.ts'
import { ledger as zhTW } from '#text/zh-TW/ledger.ts'
import { task as taskZhTW } from '#text/zh-TW/task.ts'

const words = {
  'zh-CN': { ledger: zhCN, enums: enumsZhCN, task: taskZhCN },
  'zh-TW': { ledger: zhTW, enums: enumsZhTW, task: taskZhTW },
  en: { ledger: en, enums: enumsEn, task: taskEn },
}
export type Words = (typeof words)[Locale]

/** The columns of form S3-C in their order, and how wide they are. */
const widths = {
  number: 14,
  name: 30,
  collaboration: 22,
  description: 40,
  ownerDepartment: 14,
  owner: 12,
  cooperating: 28,
  cooperators: 18,
  plannedStart: 14,
  dueOn: 14,
  milestones: 36,
  resources: 40,
  budget: 12,
  doneCriteria: 40,
  formats: 24,
  state: 10,
  percent: 8,
  lastUpdate: 40,
  risks: 36,
  origin: 12,
} as const
export type Column = keyof typeof widths
export const sheetColumns = Object.keys(widths) as Column[]
/** S2-53 … S2-56, with what a row is found again by and what was said last. */
const trackingColumns = [
  'number',
  'name',
  'ownerDepartment',
  'owner',
  'dueOn',
  'state',
  'lastUpdate',
] as const satisfies readonly Column[]

/** The columns of a sheet and what stands above them, in order. */
export function headingsOf(sheet: TaskSheet, said: Words): ReadonlyMap<Column, string> {
  const { column, tracking } = said.ledger
  return sheet === 'allocation'
    ? new Map(sheetColumns.map((one) => [one, column[one]]))
    : new Map(trackingColumns.map((one) => [one, tracking.column[one]]))
}

export function titleOf(sheet: TaskSheet, said: Words): string {
  return sheet === 'allocation' ? said.ledger.title : said.ledger.tracking.title
}

/** So many rows are laid out for reading and printing; more are data, written as they are read. */
const mostLaidOut = 2_000

/**
 * The sheet in the reader's language. A register of any length is a stream; what somebody can read is in house
 * layout, with its title above.
 */
export async function taskSheet(
  rows: AsyncIterable<LedgerRow>,
  locale: Locale,
  sheet: TaskSheet = 'allocation',
): Promise<Readable> {
  const said = words[locale]
  const headings = headingsOf(sheet, said)
  const columns = [...headings].map(([column, header]) => ({ header, width: widths[column] }))
  const title = titleOf(sheet, said)
  const lines = cellRows(rows, said, [...headings.keys()])[Symbol.asyncIterator]()
  const first: CellValue[][] = []
  for (let line = await lines.next(); ; line = await lines.next()) {
    if (line.done) {
      const percents = [...headings.keys()].indexOf('percent')
      return Readable.from([await houseSheet({ title, columns, rows: first }, [percents])])
    }
    first.push(line.value)
    if (first.length > mostLaidOut) break
  }
  const all = async function* () {
    yield* first
    yield* { [Symbol.asyncIterator]: () => lines }
  }
  const stream = writeXlsxStream(all(), { name: title.slice(0, 31), columns, freezePane: { rows: 1 } })
  return Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0])
}

async function* cellRows(
  rows: AsyncIterable<LedgerRow>,
  said: Words,
  columns: readonly Column[],
): AsyncIterable<CellValue[]> {
  for await (const row of rows) {
    const cells = cellsOf(row, said)
    yield columns.map((column) => cells[column])
  }
}

/** What stands in each column. Text only, numbers as numbers: nothing is ever taken for a formula. */
export function cellsOf(row: LedgerRow, said: Words): Record<Column, CellValue> {
  const { enums, task } = said
  return {
    number: row.number,
    name: row.name,
    collaboration: row.collaborationName,
    description: row.description,
    ownerDepartment: row.ownerDepartment?.name ?? '',
    owner: row.owner?.name ?? '',
    cooperating: lines(
      row.cooperating.map(({ department, provides }) =>
        provides === '' ? department.name : fill(task.providing, { department: department.name, provides }),
      ),
    ),
    cooperators: row.cooperators.map(({ name }) => name).join('、'),
    plannedStart: row.plannedStart ?? '',
    dueOn: row.dueOn ?? row.dueText,
    milestones: lines(
      row.milestones.map(({ dueOn, department, deliverable, isDone }) =>
        [dueOn, department?.name, deliverable, isDone ? said.ledger.doneMark : ''].filter(Boolean).join(' '),
      ),
    ),
    resources: lines(
      row.resources.map((one) =>
        [
          enums.resourceKind[one.kind],
          one.text,
          one.headcount === null ? '' : `${one.headcount} ${task.persons}`,
          one.amountCents === null ? '' : fill(task.money, { amount: String(one.amountCents / 100) }),
          one.provider === null ? '' : fill(task.providedBy, { department: one.provider.name }),
          one.askingDepartment === null ? '' : fill(task.askedBy, { department: one.askingDepartment.name }),
          one.dueOn,
        ]
          .filter(Boolean)
          .join(' '),
      ),
    ),
    budget: row.budgetCents === null ? null : row.budgetCents / 100,
    doneCriteria: lines([...row.doneCriteria, ...row.notes]),
    formats: lines(
      row.requiredFormats.map(({ format, use }) =>
        use === 'any' ? format : fill(task.formatFor, { format, use: enums.outputUse[use] }),
      ),
    ),
    state: enums.taskState[row.state],
    percent: row.percent / 100,
    lastUpdate:
      row.lastUpdate === null
        ? ''
        : lines([
            `${row.lastUpdate.at.slice(0, 10)} ${row.lastUpdate.text}`,
            row.lastUpdate.awaiting === null
              ? ''
              : fill(said.ledger.awaiting, { department: row.lastUpdate.awaiting }),
          ]),
    risks: lines(row.risks),
    origin: row.isAddedAfter ? task.addedAfter : '',
  }
}

export function sheetWords(locale: Locale): Words {
  return words[locale]
}

function lines(all: readonly string[]): string {
  return all.filter((line) => line !== '').join('\n')
}

function fill(template: string, params: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => params[name] ?? '')
}
