import { describe, expect, it } from 'vitest'
import { goalLinkOf, goalParts } from './goal-parts.ts'

describe('S0-32: the parts of a goal', () => {
  it.each([
    ['1. 定分工；2. 定节点', ['定分工', '定节点']],
    ['1、定分工\n2、定节点。\n3、定预算', ['定分工', '定节点', '定预算']],
    ['会议要：（1）定分工，（2）定节点', ['定分工', '定节点']],
    ['① 定分工 ② 定节点', ['定分工', '定节点']],
    ['一、定分工；二、定节点', ['定分工', '定节点']],
    ['(1) agree on who does what; (2) agree on dates', ['agree on who does what', 'agree on dates']],
  ])('%j has its own', (goal, parts) => {
    expect(goalParts(goal)).toEqual(parts)
  })

  it.each([
    '确定市场部、研发部、销售部职责分工及9月前关键节点',
    '成本降到 1.5 万元，工期缩短 2.5 天',
    '1. 只有一个部分',
    '2. 从二开始；3. 到三',
    '1. ；2. 定节点',
    '',
  ])('%j is one goal', (goal) => {
    expect(goalParts(goal)).toEqual([])
  })

  it.each([
    [{ servesGoal: true, goalPart: null }, 'goal'],
    [{ servesGoal: true, goalPart: 2 }, 'goal:2'],
    // The goal was rewritten, and the part that the topic served is gone.
    [{ servesGoal: true, goalPart: 3 }, null],
    [{ servesGoal: false, goalPart: 1 }, null],
  ])('a topic %j serves %j', (topic, link) => {
    expect(goalLinkOf(topic, '1. 定分工；2. 定节点')).toBe(link)
  })
})
