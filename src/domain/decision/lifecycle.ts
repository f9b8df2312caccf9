import { machine } from '#domain/lifecycle/machine.ts'

/** 拟议, 表决中, 已通过, 暂定, 暂缓, 已升级, 未通过, 落实中, 已落实, 已变更, 已撤销. */
export const decisionStates = [
  'proposed',
  'voting',
  'adopted',
  'provisional',
  'deferred',
  'escalated',
  'rejected',
  'inExecution',
  'fulfilled',
  'superseded',
  'revoked',
] as const
export type DecisionState = (typeof decisionStates)[number]

/** 行动类, 结论性, 长期约定, 条件性, 见附件. */
export const decisionKinds = ['action', 'conclusion', 'standingRule', 'conditional', 'reference'] as const
export type DecisionKind = (typeof decisionKinds)[number]

/** 组长决策, 部门投票, 共同上级审批, 主持人归纳共识. */
export const decisionMechanisms = ['leader', 'deptVote', 'superior', 'hostConsensus'] as const
export type DecisionMechanism = (typeof decisionMechanisms)[number]

export const decisionMoves = [
  'adopt',
  'openVote',
  'passVote',
  'failVote',
  'voidVote',
  'approve',
  'makeProvisional',
  'confirmProvisional',
  'defer',
  'formGroup',
  'propose',
  'escalate',
  'rule',
  'execute',
  'fulfil',
  'supersede',
  'revoke',
] as const
export type DecisionMove = (typeof decisionMoves)[number]

export const decisionLifecycle = machine({
  noun: 'decision',
  states: decisionStates,
  moves: decisionMoves,
  rows: [
    {
      from: 'proposed',
      move: 'adopt',
      to: 'adopted',
      who: ['host', 'leader'],
      guards: ['NM-MTG-06', 'NM-WRD-01', 'NM-WRD-04'],
      source: ['S2-35', 'S1-14'],
    },
    {
      from: 'proposed',
      move: 'openVote',
      to: 'voting',
      who: ['host'],
      guards: ['NM-MTG-14'],
      source: ['S1-72'],
    },
    {
      from: 'voting',
      // The count says what came of it, nobody else (§3.12); so it is with the two that follow.
      move: 'passVote',
      to: 'adopted',
      who: ['system'],
      guards: ['NM-MTG-14'],
      source: ['S1-72', 'X-73'],
    },
    {
      from: 'voting',
      move: 'failVote',
      to: 'rejected',
      who: ['system'],
      guards: ['NM-MTG-14'],
      source: ['S1-72', 'X-73'],
    },
    {
      // Too few took part, or it was called off: nothing has been decided either way.
      from: 'voting',
      move: 'voidVote',
      to: 'proposed',
      who: ['system'],
      guards: ['NM-MTG-14'],
      source: ['X-73'],
    },
    {
      from: 'proposed',
      move: 'approve',
      to: 'adopted',
      who: ['superior'],
      needs: ['approval'],
      source: ['S1-66'],
    },
    {
      from: 'proposed',
      move: 'makeProvisional',
      to: 'provisional',
      who: ['host'],
      guards: ['NM-TRK-18'],
      clocks: ['C-25'],
      needs: ['condition'],
      source: ['S1-85', 'S3-72'],
    },
    {
      from: 'provisional',
      move: 'confirmProvisional',
      to: 'adopted',
      who: ['host'],
      guards: ['NM-TRK-09'],
      clocks: ['C-17'],
      source: ['S3-71'],
    },
    {
      from: 'provisional',
      move: 'supersede',
      to: 'superseded',
      who: ['host'],
      guards: ['NM-TRK-09'],
      clocks: ['C-17'],
      source: ['S3-71'],
    },
    {
      from: 'proposed',
      move: 'defer',
      to: 'deferred',
      who: ['host'],
      needs: ['person', 'text', 'date'],
      source: ['X-19'],
    },
    {
      // No agreement, and several have to work it out first: a working group instead of one person.
      from: 'proposed',
      move: 'formGroup',
      to: 'deferred',
      who: ['host'],
      needs: ['person', 'text', 'date'],
      source: ['X-19'],
    },
    { from: 'deferred', move: 'propose', to: 'proposed', who: ['host'], source: ['X-44'] },
    // The host hands it up, as with a topic; the ruling itself is the superior's or the coordinator's.
    {
      // From a vote that is tied or has failed as well (§3.12).
      from: ['proposed', 'voting', 'rejected'],
      move: 'escalate',
      to: 'escalated',
      who: ['host', 'leader'],
      source: ['S4-42', 'X-19', 'S1-36'],
    },
    {
      from: 'escalated',
      move: 'rule',
      to: 'adopted',
      who: ['superior', 'coordinator'],
      guards: ['NM-ESC-04'],
      needs: ['text'],
      source: ['S4-42'],
    },
    {
      from: 'adopted',
      move: 'execute',
      to: 'inExecution',
      who: ['system'],
      clocks: ['C-21'],
      source: ['S0-21'],
    },
    { from: 'inExecution', move: 'fulfil', to: 'fulfilled', who: ['system', 'host'], source: ['S0-22'] },
    {
      // By the mechanism that took it: what a vote decided, a vote changes.
      from: ['adopted', 'inExecution'],
      move: 'supersede',
      to: 'superseded',
      who: ['host', 'leader', 'superior', 'coordinator'],
      needs: ['successor'],
      source: ['X-62'],
    },
    {
      from: ['adopted', 'inExecution'],
      move: 'revoke',
      to: 'revoked',
      who: ['host', 'leader', 'superior', 'coordinator'],
      needs: ['successor'],
      source: ['X-62'],
    },
  ],
})

/** Only these need an owner, a deadline and tasks; a scope or a standing rule is carried out by being kept. */
export function needsTasks(kind: DecisionKind): boolean {
  return kind === 'action' || kind === 'conditional'
}

const settledStates: readonly DecisionState[] = ['fulfilled', 'superseded', 'revoked', 'rejected']

/**
 * Nothing more is to be waited for, so it does not hold its meeting open. A decision that needs no
 * tasks is settled when adopted, unless tasks hang on it all the same and it is `inExecution`.
 */
export function isSettled(decision: { kind: DecisionKind; state: DecisionState }): boolean {
  if (settledStates.includes(decision.state)) return true
  return decision.state === 'adopted' && !needsTasks(decision.kind)
}
