import { describe, expect, it } from 'vitest'
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
const offersOf = (kind: LineFields['kind'], text: string, more: Partial<LineFields> = {}) =>
  offersFor({ kind, text, personId: null, departmentId: null, ...more }, undefined, find(text), said)

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
