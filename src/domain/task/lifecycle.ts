import { machine } from '#domain/lifecycle/machine.ts'

/** 未开始, 进行中, 需支持, 延期, 待验收, 已完成, 已取消. */
export const taskStates = [
  'todo',
  'inProgress',
  'needsSupport',
  'delayed',
  'pendingAcceptance',
  'done',
  'cancelled',
] as const
export type TaskState = (typeof taskStates)[number]

export const taskPriorities = ['P0', 'P1', 'P2', 'P3'] as const
export type TaskPriority = (typeof taskPriorities)[number]

/** A reviewer's verdict: 通过, 整改后通过, 不通过. */
export const verdicts = ['pass', 'passAfterRectify', 'fail'] as const
export type Verdict = (typeof verdicts)[number]

export const taskMoves = [
  'start',
  'askSupport',
  'giveSupport',
  'reportDelay',
  'approveDelay',
  'refuseDelay',
  'submit',
  'finish',
  'accept',
  'sendBack',
  'cancel',
  'reopen',
] as const
export type TaskMove = (typeof taskMoves)[number]

export const openTaskStates = [
  'todo',
  'inProgress',
  'needsSupport',
  'delayed',
  'pendingAcceptance',
] as const satisfies readonly TaskState[]

export const taskLifecycle = machine({
  noun: 'task',
  states: taskStates,
  moves: taskMoves,
  rows: [
    {
      from: 'todo',
      move: 'start',
      to: 'inProgress',
      who: ['owner'],
      guards: ['NM-TRK-15'],
      source: ['S3-32'],
    },
    {
      from: 'inProgress',
      move: 'askSupport',
      to: 'needsSupport',
      who: ['owner'],
      clocks: ['C-12'],
      needs: ['reason'],
      source: ['S2-65', 'S3-36'],
    },
    {
      from: 'needsSupport',
      move: 'giveSupport',
      to: 'inProgress',
      who: ['host', 'leader', 'supporter'],
      source: ['S3-36'],
    },
    {
      from: ['todo', 'inProgress', 'needsSupport'],
      move: 'reportDelay',
      to: 'delayed',
      who: ['owner'],
      guards: ['NM-TRK-04'],
      clocks: ['C-12'],
      needs: ['reason', 'date', 'impact'],
      source: ['S3-35', 'X-56'],
    },
    {
      from: 'delayed',
      move: 'approveDelay',
      to: 'inProgress',
      who: ['deptHead', 'host'],
      needs: ['date'],
      source: ['X-56'],
    },
    // The date stays as it was: the work goes on towards it.
    {
      from: 'delayed',
      move: 'refuseDelay',
      to: 'inProgress',
      who: ['deptHead', 'host'],
      needs: ['reason'],
      source: ['X-56'],
    },
    {
      from: 'inProgress',
      move: 'submit',
      to: 'pendingAcceptance',
      who: ['owner'],
      guards: ['NM-TRK-06', 'NM-TRK-19'],
      needs: ['deliverable'],
      source: ['S3-37', 'S3-70'],
    },
    {
      from: 'inProgress',
      move: 'finish',
      to: 'done',
      who: ['owner'],
      guards: ['NM-TRK-06', 'NM-TRK-19'],
      needs: ['deliverable'],
      source: ['S3-37', 'S3-70'],
    },
    {
      from: 'pendingAcceptance',
      move: 'accept',
      to: 'done',
      who: ['acceptor', 'reviewer'],
      guards: ['NM-TRK-11'],
      source: ['S3-68', 'X-57'],
    },
    {
      from: 'pendingAcceptance',
      move: 'sendBack',
      to: 'inProgress',
      who: ['reviewer', 'acceptor'],
      guards: ['NM-TRK-08'],
      clocks: ['C-16'],
      needs: ['text'],
      source: ['S3-69', 'S3-77'],
    },
    {
      from: openTaskStates,
      move: 'cancel',
      to: 'cancelled',
      who: ['leader', 'host'],
      needs: ['reason'],
      source: ['X-62'],
    },
    {
      from: 'done',
      move: 'reopen',
      to: 'inProgress',
      who: ['host', 'acceptor'],
      needs: ['reason'],
      source: ['3.8'],
    },
  ],
})

/** Open tasks run the clocks C-08, C-09 and C-10, can be escalated (NM-TRK-07), and keep 有闭环 away from their meeting. */
export function isOpen(state: TaskState): boolean {
  return (openTaskStates as readonly TaskState[]).includes(state)
}

/** How the owner hands the work in: a task with reviewers is never done by its owner's word alone. */
export function handInMove(hasReviewers: boolean): 'submit' | 'finish' {
  return hasReviewers ? 'submit' : 'finish'
}
