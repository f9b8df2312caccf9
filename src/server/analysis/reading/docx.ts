import { type Numbering, readNumbering } from './numbering.ts'
import { readStyles, type Styles } from './styles.ts'
import { scanXml } from './xml.ts'
import type { Zip } from './zip.ts'

/**
 * The text of a Word document as one would type it: a line a paragraph with its number before it, a line a row
 * with tabs between the cells. What was deleted under tracked changes, and comments, are not in it.
 */
export function readDocx(zip: Zip, main: string): string {
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const body = new Body(
    readStyles(zip.read(`${folder}styles.xml`)),
    readNumbering(zip.read(`${folder}numbering.xml`)),
  )
  scanXml(zip.read(main) ?? '', body)
  return body.lines.join('\n')
}

interface Paragraph {
  text: string
  style: string
  listId: string | undefined
  level: number | undefined
  heading: number | undefined
}

interface Table {
  row: string[] | undefined
  isRowDeleted: boolean
  cell: string[] | undefined
  span: number
  /** The cell goes on from the row above. */
  goesOn: boolean
  /** What stands above, by column. */
  readonly above: Map<number, string>
}

/**
 * Their text is not what the document says: deleted, moved away, codes of fields, a second form for
 * old programs, how it was laid out before.
 */
const silent = new Set([
  'del',
  'moveFrom',
  'instrText',
  'delText',
  'Fallback',
  'rt',
  'sdtPr',
  'pPrChange',
  'rPrChange',
  'trPrChange',
])
/** Pictures have names and numbers, but also boxes with text. */
const pictures = new Set(['drawing', 'pict', 'object'])
const longestHeading = 40

class Body {
  readonly lines: string[] = []
  private readonly paragraphs: Paragraph[] = []
  private readonly tables: Table[] = []
  /** For each open element whether what is in it is left out: not, as a picture, or in any case. */
  private readonly muted: (false | 'picture' | 'all')[] = [false]
  private isText = false
  private isHidden = false
  private inParagraphProperties = 0
  private inRowProperties = 0

  private readonly styles: Styles
  private readonly numbering: Numbering

  constructor(styles: Styles, numbering: Numbering) {
    this.styles = styles
    this.numbering = numbering
  }

  open(name: string, attribute: (name: string) => string | undefined): void {
    if (name === 'del' && this.inRowProperties > 0) {
      const table = this.tables.at(-1)
      if (table) table.isRowDeleted = true
    }
    const around = this.muted.at(-1) ?? false
    this.muted.push(
      silent.has(name)
        ? 'all'
        : pictures.has(name)
          ? around || 'picture'
          : name === 'txbxContent' && around === 'picture'
            ? false
            : around,
    )
    if (this.muted.at(-1)) return
    this.opened(name, attribute)
  }

  private opened(name: string, attribute: (name: string) => string | undefined): void {
    const paragraph = this.paragraphs.at(-1)
    const table = this.tables.at(-1)
    const value = () => attribute('val')
    switch (name) {
      case 'p':
        this.paragraphs.push({ text: '', style: '', listId: undefined, level: undefined, heading: undefined })
        break
      case 'pPr':
        this.inParagraphProperties += 1
        break
      case 'trPr':
        this.inRowProperties += 1
        break
      case 'tbl':
        this.tables.push({
          row: undefined,
          isRowDeleted: false,
          cell: undefined,
          span: 1,
          goesOn: false,
          above: new Map(),
        })
        break
      case 'tr':
        if (table) Object.assign(table, { row: [], isRowDeleted: false })
        break
      case 'tc':
        if (table) Object.assign(table, { cell: [], span: 1, goesOn: false })
        break
      case 'gridSpan':
        if (table) table.span = Math.min(Number(value()) || 1, 60)
        break
      case 'vMerge':
        if (table) table.goesOn = value() !== 'restart'
        break
      case 'r':
        this.isHidden = false
        break
      case 'vanish':
        if (this.inParagraphProperties === 0) this.isHidden = value() !== '0' && value() !== 'false'
        break
      case 't':
        this.isText = true
        break
      default:
        if (paragraph) this.inParagraph(paragraph, name, attribute)
    }
  }

  private inParagraph(
    paragraph: Paragraph,
    name: string,
    attribute: (name: string) => string | undefined,
  ): void {
    if (this.inParagraphProperties > 0) {
      const value = attribute('val') ?? ''
      if (name === 'pStyle') paragraph.style = value
      else if (name === 'numId') paragraph.listId = value
      else if (name === 'ilvl') paragraph.level = Number(value)
      else if (name === 'outlineLvl' && Number(value) < 9) paragraph.heading = Number(value) + 1
      return
    }
    if (this.isHidden) return
    if (name === 'tab' || name === 'ptab') paragraph.text += '\t'
    else if (name === 'br' || name === 'cr') paragraph.text += '\n'
    else if (name === 'noBreakHyphen') paragraph.text += '-'
    else if (name === 'sym') paragraph.text += symbol(attribute('char') ?? '')
  }

  text(text: string): void {
    const paragraph = this.paragraphs.at(-1)
    if (paragraph && this.isText && !this.isHidden && !this.muted.at(-1)) paragraph.text += text
  }

  close(name: string): void {
    const isMuted = this.muted.pop()
    if (isMuted) return
    const table = this.tables.at(-1)
    if (name === 'p') this.endParagraph()
    else if (name === 't') this.isText = false
    else if (name === 'r') this.isHidden = false
    else if (name === 'pPr') this.inParagraphProperties -= 1
    else if (name === 'trPr') this.inRowProperties -= 1
    else if (name === 'tc' && table) this.endCell(table)
    else if (name === 'tr' && table) this.endRow(table)
    else if (name === 'tbl') this.tables.pop()
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop()
    if (paragraph === undefined) return
    const text = paragraph.text.replace(/[\u200b\ufeff]/g, '')
    const isEmpty = text.trim() === ''
    // An empty paragraph has no number, and does not use one up.
    const number = isEmpty ? '' : this.numberOf(paragraph)
    const cell = this.tables.at(-1)?.cell
    if (cell) {
      if (!isEmpty) cell.push(number + text.replace(/\s+/g, ' ').trim())
      return
    }
    const depth = paragraph.heading ?? this.styles.headingOf(paragraph.style)
    const isHeading = depth !== undefined && number === '' && !isEmpty && text.length <= longestHeading
    const mark = isHeading && !isNumbered(text) ? `${'#'.repeat(Math.min(depth + 1, 6))} ` : ''
    this.lines.push(...(mark + number + text).split('\n').map((line) => line.trimEnd()))
  }

  private numberOf({ style, listId, level }: Paragraph): string {
    const own = listId === undefined ? this.styles.listOf(style) : { listId, level }
    if (own === undefined || own.listId === '0') return ''
    const at = level ?? own.level ?? this.numbering.levelOfStyle(own.listId, style) ?? 0
    return this.numbering.next(own.listId, at)
  }

  private endCell(table: Table): void {
    const column = table.row?.length ?? 0
    // A cell over several rows says the same in each.
    const text = (table.goesOn && table.above.get(column)) || (table.cell ?? []).join(' ')
    table.above.set(column, text)
    table.row?.push(text, ...new Array<string>(table.span - 1).fill(''))
    table.cell = undefined
  }

  private endRow(table: Table): void {
    const { row = [], isRowDeleted } = table
    table.row = undefined
    const line = row.join('\t').replace(/\t+$/, '')
    if (isRowDeleted || line === '') return
    // A table within a cell is a part of what the cell says.
    const outer = this.tables.at(-2)?.cell
    if (outer) outer.push(row.filter((cell) => cell !== '').join(' '))
    else this.lines.push(line)
  }
}

/** Boxes to tick are signs of the symbol fonts. */
function symbol(code: string): string {
  const low = code.toUpperCase().slice(-2)
  if (['FE', '52', 'FC'].includes(low)) return '☑'
  if (['A8', '6F', 'A3'].includes(low)) return '☐'
  return ''
}

function isNumbered(text: string): boolean {
  return /^\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]|第[\d一二三四五六七八九十百]{1,4}[章节條条项項]|[①-⑳])/.test(
    text,
  )
}
