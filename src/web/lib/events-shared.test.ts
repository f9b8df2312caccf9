import { expect, it } from 'vitest'
import { earliestOf, Listeners, latestOf, Reads, type StreamEvent } from './events-shared.ts'

it.each([
  ['', '7-1', '7-1'],
  ['7-1', '', '7-1'],
  ['7-2', '7-10', '7-10'],
  // The transaction counts first: a smaller number in a later one is later.
  ['8-1', '7-99', '8-1'],
  ['9-5', '10-1', '10-1'],
  ['18446744073709551614-1', '18446744073709551615-1', '18446744073709551615-1'],
])('takes the later of %s and %s', (one, other, later) => {
  expect(latestOf(one, other)).toBe(later)
  expect(latestOf(other, one)).toBe(later)
})

it.each([
  ['7-2', '7-10', '7-2'],
  ['8-1', '7-99', '7-99'],
  ['', '7-99', '7-99'],
])('begins at the earlier of %s and %s', (one, other, earlier) => {
  expect(earliestOf(one, other)).toBe(earlier)
})

const event = (id: string, stream: string): StreamEvent => ({
  id,
  stream,
  kind: 'x',
  noun: 'task',
  nounId: '1',
})

it('tells those who follow the stream, and only them', () => {
  const listeners = new Listeners()
  const heard: string[] = []
  listeners.add('tasks', ({ id }) => heard.push(`a${id}`))
  listeners.add('tasks', ({ id }) => heard.push(`b${id}`))
  listeners.add('meeting:1', ({ id }) => heard.push(`m${id}`))
  listeners.tell(event('1-1', 'tasks'))
  expect(heard).toEqual(['a1-1', 'b1-1'])
})

it('tells an event once although two leaders pass it on', () => {
  const listeners = new Listeners()
  let count = 0
  listeners.add('tasks', () => count++)
  listeners.tell(event('1-1', 'tasks'))
  listeners.tell(event('1-1', 'tasks'))
  expect(count).toBe(1)
})

it('tells whoever comes later what others have heard, when it comes again', () => {
  const listeners = new Listeners()
  const heard: string[] = []
  listeners.tell(event('1-1', 'tasks'))
  listeners.add('tasks', ({ id }) => heard.push(`a${id}`))
  listeners.tell(event('1-1', 'tasks'))
  listeners.add('tasks', ({ id }) => heard.push(`b${id}`))
  listeners.tell(event('1-1', 'tasks'))
  expect(heard).toEqual(['a1-1', 'b1-1'])
})

it('tells everybody to ask again when too much was missed', () => {
  const listeners = new Listeners()
  const heard: string[] = []
  listeners.add('tasks', () => heard.push('tasks'))
  listeners.add('meeting:1', () => heard.push('meeting'))
  listeners.tell({ ...event('5-0', '*'), kind: 'reset' })
  expect(heard).toEqual(['tasks', 'meeting'])
})

it('follows a stream until its last listener leaves', () => {
  const listeners = new Listeners()
  const first = listeners.add('tasks', () => {})
  const second = listeners.add('tasks', () => {})
  first()
  expect(listeners.streams).toEqual(['tasks'])
  second()
  expect(listeners.streams).toEqual([])
})

it.each<[what: string, noted: [id: string, at: number][], now: number, from: string]>([
  ['nothing was read', [], 0, ''],
  ['an answer without a place', [['', 1]], 2, ''],
  [
    'all was read a moment ago',
    [
      ['7-1', 0],
      ['8-1', 900],
    ],
    1_000,
    '7-1',
  ],
  [
    'nothing happened for long, and it was read again just now',
    [
      ['7-1', 0],
      ['7-1', 90_000],
    ],
    91_000,
    '7-1',
  ],
  [
    'of what is old the newest stays',
    [
      ['7-1', 0],
      ['8-1', 1_000],
      ['9-1', 20_000],
    ],
    21_000,
    '8-1',
  ],
  [
    'an answer was long on its way',
    [
      ['9-1', 0],
      ['8-1', 100],
    ],
    200,
    '8-1',
  ],
])('follows from where what is shown was read: %s', (_what, noted, now, from) => {
  const reads = new Reads()
  for (const [id, at] of noted) reads.note(id, at)
  expect(reads.from(now)).toBe(from)
})
