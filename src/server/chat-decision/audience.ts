import { sql } from 'kysely'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'

/** Works out anew for whom a decision from a chat exists; of a decision of a meeting nothing changes. */
export async function refreshChatDecision(tx: Db, id: string): Promise<void> {
  await asSystemWithin(tx, async () => {
    await sql`select refresh_chat_decision(c.id) from chat_decision c where c.id = ${id}`.execute(tx)
  })
}
