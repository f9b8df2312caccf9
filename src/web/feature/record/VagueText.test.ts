import { expect, it } from 'vitest'
import { flagFinder } from './VagueText.tsx'

const find = flagFinder({ forbidden: ['尽快', '可能'], vague: ['左右'], subjective: ['推卸', '不配合'] })
const words = (kind: string, text: string) => find(kind, text).map(({ text: word }) => word)

it.each([
  ['viewpoint', '销售部推卸责任，不配合', ['推卸', '不配合']],
  ['dispute', '設計部不配合', ['不配合']],
  ['note', '销售部表示人手不足，需要两人支援', []],
])(
  'S2-34 NM-MTG-12: in a %s, “%s” flags what judges instead of saying what was said',
  (kind, text, found) => {
    expect(words(kind, text)).toEqual(found)
  },
)

it.each([
  ['decision', '尽快上线，预算3万左右', ['尽快', '左右']],
  ['task', '可能延期', ['可能']],
  ['viewpoint', '可能延期', []],
])('S2-41: in a %s, “%s” flags what is vague; in what people say it does not', (kind, text, found) => {
  expect(words(kind, text)).toEqual(found)
})
