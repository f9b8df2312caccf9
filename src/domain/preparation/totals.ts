import type { RsvpState, SignInState } from '#domain/meeting/attendee.ts'

export interface Answered {
  readonly rsvp: RsvpState
  readonly signIn: SignInState | null
}

/** 参会人员确认表: 应到, 已确认, 无法参加, 未确认, 代理 (S0-49, X-05). A proxy is somebody coming. */
export function confirmationTotals(attendees: readonly Answered[]) {
  const count = (state: RsvpState) => attendees.filter(({ rsvp }) => rsvp === state).length
  return {
    expected: attendees.length,
    confirmed: count('yes'),
    declined: count('no'),
    pending: count('pending'),
    proxy: count('proxy'),
  }
}

/** 会议签到表: 应到, 实到, 缺席, 请假; who has not been noted is none of the last three. */
export function signInTotals(attendees: readonly Answered[]) {
  const count = (...states: SignInState[]) =>
    attendees.filter(({ signIn }) => signIn !== null && states.includes(signIn)).length
  return {
    expected: attendees.length,
    present: count('onTime', 'late', 'leftEarly'),
    late: count('late'),
    absent: count('absent'),
    leave: count('leave'),
    unknown: attendees.filter(({ signIn }) => signIn === null).length,
  }
}
