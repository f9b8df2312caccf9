import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import { judge } from '#domain/norm/engine.ts'
import type { NormEvent } from '#domain/norm/event.ts'
import type { MatterFacts, PlanFacts } from '#domain/norm/matter-facts.ts'
import { withDefaults } from '#domain/norm/settings.ts'

const line = (id: string, raci: Partial<Record<'R' | 'A' | 'C' | 'I', string[]>>) => ({
  id,
  name: id,
  raci: { R: [], A: [], C: [], I: [], ...raci },
})

function found(event: NormEvent, plan: PlanFacts) {
  const facts: MatterFacts = {
    matter: { noun: 'collaboration', id: 'c', name: '新品上市' },
    departments: [{ id: 'd', name: '设计部' }],
    plan,
  }
  return judge(event, facts, {
    settings: withDefaults(),
    calendar: chinaCalendar(),
    zone: 'Asia/Shanghai',
    now: new Date('2026-11-02T02:00:00Z'),
    mode: 'live',
  }).map(({ norm, reason, severity, override, place }) => ({
    norm,
    as: reason.key.split('.')[1],
    severity,
    override,
    at: place.id,
    params: reason.params,
  }))
}

describe('NM-COL-08: exactly one A and at least one R', () => {
  it.each([
    ['one of each', line('t', { A: ['沈青'], R: ['销售部'] }), []],
    ['nobody', line('t', {}), ['noA block no', 'noR block no']],
    ['two A', line('t', { A: ['市场部', '设计部'], R: ['市场部'] }), ['manyA block no']],
    ['X-71: four R is a hint', line('t', { A: ['a'], R: ['a', 'b', 'c', 'd'] }), ['manyR info yes']],
    [
      'X-71: six C is a hint',
      line('t', { A: ['a'], R: ['a'], C: ['b', 'c', 'd', 'e', 'f', 'g'] }),
      ['manyC info yes'],
    ],
  ])('%s', (_case, one, expected) => {
    const said = found('plan.baseline', { lines: [one] })
    expect(said.map(({ as, severity, override }) => `${as} ${severity} ${override}`)).toEqual(expected)
  })

  it('Q4 宣传物料设计: names both that claim it', () => {
    const [one] = found('plan.baseline', {
      lines: [line('宣传物料设计', { A: ['市场部', '设计部'], R: ['设计部'] })],
    })
    expect(one).toMatchObject({
      norm: 'NM-COL-08',
      at: '宣传物料设计',
      params: { names: ['市场部', '设计部'] },
    })
  })
})

it.each([
  ['confirmed', []],
  ['waiting', ['waiting warn reason 设计部']],
  ['outdated', ['outdated warn reason 设计部']],
] as const)('NM-COL-09: a department that is %s', (state, expected) => {
  const said = found('plan.baseline', { confirmations: [{ departmentId: 'd', state }] })
  expect(
    said.map(({ as, severity, override, params }) => `${as} ${severity} ${override} ${params.dept}`),
  ).toEqual(expected)
})

it('NM-COL-12: work outside what was agreed needs a change or a reason', () => {
  expect(found('task.create', { outside: [] })).toEqual([])
  expect(found('task.create', { outside: [{ id: 't', name: '加做直播' }] })).toMatchObject([
    { norm: 'NM-COL-12', severity: 'warn', override: 'reason', params: { name: '加做直播' } },
  ])
  // What came in by another way is asked about before the whole is handed over.
  expect(found('collaboration.submit', { outside: [{ id: 't', name: '加做直播' }] })).toMatchObject([
    { norm: 'NM-COL-12', at: 't' },
  ])
})

it('NM-COL-13: a milestone passes with all that are asked, or with a written reason', () => {
  const stone = { id: 'm', name: '上线', isPassed: false, waitingFor: ['许岚'] }
  expect(found('milestone.pass', { milestones: [stone] })).toMatchObject([
    { as: 'waiting', severity: 'block', override: 'reason', params: { names: ['许岚'] } },
  ])
  expect(found('milestone.pass', { milestones: [{ ...stone, waitingFor: [] }] })).toEqual([])
  expect(found('collaboration.submit', { milestones: [stone] })).toMatchObject([{ as: 'open' }])
  expect(found('collaboration.submit', { milestones: [{ ...stone, isPassed: true }] })).toEqual([])
})

it('NM-COL-14: what is told of a deviation, and of the critical path from the third working day', () => {
  const end = civilDate('2026-12-04')
  const one = (ratio: number) => ({ id: 't', name: '开发', days: 1, ratio })
  expect(found('plan.daily', { deviations: [one(0.09)], slip: { days: 2, end } })).toEqual([])
  expect(found('plan.daily', { deviations: [one(0.1)], slip: { days: 3, end } })).toMatchObject([
    { as: 'behind', params: { name: '开发', percent: 10 } },
    { as: 'path', at: 'c', params: { days: 3, end: '2026-12-04' } },
  ])
})
