import { AppError } from '#domain/error.ts'
import { machine } from '#domain/lifecycle/machine.ts'
import type { Actor } from '#domain/person/actor.ts'
import { authorizeMinutes, type MinutesInQuestion } from './policy.ts'

/** 待批准, 已更正, 未获批准, 已撤回. */
export const amendmentStates = ['open', 'approved', 'rejected', 'withdrawn'] as const
export type AmendmentState = (typeof amendmentStates)[number]

export const amendmentMoves = ['approve', 'reject', 'withdraw'] as const
export type AmendmentMove = (typeof amendmentMoves)[number]

/** One correction of final minutes. `approve` is the last approval; those before it leave it open. */
export const amendmentLifecycle = machine({
  noun: 'amendment',
  states: amendmentStates,
  moves: amendmentMoves,
  rows: [
    { from: 'open', move: 'approve', to: 'approved', who: ['host', 'owner'], source: ['X-46'] },
    {
      from: 'open',
      move: 'reject',
      to: 'rejected',
      who: ['host', 'owner'],
      needs: ['reason'],
      source: ['X-46'],
    },
    { from: 'open', move: 'withdraw', to: 'withdrawn', who: ['recorder'], source: ['X-46'] },
  ],
})

export const approvalStates = ['waiting', 'approved', 'rejected'] as const
export type ApprovalState = (typeof approvalStates)[number]

export interface AmendmentInQuestion {
  readonly state: AmendmentState
  readonly approvals: readonly { readonly personId: string; readonly state: ApprovalState }[]
}

/** Whoever is asked answers once; whoever proposed may take it back while it is open. */
export function authorizeAmendment(
  actor: Actor,
  move: AmendmentMove,
  minutes: MinutesInQuestion,
  amendment: AmendmentInQuestion,
): void {
  authorizeMinutes(actor, 'view', minutes)
  if (!isTheirs(actor, move, minutes, amendment)) {
    throw new AppError('forbidden', 'minutes.notYours', { action: move })
  }
  amendmentLifecycle.stateAfter(amendment.state, move)
  if (!isStillAsked(actor, move, amendment)) {
    throw new AppError('conflict', 'amendment.moveNotPossible', { state: amendment.state, move })
  }
}

/** The same rule, for the buttons. */
export function offeredOnAmendment(
  actor: Actor,
  minutes: MinutesInQuestion,
  amendment: AmendmentInQuestion,
): AmendmentMove[] {
  return amendmentLifecycle
    .movesFrom(amendment.state)
    .filter((move) => isTheirs(actor, move, minutes, amendment) && isStillAsked(actor, move, amendment))
}

function isTheirs(
  actor: Actor,
  move: AmendmentMove,
  minutes: MinutesInQuestion,
  { approvals }: AmendmentInQuestion,
): boolean {
  if (move === 'withdraw') return actor.personId === minutes.recorderId
  return approvals.some(({ personId }) => personId === actor.personId)
}

function isStillAsked(actor: Actor, move: AmendmentMove, { approvals }: AmendmentInQuestion): boolean {
  if (move === 'withdraw') return true
  return approvals.some(({ personId, state }) => personId === actor.personId && state === 'waiting')
}

/** Nobody is left to be asked: this approval is the last. */
export function isLastApproval(amendment: AmendmentInQuestion, personId: string): boolean {
  return amendment.approvals.every((one) => one.personId === personId || one.state === 'approved')
}
