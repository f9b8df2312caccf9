import { type CellStyle, type CellValue, writeXlsx } from 'hucre'

/** One sheet as it is printed and filed. */
export interface HouseSheet {
  /** Stands in large letters above the table, and on the tab. */
  readonly title: string
  /** Width in characters. */
  readonly columns: readonly { readonly header: string; readonly width: number }[]
  readonly rows: readonly (readonly CellValue[])[]
}

const line = { style: 'thin', color: { rgb: 'B8B2A6' } } as const
const frame = { top: line, right: line, bottom: line, left: line }
/** Over two pages its middle is on the edge of one. */
const titledOver = (pages: number): CellStyle => ({
  font: { bold: true, size: 16 },
  alignment: { horizontal: pages > 1 ? 'left' : 'center', vertical: 'center' },
})
const headed: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EFE9DD' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  border: frame,
}
const written: CellStyle = { alignment: { vertical: 'top', wrapText: true }, border: frame }
const percent: CellStyle = { ...written, numFmt: '0%' }

/** Wider than this a table is not read on A4, or not on one page across. In characters. */
const widestOnA4 = 190
const widestOnA3 = 300

/** In points. Said outright, because not every program makes a row as high as its words. */
const lineHeight = 15
const highest = 400

/** A workbook with one sheet in house layout: a title, ruled rows, and pages that fit its width. */
export async function houseSheet(
  { title, columns, rows }: HouseSheet,
  percents: readonly number[] = [],
): Promise<Buffer> {
  const width = columns.reduce((sum, column) => sum + column.width, 0)
  const pagesAcross = width > widestOnA3 ? 2 : 1
  const heads = columns.map(({ header }) => header)
  const bytes = await writeXlsx({
    sheets: [
      {
        // What a tab may not have, or is too long for it.
        name: title.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31),
        columns: columns.map((column, at) => ({
          width: column.width,
          style: percents.includes(at) ? percent : written,
        })),
        rows: [[title], heads, ...rows.map((row) => [...row])],
        cells: new Map([
          ['0,0', { value: title, style: titledOver(pagesAcross) }],
          ...heads.map((head, at) => [`1,${at}`, { value: head, style: headed }] as const),
        ]),
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: columns.length - 1 }],
        rowDefs: new Map([
          [0, { height: 30 }],
          ...rows.map((row, at) => [at + 2, { height: heightOf(row, columns) }] as const),
        ]),
        freezePane: { rows: 2 },
        pageSetup: {
          paperSize: width > widestOnA4 ? 'a3' : 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: pagesAcross,
          fitToHeight: 0,
          printTitlesRow: '$1:$2',
          ...(pagesAcross > 1 && { printTitlesColumn: '$A:$B' }),
          horizontalCentered: true,
          margins: { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
        },
        headerFooter: { oddFooter: '&C&P / &N' },
      },
    ],
  })
  return Buffer.from(bytes)
}

/** As many lines as its fullest cell takes; a Chinese character is as wide as two others. */
function heightOf(row: readonly CellValue[], columns: HouseSheet['columns']): number {
  const lines = row.map((cell, at) =>
    String(cell ?? '')
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / (columns[at]?.width ?? 1))), 0),
  )
  return Math.min(highest, Math.max(1, ...lines) * lineHeight + 3)
}

function widthOf(line: string): number {
  return [...line].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0)
}
