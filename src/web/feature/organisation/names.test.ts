import { expect, it } from 'vitest'
import { namesIn } from './names.ts'

it.each([
  ['市场、市场中心', ['市场', '市场中心']],
  [' Marketing, MKT ;Brand\nMKT', ['Marketing', 'MKT', 'Brand']],
  ['，，', []],
])('reads the names in %s', (text, names) => {
  expect(namesIn(text)).toEqual(names)
})
