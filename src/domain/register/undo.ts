import { addMinutes, type Instant } from '#domain/calendar/instant.ts'

/** For how long a change of many is offered to be taken back. */
export const undoSeconds = 10
/** The way to the server and back, and a slow hand. */
const graceSeconds = 20

export function undoUntil(changedAt: Instant): Instant {
  return addMinutes(changedAt, undoSeconds / 60)
}

export function mayStillUndo(changedAt: Instant, now: Instant): boolean {
  return now.getTime() <= undoUntil(changedAt).getTime() + graceSeconds * 1000
}
