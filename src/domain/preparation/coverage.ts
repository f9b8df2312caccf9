import type { RsvpState } from '#domain/meeting/attendee.ts'
import { type AgendaItemKind, type AttendeeKind, type CoreRole, coreRoles } from '#domain/meeting/enums.ts'

export interface CoveredTopic {
  readonly id: string
  readonly kind: AgendaItemKind
  /** Something with figures hangs on it, so that somebody should be there who knows them. */
  readonly citesData: boolean
}

export interface CoveringAttendee {
  readonly id: string
  readonly kind: AttendeeKind
  readonly coreRole: CoreRole | null
  readonly rsvp: RsvpState
  readonly isHeadOfDepartment: boolean
  /** The topics they were named for. */
  readonly topicIds: readonly string[]
}

export interface TopicCoverage {
  readonly topicId: string
  /** Nobody was named for it: it concerns all who come. */
  readonly isForEverybody: boolean
  readonly roles: Readonly<Record<CoreRole, readonly string[]>>
  /** There for it, and nobody has said as what. */
  readonly unassigned: readonly string[]
  readonly missing: readonly CoreRole[]
}

/**
 * Who decides, who carries out and who knows the figures, topic by topic (S0-41); as NM-PRE-12 judges
 * it: people who do not come cover nothing, and `needed` is the norm's parameter.
 */
export function coverageOfTopics(
  topics: readonly CoveredTopic[],
  attendees: readonly CoveringAttendee[],
  needed: { readonly decider: number; readonly executor: number },
): readonly TopicCoverage[] {
  const core = attendees.filter(({ kind, rsvp }) => kind === 'core' && rsvp !== 'no')
  return topics.map((topic) => {
    const isForEverybody = !attendees.some(
      ({ kind, topicIds }) => kind === 'core' && topicIds.includes(topic.id),
    )
    const present = isForEverybody ? core : core.filter(({ topicIds }) => topicIds.includes(topic.id))
    const as = (role: CoreRole | null) =>
      present.filter(({ coreRole }) => coreRole === role).map(({ id }) => id)
    const roles = { decider: as('decider'), executor: as('executor'), informant: as('informant') }
    return {
      topicId: topic.id,
      isForEverybody,
      roles,
      unassigned: as(null),
      missing: coreRoles.filter((role) => {
        if (role === 'informant') return topic.citesData && roles.informant.length === 0
        return topic.kind === 'decide' && roles[role].length < needed[role]
      }),
    }
  })
}

/** One click that helps: name somebody of that role for the topic, or give the role to somebody there. */
export type Remedy =
  | { readonly does: 'link'; readonly attendeeId: string }
  | { readonly does: 'appoint'; readonly attendeeId: string }

/** Decisions are for heads of departments (S0-38); the other roles are for whoever has none yet. */
export function remedyFor(
  role: CoreRole,
  coverage: TopicCoverage,
  attendees: readonly CoveringAttendee[],
): Remedy | undefined {
  const core = attendees.filter(({ kind, rsvp }) => kind === 'core' && rsvp !== 'no')
  const elsewhere = core.find(
    ({ coreRole, topicIds }) => coreRole === role && !topicIds.includes(coverage.topicId),
  )
  if (elsewhere !== undefined && !coverage.isForEverybody) return { does: 'link', attendeeId: elsewhere.id }
  const free = core.filter(({ id }) => coverage.unassigned.includes(id))
  const fitting =
    role === 'decider'
      ? free.find(({ isHeadOfDepartment }) => isHeadOfDepartment)
      : (free.find(({ isHeadOfDepartment }) => !isHeadOfDepartment) ?? free[0])
  return fitting === undefined ? undefined : { does: 'appoint', attendeeId: fitting.id }
}

/** Core attendees whom no topic concerns, because each of them names others (S0-37, S3-06). */
export function withoutTopic(
  coverage: readonly TopicCoverage[],
  attendees: readonly CoveringAttendee[],
): readonly string[] {
  if (coverage.length === 0 || coverage.some(({ isForEverybody }) => isForEverybody)) return []
  return attendees
    .filter(({ kind, topicIds }) => kind === 'core' && topicIds.length === 0)
    .map(({ id }) => id)
}
