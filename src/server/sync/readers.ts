import { confirmersOf } from '#server/collaboration/confirmers.ts'
import { membersOf } from '#server/collaboration/members.ts'
import type { Collaboration } from '#server/collaboration/queries.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { readersOf } from '#server/notification/readers.ts'

export async function copiesOf(tx: Db, collaborationId: string): Promise<string[]> {
  const row = await tx
    .selectFrom('collaboration')
    .select('sync_copy_ids')
    .where('id', '=', collaborationId)
    .executeTakeFirst()
  return row?.sync_copy_ids ?? []
}

/**
 * 所有相关方 (S4-46): the group with its liaisons, who speaks for the departments that take part, who called for the
 * work and who stands above it, and who is named for a copy; of these whoever may see the collaboration.
 */
export async function readersOfSync(tx: Db, matter: Collaboration, senderId: string): Promise<string[]> {
  return asSystemWithin(tx, async () => {
    const heads = await confirmersOf(tx, matter.departmentIds)
    const wanted = [
      ...(await membersOf(tx, matter.id)),
      ...[...heads.values()].flatMap(([first]) => first ?? []),
      matter.createdById,
      matter.superiorIds[0],
      ...(await copiesOf(tx, matter.id)),
    ].filter((id) => id != null && id !== senderId)
    const readers = await readersOf(tx, [...new Set(wanted)] as string[], {
      noun: 'collaboration',
      nounId: matter.id,
    })
    return readers.map(({ personId }) => personId)
  })
}
