import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Choices, choices } from './choice.ts'
import { alternativesOf } from './needs.ts'

const needs: readonly (readonly [RegExp, readonly (readonly string[])[]])[] = [
  [/同意/, [['同', '意']]],
  [
    /同意|通过/,
    [
      ['同', '意'],
      ['通', '过'],
    ],
  ],
  [/决[定议]/, [['决', '定议']]],
  [/(?:停|暂停)用/, [['停暂', '用']]],
  [/(?:停止|暂停)用/, [['停暂', '止停', '用']]],
  [/要(?:尽快)?办/, [['要', '办']]],
  [/要(?:尽快)+办/, [['要', '尽', '快', '办']]],
  [/不{0,2}再?设/, [['设']]],
  [/不{1,2}设/, [['不', '设']]],
  [/[^,。]{1,12}上线$/, [['上', '线']]],
  [/[〇㐀-鿿]{2}部/, [['部']]],
  [/\d[\d.]*万?元/, [['0123456789', '元']]],
  [/\s.\w\S元/, [['元']]],
  [/(?=今年)不(?!办)(?<=不)(?<!也不)/, [['今', '年', '不', '不']]],
  [/一(?:律|)不/, [['一', '不']]],
  [/[一-三]\u4e07/, [['一丁丂七丄丅丆万丈三', '万']]],
  [/a\.b\|c[\]x]/, [['a', '.', 'b', '|', 'c', ']x']]],
  [/同意/i, [[]]],
]

const patterns = {
  plain: /同意|不同意|通过/,
  begins: /^(?:会议|大会)?(?:决定|议定)[^,。]{1,6}(?:停|办)|办$/,
  figures: /(?:控制|压)(?:在|到)\s?\d+(?:元|天)(?:以内|$)|每[天月]\d/,
  never: /(?<!不)一律(?!不)|(?:严禁|不得)(?!不)/,
  any: /[^,]{2,4}吗|不./,
}
const letters = '同意不通过会议大决定停办控制压在到12元天以内每月一律严禁得吗,。 '

describe('what a pattern cannot do without', () => {
  it.each(needs)('%s', (pattern, expected) => {
    expect(alternativesOf(pattern).map((one) => one.needs)).toEqual(expected)
  })
})

describe('patterns as choices', () => {
  const finders = choices(patterns)
  const text = fc.string({ unit: fc.constantFrom(...letters), maxLength: 24 })

  it('find what the patterns find, where they find it', () => {
    fc.assert(
      fc.property(text, (words) => {
        for (const [name, finder] of Object.entries(finders)) {
          const expected = patterns[name as keyof typeof patterns].exec(words)
          const found = finder.exec(words)
          expect([name, found?.index, found?.[0]]).toEqual([name, expected?.index, expected?.[0]])
          expect(finder.test(words)).toBe(expected !== null)
        }
      }),
      { numRuns: 3_000 },
    )
  })

  it('pass over a text that has none of the characters', () => {
    const all = new Choices(Object.values(patterns).slice(0, 4))
    expect(all.passing('各科室报送材料')).toEqual([])
    expect(all.passing('会议决定先办').map(({ nth }) => nth)).toEqual([1])
  })

  it.each([/(同意)/, /(?<word>同意)/, /同意/g, /同\(a(意)/])('are refused for %s', (pattern) => {
    expect(() => new Choices([pattern])).toThrow(RangeError)
  })

  it.each([/[(]同意/, /\(同意\)/, /(?<=不)同意/])('take %s', (pattern) => {
    expect(() => new Choices([pattern])).not.toThrow()
  })
})
