import { describe, expect, it } from 'vitest'
import type { PersonRef } from '#contract/common.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import { readSearchLine } from '#domain/register/search-line.ts'
import { type Meant, withLine } from './line-ask.ts'
import { personAmong, unmistakable } from './names.ts'

const said = { today: civilDate('2026-11-18'), calendar: chinaCalendar() }
const person = (id: string, name: string, departmentName: string, jobTitle = ''): PersonRef => ({
  id,
  name,
  jobTitle,
  departmentId: null,
  departmentName,
})
const zhang = person('z1', '张伟', '市场部', '经理')
const other = person('z2', '张伟', '市场部', '专员')
const third = person('z3', '张伟', '销售部')
const meant: Meant = {
  person: new Map([
    ['苏禾', { kind: 'one', known: person('p1', '苏禾', '设计部') }],
    ['张伟', { kind: 'several', known: [zhang, other] }],
    ['无此人', { kind: 'none' }],
    ['谁', { kind: 'asking' }],
  ]),
  department: new Map([['设计', { kind: 'one', known: { id: 'd1', name: '设计部' } }]]),
}
const ask = (line: string, isScopeChosen = false) =>
  withLine(
    { view: 'mine', open: 'open', state: 'todo' },
    readSearchLine(line, said),
    meant,
    'me1',
    isScopeChosen,
  )
const base = { view: 'mine', open: 'open', state: 'todo' }

describe('what the search line adds to the filters', () => {
  it.each([
    ['', base],
    ['接口 联调', { ...base, q: '接口 联调' }],
    ['@me 逾期', { ...base, ownerId: 'me1', overdue: 'true' }],
    ['进行中 需支持', { ...base, state: 'inProgress,needsSupport' }],
    ['已完成', { ...base, open: 'any', state: 'done' }],
    ['@苏禾 部门:设计', { ...base, view: 'all', ownerId: 'p1', departmentId: 'd1' }],
    ['@张伟', { ...base, view: 'all', ownerId: 'z1,z2' }],
    ['@苏禾 我的部门', { ...base, view: 'department', ownerId: 'p1' }],
    ['期限:2026-12-01..2026-12-31', { ...base, dueFrom: '2026-12-01', dueTo: '2026-12-31' }],
    ['颜色:红', base],
  ])('%s', (line, asked) => {
    expect(ask(line)).toEqual(asked)
  })

  it('keeps a scope that was chosen, finds nothing for a name nobody bears, and waits for one being looked up', () => {
    expect(ask('@苏禾', true)).toEqual({ ...base, ownerId: 'p1' })
    expect(ask('@无此人')?.ownerId).toMatch(/^0{8}-/)
    expect(ask('@谁')).toBeUndefined()
  })

  it('writes one of several by what tells them apart', () => {
    const all = [zhang, other, third]
    expect(personAmong('张伟', all).kind).toBe('several')
    expect(all.map((one) => unmistakable(one, all))).toEqual([
      '张伟·市场部·经理',
      '张伟·市场部·专员',
      '张伟·销售部',
    ])
    for (const one of all)
      expect(personAmong(unmistakable(one, all), all)).toEqual({ kind: 'one', known: one })
  })
})
