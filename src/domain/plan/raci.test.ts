import { describe, expect, it } from 'vitest'
import { checkRaci, type RaciCell, raciLoad, toggled } from './raci.ts'

const rule = { A: 1, minR: 1, maxR: 3 }
const cells = (text: string): RaciCell[] =>
  text.split(' ').flatMap((one) => {
    const [letters = '', partyId = ''] = one.split(':')
    return [...letters].map((letter) => ({ taskId: 't', partyId, letter: letter as RaciCell['letter'] }))
  })

describe('S4-28 S4-29 X-71: the RACI matrix', () => {
  it.each([
    ['one A and one R', 'A:a R:b', []],
    ['the same party for both', 'AR:a', []],
    ['nobody accountable (责任真空)', 'R:b', ['noA 0']],
    ['nobody at work', 'A:a', ['noR 0']],
    ['nothing at all', '', ['noA 0', 'noR 0']],
    ['two accountable (多头负责): 宣传物料设计', 'AR:市场部 A:设计部', ['manyA 2']],
    ['more than three R is discouraged', 'AR:a R:b R:c R:d', ['manyR 4']],
    ['more than five C is discouraged', 'AR:a C:b C:c C:d C:e C:f C:g', ['manyC 6']],
    ['five C is not', 'AR:a C:b C:c C:d C:e C:f', []],
  ])('%s', (_case, text, expected) => {
    expect(checkRaci(['t'], cells(text), rule).map(({ fault, count }) => `${fault} ${count}`)).toEqual(
      expected,
    )
  })

  it('sees an overload in the column', () => {
    expect(raciLoad([...cells('AR:a'), { taskId: 'u', partyId: 'a', letter: 'A' }]).get('a')).toEqual({
      R: 1,
      A: 2,
      C: 0,
      I: 0,
    })
  })

  it.each([
    [['R'], 'a', ['R', 'A']],
    [['R', 'A'], 'R', ['A']],
    [['R', 'A'], 'Delete', []],
    [['R'], 'x', undefined],
  ] as const)('is written by keys: %s and %s', (letters, key, expected) => {
    expect(toggled(letters, key)).toEqual(expected)
  })
})
