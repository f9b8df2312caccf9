import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Waiting, wouldLoop } from './dependency.ts'

const chain: Waiting[] = [
  { from: '文案', to: '设计' },
  { from: '设计', to: '印刷' },
  { from: '印刷', to: '上架' },
]

it.each([
  ['what comes after anyway', { from: '文案', to: '上架' }, false],
  ['a second one before the same', { from: '实拍', to: '设计' }, false],
  ['back one step', { from: '设计', to: '文案' }, true],
  ['back all the way', { from: '上架', to: '文案' }, true],
  ['on itself', { from: '设计', to: '设计' }, true],
])('sees whether work would wait for itself: %s', (_case, added, expected) => {
  expect(wouldLoop(chain, added)).toBe(expected)
})

it('never lets a loop come about, in whatever order links are added', () => {
  const node = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  fc.assert(
    fc.property(fc.array(fc.record({ from: node, to: node }), { maxLength: 30 }), (tries) => {
      const kept: Waiting[] = []
      for (const one of tries) if (!wouldLoop(kept, one)) kept.push(one)
      // Without loops there is an order in which all can be done: take what waits for nothing, again and again.
      let left = kept
      for (;;) {
        const waiting = new Set(left.map(({ to }) => to))
        const next = left.filter(({ from }) => waiting.has(from))
        if (next.length === left.length) break
        left = next
      }
      expect(left).toEqual([])
    }),
  )
})
