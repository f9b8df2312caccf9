import { expect, it } from 'vitest'
import { cursorOf, keysOf, pageOf } from './page.ts'

it('hands the sort keys back as they were', () => {
  expect(keysOf(cursorOf('2026-03-02', null, 7, '中文'), ['string', 'string?', 'number', 'string'])).toEqual([
    '2026-03-02',
    null,
    7,
    '中文',
  ])
})

it.each([
  ['garbage', '%%%'],
  ['no JSON', Buffer.from('nonsense').toString('base64url')],
  ['too few keys', cursorOf('a')],
  ['too many keys', cursorOf('a', 1, 2)],
  ['a key of another kind', cursorOf(1, 1)],
  ['null where there is always a value', cursorOf(null, 1)],
  ['an object', Buffer.from('{"0":"a","1":1,"length":2}').toString('base64url')],
])('refuses a cursor that is %s', (_case, cursor) => {
  expect(() => keysOf(cursor, ['string', 'number'])).toThrow(
    expect.objectContaining({
      kind: 'invalid',
      issues: [{ path: ['query', 'cursor'], reason: 'field.notACursor' }],
    }),
  )
})

it('shows a page and where the next begins, until there is none', () => {
  const keys = (row: number) => [row]
  const first = pageOf([1, 2, 3], 2, keys, String)
  expect(first.items).toEqual(['1', '2'])
  expect(keysOf(first.nextCursor as string, ['number'])).toEqual([2])
  expect(pageOf([3], 2, keys, String)).toEqual({ items: ['3'], nextCursor: null })
  expect(pageOf([], 2, keys, String)).toEqual({ items: [], nextCursor: null })
})
