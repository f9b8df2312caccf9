import { expect, it } from 'vitest'
import { linesOf, type Place } from './marks.ts'

const place = (key: string, start: number, end: number): Place => ({ key, start, end })

/** `[a:周五前]`, with a star where the item begins. */
function drawn(text: string, places: readonly Place[]): string[] {
  return linesOf(text, places).map(({ runs }) =>
    runs
      .map(({ text: words, key, isFirst }) =>
        key === null ? words : `[${isFirst ? '*' : ''}${key}:${words}]`,
      )
      .join(''),
  )
}

it.each<[string, string, Place[], string[]]>([
  ['nothing', '开会\n散会', [], ['开会', '散会']],
  ['one item', '甲乙丙丁', [place('a', 1, 3)], ['甲[*a:乙丙]丁']],
  ['side by side', '甲乙丙丁', [place('a', 0, 2), place('b', 2, 4)], ['[*a:甲乙][*b:丙丁]']],
  ['one within another', '甲乙丙丁', [place('b', 1, 2), place('a', 0, 4)], ['[*a:甲][*b:乙][a:丙丁]']],
  ['the same place twice', '甲乙丙', [place('a', 0, 2), place('b', 0, 2)], ['[*b:甲乙]丙']],
  ['overlapping', '甲乙丙丁', [place('a', 0, 3), place('b', 2, 4)], ['[*a:甲乙][*b:丙丁]']],
  ['over a line end', '甲乙\n丙丁', [place('a', 1, 4)], ['甲[*a:乙]', '[a:丙]丁']],
  ['beyond the end', '甲乙', [place('a', 1, 9), place('b', 5, 9), place('c', 1, 1)], ['甲[*a:乙]']],
  ['an empty last line', '甲\n', [place('a', 0, 1)], ['[*a:甲]', '']],
])('cuts the source at %s', (_case, text, places, expected) => {
  expect(drawn(text, places)).toEqual(expected)
})

it('loses no sign of the source, however items lie', () => {
  const text = '一二三四五六七八九\n十甲乙丙\n\n丁戊'
  const places = Array.from({ length: 60 }, (_, index) =>
    place(`k${index}`, (index * 7) % text.length, ((index * 7) % text.length) + (index % 9)),
  )
  const kept = linesOf(text, places).map(({ runs }) => runs.map((run) => run.text).join(''))
  expect(kept.join('\n')).toBe(text)
})

it('is quick with a long text full of items', () => {
  const text = '市场部周五前提交方案。\n'.repeat(20_000)
  const places = Array.from({ length: 20_000 }, (_, index) => place(`k${index}`, index * 12, index * 12 + 10))
  const begun = performance.now()
  expect(linesOf(text, places)).toHaveLength(20_001)
  expect(performance.now() - begun).toBeLessThan(1500)
})
