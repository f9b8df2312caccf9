import { type Audience, sees } from '#domain/audience/audience.ts'
import { AppError } from '#domain/error.ts'
import { mayEverMove, offeredMoves } from '#domain/lifecycle/offered.ts'
import type { Mover } from '#domain/lifecycle/roles.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { AttendeeKind } from './enums.ts'
import { type MeetingMove, type MeetingState, meetingLifecycle } from './lifecycle.ts'

/** What the policy looks at; the server's meeting has more. */
export interface MeetingInQuestion extends Audience {
  readonly state: MeetingState
  readonly organiserId: string
  readonly hostId: string | null
  readonly recorderId: string | null
  readonly timekeeperId: string | null
  readonly attendees: readonly {
    readonly personId: string
    readonly kind: AttendeeKind
    readonly proxyId: string | null
  }[]
}

const moves = ['makeReady', 'sendNotice', 'reschedule', 'cancel', 'start', 'beginConfirming', 'end'] as const
const acts = [
  'edit',
  'editAgenda',
  'editPeople',
  'rsvp',
  'checkIn',
  'leave',
  'noteAttendance',
  'record',
  'importNotes',
  'runTopics',
  'keepTime',
  'raiseHand',
  'correctBasics',
  'settleParked',
  'readBack',
  'generateMinutes',
] as const
export type MeetingAct = (typeof moves)[number] | (typeof acts)[number]

/** The roles a person holds in a meeting. A proxy who stands in for a core attendee is a `proxy`, not an attendee. */
export function rolesInMeeting(actor: Actor, meeting: MeetingInQuestion): Set<Mover> {
  const held = new Set<Mover>()
  const me = actor.personId
  if (me === meeting.organiserId) held.add('organiser')
  if (me === meeting.hostId) held.add('host')
  if (me === meeting.recorderId) held.add('recorder')
  if (me === meeting.timekeeperId) held.add('timekeeper')
  for (const attendee of meeting.attendees) {
    if (attendee.personId === me) held.add(attendee.kind === 'core' ? 'attendee.core' : 'attendee.observer')
    if (attendee.proxyId === me) held.add('proxy')
  }
  return held
}

const preparing: readonly MeetingState[] = ['draft', 'collecting', 'ready', 'noticed', 'rescheduled']
const live: readonly MeetingState[] = ['inProgress', 'confirming']

/** Who may, whatever the state. The moves' holders are read off the lifecycle table. */
const who: Record<(typeof acts)[number], readonly Mover[]> = {
  edit: ['organiser', 'host', 'recorder'],
  editAgenda: ['organiser', 'host', 'recorder'],
  editPeople: ['organiser', 'host', 'recorder'],
  // Somebody who comes as a proxy answers through the person they stand in for.
  rsvp: ['attendee.core', 'attendee.observer'],
  checkIn: ['attendee.core', 'attendee.observer', 'proxy'],
  leave: ['attendee.core', 'attendee.observer', 'proxy'],
  // The roll is completed after the meeting too: final minutes need every absence explained (NM-MTG-02).
  noteAttendance: ['host', 'recorder'],
  record: ['host', 'recorder'],
  // Notes may be brought in before people sit down, or while they do.
  importNotes: ['host', 'recorder'],
  runTopics: ['host'],
  // The clock is the timekeeper's; what follows from it stays the host's (S0-46).
  keepTime: ['host', 'timekeeper'],
  // Observers do not speak (NM-MTG-05).
  raiseHand: ['attendee.core', 'proxy'],
  correctBasics: ['host', 'recorder'],
  settleParked: ['host', 'recorder'],
  readBack: ['host', 'recorder'],
  generateMinutes: ['recorder'],
}

/** When it makes sense, whoever asks. */
const when: Record<(typeof acts)[number], readonly MeetingState[]> = {
  edit: preparing,
  editAgenda: [...preparing, ...live],
  editPeople: [...preparing, ...live],
  rsvp: ['noticed'],
  checkIn: ['noticed', ...live],
  leave: live,
  noteAttendance: [...live, 'ended'],
  record: live,
  importNotes: [...preparing, ...live],
  runTopics: live,
  keepTime: live,
  raiseHand: live,
  correctBasics: live,
  // A point that was put aside is not forgotten with the end.
  settleParked: [...live, 'ended', 'followUp'],
  readBack: live,
  generateMinutes: ['ended'],
}

function isMove(act: MeetingAct): act is (typeof moves)[number] {
  return (moves as readonly string[]).includes(act)
}

export function mayInMeeting(actor: Actor, act: MeetingAct, meeting: MeetingInQuestion): boolean {
  const held = rolesInMeeting(actor, meeting)
  if (isMove(act)) return mayEverMove(meetingLifecycle, act satisfies MeetingMove, held)
  return who[act].some((role) => held.has(role))
}

export function canInMeeting(act: MeetingAct, state: MeetingState): boolean {
  return isMove(act) ? meetingLifecycle.canMove(state, act) : when[act].includes(state)
}

/** 404 for whoever may not see it, 403 for whoever may not do it, 409 when it is not the time for it. */
export function authorizeMeeting(actor: Actor, act: MeetingAct | 'view', meeting: MeetingInQuestion): void {
  if (!sees(actor, meeting)) throw new AppError('not_found', 'meeting.notFound')
  if (act === 'view') return
  if (!mayInMeeting(actor, act, meeting)) throw new AppError('forbidden', 'meeting.notYours', { action: act })
  if (!canInMeeting(act, meeting.state)) {
    throw new AppError('conflict', 'meeting.notNow', { action: act, state: meeting.state })
  }
}

/** What to offer this person now. */
export function offeredInMeeting(actor: Actor, meeting: MeetingInQuestion): MeetingAct[] {
  const held = rolesInMeeting(actor, meeting)
  const offered = new Set<string>(offeredMoves(meetingLifecycle, meeting.state, held))
  return [
    ...acts.filter((act) => when[act].includes(meeting.state) && who[act].some((role) => held.has(role))),
    ...moves.filter((move) => offered.has(move)),
  ]
}
