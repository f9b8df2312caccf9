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
  for (const { name, index } of shownSheets(zip.read(main) ?? '')) {
    const lines: string[] = []
    for await (const { values } of streamXlsxRows(bytes, { sheet: index })) {
      const line = Array.from(values.slice(0, mostColumns), textOf).join('\t').replace(/\t+$/, '')
      if (line !== '') lines.push(line)
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

function shownSheets(workbook: string): { name: string; index: number }[] {
  const sheets: { name: string; index: number; isShown: boolean }[] = []
  scanXml(workbook, {
    open(name, attribute) {
      if (name !== 'sheet') return
      const isShown = !/hidden/i.test(attribute('state') ?? '')
      sheets.push({ name: attribute('name') ?? '', index: sheets.length, isShown })
    },
    close() {},
  })
  return sheets.filter(({ isShown }) => isShown).slice(0, mostSheets)
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
