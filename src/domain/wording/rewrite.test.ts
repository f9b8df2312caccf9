import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { dueDateIn } from '#domain/smart/due-date.ts'
import { vagueWordMatcher } from './matcher.ts'
import { rewriteFirst } from './rewrite.ts'

const find = vagueWordMatcher([
  ...['尽快', '尽快推进', '尽快协调', '尽快完成', '大概', '可能', '配合完成', '及时', '左右', 'ASAP'],
])
const rewritten = (text: string) => rewriteFirst(text, find(text))?.text

describe('S2-41: a concrete rewrite', () => {
  it.each([
    ['尽快协调', '3个工作日内完成协调'],
    ['盡快協調', '3個工作日內完成協調'],
    ['儘快完成設計稿', '3個工作日內完成設計稿'],
    ['请设计部尽快出稿', '请设计部3个工作日内出稿'],
    ['及时完成联调', '3个工作日内完成联调'],
    ['尽快推进招聘', '3个工作日内完成招聘'],
    ['尽快协调资源', '3个工作日内协调资源'],
    ['盡快推進', '3個工作日內完成推進'],
    ['预算大概30万元', '预算30万元'],
    ['预算30万元左右', '预算30万元'],
    ['Send the list ASAP', 'Send the list within 3 working days'],
  ])('%s → %s', (bad, good) => {
    expect(rewritten(bad)).toBe(good)
    expect(find(good)).toEqual([])
  })

  it.each(['可能延期', '配合完成', '3个工作日内完成协调'])('has none for %s', (text) => {
    expect(rewritten(text)).toBeUndefined()
  })

  it('yields a due date where the vague words gave none', () => {
    const said = {
      today: civilDate('2026-03-02'),
      calendar: {
        kinds: new Map(),
        names: new Map(),
        announcedYears: new Set<number>(),
        dayStart: '09:00',
        dayEnd: '18:00',
      },
    } as const
    expect(dueDateIn('尽快协调', said)).toBeUndefined()
    expect(dueDateIn(rewritten('尽快协调') ?? '', said)?.on).toBe('2026-03-05')
  })
})
