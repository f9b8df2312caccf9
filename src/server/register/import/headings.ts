import type { TaskSheet } from '#contract/task.ts'
import { taskSheets } from '#contract/task.ts'
import { AppError } from '#domain/error.ts'
import { type Locale, locales } from '#domain/person/locale.ts'
import { foldScript } from '#domain/wording/script.ts'
import type { SheetLine } from '#server/organisation/import/read-sheet.ts'
import { type Column, headingsOf, sheetWords, type Words } from '#server/task/sheet.ts'

export interface Headings {
  readonly sheet: TaskSheet
  /** The words the sheet was written with: what is unchanged in it reads the same. */
  readonly said: Words
  readonly at: ReadonlyMap<Column, number>
  /** Headings that nothing is read from. */
  readonly unknown: readonly string[]
  readonly body: readonly SheetLine[]
}

/**
 * Which sheet this is and in which language it was written: the one whose headings it has most of. The first
 * lines may be a title or a note.
 */
export function findHeadings(lines: readonly SheetLine[], reader: Locale): Headings {
  const inOrder = [reader, ...locales.filter((locale) => locale !== reader)]
  let best:
    | { found: Map<string, Column>; sheet: TaskSheet; said: Words; line: number; hits: number }
    | undefined
  for (const [line, { cells }] of lines.slice(0, 10).entries()) {
    for (const sheet of taskSheets) {
      for (const locale of inOrder) {
        const said = sheetWords(locale)
        const found = new Map(
          [...headingsOf(sheet, said)].map(([column, heading]) => [plain(heading), column]),
        )
        const columns = cells.flatMap((cell) => found.get(plain(cell)) ?? [])
        if (!columns.includes('name') || columns.length < 2) continue
        if (best === undefined || columns.length > best.hits)
          best = { found, sheet, said, line, hits: columns.length }
      }
    }
  }
  if (best === undefined) throw new AppError('invalid', 'taskImport.noHeadings')
  const at = new Map<Column, number>()
  const unknown: string[] = []
  for (const [place, heading] of (lines[best.line]?.cells ?? []).entries()) {
    if (heading === '') continue
    const column = best.found.get(plain(heading))
    if (column === undefined) unknown.push(heading)
    else if (at.has(column)) throw new AppError('invalid', 'import.columnDoubled', { column: heading })
    else at.set(column, place)
  }
  return { sheet: best.sheet, said: best.said, at, unknown, body: lines.slice(best.line + 1) }
}

function plain(heading: string): string {
  return foldScript(heading.normalize('NFKC'))
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}()]/gu, '')
}
