import { writeXlsx } from 'hucre'
import type { Locale } from '#domain/person/locale.ts'
import { staffList as en } from '#text/en/staff-list.ts'
import { staffList as zhCN } from '#text/zh-CN/staff-list.ts'
import { staffList as zhTW } from '#text/zh-TW/staff-list.ts'
import { fields, headings } from './columns.ts'

const texts = { 'zh-CN': zhCN, 'zh-TW': zhTW, en }
const widths = {
  name: 14,
  departmentPath: 28,
  jobTitle: 20,
  email: 30,
  phone: 18,
  employeeNo: 14,
  isHead: 14,
}

/** An empty staff list in the reader's language; how to fill it in is on the second sheet, out of the way. */
export async function staffTemplate(locale: Locale): Promise<{ name: string; bytes: Buffer }> {
  const words = texts[locale]
  const heads = headings[locale]
  const bytes = await writeXlsx({
    sheets: [
      {
        name: words.sheet,
        columns: fields.map((field) => ({ header: heads[field], width: widths[field] })),
        rows: [fields.map((field) => heads[field])],
        cells: new Map(
          fields.map((field, column) => [
            `0,${column}`,
            {
              value: heads[field],
              style: {
                font: { bold: true },
                fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EFE9DD' } },
              },
            },
          ]),
        ),
        freezePane: { rows: 1 },
        dataValidations: [
          { type: 'list', values: [words.yes, words.no], allowBlank: true, range: `G2:G${5001}` },
        ],
      },
      {
        name: words.notesSheet,
        columns: [{ width: 20 }, { width: 80 }],
        rows: fields.map((field) => [heads[field], words.notes[field]]),
      },
    ],
  })
  return { name: `${words.fileName}.xlsx`, bytes: Buffer.from(bytes) }
}
