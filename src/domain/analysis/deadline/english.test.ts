import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import type { DeadlineContext } from './deadline.ts'
import { findDeadlines } from './find-deadlines.ts'

/** A Wednesday. */
const context: DeadlineContext = { referenceDate: civilDate('2026-11-18'), calendar: chinaCalendar() }
const read = (text: string, more: Partial<DeadlineContext> = {}) =>
  findDeadlines(text, { ...context, ...more })

describe('deadlines in English', () => {
  it.each([
    ['Send the draft by Friday', 'by Friday', '2026-11-20', 'rel'],
    ['Send the draft by Fri', 'by Fri', '2026-11-20', 'rel'],
    ['Send it on Monday', 'on Monday', '2026-11-23', 'rel'],
    ['Send it next Friday', 'next Friday', '2026-11-27', 'rel'],
    ['Send it by next Tuesday', 'by next Tuesday', '2026-11-24', 'rel'],
    ['Send it this Friday', 'this Friday', '2026-11-20', 'rel'],
    ['Send it before Thursday', 'before Thursday', '2026-11-19', 'rel'],
    ['Sign it by Nov 20', 'by Nov 20', '2026-11-20', 'md'],
    ['Sign it by Nov. 20th', 'by Nov. 20th', '2026-11-20', 'md'],
    ['Sign it by November 20, 2026', 'by November 20, 2026', '2026-11-20', 'full'],
    ['Sign it by 20 November', 'by 20 November', '2026-11-20', 'md'],
    ['Sign it by the 5th of December', 'by the 5th of December', '2026-12-05', 'md'],
    ['Sign it on Jan 5', 'on Jan 5', '2027-01-05', 'md'],
    ['Sign it by the 25th', 'by the 25th', '2026-11-25', 'day'],
    ['Sign it by the 5th', 'by the 5th', '2026-12-05', 'day'],
    ['Sign it no later than Dec 1', 'no later than Dec 1', '2026-12-01', 'md'],
    ['Due Dec 1', 'Due Dec 1', '2026-12-01', 'md'],
    ['Pay by 2026-12-01', 'by 2026-12-01', '2026-12-01', 'full'],
    ['Pay by 12/1', 'by 12/1', '2026-12-01', 'md'],
    ['Pay by May 3', 'by May 3', '2027-05-03', 'md'],
    ['Answer within 3 working days', 'within 3 working days', '2026-11-23', 'rel'],
    ['Answer within three business days', 'within three business days', '2026-11-23', 'rel'],
    ['Answer within 10 days', 'within 10 days', '2026-11-28', 'rel'],
    ['Answer within 48 hours', 'within 48 hours', '2026-11-20', 'rel'],
    ['Answer in two weeks', 'in two weeks', '2026-12-02', 'rel'],
    ["Answer in two weeks' time", "in two weeks' time", '2026-12-02', 'rel'],
    ['Answer in a week', 'in a week', '2026-11-25', 'rel'],
    ['Answer in a month', 'in a month', '2026-12-18', 'rel'],
    ['Answer within a fortnight', 'within a fortnight', '2026-12-02', 'rel'],
    ['Answer over the next two weeks', 'over the next two weeks', '2026-12-02', 'rel'],
    ['Answer 3 days from now', '3 days from now', '2026-11-21', 'rel'],
    ['Answer two weeks later', 'two weeks later', '2026-12-02', 'rel'],
    ['Ship by the end of the month', 'by the end of the month', '2026-11-30', 'rel'],
    ['Ship at the end of next month', 'at the end of next month', '2026-12-31', 'rel'],
    ['Ship by month end', 'by month end', '2026-11-30', 'rel'],
    ['Ship by EOM', 'by EOM', '2026-11-30', 'rel'],
    ['Ship by end of the week', 'by end of the week', '2026-11-20', 'rel'],
    ['Ship by EOW', 'by EOW', '2026-11-20', 'rel'],
    ['Ship by EOD', 'by EOD', '2026-11-18', 'rel'],
    ['Ship by COB Friday', 'by COB Friday', '2026-11-20', 'rel'],
    ['Ship by Friday EOD', 'by Friday EOD', '2026-11-20', 'rel'],
    ['Ship by end of day tomorrow', 'by end of day tomorrow', '2026-11-19', 'rel'],
    ['Ship next week', 'next week', '2026-11-27', 'rel'],
    ['Ship this week', 'this week', '2026-11-20', 'rel'],
    ['Ship next month', 'next month', '2026-12-31', 'rel'],
    ['Ship by the end of Q4', 'by the end of Q4', '2026-12-31', 'rel'],
    ['Ship in Q1', 'in Q1', '2027-03-31', 'rel'],
    ['Ship by Q3 2027', 'by Q3 2027', '2027-09-30', 'rel'],
    ['Ship before Q1', 'before Q1', '2026-12-31', 'rel'],
    ['Ship by end of the quarter', 'by end of the quarter', '2026-12-31', 'rel'],
    ['Ship by year end', 'by year end', '2026-12-31', 'rel'],
    ['Ship before December', 'before December', '2026-11-30', 'md'],
    ['Ship in December', 'in December', '2026-12-31', 'md'],
    ['Ship by the end of January', 'by the end of January', '2027-01-31', 'md'],
    ['Ship late December', 'late December', '2026-12-31', 'md'],
    ['Ship tomorrow', 'tomorrow', '2026-11-19', 'rel'],
    ['Ship the day after tomorrow', 'the day after tomorrow', '2026-11-20', 'rel'],
    ['Reply within 24 hours of receipt', 'within 24 hours of receipt', null, 'cond'],
    ['Reply 2 days after the review', '2 days after the review', null, 'cond'],
    ['Reply within 3 days after receiving the file', 'within 3 days after receiving the file', null, 'cond'],
    ['Freeze 3 days before go-live', '3 days before go-live', null, 'event'],
    ['Freeze before the launch', 'before the launch', null, 'event'],
    ['Freeze 3 days before Dec 1', '3 days before Dec 1', '2026-11-28', 'md'],
    ['Answer within 2 days after the meeting', 'within 2 days after the meeting', '2026-11-20', 'rel'],
    ['Report every Friday', 'every Friday', null, 'recur'],
    ['Report every two weeks', 'every two weeks', null, 'recur'],
    ['Report each month', 'each month', null, 'recur'],
    ['Report on Mondays', 'on Mondays', null, 'recur'],
    ['Report weekly', 'weekly', null, 'recur'],
    ['Fix it ASAP', 'ASAP', null, 'vague'],
    ['Fix it as soon as possible', 'as soon as possible', null, 'vague'],
    ['Fix it soon', 'soon', null, 'vague'],
    ['Fix it when time permits', 'when time permits', null, 'vague'],
    ['Fix it in a few days', 'in a few days', null, 'vague'],
    ['王磊 by Friday 提交', 'by Friday', '2026-11-20', 'rel'],
    ['Kevin下周五前给 PR', '下周五前', '2026-11-27', 'rel'],
  ] as const)('%s → %s %s', (text, quote, due, kind) => {
    const found = read(text)
    const one = found.find((each) => each.quote === quote)
    expect(found.map((each) => each.quote)).toContain(quote)
    expect(one?.due ?? null).toBe(due)
    expect(one?.kind).toBe(kind)
    expect(one?.role).toBe('deadline')
    expect(text.slice(one?.start, (one?.start ?? 0) + quote.length)).toBe(quote)
  })

  it.each([
    ['by 5pm tomorrow', '2026-11-19', '17:00'],
    ['by 5 p.m. on Friday', '2026-11-20', '17:00'],
    ['by Friday 5pm', '2026-11-20', '17:00'],
    ['by Friday at 14:30', '2026-11-20', '14:30'],
    ['by Nov 20, 9:30 am', '2026-11-20', '09:30'],
    ['by noon tomorrow', '2026-11-19', '12:00'],
    ['by 6pm', '2026-11-18', '18:00'],
    ['by EOD Friday', '2026-11-20', '18:00'],
  ])('a time of day: %s', (text, due, time) => {
    expect(read(text)).toMatchObject([{ quote: text, due, time, bound: 'by' }])
  })

  it.each([
    ['It was shipped on Friday'],
    ['We met last week'],
    ['It broke yesterday'],
    ['It broke two days ago'],
    ['It was done by Nov 20'],
  ])('is over: %s', (text) => {
    expect(read(text).map(({ role }) => role)).toEqual(['past'])
  })

  it.each([
    'It took three days',
    'The trial runs for two weeks',
    'This may need support',
    'They march 5 km',
    'Mark it second priority',
    'one of the week plans',
    'a later version',
    'the weekly meeting notes',
    'Monitor the sun panels',
    'Sat down with 2 people',
    'decision by the board',
    'before we go on',
    'Grafana 10 dashboards',
    'April 负责接口',
    'SIG 章程',
    'version 1.2 in beta',
    'in the room by the door',
    'in three of the 12 cases',
  ])('nothing in %s', (text) => {
    expect(read(text).filter(({ kind }) => kind !== 'none')).toEqual([])
  })

  it('knows the next meeting, if its day is known', () => {
    const nextMeeting = civilDate('2026-11-25')
    expect(read('Do it by the next meeting', { nextMeeting })[0]).toMatchObject({ due: nextMeeting })
    expect(read('Do it before the next weekly sync')[0]).toMatchObject({ kind: 'event', due: null })
  })

  it('knows the day of an event that is told', () => {
    const events = new Map([['the launch', civilDate('2026-12-10')]])
    expect(read('Freeze before the launch', { events })[0]).toMatchObject({ accept: ['2026-12-10'] })
  })

  it('of what only begins there is no last day', () => {
    expect(read('starting Dec 1')[0]).toMatchObject({ due: null, from: '2026-12-01', bound: 'after' })
  })
})

describe('any run of English words', () => {
  const words =
    'by before within in next last this end of the Friday Mon Nov 20 20th 5pm 14:30 2027 Q3 H1 EOD EOM week month quarter year 3 two a few working days hours after from receipt meeting launch every other ASAP soon May at noon - , . ( ) 周五 前 月底'.split(
      ' ',
    )

  it('is read without a throw, each quote where it stands, and never a day without a reason', () => {
    let seed = 7
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((seed / 2_147_483_648) * below)
    }
    for (let times = 0; times < 4000; times += 1) {
      const text = Array.from({ length: 2 + next(9) }, () => words[next(words.length)]).join(' ')
      let end = 0
      for (const one of read(text)) {
        expect(text.slice(one.start, one.start + one.quote.length)).toBe(one.quote)
        expect(one.start).toBeGreaterThanOrEqual(end)
        end = one.start + one.quote.length
        expect(one.why.key).not.toBe('')
      }
    }
  })

  it('is read in time in proportion to its length', () => {
    for (const piece of [
      'in 3 days after the review of the plan and ',
      'by the end of the ',
      'every other ',
      'may ',
    ]) {
      const text = piece.repeat(Math.ceil(200_000 / piece.length))
      const before = process.threadCpuUsage()
      read(text)
      const { user, system } = process.threadCpuUsage(before)
      expect((user + system) / 1000).toBeLessThan(4000)
    }
  }, 30_000)
})
