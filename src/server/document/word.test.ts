import { describe, expect, it } from 'vitest'
import { type MinutesLayout, minutesLayouts } from '#contract/minutes.ts'
import { locales } from '#domain/person/locale.ts'
import { attached } from './attachment.ts'
import { minutesSheet } from './minutes-sheet.ts'
import { fullContent, misnested, paragraphsOf, partsOf } from './word.test-data.ts'
import { wordFile } from './word.ts'
import { wordsIn } from './words.ts'

async function printed(
  layout: MinutesLayout,
  locale: (typeof locales)[number] = 'zh-CN',
  content = fullContent(),
) {
  const sheet = minutesSheet(
    { content, versionNo: 3, isFinal: true, classification: 'internal', layout },
    wordsIn(locale),
  )
  return partsOf(await wordFile(sheet, locale))
}
const bodyOf = (parts: Map<string, string>) => parts.get('word/document.xml') ?? ''

it('is a Word file whose every part is sound, whatever people typed', async () => {
  for (const locale of locales) {
    for (const layout of minutesLayouts) {
      const parts = await printed(layout, locale)
      expect([...parts.keys()]).toEqual(
        expect.arrayContaining(['[Content_Types].xml', 'word/document.xml', 'word/styles.xml']),
      )
      for (const [name, xml] of parts) {
        expect(misnested(xml), `${layout} ${locale} ${name}`).toBeUndefined()
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(/[\x00-\x08\x0B\x0C\x0E-\x1F]/.test(xml), name).toBe(false)
      }
    }
  }
  expect(misnested('<w:p><w:r></w:p></w:r>')).toBeDefined()
  expect(misnested('<w:t>a & b</w:t>')).toBeDefined()
})

describe('Form S3-B', () => {
  it.each([
    ['S3-40', '会议名称', 'Q4营销活动筹备会'],
    ['S3-41', '会议日期', '2023年10月25日'],
    ['S3-42', '会议时间', '14:00-16:00'],
    ['S3-43', '会议地点', '3楼第一会议室'],
    ['S3-44', '主持人', '市场部 石静'],
    ['S3-45', '记录人', '市场部 林小满'],
    ['S3-46', '参会人员', '市场部：石静（经理，主参会人）、林小满（专员，主参会人）'],
    ['S3-47', '缺席人员及原因', '销售部 肖航（客户拜访，由沈青代参会）'],
  ])('%s: %s stands before its value', async (_, label, value) => {
    const lines = paragraphsOf(bodyOf(await printed('form')))
    expect(lines[lines.indexOf(label) + 1]).toBe(value)
  })

  it('S3-39, S3-48, S3-49, S3-50, S3-51, S3-52: record, slots, points, results, attachments in order', async () => {
    const lines = paragraphsOf(bodyOf(await printed('form')))
    const order = [
      '会议纪要',
      'HYJY-2023-001 · 第 3 稿',
      '会议名称',
      '参会人员',
      '设计部：苏禾（主管，列席人，迟到）',
      '缺席人员及原因',
      '会议议程与讨论记录',
      '议程1：活动目标与范围确认（14:00-14:20）',
      '讨论要点',
      '1. 市场部 石静：Q4主打新品 <A&B>',
      '决议结果',
      '1. 目标为销售额增长20%',
      '2. 详见《跨部门任务分配表》（附件1）',
      '附件',
      '1. 《跨部门任务分配表》',
      '2. Q4营销活动初步方案（V1.2）',
    ]
    expect(lines.filter((line) => order.includes(line))).toEqual(order)
    expect(lines).not.toContain('决议事项汇总')
  })

  it('S3-29: says that it is final, and that it was amended', async () => {
    expect(paragraphsOf(bodyOf(await printed('form')))).toContain('最终版（更正）')
    expect(paragraphsOf(bodyOf(await printed('form', 'zh-CN', fullContent({ amendments: [] }))))).toContain(
      '最终版',
    )
  })

  it('X-46, X-51, X-50: carries the table of changes, reserved opinions and who was silent', async () => {
    const lines = paragraphsOf(bodyOf(await printed('form')))
    const from = lines.indexOf('修订记录')
    expect(lines.slice(from + 1, from + 15)).toEqual([
      '序号',
      '位置',
      '原内容',
      '更正内容',
      '版本',
      '经办人/日期',
      '批准人/日期',
      '1',
      '决议事项汇总 · JY-2023-001',
      '增长10%',
      '增长20%',
      '3',
      '林小满 2023年10月28日',
      '石静 2023年10月29日',
    ])
    expect(lines).toContain('1. 苏禾 · 议题讨论：应写明范围（答复：不采纳）')
    expect(lines.some((line) => line.includes('不视为同意') && line.includes('沈青'))).toBe(true)
  })
})

it('X-29, X-30: form S1-B ends on decisions, what is to do, the next meeting and who signs', async () => {
  const lines = paragraphsOf(bodyOf(await printed('agenda')))
  const after = (head: string, count: number) => lines.slice(lines.indexOf(head) + 1).slice(0, count)
  expect(after('决议事项汇总', 5)).toEqual([
    '决议内容',
    '负责人',
    '配合部门',
    '完成时限',
    '目标为销售额增长20%（JY-2023-001，暂定）',
  ])
  expect(after('待办事项跟踪表', 9)).toEqual([
    '任务描述',
    '负责人',
    '截止时间',
    '当前状态',
    '完成标准',
    '制作推广海报（RW-2023-001）',
    '设计部 苏禾',
    '2023-11-10',
    '未开始',
  ])
  expect(after('下次会议', 5)).toEqual([
    '时间',
    '2023-11-01 14:00',
    '预讨论议题',
    '1. 预算审批结果',
    '2. 渠道清单',
  ])
  expect(lines.slice(lines.indexOf('审核人') - 2).slice(0, 6)).toEqual([
    '记录人',
    '市场部 林小满',
    '审核人',
    '市场部 石静',
    '批准人',
    '石静',
  ])
  expect(paragraphsOf(bodyOf(await printed('agenda', 'zh-CN', fullContent({ next: null }))))).not.toContain(
    '下次会议',
  )
})

it('S2-47, S2-48, S2-49, S2-50, S2-51, S2-52, S2-53, S2-54, S2-55, S2-56: five parts, both tables with their columns', async () => {
  const lines = paragraphsOf(bodyOf(await printed('fiveParts')))
  const parts = [
    '一、会议基本信息',
    '二、会议目标与议程回顾',
    '三、各议题讨论要点',
    '四、决议事项汇总',
    '五、待办事项跟踪表',
  ]
  expect(lines.filter((line) => parts.includes(line))).toEqual(parts)
  const after = (part: string, count: number) => lines.slice(lines.indexOf(part) + 1).slice(0, count)
  expect(after('四、决议事项汇总', 8)).toEqual([
    '决议内容',
    '负责人',
    '配合部门',
    '完成时限',
    '目标为销售额增长20%（JY-2023-001，暂定）',
    '石静',
    '销售部、产品部',
    '2023年11月10日',
  ])
  expect(after('五、待办事项跟踪表', 10)).toEqual([
    '任务描述',
    '负责人',
    '截止时间',
    '当前状态',
    '完成标准',
    '制作推广海报（RW-2023-001）',
    '设计部 苏禾',
    '2023-11-10',
    '未开始',
    'JPG；PDF',
  ])
  expect(lines.slice(lines.indexOf('核心职责'))).toEqual(
    expect.arrayContaining(['部门', '内容', '设计部', '主视觉']),
  )
  expect(lines).toContain('部分达成：预算待批')
  expect(lines).toContain('1. 活动目标与范围确认 · 已完成 · 已决议 · 预期：目标')
})

it('S1-73, S1-74, S1-75, S1-76, S1-77, S1-78, S1-79, S1-80, S1-81, S1-84, S1-85: form S1-B, dispute and conclusion apart', async () => {
  const lines = paragraphsOf(bodyOf(await printed('agenda')))
  const order = [
    '会议主题',
    '会议时间',
    '2023年10月25日 14:00-16:00',
    '会议地点/形式',
    '3楼第一会议室 / 线下',
    '参会部门及人员',
    '部门',
    '姓名',
    '职务',
    '会议议程与内容',
    '议程1：活动目标与范围确认（负责人：市场部 石静）',
    '争议点',
    '结论',
    '1. 按4%执行',
    '2. 线上线下同步推进',
    '3. 目标为销售额增长20%（暂定）',
  ]
  expect(lines.slice(0, lines.indexOf('决议事项汇总')).filter((line) => order.includes(line))).toEqual(order)
})

it('X-45: number and classification at the head of every page, pages of pages at its foot, and who gets it', async () => {
  const parts = await printed('form')
  const all = (prefix: string) =>
    [...parts].flatMap(([name, xml]) => (name.startsWith(prefix) ? [xml] : [])).join('')
  expect(paragraphsOf(all('word/header')).join('')).toBe('密级：内部HYJY-2023-001')
  expect(all('word/header')).toContain('<w:tab/>')
  const foot = all('word/footer')
  expect(paragraphsOf(foot).join('')).toBe('第  页，共  页')
  expect(foot).toMatch(/PAGE[\s\S]*NUMPAGES/)
  const lines = paragraphsOf(bodyOf(parts))
  for (const [label, value] of [
    ['主送', '石静、沈青'],
    ['抄送', '高远'],
    ['签发', '石静'],
    ['签发日期', '2023年10月27日'],
  ] as const) {
    expect(lines[lines.indexOf(label) + 1]).toBe(value)
  }
})

it('names the fonts of the office for Chinese, and repeats the heads of tables', async () => {
  const parts = await printed('fiveParts')
  expect(bodyOf(parts)).toContain('w:eastAsia="方正小标宋简体"')
  expect(parts.get('word/styles.xml')).toContain('w:eastAsia="仿宋_GB2312"')
  expect((await printed('form', 'zh-TW')).get('word/styles.xml')).toContain('w:eastAsia="標楷體"')
  expect(bodyOf(parts).match(/<w:tblHeader\/>/g)?.length).toBe(4)
})

it.each([
  [
    '新品推广分工会-2026-03-09.docx',
    "attachment; filename*=UTF-8''%E6%96%B0%E5%93%81%E6%8E%A8%E5%B9%BF%E5%88%86%E5%B7%A5%E4%BC%9A-2026-03-09.docx",
  ],
  ['A/B:"会".docx', "attachment; filename*=UTF-8''A_B__%E4%BC%9A_.docx"],
])('S2-68: the file is called %s', (name, header) => {
  expect(attached(name)).toBe(header)
})
