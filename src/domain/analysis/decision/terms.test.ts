import { describe, expect, it } from 'vitest'
import { ofMinutes } from './minutes-of.ts'

const said = (lines: string) => ofMinutes(lines).decisions.map(({ quote }) => quote.text)

describe('terms that a meeting sets', () => {
  it.each([
    ['样品检测由代理商出资。', '样品检测由代理商出资'],
    ['这次断带定性为操作失误。', '这次断带定性为操作失误'],
    ['远期结汇规模以800万美元为限。', '远期结汇规模以800万美元为限'],
    ['心跳间隔按15秒定。', '心跳间隔按15秒定'],
    ['返工报告按两个主因来写。', '返工报告按两个主因来写'],
    ['國慶期間大堂不停業。', '國慶期間大堂不停業'],
    ['採乙廠報價。', '採乙廠報價'],
  ])('%s', (lines, words) => expect(said(lines)).toEqual([words]))

  it.each([
    ['对二号班组给予全厂通报批评。', '对二号班组给予全厂通报批评'],
    ['夜间单独进库的，一经发现，停卡一周。', '停卡一周'],
    ['差旅超标准20%以上的单独上会。', '差旅超标准20%以上的单独上会'],
    ['低于六折的找梁栋批。', '低于六折的找梁栋批'],
    ['扫描仪两台，梁总批了。', '梁总批了'],
  ])('what follows from a breach, and who grants an exception: %s', (lines, words) => {
    const found = said(lines)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(words)
  })

  it.each(['会议讨论了每人补贴80元和每人补贴120元两个方案。', '大家比较了按月结和按季结。'])(
    'talked over, not settled: %s',
    (lines) => expect(said(lines)).toEqual([]),
  )

  it('all of the points that follow 定了几条', () => {
    expect(
      said(
        '两家都有怨言，会上定了三条：\n1．样品不得外借；\n2．60岁以上员工，全部免夜班；\n3．首次晚交口头提醒，二次通报。',
      ),
    ).toEqual(['样品不得外借', '60岁以上员工，全部免夜班', '首次晚交口头提醒，二次通报'])
  })
})

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
