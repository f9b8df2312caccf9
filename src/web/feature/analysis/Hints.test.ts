import { expect, it } from 'vitest'
import { item } from '#domain/import/import.test-data.ts'
import { standingHints } from './Hints.tsx'

const hint = (kind: 'multiple_owners' | 'missing_deadline' | 'vague') => ({
  kind,
  quote: { text: '尽快', start: 0 },
  because: { key: 'due.none', params: {} },
})
const kindsOf = (change: Parameters<typeof item>[1]) =>
  standingHints(item('action-0', change)).map(({ kind }) => kind)

it('says that several are named until somebody has looked at who leads', () => {
  const hints = [hint('multiple_owners')]
  expect(kindsOf({ state: 'open', hints })).toEqual(['multiple_owners'])
  expect(kindsOf({ state: 'edited', hints })).toEqual([])
  expect(kindsOf({ state: 'accepted', hints })).toEqual([])
})

it('says that there is no day until there is one', () => {
  const hints = [hint('missing_deadline')]
  expect(kindsOf({ state: 'open', dueOn: null, hints })).toEqual(['missing_deadline'])
  expect(kindsOf({ state: 'open', dueOn: '2026-03-06', hints })).toEqual([])
})
