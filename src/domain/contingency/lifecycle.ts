import { machine } from '#domain/lifecycle/machine.ts'

/** 拟订中, 应急中, 已结束, 已放弃. */
export const contingencyStates = ['draft', 'running', 'ended', 'dropped'] as const
export type ContingencyState = (typeof contingencyStates)[number]

export const contingencyMoves = ['start', 'end', 'drop'] as const
export type ContingencyMove = (typeof contingencyMoves)[number]

export const contingencyLifecycle = machine({
  noun: 'contingency',
  states: contingencyStates,
  moves: contingencyMoves,
  rows: [
    {
      from: 'draft',
      move: 'start',
      to: 'running',
      who: ['leader', 'interimOwner', 'initiator'],
      guards: ['NM-ESC-05'],
      needs: ['person', 'text', 'impact'],
      source: ['S1-38', 'S1-39', 'S1-40', 'S1-41'],
    },
    {
      from: 'draft',
      move: 'drop',
      to: 'dropped',
      who: ['initiator', 'leader'],
      needs: ['reason'],
      source: ['S1-38'],
    },
    {
      from: 'running',
      move: 'end',
      to: 'ended',
      who: ['interimOwner', 'leader'],
      needs: ['text'],
      source: ['S1-39'],
    },
  ],
})
