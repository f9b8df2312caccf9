import type { FindingView } from '#contract/common.ts'
import { authorizeMinutes } from '#domain/minutes/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { meetingFacts } from '#server/meeting/facts.ts'
import { findingsOf } from '#server/norm/guard.ts'
import { finaliseEvents } from './finalise.ts'
import { getMinutes } from './queries.ts'
import { sendEvents } from './send.ts'

/** What stands between the minutes and their next step; the same norms that the step itself asks. */
export async function minutesFindings(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly moment: 'send' | 'finalise'; readonly at: Date },
): Promise<FindingView[]> {
  const { id, moment, at } = request
  const minutes = await getMinutes(tx, id)
  authorizeMinutes(actor, 'view', minutes)
  // Whoever may read the minutes is told what is wrong with them, also where the meeting is out of sight.
  return asSystemWithin(tx, async () =>
    findingsOf(tx, {
      event: moment === 'send' ? sendEvents : finaliseEvents,
      facts: await meetingFacts(tx, minutes.meetingId, at),
      noun: 'minutes',
      nounId: id,
      isImported: minutes.isImported,
      now: at,
    }),
  )
}
