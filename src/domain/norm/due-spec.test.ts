import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { parseableDue } from './due-spec.ts'

const ref = civilDate('2023-10-25')

describe('parseableDue', () => {
  it.each([
    ['2024年6月30日', 'date'],
    ['2024-06-30', 'date'],
    ['2024/6/30前', 'date'],
    ['2024.6.30', 'date'],
    ['11月10日前', 'date'],
    ['11月25号', 'date'],
    ['十一月十日', 'date'],
    ['12月1日18:00', 'date'],
    ['11/25', 'date'],
    ['11-25', 'date'],
    ['by Friday', 'date'],
    ['EOM', 'date'],
    ['农历八月十五前', 'date'],
    ['2月29日', 'date'],
    ['9月前', 'date'],
    ['12月底', 'date'],
    ['2024年3月中旬', 'date'],
    ['本月底', 'date'],
    ['月末', 'date'],
    ['季度末', 'date'],
    ['第四季度末', 'date'],
    ['Q4结束前', 'date'],
    ['年底前', 'date'],
    ['下周三', 'date'],
    ['本周五下班前', 'date'],
    ['下週三', 'date'],
    ['明天下班前', 'date'],
    ['3个工作日内', 'relative'],
    ['3個工作日內', 'relative'],
    ['三个工作日内', 'relative'],
    ['两周内', 'relative'],
    ['24小时内', 'relative'],
    ['3个月内', 'relative'],
    ['第1个月末', 'relative'],
    ['第2個月中', 'relative'],
    ['评审后2日内', 'event'],
    ['經評審後2日內修改完成', 'event'],
    ['收到完整信息后24小时内', 'event'],
    ['收到投诉后1小时内', 'event'],
    ['上线前3天', 'event'],
    ['合同签订之日起30天内', 'event'],
    ['会后2日内', 'event'],
    ['会前2天', 'event'],
    ['本月25日', 'date'],
    ['下月5日', 'date'],
    ['25日前', 'date'],
    ['25号', 'date'],
    ['3天后', 'relative'],
    ['一周後', 'relative'],
    ['Nov 5', 'date'],
    ['next Friday', 'date'],
    ['end of the month', 'date'],
    ['within 3 working days', 'relative'],
    ['2 days after the review', 'event'],
  ])('%s is a %s', (text, kind) => {
    expect(parseableDue(text, ref)).toBe(kind)
  })

  it.each([
    '',
    '  ',
    '尽快',
    '盡快',
    '近期',
    '待定',
    '会后',
    '下周',
    '有空的时候',
    '每周五',
    '长期',
    '2月30日',
    '2023-02-29',
    '13月1日',
    '近3个月内',
    '3个月',
    '适时',
    '视情况而定',
    '评审后',
    'V1.2',
    '提前3天',
    '最后2天',
    '3号楼',
    'as soon as possible',
    'every Friday',
    'soon after',
    'may need support',
  ])('%s says no time', (text) => {
    expect(parseableDue(text, ref)).toBeNull()
  })

  it('asks the reference whether a day without a year exists', () => {
    expect(parseableDue('2月29日', civilDate('2021-12-01'))).toBeNull()
    expect(parseableDue('2月29日', civilDate('2023-12-01'))).toBe('date')
  })
})
