import { type Audience, sees } from '#domain/audience/audience.ts'
import { AppError } from '#domain/error.ts'
import { mayEverMove, offeredMoves } from '#domain/lifecycle/offered.ts'
import type { Mover } from '#domain/lifecycle/roles.ts'
import type { Actor } from '#domain/person/actor.ts'
import {
  type DecisionKind,
  type DecisionMechanism,
  type DecisionMove,
  type DecisionState,
  decisionLifecycle,
} from './lifecycle.ts'
import { fitsMechanism } from './mechanism.ts'

/** What the policy looks at; the server's decision has more. */
export interface DecisionInQuestion extends Audience {
  readonly state: DecisionState
  readonly kind: DecisionKind
  readonly mechanism: DecisionMechanism
  readonly hostId: string | null
  readonly recorderId: string | null
  readonly ownerId: string | null
  /** Who sends the notice of a condition; null: the owner. */
  readonly noticeSenderId: string | null
  /** Drafted: the condition has occurred; sent: everybody was told. */
  readonly notice: 'none' | 'drafted' | 'sent'
  /** Once the minutes that hold it are final its wording stands (NM-MIN-07). */
  readonly isFixed: boolean
}

/**
 * Beside the moves: `edit` its wording and fields; `annotate` what may be noted at any time (remark, who
 * sends its notice, the wish to make it a norm); `meetCondition` and `sendNotice` of a conditional one;
 * `requestApproval` starts a request for approval from it.
 */
export const decisionActs = ['edit', 'annotate', 'meetCondition', 'sendNotice', 'requestApproval'] as const
export type DecisionAct = DecisionMove | (typeof decisionActs)[number]

export function rolesInDecision(actor: Actor, decision: DecisionInQuestion): Set<Mover> {
  const held = new Set<Mover>()
  if (actor.personId === decision.hostId) held.add('host').add('leader')
  if (actor.personId === decision.recorderId) held.add('recorder')
  if (actor.personId === decision.ownerId) held.add('owner')
  if (decision.departmentIds.some((id) => actor.oversees.has(id)) && actor.personId !== decision.hostId) {
    held.add('superior')
  }
  return held
}

/** Who sends the notice: whoever was named for it, else the owner, else the host. */
export function noticeSenderOf(
  decision: Pick<DecisionInQuestion, 'noticeSenderId' | 'ownerId' | 'hostId'>,
): string | null {
  return decision.noticeSenderId ?? decision.ownerId ?? decision.hostId
}

function may(actor: Actor, act: DecisionAct, decision: DecisionInQuestion): boolean {
  const held = rolesInDecision(actor, decision)
  const isSender = actor.personId === noticeSenderOf(decision)
  switch (act) {
    case 'edit':
      return held.has('host') || held.has('recorder')
    case 'annotate':
    case 'requestApproval':
      return held.has('host') || held.has('recorder') || held.has('owner')
    case 'meetCondition':
      return held.has('host') || held.has('owner') || isSender
    case 'sendNotice':
      return held.has('host') || isSender
    default:
      return mayEverMove(decisionLifecycle, act, held)
  }
}

const over: readonly DecisionState[] = ['rejected', 'superseded', 'revoked']
/** A condition counts from the moment that what hangs on it was said, also provisionally (S3-71, S3-72). */
const awaitsCondition: readonly DecisionState[] = ['adopted', 'provisional', 'inExecution']

function when(act: DecisionAct, decision: DecisionInQuestion): boolean {
  switch (act) {
    case 'edit':
      // The words that are being voted on are locked.
      return !decision.isFixed && decision.state !== 'voting'
    case 'annotate':
      return true
    case 'requestApproval':
      return !over.includes(decision.state)
    case 'meetCondition':
      return (
        decision.kind === 'conditional' &&
        awaitsCondition.includes(decision.state) &&
        decision.notice === 'none'
      )
    case 'sendNotice':
      return decision.notice === 'drafted'
    default:
      return decisionLifecycle.canMove(decision.state, act)
  }
}

export function authorizeDecision(
  actor: Actor,
  act: DecisionAct | 'view',
  decision: DecisionInQuestion,
): void {
  if (!sees(actor, decision)) throw new AppError('not_found', 'decision.notFound')
  if (act === 'view') return
  if (!may(actor, act, decision)) throw new AppError('forbidden', 'decision.notYours', { action: act })
  if (!when(act, decision)) {
    if (act === 'edit' && decision.isFixed) throw new AppError('conflict', 'decision.isFixed')
    throw new AppError('conflict', 'decision.notNow', { action: act, state: decision.state })
  }
  if (isMove(act) && !fitsMechanism(act, decision.mechanism)) {
    throw new AppError('conflict', 'decision.otherMechanism', { mechanism: decision.mechanism })
  }
}

export function offeredInDecision(actor: Actor, decision: DecisionInQuestion): DecisionAct[] {
  const held = rolesInDecision(actor, decision)
  return [
    ...decisionActs.filter((act) => may(actor, act, decision) && when(act, decision)),
    ...offeredMoves(decisionLifecycle, decision.state, held)
      .filter((move) => fitsMechanism(move, decision.mechanism))
      // A vote that is under way is handed up by its own button, with its count.
      .filter((move) => !(move === 'escalate' && decision.state === 'voting')),
  ]
}

function isMove(act: DecisionAct): act is DecisionMove {
  return !(decisionActs as readonly string[]).includes(act)
}
