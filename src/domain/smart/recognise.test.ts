import { describe, expect, it } from 'vitest'
import {
  findDeliverables,
  findDepartments,
  findQuantities,
  findResultVerbs,
  findTimeNodes,
} from './recognise.ts'

const texts = (found: readonly { text: string }[]) => found.map((piece) => piece.text)

describe('findTimeNodes', () => {
  it.each([
    ['3个工作日内完成协调', ['3个工作日内']],
    ['12月1日上线,年底前复盘', ['12月1日', '年底前']],
    ['下週三前提交', ['下週三前']],
    ['每周五更新', []],
    ['Q4营销活动筹备', []],
    ['9月新品推广', []],
    ['9月前上线', ['9月前']],
    ['近3个月内的数据', []],
    ['版本1.2', []],
  ])('%s', (text, found) => expect(texts(findTimeNodes(text))).toEqual(found))
})

describe('findQuantities', () => {
  it.each([
    ['目标销量5000台', ['5000台']],
    ['首月销售额达500万元', ['500万元']],
    ['首月銷售額達500萬元', ['500萬元']],
    ['满意度达95%', ['95%']],
    ['输出三版设计稿', ['三版']],
    ['3个月内完成', []],
    ['12月1日上线', []],
    ['总时效不超过72小时', ['72小时']],
    ['72小时内答复', []],
    ['进一步提升体验', []],
    ['第一次会议', []],
    ['培训两次', ['两次']],
  ])('%s', (text, found) => expect(texts(findQuantities(text))).toEqual(found))
})

describe('findDepartments', () => {
  it.each([
    ['全部完成', []],
    ['内部评审', []],
    ['会议室已确认', []],
    ['带来好处', []],
    ['部分完成', []],
    ['组织会议', []],
    ['处理投诉', []],
    ['科技创新', []],
    ['各部门参加', []],
    ['相关部门配合', []],
    ['總部負責', ['總部']],
  ])('%s', (text, found) => expect(texts(findDepartments(text))).toEqual(found))

  it.each([
    '市场部提交方案',
    '由采购中心报价',
    '項目組負責',
    '审计处复核',
    '总经办综合科备案',
    '市场、销售两部门分工',
  ])('sees one in %s', (text) => expect(findDepartments(text).length).toBeGreaterThan(0))

  it('prefers the names of the directory, in any script', () => {
    expect(texts(findDepartments('请法务与設計部会签', ['法务', '设计部']))).toEqual(['法务', '設計部'])
  })
})

describe('findResultVerbs', () => {
  it.each([
    ['完成产品上市', ['完成', '上市']],
    ['任务完成情况', []],
    ['如何完成上市', []],
    ['是否達到目標', []],
    ['確定分工', ['確定', '分工']],
  ])('%s', (text, found) => expect(texts(findResultVerbs(text))).toEqual(found))
})

describe('findDeliverables', () => {
  it.each([
    ['提交《接口规范》', ['《接口规范》']],
    ['激励方案初稿', ['方案', '初稿']],
    ['加强协作', []],
  ])('%s', (text, found) => expect(texts(findDeliverables(text))).toEqual(found))
})
