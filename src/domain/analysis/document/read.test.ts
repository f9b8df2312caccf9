import { describe, expect, it } from 'vitest'
import { type Block, type Doc, textOf } from './doc.ts'
import { readDocument } from './read.ts'

/** A block as one short line: kind, level, mark, label, speaker and words. */
function shown(doc: Doc, block: Block): string {
  const parts: string[] = [block.kind + (block.level > 0 ? block.level : '')]
  if (block.box) parts.push(`[${block.box}]`)
  if (block.label) parts.push(`<${textOf(doc, block.label)}>`)
  if (block.speaker) parts.push(`${textOf(doc, block.speaker)}>`)
  if (block.fields.length > 0)
    parts.push(block.fields.map(({ role, value }) => `${role}=${textOf(doc, value)}`).join('; '))
  else if (block.cells.length > 0)
    parts.push(block.cells.map((cell) => textOf(doc, cell.same ?? cell)).join('|'))
  else parts.push(textOf(doc, block.body))
  return parts.join(' ').trim()
}

function read(...lines: string[]): string[] {
  const doc = readDocument(lines.join('\n'))
  return doc.blocks.map((block) => shown(doc, block))
}

/** The headings above the last block. */
function pathOf(...lines: string[]): string[] {
  const doc = readDocument(lines.join('\n'))
  return (doc.blocks.at(-1)?.path ?? []).map((at) => {
    const block = doc.blocks[at]
    return block ? textOf(doc, block.body) : ''
  })
}

describe('the title', () => {
  it.each<[lines: string[], title: string | null]>([
    [['安全生产例会纪要', '时间：2026年1月8日'], '安全生产例会纪要'],
    [['# 架构评审会议记录', '', '时间: 2026-01-08'], '架构评审会议记录'],
    [['**季度经营分析会纪要**', '时间：2026年1月8日'], '季度经营分析会纪要'],
    [['【产品周会】2026-02-03', '1. 版本进度'], '产品周会'],
    [['产品周会 20260203', '1. 版本进度'], '产品周会'],
    [['江北集团有限公司', '会议纪要', '〔2026〕4号', '时间：2026年1月8日'], '江北集团有限公司\n会议纪要'],
    [
      ['江北集团文件', '江办〔2026〕4号', '关于冬季供暖的专题会议纪要', '时间：…'],
      '关于冬季供暖的专题会议纪要',
    ],
    [['會議紀錄', '時間：115年3月2日'], '會議紀錄'],
    [['会议名称：供应链协调会', '时间：2026年1月8日'], '供应链协调会'],
    [['湖滨花园业主委员会', '第三次会议记录', '日期：2026年1月8日'], '湖滨花园业主委员会\n第三次会议记录'],
    [['会议纪要', '| 会议主题 | 备料协调会 | 时间 | 3月9日 |'], '备料协调会'],
    [['# 2026-02-03 前端周会', '', '- 进度'], '前端周会'],
    [['需求评审 2026年3月9日 线上会议', '参会：赵敏'], '需求评审'],
    [['2026年4月15日  星期三  晴', '', '下午开了个短会。'], null],
    [['招商工作专题会议纪要（第3期）', '时间：2026年1月8日'], '招商工作专题会议纪要'],
    [['张三：大家好', '李四：好', '张三：开始'], null],
    [['- 买打印纸', '- 约保洁'], null],
    [['今天主要过一下上线的事情，大家都在，先说结论。', '1. 延期'], null],
  ])('%j', (lines, title) => {
    const doc = readDocument(lines.join('\n'))
    expect(doc.title && textOf(doc, doc.title)).toBe(title)
  })
})

describe('the head', () => {
  it.each<[line: string, block: string]>([
    ['时间：2026年3月9日 14:30', 'field time=2026年3月9日 14:30'],
    ['时　间：2026年3月9日', 'field time=2026年3月9日'],
    ['【会议地点】三楼会议室', 'field place=三楼会议室'],
    ['**主持人**：赵敏', 'field host=赵敏'],
    ['**主持人：** 赵敏', 'field host=赵敏'],
    ['- 记录：孙丽', 'field recorder=孙丽'],
    ['主席：王校長　紀錄：陳怡君', 'field host=王校長; recorder=陳怡君'],
    ['時間：中華民國115年3月2日（星期一）上午10時', 'field time=中華民國115年3月2日（星期一）上午10時'],
    ['地點：第二會議室', 'field place=第二會議室'],
    ['主持人 赵敏 / 记录 孙丽', 'field host=赵敏; recorder=孙丽'],
    ['日期: 2026-03-09 | 地点: 线上', 'field date=2026-03-09; place=线上'],
    ['出席人员：赵敏、孙丽', 'field attendees=赵敏、孙丽'],
    ['参会：赵敏；缺席：孙丽（病假）', 'field attendees=赵敏; absentees=孙丽（病假）'],
    ['列席：周强', 'field observers=周强'],
    ['請假人員：林佳', 'field absentees=林佳'],
    ['| 时间 | 2026年3月9日 | 地点 | 三楼 |', 'field time=2026年3月9日; place=三楼'],
    ['会议议题：预算调整', 'field topics=预算调整'],
    ['下次会议时间：3月16日', 'field next=3月16日'],
  ])('%s', (line, block) => {
    expect(read('部门例会纪要', line, '一、预算', '讨论了预算。')[1]).toBe(block)
  })

  it('goes on in the lines below', () => {
    expect(
      read('例会纪要', '出席人员：', '市场部：赵敏、孙丽', '财务部：周强', '', '一、预算', '讨论。').slice(
        1,
        5,
      ),
    ).toEqual([
      'field attendees=',
      'field attendees=市场部：赵敏、孙丽',
      'field attendees=财务部：周强',
      'heading1 预算',
    ])
  })

  it('ends where the meeting begins: 时间 of a task is no head', () => {
    expect(read('例会纪要', '时间：3月2日', '一、任务', '1. 采购纸张', '时间：周五').at(-1)).toBe(
      'paragraph <时间> 周五',
    )
  })
})

describe('headings and lists', () => {
  it.each<[lines: string[], blocks: string[]]>([
    [
      ['一、预算', '讨论预算。', '二、人事', '讨论人事。'],
      ['heading1 预算', 'paragraph 讨论预算。', 'heading1 人事', 'paragraph 讨论人事。'],
    ],
    [
      ['一、预算', '（一）收入', '收入增长。', '（二）支出', '支出下降。'],
      ['heading1 预算', 'heading2 收入', 'paragraph 收入增长。', 'heading2 支出', 'paragraph 支出下降。'],
    ],
    [
      ['一、任务', '1.甲部提交报告；', '2.乙部复核。'],
      ['heading1 任务', 'item2 甲部提交报告；', 'item2 乙部复核。'],
    ],
    [
      ['1. 发布', '1.1 更新日志', '1.2 回滚预案'],
      ['heading1 发布', 'item2 更新日志', 'item2 回滚预案'],
    ],
    [
      ['第一项 听取汇报', '汇报了进度。'],
      ['heading1 听取汇报', 'paragraph 汇报了进度。'],
    ],
    [
      ['议题一：预算', '讨论预算。'],
      ['heading1 预算', 'paragraph 讨论预算。'],
    ],
    [
      ['提案一：屋顶防水。决议：先补漏，费用从公共基金列支。', '提案二：车棚。物业八月底前报价。'],
      [
        'heading1 屋顶防水',
        'paragraph <决议> 先补漏，费用从公共基金列支。',
        'heading1 车棚',
        'paragraph 物业八月底前报价。',
      ],
    ],
    [
      ['议案1 同意增资两百万元，分两期到位。财务部六月底前付清首期。', '议案2 暂缓设厂。'],
      ['item1 同意增资两百万元，分两期到位。财务部六月底前付清首期。', 'item1 暂缓设厂。'],
    ],
    [
      ['议题一：预算。', '讨论预算。', '议题二：人事', '讨论人事。'],
      ['heading1 预算。', 'paragraph 讨论预算。', 'heading1 人事', 'paragraph 讨论人事。'],
    ],
    [
      ['## 决议', '- 同意扩容', '## 待办', '- [ ] 买机器', '- [x] 写邮件'],
      ['heading1 决议', 'item2 同意扩容', 'heading1 待办', 'item2 [open] 买机器', 'item2 [done] 写邮件'],
    ],
    [
      ['【背景】', '订单下滑。'],
      ['heading1 背景', 'paragraph 订单下滑。'],
    ],
    [['【背景】订单下滑。'], ['heading1 背景', 'paragraph 订单下滑。']],
    [
      ['**待办**', '* 补货'],
      ['heading1 待办', 'item2 补货'],
    ],
    [
      ['待办：', '- 补货', '- 盘点', '风险：', '- 缺人'],
      ['heading1 待办', 'item2 补货', 'item2 盘点', 'heading1 风险', 'item2 缺人'],
    ],
    [
      ['☐ 补货', '☑ 盘点', '✅ 发信', '❌ 退货'],
      ['item1 [open] 补货', 'item1 [done] 盘点', 'item1 [done] 发信', 'item1 [dropped] 退货'],
    ],
    [
      ['补货 ✅', '盘点'],
      ['item1 [done] 补货 ✅', 'paragraph 盘点'],
    ],
    [
      ['①补货', '②盘点'],
      ['item1 补货', 'item1 盘点'],
    ],
    [
      ['1）补货', '2）盘点'],
      ['item1 补货', 'item1 盘点'],
    ],
    [
      ['a. 补货', 'b. 盘点'],
      ['item1 补货', 'item1 盘点'],
    ],
    [
      ['结论：同意扩容。', '其余不变。'],
      ['paragraph <结论> 同意扩容。', 'paragraph 其余不变。'],
    ],
    [
      ['1.5万元已到账。', '3.2版本发布。'],
      ['paragraph 1.5万元已到账。', 'paragraph 3.2版本发布。'],
    ],
    [
      ['2026.3.5 完成验收。', '10:30 开始。'],
      ['paragraph 2026.3.5 完成验收。', 'paragraph 10:30 开始。'],
    ],
    [
      ['- 一级', '  - 二级', '- 一级'],
      ['heading1 一级', 'item2 二级', 'item1 一级'],
    ],
    [
      ['第一，补货。', '第二，盘点。'],
      ['item1 补货。', 'item1 盘点。'],
    ],
    [
      ['第一季度完成八成。', '第三方已进场。'],
      ['paragraph 第一季度完成八成。', 'paragraph 第三方已进场。'],
    ],
    [
      ['一、甲部提交报告', '二、乙部复核报告'],
      ['item1 甲部提交报告', 'item1 乙部复核报告'],
    ],
    [
      ['行动项', '1. 补货', '2. 盘点'],
      ['heading1 行动项', 'item2 补货', 'item2 盘点'],
    ],
  ])('%j', (lines, blocks) => {
    expect(read(...lines)).toEqual(blocks)
  })

  it.each<[lines: string[], path: string[]]>([
    [
      ['一、预算', '（一）收入', '1. 补录'],
      ['预算', '收入'],
    ],
    [['一、预算', '（一）收入', '1. 补录', '二、人事', '补两个人。'], ['人事']],
    [
      ['# 周会', '## 进展', '### 前端', '- 修复'],
      ['进展', '前端'],
    ],
    [
      ['一、预算', '会议议定：', '1. 补录'],
      ['预算', '会议议定'],
    ],
    [['一、预算', '会议议定：', '1. 补录', '二、人事', '- 补人'], ['人事']],
    [['【进展】', '- 已上线', '【计划】', '- 灰度'], ['计划']],
  ])('the headings above the end of %j', (lines, path) => {
    expect(pathOf(...lines)).toEqual(path)
  })
})

describe('tables', () => {
  it.each<[lines: string[], rows: string[]]>([
    [
      [
        '| 序号 | 事项 | 责任人 | 完成时间 |',
        '|---|---|---|---|',
        '| 1 | 补货 | 赵敏 | 周五 |',
        '| 2 | 盘点 | 同上 | 〃 |',
      ],
      [
        'columns 序号|事项|责任人|完成时间',
        'rule |---|---|---|---|',
        'row 1|补货|赵敏|周五',
        'row 2|盘点|赵敏|周五',
      ],
    ],
    [
      ['事项\t负责人\t截止', '补货\t赵敏\t周五', '盘点\t\t周六'],
      ['columns 事项|负责人|截止', 'row 补货|赵敏|周五', 'row 盘点||周六'],
    ],
    [
      ['事项      负责人   时限', '补货      赵敏     周五', '盘点               周六'],
      ['columns 事项|负责人|时限', 'row 补货|赵敏|周五', 'row 盘点||周六'],
    ],
    [
      ['任务 | 主责部门 | 配合部门', '补货 | 采购部 | 仓库'],
      ['columns 任务|主责部门|配合部门', 'row 补货|采购部|仓库'],
    ],
    [
      ['｜事項｜承辦單位｜期限｜', '｜補貨｜總務處｜週五｜'],
      ['columns 事項|承辦單位|期限', 'row 補貨|總務處|週五'],
    ],
    [
      ['类别\t事项\t责任人', '物资\t补货\t赵敏', '\t盘点\t孙丽'],
      ['columns 类别|事项|责任人', 'row 物资|补货|赵敏', 'row 盘点|孙丽'],
    ],
  ])('%j', (lines, rows) => {
    expect(read('例会纪要', '', '一、任务', ...lines).slice(2)).toEqual(rows)
  })

  it('names the columns of every cell', () => {
    const doc = readDocument(
      '| 任务 | 牵头部门 | 协办单位 | 责任人 | 完成期限 | 验收标准 | 进度 | 备注 |\n| a | b | c | d | e | f | g | h |',
    )
    expect(doc.blocks[1]?.cells.map(({ role }) => role)).toEqual([
      'task',
      'department',
      'cooperating',
      'owner',
      'due',
      'criterion',
      'status',
      'remark',
    ])
    expect(doc.blocks[1]?.cells.map(({ header }) => header && textOf(doc, header))).toContain('完成期限')
  })
})

describe('speech', () => {
  it.each<[lines: string[], blocks: string[]]>([
    [
      ['张伟：先看进度', '李娜：已完成一半', '张伟：好'],
      ['speech 张伟> 先看进度', 'speech 李娜> 已完成一半', 'speech 张伟> 好'],
    ],
    [
      ['王总:下周能上吗', '小李:能', '王总:行'],
      ['speech 王总> 下周能上吗', 'speech 小李> 能', 'speech 王总> 行'],
    ],
    [
      ['[00:12:05] 张伟：先看进度', '[00:12:40] 李娜：好'],
      ['speech 张伟> 先看进度', 'speech 李娜> 好'],
    ],
    [
      ['张伟 10:23', '先看进度', '李娜 10:24', '好'],
      ['speaker 张伟>', 'speech 张伟> 先看进度', 'speaker 李娜>', 'speech 李娜> 好'],
    ],
    [
      [
        '车队-阿龙 07:41',
        '到了',
        '仓库小庞 07:43',
        '好',
        '车队-阿龙 07:44',
        '走了',
        '仓库小庞 07:46',
        '收到',
      ],
      [
        'speaker 车队-阿龙>',
        'speech 车队-阿龙> 到了',
        'speaker 仓库小庞>',
        'speech 仓库小庞> 好',
        'speaker 车队-阿龙>',
        'speech 车队-阿龙> 走了',
        'speaker 仓库小庞>',
        'speech 仓库小庞> 收到',
      ],
    ],
    [
      ['张伟（市场部） 00:01:23', '先看进度'],
      ['speaker 张伟（市场部）>', 'speech 张伟（市场部）> 先看进度'],
    ],
    [
      ['张伟 2026/3/4 10:23:11', '先看进度', '', '李娜 2026/3/4 10:25:00', '好'],
      ['speaker 张伟>', 'speech 张伟> 先看进度', 'speaker 李娜>', 'speech 李娜> 好'],
    ],
    [
      ['2026-03-04 10:23 张伟', '先看进度', '2026-03-04 10:24 李娜', '好'],
      ['speaker 张伟>', 'speech 张伟> 先看进度', 'speaker 李娜>', 'speech 李娜> 好'],
    ],
    [
      ['—————  2026-03-04  —————', '张伟 10:23', '收到'],
      ['stamp —————  2026-03-04  —————', 'speaker 张伟>', 'speech 张伟> 收到'],
    ],
    [
      ['说话人1 00:00', '先看进度', '说话人2 00:08', '好'],
      ['speaker 说话人1>', 'speech 说话人1> 先看进度', 'speaker 说话人2>', 'speech 说话人2> 好'],
    ],
    [
      ['Kevin: let us start', 'Amy: ok', 'Kevin: go'],
      ['speech Kevin> let us start', 'speech Amy> ok', 'speech Kevin> go'],
    ],
    [
      ['张伟(00:01:23): 先看进度', '李娜(00:01:30): 好'],
      ['speech 张伟> 先看进度', 'speech 李娜> 好'],
    ],
    [
      ['目标：增长两成', '风险：人手不足', '结论：招两个人'],
      ['paragraph <目标> 增长两成', 'paragraph <风险> 人手不足', 'paragraph <结论> 招两个人'],
    ],
    [
      ['主席：王校長', '陳老師：同意', '林老師：同意', '陳老師：散會'],
      ['field host=王校長', 'speech 陳老師> 同意', 'speech 林老師> 同意', 'speech 陳老師> 散會'],
    ],
  ])('%j', (lines, blocks) => {
    expect(read(...lines)).toEqual(blocks)
  })
})

describe('sentences, clauses and parts', () => {
  it.each<[text: string, cut: string]>([
    ['同意扩容。下周上线！行吗？行', '同意扩容。‖下周上线！‖行吗？‖行'],
    ['甲部提交；乙部复核。', '甲部提交；|乙部复核。'],
    ['增长1.5倍，达到1,200万元。', '增长1.5倍，/达到1,200万元。'],
    ['会议14:30开始，16:00结束', '会议14:30开始，/16:00结束'],
    ['补货（含纸张；含墨盒。），周五前', '补货（含纸张；含墨盒。），/周五前'],
    ['他说“可以。马上办。”就走了。完', '他说“可以。马上办。”就走了。‖完'],
    ['修订《采购办法（试行）》。印发', '修订《采购办法（试行）》。‖印发'],
    ['括号（没有合上。下一句', '括号（没有合上。‖下一句'],
    ['先补货 再盘点 周五前', '先补货 /再盘点 /周五前'],
    ['升级到v2.0.1再发布.下一步灰度.', '升级到v2.0.1再发布.‖下一步灰度.'],
    ['已完成.下周复盘', '已完成.‖下周复盘'],
    ['「先買；後付。」主席說。', '「先買；後付。」主席說。'],
    ['(责任人:甲;时限:周五)', '(责任人:甲;时限:周五)'],
  ])('%s', (text, cut) => {
    const doc = readDocument(`一、事项\n${text}`)
    const block = doc.blocks[1]
    const shownCut = block?.sentences
      .map(({ clauses }) =>
        clauses.map(({ parts }) => parts.map((part) => textOf(doc, part)).join('/')).join('|'),
      )
      .join('‖')
    expect(shownCut?.replace(/\s(?=\/)/g, '')).toBe(cut.replace(/\s(?=\/)/g, ''))
  })
})
