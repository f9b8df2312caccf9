import { AppError } from '#domain/error.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'

/** a collaboration is accepted only when every one of its results is. */
export async function refuseUnaccepted(tx: Db, collaborationId: string): Promise<void> {
  const rows = await asSystemWithin(tx, () =>
    tx
      .selectFrom('result')
      .select(['name', 'verdict'])
      .where('collaboration_id', '=', collaborationId)
      .orderBy('position')
      .execute(),
  )
  if (rows.length === 0) throw new AppError('conflict', 'plan.noResults')
  const open = rows.flatMap(({ name, verdict }) => (verdict === 'accepted' ? [] : [name]))
  if (open.length > 0) {
    throw new AppError('conflict', 'plan.resultsOpen', { name: open.slice(0, 5).join('、') })
  }
}
