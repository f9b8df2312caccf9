import { describe, expect, it } from 'vitest'
import { ofMinutes } from '#domain/analysis/decision/minutes-of.ts'

describe('what happens anyhow is no task', () => {
  it.each([
    '高岚表示国庆节前是出货高峰。',
    '陶然：样机明天就到',
    '沈括：试验台下周就空出来了',
    '高岚坚持小单也要走评审。',
    '采购部申报新增押车员12人。',
    '武宁：3笔尾款是顺延不是坏账',
  ])('%s', (lines) => expect(ofMinutes(lines).actions).toEqual([]))

  it('but a promise is', () => {
    expect(ofMinutes('高岚表示周五前把样机寄到。').actions).toHaveLength(1)
  })
})

describe('a task with its fields behind semicolons', () => {
  it.each([
    ['1. 门封排查一遍；责任人：陶然；3月13日前；排查率100%', '陶然', '2026-03-13'],
    ['1. 门封排查一遍；3月13日前；责任人：陶然', '陶然', '2026-03-13'],
    ['1. 門封排查一遍；負責人：陶然，研发部参与；3月13日前', '陶然', '2026-03-13'],
  ])('%s', (line, person, due) => {
    const { actions } = ofMinutes(line)
    expect(actions.map((one) => [one.person, one.due])).toEqual([[person, due]])
  })

  it('two in a line are two', () => {
    const { actions } = ofMinutes(
      '修订规程；责任人：陶然；完成时限：3月18日；整理台账；责任人：沈括；完成时限：3月19日',
    )
    expect(actions.map((one) => [one.person, one.due])).toEqual([
      ['陶然', '2026-03-18'],
      ['沈括', '2026-03-19'],
    ])
  })
})
