import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import {
  approverLevelOf,
  approverOf,
  changeLifecycle,
  changeStates,
  followingSteps,
  impactOf,
  withSteps,
} from './change.ts'
import type { Snapshot, SnapshotItem } from './snapshot.ts'

const calendar = chinaCalendar()
const item = (
  id: string,
  start: string,
  due: string,
  hostId: string,
  after: string[] = [],
): SnapshotItem => ({
  id,
  parentId: null,
  number: '',
  name: id,
  isSummary: false,
  start: civilDate(`2026-11-${start}`),
  due: civilDate(`2026-11-${due}`),
  ownerId: null,
  hostId,
  cooperatingIds: [],
  standard: '',
  raci: [],
  after,
})
const plan: Snapshot = {
  items: [
    item('设计', '02', '04', '设计部'),
    item('开发', '05', '10', '研发部', ['设计']),
    item('推广', '11', '13', '市场部', ['开发']),
    item('培训', '05', '06', '销售部', ['设计']),
  ],
  milestones: [{ id: 'm', name: '上线', due: civilDate('2026-11-13') }],
  end: civilDate('2026-11-13'),
}
const redate = (taskId: string, start: string, due: string) => ({
  kind: 'redate' as const,
  taskId,
  start: civilDate(`2026-11-${start}`),
  due: civilDate(`2026-11-${due}`),
})

describe('X-62: what a change does to the plan', () => {
  it('a later end pushes what waits for it, and says so in working days', () => {
    // 开发 to Thursday 11-12: 推广 begins on Friday and ends on Tuesday 11-17, two working days later.
    expect(impactOf(plan, [redate('开发', '05', '12')], calendar)).toEqual({
      endBefore: '2026-11-13',
      endAfter: '2026-11-17',
      endDays: 2,
      pushedIds: ['推广'],
      addedCount: 0,
      removedCount: 0,
      departmentIds: ['市场部', '研发部'],
      milestoneIds: [],
    })
  })

  it('what it pushes gets other dates too, so that the new plan can be kept', () => {
    const steps = [redate('开发', '05', '12')]
    const following = followingSteps(plan, steps, calendar)
    expect(following).toEqual([redate('推广', '13', '17')])
    expect(impactOf(withSteps(plan, steps), following, calendar).endDays).toBe(0)
    expect(withSteps(plan, [...steps, ...following]).end).toBe('2026-11-17')
  })

  it('what could not be kept before is pushed by what pushes it further, and only by that', () => {
    const tight = withSteps(plan, [redate('推广', '06', '10')])
    expect(impactOf(tight, [redate('开发', '05', '12')], calendar).pushedIds).toEqual(['推广'])
    expect(impactOf(tight, [redate('培训', '09', '11')], calendar).pushedIds).toEqual([])
  })

  it('work with days to spare moves nothing else', () => {
    expect(impactOf(plan, [redate('培训', '09', '11')], calendar)).toMatchObject({
      endDays: 0,
      pushedIds: [],
      departmentIds: ['销售部'],
    })
  })

  it('takes away a part with what is below it, and adds at the end', () => {
    const deep = {
      ...plan,
      items: [...plan.items, { ...item('课件', '05', '05', '销售部'), parentId: '培训' }],
    }
    const after = withSteps(deep, [
      { kind: 'remove', taskId: '培训' },
      {
        kind: 'add',
        key: 'new',
        name: '直播',
        parentId: null,
        ownerId: null,
        hostId: '市场部',
        start: civilDate('2026-11-16'),
        due: civilDate('2026-11-18'),
        standard: '',
      },
    ])
    expect(after.items.map(({ id }) => id)).toEqual(['设计', '开发', '推广', 'new'])
    expect(after.end).toBe('2026-11-18')
  })

  it.each([
    ['within one department, the end stays', 'schedule', { endDays: 0, departmentIds: ['a'] }, 0, 'leader'],
    ['two departments', 'schedule', { endDays: 0, departmentIds: ['a', 'b'] }, 0, 'deptHead'],
    ['costs money', 'resource', { endDays: 0, departmentIds: ['a'] }, 1, 'deptHead'],
    ['a wider scope', 'scope', { endDays: 0, departmentIds: ['a'] }, 0, 'deptHead'],
    ['the end moves', 'schedule', { endDays: 1, departmentIds: ['a'] }, 0, 'deptHead'],
    ['the end moves as far as turns it red', 'schedule', { endDays: 3, departmentIds: ['a'] }, 0, 'superior'],
    ['the goal', 'goal', { endDays: 0, departmentIds: ['a'] }, 0, 'superior'],
    ['an earlier end alone', 'schedule', { endDays: -4, departmentIds: ['a'] }, 0, 'leader'],
  ] as const)('is decided by how far it reaches: %s', (_case, kind, impact, cost, level) => {
    const all = { ...impact, milestoneIds: [] }
    expect(approverLevelOf(kind, all, cost, { criticalDays: 3 })).toBe(level)
  })

  it.each([
    ['leader', 'lin', { level: 'leader', id: 'zhang' }],
    ['leader', 'zhang', { level: 'deptHead', id: 'head' }],
    ['deptHead', 'head', { level: 'superior', id: 'boss' }],
    ['superior', 'boss', null],
  ] as const)('nobody approves their own: %s asked by %s goes to %s', (level, asker, expected) => {
    const candidates = { leader: 'zhang', deptHead: 'head', superior: 'boss' }
    expect(approverOf(level, candidates, asker)).toEqual(expected)
  })

  it('is decided once', () => {
    for (const state of changeStates) {
      expect(changeLifecycle.movesFrom(state).length > 0).toBe(state === 'pending')
    }
  })
})
