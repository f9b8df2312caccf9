import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { instantAt } from '#domain/calendar/instant.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { judge } from '#domain/norm/engine.ts'
import type { CharterFacts, DivisionFacts, MatterFacts } from '#domain/norm/matter-facts.ts'
import { withDefaults } from '#domain/norm/settings.ts'

const zone = 'Asia/Shanghai'
const calendar: WorkCalendar = {
  kinds: new Map(),
  names: new Map(),
  announcedYears: new Set([2026]),
  dayStart: '09:00' as WorkCalendar['dayStart'],
  dayEnd: '18:00' as WorkCalendar['dayEnd'],
}
const row = (change: Partial<DivisionFacts> = {}): DivisionFacts => ({
  departmentId: 'rd',
  duty: '产品功能开发',
  output: '测试版产品',
  due: '第1个月末',
  dueOn: '2026-02-04',
  ...change,
})
const department = (id: string, change: Partial<CharterFacts['departments'][number]> = {}) => {
  const { departmentId: _, ...charterRow } = row()
  return { id, liaisonId: 'li', charterRow, ...change }
}
const facts = (charter: Partial<CharterFacts> = {}, about: Partial<MatterFacts> = {}): MatterFacts => ({
  matter: { noun: 'collaboration', id: 'x', name: '新产品上市' },
  leaderId: 'zhao',
  departments: [
    { id: 'rd', name: '研发部' },
    { id: 'mk', name: '市场部' },
  ],
  charter: {
    coreMemberIds: ['zhao', 'qian', 'sun', 'li', 'zhou'],
    departments: [department('rd'), department('mk')],
    division: [row()],
    riskCount: 1,
    communicationCount: 1,
    ...charter,
  },
  ...about,
})
const found = (about: MatterFacts) =>
  judge('collaboration.activate', about, {
    settings: withDefaults({}),
    calendar,
    zone,
    now: instantAt(civilDate('2026-01-05'), '09:00' as never, zone),
    mode: 'live',
  })

const people = (count: number) => Array.from({ length: count }, (_, index) => `p${index}`)

it('finds nothing in a charter that is whole', () => {
  expect(found(facts())).toEqual([])
})

describe('S1-16, NM-COL-04: five to eight core members', () => {
  it.each([
    [4, 'NM-COL-04.few.reason'],
    [5, undefined],
    [8, undefined],
    [9, 'NM-COL-04.many.reason'],
  ])('%i', (count, key) => {
    const [first] = found(facts({ coreMemberIds: people(count) }))
    expect(first?.reason.key).toBe(key)
    if (first !== undefined) {
      expect(first).toMatchObject({ severity: 'warn', override: 'reason', place: { field: 'members' } })
      expect(first.reason.params).toEqual({ count, min: 5, max: 8 })
    }
  })

  it('counts everybody once', () => {
    expect(found(facts({ coreMemberIds: [...people(8), 'p0'] }))).toEqual([])
  })
})

it('S1-13, NM-COL-05: a leader is named, or nothing begins', () => {
  expect(found(facts({}, { leaderId: null }))).toMatchObject([
    {
      norm: 'NM-COL-05',
      severity: 'block',
      override: 'no',
      place: { noun: 'collaboration', field: 'leader' },
    },
  ])
})

it('S1-15, S4-27, NM-COL-06: names each department without a liaison', () => {
  const departments = [department('rd'), department('mk', { liaisonId: null })]
  expect(found(facts({ departments }))).toMatchObject([
    {
      norm: 'NM-COL-06',
      severity: 'warn',
      place: { noun: 'department', id: 'mk', field: 'liaison' },
      reason: { params: { dept: '市场部' } },
    },
  ])
})

describe('S1-27, NM-COL-07: a line without duty, output or deadline is incomplete', () => {
  it.each([
    [
      'no output',
      { output: '' },
      'incomplete',
      { dept: '研发部', name: '产品功能开发', fields: ['division.output'] },
    ],
    [
      'nothing but a department',
      { duty: null, output: ' ', due: '', dueOn: null },
      'incomplete',
      { dept: '研发部', name: '#1', fields: ['division.duty', 'division.output', 'division.due'] },
    ],
    [
      'a deadline that says no day',
      { due: '尽快', dueOn: null },
      'unreadable',
      { dept: '研发部', name: '产品功能开发', text: '尽快' },
    ],
  ])('%s', (_case, change, as, params) => {
    const [first] = found(facts({ division: [row(change)] }))
    expect(first).toMatchObject({ norm: 'NM-COL-07', severity: 'block', override: 'no' })
    expect(first?.reason).toEqual({ key: `NM-COL-07.${as}.reason`, params })
  })

  it('looks at the line of the charter where a department has none in the division', () => {
    const { departmentId: _, ...charterRow } = row({ output: '' })
    const departments = [department('rd', { charterRow }), department('mk', { charterRow })]
    expect(found(facts({ departments, division: [row()] })).map(({ place }) => place.id)).toEqual(['mk'])
  })

  it('asks for a division at all', () => {
    expect(found(facts({ departments: [], division: [] })).map(({ reason }) => reason.key)).toEqual([
      'NM-COL-07.none.reason',
    ])
  })
})

it('S1-67, NM-COL-16: at least one risk is foreseen', () => {
  expect(found(facts({ riskCount: 0 }))).toMatchObject([{ norm: 'NM-COL-16', place: { field: 'risks' } }])
})

it('S1-17, NM-COL-17: there is a communication plan', () => {
  expect(found(facts({ communicationCount: 0 }))).toMatchObject([
    { norm: 'NM-COL-17', severity: 'warn', place: { field: 'communication' } },
  ])
})

it('holds nothing against a matter whose charter it does not know', () => {
  const { charter: _, ...unknown } = facts()
  expect(found(unknown)).toEqual([])
})
