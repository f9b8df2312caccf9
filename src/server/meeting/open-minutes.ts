import { sql } from 'kysely'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'
import type { getMeeting } from './queries.ts'

/** The minutes of a meeting, still to be written; where there are some already they stay. */
export async function openMinutes(
  tx: Db,
  meeting: Awaited<ReturnType<typeof getMeeting>>,
  at: Date,
): Promise<void> {
  const { zone } = await loadWorkTime(tx)
  await tx
    .insertInto('minutes')
    .values({
      number: sql<string>`next_number('HYJY', ${Number(civilDateOf(at, zone).slice(0, 4))})`,
      meeting_id: meeting.id,
      maintainer_id: meeting.recorderId,
      classification: meeting.classification,
      department_ids: [...meeting.departmentIds],
      participant_ids: [...meeting.participantIds],
      created_at: at,
      updated_at: at,
    })
    .onConflict((conflict) => conflict.column('meeting_id').doNothing())
    .execute()
}
