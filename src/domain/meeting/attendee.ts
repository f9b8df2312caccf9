import { machine } from '#domain/lifecycle/machine.ts'

/** 未确认, 参会, 不参会, 由代理参会. */
export const rsvpStates = ['pending', 'yes', 'no', 'proxy'] as const
export type RsvpState = (typeof rsvpStates)[number]

export const rsvpMoves = ['accept', 'decline', 'delegate', 'reset'] as const
export type RsvpMove = (typeof rsvpMoves)[number]

/** An answer may be changed as often as the invitee likes while the meeting is `noticed`. */
export const rsvpLifecycle = machine({
  noun: 'rsvp',
  states: rsvpStates,
  moves: rsvpMoves,
  rows: [
    {
      from: ['pending', 'no', 'proxy'],
      move: 'accept',
      to: 'yes',
      who: ['attendee.core', 'attendee.observer'],
      source: ['S0-50', 'X-05'],
    },
    {
      from: ['pending', 'yes', 'proxy'],
      move: 'decline',
      to: 'no',
      who: ['attendee.core', 'attendee.observer'],
      needs: ['reason'],
      source: ['S0-50', 'X-05', 'S2-27'],
    },
    {
      // proxy → proxy: the first proxy falls ill, another one is named
      from: ['pending', 'yes', 'no', 'proxy'],
      move: 'delegate',
      to: 'proxy',
      who: ['attendee.core', 'attendee.observer'],
      needs: ['reason', 'person'],
      source: ['S3-15'],
    },
    // Only a changed time does this: what was answered was answered about another time.
    { from: ['yes', 'no', 'proxy'], move: 'reset', to: 'pending', who: ['system'], source: ['3.5'] },
  ],
})

/** 准时, 迟到, 早退, 缺席, 请假: what the sign-in sheet prints. */
export const signInStates = ['onTime', 'late', 'leftEarly', 'absent', 'leave'] as const
export type SignInState = (typeof signInStates)[number]

/** 现场, 线上: how somebody takes part. */
export const attendanceModes = ['onsite', 'online'] as const
export type AttendanceMode = (typeof attendanceModes)[number]

/** 手工, 扫码, 线上: noted by the recorder, by the code of the room, or by the link. */
export const signInMethods = ['manual', 'scan', 'online'] as const
export type SignInMethod = (typeof signInMethods)[number]

/** `expected` is an attendee of whom nothing is known yet on the day. */
export const attendanceStates = ['expected', ...signInStates] as const
export type AttendanceState = (typeof attendanceStates)[number]

export const signInMoves = ['signIn', 'signInLate', 'leaveEarly', 'markAbsent', 'markLeave'] as const
export type SignInMove = (typeof signInMoves)[number]

/** Nobody signs for somebody else. */
export const attendanceLifecycle = machine({
  noun: 'attendance',
  states: attendanceStates,
  moves: signInMoves,
  rows: [
    {
      from: 'expected',
      move: 'signIn',
      to: 'onTime',
      who: ['attendee.core', 'attendee.observer', 'proxy'],
      clocks: ['C-24'],
      source: ['X-21', 'X-22'],
    },
    {
      from: 'expected',
      move: 'signInLate',
      to: 'late',
      who: ['attendee.core', 'attendee.observer', 'proxy'],
      clocks: ['C-24'],
      source: ['X-21', 'X-22'],
    },
    {
      from: ['onTime', 'late'],
      move: 'leaveEarly',
      to: 'leftEarly',
      who: ['attendee.core', 'attendee.observer', 'proxy', 'recorder', 'host'],
      source: ['X-21', 'X-22'],
    },
    {
      from: 'expected',
      move: 'markAbsent',
      to: 'absent',
      who: ['recorder', 'host'],
      guards: ['NM-MTG-02'],
      needs: ['reason'],
      source: ['S2-27'],
    },
    {
      from: 'expected',
      move: 'markLeave',
      to: 'leave',
      who: ['recorder', 'host'],
      guards: ['NM-MTG-02'],
      needs: ['reason'],
      source: ['X-21'],
    },
  ],
})
