import { expect, it } from 'vitest'
import { seal, unseal } from './seal.ts'

const ours = 'x'.repeat(32)

it('gives back what was sealed, to whoever has the secret', () => {
  const sealed = seal('SEC密钥', ours)
  expect(sealed).not.toContain('SEC')
  expect(unseal(sealed, ours)).toBe('SEC密钥')
  expect(unseal(sealed, 'y'.repeat(32))).toBeUndefined()
  expect(unseal(`A${sealed.slice(1)}`, ours)).toBe(sealed.startsWith('A') ? 'SEC密钥' : undefined)
  expect(unseal('', ours)).toBeUndefined()
})

it('seals the same text differently each time', () => {
  expect(seal('a', ours)).not.toBe(seal('a', ours))
})
