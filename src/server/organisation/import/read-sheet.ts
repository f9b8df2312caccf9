import { type CellValue, parseCsv, readXls, streamXlsxRows } from 'hucre'
import { AppError } from '#domain/error.ts'
import { unfoldedLimit, unfoldsWithin } from './zip-guard.ts'

/** Bytes of a staff list before it is unfolded. */
export const sheetLimit = 10 * 1024 * 1024

/** One line of the first sheet, with the number that the spreadsheet program shows beside it. */
export interface SheetLine {
  readonly line: number
  readonly cells: readonly string[]
}

const readers: Readonly<Record<string, (bytes: Buffer, maxLines: number) => Promise<SheetLine[]>>> = {
  xlsx: readWorkbook,
  xls: readOldWorkbook,
  csv: readText,
  txt: readText,
}

/**
 * The lines of a spreadsheet that are not empty, as text; never more than `maxLines` of them. What stands on
 * several lines within a cell is joined to one, unless they are to be kept.
 */
export async function readSheet(
  bytes: Buffer,
  name: string,
  maxLines: number,
  { keepsBreaks = false }: { readonly keepsBreaks?: boolean } = {},
): Promise<SheetLine[]> {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const read = readers[ending]
  if (!read) throw new AppError('invalid', 'import.notASheet', { ending })
  if (bytes.length > sheetLimit) throw tooLarge()
  const lines = await read(bytes, maxLines)
  if (keepsBreaks) return lines
  return lines.map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.replaceAll(/\s+/gu, ' ')) }))
}

async function readWorkbook(bytes: Buffer, maxLines: number): Promise<SheetLine[]> {
  if (!(await unfoldsWithin(bytes, unfoldedLimit))) throw tooLarge()
  return readable(async () => {
    const lines: SheetLine[] = []
    for await (const { index, values } of streamXlsxRows(bytes, { sheet: 0 })) {
      keep(lines, index + 1, values)
      if (lines.length >= maxLines) break
    }
    return lines
  })
}

async function readOldWorkbook(bytes: Buffer, maxLines: number): Promise<SheetLine[]> {
  return readable(async () => {
    const { sheets } = await readXls(bytes, { maxRows: maxLines * 2 })
    return linesOf(sheets[0]?.rows ?? [], maxLines)
  })
}

async function readText(bytes: Buffer, maxLines: number): Promise<SheetLine[]> {
  return readable(async () => linesOf(parseCsv(decoded(bytes), { maxRows: maxLines * 2 }), maxLines))
}

/** What the libraries throw is about the file, whoever made it, and not a bug of ours. */
async function readable(read: () => Promise<SheetLine[]>): Promise<SheetLine[]> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('invalid', 'import.unreadable')
  }
}

function linesOf(rows: readonly (readonly CellValue[])[], maxLines: number): SheetLine[] {
  const lines: SheetLine[] = []
  for (const [index, values] of rows.entries()) {
    keep(lines, index + 1, values)
    if (lines.length >= maxLines) break
  }
  return lines
}

/** Columns beyond this are no staff list's. */
const maxColumns = 100

function keep(lines: SheetLine[], line: number, values: readonly CellValue[]): void {
  const cells = Array.from(values.slice(0, maxColumns), textOf)
  if (cells.some((cell) => cell !== '')) lines.push({ line, cells })
}

/** Excel takes telephone and employee numbers for numbers; here they are text again, without an exponent. */
function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value).toString() : String(value)
  return String(value)
    .normalize('NFC')
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/[^\S\n]+/gu, ' ')
    .trim()
}

/** Excel in China saves CSV in GB18030; with a byte order mark, or as strict UTF-8, it is what it says. */
function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function tooLarge(): AppError {
  return new AppError('too_large', 'import.tooLarge', { maxMegabytes: sheetLimit / 1024 / 1024 })
}
