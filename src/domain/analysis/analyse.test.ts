import { describe, expect, test } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import { analyse, readingOf } from './analyse.ts'

const context = {
  directory: { departments: [], people: [] },
  referenceDate: civilDate('2026-04-20'),
  calendar: chinaCalendar(),
}

describe('what one has to know to read a text', () => {
  test.each<[string, string, string | null]>([
    ['会议时间：2026年4月13日 9:00', '2026-04-13', null],
    ['今天碰了一下进度', '2026-04-20', null],
    ['日期：2026-04-13\n下次会议：2026年4月27日 9:00', '2026-04-13', '2026-04-27'],
    ['日期：2026-04-13\n\n一、进度\n略。\n\n下次例会定于5月11日上午召开。', '2026-04-13', '2026-05-11'],
    ['下周例会改到周四，请互相转告。', '2026-04-20', '2026-04-30'],
    ['日期：2026-04-13\n1. 下次例会前，请张三于4月17日前交初稿', '2026-04-13', null],
    ['下次会议前完成', '2026-04-20', null],
  ])('%s', (text, meeting, next) => {
    const { meetingDate, nextMeeting } = readingOf(text, context).reading.setting
    expect([meetingDate, nextMeeting]).toEqual([meeting, next])
  })

  test('an empty text tells nothing', () => {
    const { info, ...lists } = analyse('', context)
    expect(info.title).toBeNull()
    expect(Object.values(lists).flat()).toEqual([])
  })
})
