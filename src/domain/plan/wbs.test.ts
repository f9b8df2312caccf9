import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import {
  childrenOf,
  indentedSpot,
  isWithin,
  orderedWith,
  outdentedSpot,
  outlineOf,
  rolledSpans,
  shiftedSpot,
  type WbsNode,
} from './wbs.ts'

const nodes: WbsNode[] = [
  { id: 'need', parentId: null, position: 0 },
  { id: 'ask', parentId: 'need', position: 0 },
  { id: 'sort', parentId: 'need', position: 1 },
  { id: 'build', parentId: null, position: 1 },
  { id: 'draw', parentId: 'build', position: 0 },
  { id: 'sketch', parentId: 'draw', position: 0 },
]

describe('S4-25: the work breakdown structure', () => {
  it('numbers its lines to any depth', () => {
    expect(outlineOf(nodes).map(({ id, number, level }) => `${number} ${id} ${level}`)).toEqual([
      '1 need 0',
      '1.1 ask 1',
      '1.2 sort 1',
      '2 build 0',
      '2.1 draw 1',
      '2.1.1 sketch 2',
    ])
    expect(outlineOf(nodes).flatMap(({ id, isSummary }) => (isSummary ? [id] : []))).toEqual([
      'need',
      'build',
      'draw',
    ])
  })

  it.each([
    ['indents below the sibling before', indentedSpot(nodes, 'build'), { parentId: 'need', afterId: 'sort' }],
    ['cannot indent the first', indentedSpot(nodes, 'ask'), undefined],
    ['lifts right behind its parent', outdentedSpot(nodes, 'sketch'), { parentId: 'build', afterId: 'draw' }],
    ['cannot lift the top', outdentedSpot(nodes, 'need'), undefined],
    ['goes down', shiftedSpot(nodes, 'ask', 1), { parentId: 'need', afterId: 'sort' }],
    ['goes up to the first place', shiftedSpot(nodes, 'sort', -1), { parentId: 'need', afterId: null }],
    ['stays at the edge', shiftedSpot(nodes, 'sort', 1), undefined],
  ])('%s', (_case, spot, expected) => {
    expect(spot).toEqual(expected)
  })

  it('knows what would become a part of itself', () => {
    expect(isWithin(nodes, 'sketch', 'build')).toBe(true)
    expect(isWithin(nodes, 'need', 'build')).toBe(false)
    expect(orderedWith(nodes, { parentId: 'need', afterId: 'ask' }, ['draw'])).toEqual([
      'ask',
      'draw',
      'sort',
    ])
  })

  it('spans over a summary what is below it, whatever was called off', () => {
    const dated = nodes.map((node) => ({
      ...node,
      start: node.id === 'ask' ? civilDate('2026-11-02') : null,
      due: node.id === 'sort' ? civilDate('2026-11-20') : node.id === 'ask' ? civilDate('2026-11-05') : null,
      isOff: false,
    }))
    expect(rolledSpans(dated).get('need')).toEqual({ start: '2026-11-02', due: '2026-11-20' })
    const off = dated.map((node) => (node.id === 'sort' ? { ...node, isOff: true } : node))
    expect(rolledSpans(off).get('need')).toEqual({ start: '2026-11-02', due: '2026-11-05' })
  })

  const trees = fc
    .array(fc.record({ parent: fc.nat(30), position: fc.nat(5) }), { minLength: 1, maxLength: 25 })
    .map((rows) =>
      rows.map(
        ({ parent, position }, at): WbsNode => ({
          id: `n${at}`,
          // Also parents that are not there, and circles.
          parentId: parent > rows.length ? null : `n${parent}`,
          position,
        }),
      ),
    )

  it('shows every line exactly once, under its own number, even where the data is broken', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const places = outlineOf(tree)
        expect(places.map(({ id }) => id).toSorted()).toEqual(tree.map(({ id }) => id).toSorted())
        expect(new Set(places.map(({ number }) => number)).size).toBe(tree.length)
        for (const { number, level } of places) expect(number.split('.').length).toBe(level + 1)
      }),
    )
  })

  it('indenting and lifting again brings a line back below its parent', () => {
    const flat = Array.from(
      { length: 5 },
      (_, at): WbsNode => ({ id: `n${at}`, parentId: null, position: at }),
    )
    const spot = indentedSpot(flat, 'n3')
    const moved = flat.map((node) =>
      node.id === 'n3' ? { ...node, parentId: spot?.parentId ?? null } : node,
    )
    expect(childrenOf(moved, 'n2').map(({ id }) => id)).toEqual(['n3'])
    expect(outdentedSpot(moved, 'n3')).toEqual({ parentId: null, afterId: 'n2' })
  })
})
