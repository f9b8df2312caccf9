import { type CellValue, streamXlsxRows } from 'hucre'
import { scanXml } from './xml.ts'
import type { Zip } from './zip.ts'

const mostSheets = 20
const mostRows = 20_000
/** Columns beyond these are no list of items. */
const mostColumns = 60

/** The sheets that are shown, as tables with tabs: a line a row that is not empty, days as YYYY-MM-DD. */
export async function readXlsx(bytes: Buffer, zip: Zip, main: string): Promise<string> {
  const sheets: { name: string; lines: string[] }[] = []
  let rows = 0
  for (const { name, index, relation } of shownSheets(zip.read(main) ?? '')) {
    const lines: string[] = []
    const filled = fillingDown(zip.read(partOf(zip, main, relation) ?? '') ?? '')
    for await (const { index: row, values } of streamXlsxRows(bytes, { sheet: index })) {
      const cells = Array.from(values.slice(0, mostColumns), textOf)
      if (cells.some((cell) => cell !== '')) lines.push(filled(row, cells).join('\t').replace(/\t+$/, ''))
      rows += 1
      if (rows > mostRows) break
    }
    if (lines.length > 0) sheets.push({ name, lines })
    if (rows > mostRows) break
  }
  // One sheet is the document; of several each is a chapter.
  return sheets
    .map(({ name, lines }) => (sheets.length === 1 ? lines : [`## ${name}`, ...lines]).join('\n'))
    .join('\n\n')
}

interface Sheet {
  readonly name: string
  readonly index: number
  readonly relation: string
}

function shownSheets(workbook: string): Sheet[] {
  const sheets: (Sheet & { isShown: boolean })[] = []
  scanXml(workbook, {
    open(name, attribute) {
      if (name !== 'sheet') return
      const isShown = !/hidden/i.test(attribute('state') ?? '')
      // `r:id` and `sheetId` are two things; the name without its prefix is `id`.
      const relation = attribute('id') ?? ''
      sheets.push({ name: attribute('name') ?? '', index: sheets.length, relation, isShown })
    },
    close() {},
  })
  return sheets.filter(({ isShown }) => isShown).slice(0, mostSheets)
}

/** The part that holds a sheet. */
function partOf(zip: Zip, main: string, relation: string): string | undefined {
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const relations = zip.read(`${folder}_rels/${main.slice(folder.length)}.rels`)
  if (relations === undefined) return undefined
  let target: string | undefined
  scanXml(relations, {
    open(name, attribute) {
      if (name === 'Relationship' && attribute('Id') === relation) target = attribute('Target')
    },
    close() {},
  })
  return target?.startsWith('/') ? target.slice(1) : target && folder + target
}

const mostMerged = 5000

/** Says in every row what a cell over several rows says; rows come in order, counted from 0. */
function fillingDown(sheet: string): (row: number, cells: string[]) => string[] {
  const ends = new Map<string, number>()
  for (const [, letters = '', first, last] of sheet.matchAll(
    /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"/g,
  )) {
    if (ends.size < mostMerged) ends.set(`${columnOf(letters)} ${Number(first) - 1}`, Number(last) - 1)
  }
  const open = new Map<number, { readonly end: number; readonly text: string }>()
  return (row, given) => {
    // Empty cells at the end of a row are not written down.
    const reach = Math.max(
      given.length,
      ...[...open].map(([column, { end }]) => (row <= end ? column + 1 : 0)),
    )
    const cells = [...given, ...new Array<string>(reach - given.length).fill('')]
    return cells.map((text, column) => {
      const end = ends.get(`${column} ${row}`)
      if (end !== undefined) open.set(column, { end, text })
      const above = open.get(column)
      return text === '' && above !== undefined && row <= above.end ? above.text : text
    })
  }
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** Excel's days come as midnight in UTC; the day before its first one is a time of day. */
function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return ''
    const written = value.toISOString()
    const [day, time] = [written.slice(0, 10), written.slice(11, 16)]
    if (day < '1900-01-02') return time
    return time === '00:00' ? day : `${day} ${time}`
  }
  if (typeof value === 'number')
    return Number.isInteger(value) ? String(value) : String(Number(value.toFixed(6)))
  if (typeof value === 'boolean') return value ? '是' : '否'
  return String(value).replace(/\s+/g, ' ').trim()
}
