import { machine } from '#domain/lifecycle/machine.ts'

export const parkedStates = ['open', 'topic', 'task', 'dropped'] as const
export type ParkedState = (typeof parkedStates)[number]

export const parkedMoves = ['makeTopic', 'makeTask', 'drop'] as const
export type ParkedMove = (typeof parkedMoves)[number]

/** 暂存议题区: a point put aside ends as a topic, as a task, or dropped with a reason. */
export const parkedLifecycle = machine({
  noun: 'parked',
  states: parkedStates,
  moves: parkedMoves,
  rows: [
    { from: 'open', move: 'makeTopic', to: 'topic', who: ['host', 'recorder'], source: ['X-16'] },
    { from: 'open', move: 'makeTask', to: 'task', who: ['host', 'recorder'], source: ['X-16'] },
    {
      from: 'open',
      move: 'drop',
      to: 'dropped',
      who: ['host', 'recorder'],
      needs: ['reason'],
      source: ['X-16'],
    },
  ],
})
