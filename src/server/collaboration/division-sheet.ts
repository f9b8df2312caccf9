import { writeXlsx } from 'hucre'
import type { CharterView } from '#contract/charter.ts'
import type { Locale } from '#domain/person/locale.ts'
import { asWords } from '#server/document/cell-text.ts'
import { wordsOf } from './words.ts'

/** The columns of X-31 in their order, and how wide they are. */
const widths = {
  no: 6,
  department: 14,
  duty: 36,
  output: 28,
  owner: 12,
  helpers: 18,
  starts: 12,
  due: 24,
  priority: 8,
  after: 14,
  acceptance: 28,
  note: 24,
} as const
type Column = keyof typeof widths
const columns = Object.keys(widths) as Column[]

/** 《跨部门协作分工表》 (A05) as a workbook, in the reader's language. */
export async function divisionSheetFile(
  charter: CharterView,
  locale: Locale,
): Promise<{ name: string; bytes: Buffer }> {
  const words = wordsOf(locale)
  const heads = columns.map((column) => words.column[column])
  const bytes = await writeXlsx({
    sheets: [
      {
        name: words.sheet,
        columns: columns.map((column) => ({ header: words.column[column], width: widths[column] })),
        rows: [
          heads,
          ...rowsOf(charter, words.separator).map((cells) => columns.map((column) => cells[column])),
        ],
        cells: new Map(
          heads.map((head, column) => [
            `0,${column}`,
            {
              value: head,
              style: {
                font: { bold: true },
                fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EFE9DD' } },
              },
            },
          ]),
        ),
        freezePane: { rows: 1 },
      },
    ],
  })
  return {
    name: `${words.sheet}-${charter.name.replaceAll(/[\\/:*?"<>|]/g, ' ')}.xlsx`,
    bytes: Buffer.from(bytes),
  }
}

/** Lines of the division; a department without any stands there with its line of the charter. */
function rowsOf(charter: CharterView, separator: string): Record<Column, string | number>[] {
  const numberOf = new Map(charter.duties.map(({ id }, index) => [id, index + 1]))
  const own = new Set(charter.duties.map(({ department }) => department.id))
  const due = (text: string, on: string | null) =>
    on === null || on === text ? text : text === '' ? on : `${text} (${on})`
  const lines = charter.duties.map((row) => ({
    department: row.department.name,
    duty: asWords(row.duty),
    output: asWords(row.output),
    owner: row.owner?.name ?? '',
    helpers: row.helpers.map(({ name }) => name).join(separator),
    starts: row.startsOn ?? '',
    due: asWords(due(row.dueText, row.dueOn)),
    priority: row.priority as string,
    after: row.afterIds.flatMap((id) => numberOf.get(id) ?? []).join(separator),
    acceptance: asWords(row.acceptance),
    note: asWords(row.note),
  }))
  const bare = charter.participations
    .filter(({ department, coreDuty }) => !own.has(department.id) && coreDuty !== '')
    .map((part) => ({
      department: part.department.name,
      duty: asWords(part.coreDuty),
      output: asWords(part.output),
      owner: part.lead?.name ?? '',
      helpers: '',
      starts: '',
      due: asWords(due(part.dueText, part.dueOn)),
      priority: '',
      after: '',
      acceptance: '',
      note: '',
    }))
  return [...lines, ...bare].map((line, index) => ({ no: index + 1, ...line }))
}
