import type { Classification } from '#domain/meeting/enums.ts'
import type { Actor } from '#domain/person/actor.ts'

/** For whom a meeting, decision, task or minutes exists at all. Every protected row carries one. */
export interface Audience {
  readonly classification: Classification
  /** The departments that take part. */
  readonly departmentIds: readonly string[]
  /** The people named in it: invited, proxy, organiser, host, recorder, owner, reviewer, recipient. */
  readonly participantIds: readonly string[]
}

/**
 * The one rule of sight (S4-38, X-53, X-72). `visibleTo` in SQL and the row-level policies say the
 * same; a test compares all three.
 * - public 公开: everybody in the organisation
 * - internal 内部: participants, the departments that take part, their superiors, 督办专员
 * - secret 秘密: participants and the superiors of the departments that take part
 * - confidential 机密: participants only, whatever their rank; being administrator shows nothing
 */
export function sees(actor: Actor, audience: Audience): boolean {
  if (audience.participantIds.includes(actor.personId)) return true
  switch (audience.classification) {
    case 'public':
      return true
    case 'internal':
      return (
        actor.isSupervisor ||
        audience.departmentIds.some((id) => actor.departmentIds.has(id) || actor.oversees.has(id))
      )
    case 'secret':
      return audience.departmentIds.some((id) => actor.oversees.has(id))
    case 'confidential':
      return false
  }
}

/** Named in it, or of a department that takes part: narrower than sight, which superiors and 督办专员 have too. */
export function takesPart(
  actor: Actor,
  { participantIds, departmentIds }: Pick<Audience, 'participantIds' | 'departmentIds'>,
): boolean {
  return participantIds.includes(actor.personId) || departmentIds.some((id) => actor.departmentIds.has(id))
}
