import { describe, expect, it } from 'vitest'
import { withDefaults } from '#domain/norm/settings.ts'
import { composedGoal, type GoalAround, judgedGoal, smartOf } from './goal.ts'

const joints = {
  list: '、',
  pattern: ({ departments, result, by }: { departments: string; result: string; by: string }) =>
    `确定${departments}${result}${by === '' ? '' : `及${by}`}`,
}
const around: GoalAround = {
  meetingId: 'm',
  meetingName: '新产品推广协调会',
  departments: ['市场部', '研发部', '销售部'].map((name) => ({ id: name, name })),
  collaborationName: '新产品推广',
}
const scene = {
  settings: withDefaults(),
  calendar: {
    kinds: new Map(),
    names: new Map(),
    announcedYears: new Set<number>(),
    dayStart: '09:00' as const,
    dayEnd: '18:00' as const,
  },
  zone: 'Asia/Shanghai',
  now: new Date('2026-05-06T01:00:00Z'),
}
const norms = (goal: string) => judgedGoal(goal, around, scene).map(({ norm }) => norm)

describe('composing a goal', () => {
  it('makes the good example of the source out of its parts', () => {
    const goal = composedGoal(
      { result: '职责分工', departments: ['市场部', '研发部', '销售部'], by: '9月前关键节点' },
      joints,
    )
    expect(goal).toBe('确定市场部、研发部、销售部职责分工及9月前关键节点')
    expect(Object.values(smartOf(goal, around)).every(({ ok }) => ok)).toBe(true)
  })

  it('leaves no gap for what is not filled in', () => {
    const pattern = ({ departments, result, by }: { departments: string; result: string; by: string }) =>
      `${departments}，${result}  ${by}`
    expect(composedGoal({ result: '确定预算', departments: [], by: '' }, { list: '、', pattern })).toBe(
      '确定预算',
    )
  })
})

describe('a goal judged as it is typed', () => {
  it('stops at a goal that only says what is talked about', () => {
    expect(norms('讨论新产品推广')).toContain('NM-PRE-03')
  })

  it('says nothing about the good example', () => {
    expect(norms('确定市场部、研发部、销售部职责分工及9月前关键节点')).toEqual([])
  })

  it('says an empty goal once', () => {
    expect(norms('')).toEqual(['NM-PRE-02'])
  })

  it('lists the criteria that are not met, as the server does', () => {
    const short = judgedGoal('确定市场部分工', around, scene).find(({ norm }) => norm === 'NM-PRE-02')
    expect(short?.reason.params.criteria).toBe('timeBound')
  })
})
