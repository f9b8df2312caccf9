import { describe, expect, it } from 'vitest'
import type { TopicFacts } from '#domain/norm/facts.ts'
import { prepareRules } from '#domain/norm/rules/prepare.ts'
import type { Scene } from '#domain/norm/scene.ts'
import { inOrderOfPriority, priorityOf, type Ranked } from './agenda-order.ts'

describe('X-07: importance × urgency', () => {
  it.each([
    [true, true, 'P0'],
    [true, false, 'P1'],
    [false, true, 'P2'],
    [false, false, 'P3'],
  ] as const)('important %s, urgent %s is %s', (isImportant, isUrgent, priority) => {
    expect(priorityOf({ isImportant, isUrgent })).toBe(priority)
  })
})

const topic = (id: string, priority: Ranked['priority'], kind: Ranked['kind']) => ({ id, priority, kind })

describe('S2-16 X-07: topics in order of priority', () => {
  it.each([
    ['decisions before discussions before information', 'a/inform b/discuss c/decide', 'c b a'],
    ['priority before kind', 'a:P2/decide b:P0/inform c:P1/discuss', 'b c a'],
    ['what is not ranked last', 'a/decide b:P3/inform', 'b a'],
    ['equals as they stood', 'a:P1/decide b:P1/decide c:P1/decide', 'a b c'],
  ])('puts %s', (_case, written, expected) => {
    const topics = written.split(' ').map((one) => {
      const [, id, priority, kind] = /^(\w)(?::(P\d))?\/(\w+)$/.exec(one) ?? []
      return topic(id ?? '', (priority ?? null) as Ranked['priority'], kind as Ranked['kind'])
    })
    const sorted = inOrderOfPriority(topics)
    expect(sorted.map(({ id }) => id).join(' ')).toBe(expected)
    // NM-PRE-20 has nothing to say about what comes out, though it may have about what went in.
    const facts = sorted.map((one, order): TopicFacts => ({ ...one, order, title: one.id }))
    expect(
      prepareRules['NM-PRE-20'](
        { meeting: { id: 'm', name: 'm' }, topics: facts },
        true as never,
        {} as Scene,
      ),
    ).toEqual([])
  })
})
