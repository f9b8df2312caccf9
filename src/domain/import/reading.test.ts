import { describe, expect, it } from 'vitest'
import { conditionIn } from './condition.ts'
import { decisionKindOf, isProvisional } from './decision-kind.ts'

describe('what kind of decision its words make it', () => {
  it.each([
    ['同意采用第二套方案', false, 'conclusion'],
    ['展位由行政组在周五前订好', true, 'action'],
    ['如场地审批未过，提前五天改到线上', false, 'conditional'],
    ['若预算追加，再增加两个城市', true, 'conditional'],
    ['詳見附件二', false, 'reference'],
    ['具体分工见附表', false, 'reference'],
    ['今后出差一律走线上审批', false, 'standingRule'],
    ['會議室使用原則上須提前一天預約', false, 'standingRule'],
    ['同意如期开馆', false, 'conclusion'],
  ])('%s', (words, hasTask, kind) => {
    expect(decisionKindOf(words, hasTask)).toBe(kind)
  })

  it.each([
    ['开馆日暂定六月一日', true],
    ['先按去年的价格执行', true],
    ['定于六月一日开馆', false],
  ])('for the time being or not: %s', (words, expected) => {
    expect(isProvisional(words)).toBe(expected)
  })
})

it.each([
  ['若设备晚到，需提前3天通知各展商', { event: '设备晚到', leadDays: 3 }],
  ['首演定在六月；如遇暴雨，提前十二天发公告', { event: '暴雨', leadDays: 12 }],
  ['若審批未過的話，改到線上', { event: '審批未過', leadDays: null }],
  ['同意如期开馆', null],
])('what a condition waits for: %s', (words, expected) => {
  expect(conditionIn(words)).toEqual(expected)
})
