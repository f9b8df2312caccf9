import type { FindingView } from '#contract/common.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import type { NormEvent } from '#domain/norm/event.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { findingsOf } from '#server/norm/guard.ts'
import { meetingFacts } from './facts.ts'
import { noticeEvents } from './notice.ts'
import { readyEvents } from './prepare.ts'
import { getMeeting } from './queries.ts'

export type Moment = 'ready' | 'notice' | 'start' | 'end' | 'finalise'

const eventsAt: Readonly<Record<Moment, readonly NormEvent[]>> = {
  ready: readyEvents,
  notice: noticeEvents,
  start: ['meeting.start'],
  end: ['meeting.end'],
  finalise: ['minutes.finalise'],
}

/** What the norms would say if the moment were now. */
export async function findingsAt(
  tx: Db,
  actor: Actor,
  asked: { readonly id: string; readonly moment: Moment; readonly at: Date },
): Promise<FindingView[]> {
  const { id, moment, at } = asked
  const meeting = await getMeeting(tx, id)
  authorizeMeeting(actor, 'view', meeting)
  // Overrides given when the minutes were made final are kept with the minutes.
  const facts = await meetingFacts(tx, id, at)
  const about =
    moment === 'finalise' && facts.minutes !== undefined
      ? { noun: 'minutes', nounId: facts.minutes.id }
      : { noun: 'meeting', nounId: id }
  return findingsOf(tx, {
    event: eventsAt[moment],
    facts,
    ...about,
    isImported: meeting.isImported,
    now: at,
  })
}
