import type { AttendeeView, MeetingView } from '#contract/meeting.ts'
import { type RsvpState, rsvpStates } from '#domain/meeting/attendee.ts'
import { type CoreRole, coreRoles } from '#domain/meeting/enums.ts'
import { coverageOfTopics, type TopicCoverage } from '#domain/preparation/coverage.ts'

type Answers = Pick<AttendeeView, 'rsvp'>
type Place = Pick<AttendeeView, 'kind' | 'coreRole'>

/** 参会人员确认表 in one line (S0-49): how many answered what. */
export function answersOf(attendees: readonly Answers[]): Readonly<Record<RsvpState, number>> {
  const count = (state: RsvpState) => attendees.filter(({ rsvp }) => rsvp === state).length
  return Object.fromEntries(rsvpStates.map((state) => [state, count(state)])) as Record<RsvpState, number>
}

export interface Coverage {
  readonly roles: Readonly<Record<CoreRole, number>>
  readonly observers: number
  /** Main participants of whom nobody has said what they come for. */
  readonly unassigned: number
}

/** Who can decide, who will do it, who knows the figures (S0-37…43). */
export function coverageOf(attendees: readonly Place[]): Coverage {
  const core = attendees.filter(({ kind }) => kind === 'core')
  const count = (role: CoreRole) => core.filter(({ coreRole }) => coreRole === role).length
  return {
    roles: Object.fromEntries(coreRoles.map((role) => [role, count(role)])) as Record<CoreRole, number>,
    observers: attendees.length - core.length,
    unassigned: core.filter(({ coreRole }) => coreRole === null).length,
  }
}

/** Who covers what of each topic. Figures are cited where a report or an analysis is to be read (S0-40). */
export function coverageByTopic(
  { topics, attendees, materials }: Pick<MeetingView, 'topics' | 'attendees' | 'materials'>,
  needed: { readonly decider: number; readonly executor: number },
): readonly TopicCoverage[] {
  const citing = new Set(
    materials
      .filter(({ kind }) => kind === 'report' || kind === 'analysis' || kind === 'comparison')
      .flatMap(({ topicId }) => topicId ?? []),
  )
  return coverageOfTopics(
    topics.map(({ id, kind }) => ({ id, kind, citesData: citing.has(id) })),
    attendees,
    needed,
  )
}

/** Main participants first, as they were put on the list. */
export function inTableOrder<Attendee extends Place>(attendees: readonly Attendee[]): readonly Attendee[] {
  return attendees.toSorted((a, b) => Number(a.kind === 'observer') - Number(b.kind === 'observer'))
}
