import type { RsvpState, SignInState } from '#domain/meeting/attendee.ts'
import type { AttendeeKind, CoreRole } from '#domain/meeting/enums.ts'
import type { VoteUnit } from './lifecycle.ts'

/** Somebody on the list of the meeting, as far as voting goes. */
export interface Invited {
  readonly personId: string
  readonly departmentId: string | null
  readonly kind: AttendeeKind
  readonly coreRole: CoreRole | null
  readonly rsvp: RsvpState
  readonly signIn: SignInState | null
  readonly proxyId: string | null
  readonly proxyScope: 'speak' | 'speakAndVote' | null
}

/** One ballot: a department's, or a person's. */
export interface Seat {
  readonly departmentId: string | null
  readonly personId: string | null
}

/**
 * Who has a ballot when a vote opens. Observers have none (NM-MTG-05), and the chair votes only on a tie
 * a department for which only the chair has come therefore has none either.
 */
export function seatsOf(unit: VoteUnit, invited: readonly Invited[], chairId: string | null): Seat[] {
  const voting = invited.filter(({ kind, personId }) => kind === 'core' && personId !== chairId)
  if (unit === 'person') {
    return voting.map(({ personId, departmentId }) => ({ personId, departmentId }))
  }
  const departments = new Set(voting.flatMap(({ departmentId }) => departmentId ?? []))
  return [...departments].map((departmentId) => ({ departmentId, personId: null }))
}

/**
 * Who casts the ballot of a seat now. Of a department: its head if they attend, else whoever is there to
 * decide for it, else the first on the list. Somebody who does not come votes through a proxy that may
 * (发言并表决, S3-15); a proxy who may only speak casts nothing, and the next one of the department does.
 */
export function votersOf(
  seat: Seat,
  invited: readonly Invited[],
  { headIds, chairId }: { readonly headIds: ReadonlySet<string>; readonly chairId: string | null },
): string | null {
  const own = invited
    .filter(({ kind }) => kind === 'core')
    .filter(({ personId }) => personId !== chairId)
    .filter((one) =>
      seat.personId === null ? one.departmentId === seat.departmentId : one.personId === seat.personId,
    )
  const ranked = own
    .map((one, index) => ({ one, rank: rankOf(one, headIds), index }))
    .toSorted((a, b) => a.rank - b.rank || a.index - b.index)
  for (const { one } of ranked) {
    const voter = handOf(one)
    if (voter !== null && voter !== chairId) return voter
  }
  return null
}

function rankOf(one: Invited, headIds: ReadonlySet<string>): number {
  if (headIds.has(one.personId)) return 0
  return one.coreRole === 'decider' ? 1 : 2
}

/** The person in the room who acts for somebody: they themselves, or a proxy who may vote. */
function handOf(one: Invited): string | null {
  // The proxy signs in on the seat they stand in for: that it is taken does not bring the absent one back.
  if (one.rsvp === 'proxy' && one.proxyId !== null) {
    return one.proxyScope === 'speakAndVote' && one.signIn !== 'leftEarly' ? one.proxyId : null
  }
  const isAway =
    one.signIn === 'absent' || one.signIn === 'leave' || one.signIn === 'leftEarly' || one.rsvp === 'no'
  // Whoever has come after all votes themselves.
  const isHere = one.signIn === 'onTime' || one.signIn === 'late'
  if (isHere || !isAway) return one.personId
  return one.proxyId !== null && one.proxyScope === 'speakAndVote' ? one.proxyId : null
}
