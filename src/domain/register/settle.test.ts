import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import { isNearDue } from '#domain/task/flags.ts'
import { nearDueUntil } from './near-due.ts'
import { departmentsCalled, settle } from './settle.ts'

const zhang = { id: '1', name: '张伟' }
const other = { id: '2', name: '张伟' }
const longer = { id: '3', name: '张伟明' }

describe('whom a typed name means', () => {
  it.each([
    ['the very name decides', '张伟', [zhang, longer], { kind: 'one', known: zhang }],
    [
      'two of one name are asked about',
      '张伟',
      [zhang, other, longer],
      { kind: 'several', known: [zhang, other] },
    ],
    ['one that resembles it is meant', 'zwm', [longer], { kind: 'one', known: longer }],
    [
      'several that resemble it are asked about',
      '张',
      [zhang, longer],
      { kind: 'several', known: [zhang, longer] },
    ],
    ['nobody is made up', '李四', [], { kind: 'none' }],
  ])('%s', (_case, typed, found, settled) => {
    expect(settle(typed, found)).toEqual(settled)
  })

  it('finds departments by part of their name, any script, or a nickname', () => {
    const all = [{ name: '设计部' }, { name: '产品设计中心' }, { name: '市场部', aliases: ['MKT'] }]
    expect(departmentsCalled('設計', all)).toEqual([all[0], all[1]])
    expect(departmentsCalled('mkt', all)).toEqual([all[2]])
    expect(settle('設計部', departmentsCalled('設計部', all))).toEqual({ kind: 'one', known: all[0] })
  })
})

describe('X-55: near due asked as days', () => {
  it.each(['2026-11-18', '2026-09-24', '2026-09-30', '2027-02-05', '2026-11-20'])(
    'is the same set as the light’s, day by day: %s',
    (on) => {
      const today = civilDate(on)
      const calendar = chinaCalendar()
      const until = nearDueUntil(today, 2, calendar)
      for (let ahead = 0; ahead < 40; ahead += 1) {
        const dueOn = civilDate(new Date(Date.parse(today) + ahead * 86_400_000).toISOString().slice(0, 10))
        const isNear = isNearDue({ state: 'inProgress', dueOn }, today, 2, calendar)
        expect(`${dueOn} ${dueOn <= until}`).toBe(`${dueOn} ${isNear}`)
      }
    },
  )
})
