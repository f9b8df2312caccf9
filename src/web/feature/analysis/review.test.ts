import { describe, expect, it } from 'vitest'
import { item, review } from '#domain/import/import.test-data.ts'
import { accepted, allAccepted, edited, merged, patchBetween, patched, rejected, walkOf } from './review.ts'

const open = (key: string, change = {}) => item(key, { state: 'open', ...change })
const states = (of: ReturnType<typeof review>) => of.items.map(({ state }) => state)

describe('deciding', () => {
  it('walks through the sections in their order, whatever the order of the text', () => {
    const items = [open('viewpoint-0'), open('action-1'), open('topic-2'), open('decision-3'), open('open-4')]
    expect(walkOf({ items })).toEqual(['topic-2', 'decision-3', 'action-1', 'viewpoint-0', 'open-4'])
  })

  it('takes all of a section that is still open, and leaves what was rejected', () => {
    const before = rejected(
      review({ items: [open('action-0'), open('action-1'), open('decision-0')] }),
      'action-1',
    )
    expect(states(allAccepted(before, 'actions'))).toEqual(['accepted', 'rejected', 'open'])
  })

  it('remembers that something was put in other words', () => {
    const changed = edited(review({ items: [open('action-0')] }), 'action-0', { text: '改' })
    expect(states(changed)).toEqual(['edited'])
    expect(states(accepted(changed, 'action-0'))).toEqual(['edited'])
  })
})

describe('keeping', () => {
  const before = review({
    items: [open('action-0'), open('action-1')],
    names: [{ written: '小敏', personIds: [], departmentIds: [], choice: null, isRemembered: false }],
  })

  it('sends only what was changed, and what is sent makes the same of it', () => {
    const after = {
      ...edited(before, 'action-1', { text: '改', dueOn: '2026-03-06' }),
      basics: { ...before.basics, place: '二楼' },
      names: before.names.map((name) => ({ ...name, choice: { as: 'text' as const } })),
    }
    const patch = patchBetween(before, after)
    expect(patch).toEqual({
      basics: { place: '二楼' },
      items: [{ key: 'action-1', state: 'edited', text: '改', dueOn: '2026-03-06' }],
      names: [{ written: '小敏', choice: { as: 'text' }, isRemembered: false }],
    })
    expect(patched(before, patch ?? {})).toEqual(after)
  })

  it('sends nothing when all is as it was', () => {
    expect(patchBetween(before, rejected(rejected(before, 'action-0'), 'action-0'))).toBeDefined()
    expect(patchBetween(before, structuredClone(before))).toBeUndefined()
  })

  it('puts what was changed here over what was changed in another window', () => {
    const mine = accepted(before, 'action-0')
    const theirs = edited(before, 'action-1', { text: '另改' })
    const { review: both, clashes } = merged(before, mine, theirs)
    expect(both.items.map(({ state, text }) => [state, text])).toEqual([
      ['accepted', 'action-0'],
      ['edited', '另改'],
    ])
    expect(clashes).toEqual([])
  })

  it('says which words both changed, so that none is lost unseen', () => {
    const mine = edited({ ...before, basics: { ...before.basics, name: '甲会' } }, 'action-0', { text: '甲' })
    const theirs = edited({ ...before, basics: { ...before.basics, name: '乙会' } }, 'action-0', {
      text: '乙',
    })
    expect(merged(before, mine, theirs).clashes).toEqual([
      { place: { item: 'action-0' }, mine: '甲', theirs: '乙' },
      { place: { basic: 'name' }, mine: '甲会', theirs: '乙会' },
    ])
  })
})
