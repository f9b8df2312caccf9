import { describe, expect, it } from 'vitest'
import { openDirectory } from '#domain/analysis/directory/open.ts'
import { ownerOf } from '#domain/analysis/directory/owner.ts'
import { basicInfo } from './basic-info.ts'
import { type Doc, textOf } from './doc.ts'
import { readDocument } from './read.ts'

/** A small generator with a seed, so that a failure can be played again. */
function chance(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const directory = openDirectory({
  departments: [
    { name: '市场部', aliases: ['市场'] },
    { name: '财务部', aliases: ['财务'] },
  ],
  people: [
    { name: '王建', department: '市场部', title: '经理' },
    { name: '李萍', department: '财务部', title: '会计' },
  ],
})

const pieces = [
  '一、',
  '（二）',
  '3.',
  '1.1 ',
  '①',
  '- ',
  '- [ ] ',
  '☑ ',
  '# ',
  '## ',
  '**粗体**',
  '【背景】',
  '结论：',
  '责任人：',
  '王建：',
  '[00:12:05] ',
  '王建 10:23',
  '2026年3月9日',
  '14:30',
  '3月5日前',
  '|',
  '\t',
  '    ',
  '\n',
  '\n\n',
  '\r\n',
  '。',
  '；',
  '，',
  '、',
  '：',
  '（',
  '）',
  '“',
  '”',
  '《',
  '》',
  '市场部',
  '财务',
  '王经理',
  '小李',
  '各部门',
  '由',
  '请',
  '负责',
  '配合',
  '牵头',
  '我来',
  '你',
  '李*',
  '时间：',
  '地点：',
  '主持：',
  '出席：',
  '请假：',
  '事项',
  '完成时间',
  '同上',
  '〃',
  '1.5',
  '😀',
  '\ud83d',
  '\u3000',
  '提交方案',
  '@',
  '--',
  '——',
  '/',
  '|---|',
  '會議',
  'ABC',
  '👍🏻',
]

function mixed(random: (below: number) => number, length: number): string {
  let text = ''
  for (let at = 0; at < length; at += 1) text += pieces[random(pieces.length)] ?? ''
  return text
}

function expectWhole(doc: Doc): void {
  let at = 0
  for (const block of doc.blocks) {
    expect(block.start).toBeGreaterThanOrEqual(at)
    expect(doc.text.slice(at, block.start)).toMatch(/^[\s\u200b-\u200d\u2060]*$/)
    expect(block.end).toBeGreaterThan(block.start)
    const inner = [
      block.body,
      block.marker,
      block.label,
      ...block.fields.map(({ value }) => value),
      ...block.cells,
    ]
    for (const span of inner) {
      if (!span) continue
      expect(span.start).toBeGreaterThanOrEqual(block.start)
      expect(span.end).toBeLessThanOrEqual(block.end)
    }
    let from = block.body.start
    for (const { clauses } of block.sentences) {
      for (const { parts } of clauses) {
        for (const part of parts) {
          expect(doc.text.slice(from, part.start).trim()).toBe('')
          from = part.end
        }
      }
    }
    if (block.sentences.length > 0) expect(doc.text.slice(from, block.body.end).trim()).toBe('')
    for (const above of block.path) expect(doc.blocks[above]?.kind).toBe('heading')
    at = block.end
  }
  expect(doc.text.slice(at)).toMatch(/^[\s\u200b-\u200d\u2060]*$/)
}

const sample = [
  '物流协调会纪要',
  '时间：2026年3月9日 14:30-16:00',
  '主持：王建　记录：李萍',
  '一、运输',
  '（一）市场部3月12日前提交清单；',
  '（二）财务部配合核对费用。',
  '二、仓储',
  '会议决定租用新仓。由王经理负责签约，财务协助。',
  '| 事项 | 责任人 | 时限 |',
  '|---|---|---|',
  '| 盘点 | 李萍 | 周五 |',
  '| 清理 | 同上 | 下周 |',
].join('\n')

describe('any text', () => {
  it('belongs to exactly one block or to the white space between', () => {
    const random = chance(7)
    for (let round = 0; round < 1500; round += 1) expectWhole(readDocument(mixed(random, 1 + random(60))))
  })

  it('is read without a throw through 20,000 edits', () => {
    const random = chance(11)
    let text = sample
    for (let round = 0; round < 20_000; round += 1) {
      const at = random(text.length + 1)
      const cut = random(3) === 0 ? random(6) : 0
      text = text.slice(0, at) + (pieces[random(pieces.length)] ?? '') + text.slice(at + cut)
      if (text.length > 400) text = text.slice(random(150), 280)
      const doc = readDocument(text)
      if (round % 10 === 0) basicInfo(doc, { directory })
      if (round % 10 === 5) {
        const clause = text.slice(0, 80)
        for (const mention of directory.findNames(clause))
          expect(clause.slice(mention.start, mention.end)).toBe(mention.written)
        for (const { start, text: quote } of ownerOf(directory, clause, { speaker: '王建' }).quotes) {
          expect(clause.slice(start, start + quote.length)).toBe(quote)
        }
      }
      if (round % 50 === 0) expectWhole(doc)
    }
  }, 60_000)

  it.each(['', '\n', ' \r\n\t', '\ufeff', '。', '：', '|', '- ', '一、', '（', '😀'])(
    '%j is read',
    (text) => {
      expectWhole(readDocument(text))
      expect(basicInfo(readDocument(text)).title).toBeNull()
    },
  )
})

describe('the same text otherwise written', () => {
  const shape = (text: string) =>
    readDocument(text).blocks.map(({ kind, level, path, fields, cells, start, end }) => [
      kind,
      level,
      path,
      fields.map(({ role }) => role),
      cells.map(({ role }) => role),
      start,
      end,
    ])

  it('has the same structure in both scripts', () => {
    const hans =
      '采购协调会议纪录\n时间：2026年3月9日\n地点：二楼会议室\n主席：陈处长\n出席：总务处林主任\n一、报告事项\n（一）总务处负责询价，财务处协办。\n二、讨论\n决议：照案通过。\n| 事项 | 负责人 | 时间 |\n| 验收 | 陈处长 | 周五 |'
    const hant =
      '採購協調會議紀錄\n時間：2026年3月9日\n地點：二樓會議室\n主席：陳處長\n出席：總務處林主任\n一、報告事項\n（一）總務處負責詢價，財務處協辦。\n二、討論\n決議：照案通過。\n| 事項 | 負責人 | 時間 |\n| 驗收 | 陳處長 | 週五 |'
    expect(shape(hant)).toEqual(shape(hans))
    const owners = [hans, hant].map((text) =>
      ownerOf(directory, text.includes('总') ? '由市场部负责，财务部协办' : '由市場部負責，財務部協辦'),
    )
    expect(owners[1]?.owners).toEqual(owners[0]?.owners)
    expect(owners[1]?.cooperating).toEqual(owners[0]?.cooperating)
  })

  it('has the same blocks when its sections stand in another order', () => {
    const sections = [
      '一、运输\n（一）市场部提交清单；\n（二）财务部核对费用。',
      '一、仓储\n会议决定租用新仓。\n1. 王经理签约\n2. 李萍付款',
      '一、其他\n- [ ] 补货\n- [x] 盘点',
      '一、表格\n| 事项 | 责任人 |\n| 补货 | 李萍 |',
    ]
    const blocksOf = (order: number[]) => {
      const doc = readDocument(
        `例会纪要\n时间：2026年3月9日\n\n${order.map((at) => sections[at]).join('\n\n')}`,
      )
      return doc.blocks
        .map(
          (block) =>
            `${block.kind}${block.level} ${textOf(doc, block)} ${block.path.map((at) => textOf(doc, doc.blocks[at] ?? block)).join('>')}`,
        )
        .sort()
    }
    const first = blocksOf([0, 1, 2, 3])
    const random = chance(3)
    for (let round = 0; round < 24; round += 1) {
      const order = [0, 1, 2, 3].sort(() => random(3) - 1)
      expect(blocksOf(order)).toEqual(first)
    }
  })
})

describe('a long text', () => {
  it.each(['(', '、', '**', '“', '出席：王建、', '1.', '2026年', '王建负责方案，'])(
    'of one line of %s takes no time that grows by squares',
    (unit) => {
      for (const head of ['', '例会纪要\n一、进度\n']) {
        const text = head + unit.repeat(Math.floor(20_000 / unit.length))
        const before = process.threadCpuUsage()
        basicInfo(readDocument(text), { directory })
        const { user, system } = process.threadCpuUsage(before)
        // Growing by squares it would take many times this; a busy machine may double what it takes.
        expect((user + system) / 1000).toBeLessThan(4_000)
      }
    },
    30_000,
  )

  it('of 1 MB is split within a second', () => {
    const section = sample.split('\n').slice(3).join('\n')
    // three bytes a character in UTF-8
    let text = sample
    while (text.length < 350_000) text += `\n\n${section}`
    readDocument(text.slice(0, 50_000))
    // The time of this thread alone, and the best of a few: what else runs here is not measured.
    let best = Number.POSITIVE_INFINITY
    for (let tries = 0; tries < 8 && best >= 1000; tries += 1) {
      const before = process.threadCpuUsage()
      readDocument(text)
      const { user, system } = process.threadCpuUsage(before)
      best = Math.min(best, (user + system) / 1000)
    }
    expect(best).toBeLessThan(1000)
  }, 60_000)
})
