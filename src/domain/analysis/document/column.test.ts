import { describe, expect, it } from 'vitest'
import { columnRoleOf } from './column.ts'
import type { ColumnRole } from './doc.ts'
import { readDocument } from './read.ts'

describe('what a column is called', () => {
  it.each<[role: ColumnRole | null, names: string]>([
    [
      'owner',
      '责任人 负责人 承办 承办人 谁来做 由谁负责 跟进人 跟进 落实人 主办 经办 对接人 第一责任人 具体负责人 责任部门/人 责任单位（人） 责任部门及人员 人员 Owner DRI',
    ],
    [
      'department',
      '责任部门 落实单位 主办单位 负责单位 牵头科室 承办处室 归口部门 责任主体 单位 部门 整改单位',
    ],
    ['cooperating', '配合部门 协办 协同单位 配合人 支持部门 协助人员'],
    [
      'due',
      '时限 期限 完成期限 时间节点 完成日 完成日期 到位时间 何时完成 什么时候 最迟 限期 计划完成 完成时间/状态 完成时限（2026年） 预定完成日 ETA DDL 时间',
    ],
    ['status', '进度 进展情况 办理情况 完成情况 落实情况 目前状态 完成与否 是否完成 完成率'],
    ['criterion', '达成标准 验收标准 完成标准 交付物 成果形式 量化指标 要求 怎么算完成'],
    ['remark', '备注 说明 要求/进展 备注/进度'],
    ['task', '事项 工作内容 什么事 整改措施 重点任务 待办 行动项 督办事项 做什么'],
    ['index', '序号 编号 No. #'],
    [null, '提出时间 下达日期 督办人 检查人 金额 立项时间 赵敏 周五前'],
  ])('%s', (role, names) => {
    for (const name of names.split(' ')) expect([name, columnRoleOf(foldOf(name))]).toEqual([name, role])
  })

  it('takes what stands before who and when as the task, whatever it is called', () => {
    const doc = readDocument('序\t品名\t经办\t到位时间\n1\t货架\t赵敏\t周五\n2\t叉车\t孙丽\t周六')
    expect(doc.blocks[1]?.cells.map(({ role }) => role)).toEqual(['index', 'task', 'owner', 'due'])
  })
})

describe('a head typed as a table', () => {
  it.each<[lines: string[], fields: string[]]>([
    [
      ['时间\t周三下午\t地点\t三楼', '到会\t赵敏、孙丽', '缺席\t周强（出差）'],
      ['time 周三下午', 'place 三楼', 'attendees 赵敏、孙丽', 'absentees 周强（出差）'],
    ],
    [
      ['2026年3月9日 14:00\t三楼会议室\t主持：赵敏', '参会\t孙丽\t周强'],
      ['time 2026年3月9日 14:00', 'place 三楼会议室', 'host 赵敏', 'attendees 孙丽', 'attendees 周强'],
    ],
    [
      ['| 主持人 | 赵敏 | 部门 | 市场部 |', '| 记录人 | 孙丽 | 编号 | 7 |'],
      ['host 赵敏', 'recorder 孙丽', 'paper 7'],
    ],
    [
      ['| 時間 | 地點 | 主席 |', '| --- | --- | --- |', '| 3月9日 | 二樓 | 趙敏 |'],
      ['time 3月9日', 'place 二樓', 'host 趙敏'],
    ],
    [['事项\t责任人\t时间', '补货\t赵敏\t周五'], []],
  ])('%j', (lines, fields) => {
    const text = ['例会纪要', ...lines].join('\n')
    const doc = readDocument(text)
    expect(
      doc.blocks.flatMap((block) =>
        block.fields.map(({ role, value }) => `${role} ${text.slice(value.start, value.end)}`),
      ),
    ).toEqual(fields)
  })
})

function foldOf(name: string): string {
  return readDocument(name).folded
}
