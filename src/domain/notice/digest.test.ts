import { expect, it } from 'vitest'
import { type DigestItem, digestOf } from './digest.ts'

const item = (id: string, group: DigestItem['group'], kind: string, nounId: string, noun = 'task') => ({
  id,
  group,
  kind,
  noun,
  nounId,
})

it('says first what wants something, in the order of coming', () => {
  const { sections, left } = digestOf([
    item('1', 'info', 'task.accepted', 'a'),
    item('2', 'todo', 'task.submitted', 'b'),
    item('3', 'urge', 'task.dueSoon', 'c'),
    item('4', 'meeting', 'meeting.invited', 'm', 'meeting'),
    item('5', 'todo', 'minutes.sent', 'd', 'minutes'),
  ])
  expect(sections.map(({ group, items }) => [group, items.map(({ id }) => id)])).toEqual([
    ['todo', ['2', '5']],
    ['urge', ['3']],
    ['meeting', ['4']],
    ['info', ['1']],
  ])
  expect(left).toEqual([])
})

it.each([
  [
    'one task urged thrice is one line',
    [
      item('1', 'urge', 'task.dueSoon', 'a'),
      item('2', 'urge', 'task.weekly', 'a'),
      item('3', 'urge', 'task.overdue', 'a'),
    ],
    ['3'],
  ],
  [
    'a meeting called and moved is told as moved',
    [item('1', 'meeting', 'meeting.invited', 'm'), item('2', 'meeting', 'meeting.rescheduled', 'm')],
    ['2'],
  ],
  [
    'two things wanted about one task are two lines',
    [item('1', 'todo', 'task.delay', 'a'), item('2', 'todo', 'task.support', 'a')],
    ['1', '2'],
  ],
  [
    'two materials of a meeting are two lines',
    [
      item('1', 'urge', 'meeting.materialDue', 'm', 'meeting'),
      item('2', 'urge', 'meeting.materialDue', 'm', 'meeting'),
    ],
    ['1', '2'],
  ],
  [
    'each event is told',
    [item('1', 'info', 'task.suspended', 'a'), item('2', 'info', 'task.resumed', 'a')],
    ['1', '2'],
  ],
] as const)('%s', (_case, items, kept) => {
  const { sections, left } = digestOf(items)
  expect(sections.flatMap((section) => section.items.map(({ id }) => id))).toEqual(kept)
  expect(left.length).toBe(items.length - kept.length)
})

it('has no section where there is nothing', () => {
  expect(digestOf([])).toEqual({ sections: [], left: [] })
})
