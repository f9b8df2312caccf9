import { expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import type { Classification } from '#domain/meeting/enums.ts'
import { type OverdueTask, overdueLines } from './overdue.ts'

const task = (
  id: string,
  classification: Classification,
  departmentId: string,
  day: string,
): OverdueTask => ({
  id,
  name: `任务${id}`,
  owner: '许文静',
  dueOn: civilDate(day),
  departmentId,
  classification,
})
const tasks = [
  task('1', 'internal', 'sales', '2026-03-02'),
  task('2', 'secret', 'sales', '2026-02-20'),
  task('3', 'confidential', 'sales', '2026-02-01'),
  task('4', 'public', 'design', '2026-02-25'),
  { ...task('5', 'public', '', '2026-02-25'), departmentId: null },
]

it.each([
  ['organisation', [], ['2', '4', '5', '1']],
  ['public', [], ['4', '5']],
  ['departments', ['sales'], ['2', '1']],
  ['departments', ['design'], ['4']],
  ['departments', [], []],
] as const)('S2-09: a group for %s %o reads of the overdue tasks %o', (scope, departmentIds, read) => {
  expect(overdueLines({ scope, departmentIds }, tasks).map(({ id }) => id)).toEqual(read)
})

it('S2-09: of a 秘密 task it is said that there is one, and neither what nor whose; of a 机密 task nothing', () => {
  const lines = overdueLines({ scope: 'organisation', departmentIds: [] }, tasks)
  expect(lines[0]).toEqual({ id: '2', name: null, owner: null, dueOn: '2026-02-20' })
  expect(lines[3]).toEqual({ id: '1', name: '任务1', owner: '许文静', dueOn: '2026-03-02' })
  expect(JSON.stringify(lines)).not.toMatch(/任务[23]/)
})
