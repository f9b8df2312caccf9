import type { ChainLink } from '#contract/common.ts'
import type { Db } from '#server/db/database.ts'

/** The meeting as a link; null when the reader cannot see it. */
export async function linkOf(tx: Db, meetingId: string | null): Promise<ChainLink | null> {
  if (meetingId === null) return null
  const row = await tx
    .selectFrom('meeting')
    .select(['id', 'number', 'name as title', 'state'])
    .where('id', '=', meetingId)
    .executeTakeFirst()
  return row === undefined ? null : { noun: 'meeting', ...row }
}
