import { sql } from 'kysely'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'
import type { Decision } from '#server/decision/decision.ts'

/** The record of a superior's yes to a decision that is theirs to take (S1-66). */
export async function recordApproval(
  tx: Db,
  yes: {
    readonly decision: Pick<Decision, 'id' | 'number' | 'content' | 'hostId' | 'ownerId'>
    readonly approverId: string
    readonly comment: string
    readonly at: Date
  },
): Promise<void> {
  const { decision, approverId, comment, at } = yes
  const submitterId = [decision.hostId, decision.ownerId].find((id) => id !== null && id !== approverId)
  // Nobody but the superior stands behind it: then the step in the history is the record.
  if (submitterId == null) return
  await tx
    .insertInto('approval')
    .values({
      number: await nextApprovalNumber(tx, at),
      decision_id: decision.id,
      kind: 'decision',
      subject: decision.content.slice(0, 200) || decision.number,
      submitter_id: submitterId,
      approver_id: approverId,
      state: 'approved',
      comment,
      submitted_at: at,
      decided_at: at,
      created_by: approverId,
      created_at: at,
      updated_at: at,
    })
    .execute()
}

/** SP-2026-001 */
export async function nextApprovalNumber(tx: Db, at: Date): Promise<string> {
  const { zone } = await loadWorkTime(tx)
  const { rows } = await sql<{ number: string }>`
    select next_number('SP', ${Number(civilDateOf(at, zone).slice(0, 4))}::int) as number`.execute(tx)
  return rows[0]?.number as string
}
