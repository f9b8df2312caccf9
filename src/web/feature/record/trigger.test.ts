import { expect, it } from 'vitest'
import { triggerAt, withoutTrigger } from './trigger.ts'

it.each([
  ['/', 1, { what: 'kind', query: '', from: 0 }],
  ['/决', 2, { what: 'kind', query: '决', from: 0 }],
  ['由@石', 3, { what: 'who', query: '石', from: 1 }],
  ['@', 1, { what: 'who', query: '', from: 0 }],
  ['由@石静提供', 2, { what: 'who', query: '', from: 1 }],
])('%s at %i begins to pick', (text, caret, expected) => {
  expect(triggerAt(text, caret)).toEqual(expected)
})

it.each([
  ['a@b', 3],
  ['沪/苏/浙', 2],
  ['由@石静 提供', 7],
  ['没有', 2],
  ['@一二三四五六七八九十一二三', 14],
])('%s at %i does not', (text, caret) => {
  expect(triggerAt(text, caret)).toBeUndefined()
})

it('takes out only what was typed to pick with', () => {
  expect(withoutTrigger('由@石提供', { what: 'who', query: '石', from: 1 }, 3)).toBe('由提供')
})
