import { AppError } from '#domain/error.ts'
import { canAct, type MeetingState } from '#domain/meeting/lifecycle.ts'
import { authorizeMeeting, type MeetingInQuestion, rolesInMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'

interface Invited extends MeetingInQuestion {
  readonly attendees: readonly (MeetingInQuestion['attendees'][number] & {
    readonly departmentId: string | null
  })[]
}

/** The departments a person speaks for in a meeting: their own, and those they stand in for. */
export function departmentsSpokenFor(actor: Actor, { attendees }: Invited): readonly string[] {
  const ids = attendees
    .filter(({ personId, proxyId }) => personId === actor.personId || proxyId === actor.personId)
    .flatMap(({ departmentId }) => departmentId ?? [])
  return [...new Set(ids)]
}

/**
 * A department writes its own position, from the notice until people meet; then it stands as what was
 * prepared (S2-21). That observers have none is the norm's word (NM-MTG-05), not this one's.
 */
export function authorizePosition(actor: Actor, meeting: Invited, departmentId: string): void {
  authorizeMeeting(actor, 'view', meeting)
  if (!departmentsSpokenFor(actor, meeting).includes(departmentId)) {
    throw new AppError('forbidden', 'position.notYours')
  }
  if (!canAct(meeting.state, 'statePosition')) throw new AppError('conflict', 'position.notNow')
}

export function mayStatePosition(actor: Actor, meeting: Invited): boolean {
  const isCore = meeting.attendees.some(
    ({ personId, proxyId, kind }) =>
      kind === 'core' && (personId === actor.personId || proxyId === actor.personId),
  )
  return isCore && canAct(meeting.state, 'statePosition')
}

const preparing: readonly MeetingState[] = ['draft', 'collecting', 'ready', 'noticed', 'rescheduled']

/** 会前对齐 is for those who run the meeting; what the superior says, for organiser and host alone (S3-79). */
export function seesAlignment(actor: Actor, meeting: MeetingInQuestion, part: 'heads' | 'superior'): boolean {
  const held = rolesInMeeting(actor, meeting)
  const readers =
    part === 'heads' ? (['organiser', 'host', 'recorder'] as const) : (['organiser', 'host'] as const)
  return readers.some((role) => held.has(role))
}

export function authorizeAlignment(
  actor: Actor,
  meeting: MeetingInQuestion,
  part: 'heads' | 'superior',
  act: 'read' | 'note',
): void {
  authorizeMeeting(actor, 'view', meeting)
  if (!seesAlignment(actor, meeting, part)) throw new AppError('forbidden', 'alignment.notYours')
  if (act === 'note' && !preparing.includes(meeting.state)) throw new AppError('conflict', 'alignment.notNow')
}

export function mayNoteAlignment(meeting: MeetingInQuestion): boolean {
  return preparing.includes(meeting.state)
}
