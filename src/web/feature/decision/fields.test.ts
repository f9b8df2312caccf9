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
  noticeAudience: 'all',
  noticeChannel: 'mail',
  noticeSender: null,
  ruleMetric: '',
  ruleLimit: null,
  ruleUnit: '',
  parties: [{ id: 'd1', name: '设计部' }],
  normRequest: '',
  commitments: [
    { trigger: '收到投诉后', amount: 1, unit: 'hour', department: { id: 'd1', name: '设计部' } },
    { trigger: ' ', amount: 1, unit: 'hour', department: { id: 'd1', name: '设计部' } },
    { trigger: '收到信息后', amount: null, unit: 'hour', department: { id: 'd1', name: '设计部' } },
  ],
  refersTo: null,
  refersMaterialId: null,
  remark: '',
  cooperating: [{ department: { id: 'd1', name: '设计部' }, contribution: '海报' }],
}

it('sends by id what was changed, and nothing else', () => {
  const open = { department: null, contribution: '没有选部门' }
  expect(changeOf({ owner: null, cooperating: [...fields.cooperating, open] })).toEqual({
    ownerId: null,
    cooperating: [{ departmentId: 'd1', contribution: '海报' }],
  })
})

it('S2-43: sends commitments that are complete, and leaves out a row that is not filled in yet', () => {
  expect(changeOf({ commitments: fields.commitments, parties: fields.parties })).toEqual({
    partyIds: ['d1'],
    commitments: [{ trigger: '收到投诉后', amount: 1, unit: 'hour', departmentId: 'd1' }],
  })
})

it.each([
  ['owner', '周敏'],
  ['parties', '设计部'],
  ['ownerDepartment', ''],
  ['noticeLeadDays', '10'],
  ['cooperating', '设计部 海报'],
] as const)('says %s in words', (field, expected) => {
  expect(sayField(fields, field)).toBe(expected)
})
