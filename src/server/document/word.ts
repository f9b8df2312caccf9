import type { FileChild, ITableCellOptions } from 'docx'
import type { Locale } from '#domain/person/locale.ts'
import type { Block, Cell, Sheet } from './block.ts'

type Docx = typeof import('docx')

/**
 * The fonts that offices write with. They are named, not embedded: two of them are nobody's to give away, and
 * Word and WPS take the next likely one where they are missing.
 */
const fonts: Readonly<
  Record<Locale, { readonly title: string; readonly head: string; readonly body: string }>
> = {
  'zh-CN': { title: '方正小标宋简体', head: '黑体', body: '仿宋_GB2312' },
  'zh-TW': { title: '標楷體', head: '微軟正黑體', body: '標楷體' },
  en: { title: '宋体', head: '黑体', body: '宋体' },
}
const latin = 'Times New Roman'

/** Twentieths of a point. A4 with the margins of official paper: 37, 26, 35 and 28 mm. */
const paper = { width: 11906, height: 16838, margin: { top: 2098, right: 1474, bottom: 1984, left: 1588 } }
const lineWidth = paper.width - paper.margin.left - paper.margin.right

/** A sheet as a Word file, which people go on working with: real tables, lists and styles. */
export async function wordFile(sheet: Sheet, locale: Locale): Promise<Buffer> {
  // Large, and wanted by few requests.
  const docx = await import('docx')
  const { Document, Footer, Header, Packer, Paragraph, PageNumber, Tab, TextRun, AlignmentType } = docx
  const face = fonts[locale]
  const font = (eastAsia: string) => ({
    ascii: latin,
    hAnsi: latin,
    cs: latin,
    eastAsia,
    hint: 'eastAsia' as const,
  })
  const [beforeNo = '', between = '', after = ''] = sheet.foot.split(/\{\{\w+\}\}/)
  const paragraph = (text: string, size: number, alignment: 'center' | 'right', eastAsia: string) =>
    new Paragraph({
      alignment: AlignmentType[alignment === 'center' ? 'CENTER' : 'RIGHT'],
      children: [new TextRun({ text: plain(text), size, font: font(eastAsia) })],
    })

  const file = new Document({
    title: sheet.title,
    creator: 'Bihuan',
    description: sheet.subtitle,
    styles: {
      default: {
        document: {
          run: {
            font: font(face.body),
            size: 24,
            language: { value: 'en-US', eastAsia: locale === 'en' ? 'zh-CN' : locale },
          },
          paragraph: { spacing: { line: 360 } },
        },
        heading1: {
          run: { font: font(face.head), size: 28, color: '000000' },
          paragraph: { spacing: { before: 240, after: 120 }, keepNext: true },
        },
        heading2: {
          run: { font: font(face.head), size: 24, color: '000000' },
          paragraph: { spacing: { before: 160, after: 60 }, keepNext: true },
        },
      },
    },
    sections: [
      {
        properties: { page: { size: { width: paper.width, height: paper.height }, margin: paper.margin } },
        headers: {
          default: new Header({
            children: [
              new Paragraph({
                tabStops: [{ type: 'right', position: lineWidth }],
                children: [
                  new TextRun({ text: plain(sheet.head.left), size: 21, font: font(face.head) }),
                  new TextRun({ children: [new Tab(), plain(sheet.head.right)], size: 21 }),
                ],
              }),
            ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  new TextRun({
                    size: 21,
                    children: [beforeNo, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after],
                  }),
                ],
              }),
            ],
          }),
        },
        children: [
          paragraph(sheet.title, 44, 'center', face.title),
          paragraph(sheet.subtitle, 21, 'center', face.body),
          ...(sheet.mark === ''
            ? []
            : [
                new Paragraph({
                  alignment: AlignmentType.RIGHT,
                  children: [
                    new TextRun({
                      text: sheet.mark,
                      bold: true,
                      size: 28,
                      color: 'A62B1F',
                      font: font(face.head),
                    }),
                  ],
                }),
              ]),
          ...sheet.blocks.flatMap((block) => written(block, docx)),
        ],
      },
    ],
  })
  return Packer.toBuffer(file)
}

function written(block: Block, docx: Docx): FileChild[] {
  const { HeadingLevel, Paragraph, TextRun } = docx
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          children: [new TextRun(plain(block.text))],
        }),
      ]
    case 'text':
      return [new Paragraph(plain(block.text))]
    case 'list':
      return [
        new Paragraph({ keepNext: true, children: [new TextRun({ text: plain(block.label), bold: true })] }),
        ...block.lines.map(
          (line, index) =>
            new Paragraph({
              indent: { left: 480, hanging: 480 },
              children: runsOf(`${index + 1}. ${line}`, docx),
            }),
        ),
      ]
    case 'grid':
      return [gridOf(block.cells, docx), new Paragraph('')]
    case 'table':
      return [
        tableOf(
          [block.head, ...block.rows].map((row) => row.map((text) => ({ lines: [text] }))),
          block.widths,
          docx,
        ),
        new Paragraph(''),
      ]
  }
}

/** Label and value beside each other, two pairs in a line where neither is wide. */
function gridOf(cells: readonly Cell[], docx: Docx): FileChild {
  const { Table, TableRow, WidthType } = docx
  const widths = [18, 32, 18, 32].map(ofLine)
  const [first = 0, second = 0, third = 0, fourth = 0] = widths
  const label = (text: string) => cellOf([text], { width: { size: first, type: WidthType.DXA } }, docx, true)
  const rows: InstanceType<typeof TableRow>[] = []
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index] as Cell
    const next = cells[index + 1]
    const isPair = cell.wide !== true && next !== undefined && next.wide !== true
    const value = (lines: readonly string[], size: number, columnSpan: number) =>
      cellOf(lines, { width: { size, type: WidthType.DXA }, columnSpan }, docx)
    rows.push(
      new TableRow({
        cantSplit: true,
        children: isPair
          ? [label(cell.label), value(cell.lines, second, 1), label(next.label), value(next.lines, fourth, 1)]
          : [label(cell.label), value(cell.lines, second + third + fourth, 3)],
      }),
    )
    if (isPair) index++
  }
  return new Table({ width: { size: lineWidth, type: WidthType.DXA }, columnWidths: widths, rows })
}

/** The first row repeats on every page; no row is torn apart. */
function tableOf(
  rows: readonly (readonly { readonly lines: readonly string[] }[])[],
  percents: readonly number[],
  docx: Docx,
): FileChild {
  const { Table, TableRow, WidthType } = docx
  const widths = percents.map(ofLine)
  return new Table({
    width: { size: lineWidth, type: WidthType.DXA },
    columnWidths: widths,
    rows: rows.map(
      (row, index) =>
        new TableRow({
          tableHeader: index === 0,
          cantSplit: true,
          children: row.map(({ lines }, at) =>
            cellOf(lines, { width: { size: widths[at] ?? 0, type: WidthType.DXA } }, docx, index === 0),
          ),
        }),
    ),
  })
}

function cellOf(
  lines: readonly string[],
  options: Omit<ITableCellOptions, 'children'>,
  docx: Docx,
  isLabel = false,
): InstanceType<Docx['TableCell']> {
  const { Paragraph, ShadingType, TableCell } = docx
  return new TableCell({
    ...options,
    margins: { top: 40, bottom: 40, left: 100, right: 100 },
    ...(isLabel && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'F2F2F2' } }),
    children: lines.map(
      (line) => new Paragraph({ spacing: { line: 300 }, children: runsOf(line, docx, isLabel ? 21 : 22) }),
    ),
  })
}

/** A line break that somebody typed stays one. */
function runsOf(text: string, { TextRun }: Docx, size?: number): InstanceType<Docx['TextRun']>[] {
  return plain(text)
    .split('\n')
    .map(
      (line, index) =>
        new TextRun({ text: line, ...(index > 0 && { break: 1 }), ...(size !== undefined && { size }) }),
    )
}

const ofLine = (percent: number): number => Math.round((lineWidth * percent) / 100)

/** XML knows no control characters and no halves of a character; Word would not open the file. */
function plain(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(/[^\P{Cc}\n]|[\uFFFE\uFFFF]/gu, '')
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
}
