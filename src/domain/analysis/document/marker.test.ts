import { expect, test } from 'vitest'
import { readMarker } from './marker.ts'

test.each([
  ['一、背景', 'cn'],
  ['(二)费用', 'cnParen'],
  ['3. 排期', 'num'],
  ['【4】物资', 'numBracket'],
  ['[五] 物资', 'numBracket'],
  ['2/ 上周的账', 'numSlash'],
  ['3-2 冷库探头', 'dashed'],
  ['d4 对策', 'eightD'],
  ['丙、讨论事项', 'stem'],
  ['甲、乙双方各执一份', undefined],
  ['【背景】去年', undefined],
  ['[ ] 备件清单', undefined],
  ['1/2 的门店', undefined],
  ['7-8 月销量', undefined],
  ['9-30 到期', undefined],
  ['d级客户', undefined],
])('%s begins with %s', (line, style) => {
  expect(readMarker(line)?.style).toBe(style)
})
