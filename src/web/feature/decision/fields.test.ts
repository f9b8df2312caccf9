import { expect, it } from 'vitest'
import { changeOf, type DecisionFields, sayField } from './fields.ts'

const fields: DecisionFields = {
  content: '预算不超过5000元',
  kind: 'action',
  mechanism: 'hostConsensus',
  owner: { id: 'p1', name: '周敏', jobTitle: '', departmentId: null, departmentName: null },
  ownerDepartment: null,
  dueOn: null,
  dueText: '',
  confirmBy: null,
  conditionEvent: '',
  noticeLeadDays: 10,
  affectedDate: null,
  cooperating: [{ department: { id: 'd1', name: '设计部' }, contribution: '海报' }],
}

it('sends by id what was changed, and nothing else', () => {
  const open = { department: null, contribution: '没有选部门' }
  expect(changeOf({ owner: null, cooperating: [...fields.cooperating, open] })).toEqual({
    ownerId: null,
    cooperating: [{ departmentId: 'd1', contribution: '海报' }],
  })
})

it.each([
  ['owner', '周敏'],
  ['ownerDepartment', ''],
  ['noticeLeadDays', '10'],
  ['cooperating', '设计部 海报'],
] as const)('says %s in words', (field, expected) => {
  expect(sayField(fields, field)).toBe(expected)
})
