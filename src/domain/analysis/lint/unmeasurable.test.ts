import { describe, expect, it } from 'vitest'
import { openDirectory } from '#domain/analysis/directory/open.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import { unmeasurableIn } from './unmeasurable.ts'

const { findNames } = openDirectory({
  departments: [
    { name: '采购部', aliases: [] },
    { name: '工程部', aliases: [] },
  ],
  people: [],
})
const day = civilDate('2026-03-09')

function phraseOf(text: string): string | undefined {
  const found = unmeasurableIn(text, findNames, { referenceDate: day, calendar: chinaCalendar() })
  return found && text.slice(found.start, found.end)
}

describe('what has no end that one could see', () => {
  it.each([
    ['工程部盯紧塔吊', '盯紧塔吊'],
    ['工程部时刻注意高处作业', '时刻注意高处作业'],
    ['工程部严把进料关', '严把进料关'],
    ['工程部要嚴格管控動火作業', '嚴格管控動火作業'],
    ['工程部发挥党员作用', '发挥党员作用'],
    ['工程部营造比学赶超氛围', '营造比学赶超氛围'],
    ['工程部确保用电安全', '确保用电安全'],
    ['工程部保持与设计院的联系', '保持与设计院的联系'],
    ['工程部落实主体责任', '落实主体责任'],
    ['工程部要多和街道沟通', '多和街道沟通'],
    ['工程部重点做好防汛', '重点做好防汛'],
    ['工程部于4月底前改善工棚环境', '改善工棚环境'],
    ['工程部要注意加强自查', '注意加强自查'],
    ['门卫须强化夜间值守', '强化夜间值守'],
  ])('%s', (text, phrase) => {
    expect(phraseOf(text)).toBe(phrase)
  })

  it.each([
    ['工程部优化动线，4月底前完成', '优化动线'],
    ['优化仓储布局，由采购部负责', '优化仓储布局'],
    ['采购部跟进原料，做好保供', '做好保供'],
    ['采购部加强比价，务必于月底前到位', '加强比价'],
  ])('who and when say nothing of what: %s', (text, phrase) => {
    expect(phraseOf(text)).toBe(phrase)
  })

  it.each([
    '工程部落实会议场地',
    '工程部牵头，采购部配合，4月10日前完成',
    '工程部换灯，采购部给予支持',
    '工程部防止积水，4月10日前挖通排水沟',
    '工程部履行报建手续',
    '工程部创新工法课题4月10日前结题',
    '工程部确保四月底前通车',
    '工程部盯催电缆',
    '工程部盯紧电缆，月底到货',
    '采购部严格执行合同，4月1日前付清尾款，回单入账',
    '采购部优化比价表',
    '工程部打造样板2套',
    '工程部负责成本控制',
    '工程部稳定供水，水压不低于0.2兆帕',
  ])('but not: %s', (text) => {
    expect(phraseOf(text)).toBeUndefined()
  })
})
