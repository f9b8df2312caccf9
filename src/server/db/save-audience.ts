import { type RawBuilder, sql } from 'kysely'
import type { Db } from './database.ts'

/**
 * Keeps for whom rows exist: `wanted` selects id, classification, department_ids and participant_ids, the last two
 * in order. Only rows that change are touched, so that nobody waits for the tasks of a meeting whose agenda is edited.
 */
export async function saveAudience(
  tx: Db,
  table: 'meeting' | 'minutes' | 'decision' | 'task',
  wanted: RawBuilder<unknown>,
): Promise<void> {
  await sql`
    update ${sql.table(table)} held set
      classification = wanted.classification,
      department_ids = wanted.department_ids,
      participant_ids = wanted.participant_ids
    from (${wanted}) wanted (id, classification, department_ids, participant_ids)
    where held.id = wanted.id
      and (held.classification, held.department_ids, held.participant_ids)
        is distinct from (wanted.classification, wanted.department_ids, wanted.participant_ids)`.execute(tx)
}
