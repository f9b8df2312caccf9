import { expect, it } from 'vitest'
import { isCustomised, listIn, sayValue } from './value.ts'

const known: Record<string, string> = {
  'common.yes': '是',
  'common.no': '否',
  'common.join': '、',
  'enum.unit.workday': '个工作日',
  'term.host': '主持人',
  'organisation.norms.param.min': '下限',
  'organisation.norms.param.heads': '与各部门负责人沟通',
  'organisation.norms.begins': '以某词开头：{{words}}',
  'organisation.norms.moreThan': '超过 {{value}}',
  'organisation.norms.word.chair': '由主持人定',
  'organisation.norms.word.subject': '会议主题',
  'organisation.norms.word.day': '日期',
  'organisation.norms.say.weekday.5': '每周五',
}
const text = (key: string, params: Readonly<Record<string, unknown>> = {}) =>
  (known[key] ?? key).replace(/\{\{(\w+)\}\}/g, (_, name) => String(params[name]))
const has = (key: string) => key in known

it.each([
  [true, 'bool', '是'],
  [2, 'workday', '2 个工作日'],
  [0.8, 'unknownUnit', '0.8'],
  [['host', '经办人'], 'role[]', '主持人、经办人'],
  [{ min: 10, other: false }, 'minutes', '下限 10 · other 否'],
  [null, '', ''],
  [0.8, 'ratio', '80%'],
  [['^(讨论|沟通)'], 'regex[]', '以某词开头：讨论、沟通'],
  [['^(讨论|沟通).+$'], 'regex[]', '^(讨论|沟通).+$'],
  [{ threshold: '>1/2', tie: 'chair' }, 'ratio', 'threshold 超过 1/2 · tie 由主持人定'],
  [{ weekday: 5, heads: true }, 'schedule', '每周五 · 与各部门负责人沟通'],
  [{ yellow: 0.1, criticalDays: 3 }, 'ratio/workday', 'yellow 10% · criticalDays 3'],
  ['{subject}-{yyyy-MM-dd}', 'pattern', '会议主题-日期'],
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
