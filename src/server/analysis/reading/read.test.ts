import { writeXlsx } from 'hucre'
import { describe, expect, it } from 'vitest'
import { analysisFileLimit, analysisTextLimit } from '#contract/analysis.ts'
import { readDocument } from '#domain/analysis/document/read.ts'
import { AppError } from '#domain/error.ts'
import { readFileText, readPastedText } from './read.ts'
import { docxOf, paragraph, zipOf } from './zip.test-data.ts'

const textOf = async (bytes: Buffer) => (await readFileText(bytes)).text

async function refusalOf(bytes: Buffer, name?: string): Promise<string> {
  try {
    await readFileText(bytes, name)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    expect(error.issues).toMatchObject([{ path: ['file'], reason: error.reason }])
    return error.reason
  }
  return 'none'
}

describe('a text file', () => {
  const simplified = '会议时间：2026年3月9日\n由市场部在三月底之前完成渠道清单，责任人：石静。'
  const traditional = '會議時間：民國115年3月9日\n請業務課於三月底前完成通路清單，負責人：林課長。'
  /** Both texts in the two old encodings, as other programs wrote them. */
  const gb18030 = Buffer.from(
    'bbe1d2e9cab1bce4a3ba32303236c4ea33d4c239c8d50ad3c9cad0b3a1b2bfd4dac8fdd4c2b5d7d6aec7b0cdeab3c9c7feb5c0c7e5b5a5a3acd4f0c8cec8cba3bacaafbeb2a1a3',
    'hex',
  )
  const big5 = Buffer.from(
    'b77cc4b3aec9b6a1a147a5c1b0ea313135a67e33a4eb39a4e90abdd0b77eb0c8bdd2a9f3a454a4eba9b3ab65a7b9a6a8b371b8f4b24db3e6a141ad74b364a448a147aa4cbdd2aaf8a143',
    'hex',
  )

  it.each<[encoding: string | null, bytes: Buffer, text: string]>([
    [null, Buffer.from(simplified), simplified],
    [null, Buffer.from(`\ufeff${traditional}`), traditional],
    ['UTF-16', Buffer.from(`\ufeff${simplified}`, 'utf16le'), simplified],
    ['UTF-16', Buffer.from(`\ufeff${traditional}`, 'utf16le').swap16(), traditional],
  ])('in Unicode (%s)', async (encoding, bytes, text) => {
    expect(await readFileText(bytes)).toEqual({ text, format: 'text', encoding })
  })

  it('in GB18030 or Big5 is told by its words', async () => {
    expect(await readFileText(gb18030)).toEqual({ text: simplified, format: 'text', encoding: 'GB18030' })
    expect(await readFileText(big5)).toEqual({ text: traditional, format: 'text', encoding: 'Big5' })
  })

  it('cut in the middle of a character is still what it was', async () => {
    const cut = Buffer.from(simplified.repeat(5)).subarray(0, -2)
    expect((await textOf(cut)).startsWith(simplified)).toBe(true)
  })

  it('has its line ends made the same', async () => {
    expect(await textOf(Buffer.from('甲\r\n乙\r丙\n'))).toBe('甲\n乙\n丙\n')
  })

  it.each<[reason: string, what: string, bytes: Buffer]>([
    ['analysis.empty', 'without a byte', Buffer.alloc(0)],
    ['analysis.empty', 'of spaces', Buffer.from('\n\n  ')],
    ['analysis.pdf', 'that is a PDF', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['analysis.picture', 'that is a picture', Buffer.from('ffd8ffe000104a46494600010100', 'hex')],
    [
      'analysis.formatUnknown',
      'of chance',
      Buffer.from(Array.from({ length: 400 }, (_, at) => (at * 89) % 256)),
    ],
    ['analysis.fileTooLarge', 'over 5 MB', Buffer.alloc(analysisFileLimit + 1, '会')],
    ['analysis.textTooLong', 'over a megabyte', Buffer.from('会'.repeat(analysisTextLimit / 3 + 1))],
  ])('is refused (%s): %s', async (reason, _what, bytes) => {
    expect(await refusalOf(bytes)).toBe(reason)
  })
})

describe('a file called .docx or .xlsx', () => {
  const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
  const page = '<html><table><tr><td>事项</td><td>责任人</td></tr></table></html>'
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 0x18]), Buffer.from('ftypheic'), Buffer.alloc(40)])

  it.each<[what: string, bytes: Buffer, reason: string]>([
    ['renamed text', Buffer.from('由市场部3月12日前提交清单。'), 'notOffice'],
    ['text in GB18030', Buffer.from('d3c9cad0b3a1b2bfcce1bdbbc7e5b5a5a1a3', 'hex'), 'notOffice'],
    ['text in UTF-16', Buffer.from('\ufeff清单', 'utf16le'), 'notOffice'],
    ['a table with commas', Buffer.from('事项,责任人\n盘点,程野\n'), 'notOffice'],
    ['a web page', Buffer.from(page), 'notOffice'],
    ['rich text', Buffer.from('{\\rtf1\\ansi 1}'), 'notOffice'],
    ['bytes of chance', Buffer.from([1, 2, 3, 4, 250, 251]), 'notOffice'],
    ['two letters of an archive', Buffer.from('PK'), 'notOffice'],
    ['another archive', zipOf([{ name: 'a.txt', content: '纪要' }]), 'notOffice'],
    ['an old .doc or .xls', old, 'oldOffice'],
    ['a PDF', Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj', 'latin1'), 'pdf'],
    ['a PDF behind an empty line', Buffer.from('\r\n%PDF-1.4\n1 0 obj'), 'pdf'],
    ['a picture (.png)', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'picture'],
    ['a picture (.jpg)', Buffer.from('ffd8ffe000104a46494600010100', 'hex'), 'picture'],
    ['a picture (.gif)', Buffer.from('GIF89a\x01\0\x01\0', 'latin1'), 'picture'],
    ['a picture (.webp)', Buffer.from('RIFF\x24\0\0\0WEBPVP8 ', 'latin1'), 'picture'],
    ['a picture (.bmp)', Buffer.from('424d8a0000000000000036000000', 'hex'), 'picture'],
    ['a picture (.tiff)', Buffer.from('49492a0008000000', 'hex'), 'picture'],
    ['a picture of a phone', heic, 'picture'],
    ['nothing', Buffer.alloc(0), 'empty'],
  ])('is refused when it is %s', async (_what, bytes, reason) => {
    expect(await refusalOf(bytes, '纪要.docx')).toBe(`analysis.${reason}`)
    expect(await refusalOf(bytes, '待办.XLSX ')).toBe(`analysis.${reason}`)
  })

  it('says which program would make one of it', async () => {
    const refusal = readFileText(Buffer.from('清单'), '待办.v2.XLSX')
    await expect(refusal).rejects.toMatchObject({ params: { extension: 'xlsx', program: 'Excel' } })
  })

  it('is read as what it is when it is the other of the two', async () => {
    expect(await readFileText(docxOf(paragraph('纪要')), '纪要.xlsx')).toMatchObject({ format: 'docx' })
  })

  it.each(['纪要.docx.txt', '纪要.md', 'docx', ''])('is not what %j is', async (name) => {
    expect(await readFileText(Buffer.from('纪要'), name)).toMatchObject({ text: '纪要', format: 'text' })
  })
})

describe('a Word document', () => {
  const numbering = (levels: string, nums = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') => ({
    'numbering.xml': `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum>${nums}</w:numbering>`,
  })
  const level = (at: number, format: string, text: string, more = '') =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
  const item = (text: string, at = 0, list = 1) =>
    paragraph(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`)

  it('is a line a paragraph, with tabs and breaks', async () => {
    const body = `${paragraph('纪要')}<w:p/><w:p><w:r><w:t>时间：</w:t></w:r><w:r><w:tab/><w:t>3月9日</w:t><w:br/><w:t>地点 &amp; 方式</w:t></w:r></w:p>`
    expect(await textOf(docxOf(body))).toBe('纪要\n\n时间：\t3月9日\n地点 & 方式')
  })

  it.each<[format: string, text: string, first: string, third: string]>([
    ['decimal', '%1.', '1. 甲', '3. 甲'],
    ['decimal', '%1、', '1、甲', '3、甲'],
    ['decimal', '（%1）', '（1）甲', '（3）甲'],
    ['chineseCountingThousand', '%1、', '一、甲', '三、甲'],
    ['chineseCounting', '（%1）', '（一）甲', '（三）甲'],
    ['chineseCounting', '第%1条', '第一条 甲', '第三条 甲'],
    ['taiwaneseCountingThousand', '%1、', '一、甲', '三、甲'],
    ['ideographTraditional', '%1、', '甲、甲', '丙、甲'],
    ['decimalEnclosedCircle', '%1', '① 甲', '③ 甲'],
    ['upperLetter', '%1.', 'A. 甲', 'C. 甲'],
    ['lowerRoman', '%1)', 'i) 甲', 'iii) 甲'],
    ['decimalZero', '%1', '01 甲', '03 甲'],
    ['bullet', '', '- 甲', '- 甲'],
    ['none', '', '甲', '甲'],
  ])('has its automatic numbers as text: %s %s', async (format, text, first, third) => {
    const lines = (await textOf(docxOf(item('甲').repeat(3), numbering(level(0, format, text))))).split('\n')
    expect([lines[0], lines[2]]).toEqual([first, third])
  })

  it('numbers below numbers, and begins again below the next', async () => {
    const levels = level(0, 'chineseCounting', '%1、') + level(1, 'decimal', '%1.%2', '<w:isLgl/>')
    const body = [item('甲'), item('乙', 1), item('丙', 1), '<w:p/>', item('丁'), item('戊', 1)].join('')
    expect((await textOf(docxOf(body, numbering(levels)))).split('\n')).toEqual([
      '一、甲',
      '1.1 乙',
      '1.2 丙',
      '',
      '二、丁',
      '2.1 戊',
    ])
  })

  it('begins a list again where it says so', async () => {
    const nums =
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    const body = item('甲') + item('乙') + item('丙', 0, 2) + item('丁', 0, 2)
    const text = await textOf(docxOf(body, numbering(level(0, 'decimal', '%1.'), nums)))
    expect(text).toBe('1. 甲\n2. 乙\n1. 丙\n2. 丁')
  })

  it('takes numbers and headings from styles', async () => {
    const styles =
      '<w:styles xmlns:w="w"><w:style w:styleId="A"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
    const body = paragraph('背景', '<w:pStyle w:val="A"/>') + paragraph('议题', '<w:pStyle w:val="B"/>')
    const more = {
      ...numbering(level(0, 'chineseCounting', '%1、', '<w:pStyle w:val="B"/>')),
      'styles.xml': styles,
    }
    expect(await textOf(docxOf(body, more))).toBe('## 背景\n一、议题')
  })

  const cell = (text: string, properties = '') =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${text
      .split('|')
      .map((one) => paragraph(one))
      .join('')}</w:tc>`
  const row = (cells: string, properties = '') => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`

  it('has tables as rows with tabs', async () => {
    const body = `${paragraph('待办')}<w:tbl>${row(cell('事项') + cell('责任部门') + cell('时限'))}${row(
      cell('核对库存|上报差异') + cell('仓储部') + cell('3月12日'),
    )}${row(cell('无', '<w:gridSpan w:val="2"/>') + cell('不限'))}</w:tbl>${paragraph('完')}`
    expect((await textOf(docxOf(body))).split('\n')).toEqual([
      '待办',
      '事项\t责任部门\t时限',
      '核对库存 上报差异\t仓储部\t3月12日',
      '无\t\t不限',
      '完',
    ])
    const kinds = readDocument(await textOf(docxOf(body))).blocks.map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['columns', 'row']))
  })

  it('says in every row what a cell over several rows says', async () => {
    const over = (text: string, more = '') => cell(text, `<w:vMerge${more}/>`)
    const body = `<w:tbl>${row(cell('事项') + cell('责任人'))}${row(
      cell('盘点') + over('程野', ' w:val="restart"'),
    )}${row(cell('复核') + over(''))}${row(cell('谈价') + over('罗湘', ' w:val="restart"'))}</w:tbl>`
    expect(await textOf(docxOf(body))).toBe('事项\t责任人\n盘点\t程野\n复核\t程野\n谈价\t罗湘')
  })

  it('keeps a table within a cell in that cell', async () => {
    const inner = `<w:tbl>${row(cell('甲') + cell('乙'))}</w:tbl>`
    const body = `<w:tbl>${row(`<w:tc>${inner}<w:p/></w:tc>${cell('丙')}`)}</w:tbl>`
    expect(await textOf(docxOf(body))).toBe('甲 乙\t丙')
  })

  const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
  it.each<[what: string, body: string, text: string]>([
    [
      'deleted under tracked changes',
      `<w:p>${run('周五')}<w:del w:id="1"><w:r><w:delText>前</w:delText></w:r></w:del><w:ins w:id="2">${run('之前')}</w:ins></w:p>`,
      '周五之前',
    ],
    ['moved away', `<w:p><w:moveFrom>${run('旧')}</w:moveFrom><w:moveTo>${run('新')}</w:moveTo></w:p>`, '新'],
    ['hidden', `<w:p>${run('甲')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r></w:p>`, '甲'],
    ['a code of a field', `<w:p><w:r><w:instrText>DATE</w:instrText></w:r>${run('3月9日')}</w:p>`, '3月9日'],
    [
      'how one reads a sign',
      `<w:p><w:r><w:ruby><w:rt>${run('kuò')}</w:rt><w:rubyBase>${run('阔')}</w:rubyBase></w:ruby></w:r></w:p>`,
      '阔',
    ],
    [
      'the old form of a box with text',
      `<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>${paragraph('框内')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph('框内')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>${run('正文')}</w:p>`,
      '框内\n正文',
    ],
    [
      'how a paragraph was numbered before',
      `<w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange></w:pPr>${run('甲')}</w:p>`,
      '甲',
    ],
    [
      'a deleted row',
      `<w:tbl>${row(cell('旧') + cell('行'), '<w:del w:id="3"/>')}${row(cell('新') + cell('行'))}</w:tbl>`,
      '新\t行',
    ],
  ])('leaves out what is %s', async (_what, body, text) => {
    expect(await textOf(docxOf(body, numbering(level(0, 'decimal', '%1.'))))).toBe(text)
  })

  it('shows boxes to tick', async () => {
    const body = `<w:p><w:r><w:sym w:font="Wingdings" w:char="F0A8"/><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>乙</w:t></w:r></w:p>`
    expect(await textOf(docxOf(body))).toBe('☐甲\n☑乙')
  })

  it('is told by its contents, whatever its parts are called', async () => {
    const renamed = zipOf([
      {
        name: '_rels/.rels',
        content:
          '<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>',
      },
      {
        name: 'word/document2.xml',
        content: `<x:document><x:body><x:p><x:r><x:t>纪要</x:t></x:r></x:p></x:body></x:document>`,
      },
    ])
    expect(await readFileText(renamed)).toEqual({ text: '纪要', format: 'docx', encoding: null })
  })

  const whole = docxOf(paragraph('纪要'))
  it.each<[reason: string, what: string, bytes: Buffer]>([
    ['analysis.fileBroken', 'cut short', whole.subarray(0, whole.length - 40)],
    [
      'analysis.fileBroken',
      'with damage inside',
      Buffer.concat([whole.subarray(0, 90), Buffer.alloc(60), whole.subarray(150)]),
    ],
    ['analysis.fileBroken', 'of crossed XML', docxOf('<w:p><w:r></w:p></w:r>')],
    ['analysis.fileBroken', 'with a DOCTYPE', docxOf('<!DOCTYPE a [<!ENTITY b "c">]>')],
    ['analysis.empty', 'without a word', docxOf('<w:p/>')],
    ['analysis.formatUnknown', 'that is only a zip', zipOf([{ name: 'a.txt', content: '纪要' }])],
    [
      'analysis.fileLocked',
      'under a password of the zip',
      zipOf([{ name: '_rels/.rels', content: 'x', isLocked: true }]),
    ],
    [
      'analysis.fileLocked',
      'under a password of Office',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(600),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
    ],
    [
      'analysis.oldOffice',
      'of the old kind',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
    ],
    [
      'analysis.zipBomb',
      'that becomes too large',
      zipOf([{ name: 'a', content: 'x', claims: 70 * 1024 * 1024 }]),
    ],
    ['analysis.zipBomb', 'that shrank too much', docxOf(paragraph('会'.repeat(1_500_000)))],
    [
      'analysis.fileBroken',
      'larger than it says',
      zipOf([{ name: '_rels/.rels', content: 'x'.repeat(5_000), claims: 20 }]),
    ],
  ])('is refused (%s): %s', async (reason, _what, bytes) => {
    expect(await refusalOf(bytes)).toBe(reason)
  })
})

describe('a workbook', () => {
  const book = async (sheets: Parameters<typeof writeXlsx>[0]['sheets']) =>
    Buffer.from(await writeXlsx({ sheets }))

  it('is a table with its head first, and days as days', async () => {
    const bytes = await book([
      {
        name: '待办',
        rows: [
          ['事项', '责任人', '截止日期', '份数', '完成'],
          ['核对\n库存', '程野', new Date('2026-03-12T00:00:00Z'), 12, true],
          [null, null, null, null, null],
          ['谈价', null, '3月底', 0.5, false],
        ],
      },
    ])
    expect(await readFileText(bytes)).toEqual({
      text: '事项\t责任人\t截止日期\t份数\t完成\n核对 库存\t程野\t2026-03-12\t12\t是\n谈价\t\t3月底\t0.5\t否',
      format: 'xlsx',
      encoding: null,
    })
  })

  it('of several sheets has each under its name; hidden ones are left out', async () => {
    const bytes = await book([
      { name: '一组', rows: [['事项'], ['甲']] },
      { name: '空', rows: [] },
      { name: '旧', rows: [['事项'], ['乙']], hidden: true },
      { name: '二组', rows: [['事项'], ['丙']] },
    ])
    expect(await textOf(bytes)).toBe('## 一组\n事项\n甲\n\n## 二组\n事项\n丙')
  })

  it('says in every row what a cell over several rows says', async () => {
    const bytes = await book([
      {
        name: '一',
        rows: [
          ['责任部门', '事项', '责任人'],
          ['仓储部', '盘点', '程野'],
          [null, '复核', null],
          [null, '谈价', null],
        ],
        merges: [
          { startRow: 1, startCol: 0, endRow: 2, endCol: 0 },
          { startRow: 1, startCol: 2, endRow: 3, endCol: 2 },
        ],
      },
    ])
    expect((await textOf(bytes)).split('\n').slice(1)).toEqual([
      '仓储部\t盘点\t程野',
      '仓储部\t复核\t程野',
      '\t谈价\t程野',
    ])
  })

  it('that is broken is refused', async () => {
    const bytes = await book([{ name: '一', rows: [['甲']] }])
    expect(await refusalOf(bytes.subarray(0, bytes.length - 100))).toBe('analysis.fileBroken')
  })
})

describe('subtitles', () => {
  it('of .srt become lines; what goes on goes on', () => {
    const srt =
      '1\n00:00:01,000 --> 00:00:03,500\n我们先看进度\n\n2\n00:00:03,600 --> 00:00:05,000\n周五能交吗？\n\n3\n00:00:15,000 --> 00:00:17,000\n<i>可以</i>\n'
    expect(readPastedText(srt)).toEqual({
      text: '我们先看进度 周五能交吗？\n可以',
      format: 'subtitles',
      encoding: null,
    })
  })

  it('of .vtt name who speaks, once a turn', () => {
    const vtt = [
      'WEBVTT',
      '',
      'NOTE 由会议产品生成',
      '',
      'STYLE',
      '::cue { color: red }',
      '',
      'a-1',
      '00:01.000 --> 00:02.000 align:start',
      '<v 程野>库区我来腾</v>',
      '',
      '00:02.100 --> 00:03.000',
      '<v 程野>周五前。</v>',
      '',
      '00:03.100 --> 00:04.000',
      '<v.loud 罗湘>好 &amp; 快</v>',
    ].join('\n')
    expect(readPastedText(vtt).text).toBe('程野：库区我来腾 周五前。\n罗湘：好 & 快')
  })

  it('with the name in the words, as Zoom has it', () => {
    const vtt =
      'WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n程野: 先看进度\n\n2\n00:00:02.500 --> 00:00:03.000\n程野: 再定时间\n\n3\n00:00:03.100 --> 00:00:04.000\n罗湘: 好\n'
    expect(readPastedText(vtt).text).toBe('程野：先看进度 再定时间\n罗湘：好')
  })

  it('without empty lines, and numbers that are said', () => {
    const srt = '1\n00:00:01,000 --> 00:00:02,000\n一共要\n12\n2\n00:00:09,000 --> 00:00:10,000\n好\n'
    expect(readPastedText(srt).text).toBe('一共要 12\n好')
  })
})

describe('a transcript', () => {
  /** Who speaks, as the analyser finds it. */
  const speakers = (text: string) => {
    const read = readPastedText(text)
    const { blocks } = readDocument(read.text)
    const named = blocks.flatMap(({ speaker }) =>
      speaker ? [read.text.slice(speaker.start, speaker.end)] : [],
    )
    return { format: read.format, speakers: [...new Set(named)] }
  }

  it.each<[product: string, text: string]>([
    [
      '腾讯会议',
      '程野(00:00:12): 库区周五前腾出来。\n罗湘(00:00:30): 好，我谈价。\n程野(00:01:02): 那就这样。',
    ],
    [
      '飞书妙记',
      '程野 00:00:12\n库区周五前腾出来。\n\n罗湘 00:00:30\n好，我谈价。\n\n程野 00:01:02\n那就这样。',
    ],
    ['钉钉', '程野 2026-03-09 10:00:12\n库区周五前腾出来。\n罗湘 2026-03-09 10:00:30\n好，我谈价。'],
    ['带时间在前', '[00:00:12] 程野：库区周五前腾出来。\n[00:00:30] 罗湘：好，我谈价。'],
    [
      'Zoom',
      '10:00:12\t From 程野 to Everyone:\n\t库区周五前腾出来。\n10:00:30\t From 罗湘 to Everyone:\n\t好，我谈价。',
    ],
    [
      'Zoom 中文',
      '10:00:12 从 程野 到 所有人： 库区周五前腾出来。\n10:00:30 从 罗湘 到 所有人： 好，我谈价。',
    ],
  ])('of %s is known as one, with its speakers', (_product, text) => {
    expect(speakers(text)).toEqual({ format: 'transcript', speakers: ['程野', '罗湘'] })
  })

  it('is not what minutes with a time in their head are', () => {
    expect(readPastedText('周会纪要\n时间：3月9日 10:00\n主持人：程野\n\n1. 由采购部谈价。').format).toBe(
      'text',
    )
  })
})
