import { expect, it } from 'vitest'
import { type Seat, speakingBalance } from './balance.ts'

const seat = (personId: string, departmentId: string, change: Partial<Seat> = {}): Seat => ({
  personId,
  departmentId,
  kind: 'core',
  proxyId: null,
  isAway: false,
  ...change,
})
const said = (personId: string, departmentId: string, kind = 'viewpoint') => ({
  kind,
  personId,
  departmentId,
})

it('X-17: says who has been heard, how much, and who has not', () => {
  const balance = speakingBalance(
    [
      said('li', 'sales'),
      said('li', 'sales'),
      said('li', 'sales'),
      said('wang', 'market'),
      said('zhao', 'design', 'task'),
    ],
    [
      seat('li', 'sales'),
      seat('wang', 'market'),
      seat('zhao', 'design'),
      seat('chen', 'sales'),
      seat('sun', 'board', { kind: 'observer' }),
    ],
  )
  expect(balance.people).toEqual([
    { id: 'li', count: 3, share: 0.75 },
    { id: 'wang', count: 1, share: 0.25 },
  ])
  // A task is no viewpoint, and an observer is asked for none.
  expect(balance.silentPeople).toEqual(['zhao', 'chen'])
  expect(balance.silentDepartments).toEqual(['design'])
})

it.each<[string, Partial<Seat>, string[]]>([
  ['somebody away without a proxy is not asked for', { isAway: true }, []],
  ['a proxy is asked for in their place', { isAway: true, proxyId: 'qian' }, ['qian']],
])('X-17: %s', (_case, change, silent) => {
  expect(speakingBalance([], [seat('li', 'sales', change)]).silentPeople).toEqual(silent)
})

it('X-17: a proxy who has spoken was heard for the seat', () => {
  const seats = [seat('li', 'sales', { isAway: true, proxyId: 'qian' })]
  expect(speakingBalance([said('qian', 'sales')], seats).silentPeople).toEqual([])
})
