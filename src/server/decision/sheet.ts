import type { DecisionRow } from '#contract/decision.ts'
import type { Locale } from '#domain/person/locale.ts'
import { asWords } from '#server/document/cell-text.ts'
import { houseSheet } from '#server/document/house-sheet.ts'
import { decisionSheet as en } from '#text/en/decision-sheet.ts'
import { enumText as enumsEn } from '#text/en/enum.ts'
import { decisionSheet as zhCN } from '#text/zh-CN/decision-sheet.ts'
import { enumText as enumsZhCN } from '#text/zh-CN/enum.ts'
import { decisionSheet as zhTW } from '#text/zh-TW/decision-sheet.ts'
import { enumText as enumsZhTW } from '#text/zh-TW/enum.ts'

const texts = { 'zh-CN': zhCN, 'zh-TW': zhTW, en }
const enums = { 'zh-CN': enumsZhCN, 'zh-TW': enumsZhTW, en: enumsEn }

/** The columns of X-23 in their order, and how wide they are. */
export const sheetColumns = {
  no: 6,
  number: 14,
  meeting: 26,
  topic: 20,
  content: 48,
  state: 10,
  department: 16,
  owner: 12,
  cooperating: 30,
  due: 16,
  progress: 30,
  acceptance: 24,
  remark: 28,
} as const
type Column = keyof typeof sheetColumns
const columns = Object.keys(sheetColumns) as Column[]

/** The 决议跟踪表 as a workbook, in the reader's language. */
export async function decisionSheetFile(
  rows: readonly DecisionRow[],
  locale: Locale,
): Promise<{ name: string; bytes: Buffer }> {
  const words = texts[locale]
  const bytes = await houseSheet({
    title: words.sheet,
    columns: columns.map((column) => ({ header: words.column[column], width: sheetColumns[column] })),
    rows: rows.map((row, index) => {
      const cells = cellsOf(row, index + 1, locale)
      return columns.map((column) => cells[column])
    }),
  })
  return { name: `${words.fileName}.xlsx`, bytes }
}

/** One line of the sheet in words. */
export function cellsOf(row: DecisionRow, no: number, locale: Locale): Record<Column, string | number> {
  const words = texts[locale]
  const fill = (template: string, params: Record<string, string | number>) =>
    template.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(params[name] ?? ''))
  const done = row.taskCount - row.openTaskCount
  const { percent, text } = row.progress
  const join = (parts: readonly (string | false)[]) => parts.filter(Boolean).join(words.separator)
  return {
    no,
    number: row.number,
    meeting: row.meeting?.title ?? '',
    topic: row.topic?.title ?? '',
    content: asWords(row.content),
    state: enums[locale].decisionState[row.state],
    department: row.ownerDepartment?.name ?? '',
    owner: row.owner?.name ?? '',
    cooperating: row.cooperating
      .map(({ department, contribution }) =>
        contribution === '' ? department.name : `${department.name}${words.colon}${contribution}`,
      )
      .join(words.separator),
    due: row.dueOn ?? row.dueText,
    progress: asWords(
      join([percent !== null && `${percent}%`, text, row.stuck !== null && words.stuck[row.stuck]]),
    ),
    acceptance: join([
      row.taskCount === 0 ? words.noTasks : fill(words.tasksDone, { done, count: row.taskCount }),
      row.acceptedBy.length > 0 && fill(words.acceptedBy, { people: row.acceptedBy.join(words.separator) }),
    ]),
    remark: asWords(row.remark),
  }
}
