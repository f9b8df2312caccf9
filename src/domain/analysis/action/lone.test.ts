import { describe, expect, it } from 'vitest'
import { ofMinutes } from '#domain/analysis/decision/minutes-of.ts'

const owners = (line: string) => ofMinutes(line).actions.map(({ department, person }) => [department, person])

describe('the only one named in a task that nobody is told to do', () => {
  it.each([
    ['5. 报关单沈括填，3月10日前', '研发部', '沈括'],
    ['5. 月度盘点会武经理排完假一周内开', '财务部', '武宁'],
    ['5. 对账数据陶然拉，3月12日给', '采购部', '陶然'],
    ['5. 还是沈括去，3月9日前一并谈下来', '研发部', '沈括'],
    ['5. 索赔函财务起草，3月9日前', '财务部', null],
    ['5. 破损托盘采购须在3月20日前换完', '采购部', null],
    ['5. 質檢報告陶然跑，3月12日前給', '采购部', '陶然'],
  ])('%s', (line, department, person) => expect(owners(line)).toEqual([[department, person]]))

  it.each([
    '5. 等沈括看完后三天内发出',
    '5. 采购数据3月10日前核完',
    '5. 沈括的报销单3月10日前补齐',
    '5. 市场占有率3月10日前算清',
  ])('but nobody who is only named: %s', (line) => {
    for (const [department, person] of owners(line)) expect([department, person]).toEqual([null, null])
  })
})
