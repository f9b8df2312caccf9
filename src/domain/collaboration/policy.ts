import { type Audience, sees } from '#domain/audience/audience.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { CollaborationState } from './collaboration.ts'

/** What the policy looks at; the server's collaboration has more. */
export interface CollaborationInQuestion extends Audience {
  readonly state: CollaborationState
  readonly leaderId: string | null
  readonly createdById: string | null
}

export const collaborationActs = ['edit'] as const
export type CollaborationAct = (typeof collaborationActs)[number]

const over: readonly CollaborationState[] = ['archived', 'terminated']

/** Until it has a leader, whoever set it up; from then on they share it. */
function mayEdit(actor: Actor, { leaderId, createdById }: CollaborationInQuestion): boolean {
  return actor.personId === leaderId || actor.personId === createdById
}

export function authorizeCollaboration(
  actor: Actor,
  act: CollaborationAct | 'view',
  collaboration: CollaborationInQuestion,
): void {
  if (!sees(actor, collaboration)) throw new AppError('not_found', 'collaboration.notFound')
  if (act === 'view') return
  if (!mayEdit(actor, collaboration))
    throw new AppError('forbidden', 'collaboration.notYours', { action: act })
  if (over.includes(collaboration.state)) {
    throw new AppError('conflict', 'collaboration.notNow', { action: act, state: collaboration.state })
  }
}

export function offeredInCollaboration(
  actor: Actor,
  collaboration: CollaborationInQuestion,
): CollaborationAct[] {
  return mayEdit(actor, collaboration) && !over.includes(collaboration.state) ? ['edit'] : []
}
