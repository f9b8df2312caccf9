import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import { readOutline } from './outline.ts'
import { relativeDayIn } from './relative-day.ts'

// A Monday.
const said = {
  today: civilDate('2026-11-02'),
  calendar: chinaCalendar(),
  startOn: civilDate('2026-11-02'),
}
const read = (text: string) => readOutline(text, said)

describe('S4-25: a plan typed as an outline', () => {
  it('reads depth from tabs, spaces and numbers alike', () => {
    const levels = (text: string) => read(text).map(({ level, name }) => `${level} ${name}`)
    const expected = ['0 需求', '1 访谈', '2 提纲', '1 评审', '0 开发']
    expect(levels('需求\n\t访谈\n\t\t提纲\n\t评审\n开发')).toEqual(expected)
    expect(levels('需求\n  访谈\n    提纲\n  评审\n开发')).toEqual(expected)
    expect(levels('1. 需求\n1.1 访谈\n1.1.1 提纲\n1.2 评审\n2. 开发')).toEqual(expected)
    expect(levels('需求\n\t\t\t访谈')).toEqual(['0 需求', '1 访谈'])
  })

  it('S4-26 S4-30: reads owner, host, cooperating departments, length and dates from one line', () => {
    const [line] = read('渠道返利规则 @沈青 @林小满 #销售部 #市场部 3天 11月20日 前置1.2、1.3')
    expect(line).toEqual({
      line: 1,
      level: 0,
      name: '渠道返利规则',
      people: ['沈青', '林小满'],
      departments: ['销售部', '市场部'],
      // Three working days that end on Friday begin on Wednesday.
      startOn: '2026-11-18',
      dueOn: '2026-11-20',
      days: 3,
      standard: '',
      after: ['1.2', '1.3'],
      priority: null,
      unclear: [],
    })
  })

  it.each([
    ['a length over a weekend', '接口联调 4天 2026-11-24', { startOn: '2026-11-19', dueOn: '2026-11-24' }],
    ['weeks of five days', '培训 1周 2026-11-20', { startOn: '2026-11-16', dueOn: '2026-11-20', days: 5 }],
    ['from one day to another', '培训 11月9日至11月13日', { startOn: '2026-11-09', dueOn: '2026-11-13' }],
    ['a day that is over', '渠道调研 3天 2025-11-20', { startOn: '2025-11-18', dueOn: '2025-11-20' }],
    ['only a length', '培训 5天', { startOn: null, dueOn: null, days: 5 }],
    ['S1-26: a day counted from the start', '试运行 第2个月中', { dueOn: '2026-12-16' }],
  ])('%s', (_case, text, expected) => {
    expect(read(text)[0]).toMatchObject(expected)
  })

  it('takes a table as a spreadsheet gives it, by its titles', () => {
    const rows = [
      '编号\t任务名称\t主办部门\t负责人\t配合部门\t开始\t工期\t交付物标准\t前置',
      '1\t需求\t\t\t\t\t\t\t',
      '1.1\t用户访谈\t市场部\t林小满\t销售部、设计部\t2026-11-04\t3\t访谈记录12份\t',
      '1.2\t需求评审\t产品部\t王珂\t\t2026-11-09\t1\t评审结论\t1.1',
    ]
    expect(read(rows.join('\n'))).toMatchObject([
      { level: 0, name: '需求' },
      {
        level: 1,
        name: '用户访谈',
        people: ['林小满'],
        departments: ['市场部', '销售部', '设计部'],
        startOn: '2026-11-04',
        dueOn: '2026-11-06',
        standard: '访谈记录12份',
      },
      { level: 1, name: '需求评审', dueOn: '2026-11-09', after: ['1.1'] },
    ])
  })

  it('takes a table without titles, and says what it could not read', () => {
    expect(read('用户访谈\t市场部\t林小满\t2026-11-04\t某天')).toMatchObject([
      {
        name: '用户访谈',
        departments: ['市场部'],
        people: ['林小满'],
        startOn: '2026-11-04',
        unclear: ['某天'],
      },
    ])
  })

  it('leaves what is no duration in the name', () => {
    expect(read('3天无理由退货规则 @沈青')[0]).toMatchObject({ name: '3天无理由退货规则', days: null })
  })
})

describe('S1-26: days that are counted from the start', () => {
  it.each([
    ['第1个月末', '2026-12-01'],
    ['第2个月中', '2026-12-16'],
    ['第2个月初', '2026-12-02'],
    ['第二个月', '2027-01-01'],
    ['第3周', '2026-11-20'],
    ['第1周中', '2026-11-04'],
    ['第10个工作日', '2026-11-13'],
    ['第十二天', '2026-11-13'],
    ['第1个季度末', '2027-02-01'],
  ])('%s', (text, on) => {
    expect(relativeDayIn(`交付 ${text}前`, said.startOn, said.calendar)?.on).toBe(on)
  })

  it('moves with the start', () => {
    expect(relativeDayIn('第1个月末', civilDate('2023-10-25'), said.calendar)?.on).toBe('2023-11-24')
    expect(relativeDayIn('下个月', said.startOn, said.calendar)).toBeUndefined()
  })
})
