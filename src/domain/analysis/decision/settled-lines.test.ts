import { expect, it } from 'vitest'
import { analyse } from '#domain/analysis/analyse.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'

function settledIn(...lines: string[]) {
  const { settled, decisions } = analyse(['排班协调会', '时间：2026年5月18日', '', ...lines].join('\n'), {
    directory: {
      departments: ['客房部', '餐饮部'].map((name) => ({ name, aliases: [] })),
      people: [{ name: '乔舒', department: '客房部', title: '经理' }],
    },
    referenceDate: civilDate('2026-05-20'),
    calendar: chinaCalendar(),
  })
  return settled.map(({ quote, decision }) => [
    quote.text,
    decision === null ? null : decisions[decision]?.quote.text,
  ])
}

it('what is handed out below a heading of decisions is one of them, with its whole line', () => {
  expect(settledIn('一、决议', '1. 餐饮部5月25日前报早班名单。', '二、进展', '客房部正在排班。')).toEqual([
    ['餐饮部5月25日前报早班名单', null],
  ])
})

it('a line whose words settle something as well is one decision, not two', () => {
  const [[line, decision] = []] = settledIn(
    '决议：',
    '1. 会议决定早班提前半小时，由客房部乔舒5月22日前发通知。',
  )
  expect(line).toBe('会议决定早班提前半小时，由客房部乔舒5月22日前发通知')
  expect(decision).toContain('早班提前半小时')
})

it.each([
  ['below a heading of tasks', ['一、待办事项', '1. 餐饮部5月25日前报早班名单。']],
  ['in the text of a matter', ['一、早班', '由餐饮部5月25日前报早班名单。']],
])('what is handed out %s is a task and nothing more', (_case, lines) => {
  expect(settledIn(...lines)).toEqual([])
})
