import type { DecisionMechanism, DecisionMove, DecisionState } from './lifecycle.ts'

/** How each mechanism says yes (S1-66): the host or leader in words, a vote, or the superior in writing. */
const adoptedBy: Readonly<Record<DecisionMechanism, DecisionMove>> = {
  leader: 'adopt',
  hostConsensus: 'adopt',
  deptVote: 'passVote',
  superior: 'approve',
}

/**
 * Whether the mechanism chosen for a decision lets it be taken this way (S1-72). Where the departments
 * vote, the host cannot adopt; a vote may be called whatever was planned.
 */
export function fitsMechanism(move: DecisionMove, mechanism: DecisionMechanism): boolean {
  if (move === 'adopt' || move === 'approve') return adoptedBy[mechanism] === move
  return true
}

interface Taken {
  readonly id: string
  readonly mechanism: DecisionMechanism
  readonly state: DecisionState
}

const inForce: readonly DecisionState[] = ['adopted', 'inExecution', 'fulfilled']

/**
 * Why a later decision cannot take the place of an earlier one, or nothing. What was decided by one
 * mechanism is changed by the same one, or by the superior of all; and only by what itself holds.
 */
export function whyNotSuccessor(
  earlier: Taken,
  later: Taken,
): 'decision.successorIsItself' | 'decision.successorNotInForce' | 'decision.successorMechanism' | undefined {
  if (earlier.id === later.id) return 'decision.successorIsItself'
  if (!inForce.includes(later.state)) return 'decision.successorNotInForce'
  if (later.mechanism !== earlier.mechanism && later.mechanism !== 'superior') {
    return 'decision.successorMechanism'
  }
  return undefined
}
