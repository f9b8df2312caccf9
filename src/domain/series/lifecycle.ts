import { machine } from '#domain/lifecycle/machine.ts'

export const seriesStates = ['running', 'stopped'] as const
export type SeriesState = (typeof seriesStates)[number]

export const seriesMoves = ['stop', 'resume'] as const
export type SeriesMove = (typeof seriesMoves)[number]

/** A series that is stopped makes no more meetings; those it has made are their own. */
export const seriesLifecycle = machine({
  noun: 'series',
  states: seriesStates,
  moves: seriesMoves,
  rows: [
    {
      from: 'running',
      move: 'stop',
      to: 'stopped',
      who: ['organiser', 'host'],
      needs: ['reason'],
      source: ['X-44'],
    },
    { from: 'stopped', move: 'resume', to: 'running', who: ['organiser', 'host'], source: ['X-44'] },
  ],
})
