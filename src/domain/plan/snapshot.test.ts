import { expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { differenceOf, printOfPart, type Snapshot, type SnapshotItem } from './snapshot.ts'

const item = (id: string, more: Partial<SnapshotItem> = {}): SnapshotItem => ({
  id,
  parentId: null,
  number: '1',
  name: id,
  isSummary: false,
  start: civilDate('2026-11-02'),
  due: civilDate('2026-11-06'),
  ownerId: null,
  hostId: null,
  cooperatingIds: [],
  standard: '',
  raci: [],
  after: [],
  ...more,
})
const plan = (items: readonly SnapshotItem[], due = '2026-11-30'): Snapshot => ({
  items,
  milestones: [{ id: 'm', name: '上线', due: civilDate(due) }],
  end: civilDate(due),
})

it('X-62: baselines are read as a difference: added, removed, changed, and by which field', () => {
  const before = plan([item('a'), item('b'), item('sum', { isSummary: true })])
  const after = plan(
    [
      item('a', { due: civilDate('2026-11-10'), ownerId: 'p' }),
      item('c'),
      item('sum', { isSummary: true, due: civilDate('2026-11-10') }),
    ],
    '2026-12-04',
  )
  const found = differenceOf(before, after)
  expect(found.items.map(({ id, how, fields }) => [id, how, fields.map(({ field }) => field)])).toEqual([
    ['a', 'changed', ['due', 'ownerId']],
    ['c', 'added', ['name', 'start', 'due']],
    ['b', 'removed', []],
  ])
  expect(found.items[0]?.fields[0]).toEqual({ field: 'due', before: '2026-11-06', after: '2026-11-10' })
  expect(found.milestones).toEqual([
    { id: 'm', name: '上线', how: 'changed', before: '2026-11-30', after: '2026-12-04' },
  ])
  expect(differenceOf(before, before).items).toEqual([])
})

it.each([
  ['its own line is dated anew', { due: civilDate('2026-11-09') }, true],
  ['the matrix names it otherwise', { raci: [{ partyId: 'sales', letter: 'C' as const }] }, true],
  ['order of the helpers alone', { cooperatingIds: ['x', 'design'] }, false],
])('S4-33: a department confirms its own part; asked again when %s', (_case, change, isAsked) => {
  const mine = item('a', { hostId: 'sales', cooperatingIds: ['design', 'x'] })
  const others = item('b', { hostId: 'finance' })
  const print = (one: SnapshotItem, other: SnapshotItem) =>
    printOfPart(plan([one, other]), 'sales', new Set(['p']))
  expect(print({ ...mine, ...change }, others) !== print(mine, others)).toBe(isAsked)
  // What others do among themselves asks nobody else.
  expect(print(mine, { ...others, due: civilDate('2026-12-24') })).toBe(print(mine, others))
})
