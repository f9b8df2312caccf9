import { expect, it } from 'vitest'
import { formatsOf, readFormats, readLines } from './formats.ts'

const file = (name: string, round = 0) => ({ round, name: '主视觉', file: { name } })
const required = [
  { format: 'JPG', use: 'online' },
  { format: '.pdf', use: 'offline' },
] as const
const link = (name: string) => ({ round: 0, name, file: null })

it.each([
  ['a file by its ending', [file('主视觉.JPG')], [true, false]],
  ['jpeg for jpg', [file('主视觉.jpeg')], [true, false]],
  ['a link by its name', [link('终稿.pdf')], [false, true]],
  ['another round does not count', [file('主视觉.jpg', 1)], [false, false]],
  ['a name without an ending', [link('jpg')], [false, false]],
])('%s', (_case, deliverables, expected) => {
  expect(formatsOf(required, deliverables, 0).map(({ isThere }) => isThere)).toEqual(expected)
})

it('reads formats and lines as people type them', () => {
  expect(readFormats('JPG、PDF, PSD  JPG')).toEqual(['JPG', 'PDF', 'PSD'])
  expect(readLines(' 初稿通过评审 \n\n 数据齐全')).toEqual(['初稿通过评审', '数据齐全'])
})
