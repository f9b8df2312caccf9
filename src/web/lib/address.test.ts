import { expect, it } from 'vitest'
import { addressWith, filtersOf } from './address.ts'

it('reads filters from the address as they are, numbers and words alike', () => {
  expect(filtersOf('?q=123&state=done&empty=')).toEqual({ q: '123', state: 'done' })
})

it.each([
  [{ state: 'done' }, '/tasks?q=%E9%A2%84%E7%AE%97&state=done'],
  [{ q: undefined }, '/tasks'],
  [{ q: '' }, '/tasks'],
])('writes %o into the address', (change, address) => {
  expect(addressWith('/tasks', { q: '预算' }, change)).toBe(address)
})
