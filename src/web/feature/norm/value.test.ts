import { expect, it } from 'vitest'
import { isCustomised, listIn, sayValue } from './value.ts'

const known: Record<string, string> = {
  'common.yes': '是',
  'common.no': '否',
  'common.join': '、',
  'enum.unit.workday': '个工作日',
  'term.host': '主持人',
  'organisation.norms.param.min': '下限',
}
const text = (key: string) => known[key] ?? key
const has = (key: string) => key in known

it.each([
  [true, 'bool', '是'],
  [2, 'workday', '2 个工作日'],
  [0.8, 'unknownUnit', '0.8'],
  [['host', '经办人'], 'role[]', '主持人、经办人'],
  [{ min: 10, other: false }, 'minutes', '下限 10 · other 否'],
  [null, '', ''],
])('says %o', (value, unit, said) => {
  expect(sayValue(value, unit, text, has)).toBe(said)
})

it('reads a list back as it was: words stay words, numbers numbers', () => {
  expect(listIn('尽快\n\n 大概 ', ['尽快'])).toEqual(['尽快', '大概'])
  expect(listIn('1\n2', [1, 1, 2])).toEqual([1, 2])
})

it.each([
  [{}, false],
  [{ enabled: false }, true],
  [{ severity: 'block' }, true],
  [{ value: { min: 5 } }, true],
])('sees that a norm was set here: %o', (change, customised) => {
  const norm = {
    value: { min: 10 },
    defaultValue: { min: 10 },
    severity: 'warn',
    defaultSeverity: 'warn',
    enabled: true,
  }
  expect(isCustomised({ ...norm, ...change })).toBe(customised)
})
