import { expect, it } from 'vitest'
import { machine } from './machine.ts'

const door = machine({
  noun: 'door',
  states: ['open', 'shut', 'locked'],
  moves: ['close', 'lock', 'break'],
  rows: [
    { from: 'open', move: 'close', to: 'shut', who: ['host'], source: ['3.0'] },
    { from: 'shut', move: 'lock', to: 'locked', who: ['host'], needs: ['reason'], source: ['3.0'] },
    {
      from: ['shut', 'locked'],
      move: 'break',
      to: 'open',
      who: ['gm'],
      guards: ['NM-ESC-05'],
      source: ['3.0'],
    },
  ],
})

it('makes a row of every state that shares a line', () => {
  expect(door.rowsFor('break').map(({ from }) => from)).toEqual(['shut', 'locked'])
  expect(door.rowsFor('close')).toHaveLength(1)
})

it('gives what was left out as empty', () => {
  expect(door.rowOf('open', 'close')).toEqual({
    from: 'open',
    move: 'close',
    to: 'shut',
    who: ['host'],
    guards: [],
    clocks: [],
    needs: [],
    source: ['3.0'],
  })
  expect(door.rowOf('shut', 'lock')?.needs).toEqual(['reason'])
  expect(door.rowOf('open', 'lock')).toBeUndefined()
})

it('lists moves in the order of the table of moves', () => {
  expect(door.movesFrom('shut')).toEqual(['lock', 'break'])
})

it('refuses what is not listed, and says what was tried', () => {
  expect(() => door.stateAfter('open', 'lock')).toThrow(
    expect.objectContaining({
      kind: 'conflict',
      reason: 'door.moveNotPossible',
      params: { state: 'open', move: 'lock' },
    }),
  )
})

it('does not take a table with two answers', () => {
  const rows = [
    { from: 'open', move: 'close', to: 'shut', who: ['host'], source: ['3.0'] },
    { from: ['open'], move: 'close', to: 'open', who: ['host'], source: ['3.0'] },
  ] as const
  expect(() => machine({ noun: 'door', states: ['open', 'shut'], moves: ['close'], rows })).toThrow(
    /listed twice/,
  )
})
