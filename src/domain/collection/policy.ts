import { AppError } from '#domain/error.ts'
import { type MeetingState, meetingLifecycle, meetingPhase } from '#domain/meeting/lifecycle.ts'
import { authorizeMeeting, type MeetingInQuestion, rolesInMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'

export interface CollectingMeeting extends MeetingInQuestion {
  readonly collectingUntil: Date | null
}

export type CollectionAct = 'open' | 'propose' | 'answer'

/** The window closes by itself: nobody has to be there to close it. */
export function isCollecting(
  { state, collectingUntil }: { readonly state: MeetingState; readonly collectingUntil: Date | null },
  now: Date,
): boolean {
  return state === 'collecting' && collectingUntil !== null && now < collectingUntil
}

/** Everybody who is to come may say what should be talked about; calling for it is for who prepares. */
function mayCollect(actor: Actor, act: CollectionAct, meeting: CollectingMeeting): boolean {
  const held = rolesInMeeting(actor, meeting)
  if (act === 'propose') return held.size > 0
  if (act === 'open') return held.has('organiser')
  return held.has('organiser') || held.has('host') || held.has('recorder')
}

/** 404 for whoever may not see the meeting, 403 for whoever may not do it, 409 when it is not the time for it. */
export function authorizeCollection(
  actor: Actor,
  act: CollectionAct,
  meeting: CollectingMeeting,
  now: Date,
): void {
  authorizeMeeting(actor, 'view', meeting)
  if (!mayCollect(actor, act, meeting)) {
    throw new AppError('forbidden', 'meeting.notYours', { action: act })
  }
  if (act === 'propose' && !isCollecting(meeting, now)) {
    throw new AppError('conflict', meeting.state === 'collecting' ? 'collection.over' : 'collection.notOpen')
  }
  if (act === 'open' && !meetingLifecycle.canMove(meeting.state, 'openCollection')) {
    throw new AppError('conflict', 'collection.notNow', { state: meeting.state })
  }
  // What came in at the last minute is still answered, until people sit down.
  if (act === 'answer' && meetingPhase(meeting.state) !== 'before') {
    throw new AppError('conflict', 'collection.notNow', { state: meeting.state })
  }
}

/** What to offer this person now. */
export function offeredInCollection(actor: Actor, meeting: CollectingMeeting, now: Date): CollectionAct[] {
  return (['open', 'propose', 'answer'] as const).filter((act) => {
    if (!mayCollect(actor, act, meeting)) return false
    if (act === 'propose') return isCollecting(meeting, now)
    if (act === 'open') return meetingLifecycle.canMove(meeting.state, 'openCollection')
    return meetingPhase(meeting.state) === 'before' && meeting.collectingUntil !== null
  })
}
