import { expect, it } from 'vitest'
import { item, review, stranger } from './import.test-data.ts'
import { openNames, settleName } from './names.ts'
import type { ImportReview } from './review.ts'

const written = '小敏'
const before: ImportReview = review({
  basics: { ...review().basics, attendees: [stranger(written), stranger('老王')] },
  items: [
    item('action-0', { who: { personId: null, departmentId: 'sales', written } }),
    item('action-1', { cooperating: [stranger(written)] }),
    item('action-2', { who: stranger('老王') }),
  ],
  names: [written, '老王'].map((name) => ({
    written: name,
    personIds: [],
    departmentIds: [],
    choice: null,
    isRemembered: false,
  })),
})
const homeOf = (personId: string) => (personId === 'min' ? 'market' : null)

it('settles a name once for every place that has it, and for no other', () => {
  const after = settleName(before, written, { as: 'person', id: 'min' }, homeOf)
  const min = { personId: 'min', departmentId: 'market', written }
  expect(after.basics.attendees).toEqual([min, stranger('老王')])
  expect(after.items.map(({ who, cooperating }) => [who, cooperating])).toEqual([
    [min, []],
    [null, [min]],
    [stranger('老王'), []],
  ])
  expect(openNames(after).map((name) => name.written)).toEqual(['老王'])
})

it('can be settled again, as a department or as mere words', () => {
  const asPerson = settleName(before, written, { as: 'person', id: 'min' }, homeOf)
  const asDepartment = settleName(asPerson, written, { as: 'department', id: 'market' }, homeOf)
  expect(asDepartment.items[0]?.who).toEqual({ personId: null, departmentId: 'market', written })
  const asText = settleName(before, written, { as: 'text' }, homeOf)
  expect(asText.items[0]?.who).toEqual({ personId: null, departmentId: 'sales', written })
  expect(openNames(asText)).toHaveLength(1)
})

it('does nothing for a name that nobody asked about', () => {
  expect(settleName(before, '陌生人', { as: 'text' }, homeOf)).toBe(before)
})
