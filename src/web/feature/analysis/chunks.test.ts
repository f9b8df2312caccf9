import { describe, expect, it } from 'vitest'
import { areSame, chunksOf } from './chunks.ts'

describe('a list in pieces', () => {
  it.each([
    [0, []],
    [2, [2]],
    [3, [3]],
    [7, [3, 3, 1]],
  ])('of %i rows has all of them, in order', (count, sizes) => {
    const list = Array.from({ length: count }, (_, at) => at)
    const chunks = chunksOf(list, 3)
    expect(chunks.map(({ rows }) => rows.length)).toEqual(sizes)
    expect(chunks.flatMap(({ rows }) => rows)).toEqual(list)
    expect(new Set(chunks.map(({ key }) => key)).size).toBe(chunks.length)
  })

  const [one, two] = [{ a: 1 }, { a: 1 }]
  it.each([
    ['no rows', [], [], true],
    ['the same in each field', [{ item: one, topic: 'x' }], [{ item: one, topic: 'x' }], true],
    ['an equal item that is another', [{ item: one, topic: 'x' }], [{ item: two, topic: 'x' }], false],
    ['another field', [{ item: one, topic: 'x' }], [{ item: one, topic: 'y' }], false],
    ['one row more', [{ item: one, topic: 'x' }], [], false],
  ])('%s', (_what, before, after, expected) => {
    expect(areSame(before, after)).toBe(expected)
  })
})
