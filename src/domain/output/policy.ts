import { sees } from '#domain/audience/audience.ts'
import { AppError } from '#domain/error.ts'
import type { MeetingState } from '#domain/meeting/lifecycle.ts'
import { type MeetingInQuestion, rolesInMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'

/** The meeting with who sits there for which department, and who heads it. */
export interface MeetingWithSeats extends MeetingInQuestion {
  readonly attendees: readonly (MeetingInQuestion['attendees'][number] & {
    readonly departmentId: string | null
  })[]
}

export type Heads = ReadonlyMap<string, string | null>

/**
 * `keep`: put down anything, rank, choose; `contribute`: a department's own rows; `stance`: say where a
 * department stands.
 */
export const outputActs = ['keep', 'contribute', 'stance'] as const
export type OutputAct = (typeof outputActs)[number]

const before: readonly MeetingState[] = ['draft', 'collecting', 'ready', 'noticed', 'rescheduled']
const live: readonly MeetingState[] = ['inProgress', 'confirming']
const when: Record<OutputAct, readonly MeetingState[]> = {
  // Until the minutes are final: the recorder completes them after the meeting.
  keep: [...before, ...live, 'ended'],
  contribute: [...before, ...live],
  // The goal is acknowledged after the kick-off as well (S0-07).
  stance: ['noticed', 'rescheduled', ...live, 'ended', 'followUp'],
}

/** The departments that somebody sits there for: their own seat, or the one they stand in for. Observers only listen. */
export function seatsFor(actor: Actor, meeting: MeetingWithSeats): Set<string> {
  return new Set(
    meeting.attendees.flatMap(({ kind, personId, proxyId, departmentId }) =>
      kind === 'core' && departmentId !== null && (personId === actor.personId || proxyId === actor.personId)
        ? [departmentId]
        : [],
    ),
  )
}

/** Nobody speaks for another department: its people who take part, and its head. */
export function speaksFor(actor: Actor, meeting: MeetingWithSeats, heads: Heads): Set<string> {
  const attending = new Set(meeting.attendees.map(({ departmentId }) => departmentId))
  const headed = [...heads].flatMap(([id, head]) =>
    head === actor.personId && attending.has(id) ? [id] : [],
  )
  return new Set([...seatsFor(actor, meeting), ...headed])
}

function mayKeep(actor: Actor, meeting: MeetingWithSeats): boolean {
  const held = rolesInMeeting(actor, meeting)
  return held.has('organiser') || held.has('host') || held.has('recorder')
}

function mayOutput(
  actor: Actor,
  act: OutputAct,
  meeting: MeetingWithSeats,
  heads: Heads,
  departmentId: string | null,
): boolean {
  if (act === 'stance') return departmentId !== null && speaksFor(actor, meeting, heads).has(departmentId)
  if (mayKeep(actor, meeting)) return true
  return act === 'contribute' && departmentId !== null && speaksFor(actor, meeting, heads).has(departmentId)
}

/** A keeper's rights last longer than a contributor's, whoever's row it is. */
function isTime(actor: Actor, act: OutputAct, meeting: MeetingWithSeats): boolean {
  const last = act === 'contribute' && mayKeep(actor, meeting) ? 'keep' : act
  return when[last].includes(meeting.state)
}

/** 404 for whoever may not see the meeting, 403 for whoever may not do it, 409 when it is not the time for it. */
export function authorizeOutput(
  actor: Actor,
  act: OutputAct,
  meeting: MeetingWithSeats,
  heads: Heads,
  departmentId: string | null = null,
): void {
  if (!sees(actor, meeting)) throw new AppError('not_found', 'meeting.notFound')
  if (!mayOutput(actor, act, meeting, heads, departmentId)) {
    throw new AppError('forbidden', 'output.notYours', { action: act })
  }
  if (!isTime(actor, act, meeting)) {
    throw new AppError('conflict', 'meeting.notNow', { action: act, state: meeting.state })
  }
}

/** What to offer this person: on the whole, or about one department's row. */
export function offeredInOutput(
  actor: Actor,
  meeting: MeetingWithSeats,
  heads: Heads,
  departmentId: string | null = null,
): OutputAct[] {
  return outputActs.filter(
    (act) => mayOutput(actor, act, meeting, heads, departmentId) && isTime(actor, act, meeting),
  )
}
