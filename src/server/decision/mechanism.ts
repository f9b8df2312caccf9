import type { DecisionMechanism } from '#domain/decision/lifecycle.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'

/**
 * How decisions of this meeting are taken unless somebody says otherwise: as the charter of its collaboration has it
 * (S1-72), without one by the consensus that the host states.
 */
export async function mechanismOf(tx: Db, meetingId: string): Promise<DecisionMechanism> {
  const chosen = await asSystemWithin(tx, () =>
    tx
      .selectFrom('meeting')
      .innerJoin('collaboration', 'collaboration.id', 'meeting.collaboration_id')
      .select('collaboration.decision_mechanism as mechanism')
      .where('meeting.id', '=', meetingId)
      .executeTakeFirst(),
  )
  return chosen?.mechanism ?? 'hostConsensus'
}
