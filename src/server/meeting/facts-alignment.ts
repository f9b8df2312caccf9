import { sql } from 'kysely'
import type { MeetingBasics, PreAlignmentFacts } from '#domain/norm/facts.ts'
import type { Db } from '#server/db/database.ts'
import type { Meeting } from './meeting.ts'

/**
 * What was settled beforehand, as far as whoever asks may know of it: who may not see the notes gets no
 * findings about them either, because an absent fact is unknown (S3-79).
 */
export async function alignmentFacts(
  tx: Db,
  meeting: Pick<Meeting, 'id' | 'organiserId' | 'hostId' | 'recorderId'>,
): Promise<{
  meeting: Pick<MeetingBasics, 'superiorAligned'>
  preAlignments?: readonly PreAlignmentFacts[]
}> {
  const { rows } = await sql<{ isSystem: boolean; personId: string | null }>`
    select app_is_system() as "isSystem", app_person_id() as "personId"`.execute(tx)
  const asking = rows[0]
  const isOneOf = (...ids: (string | null)[]) =>
    asking?.isSystem === true || (asking?.personId != null && ids.includes(asking.personId))
  const { organiserId, hostId, recorderId } = meeting
  const talks = isOneOf(organiserId, hostId, recorderId) ? await talksOf(tx, meeting.id) : undefined
  return {
    meeting: isOneOf(organiserId, hostId) ? { superiorAligned: await isAgreed(tx, meeting.id) } : {},
    ...(talks !== undefined && { preAlignments: talks }),
  }
}

async function talksOf(tx: Db, meetingId: string): Promise<PreAlignmentFacts[]> {
  const rows = await tx
    .selectFrom('pre_alignment')
    .select(['department_id as dept', 'head_id as personId'])
    .where('meeting_id', '=', meetingId)
    .execute()
  return rows.map((row) => ({ ...row, talked: true }))
}

/** What was noted last stands; null: nothing was. */
async function isAgreed(tx: Db, meetingId: string): Promise<boolean | null> {
  const row = await tx
    .selectFrom('superior_alignment')
    .select('is_agreed')
    .where('meeting_id', '=', meetingId)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row?.is_agreed ?? null
}
