import { expect, it } from 'vitest'
import { changeOf, emptyFields, newTaskOf, sayField, withWords } from './fields.ts'

const person = { id: 'p1', name: '周敏', jobTitle: '', departmentId: null, departmentName: null }
const department = { id: 'd1', name: '设计部' }

it('sends people and departments by id, and leaves unfinished rows out', () => {
  expect(
    changeOf({
      owner: null,
      reviewers: [person],
      cooperating: [
        { department, provides: '海报' },
        { department: null, provides: '没有选部门' },
      ],
      milestones: [
        { dueOn: '2026-12-01', department, deliverable: '初稿' },
        { dueOn: null, department: null, deliverable: '没有日期' },
      ],
      resources: [
        {
          kind: 'money',
          text: '',
          provider: null,
          askingDepartment: null,
          headcount: null,
          dueOn: null,
          amountCents: 300_000,
        },
        {
          kind: 'people',
          text: ' ',
          provider: department,
          askingDepartment: null,
          headcount: null,
          dueOn: null,
          amountCents: null,
        },
      ],
      doneCriteria: ['通过评审', ' '],
    }),
  ).toEqual({
    ownerId: null,
    reviewerIds: ['p1'],
    cooperating: [{ departmentId: 'd1', provides: '海报' }],
    milestones: [{ dueOn: '2026-12-01', departmentId: 'd1', deliverable: '初稿' }],
    resources: [
      {
        kind: 'money',
        text: '',
        providerId: null,
        askingDepartmentId: null,
        headcount: null,
        dueOn: null,
        amountCents: 300_000,
      },
    ],
    doneCriteria: ['通过评审'],
  })
})

it('says of a new task only what was filled in', () => {
  expect(newTaskOf({ ...emptyFields, name: ' 做海报 ', owner: person })).toEqual({
    name: '做海报',
    ownerId: 'p1',
  })
})

it('puts merged words back as text or as lines', () => {
  expect(withWords(emptyFields, 'doneCriteria', '一\n\n二').doneCriteria).toEqual(['一', '二'])
  expect(withWords(emptyFields, 'description', '一\n二').description).toBe('一\n二')
})

it('says a budget in yuan and people by name', () => {
  expect(sayField({ ...emptyFields, budgetCents: 12_345 }, 'budgetCents')).toBe('123.45')
  expect(sayField({ ...emptyFields, cooperators: [person] }, 'cooperators')).toBe('周敏')
})
