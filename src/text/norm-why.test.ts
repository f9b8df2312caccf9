import { expect, it } from 'vitest'
import { catalogue } from '#domain/norm/catalogue.ts'
import { normWhy } from './zh-CN/norm-why.ts'

it('says of every norm why it is there, and of nothing else', () => {
  expect(Object.keys(normWhy).sort()).toEqual(catalogue.map(({ id }) => id).sort())
})
