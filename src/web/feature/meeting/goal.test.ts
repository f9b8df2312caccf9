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
  it('S0-31: makes the good example of the source out of its parts', () => {
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
  it.each(['讨论新产品推广', '討論新產品推廣', 'Discuss the new product'])(
    'S0-30: stops at %j, which only says what is talked about',
    (goal) => {
      expect(norms(goal)).toContain('NM-PRE-03')
    },
  )

  it.each([
    '确定市场部、研发部、销售部职责分工及9月前关键节点',
    '確定市場部、研發部、銷售部職責分工及9月前關鍵節點',
    'Decide the division of work of Marketing, R&D and Sales and 3 milestones by 30 September',
  ])('S0-29 S0-30: says nothing about the good example %j', (goal) => {
    expect(norms(goal)).toEqual([])
    expect(Object.values(smartOf(goal, around)).every(({ ok }) => ok)).toBe(true)
  })

  it('says an empty goal once', () => {
    expect(norms('')).toEqual(['NM-PRE-02'])
  })

  it.each([
    ['确定市场部分工', 'timeBound'],
    ['討論新產品推廣', 'specific measurable achievable timeBound'],
    ['Discuss the new product', 'specific measurable achievable timeBound'],
  ])('S0-29: %j misses %s, with a hint for each', (goal, missed) => {
    const flags = Object.entries(smartOf(goal, around)).filter(([, { ok }]) => !ok)
    expect(flags.map(([criterion]) => criterion).join(' ')).toBe(missed)
    expect(flags.every(([, { hint }]) => hint !== null)).toBe(true)
  })

  it('lists the criteria that are not met, as the server does', () => {
    const short = judgedGoal('确定市场部分工', around, scene).find(({ norm }) => norm === 'NM-PRE-02')
    expect(short?.reason.params.criteria).toBe('timeBound')
  })
})
