import { type Audience, sees } from '#domain/audience/audience.ts'
import { AppError } from '#domain/error.ts'
import type { Mover } from '#domain/lifecycle/roles.ts'
import type { Actor } from '#domain/person/actor.ts'
import { type VoteMove, type VoteState, voteLifecycle } from './lifecycle.ts'

/** What the policy looks at. A vote exists for whoever its decision exists for. */
export interface VoteInQuestion extends Audience {
  readonly state: VoteState
  readonly hostId: string | null
  /** Who casts a ballot in it, each for a seat. */
  readonly voterIds: readonly string[]
}

/** What people do; the rest follows from the count. */
export const voteActs = ['cast', 'close', 'cancel', 'castingVote', 'escalate'] as const
export type VoteAct = (typeof voteActs)[number]

const moveOf: Readonly<Record<VoteAct, VoteMove>> = {
  cast: 'cast',
  close: 'close',
  cancel: 'cancel',
  castingVote: 'castAgree',
  escalate: 'escalate',
}

function mayInVote(actor: Actor, act: VoteAct, vote: VoteInQuestion): boolean {
  const held = new Set<Mover>()
  if (actor.personId === vote.hostId) held.add('host').add('leader')
  if (vote.voterIds.includes(actor.personId)) held.add('attendee.core')
  return voteLifecycle.rowsFor(moveOf[act]).some((row) => row.who.some((who) => held.has(who)))
}

export function authorizeVote(actor: Actor, act: VoteAct | 'view', vote: VoteInQuestion): void {
  if (!sees(actor, vote)) throw new AppError('not_found', 'vote.notFound')
  if (act === 'view') return
  if (!mayInVote(actor, act, vote)) throw new AppError('forbidden', 'vote.notYours', { action: act })
  if (!voteLifecycle.canMove(vote.state, moveOf[act])) {
    throw new AppError('conflict', 'vote.notNow', { action: act, state: vote.state })
  }
}

export function offeredInVote(actor: Actor, vote: VoteInQuestion): VoteAct[] {
  return voteActs.filter(
    (act) => mayInVote(actor, act, vote) && voteLifecycle.canMove(vote.state, moveOf[act]),
  )
}
