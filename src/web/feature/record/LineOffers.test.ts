import { describe, expect, it } from 'vitest'
import type { PersonRef } from '#contract/common.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { vagueWordMatcher } from '#domain/wording/matcher.ts'
import { offersFor } from './LineOffers.tsx'
import type { LineFields } from './outbox.ts'

const said = {
  today: civilDate('2026-11-10'),
  calendar: {
    kinds: new Map(),
    names: new Map(),
    announcedYears: new Set<number>(),
    dayStart: '09:00',
    dayEnd: '18:00',
  },
} as const
const find = vagueWordMatcher(['尽快协调'])
const people: PersonRef[] = [
  ['p1', '王红', 'd1', '采购部', '采购经理'],
  ['p2', '郝建', 'd2', '结构设计部', ''],
].map(([id = '', name = '', departmentId = '', departmentName = '', jobTitle = '']) => ({
  id,
  name,
  departmentId,
  departmentName,
  jobTitle,
}))
const offersOf = (kind: LineFields['kind'], text: string, more: Partial<LineFields> = {}) =>
  offersFor({ kind, text, personId: null, departmentId: null, ...more }, undefined, find(text), said, people)

describe('what a line could say more definitely', () => {
  it.each(['decision', 'task'] as const)('S2-41: a %s offers the day it names', (kind) => {
    expect(offersOf(kind, '3个工作日内完成协调').due?.on).toBe('2026-11-13')
    expect(offersOf(kind, '11月20日前完成初稿').due?.on).toBe('2026-11-20')
  })

  it('S2-41: offers definite words for the vague ones, and the day that they yield', () => {
    expect(offersOf('decision', '尽快协调').rewrite).toEqual({
      text: '3个工作日内完成协调',
      dueOn: '2026-11-13',
    })
    expect(offersOf('decision', '3个工作日内完成协调').rewrite).toBeUndefined()
  })

  it.each(['viewpoint', 'dispute', 'consensus', 'note'] as const)(
    'S3-17: a %s offers no day, whatever date is spoken in it',
    (kind) => {
      expect(offersOf(kind, '双方于11月20日前完成初稿对接，尽快协调')).toMatchObject({
        due: undefined,
        rewrite: undefined,
      })
    },
  )

  it('does not offer again what the line has', () => {
    expect(offersOf('task', '11月20日前完成初稿', { dueOn: '2026-11-20' }).due).toBeUndefined()
  })
})

describe('what a task still lacks', () => {
  it.each([
    ['由采购部王红11月20日前提交比价表', { owner: 'p1', lacks: [], day: undefined }],
    // three working days ahead, as a day to begin with
    ['王红提交三家供应商的比价表', { owner: 'p1', lacks: ['missing_deadline'], day: '2026-11-13' }],
    ['11月20日前提交三家供应商的比价表', { owner: undefined, lacks: ['missing_owner'], day: undefined }],
    ['王红、郝建11月20日前核对物料清单', { owner: undefined, lacks: ['multiple_owners'], day: undefined }],
    ['王红11月20日前加强供应商管理', { owner: 'p1', lacks: ['unmeasurable'], day: undefined }],
  ])('NM-WRD-04 … 06: %s', (text, { owner, lacks, day }) => {
    const offers = offersOf('task', text)
    expect({ owner: offers.owner?.id, lacks: offers.lacks, day: offers.day }).toEqual({ owner, lacks, day })
  })

  it('is silent about what stands in a field beside the words', () => {
    const offers = offersOf('task', '提交三家供应商的比价表', { personId: 'p2', dueOn: '2026-11-20' })
    expect(offers).toMatchObject({ owner: undefined, lacks: [], day: undefined })
    expect(offersOf('task', '加强供应商管理', { criterion: '交付合格率98%' }).lacks).not.toContain(
      'unmeasurable',
    )
  })

  it('is not asked of a decision, nor while the first words are being typed', () => {
    expect(offersOf('decision', '由采购部提交比价表').lacks).toEqual([])
    expect(offersOf('task', '提交').lacks).toEqual([])
  })
})
