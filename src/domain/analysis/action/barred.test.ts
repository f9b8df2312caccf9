import { describe, expect, it } from 'vitest'
import { ofMinutes } from '#domain/analysis/decision/minutes-of.ts'

const tasks = (lines: string) =>
  ofMinutes(lines).actions.map(({ quote, department, person, due }) => [quote.text, department, person, due])

describe('cells that say what they are', () => {
  it.each([
    ['① 更换滤芯｜责任人：沈括｜2026年3月9日前', '研发部', '沈括', '2026-03-09'],
    ['- 更换滤芯 | 完成时间：2026年3月9日 | 责任部门：财务部', '财务部', null, '2026-03-09'],
    ['更换滤芯｜负责人: 陶然｜期限: 2026年3月12日', '采购部', '陶然', '2026-03-12'],
    ['更換濾芯｜負責人：陶然｜期限：2026年3月12日', '采购部', '陶然', '2026-03-12'],
  ])('in a line alone: %s', (line, department, person, day) =>
    expect(tasks(line)).toEqual([[line, department, person, day]]),
  )

  it('in lines below each other', () => {
    const lines = [
      '① 更换滤芯｜责任人：沈括｜2026年3月9日前',
      '② 清点托盘｜责任部门：财务部｜2026年3月12日前',
    ]
    expect(tasks(lines.join('\n'))).toEqual([
      [lines[0], '研发部', '沈括', '2026-03-09'],
      [lines[1], '财务部', null, '2026-03-12'],
    ])
  })

  it('only with two bars at least, and with a name or a day', () => {
    expect(tasks('滤芯：进口 | 国产')).toEqual([])
    expect(tasks('滤芯：进口 | 托盘：木质 | 货架：重型')).toEqual([])
  })
})
