import { machine } from '#domain/lifecycle/machine.ts'

/** 已识别, 已评估, 监控中, 预警中, 应对中, 已发生, 已关闭, 已接受. */
export const riskStates = [
  'identified',
  'assessed',
  'monitoring',
  'alerted',
  'mitigating',
  'occurred',
  'closed',
  'accepted',
] as const
export type RiskState = (typeof riskStates)[number]

export const riskMoves = [
  'assess',
  'monitor',
  'accept',
  'raiseAlert',
  'mitigate',
  'standDown',
  'occur',
  'close',
] as const
export type RiskMove = (typeof riskMoves)[number]

export const riskLifecycle = machine({
  noun: 'risk',
  states: riskStates,
  moves: riskMoves,
  rows: [
    { from: 'identified', move: 'assess', to: 'assessed', who: ['owner', 'leader'], source: ['X-60'] },
    {
      from: 'assessed',
      move: 'monitor',
      to: 'monitoring',
      who: ['leader', 'owner'],
      needs: ['text'],
      source: ['S1-67', 'S1-69'],
    },
    {
      from: 'assessed',
      move: 'accept',
      to: 'accepted',
      who: ['leader'],
      needs: ['reason'],
      source: ['S1-67', 'S1-69'],
    },
    {
      from: 'monitoring',
      move: 'raiseAlert',
      to: 'alerted',
      who: ['system', 'owner', 'leader'],
      clocks: ['C-15'],
      needs: ['reason'],
      source: ['S4-45', 'X-59'],
    },
    {
      from: 'alerted',
      move: 'mitigate',
      to: 'mitigating',
      who: ['owner', 'leader', 'deptHead'],
      source: ['X-61'],
    },
    {
      from: 'mitigating',
      move: 'standDown',
      to: 'monitoring',
      who: ['leader', 'owner'],
      needs: ['reason'],
      source: ['X-61'],
    },
    {
      from: ['identified', 'assessed', 'monitoring', 'alerted', 'mitigating', 'accepted'],
      move: 'occur',
      to: 'occurred',
      who: ['coreMember', 'owner', 'leader', 'deptHead'],
      needs: ['reason'],
      source: ['S1-38'],
    },
    {
      from: ['identified', 'assessed', 'monitoring', 'mitigating', 'occurred'],
      move: 'close',
      to: 'closed',
      who: ['leader', 'owner'],
      needs: ['reason'],
      source: ['X-61', 'S1-39'],
    },
  ],
})
