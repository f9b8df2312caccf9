import type { MeetingFacts } from '#domain/norm/facts.ts'
import type { Db } from '#server/db/database.ts'
import { meetingFacts } from '#server/meeting/facts.ts'
import { decisionFacts } from '#server/meeting/facts-work.ts'
import type { Decision } from './decision.ts'

/** The facts of the meeting a decision was taken in; of one without a meeting, its own. */
export async function factsOfDecision(tx: Db, decision: Decision, now?: Date): Promise<MeetingFacts> {
  if (decision.meetingId !== null) return meetingFacts(tx, decision.meetingId, now)
  return {
    meeting: { id: decision.id, name: decision.number },
    decisions: await decisionFacts(tx, { decisionId: decision.id }),
  }
}
