import type { Db } from '#server/db/database.ts'
import { publish } from '#server/events/publish.ts'

/** On the register's stream: whoever may see it reads it anew. */
export async function tellOfCollaboration(tx: Db, id: string, kind: string): Promise<void> {
  await publish(tx, { stream: 'tasks', kind, noun: 'collaboration', nounId: id, payload: { id } })
}
