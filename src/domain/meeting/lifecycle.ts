import { machine } from '#domain/lifecycle/machine.ts'
import type { Mover } from '#domain/lifecycle/roles.ts'

export const meetingStates = [
  'draft',
  'collecting',
  'ready',
  'noticed',
  'rescheduled',
  'inProgress',
  'confirming',
  'ended',
  'followUp',
  'closed',
  'cancelled',
] as const
export type MeetingState = (typeof meetingStates)[number]

export const meetingMoves = [
  'openCollection',
  'makeReady',
  'sendNotice',
  'reschedule',
  'start',
  'beginConfirming',
  'end',
  'followUp',
  'close',
  'cancel',
] as const
export type MeetingMove = (typeof meetingMoves)[number]

export const meetingPhases = ['before', 'during', 'after'] as const
/** 会前, 会中, 会后 (S0-25). */
export type MeetingPhase = (typeof meetingPhases)[number]

export const meetingLifecycle = machine({
  noun: 'meeting',
  states: meetingStates,
  moves: meetingMoves,
  rows: [
    { from: 'draft', move: 'openCollection', to: 'collecting', who: ['organiser'], source: ['X-12'] },
    {
      from: ['draft', 'collecting'],
      move: 'makeReady',
      to: 'ready',
      who: ['organiser'],
      guards: [
        'NM-PRE-01',
        'NM-PRE-02',
        'NM-PRE-03',
        'NM-PRE-04',
        'NM-PRE-05',
        'NM-PRE-06',
        'NM-PRE-11',
        'NM-PRE-12',
        'NM-PRE-13',
        'NM-PRE-14',
        'NM-PRE-15',
        'NM-PRE-17',
        'NM-PRE-18',
        'NM-PRE-19',
        'NM-PRE-20',
      ],
      source: ['S0-26'],
    },
    {
      from: 'ready',
      move: 'sendNotice',
      to: 'noticed',
      who: ['organiser'],
      guards: ['NM-PRE-07', 'NM-PRE-08', 'NM-PRE-09', 'NM-PRE-10', 'NM-PRE-14'],
      clocks: ['C-03'],
      source: ['S0-48', 'S2-08', 'S3-08'],
    },
    // A changed time voids every answer and runs the notice clocks again, so the new notice is a move of its own.
    {
      from: 'noticed',
      move: 'reschedule',
      to: 'rescheduled',
      who: ['organiser'],
      needs: ['date'],
      source: ['3.5'],
    },
    {
      from: 'rescheduled',
      move: 'sendNotice',
      to: 'noticed',
      who: ['organiser'],
      guards: ['NM-PRE-07', 'NM-PRE-08', 'NM-PRE-09', 'NM-PRE-10', 'NM-PRE-14'],
      clocks: ['C-03'],
      source: ['3.5'],
    },
    {
      from: 'noticed',
      move: 'start',
      to: 'inProgress',
      who: ['host', 'recorder'],
      guards: ['NM-PRE-15', 'NM-MTG-01'],
      source: ['S2-26'],
    },
    { from: 'inProgress', move: 'beginConfirming', to: 'confirming', who: ['host'], source: ['S2-44'] },
    {
      from: 'confirming',
      move: 'end',
      to: 'ended',
      who: ['host'],
      // NM-MTG-03 is written with the topics, but it is at the end of the meeting that it is due.
      guards: ['NM-MTG-03', 'NM-MTG-07', 'NM-MTG-08', 'NM-MTG-15', 'NM-MTG-16'],
      clocks: ['C-05', 'C-07', 'C-19'],
      source: ['S2-45'],
    },
    { from: 'ended', move: 'followUp', to: 'followUp', who: ['system'], source: ['S3-29'] },
    { from: 'followUp', move: 'close', to: 'closed', who: ['system'], source: ['S0-04'] },
    {
      from: ['draft', 'collecting', 'ready', 'noticed', 'rescheduled'],
      move: 'cancel',
      to: 'cancelled',
      who: ['organiser', 'host'],
      needs: ['reason'],
      source: ['3.5'],
    },
  ],
})

const phases: Record<MeetingState, MeetingPhase | null> = {
  draft: 'before',
  collecting: 'before',
  ready: 'before',
  noticed: 'before',
  rescheduled: 'before',
  inProgress: 'during',
  confirming: 'during',
  ended: 'after',
  followUp: 'after',
  closed: 'after',
  cancelled: null,
}

/** A cancelled meeting is in no phase: nothing of it is before, during or after. */
export function meetingPhase(state: MeetingState): MeetingPhase | null {
  return phases[state]
}

export const meetingActions = [
  'answer',
  'nameProxy',
  'handInMaterial',
  'statePosition',
  'callFollowUp',
] as const
/** Things people do to a meeting that leave it in its state. `callFollowUp` begins another meeting (二次沟通会议). */
export type MeetingAction = (typeof meetingActions)[number]

const invitees: readonly Mover[] = ['attendee.core', 'attendee.observer', 'proxy']

export const meetingActionRows: Record<
  MeetingAction,
  { readonly in: readonly MeetingState[]; readonly who: readonly Mover[]; readonly source: readonly string[] }
> = {
  answer: { in: ['noticed'], who: invitees, source: ['S0-50'] },
  nameProxy: { in: ['noticed'], who: invitees, source: ['S3-15'] },
  handInMaterial: { in: ['noticed'], who: [...invitees, 'materialPreparer'], source: ['S0-51', 'X-01'] },
  statePosition: { in: ['noticed'], who: invitees, source: ['S2-21'] },
  callFollowUp: { in: ['followUp'], who: ['host', 'maintainer'], source: ['S2-67'] },
}

export function canAct(state: MeetingState, action: MeetingAction): boolean {
  return meetingActionRows[action].in.includes(state)
}
