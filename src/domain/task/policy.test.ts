import { describe, expect, it } from 'vitest'
import type { Actor } from '#domain/person/actor.ts'
import { authorizeTask, offeredInTask, type TaskAct, type TaskInQuestion } from './policy.ts'

const person = (personId: string): Actor => ({
  personId,
  departmentIds: new Set<string>(),
  oversees: new Set<string>(),
  isAdmin: false,
  isSupervisor: false,
  locale: 'zh-CN',
})

const task: TaskInQuestion = {
  classification: 'internal',
  departmentIds: [],
  participantIds: ['owner', 'assigner', 'helper', 'reviewer'],
  state: 'todo',
  ownerId: 'owner',
  assignerId: 'assigner',
  reviewerIds: ['reviewer'],
  cooperatorIds: [],
  maintainerId: null,
  initiatingDepartmentId: null,
  assignment: 'signed',
  isInsisted: false,
  isSuspended: false,
  parentId: null,
  supporterIds: [],
  isWaitingForEvent: false,
}

const beside: readonly TaskAct[] = [
  'sign',
  'returnAssignment',
  'reassign',
  'insist',
  'split',
  'giveSupport',
  'refuseSupport',
  'redirectSupport',
  'noteEvent',
  'suspend',
  'resume',
  'start',
]
const offered = (who: string, more: Partial<TaskInQuestion>) =>
  offeredInTask(person(who), { ...task, ...more }).filter((act) => beside.includes(act))

describe('签收, 退回, 分解, 支持, 挂起', () => {
  it.each<[string, string, Partial<TaskInQuestion>, TaskAct[]]>([
    [
      'its owner signs or returns it',
      'owner',
      { assignment: 'unsigned' },
      ['sign', 'returnAssignment', 'start'],
    ],
    ['not what is a line of a record still', 'owner', { assignment: 'notHandedOut' }, ['start']],
    ['its assigner does neither', 'assigner', { assignment: 'unsigned' }, ['suspend']],
    ['returned, it rests for its owner', 'owner', { assignment: 'returned' }, []],
    ['and is its assigner’s to answer', 'assigner', { assignment: 'returned' }, ['reassign', 'insist']],
    [
      'insisted on, it is not returned again',
      'owner',
      { assignment: 'unsigned', isInsisted: true },
      ['sign', 'start'],
    ],
    ['begun, it is not returned', 'owner', { assignment: 'unsigned', state: 'inProgress' }, ['sign']],
    ['signed, it can be split', 'owner', {}, ['split', 'start']],
    ['a part is not split again', 'owner', { parentId: 'whole' }, ['start']],
    [
      'whoever is asked gives or refuses',
      'helper',
      { state: 'needsSupport', supporterIds: ['helper'] },
      ['refuseSupport', 'giveSupport'],
    ],
    ['whoever is not asked does not', 'helper', { state: 'needsSupport' }, []],
    [
      'the host coordinates',
      'assigner',
      { state: 'needsSupport', supporterIds: ['helper'] },
      ['split', 'redirectSupport', 'suspend', 'giveSupport'],
    ],
    [
      'what its date waits for is noted',
      'owner',
      { isWaitingForEvent: true, state: 'inProgress' },
      ['split', 'noteEvent'],
    ],
    ['suspended, nothing is expected', 'owner', { isSuspended: true, state: 'inProgress' }, []],
    ['until its assigner lets it go on', 'assigner', { isSuspended: true, state: 'inProgress' }, ['resume']],
    ['done, nothing of it is left', 'owner', { state: 'done' }, []],
  ])('%s', (_case, who, more, acts) => {
    expect(offered(who, more).toSorted()).toEqual(acts.toSorted())
  })

  it.each<[TaskAct, string, Partial<TaskInQuestion>, string]>([
    ['sign', 'assigner', { assignment: 'unsigned' }, 'forbidden'],
    ['sign', 'owner', {}, 'conflict'],
    ['start', 'owner', { assignment: 'returned' }, 'conflict'],
    ['submit', 'owner', { isSuspended: true, state: 'inProgress' }, 'conflict'],
    ['refuseSupport', 'owner', { state: 'needsSupport', supporterIds: ['helper'] }, 'forbidden'],
    ['split', 'stranger', {}, 'not_found'],
  ])('refuses %s to %s where it is not theirs or not now', (act, who, more, kind) => {
    expect(() => authorizeTask(person(who), act, { ...task, ...more })).toThrow(kind)
  })
})
