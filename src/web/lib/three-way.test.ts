import { expect, it } from 'vitest'
import { threeWay } from './three-way.ts'

const base = { name: '方案', due: '2026-01-05', criteria: ['一'] }

it.each([
  ['nothing changed', base, base, {}, []],
  ['only I changed', { ...base, name: '新方案' }, base, { name: '新方案' }, []],
  ['only they changed', base, { ...base, name: '新方案' }, {}, []],
  [
    'each changed another field',
    { ...base, name: '新方案' },
    { ...base, due: '2026-01-09' },
    { name: '新方案' },
    [],
  ],
  ['both made the same change', { ...base, criteria: ['二'] }, { ...base, criteria: ['二'] }, {}, []],
  [
    'both changed one field',
    { ...base, criteria: ['一', '二'] },
    { ...base, criteria: ['三'] },
    { criteria: ['一', '二'] },
    ['criteria'],
  ],
])('%s', (_case, mine, theirs, change, conflicts) => {
  expect(threeWay(base, mine, theirs)).toEqual({ change, conflicts })
})
