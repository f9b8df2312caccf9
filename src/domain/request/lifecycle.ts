import { machine } from '#domain/lifecycle/machine.ts'

/** 草稿, 待初审, 已退回, 评估中, 协商中, 已受理, 已立项, 不予受理, 已撤回, 已办结. */
export const requestStates = [
  'draft',
  'submitted',
  'returned',
  'assessing',
  'negotiating',
  'accepted',
  'converted',
  'rejected',
  'withdrawn',
  'closed',
] as const
export type RequestState = (typeof requestStates)[number]

export const requestMoves = [
  'submit',
  'return',
  'resubmit',
  'reject',
  'pass',
  'counter',
  'settle',
  'revise',
  'accept',
  'convert',
  'close',
  'withdraw',
] as const
export type RequestMove = (typeof requestMoves)[number]

/** Table 3.3. `deptHead` is the head of the initiating department, except of `counter`, which a receiving one makes. */
export const requestLifecycle = machine({
  noun: 'request',
  states: requestStates,
  moves: requestMoves,
  rows: [
    {
      from: 'draft',
      move: 'submit',
      to: 'submitted',
      who: ['initiator'],
      guards: ['NM-COL-01', 'NM-WRD-03'],
      clocks: ['C-01'],
      source: ['S4-11', 'S4-12'],
    },
    {
      from: 'submitted',
      move: 'return',
      to: 'returned',
      who: ['deptHead'],
      guards: ['NM-COL-02'],
      needs: ['text'],
      source: ['S4-20'],
    },
    {
      from: 'returned',
      move: 'resubmit',
      to: 'submitted',
      who: ['initiator'],
      guards: ['NM-COL-01', 'NM-WRD-03'],
      clocks: ['C-01'],
      source: ['S4-20'],
    },
    {
      from: 'submitted',
      move: 'reject',
      to: 'rejected',
      who: ['deptHead'],
      guards: ['NM-COL-02'],
      needs: ['reason'],
      source: ['S4-20'],
    },
    {
      from: 'submitted',
      move: 'pass',
      to: 'assessing',
      who: ['deptHead'],
      guards: ['NM-COL-02'],
      clocks: ['C-02'],
      source: ['S4-21'],
    },
    {
      from: 'assessing',
      move: 'counter',
      to: 'negotiating',
      who: ['deptHead', 'liaison'],
      needs: ['text'],
      source: ['X-36'],
    },
    // A counter-proposal that is taken back, or whose department is no longer asked, leaves nothing to revise.
    { from: 'negotiating', move: 'settle', to: 'assessing', who: ['system'], source: ['X-36'] },
    {
      from: 'negotiating',
      move: 'revise',
      to: 'assessing',
      who: ['initiator'],
      clocks: ['C-02'],
      needs: ['text'],
      source: ['X-36'],
    },
    {
      from: 'assessing',
      move: 'accept',
      to: 'accepted',
      who: ['deptHead'],
      guards: ['NM-COL-03'],
      source: ['S4-24'],
    },
    {
      from: 'assessing',
      move: 'reject',
      to: 'rejected',
      who: ['deptHead'],
      needs: ['reason'],
      source: ['S4-24'],
    },
    { from: 'accepted', move: 'convert', to: 'converted', who: ['leader', 'initiator'], source: ['S4-09'] },
    { from: 'converted', move: 'close', to: 'closed', who: ['system'], source: ['X-68', 'X-65'] },
    {
      from: ['draft', 'submitted', 'returned', 'assessing', 'negotiating'],
      move: 'withdraw',
      to: 'withdrawn',
      who: ['initiator'],
      needs: ['reason'],
      source: ['3.3'],
    },
  ],
})

/** 待初审后送达, 待答复, 确认参与, 提出调整, 无法支持, 逾期未答复, 已转交, 不再征询. */
export const answerStates = [
  'waiting',
  'pending',
  'accepted',
  'countered',
  'declined',
  'overdue',
  'forwarded',
  'dropped',
] as const
export type AnswerState = (typeof answerStates)[number]

export const answerMoves = [
  'ask',
  'accept',
  'counter',
  'decline',
  'expire',
  'forward',
  'askAgain',
  'drop',
] as const
export type AnswerMove = (typeof answerMoves)[number]

/**
 * What one department says to a request. Late is late, but an answer is still taken; an answer that was given
 * may be changed until the whole is decided.
 */
export const answerLifecycle = machine({
  noun: 'answer',
  states: answerStates,
  moves: answerMoves,
  rows: [
    {
      from: ['waiting', 'dropped'],
      move: 'ask',
      to: 'pending',
      who: ['deptHead', 'initiator'],
      clocks: ['C-02'],
      source: ['S4-21'],
    },
    {
      // Accepted already, the estimate may be completed (NM-COL-03 asks for it).
      from: ['pending', 'overdue', 'countered', 'declined', 'accepted'],
      move: 'accept',
      to: 'accepted',
      who: ['deptHead', 'liaison'],
      needs: ['person', 'impact'],
      source: ['X-36', 'S4-22'],
    },
    {
      from: ['pending', 'overdue', 'accepted', 'declined'],
      move: 'counter',
      to: 'countered',
      who: ['deptHead', 'liaison'],
      needs: ['text'],
      source: ['X-36'],
    },
    {
      from: ['pending', 'overdue', 'accepted', 'countered'],
      move: 'decline',
      to: 'declined',
      who: ['deptHead', 'liaison'],
      needs: ['reason'],
      source: ['X-36'],
    },
    { from: 'pending', move: 'expire', to: 'overdue', who: ['system'], clocks: ['C-02'], source: ['X-36'] },
    {
      from: ['pending', 'overdue'],
      move: 'forward',
      to: 'forwarded',
      who: ['deptHead', 'liaison'],
      needs: ['reason'],
      source: ['S4-01'],
    },
    {
      from: ['accepted', 'countered', 'declined'],
      move: 'askAgain',
      to: 'pending',
      who: ['initiator'],
      clocks: ['C-02'],
      source: ['X-36'],
    },
    {
      from: ['pending', 'overdue', 'accepted', 'countered', 'declined'],
      move: 'drop',
      to: 'dropped',
      who: ['initiator', 'deptHead'],
      needs: ['reason'],
      source: ['S4-21'],
    },
  ],
})

/** Departments that still owe an answer, or whose counter-proposal is on the table. */
export function isUnanswered(state: AnswerState): boolean {
  return state === 'pending' || state === 'overdue' || state === 'countered'
}

/** Whether the department is part of the matter as it stands. */
export function takesPart(state: AnswerState): boolean {
  return state !== 'forwarded' && state !== 'dropped'
}

/** Open to the say of the departments: their answers may come and change. */
export function isBeingAnswered(state: RequestState): boolean {
  return state === 'assessing' || state === 'negotiating'
}

export function isWritable(state: RequestState): boolean {
  return state === 'draft' || state === 'returned'
}
