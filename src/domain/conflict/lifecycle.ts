import { machine } from '#domain/lifecycle/machine.ts'

/** 已提出, 组长协商中, 部门经理处理中, 分管副总处理中, 总经理处理中, 协调人仲裁中, 已裁决, 落实中, 已关闭, 已撤回. */
export const conflictStates = [
  'open',
  'negotiating',
  'level1',
  'level2',
  'level3',
  'coordinator',
  'ruled',
  'implementing',
  'closed',
  'withdrawn',
] as const
export type ConflictState = (typeof conflictStates)[number]

/** Where a conflict stops on its way up, somebody having it in hand and a clock running (C-13). */
export const conflictStops = ['negotiating', 'level1', 'level2', 'level3', 'coordinator'] as const
export type ConflictStop = (typeof conflictStops)[number]

export const conflictMoves = [
  'negotiate',
  'agree',
  'raise',
  'refer',
  'skipToLevel2',
  'skipToLevel3',
  'rule',
  'implement',
  'close',
  'withdraw',
] as const
export type ConflictMove = (typeof conflictMoves)[number]

const arbitrated = ['level1', 'level2', 'level3', 'coordinator'] as const

export const conflictLifecycle = machine({
  noun: 'conflict',
  states: conflictStates,
  moves: conflictMoves,
  rows: [
    {
      from: 'open',
      move: 'negotiate',
      to: 'negotiating',
      who: ['leader'],
      clocks: ['C-13'],
      needs: ['text'],
      source: ['S1-34', 'S4-41'],
    },
    {
      from: 'negotiating',
      move: 'agree',
      to: 'ruled',
      who: ['leader'],
      guards: ['NM-ESC-04'],
      clocks: ['C-14'],
      needs: ['text'],
      source: ['S1-35', 'S1-14'],
    },
    {
      from: 'negotiating',
      move: 'raise',
      to: 'level1',
      who: ['leader', 'party'],
      guards: ['NM-ESC-01'],
      clocks: ['C-13'],
      source: ['S1-36', 'X-40'],
    },
    {
      from: 'level1',
      move: 'raise',
      to: 'level2',
      who: ['handler', 'leader', 'party'],
      guards: ['NM-ESC-01', 'NM-ESC-02'],
      clocks: ['C-13'],
      source: ['S1-36'],
    },
    // Whoever arbitrates stands beside the ladder, at the height of the vice president.
    {
      from: ['level2', 'coordinator'],
      move: 'raise',
      to: 'level3',
      who: ['handler', 'leader', 'party'],
      guards: ['NM-ESC-01', 'NM-ESC-02'],
      clocks: ['C-13'],
      source: ['S1-36'],
    },
    {
      from: ['negotiating', 'level1'],
      move: 'refer',
      to: 'coordinator',
      who: ['leader'],
      guards: ['NM-ESC-01'],
      clocks: ['C-13'],
      needs: ['person'],
      source: ['S1-37', 'S4-42'],
    },
    {
      from: ['open', 'negotiating'],
      move: 'skipToLevel2',
      to: 'level2',
      who: ['leader'],
      guards: ['NM-ESC-01', 'NM-ESC-02'],
      clocks: ['C-13'],
      needs: ['reason'],
      source: ['S1-38'],
    },
    {
      from: ['open', 'negotiating', 'level1'],
      move: 'skipToLevel3',
      to: 'level3',
      who: ['leader'],
      guards: ['NM-ESC-01', 'NM-ESC-02'],
      clocks: ['C-13'],
      needs: ['reason'],
      source: ['S1-38'],
    },
    {
      from: arbitrated,
      move: 'rule',
      to: 'ruled',
      who: ['handler'],
      guards: ['NM-ESC-04'],
      clocks: ['C-14'],
      needs: ['text'],
      source: ['S4-42'],
    },
    {
      from: 'ruled',
      move: 'implement',
      to: 'implementing',
      who: ['leader', 'handler', 'system'],
      source: ['X-39'],
    },
    {
      from: 'implementing',
      move: 'close',
      to: 'closed',
      who: ['leader'],
      guards: ['NM-ESC-04'],
      needs: ['text'],
      source: ['X-39'],
    },
    {
      from: ['open', 'negotiating'],
      move: 'withdraw',
      to: 'withdrawn',
      who: ['initiator'],
      needs: ['reason'],
      source: ['§3.9'],
    },
  ],
})

/** Still to be decided: it comes back in meetings, and somebody is to do something. */
export function isUndecided(state: ConflictState): boolean {
  return state === 'open' || (conflictStops as readonly ConflictState[]).includes(state)
}

export function isOver(state: ConflictState): boolean {
  return state === 'closed' || state === 'withdrawn'
}
