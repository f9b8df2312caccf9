import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '#server/db/database.ts'

const validDays = 7

/** Gives the token of a fresh invitation; the ones before it stop working. Only its hash is kept. */
export async function createInvitation(
  tx: Db,
  invited: { personId: string; by: string | null; now: Date },
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(24).toString('base64url')
  const expiresAt = new Date(invited.now.getTime() + validDays * 24 * 3600 * 1000)
  await tx
    .updateTable('invitation')
    .set({ used_at: invited.now })
    .where('person_id', '=', invited.personId)
    .where('used_at', 'is', null)
    .execute()
  await tx
    .insertInto('invitation')
    .values({
      person_id: invited.personId,
      token_hash: tokenHashOf(token),
      created_by: invited.by,
      created_at: invited.now,
      expires_at: expiresAt,
    })
    .execute()
  return { token, expiresAt }
}

export function tokenHashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
