import { expect, it } from 'vitest'
import { defaultClockParameters } from '#domain/calendar/clocks.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import { type DueRule, dueRuleOf, isDueRule, resolveDue } from './due-rule.ts'

const setting = { calendar: chinaCalendar(), zone: 'Asia/Shanghai', parameters: defaultClockParameters }

it.each<[string, DueRule | null]>([
  ['S3-77: 经评审后2日内修改完成', { event: 'review', count: 2, unit: 'day' }],
  ['經評審后2日內修改完成', { event: 'review', count: 2, unit: 'day' }],
  ['审核通过后三个工作日内', { event: 'review', count: 3, unit: 'workday' }],
  ['收到完整信息后24小时内', { event: 'information', count: 24, unit: 'hour' }],
  ['收到市场部的素材后两天内', { event: 'information', count: 2, unit: 'day' }],
  ['S1-26: 第1个月末', { event: 'monthEnd', count: 1, unit: 'month' }],
  ['第二个月底', { event: 'monthEnd', count: 2, unit: 'month' }],
  ['下次例会前', { event: 'nextMeeting', count: 1, unit: 'workday' }],
  ['下一次会议前2个工作日', { event: 'nextMeeting', count: 2, unit: 'workday' }],
  ['Within 2 working days of the review', { event: 'review', count: 2, unit: 'workday' }],
  ['within 24 hours of receiving all information', { event: 'information', count: 24, unit: 'hour' }],
  ['by the end of month 2', { event: 'monthEnd', count: 2, unit: 'month' }],
  ['before the next meeting', { event: 'nextMeeting', count: 1, unit: 'workday' }],
  ['2023-11-25', null],
  ['本月底', null],
  ['上线后3天内', null],
  ['尽快', null],
])('%s states %j', (text, rule) => {
  expect(dueRuleOf(text)).toEqual(rule)
})

it.each<[string, DueRule, string, string, string | null]>([
  [
    'two natural days',
    { event: 'review', count: 2, unit: 'day' },
    '2023-11-24T10:00:00+08:00',
    '2023-11-26',
    null,
  ],
  [
    'two working days over a weekend',
    { event: 'review', count: 2, unit: 'workday' },
    '2023-11-24T10:00:00+08:00',
    '2023-11-28',
    null,
  ],
  [
    '24 hours, to the minute',
    { event: 'information', count: 24, unit: 'hour' },
    '2023-11-14T15:20:00+08:00',
    '2023-11-15',
    '2023-11-15T07:20:00.000Z',
  ],
  [
    'the first month of work begun on 10-25',
    { event: 'monthEnd', count: 1, unit: 'month' },
    '2023-10-25T14:00:00+08:00',
    '2023-11-24',
    null,
  ],
  [
    'begun on a first',
    { event: 'monthEnd', count: 1, unit: 'month' },
    '2023-11-01T09:00:00+08:00',
    '2023-11-30',
    null,
  ],
  [
    'begun on a 31st',
    { event: 'monthEnd', count: 1, unit: 'month' },
    '2024-01-31T09:00:00+08:00',
    '2024-02-29',
    null,
  ],
  [
    'the second month',
    { event: 'monthEnd', count: 2, unit: 'month' },
    '2023-10-25T14:00:00+08:00',
    '2023-12-24',
    null,
  ],
  // Monday's meeting: the working day before is the Friday.
  [
    'the working day before the next meeting',
    { event: 'nextMeeting', count: 1, unit: 'workday' },
    '2023-11-27T10:00:00+08:00',
    '2023-11-24',
    null,
  ],
  [
    'the day of the meeting itself',
    { event: 'nextMeeting', count: 0, unit: 'day' },
    '2023-11-27T10:00:00+08:00',
    '2023-11-27',
    null,
  ],
])('S3-77, S1-26: comes to %s', (_case, rule, at, dueOn, dueAt) => {
  const due = resolveDue(rule, new Date(at), setting)
  expect([due.dueOn, due.dueAt?.toISOString() ?? null]).toEqual([dueOn, dueAt])
})

it.each<[DueRule, boolean]>([
  [{ event: 'review', count: 2, unit: 'day' }, true],
  [{ event: 'review', count: 0, unit: 'day' }, false],
  [{ event: 'review', count: 2, unit: 'month' }, false],
  [{ event: 'monthEnd', count: 1, unit: 'day' }, false],
  [{ event: 'nextMeeting', count: 0, unit: 'workday' }, true],
  [{ event: 'nextMeeting', count: 2, unit: 'hour' }, false],
])('%j is a rule: %s', (rule, isOne) => {
  expect(isDueRule(rule)).toBe(isOne)
})
