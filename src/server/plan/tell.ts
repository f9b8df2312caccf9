import type { Db } from '#server/db/database.ts'
import { publish } from '#server/events/publish.ts'

/** On the register's stream: whoever has the plan before them reads it anew. */
export async function tellOfPlan(tx: Db, collaborationId: string): Promise<void> {
  await publish(tx, {
    stream: 'tasks',
    kind: 'plan.changed',
    noun: 'collaboration',
    nounId: collaborationId,
    payload: { id: collaborationId },
  })
}
