import { describe, expect, it } from 'vitest'
import { settledBy as said } from './minutes-of.ts'

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
