import { expect, it } from 'vitest'
import { smartCriteria } from '#domain/smart/smart.ts'
import { enumText } from '#text/zh-CN/enum.ts'
import { emptyFields } from './fields.ts'
import { smartOfTask } from './smart.ts'

const person = { id: 'p1', name: '周敏', jobTitle: '', departmentId: null, departmentName: null }
const good = {
  ...emptyFields,
  name: '提交3版主视觉设计稿',
  owner: person,
  dueOn: '2026-11-22',
  doneCriteria: ['印刷厂签收'],
  collaboration: { id: 'c1', name: '焕新推广' },
}
const flagsOf = (fields: typeof emptyFields) => {
  const check = smartOfTask(fields)
  return smartCriteria.filter((criterion) => !check[criterion].ok)
}

it.each([
  ['all five met', good, []],
  ['nothing said', emptyFields, [...smartCriteria]],
  ['no date', { ...good, dueOn: null }, ['timeBound']],
  ['nobody to do it', { ...good, owner: null }, ['achievable']],
  ['no project', { ...good, collaboration: null }, ['relevant']],
  ['only talk', { ...good, name: '沟通主视觉', doneCriteria: [] }, ['specific', 'measurable', 'achievable']],
] as const)('S3-24: gives five flags to a task: %s', (_case, fields, missed) => {
  expect(Object.keys(smartOfTask(fields)).sort()).toEqual([...smartCriteria].sort())
  expect(flagsOf(fields)).toEqual(missed)
})

it.each([
  ['done', '已完成'],
  ['inProgress', '进行中'],
  ['delayed', '延期'],
  ['needsSupport', '需支持'],
] as const)('S2-65: calls %s %s', (state, label) => {
  expect(enumText.taskState[state]).toBe(label)
})
