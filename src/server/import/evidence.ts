import type { z } from 'zod'
import type { ImportedLine } from '#contract/import.ts'
import type { Db } from '#server/db/database.ts'
import { getMeeting } from '#server/meeting/queries.ts'
import { personRefs } from '#server/organisation/refs.ts'

/** What of a meeting's record was brought in from a text, and the words it was read from. */
export async function importedLines(tx: Db, meetingId: string): Promise<z.input<typeof ImportedLine>[]> {
  await getMeeting(tx, meetingId)
  const rows = await tx
    .selectFrom('entry')
    .select(['id', 'decision_id', 'task_id', 'evidence', 'author_id', 'created_at'])
    .where('meeting_id', '=', meetingId)
    .where('import_id', 'is not', null)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const people = await personRefs(
    tx,
    rows.map(({ author_id }) => author_id),
  )
  return rows.map((row) => ({
    entryId: row.id,
    decisionId: row.decision_id,
    taskId: row.task_id,
    evidence: row.evidence,
    by: (row.author_id !== null && people.get(row.author_id)) || null,
    at: row.created_at.toISOString(),
  }))
}
