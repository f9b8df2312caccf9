import { expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { instantAt } from '#domain/calendar/instant.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { judge } from '#domain/norm/engine.ts'
import { withDefaults } from '#domain/norm/settings.ts'
import type { RaciLetter } from './raci.ts'

const scene = {
  settings: withDefaults({}),
  calendar: {
    kinds: new Map(),
    names: new Map(),
    announcedYears: new Set([2026]),
    dayStart: '09:00' as WorkCalendar['dayStart'],
    dayEnd: '18:00' as WorkCalendar['dayEnd'],
  },
  zone: 'Asia/Shanghai',
  now: instantAt(civilDate('2026-03-06'), '09:00' as never, 'Asia/Shanghai'),
  mode: 'live' as const,
}
const line = (name: string, raci: Partial<Record<RaciLetter, string[]>>) => ({
  id: name,
  name,
  raci: { R: [], A: [], C: [], I: [], ...raci },
})

it('S4-08: no plan is agreed on before every piece of work has one who answers for it and one who does it', () => {
  const found = (lines: ReturnType<typeof line>[]) =>
    judge(
      'plan.baseline',
      { matter: { noun: 'collaboration', id: 'x', name: '双十一' }, plan: { lines } },
      scene,
    ).map(({ norm, severity, override, place, reason }) =>
      [norm, reason.key.split('.')[1], place.id, severity, override].join(' '),
    )
  expect(
    found([
      line('物料', { A: ['市场部'], R: ['设计部'] }),
      line('培训', { R: ['销售部'] }),
      line('定价', { A: ['市场部', '财务部'] }),
    ]),
  ).toEqual(['NM-COL-08 noA 培训 block no', 'NM-COL-08 manyA 定价 block no', 'NM-COL-08 noR 定价 block no'])
  expect(found([line('物料', { A: ['市场部'], R: ['设计部'] })])).toEqual([])
})
