import { type AnalyseContext, analyse } from '#domain/analysis/analyse.ts'
import type { Analysis } from '#domain/analysis/analysis.ts'
import type { DirectoryData } from '#domain/analysis/directory/types.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'

/** A small firm, for cases of one line. */
export const firm: DirectoryData = {
  departments: [
    ['市场部', '市场'],
    ['采购部', '采购'],
    ['财务部', '财务'],
    ['研发部', '研发'],
    ['行政部', '行政'],
    ['总经办', '总办'],
  ].map(([name = '', ...aliases]) => ({ name, aliases })),
  people: [
    ['梁栋', '总经办', '总经理'],
    ['高岚', '市场部', '经理'],
    ['陶然', '采购部', '主管'],
    ['沈括', '研发部', '工程师'],
    ['武宁', '财务部', '经理'],
  ].map(([name = '', department = '', title = '']) => ({ name, department, title })),
}

export const asOf: AnalyseContext = {
  directory: firm,
  referenceDate: civilDate('2026-03-05'),
  calendar: {
    kinds: new Map(),
    names: new Map(),
    announcedYears: new Set<number>(),
    dayStart: '09:00',
    dayEnd: '18:00',
  },
}

/** What is found in minutes whose only matter says `lines`. */
export function ofMinutes(lines: string): Analysis {
  return analyse(
    `周例会纪要\n时间：2026年3月4日\n主持人：梁栋\n参加：高岚、陶然、沈括、武宁\n\n一、有关事项\n${lines}\n`,
    asOf,
  )
}

/** What is found in talk, a line a turn: 梁总：…. */
export function ofTalk(lines: string): Analysis {
  return analyse(lines, asOf)
}

/** The words of what such minutes settle. */
export const settledBy = (lines: string) => ofMinutes(lines).decisions.map(({ quote }) => quote.text)
