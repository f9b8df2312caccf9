import { machine } from '#domain/lifecycle/machine.ts'
import { collaborationStates } from './collaboration.ts'

export const collaborationMoves = [
  'charter',
  'baseline',
  'pause',
  'resume',
  'submitForAcceptance',
  'returnToWork',
  'accept',
  'archive',
  'terminate',
] as const
export type CollaborationMove = (typeof collaborationMoves)[number]

/** From the first idea of a matter to its report on what was learnt (3.4). */
export const collaborationLifecycle = machine({
  noun: 'collaboration',
  states: collaborationStates,
  moves: collaborationMoves,
  rows: [
    {
      from: 'preparing',
      move: 'charter',
      to: 'chartered',
      who: ['leader'],
      guards: ['NM-COL-04', 'NM-COL-05', 'NM-COL-06', 'NM-COL-07', 'NM-COL-16', 'NM-COL-17'],
      source: ['S1-50', 'X-35'],
    },
    {
      from: 'chartered',
      move: 'baseline',
      to: 'active',
      who: ['leader'],
      guards: ['NM-COL-08', 'NM-COL-09'],
      clocks: ['C-10', 'C-11'],
      source: ['S4-29', 'S4-33'],
    },
    { from: 'active', move: 'pause', to: 'paused', who: ['leader'], needs: ['reason'], source: ['3.4'] },
    { from: 'paused', move: 'resume', to: 'active', who: ['leader'], needs: ['reason'], source: ['3.4'] },
    {
      from: 'active',
      move: 'submitForAcceptance',
      to: 'accepting',
      who: ['leader'],
      guards: ['NM-COL-13'],
      source: ['S4-47', 'X-64'],
    },
    {
      from: 'accepting',
      move: 'returnToWork',
      to: 'active',
      who: ['acceptor'],
      needs: ['reason'],
      source: ['X-63'],
    },
    { from: 'accepting', move: 'accept', to: 'retro', who: ['acceptor'], clocks: ['C-20'], source: ['X-64'] },
    {
      from: 'retro',
      move: 'archive',
      to: 'archived',
      who: ['leader'],
      guards: ['NM-COL-15'],
      source: ['S1-46', 'S3-38'],
    },
    {
      from: ['preparing', 'chartered', 'active', 'paused', 'accepting', 'retro'],
      move: 'terminate',
      to: 'terminated',
      who: ['leader', 'superior'],
      needs: ['reason'],
      source: ['3.4'],
    },
  ],
})
