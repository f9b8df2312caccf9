import { describe, expect, it } from 'vitest'
import { type CivilDate, civilDate } from '#domain/calendar/civil-date.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { dueDateIn } from './due-date.ts'

/** Monday to Friday, but for a Thursday off that a Saturday makes up for. */
const calendar: WorkCalendar = {
  kinds: new Map<CivilDate, 'holiday' | 'workday'>([
    [civilDate('2026-11-12'), 'holiday'],
    [civilDate('2026-11-14'), 'workday'],
  ]),
  names: new Map(),
  announcedYears: new Set([2026]),
  dayStart: '09:00',
  dayEnd: '18:00',
}
/** A Tuesday. */
const today = civilDate('2026-11-10')
const on = (text: string) => dueDateIn(text, { today, calendar })?.on

describe('a deadline in the words of a decision or a task', () => {
  it.each([
    ['3個工作日內完成協調', '2026-11-14'],
    ['三个工作日内反馈', '2026-11-14'],
    ['双方于11月20日前完成初稿对接', '2026-11-20'],
    ['雙方於11月20日前完成初稿對接', '2026-11-20'],
    ['11/20前提交', '2026-11-20'],
    ['2026年12月1日上线', '2026-12-01'],
    ['1月5日前报送', '2027-01-05'],
    ['十二月一号上线', '2026-12-01'],
    ['下周五提交方案', '2026-11-20'],
    ['下下周一评审', '2026-11-23'],
    ['周五前提交', '2026-11-13'],
    ['周一提交', '2026-11-16'],
    ['本周日复盘', '2026-11-15'],
    ['本周内完成', '2026-11-14'],
    ['明天下班前给清单', '2026-11-11'],
    ['后天', '2026-11-12'],
    ['两周内交付样机', '2026-11-24'],
    ['48小时内答复', '2026-11-12'],
    ['10天内', '2026-11-20'],
    ['一个月内', '2026-12-10'],
    ['半个月内', '2026-11-25'],
    ['月底前完成', '2026-11-30'],
    ['下月底', '2026-12-31'],
    ['12月底前', '2026-12-31'],
    ['12月前', '2026-11-30'],
    ['1月中旬', '2027-01-20'],
    ['四季度末', '2026-12-31'],
    ['Q1结束前', '2027-03-31'],
    ['年底前', '2026-12-31'],
    ['25日前', '2026-11-25'],
    ['5号前', '2026-12-05'],
    ['下月5号', '2026-12-05'],
    ['within 3 working days', '2026-11-14'],
    ['in two weeks', '2026-11-24'],
    ['by next Friday', '2026-11-20'],
    ['by Nov 20', '2026-11-20'],
    ['by the 5th of December', '2026-12-05'],
    ['by the end of the month', '2026-11-30'],
    ['by EOM', '2026-11-30'],
    ['by Friday 5pm', '2026-11-13'],
    ['元旦前', '2026-12-31'],
    ['会后3个工作日内', '2026-11-14'],
    ['今明两天内', '2026-11-11'],
    ['腊月廿三前', '2027-01-30'],
    // of several the last: by then all of it is done
    ['11月15日前出初稿，11月22日前定稿', '2026-11-22'],
  ])('%s', (text, date) => {
    expect(on(text)).toBe(date)
  })

  it.each([
    ['is vague', '尽快协调'],
    ['hangs on something that has yet to happen', '评审后2日内反馈'],
    ['is over', '2026年11月1日的会议'],
    ['is a rhythm', '每周五更新'],
    ['cannot be told to the day', '12月初启动'],
    ['cannot be told to the day', 'early December'],
    ['names only a period', '下周启动'],
    ['names only a period', 'launch in Q1'],
    ['is a rhythm', '双周更新'],
    ['is no day', '11月31日前'],
    ['is a version', '版本1.2'],
    ['looks back', '近3个月内的数据'],
    ['is not there', '确定分工'],
  ])('none is made up where it %s', (_case, text) => {
    expect(on(text)).toBeUndefined()
  })

  it('S2-41: the bad phrase yields none, the good one a date, over a day off and a make-up day', () => {
    expect(on('尽快协调')).toBeUndefined()
    expect(on('3个工作日内完成协调')).toBe('2026-11-14')
  })

  it('says where it stands', () => {
    const text = '请设计部3个工作日内出稿'
    const due = dueDateIn(text, { today, calendar })
    expect(text.slice(due?.start, due?.end)).toBe('3个工作日内')
  })

  it('counts working days from the next morning at work, if said on a day off', () => {
    expect(dueDateIn('1个工作日内', { today: civilDate('2026-11-21'), calendar })?.on).toBe('2026-11-24')
  })
})
