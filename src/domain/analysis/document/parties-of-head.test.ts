import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import { analyse } from '../analyse.ts'
import { withParties } from './parties-of-head.ts'
import { readDocument } from './read.ts'

const directory = {
  departments: [
    { name: '宏基六公司', aliases: [] },
    { name: '区安居公司', aliases: ['安居公司'] },
    { name: '正衡监理', aliases: [] },
    { name: '云翎科技', aliases: ['云翎'] },
    { name: '生产部', aliases: [] },
    { name: '设备部', aliases: [] },
  ],
  people: [
    { name: '仇志远', department: '宏基六公司', title: '项目经理' },
    { name: '单勇', department: '宏基六公司', title: '安全员' },
    { name: '卓毅', department: '区安居公司', title: '经理' },
    { name: '凌岚', department: '云翎科技', title: '顾问' },
    { name: '傅晓东', department: '生产部', title: '部长' },
    { name: '祁峰', department: '设备部', title: '工程师' },
  ],
}
const names = directory.people.map(({ name }) => name)

function called(lines: readonly string[]): string[] {
  const { departments } = withParties(directory, readDocument(lines.join('\n'), names))
  return departments.flatMap(({ name, aliases }) => {
    const before = directory.departments.find((one) => one.name === name)?.aliases ?? []
    return aliases.filter((word) => !before.includes(word)).map((word) => `${word}=${name}`)
  })
}

describe('what a text calls the departments', () => {
  it.each<[string[], string[]]>([
    [
      ['例会纪要', '施工单位（宏基六公司）：仇志远、单勇', '一、进度'],
      ['施工单位=宏基六公司', '施工方=宏基六公司'],
    ],
    [
      ['例会纪要', '施工方：宏基六公司 仇志远', '一、进度'],
      ['施工单位=宏基六公司', '施工方=宏基六公司'],
    ],
    // by its people
    [['启动会纪要', '- 乙方：凌岚', '## 目标'], ['乙方=云翎科技']],
    [['启动会纪要', '乙方（云翎）：凌岚、某甲', '一、目标'], ['乙方=云翎科技']],
    // two departments are one side
    [['启动会纪要', '甲方：生产部 傅晓东；设备部 祁峰', '一、目标'], []],
    // somebody whom the directory does not have
    [['启动会纪要', '乙方（北辰软件）：凌岚', '一、目标'], []],
    [
      ['纪要', '建设单位：卓毅', '一、目标'],
      '业主 业主单位 业主方 甲方 建设单位 建设方'.split(' ').map((word) => `${word}=区安居公司`),
    ],
    // the head itself says who 甲方 is
    [
      ['纪要', '建设单位：卓毅', '甲方：生产部 傅晓东', '一、目标'],
      [
        ...'业主 业主单位 业主方 建设单位 建设方'.split(' ').map((word) => `${word}=区安居公司`),
        '甲方=生产部',
      ],
    ],
    [['纪要', '一、签约', '云翎科技（以下简称“承办方”）负责开发。'], ['承办方=云翎科技']],
    [
      ['纪要', '一、进度', '按期。', '参会人员：施工单位：宏基六公司仇志远、单勇'],
      ['施工单位=宏基六公司', '施工方=宏基六公司'],
    ],
    // a task is no list of who came
    [['纪要', '责任单位：宏基六公司', '一、进度', '乙方：云翎科技周五前交'], []],
  ])('%s', (lines, words) => {
    expect(called(lines).toSorted()).toEqual(words.toSorted())
  })

  it('owns what it is given by that word', () => {
    const text = [
      '监理例会纪要',
      '会议时间：2025年11月6日',
      '建设单位（区安居公司）：卓毅',
      '施工单位（宏基六公司）：仇志远、单勇',
      '一、议定事项',
      '1.施工单位3日内返工到位。',
      '2.施工方案由甲方于11月20日前批复。',
    ].join('\n')
    const { actions } = analyse(text, {
      directory,
      referenceDate: civilDate('2025-11-06'),
      calendar: chinaCalendar(),
    })
    expect(actions.map(({ department }) => department)).toEqual(['宏基六公司', '区安居公司'])
  })

  it('an organisation without departments stays as it is', () => {
    const none = { departments: [], people: [] }
    expect(withParties(none, readDocument('纪要\n乙方（云翎）：凌岚、单勇\n一、目标'))).toBe(none)
  })
})
