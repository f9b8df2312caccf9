import { describe, expect, it } from 'vitest'
import type { Actor } from '#domain/person/actor.ts'
import { ratesOf, type WorkFacts } from './facts.ts'
import { missingKinds, rootCauseOf, whysOf } from './note.ts'
import {
  authorizeRetrospective,
  offeredInRetrospective,
  type RetrospectiveInQuestion,
  retrospectiveActs,
  speaksFor,
} from './policy.ts'
import {
  lowItems,
  type Marks,
  meanOf,
  missingWords,
  ratingItems,
  ratingWeights,
  scoreOf,
  sightOf,
} from './rating.ts'
import { deviationOf, reachedOf } from './result.ts'

const all = (level: 1 | 2 | 3 | 4 | 5): Marks =>
  Object.fromEntries(ratingItems.map((item) => [item, level])) as Marks

describe('mutual rating', () => {
  it('X-65: weighs seven items 20/20/15/15/15/10/5', () => {
    expect(Object.values(ratingWeights)).toEqual([20, 20, 15, 15, 15, 10, 5])
    expect(Object.values(ratingWeights).reduce((sum, weight) => sum + weight, 0)).toBe(100)
  })

  it.each<[says: string, marks: Marks, score: number, low: string]>([
    ['all alike', all(4), 4, ''],
    ['one heavy item down', { ...all(5), cooperation: 1 }, 4.2, 'cooperation'],
    ['the lightest item down', { ...all(5), attitude: 1 }, 4.8, 'attitude'],
    ['2 is low, 3 is not', { ...all(3), feedback: 2 }, 2.9, 'feedback'],
    ['mixed', { ...all(3), quality: 4, timeliness: 5, attitude: 2 }, 3.45, 'attitude'],
  ])('X-65: comes to a score by weight: %s', (_says, marks, score, low) => {
    expect(scoreOf(marks)).toBe(score)
    expect(lowItems(marks).join(' ')).toBe(low)
  })

  it.each<[marks: Marks, reason: string, facts: string, missing: string]>([
    [all(3), '', '', ''],
    [{ ...all(5), quality: 2 }, '', '', 'reason facts'],
    [{ ...all(5), quality: 2 }, '样品返工两次', ' ', 'facts'],
    [{ ...all(5), quality: 1 }, '样品返工两次', '3月5日、3月12日的退回单', ''],
  ])('X-65: a low mark needs a reason and facts (%#)', (marks, reason, facts, missing) => {
    expect(missingWords(marks, { reason, facts }).join(' ')).toBe(missing)
  })

  it('has a mean only of what was said', () => {
    expect(meanOf([])).toBeNull()
    const given = [all(5), { ...all(4), attitude: 1 as const }].map((marks) => ({
      marks,
      score: scoreOf(marks),
    }))
    expect(meanOf(given)).toMatchObject({ count: 2, score: 4.43, byItem: { cooperation: 4.5, attitude: 3 } })
  })

  it.each<[who: string, viewer: Partial<Parameters<typeof sightOf>[0]>, sight: string]>([
    ['the leader while it runs', { leads: true, isOver: false }, 'none'],
    ['the leader', { leads: true }, 'all'],
    ['a superior, also of the rated', { isSuperior: true, isRated: true }, 'all'],
    ['the leader of what their own department got', { leads: true, isRated: true }, 'mean'],
    ['the rated department', { isRated: true }, 'mean'],
    ['the rated department of one rater', { isRated: true, raters: 1 }, 'none'],
    ['somebody else', {}, 'none'],
  ])('X-65: shows %s what is theirs to see', (_who, viewer, sight) => {
    expect(
      sightOf({ isOver: true, leads: false, isSuperior: false, isRated: false, raters: 3, ...viewer }),
    ).toBe(sight)
  })
})

describe('goal and result', () => {
  it.each<
    [
      value: number | null,
      actual: number | null,
      lower: boolean,
      difference: number | null,
      ratio: number | null,
      reached: boolean | null,
    ]
  >([
    [500, 430, false, -70, -0.14, false],
    [500, 500, false, 0, 0, true],
    [30, 24, true, -6, -0.2, true],
    [30, 33, true, 3, 0.1, false],
    [0.3, 0.1, false, -0.2, -0.666666666667, false],
    [0, 2, true, 2, null, false],
    [null, 5, false, null, null, null],
    [500, null, false, null, null, null],
  ])(
    'S1-08, X-42: of %s came %s (less is better: %s)',
    (value, actual, isLowerBetter, difference, ratio, isReached) => {
      expect(deviationOf({ value, actual, isLowerBetter })).toEqual({ difference, ratio, isReached })
    },
  )

  it('X-66: counts as reached only what can be told', () => {
    const target = (value: number | null, actual: number | null) => ({ value, actual, isLowerBetter: false })
    expect(reachedOf([target(1, 2), target(5, 2), target(null, 2), target(3, null)])).toEqual({
      kept: 1,
      of: 2,
    })
  })
})

describe('what was seen', () => {
  it('X-42: asks why five times at most, and takes the last answer for the root', () => {
    expect(whysOf([' 排期撞了 ', '', '没有共享日历', 'c', 'd', 'e', 'f'])).toEqual([
      '排期撞了',
      '没有共享日历',
      'c',
      'd',
      'e',
    ])
    expect(rootCauseOf({ cause: '', whys: ['排期撞了', '没有共享日历', ''] })).toBe('没有共享日历')
    expect(rootCauseOf({ cause: ' 无人统筹 ', whys: ['排期撞了'] })).toBe('无人统筹')
    expect(rootCauseOf({ cause: '', whys: [] })).toBe('')
  })

  it('S1-43, S1-44, S1-45: misses each kind that nobody has written, or that was left out', () => {
    expect(missingKinds([])).toEqual(['highlight', 'improvement', 'lesson'])
    expect(
      missingKinds([
        { kind: 'highlight', isKept: true },
        { kind: 'lesson', isKept: false },
      ]),
    ).toEqual(['improvement', 'lesson'])
  })
})

it('X-66: takes shares of what there is, and none of nothing', () => {
  const work: WorkFacts = { tasks: 8, done: 6, onTime: 4, onFirstDate: 3, dated: 7, late: 2 }
  const empty: WorkFacts = { tasks: 0, done: 0, onTime: 0, onFirstDate: 0, dated: 0, late: 0 }
  expect(ratesOf({ work, decisions: 3, executed: 2, conflicts: 0, settled: 0 })).toEqual({
    done: 0.75,
    onTime: 0.5714,
    late: 0.2857,
    executed: 0.6667,
    settled: null,
  })
  expect(ratesOf({ work: empty, decisions: 0, executed: 0, conflicts: 2, settled: 2 })).toEqual({
    done: null,
    onTime: null,
    late: null,
    executed: null,
    settled: 1,
  })
})

describe('who may do what', () => {
  const matter: RetrospectiveInQuestion = {
    collaborationState: 'retro',
    state: 'collecting',
    leaderId: 'leader',
    progressIds: ['deputy'],
    classification: 'internal',
    departmentIds: ['市场部', '销售部'],
    participantIds: ['leader', 'deputy', 'liaison'],
  }
  const who = (personId: string, heads: string[] = []): Actor => ({
    personId,
    departmentIds: new Set(['销售部']),
    oversees: new Set(heads),
    isAdmin: personId === 'admin',
    isSupervisor: false,
    locale: 'zh-CN',
  })
  const head = () => who('head', ['销售部'])

  it.each<[who: Actor, change: Partial<RetrospectiveInQuestion>, offered: string]>([
    [who('leader'), { state: null }, 'open'],
    [who('leader'), { state: null, collaborationState: 'active' }, ''],
    [who('leader'), { state: null, collaborationState: 'terminated' }, 'open'],
    [who('leader'), {}, 'contribute edit choose makeTasks callMeeting propose recognise review'],
    [
      who('leader'),
      { state: 'reviewing' },
      'contribute edit choose makeTasks callMeeting propose recognise reopen finalise',
    ],
    [who('leader'), { state: 'final' }, 'makeTasks propose recognise revise'],
    [who('deputy'), {}, 'contribute edit choose makeTasks callMeeting'],
    [who('liaison'), {}, 'contribute'],
    [who('liaison'), { state: 'reviewing' }, 'contribute'],
    [who('liaison'), { state: 'final' }, ''],
    [head(), {}, 'contribute'],
    [who('colleague'), {}, ''],
    [who('admin'), {}, ''],
  ])('S1-42, S1-46: offers $personId what is theirs (%#)', (actor, change, offered) => {
    const here = { ...matter, ...change }
    expect(offeredInRetrospective(actor, here).join(' ')).toBe(offered)
    for (const act of retrospectiveActs) {
      const ask = () => authorizeRetrospective(actor, act, here)
      if (offered.split(' ').includes(act)) expect(ask, act).not.toThrow()
      else expect(ask, act).toThrow()
    }
  })

  it('does not exist for whom the collaboration is not there', () => {
    const stranger = { ...who('stranger'), departmentIds: new Set(['设计部']) }
    expect(() => authorizeRetrospective(stranger, 'contribute', matter)).toThrow(
      expect.objectContaining({ kind: 'not_found' }),
    )
  })

  it('lets people speak for departments of theirs that take part', () => {
    expect(speaksFor(head(), matter)).toEqual(['销售部'])
    expect(speaksFor(who('vp', ['市场部', '设计部']), matter)).toEqual(['市场部', '销售部'])
  })
})
